"""Values of several texts laid end to end: where each run begins, and sums of runs."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def first_of_each(lengths: Array) -> Array:
    """Where each of several runs, laid end to end, begins."""
    return np.asarray(np.cumsum(lengths) - lengths)


def added(values: Array, owner: Array, count: int) -> Array:
    """Of each row of `values` the sum that falls to each of `count` owners; `owner` says whose a column is."""
    places = owner + count * np.arange(len(values))[:, None]
    return np.bincount(places.ravel(), values.ravel(), count * len(values)).reshape(len(values), count)


def sums(values: Array, lengths: Array) -> Array:
    """The sum of each run of `values`, runs laid end to end; of an empty run nought."""
    found = np.zeros((len(lengths), *values.shape[1:]), values.dtype)
    filled = np.flatnonzero(lengths)
    if len(filled):
        found[filled] = np.add.reduceat(values, first_of_each(lengths)[filled], axis=0)
    return found


def once(owner: Array, values: Array, room: int) -> tuple[Array, Array]:
    """Each value (below `room`) that an owner has, once: owners in order, and their values."""
    pairs = np.unique(owner * room + values)
    return pairs // room, pairs % room
