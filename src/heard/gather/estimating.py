"""Estimating what each level proves, without anybody having said who wrote what: expectation and maximisation. Pure.

Used by `bench/gather.py` for the table in `gather.weights`. u comes from pairs drawn at random; m from pairs that were found by
something else than the comparisons that are estimated, as Fellegi and Sunter's followers do it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from heard.gather.comparing import Levels
from heard.gather.weights import Table

FLOOR = 0.5  # of a pair: no level is impossible
ROUNDS = 60


def shares(pairs: Sequence[Levels], table: Table) -> dict[str, dict[str, float]]:
    """How often each level stood in these pairs: u, where the pairs were drawn at random."""
    found: dict[str, dict[str, float]] = {}
    for comparison, levels in table.items():
        seen = Counter(pair[comparison] for pair in pairs if comparison in pair)
        total = seen.total() + FLOOR * len(levels)
        found[comparison] = {level: (seen[level] + FLOOR) / total for level in levels}
    return found


def estimate(
    pairs: Sequence[Levels], known: Sequence[float], table: Table, free: Sequence[str], *, share: float = 0.05
) -> tuple[dict[str, dict[str, float]], float]:
    """m of the `free` comparisons and the share of true pairs. `known` are the bits of everything else, pair by pair."""
    coded = {one: _coded(pairs, one, list(table[one])) for one in free}
    m = {one: np.array([table[one][level][0] for level in table[one]]) for one in free}
    u = {one: np.array([table[one][level][1] for level in table[one]]) for one in free}
    bits = np.asarray(known, float)
    for _ in range(ROUNDS):
        odds = bits + sum(np.where(code < 0, 0.0, np.log2(m[one] / u[one])[code]) for one, code in coded.items())
        true = share * np.exp2(np.minimum(odds, 60))
        chance = true / (true + 1 - share)
        share = float(np.clip(chance.mean(), 1e-6, 1 - 1e-6))
        for one, code in coded.items():
            seen = np.bincount(code[code >= 0], weights=chance[code >= 0], minlength=len(m[one])) + FLOOR
            m[one] = seen / seen.sum()
    return {one: dict(zip(table[one], map(float, m[one]), strict=True)) for one in free}, share


def _coded(pairs: Sequence[Levels], comparison: str, levels: list[str]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    place = {level: number for number, level in enumerate(levels)}
    return np.array([place[pair[comparison]] if comparison in pair else -1 for pair in pairs], dtype=np.int64)
