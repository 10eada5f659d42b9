"""Capitals and rows of marks."""

import re

from heard.guard.case import public_words
from heard.guard.rule import TO_CUSTOMER, Check, Places
from heard.guard.text import Text
from heard.vocabulary.reading import Span
from heard.vocabulary.text import Brief, Level

_MARKS = re.compile(r"[!?]{2,}")
_CAPITALS = re.compile(r"[^\W\d_a-z]{4}")
_LOUD = re.compile(r"[^\W\d_]{4,}")
_NAMES = re.compile(r"(?:HTTPS?|ASAP|HIPAA|GDPR|IBAN|WIFI|ATM|PDF|RSVP|AGB|DSGVO|RGPD|IMAP)")


def _find(text: Text, brief: Brief) -> Places:
    yield from (Span(match.start(), match.end()) for match in _MARKS.finditer(text.raw))
    if not _CAPITALS.search(text.raw):
        return
    known = f"{brief.voice.brand} {brief.voice.signature} {brief.case_code} {brief.route.contact} {public_words(brief).raw}"
    for match in _LOUD.finditer(text.raw):
        word = match.group()
        if (
            word.isupper()
            and word not in known
            and not _NAMES.fullmatch(word)
            and not _in_code(text.raw, match.start(), match.end())
        ):
            yield Span(match.start(), match.end())


def _in_code(raw: str, start: int, end: int) -> bool:
    """Whether the word is part of a code: digits or a dash with digits stand next to it."""
    return bool(re.match(r"[-_]?\d", raw[end:]) or re.search(r"\d[-_]?$", raw[:start]))


CHECK = Check(
    id="shouting",
    rule="seed 001",
    level=Level.WARN,
    kinds=TO_CUSTOMER,
    meaning="Nobody is shouted at: no words in capitals, no rows of exclamation or question marks.",
    why="Capitals and rows of marks read as shouting.",
    mend="Write it in small letters with one mark.",
    find=_find,
)
