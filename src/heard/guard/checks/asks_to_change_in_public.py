"""Asking for another rating in public."""

from heard.guard.asking import CHANGE_WISH, is_refused
from heard.guard.rule import REPLY, Check, Places, heard_or
from heard.guard.text import Text
from heard.vocabulary.platforms import RULES
from heard.vocabulary.text import Brief, Level


def _find(text: Text, brief: Brief) -> Places:
    if RULES[brief.platform].ask_to_update:
        yield from (span for span in heard_or(CHANGE_WISH.find(text), text, "change") if not is_refused(text, span))


CHECK = Check(
    id="asks_to_change_in_public",
    rule="R-2",
    level=Level.WARN,
    kinds=REPLY,
    meaning="A public reply does not ask for a changed review.",
    why="A public request to change a review reads as pressure to every reader.",
    mend="Take it out. Where it is allowed, ask once, in private, after it is solved.",
    find=_find,
)
