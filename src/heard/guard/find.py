"""Looks for given words, rather than phrases, in a text."""

from collections.abc import Iterator

from heard.guard.text import Text
from heard.vocabulary.reading import Span


def mentions(text: Text, words: str) -> Iterator[Span]:
    """Every place where `words` stand next to each other in `text`, case and accents aside."""
    wanted = [word.plain for word in Text.of(words).words]
    if not wanted or not text.known.issuperset(wanted):
        return
    needle, at = " " + " ".join(wanted) + " ", 0
    while (at := text.line.find(needle, at)) >= 0:
        yield text.span(at + 1, at + len(needle) - 1)
        at += len(needle) - 1
