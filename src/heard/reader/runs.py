"""Values of several texts laid end to end: where each run begins, and sums of runs."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Marked:
    """Which columns are marked at which rows: the few that are, row by row, each once."""

    rows: Array
    columns: Array

    def at(self, column: int) -> Array:
        """The rows at which a column is marked."""
        return np.asarray(self.rows[self.columns == column])


def first_of_each(lengths: Array) -> Array:
    """Where each of several runs, laid end to end, begins."""
    return np.asarray(lengths.cumsum() - lengths)


def added(values: Array, owner: Array, count: int) -> Array:
    """Of each row of `values` the sum that falls to each of `count` owners; `owner` says whose a column is."""
    places = owner + count * np.arange(len(values))[:, None]
    return np.bincount(places.ravel(), values.ravel(), count * len(values)).reshape(len(values), count)


def sums(values: Array, lengths: Array, dtype: Any = None) -> Array:
    """The sum of each run of `values` (as `dtype`, where given), runs laid end to end; of an empty run nought."""
    if lengths.all():
        return np.add.reduceat(values, first_of_each(lengths), axis=0, dtype=dtype)
    found = np.zeros((len(lengths), *values.shape[1:]), dtype or values.dtype)
    filled = lengths.nonzero()[0]
    if len(filled):
        found[filled] = sums(values, lengths[filled], dtype)
    return found


def once(owner: Array, values: Array, room: int, count: int) -> tuple[Array, Array]:
    """How many different values (below `room`) each of `count` owners has, and those values, owner by owner."""
    whose, which = np.divmod(different(owner * room + values), room)
    return np.bincount(whose, minlength=count), which


def different(keys: Array) -> Array:
    """Each of the keys once, in order. Much quicker than `np.unique`; the array that is given is put in order too."""
    keys.sort()
    fresh = np.ones(len(keys), np.bool_)
    np.not_equal(keys[1:], keys[:-1], out=fresh[1:])
    return np.asarray(keys[fresh])
