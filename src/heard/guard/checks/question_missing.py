"""A vague review without a question."""

from heard.guard.case import is_complaint, is_vague
from heard.guard.marks import ASKING
from heard.guard.rule import REPLY, Check, Places
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level


def _find(text: Text, brief: Brief) -> Places:
    if is_complaint(brief) and is_vague(brief) and "?" not in text.known and not ASKING.within(text):
        yield None


CHECK = Check(
    id="question_missing",
    rule="seed 003",
    level=Level.ADVISE,
    kinds=REPLY,
    meaning="A vague complaint is answered with a question.",
    why="The review does not say what happened, and this does not ask.",
    mend="Ask one plain question: what happened?",
    find=_find,
)
