"""An offer that may look like a bargain."""

from heard.guard.asking import OFFER, UNCONDITIONAL
from heard.guard.rule import Check, Places
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level, TextKind


def _find(text: Text, _brief: Brief) -> Places:
    if OFFER.within(text) and not UNCONDITIONAL.within(text):
        yield None


CHECK = Check(
    id="unconditional_unsaid",
    rule="R-1",
    level=Level.ADVISE,
    kinds=frozenset({TextKind.REMEDY_OFFER}),
    meaning="A remedy offer says that nothing hangs on it.",
    why="Nothing here says that the offer is theirs whatever they write; some will read it as a price for silence.",
    mend="Add: “This is yours whatever you decide about your review.”",
    find=_find,
)
