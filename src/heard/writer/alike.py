"""How like one another texts are: by their word 3-grams."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_MARKS = 4096


@dataclass(frozen=True, slots=True)
class Grams:
    """The word 3-grams of a text, case aside; `marks` has a bit for each, and now and then one for two of them."""

    words: frozenset[tuple[str, str, str]]
    size: int
    marks: int
    doubled: int  # how many have no bit of their own


@lru_cache(maxsize=8192)
def grams(text: str) -> Grams:
    """The 3-grams of a text."""
    words = [word.lower() for word in _WORD.findall(text)]
    found = frozenset(zip(words, words[1:], words[2:], strict=False))
    marks = 0
    for gram in found:
        marks |= 1 << hash(gram) % _MARKS
    return Grams(found, len(found), marks, len(found) - marks.bit_count())


def share(one: Grams, other: Grams) -> float:
    """The share of the shorter text's 3-grams that the other has too."""
    shorter = min(one.size, other.size)
    return len(one.words & other.words) / shorter if shorter else 0.0


def largest_share(one: Grams, others: Iterable[Grams]) -> float:
    """The largest share that `one` has with any of the others. Bits are compared first, which settles most of them."""
    largest = 0.0
    for other in others:
        at_most = (one.marks & other.marks).bit_count() + one.doubled
        if at_most > largest * one.size or at_most > largest * other.size:
            largest = max(largest, share(one, other))
    return largest
