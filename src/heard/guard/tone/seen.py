"""What a sentence shows to the heads: words, neighbours and ideas, as names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise

from heard.vocabulary.reading import Language

_STEM = 5  # letters by which forms of a word are held to be one
_SHORTEST = 3  # letters of a beginning in the list of ideas
Shelf = dict[str, frozenset[str]]


def seen(words: Sequence[str], language: Language) -> Iterator[str]:
    """The names of everything that the folded `words` of one sentence show, each once; ideas are the same in every language."""
    tongue = language.value
    for name in dict.fromkeys(shapes(words)):
        yield f"{tongue} {name}"
    for idea in sorted(ideas(words, language)):
        yield f"idea {idea}"


def ideas(words: Iterable[str], language: Language) -> frozenset[str]:
    """The ideas that folded `words` name, as the lists of concepts know them."""
    return frozenset[str]().union(*(_ideas(word, language) for word in words))


def shapes(words: Sequence[str]) -> list[str]:
    """The folded `words` of one sentence, their beginnings and their pairs; one may come twice."""
    plain = ["#" if word[:1].isdigit() else word for word in words]
    begun = [word[:_STEM] + "~" for word in plain if len(word) > _STEM]
    pairs = [f"{one} {other}" for one, other in pairwise(("^", *plain, "$"))]
    return ["", *plain, *begun, *pairs]


@lru_cache(maxsize=8192)
def _ideas(word: str, language: Language) -> frozenset[str]:
    whole, begun = _shelves(language)
    found = whole.get(word, frozenset())
    for end in range(_SHORTEST, len(word) + 1):
        found |= begun.get(word[:end], frozenset())
    return found


@cache
def _shelves(language: Language) -> tuple[Shelf, Shelf]:
    """Ideas by whole word, and by the beginning of a word."""
    whole: defaultdict[str, set[str]] = defaultdict(set)
    begun: defaultdict[str, set[str]] = defaultdict(set)
    listed = resources.files("heard.guard.tone") / f"concepts_{language.value}.txt"
    for line in listed.read_text("utf-8").splitlines():
        idea, _, words = line.partition(": ")
        for word in words.split():
            (begun if word.endswith("~") else whole)[word.rstrip("~")].add(idea)
    return {w: frozenset(i) for w, i in whole.items()}, {w: frozenset(i) for w, i in begun.items()}
