"""Nothing that shows how it was for them."""

from heard.guard.case import is_readable, owes_apology
from heard.guard.letters import empathy
from heard.guard.rule import REPLY, Check, Places
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level


def _find(text: Text, brief: Brief) -> Places:
    if is_readable(text, brief) and owes_apology(brief) and not empathy(text, brief):
        yield None


CHECK = Check(
    id="empathy_missing",
    rule="seed 002",
    level=Level.ADVISE,
    kinds=REPLY,
    meaning="The answer to a complaint shows that one understands how it felt.",
    why="Nothing here shows that you understand how it was for them; of all parts of a reply this one is rated highest.",
    mend="Say how it must have been, about their case: “Waiting an hour with two hungry children is exhausting.”",
    find=_find,
)
