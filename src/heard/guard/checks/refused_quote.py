"""Quoting the review where that is refused."""

import re

from heard.guard.case import public_words
from heard.guard.find import mentions
from heard.guard.likeness import runs_in_common
from heard.guard.rule import REPLY, Check, Places
from heard.guard.text import Text
from heard.vocabulary.platforms import RULES
from heard.vocabulary.reading import Span
from heard.vocabulary.text import Brief, Level

_RUN = 6  # words in a row are a quote, with or without marks
_MARKED = 2  # between quotation marks
_QUOTED = re.compile('["“„«”‘\']([^"“”„«»‘’]{4,200})["”“»’\']')


def _find(text: Text, brief: Brief) -> Places:
    if not brief.review:
        return
    review = public_words(brief)
    for match in _QUOTED.finditer(text.raw):
        words = Text.of(match.group(1)).words
        if len(words) >= _MARKED and any(mentions(review, match.group(1))):
            yield Span(match.start(), match.end())
    yield from runs_in_common(text, review, _RUN)


CHECK = Check(
    id="refused_quote",
    rule="R-14",
    level=Level.BLOCK,
    kinds=REPLY,
    platforms=frozenset(platform for platform, rules in RULES.items() if not rules.quotes_in_reply),
    meaning="No words quoted from the review where the platform refuses quotes.",
    why="Tripadvisor removes replies that quote the guest's review or mail.",
    mend="Say it in your own words.",
    find=_find,
)
