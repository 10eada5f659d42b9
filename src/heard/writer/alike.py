"""How like one another texts are: by their word 3-grams."""

import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_MARKS = 4096
_SENT = 4096  # texts remembered: the last thousand of four places


@dataclass(frozen=True, slots=True)
class Grams:
    """The word 3-grams of a text, case aside, as hashes; `marks` has a bit for each, and now and then one for two of them."""

    hashes: "array[int]"  # of 64 bits, each once: a server remembers thousands of texts
    size: int
    marks: int
    doubled: int  # how many have no bit of their own


def grams(text: str) -> Grams:
    """The 3-grams of a text."""
    words = [word.lower() for word in _WORD.findall(text)]
    found = {hash(gram) for gram in zip(words, words[1:], words[2:], strict=False)}
    marks = 0
    for gram in found:
        marks |= 1 << gram % _MARKS
    return Grams(array("q", found), len(found), marks, len(found) - marks.bit_count())


@lru_cache(maxsize=_SENT)
def grams_sent(text: str) -> Grams:
    """Those of a text sent before, with which every later draft of its place is compared."""
    return grams(text)


def share(one: Grams, other: Grams) -> float:
    """The share of the shorter text's 3-grams that the other has too."""
    return _share(frozenset(one.hashes), other)


def largest_share(one: Grams, others: Iterable[Grams]) -> float:
    """The largest share that `one` has with any of the others. Bits are compared first, which settles most of them."""
    at_most = [((one.marks & other.marks).bit_count() + one.doubled, other) for other in others]
    at_most.sort(key=itemgetter(0), reverse=True)
    own, largest = frozenset(one.hashes), 0.0
    for most, other in at_most:
        if most > largest * one.size or most > largest * other.size:
            largest = max(largest, _share(own, other))
    return largest


def _share(own: frozenset[int], other: Grams) -> float:
    shorter = min(len(own), other.size)
    return len(own.intersection(other.hashes)) / shorter if shorter else 0.0
