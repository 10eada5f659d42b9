"""A colleague named in public."""

import re

from heard.guard.case import is_praise, public_words
from heard.guard.find import mentions
from heard.guard.rule import PUBLIC, Check, Places
from heard.guard.text import Text, plain
from heard.vocabulary.reading import Span
from heard.vocabulary.text import Brief, Level

_TITLES = ("Dr", "Doctor", "Nurse", "Chef", "Doktor", "Docteur", "Doutor", "Dott", "Schwester")
_ROLES = (  # noqa: SIM905  # a table
    "housekeeper waiter waitress receptionist driver manager mechanic engineer technician plumber electrician roofer cleaner "
    "hygienist dentist therapist trainer guide cashier teller adviser advisor clerk barman bartender cook chef vet nurse "
    "colleague assistant apprentice porter stylist adjuster "
    "camarer camarera recepcionista compañero compañera serveur serveuse réceptionniste collègue cameriere cameriera collega "
    "empregado empregada monteur"
).split()
_POSTS = (
    "desk",
    "till",
    "kitchen",
    "bar",
    "door",
    "counter",
    "workshop",
    "reception",
    "office",
    "pass",
    "ward",
    "checkout",
    "warehouse",
)
# A name that only a colleague has: with a title, with a post in the house, or after what he or she is there.
_BY_POST = re.compile(
    rf"\b(?:{'|'.join(_TITLES)})\b\.? (?P<titled>[A-Z][a-z]{{2,}})"
    rf"|\b(?:{'|'.join(_ROLES)}),? (?P<named>[A-Z][a-z]{{2,}})\b"
    r"|(?<=[a-z,] )(?P<posted>[A-Z][a-z]{2,}) (?:on|at|from|in|behind) (?:the|our) (?:[a-z]+ )?"
    rf"(?:{'|'.join(_POSTS)})\b"
)
_POSTED = frozenset(part for word in (*_TITLES, *_ROLES, *_POSTS) for part in plain(word))


_SHORT = 3  # letters of a name


def _find(text: Text, brief: Brief) -> Places:
    if is_praise(brief):  # passing on a guest's praise by name is a joy, not a breach
        return
    ours = Text.of(f"{brief.route.contact} {brief.voice.signature} {brief.voice.brand}").known
    shown = ours | public_words(brief).known
    for name in brief.staff_names:
        if name and name not in brief.route.contact and name not in brief.voice.signature:
            yield from mentions(text, name)
            for part in Text.of(name).words:  # "Gus" of "Gus Petrov"
                if len(part.plain) >= _SHORT and part.plain not in shown:
                    yield from (span for span in mentions(text, part.plain) if text.raw[span.start].isupper())


def _perhaps(text: Text, brief: Brief) -> Places:
    """Somebody whom no list of colleagues has; not who is to be reached, nor whom the review itself names."""
    if is_praise(brief) or _POSTED.isdisjoint(text.known):
        return
    told = f"{brief.route.contact} {brief.voice.signature} {brief.voice.brand}".split()
    for found in _BY_POST.finditer(text.raw):
        name = found.group("titled") or found.group("named") or found.group("posted")
        if name not in told and name.lower() not in public_words(brief).known:
            yield Span(found.start(), found.end())


CHECK = Check(
    id="names_staff",
    rule="R-12",
    level=Level.BLOCK,
    kinds=PUBLIC,
    meaning="No colleague is named in public, save the contact and whoever signs.",
    why="A colleague's name in an answer to a complaint is personal data, and readers take it as blame.",
    mend="Write “our team” or “my colleague”.",
    find=_find,
    perhaps=_perhaps,
)
