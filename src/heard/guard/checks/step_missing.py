"""No next step."""

from heard.guard.case import is_complaint
from heard.guard.marks import CAUSE, STEP
from heard.guard.rule import REPLY, Check, Places
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level


def _find(text: Text, brief: Brief) -> Places:
    if is_complaint(brief) and not brief.counsel and not brief.extortion and not STEP.within(text) and not CAUSE.within(text):
        yield None


CHECK = Check(
    id="step_missing",
    rule="seed 003",
    level=Level.ADVISE,
    kinds=REPLY,
    meaning="The answer to a complaint names a step: what is done, or what happens next.",
    why="The answer says nothing that will be done.",
    mend="Say one thing that you do, and when.",
    find=_find,
)
