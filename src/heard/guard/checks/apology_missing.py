"""No sincere apology in the answer to a complaint."""

from heard.guard.case import owes_apology
from heard.guard.marks import APOLOGY
from heard.guard.rule import REPLY, Check, Places
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level


def _find(text: Text, brief: Brief) -> Places:
    if owes_apology(brief) and not APOLOGY.within(text):
        yield None


CHECK = Check(
    id="apology_missing",
    rule="seed 002",
    level=Level.WARN,
    kinds=REPLY,
    meaning="The answer to a complaint holds a sincere apology.",
    why="Nothing here says sorry. One can be sorry for how it was for them without admitting a fault.",
    mend="Say what you are sorry for: “I am sorry that you waited an hour for a cold meal.”",
    find=_find,
)
