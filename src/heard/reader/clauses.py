"""What the word lists say of a text in place, clause by clause. Both rules and heads start here."""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heard.reader.runs import Marked, added, first_of_each
from heard.reader.words import BOOSTER, DAMPER, NEGATOR, TOPICS

BARE_NEGATION = -0.6

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
    mine, factor = clauses.take(judging), np.ones(len(judging), np.float32)
    for distance in (1, 2, 3):
        before = np.maximum(judging - distance, 0)
        near = kinds.take(before) * ((clauses.take(before) == mine) & (judging >= distance))
        factor[(near & NEGATOR) > 0] = -0.7
        if distance == 1:
            factor[(near & BOOSTER) > 0] *= 1.4
            factor[(near & DAMPER) > 0] *= 0.6
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


def tell(valence: Array, topics: Marked, clauses: Array, lengths: Array) -> Array:
    """A row of `TOLD` for each of several texts: the same for every language, which is how the heads reach languages
    with few labels.

    The texts are laid end to end: `valence` and `clauses` (numbers that no two texts share) have an entry for each word,
    `topics` says which words are of which topics, `lengths` has an entry for each text.
    """
    told = np.zeros((len(lengths), len(TOLD)), np.float32)
    if not len(valence):
        return told
    count, size = len(lengths), len(TOPICS)
    owner = np.arange(count).repeat(lengths)
    judging = valence.nonzero()[0]
    value, whose = valence[judging].astype(np.float64), owner[judging]
    ends = first_of_each(lengths) + lengths
    late = value * (judging >= (ends - np.maximum(4, lengths // 4))[whose])
    praise, blame = np.maximum(value, 0), np.maximum(-value, 0)
    judged = np.array([praise, blame, praise >= 2, blame >= 2, late, np.abs(late)])
    told[:, :_OF_TOPICS] = [_in_all(*one) for one in zip(lengths.tolist(), *added(judged, whose, count).tolist(), strict=True)]
    word, topic = topics.rows, topics.columns
    own = np.bincount(clauses, weights=valence)[clauses[word]]
    place = owner[word] * size + topic
    spoken = np.bincount(place, minlength=count * size).reshape(count, size)
    told[:, _OF_TOPICS : _OF_TOPICS + size] = np.minimum(spoken, 3) / 3 + (spoken > 0)
    told[owner[word[own > 0]], _OF_TOPICS + size + topic[own > 0]] = 1.0
    told[owner[word[own < 0]], _OF_TOPICS + 2 * size + topic[own < 0]] = 1.0
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
