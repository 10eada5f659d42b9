"""Nothing to read."""

from heard.guard.rule import EVERY, Check, Places
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level


def _find(text: Text, _brief: Brief) -> Places:
    if not text.count:
        yield None


CHECK = Check(
    id="empty",
    rule="seed 000",
    level=Level.BLOCK,
    kinds=EVERY,
    meaning="The text holds words.",
    why="There is nothing here to send.",
    mend="Write it.",
    find=_find,
)
