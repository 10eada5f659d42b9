"""How much of a text was said before."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from heard.guard.text import Text
from heard.vocabulary.reading import Language, Span

SHARE = 0.6  # of the word 3-grams: from here on readers see a template
_FEWEST = 8  # words; shorter texts are alike by nature


def grams(text: Text, size: int = 3) -> frozenset[tuple[str, ...]]:
    """The runs of `size` words in `text`, sentence ends left out."""
    words = [word.plain for word in text.words if word.plain not in (".", "!", "?")]
    return frozenset(tuple(words[at : at + size]) for at in range(len(words) - size + 1))


def too_like(text: Text, earlier: Iterable[str], language: Language) -> bool:
    """Whether `text` shares more than `SHARE` of its word 3-grams with one of the `earlier` texts."""
    own = grams(text)
    if text.count < _FEWEST or not own:
        return False
    return any(len(own & _sent(other, language)) > SHARE * len(own) for other in earlier)


@lru_cache(maxsize=256)
def _sent(text: str, language: Language) -> frozenset[tuple[str, ...]]:
    """The runs of three of a text sent earlier, against which every draft of its place is held."""
    return grams(Text.of(text, language))


def runs_in_common(text: Text, other: Text, words: int) -> Iterator[Span]:
    """The places of `text` where at least that many words in a row stand in `other` too, each as long as it goes."""
    theirs = grams(other, words)
    own = [word for word in text.words if word.plain not in (".", "!", "?")]
    start = end = -1
    for at in range(len(own) - words + 1):
        if tuple(word.plain for word in own[at : at + words]) not in theirs:
            continue
        if start >= 0 and own[at].start > end:
            yield Span(start, end)
            start = -1
        start, end = (own[at].start if start < 0 else start), own[at + words - 1].end
    if start >= 0:
        yield Span(start, end)
