"""Near-copies among many texts, found by their fingerprints: no pair is compared that shares nothing. Pure.

MinHash over word 3-grams with banding: two texts that share the part `s` of their 3-grams meet in some band with
probability 1 - (1 - s^ROWS)^BANDS, 0.9997 at s = 0.8; whoever met is then compared by the exact share.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

BANDS, ROWS = 20, 5
ALIKE = 0.6  # share of word 3-grams from which two texts count as one
LEAST_WORDS = 8  # shorter texts are alike by chance: "great food, great service"
AT_ONCE = 64  # texts whose 3-grams are put in order together: what fits a processor's own memory
MOST_IN_A_BUCKET = 200  # a bucket of more is one text many times; neighbours in it are compared, not all pairs
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts by their places in the list, and the share of 3-grams that both have."""

    first: int
    second: int
    share: float


def near_copies(texts: Sequence[str], *, alike: float = ALIKE) -> tuple[Pair, ...]:
    """Every pair that shares at least `alike` of its word 3-grams, in order of place; linear in the number of texts."""
    grams = [_grams(text) for text in texts]
    prints = _fingerprints(grams)
    met: set[tuple[int, int]] = set()
    for band in range(BANDS):
        buckets: dict[bytes, list[int]] = defaultdict(list)
        rows = prints[:, band * ROWS : (band + 1) * ROWS]
        for place, row in enumerate(rows):
            if grams[place].size:
                buckets[row.tobytes()].append(place)
        for places in buckets.values():
            met.update(_pairs(places))
    found = (Pair(first, second, _share(grams[first], grams[second])) for first, second in sorted(met))
    return tuple(pair for pair in found if pair.share >= alike)


def copies_of(text: str, others: Sequence[str], *, alike: float = ALIKE) -> tuple[tuple[int, float], ...]:
    """Those of the others that are near-copies of one text: place and share. Each is compared, so it is linear too."""
    own = _grams(text)
    if not own.size:
        return ()
    shares = ((place, _share(own, _grams(other))) for place, other in enumerate(others))
    return tuple((place, share) for place, share in shares if share >= alike)


def groups(pairs: Sequence[Pair]) -> tuple[tuple[int, ...], ...]:
    """Texts that are copies of one another, directly or by way of others; largest group first."""
    parent: dict[int, int] = {}

    def root(one: int) -> int:
        while parent.setdefault(one, one) != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for pair in pairs:
        parent[root(pair.first)] = root(pair.second)
    gathered: dict[int, list[int]] = defaultdict(list)
    for one in sorted(parent):
        gathered[root(one)].append(one)
    return tuple(sorted((tuple(places) for places in gathered.values()), key=lambda places: (-len(places), places)))


def _grams(text: str) -> NDArray[np.uint32]:
    """The hashes of a text's word 3-grams, sorted, each once; empty for a text too short to tell."""
    words = _WORD.findall(text.lower())
    if len(words) < LEAST_WORDS:
        return np.empty(0, dtype=np.uint32)
    codes = np.fromiter((crc32(word.encode()) for word in words), dtype=np.uint32, count=len(words))
    mixed = np.sort((codes[:-2] * np.uint32(0x9E3779B1) + codes[1:-1]) * np.uint32(0x85EBCA77) + codes[2:])
    return mixed[np.append(True, mixed[1:] != mixed[:-1])]


def _fingerprints(grams: Sequence[NDArray[np.uint32]]) -> NDArray[np.uint32]:
    """A row for each text: the least value of its 3-grams under each of BANDS * ROWS orderings."""
    chance = np.random.default_rng(20_221)  # a fixed seed: the same texts have the same prints everywhere
    factor = chance.integers(0, 1 << 32, BANDS * ROWS, dtype=np.uint32) | np.uint32(1)  # odd, so that none falls on another
    shift = chance.integers(0, 1 << 32, BANDS * ROWS, dtype=np.uint32)
    prints = np.zeros((len(grams), BANDS * ROWS), dtype=np.uint32)
    told = [place for place, codes in enumerate(grams) if codes.size]
    for first in range(0, len(told), AT_ONCE):
        places = told[first : first + AT_ONCE]
        starts = np.cumsum([0, *(grams[place].size for place in places[:-1])])
        ordered = np.concatenate([grams[place] for place in places])[:, None] * factor + shift
        prints[places] = np.minimum.reduceat(ordered, starts, axis=0)
    return prints


def _pairs(places: list[int]) -> Iterator[tuple[int, int]]:
    if len(places) <= MOST_IN_A_BUCKET:
        yield from combinations(places, 2)
    else:
        yield from pairwise(places)


def _share(one: NDArray[np.uint32], other: NDArray[np.uint32]) -> float:
    common = np.intersect1d(one, other, assume_unique=True).size
    return float(common / (one.size + other.size - common))
