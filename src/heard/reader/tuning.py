"""A small correction for one brand, on top of the heads that ship.

A tuning adds to the score of each finding: something for every text of the brand, and something for each word that tells
where its people see it otherwise. Words are kept as hashes, so that a tuning holds no text. `heard.reader.teaching` makes it.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from heard.reader.hashes import hashed
from heard.reader.signs import FINDINGS, VAGUE, Judged
from heard.reader.words import TOPICS
from heard.vocabulary.reading import Request, Risk, Severity

KINDS: dict[str, tuple[str, ...]] = {
    "polarity": ("negative", "between", "positive"),
    "complaint": ("complaint",),
    "severity": tuple(Severity),
    "topics": TOPICS,
    "risks": tuple(Risk),
    "requests": tuple(Request),
    "vague": (VAGUE,),
}
"""What a person can put right, in the order of the columns of a tuning."""
EXCLUSIVE = frozenset({"polarity", "severity"})
WIDTH = sum(map(len, KINDS.values()))
_FAMILIES = {"risks": "risk:", "requests": "request:", "vague": ""}
_SIGNS = [FINDINGS.index(f"{family}{name}") for kind, family in _FAMILIES.items() for name in KINDS[kind]]
_LEAST = 1e-6

Floats = NDArray[np.float64]


def columns_of(wanted: str) -> slice:
    """The columns of a kind."""
    kinds = list(KINDS)
    first = sum(len(KINDS[kind]) for kind in kinds[: kinds.index(wanted)])
    return slice(first, first + len(KINDS[wanted]))


class Movable(NamedTuple):
    """What heads and signs say of several texts, a row a text: all that a tuning can move."""

    polarity: Floats
    complaint: Floats
    topics: Floats
    judged: Judged

    def table(self) -> Floats:
        """Probabilities for every column."""
        signs = self.judged.p[:, _SIGNS]
        return np.concatenate([self.polarity, self.complaint, self.judged.severity, self.topics, signs], axis=1, dtype=float)

    def with_table(self, p: Floats) -> "Movable":
        """The same with other probabilities."""
        signs = self.judged.p.copy()
        signs[:, _SIGNS] = p[:, columns_of("risks").start :]
        return Movable(
            p[:, columns_of("polarity")],
            p[:, columns_of("complaint")],
            p[:, columns_of("topics")],
            Judged(signs, p[:, columns_of("severity")]),
        )


@dataclass(frozen=True, slots=True)
class Tuning:
    """`weights[row, column]` is what the word with the hash `words[row]` adds to a score; the last row counts for every text."""

    name: str
    words: tuple[int, ...]
    weights: Floats

    def moved(self, said: Movable, texts: Sequence[Sequence[str]]) -> Movable:
        """What is said of texts, given as words, with the correction."""
        rows = {word: row for row, word in enumerate(self.words)}
        return said.with_table(probabilities(scores(said.table()) + features(texts, rows) @ self.weights))


def packed(tuning: Tuning) -> bytes:
    """A tuning as it is kept; its name is kept beside it."""
    kept = io.BytesIO()
    np.savez_compressed(kept, words=np.array(tuning.words, np.uint32), weights=tuning.weights.astype(np.float32))
    return kept.getvalue()


def unpacked(name: str, kept: bytes) -> Tuning:
    """What `packed` made."""
    with np.load(io.BytesIO(kept)) as found:
        return Tuning(name, tuple(found["words"].tolist()), found["weights"].astype(np.float64))


def features(texts: Sequence[Sequence[str]], rows: dict[int, int]) -> Floats:
    """The words of each text that `rows` knows by their hash, thinned in a text of many, and a one for the text itself."""
    found = np.zeros((len(texts), len(rows) + 1))
    for number, words in enumerate(texts):
        different = set(words)
        known = [rows[word] for word in map(hashed, different) if word in rows]
        found[number, known] = 1.0 / max(len(different), 1) ** 0.5
        found[number, -1] = 1.0
    return found


def scores(p: Floats) -> Floats:
    """Probabilities of all columns as scores."""
    p = np.clip(p, _LEAST, 1 - _LEAST)
    found = np.log(p / (1 - p))
    for kind in EXCLUSIVE:
        found[:, columns_of(kind)] = np.log(p[:, columns_of(kind)])
    return found


def probabilities(score: Floats) -> Floats:
    """Scores of all columns as probabilities, rounded so that they do not hang on who is read beside a text."""
    found = 1.0 / (1.0 + np.exp(-np.clip(score, -30, 30)))
    for kind in EXCLUSIVE:
        mine = score[:, columns_of(kind)]
        grown = np.exp(mine - mine.max(axis=1, keepdims=True))
        found[:, columns_of(kind)] = grown / grown.sum(axis=1, keepdims=True)
    return np.round(found, 6)
