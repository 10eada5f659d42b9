"""A gap that nobody filled."""

import re

from heard.guard.rule import EVERY, Check, Places
from heard.guard.text import Text
from heard.vocabulary.reading import Span
from heard.vocabulary.text import Brief, Level

_GAP = re.compile(
    r"\{\{?[^{}\n]{1,40}\}\}?|\[[^\[\]\n]{2,40}\]|<[A-Za-z][\w .'-]{1,30}>"
    r"|\b(?:(?-i:TODO|TBD|XX+)|lorem ipsum|xxx+)\b|_{3,}|%\(?\w+\)?s\b",
    re.IGNORECASE,
)


def _find(text: Text, _brief: Brief) -> Places:
    yield from (Span(match.start(), match.end()) for match in _GAP.finditer(text.raw))


CHECK = Check(
    id="placeholder",
    rule="R-20",
    level=Level.BLOCK,
    kinds=EVERY,
    meaning="No gap of a template is left open.",
    why="A template was not filled in; nobody read this before it went out.",
    mend="Fill the gap or take the sentence out.",
    find=_find,
)
