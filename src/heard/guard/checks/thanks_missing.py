"""No word of thanks."""

from heard.guard.marks import THANKS
from heard.guard.rule import REPLY, Check, Places
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level


def _find(text: Text, brief: Brief) -> Places:
    if not brief.extortion and not THANKS.within(text):
        yield None


CHECK = Check(
    id="thanks_missing",
    rule="seed 003",
    level=Level.ADVISE,
    kinds=REPLY,
    meaning="The reply thanks for the feedback.",
    why="An answer begins by acknowledging the review and thanking for it, even for a bad one.",
    mend="Thank them for telling you, in a few words of your own.",
    find=_find,
)
