"""Somebody else's name."""

import re

from heard.guard.case import public_words
from heard.guard.rule import REPLY, Check, Places
from heard.guard.text import Text
from heard.vocabulary.reading import Span
from heard.vocabulary.text import Brief, Level

_WORDS = (
    "Dear|Hi|Hello|Hey|Good (?:morning|afternoon|evening)|Thank you|Thanks|Estimad[oa]|Querid[oa]|Hola|Cher|Chère|Bonjour|"
    "Liebe|Lieber|Hallo|Guten Tag|Sehr geehrter|Sehr geehrte|Gentile|Car[oa]|Buongiorno|Ciao|Prezad[oa]|Olá|Beste|"
    "Geachte (?:heer|mevrouw)|Dag"
)
_TITLES = (
    "Mr|Mrs|Ms|Miss|Dr|Sr|Sra|Mme|M|Herr|Frau|Sig|Signora|Signor|Señor|Señora|Monsieur|Madame|Senhor|Senhora|"
    "Don|Doña|heer|mevrouw|Dott"
)
_GREETING = re.compile(rf"\A\s*(?:{_WORDS}),?\s+(?:(?:{_TITLES})\.?\s+)?(?P<name>[^\W\d_][\w'’-]+)\s*[,!.:–-]")


def _find(text: Text, brief: Brief) -> Places:
    match = _GREETING.match(text.raw)
    if not match or not brief.review or not match.group("name")[0].isupper():
        return
    name = Text.of(match.group("name")).words
    if name and name[0].plain not in _ANYBODY and name[0].plain not in public_words(brief).known:
        yield Span(match.start("name"), match.end("name"))


_ANYBODY = frozenset(
    (
        *(
            "there",
            "everyone",
            "all",
            "you",
            "guest",
            "customer",
            "friend",
            "reviewer",
            "sir",
            "madam",
            "traveller",
            "traveler",
        ),
        *("diner", "user", "visitor", "patient", "cliente", "huesped", "client", "hote", "gast", "kunde", "kundin", "ospite"),
        *("hospede", "klant", "amigo", "amiga", "paciente"),
    )
)


CHECK = Check(
    id="wrong_name",
    rule="seed 003",
    level=Level.WARN,
    kinds=REPLY,
    meaning="A greeting by name uses the name that the review shows.",
    why="The review does not show this name: it belongs to another case, or to your records.",
    mend="Use the name that the review shows, or none.",
    find=_find,
)
