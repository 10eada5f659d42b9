"""A text cut into words and clauses, and what the word lists say of it in place.

Both rules and heads start here, so that every text is cut once.
"""

import re
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heard.reader.words import BOOSTER, DAMPER, NEGATOR, TOPICS

WORDS = re.compile(r"(\w+(?:'\w+)?|[☀-➿🌀-🫿])")
_SENTENCE_END = re.compile(r"[.!?\n…]")
_SHORT_GAP, _MOST_GAPS = 8, 5000
_CLAUSE_END = re.compile(r"[.!?;:\n(),]|\s-+\s|…")

TOLD = (
    "balance", "good", "bad", "both", "ending", "best", "worst", "length",
    *(f"speaks of {topic}" for topic in TOPICS),
    *(f"praises {topic}" for topic in TOPICS),
    *(f"blames {topic}" for topic in TOPICS),
)  # fmt: skip
"""What `tell` says of a text, in order."""

Array = NDArray[Any]


class _Gaps(dict[str, int]):
    """What stands between two words, remembered: 1 ends a clause, 2 ends a sentence too."""

    def __missing__(self, gap: str) -> int:
        ends = 2 if _SENTENCE_END.search(gap) else 1 if _CLAUSE_END.search(gap) else 0
        if len(gap) < _SHORT_GAP and len(self) < _MOST_GAPS:
            self[gap] = ends
        return ends


GAPS = _Gaps({" ": 0})


def valence_in_place(valence: Array, kinds: Array, clauses: Array) -> Array:
    """Word weights after what stands before them: "not" turns, "very" raises, "slightly" lowers."""
    factor = np.ones(len(valence), np.float32)
    for distance in (1, 2, 3):
        if len(valence) <= distance:
            break
        near = (clauses[distance:] == clauses[:-distance]) & (valence[distance:] != 0)
        before = kinds[:-distance]
        factor[distance:][near & ((before & NEGATOR) > 0)] = -0.7
        if distance == 1:
            factor[distance:][near & ((before & BOOSTER) > 0)] *= 1.4
            factor[distance:][near & ((before & DAMPER) > 0)] *= 0.6
    return valence * factor


def tell(valence: Array, topics: Array, clauses: Array) -> Array:
    """One row of `TOLD`: the same for every language, which is how the heads reach languages with few labels.

    `topics` has a row for each word and a column for each topic.
    """
    row = np.zeros(len(TOLD), np.float32)
    count = len(valence)
    if not count:
        return row
    root = float(np.sqrt(count + 3.0))
    praise, blame = np.maximum(valence, 0), np.maximum(-valence, 0)
    good, bad = float(praise.sum()), float(blame.sum())
    last = valence[-max(4, count // 4) :]
    row[:8] = (
        (good - bad) / (good + bad + 1.5),
        good / root,
        bad / root,
        min(good, bad) / root,
        float(last.sum()) / (float(np.abs(last).sum()) + 1.0),
        float((praise >= 2).sum()) / root,
        float((blame >= 2).sum()) / root,
        float(np.log1p(count)) / 5.0,
    )
    spoken = topics.any(0)
    if spoken.any():
        own = np.bincount(clauses - clauses[0], weights=valence)[clauses - clauses[0]]
        size = len(TOPICS)
        row[8 : 8 + size] = np.minimum(topics.sum(0), 3) / 3 + spoken
        row[8 + size : 8 + 2 * size] = (topics & (own > 0)[:, None]).any(0)
        row[8 + 2 * size :] = (topics & (own < 0)[:, None]).any(0)
    return row
