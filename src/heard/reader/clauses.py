"""What the word lists say of a text in place, clause by clause. Both rules and heads start here."""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heard.reader.runs import Marked, added
from heard.reader.words import BOOSTER, DAMPER, NEGATOR, TOPICS

BARE_NEGATION = -0.6
_TURNED = -0.7
_BEFORE = np.array([[1], [2], [3]])  # a "not" reaches over two words

TOLD = (
    "balance", "good", "bad", "both", "ending", "best", "worst", "length",
    *(f"speaks of {topic}" for topic in TOPICS),
    *(f"praises {topic}" for topic in TOPICS),
    *(f"blames {topic}" for topic in TOPICS),
)  # fmt: skip
"""What `tell` says of a text, in order."""
_OF_TOPICS = TOLD.index(f"speaks of {TOPICS[0]}")

Array = NDArray[Any]


def valence_in_place(valence: Array, kinds: Array, clauses: Array) -> Array:
    """Word weights after what stands before them: "not" turns, "very" raises, "slightly" lowers."""
    judging = valence.nonzero()[0]
    before = judging - _BEFORE
    there = np.maximum(before, 0)
    near = kinds.take(there) * ((clauses.take(there) == clauses.take(judging)) & (before >= 0))
    turned = (near & NEGATOR) > 0
    factor = np.ones(len(judging), np.float32)
    factor[turned[0]] = _TURNED
    factor[(near[0] & BOOSTER) > 0] *= 1.4
    factor[(near[0] & DAMPER) > 0] *= 0.6
    factor[turned[1] | turned[2]] = _TURNED
    found = valence.copy()
    found[judging] *= factor
    return found


def with_bare_negation(valence: Array, kinds: Array, clauses: Array) -> Array:
    """Word weights, and a little blame where a clause judges nothing but says no: "it never arrived", "nobody answers"."""
    negators = (kinds & NEGATOR).nonzero()[0]
    judged = np.bincount(clauses, np.abs(valence))
    bare = negators[judged[clauses[negators]] == 0]
    first = np.ones(len(bare), np.bool_)  # of its clause
    np.not_equal(clauses[bare[1:]], clauses[bare[:-1]], out=first[1:])
    found = valence.copy()
    found[bare[first]] = BARE_NEGATION
    return found


def leaning(valence: Array, clauses: Array) -> Array:
    """Of each word how its clause judges: from -1, all blame, to 1, all praise."""
    lean = np.bincount(clauses, valence) / (np.bincount(clauses, np.abs(valence)) + 0.5)
    return np.asarray(lean.take(clauses))


def tell(valence: Array, lean: Array, topics: Marked, owner: Array, lengths: Array) -> Array:
    """A row of `TOLD` for each of several texts: the same for every language, which is how the heads reach languages
    with few labels.

    The texts are laid end to end: `valence`, `lean` (how its clause is `leaning`) and `owner` (whose it is) have an entry for each
    word, `topics` says which words are of which topics, `lengths` has an entry for each text.
    """
    told = np.zeros((len(lengths), len(TOLD)), np.float32)
    if not len(valence):
        return told
    count, size = len(lengths), len(TOPICS)
    judging = valence.nonzero()[0]
    value, whose = valence[judging].astype(np.float64), owner[judging]
    late = value * (judging >= (lengths.cumsum() - np.maximum(4, lengths // 4))[whose])
    praise, blame = np.maximum(value, 0), np.maximum(-value, 0)
    summed = np.array([praise, blame, praise >= 2, blame >= 2, late, np.abs(late)])
    told[:, :_OF_TOPICS] = [_in_all(*one) for one in zip(lengths.tolist(), *added(summed, whose, count).tolist(), strict=True)]
    word, topic = topics.rows, topics.columns
    text, own = owner[word], lean[word]
    spoken = np.bincount(text * size + topic, minlength=count * size).reshape(count, size)
    told[:, _OF_TOPICS : _OF_TOPICS + size] = np.minimum(spoken, 3) / 3 + (spoken > 0)
    judged = own.nonzero()[0]
    told[text[judged], _OF_TOPICS + topic[judged] + np.where(own[judged] > 0, size, 2 * size)] = 1.0
    return told


def _in_all(
    words: int, good: float, bad: float, best: float, worst: float, ending: float, ending_size: float
) -> tuple[float, ...]:
    """What is told of one text before its topics, from sums over its words."""
    root = math.sqrt(words + 3.0)
    return (
        (good - bad) / (good + bad + 1.5), good / root, bad / root, min(good, bad) / root, ending / (ending_size + 1.0),
        best / root, worst / root, math.log1p(words) / 5.0,
    )  # fmt: skip
