"""Near-copies among many texts, found by their fingerprints: no pair is compared that shares nothing. Pure.

MinHash over word 3-grams with banding: two texts that share the part `s` of their 3-grams meet in some band with
probability 1 - (1 - s^ROWS)^BANDS, 0.9997 at s = 0.8; whoever met is then compared by the exact share.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

BANDS, ROWS = 20, 5
ALIKE = 0.6  # share of word 3-grams from which two texts count as one
LEAST_WORDS = 8  # shorter texts are alike by chance: "great food, great service"
AT_ONCE = 64  # texts whose 3-grams are put in order together: what fits a processor's own memory
GLANCE = 32  # so many of the orderings are asked before all of them
DOUBT = 2.0  # what orderings tell of a share may be off by this over the root of their number: four times its scatter
MANY = 100_000  # pairs that are looked at together
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
    told = np.array([place for place, codes in enumerate(grams) if codes.size], dtype=np.int64)
    prints = _fingerprints(grams)
    met = _likely(prints, _met(prints, told, alike), alike)
    sets = [frozenset(codes.tolist()) for codes in grams]
    shares = ((first, second, _share(sets[first], sets[second])) for first, second in met.tolist())
    return tuple(Pair(first, second, share) for first, second, share in shares if share >= alike)


def copies_of(text: str, others: Sequence[str], *, alike: float = ALIKE) -> tuple[tuple[int, float], ...]:
    """Those of the others that are near-copies of one text: place and share. Each is compared, so it is linear too."""
    own = frozenset(_grams(text).tolist())
    if not own:
        return ()
    shares = ((place, _share(own, frozenset(_grams(other).tolist()))) for place, other in enumerate(others))
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
    """The hashes of a text's word 3-grams; empty for a text too short to tell."""
    words = _WORD.findall(text.lower())
    if len(words) < LEAST_WORDS:
        return np.empty(0, dtype=np.uint32)
    codes = np.array([crc32(word.encode()) for word in words], dtype=np.uint32)
    return (codes[:-2] * np.uint32(0x9E3779B1) + codes[1:-1]) * np.uint32(0x85EBCA77) + codes[2:]


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


def _met(prints: NDArray[np.uint32], told: NDArray[np.int64], alike: float) -> NDArray[np.int64]:
    """Pairs of the texts at the places `told` that agree in a band and, at a glance, in the rest."""
    glance = prints[:, :GLANCE].astype(np.uint8)
    mix = np.random.default_rng(42).integers(0, 1 << 63, ROWS, dtype=np.uint64) | np.uint64(1)
    met = [np.empty(0, dtype=np.int64)]
    for band in range(BANDS):
        keys = (prints[told, band * ROWS : (band + 1) * ROWS] * mix).sum(axis=1, dtype=np.uint64)
        by_key = np.argsort(keys, kind="stable")
        keys, places = keys[by_key], told[by_key]
        _, sizes = np.unique(keys, return_counts=True)
        small = np.repeat(sizes <= MOST_IN_A_BUCKET, sizes)
        for gap in range(1, max(2, int(sizes[sizes <= MOST_IN_A_BUCKET].max(initial=0)))):
            same = keys[gap:] == keys[:-gap]
            if gap > 1:
                same &= small[gap:]
            pairs = np.column_stack([places[:-gap][same], places[gap:][same]])
            met.append(_likely(glance, pairs, alike) @ np.array([len(prints), 1]))
    ordered = np.sort(np.concatenate(met))  # a pair as one number: many times quicker to put in order than two
    return np.column_stack(np.divmod(ordered[np.diff(ordered, prepend=-1) > 0], len(prints)))


def _likely(prints: NDArray[Any], pairs: NDArray[np.int64], alike: float) -> NDArray[np.int64]:
    """Those of the pairs whose prints agree often enough to share `alike` of their 3-grams."""
    least = alike - DOUBT / math.sqrt(prints.shape[1])
    parts = [pairs[first : first + MANY] for first in range(0, len(pairs), MANY)] or [pairs]
    return np.concatenate([part[(prints[part[:, 0]] == prints[part[:, 1]]).mean(axis=1) >= least] for part in parts])


def _share(one: frozenset[int], other: frozenset[int]) -> float:
    common = len(one & other)
    return common / (len(one) + len(other) - common)
