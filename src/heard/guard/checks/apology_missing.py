"""No sincere apology in the answer to a complaint."""

from heard.guard.case import is_complaint
from heard.guard.marks import APOLOGY
from heard.guard.rule import ANSWERS, Check, Places
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level, TextKind


def _find(text: Text, brief: Brief) -> Places:
    if is_complaint(brief) and brief.kind is not TextKind.FOLLOW_UP and not brief.extortion and not APOLOGY.within(text):
        yield None


CHECK = Check(
    id="apology_missing",
    rule="seed 002",
    level=Level.WARN,
    kinds=ANSWERS,
    meaning="The answer to a complaint holds a sincere apology.",
    why="Nothing here says sorry. One can be sorry for how it was for them without admitting a fault.",
    mend="Say what you are sorry for: “I am sorry that you waited an hour for a cold meal.”",
    find=_find,
)
