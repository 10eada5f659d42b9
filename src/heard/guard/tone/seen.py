"""What a sentence shows to the heads: words, neighbours and ideas, as names."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise

_STEM = 5
_SHORTEST = 3  # letters of a beginning in the list of ideas
Shelf = dict[str, frozenset[str]]


def seen(words: Sequence[str]) -> Iterator[str]:
    """The names of everything that the folded `words` of one sentence show, each once."""
    yield from dict.fromkeys(_words(words))
    ideas = sorted(frozenset[str]().union(*(_ideas(word) for word in words)))
    for at, idea in enumerate(ideas):
        yield f"idea {idea}"
        for other in ideas[at + 1 :]:
            yield f"both {idea} {other}"


def _words(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        yield word
        if len(word) > _STEM:
            yield f"{word[:_STEM]}~"
    padded = ("^", *words, "$")
    for one, other in pairwise(padded):
        yield f"{one} {other}"


@lru_cache(maxsize=8192)
def _ideas(word: str) -> frozenset[str]:
    whole, begun = _shelves()
    found = whole.get(word, frozenset())
    for end in range(_SHORTEST, len(word) + 1):
        found |= begun.get(word[:end], frozenset())
    return found


@cache
def _shelves() -> tuple[Shelf, Shelf]:
    """Ideas by whole word, and by the beginning of a word."""
    whole: defaultdict[str, set[str]] = defaultdict(set)
    begun: defaultdict[str, set[str]] = defaultdict(set)
    for line in (resources.files("heard.guard.tone") / "concepts_en.txt").read_text("utf-8").splitlines():
        idea, _, words = line.partition(": ")
        for word in words.split():
            (begun if word.endswith("~") else whole)[word.rstrip("~")].add(idea)
    return {w: frozenset(i) for w, i in whole.items()}, {w: frozenset(i) for w, i in begun.items()}
