"""A vague review without a question."""

from heard.guard.case import is_complaint, is_readable, is_vague
from heard.guard.marks import ASKING
from heard.guard.rule import REPLY, Check, Places
from heard.guard.telling import names_it
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level


def _find(text: Text, brief: Brief) -> Places:
    asked = "?" in text.known or ASKING.within(text)
    if is_readable(text, brief) and is_complaint(brief) and is_vague(brief) and not asked and not names_it(text, brief):
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
