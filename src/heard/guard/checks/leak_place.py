"""The room, table or address."""

import re

from heard.guard.case import public_words
from heard.guard.find import mentions
from heard.guard.leaks import unsaid
from heard.guard.rule import REPLY, Check, Places
from heard.guard.text import Text
from heard.vocabulary.reading import Span
from heard.vocabulary.text import Brief, Level

_PLACES = (  # noqa: SIM905  # a table
    "room suite table seat apartment flat unit bed ward pitch cabin habitación habitacion mesa chambre zimmer tisch camera "
    "tavolo quarto kamer tafel"
).split()
_NUMBER = re.compile(r"(?<!\d)\d{1,4}[a-z]?\b", re.IGNORECASE)
_BEFORE_IT = re.compile(
    rf"\b(?:{'|'.join(_PLACES)})\s*(?:number|no\.?|nr\.?|n[.º°]|numéro|nummer|número|numero)?\s*#?$", re.IGNORECASE
)
_REACH = 24  # characters from the place to its number


def _find(text: Text, brief: Brief) -> Places:
    shown = public_words(brief).known
    for number in _NUMBER.finditer(text.raw):
        named = _BEFORE_IT.search(text.raw, max(0, number.start() - _REACH), number.start())
        if named and number.group().lower() not in shown:
            yield Span(named.start(), number.end())
    for place in brief.record.places if brief.record else ():
        if len(place) > 2 and unsaid(brief, place):
            yield from mentions(text, place)


CHECK = Check(
    id="leak_place",
    rule="R-11",
    level=Level.BLOCK,
    law=True,
    kinds=REPLY,
    meaning="No room, table or address of the customer that the review does not tell.",
    why="The review does not say which room, table or address; you know it from your records.",
    mend="Write “your room” or “your table”, without its number.",
    find=_find,
)
