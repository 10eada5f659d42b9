"""No case code."""

from heard.guard.case import is_complaint
from heard.guard.find import mentions
from heard.guard.marks import ROUTE
from heard.guard.rule import REPLY, Check, Places
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level


def _find(text: Text, brief: Brief) -> Places:
    if brief.case_code and is_complaint(brief) and ROUTE.within(text) and not any(mentions(text, brief.case_code)):
        yield None


CHECK = Check(
    id="code_missing",
    rule="seed 000",
    level=Level.ADVISE,
    kinds=REPLY,
    meaning="The private way comes with the case code.",
    why="Without the case code whoever takes the call has to ask for everything again.",
    mend="Add the case code to the private way.",
    find=_find,
)
