"""Topics of one's own, learnt from a few marked texts. Pure.

What a text is about is told to the machine as numbers: a row for each text, by any function from texts to a matrix. Two come
with Heard: `ngram_vectors`, and `heard.reader.embeddings.vectors` where that extra is installed, which needs fewer examples.

One ridge for each topic, in the space of the examples, because there are far fewer of them than columns. How strongly it is
held back, and what its scores mean as probabilities, is drawn from the scores that each example gets from all the others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heard.reader.fold import fold
from heard.reader.hashes import hashed
from heard.vocabulary.reading import Polarity, TopicSign

Floats = NDArray[np.float32]
Vectors = Callable[[Sequence[str]], Floats]
"""Texts to numbers: a row for each, of length one."""

FEWEST = 3  # examples of a topic, and as many of none of it
FOUND = 0.5
_COLUMNS = 1 << 14
_SIZES, _LONGEST = (3, 4, 5), 40  # letters in a row, and of a word
_WORD = re.compile(r"\w+")
_RIDGES = tuple(10.0**power for power in np.arange(-2, 1.1, 0.5))
_STEPS = 50


class TooFew(ValueError):
    """A topic cannot be learnt from so few examples."""


@dataclass(frozen=True, slots=True)
class OwnTopics:
    """What was learnt. `slope` and `shift` make a probability of a score."""

    names: tuple[str, ...]
    vectors: Vectors
    weights: Floats
    bias: Floats
    slope: Floats
    shift: Floats

    def p(self, texts: Sequence[str]) -> Floats:
        """How likely each text is about each topic, texts by topics."""
        if not texts:
            return np.zeros((0, len(self.names)), np.float32)
        return np.asarray(_logistic((self.vectors(texts) @ self.weights + self.bias) * self.slope + self.shift), np.float32)

    def find(self, texts: Sequence[str], polarities: Sequence[Polarity]) -> list[tuple[TopicSign, ...]]:
        """The topics of each text, the surest first, with the polarity of the whole text."""
        return [
            tuple(
                TopicSign(what=self.names[place], polarity=polarity, confidence=round(float(row[place]), 3), by="examples:own")
                for place in np.argsort(-row, kind="stable")
                if row[place] >= FOUND
            )
            for row, polarity in zip(self.p(texts), polarities, strict=True)
        ]


def learn(texts: Sequence[str], topics: Sequence[Collection[str]], *, vectors: Vectors) -> OwnTopics:
    """Learn every topic that `topics` names, the topics of each text; none are an example of something else.

    Raises `TooFew` for a topic of fewer than `FEWEST` examples, or where fewer are of something else.
    """
    names = tuple(sorted({name for some in topics for name in some}))
    marked = np.array([[name in some for name in names] for some in topics], dtype=bool).reshape(len(texts), len(names))
    if not names:
        raise TooFew("No example names a topic.")
    for name, count in zip(names, marked.sum(axis=0), strict=True):
        if not FEWEST <= count <= len(texts) - FEWEST:
            raise TooFew(f"“{name}” has {count} examples among {len(texts)}; {FEWEST} of it and {FEWEST} of others are needed.")
    rows = vectors(texts).astype(np.float64)
    middle = rows.mean(axis=0)
    sides = np.where(marked, 1.0, -1.0)
    values, turned = np.linalg.eigh((rows - middle) @ (rows - middle).T)
    tried = [_held_back(values, turned, sides, ridge) for ridge in _RIDGES]
    dual, others = min(tried, key=lambda one: float(((one[1] - sides) ** 2).mean()))
    weights = (rows - middle).T @ dual
    slopes = np.array([_as_probability(others[:, place], marked[:, place]) for place in range(len(names))])
    return OwnTopics(
        names=names,
        vectors=vectors,
        weights=weights.astype(np.float32),
        bias=(sides.mean(axis=0) - middle @ weights).astype(np.float32),
        slope=slopes[:, 0].astype(np.float32),
        shift=slopes[:, 1].astype(np.float32),
    )


def ngram_vectors(texts: Sequence[str]) -> Floats:
    """Words and their inner letters, hashed; a word that comes twice counts less than double."""
    rows = np.zeros((len(texts), _COLUMNS), np.float32)
    for row, text in zip(rows, texts, strict=True):
        words = _WORD.findall(fold(text))
        for word, following in zip_longest(words, words[1:], fillvalue=""):
            bounded = f"<{word[:_LONGEST]}>"
            row[hashed(word) % _COLUMNS] += 1.0
            row[hashed(f"{word} {following}") % _COLUMNS] += 1.0
            for size in _SIZES:
                for start in range(len(bounded) - size + 1):
                    row[hashed(bounded[start : start + size]) % _COLUMNS] += 1.0
    np.sqrt(rows, out=rows)
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), np.float32)


def _held_back(values: Any, turned: Any, sides: Any, ridge: float) -> tuple[Any, Any]:
    """The ridge's weight of each example, and the score that each example gets from all the others (closed form)."""
    kept = turned * (1 / (values + ridge))
    dual = kept @ (turned.T @ (sides - sides.mean(axis=0)))
    own = (kept * turned).sum(axis=1, keepdims=True)
    return dual, sides - dual / own


def _as_probability(scores: Any, marked: Any) -> tuple[float, float]:
    """Platt's slope and shift, by Newton's steps; his targets, not quite one and zero, keep it finite for few examples."""
    many, few = marked.sum(), (~marked).sum()
    goals = np.where(marked, (many + 1) / (many + 2), 1 / (few + 2))
    columns = np.stack([scores, np.ones_like(scores)], axis=1)
    found = np.array([1.0, 0.0])
    for _ in range(_STEPS):
        p = _logistic(columns @ found)
        steep = columns.T @ (columns * (p * (1 - p))[:, None]) + 1e-6 * np.eye(2)
        step = np.linalg.solve(steep, columns.T @ (p - goals))
        found = found - step * min(1.0, 5.0 / max(1e-9, float(np.abs(step).max())))
        if np.abs(step).max() < 1e-9:
            break
    return max(float(found[0]), 0.0), float(found[1])


def _logistic(x: Any) -> Any:
    return 1 / (1 + np.exp(-np.clip(x, -30, 30)))
