"""A phone number where the platform refuses it."""

from heard.guard.rule import REPLY, Check, Places
from heard.guard.text import PHONE, Text
from heard.vocabulary.platforms import RULES
from heard.vocabulary.reading import Span
from heard.vocabulary.text import Brief, Level


def _find(text: Text, _brief: Brief) -> Places:
    yield from (Span(match.start(), match.end()) for match in PHONE.finditer(text.raw))


CHECK = Check(
    id="refused_phone",
    rule="R-14",
    level=Level.BLOCK,
    kinds=REPLY,
    platforms=frozenset(platform for platform, rules in RULES.items() if not rules.phone_in_reply),
    meaning="No phone number in a reply where the platform refuses one.",
    why="This platform removes replies that hold a phone number.",
    mend="Take it out, and ask them to use the platform's private message or to ask at the place for a named person.",
    find=_find,
)
