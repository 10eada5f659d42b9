"""Values of several texts laid end to end: where each run begins, and sums of runs."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


class Marked(NamedTuple):
    """Which columns are marked at which words: the few that are, word by word, each once."""

    words: list[int]
    columns: list[int]

    def at(self, *columns: int) -> list[int]:
        """The words at which one of the columns is marked, a word for each of its marks."""
        return [word for word, column in zip(self.words, self.columns, strict=True) if column in columns]

    def parts(self, first: list[int]) -> list["Marked"]:
        """What is marked of each of several texts, by the numbers of its own words; `first` is the first word of each."""
        if len(first) == 1:
            return [self]
        bounds = [bisect_left(self.words, place) for place in first] + [len(self.words)]
        return [
            Marked([word - place for word in self.words[low:high]], self.columns[low:high])
            for place, (low, high) in zip(first, pairwise(bounds), strict=True)
        ]


def end_to_end(parts: Sequence[Array]) -> Array:
    """Several arrays as one."""
    if len(parts) == 1:
        return parts[0]
    return np.concatenate(parts) if parts else np.zeros(0, np.int64)


_AT_ONCE = np.zeros(1, np.int64)


def first_of_each(lengths: Array) -> Array:
    """Where each of several runs, laid end to end, begins."""
    if len(lengths) == 1:
        return _AT_ONCE
    return np.asarray(lengths.cumsum() - lengths)


def sums(values: Array, lengths: Array, dtype: Any = None) -> Array:
    """The sum of each run of `values` (as `dtype`, where given), runs laid end to end; of an empty run nought."""
    if lengths.all():
        return np.add.reduceat(values, first_of_each(lengths), axis=0, dtype=dtype)
    found = np.zeros((len(lengths), *values.shape[1:]), dtype or values.dtype)
    filled = lengths.nonzero()[0]
    if len(filled):
        found[filled] = sums(values, lengths[filled], dtype)
    return found


def once(owner: Array, values: Array, count: int) -> tuple[Array, Array]:
    """How many different values (below 2 ** 32) each of `count` owners has, and those values, owner by owner."""
    if count == 1:
        found = different(values.copy())
        return np.array([len(found)]), found
    keys = different((owner << 32) + values)
    return np.bincount(keys >> 32, minlength=count), keys & 0xFFFFFFFF


def different(keys: Array) -> Array:
    """Each of the keys once, in order. Much quicker than `np.unique`; the array that is given is put in order too."""
    keys.sort()
    fresh = np.empty(len(keys), np.bool_)
    fresh[:1] = True
    np.not_equal(keys[1:], keys[:-1], out=fresh[1:])
    return np.asarray(keys[fresh])
