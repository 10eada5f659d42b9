"""A link where the platform refuses it."""

from heard.guard.rule import REPLY, Check, Places
from heard.guard.text import LINK, Text
from heard.vocabulary.platforms import RULES
from heard.vocabulary.reading import Span
from heard.vocabulary.text import Brief, Level


def _find(text: Text, _brief: Brief) -> Places:
    yield from (Span(match.start(), match.end()) for match in LINK.finditer(text.raw))


CHECK = Check(
    id="refused_link",
    rule="R-14",
    level=Level.BLOCK,
    kinds=REPLY,
    platforms=frozenset(platform for platform, rules in RULES.items() if not rules.links_in_reply),
    meaning="No link in a reply where the platform refuses one.",
    why="This platform removes replies that hold a link.",
    mend="Take it out, and ask them to use the platform's private message or to ask at the place for a named person.",
    find=_find,
)
