"""What the corrections of one brand teach the reader: a small correction on top of the heads that ship.

A tuning adds to the scores of the heads: something for each finding, and something for each word that tells where the
people of the brand see it otherwise. It is learnt from what they put right and from what they let stand, and kept finding
by finding only where readings that it had not seen come out better with it. Words are kept as hashes: a tuning holds no text.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heard.reader.ngrams import hashed
from heard.reader.words import TOPICS
from heard.vocabulary.reading import Correction, Polarity, ReaderContext, Reading, Request, Risk, Severity

KINDS: dict[str, tuple[str, ...]] = {
    "polarity": ("negative", "between", "positive"),
    "severity": tuple(Severity),
    "topics": TOPICS,
    "risks": tuple(Risk),
    "requests": tuple(Request),
    "vague": ("vague",),
}
"""What a person can put right, in the order of the columns of a tuning."""
COLUMNS = tuple(f"{kind}:{name}" for kind, names in KINDS.items() for name in names)
EXCLUSIVE = frozenset({"polarity", "severity"})
FEWEST = 30  # corrections below which nothing can be said
FOLDS = 3
STOOD_COUNTS = 0.5  # a reading that nobody put right, beside one that somebody did
_RARE = 3  # texts that a word must stand in
_PULL, _BIAS_PULL = 1.0, 0.2
_STEPS = 150

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Tuning:
    """`weights[row, column]` is what the word with the hash `words[row]` adds to a finding; the last row counts for every text."""

    number: int
    words: tuple[int, ...]
    weights: Floats

    def shift(self, texts: Sequence[Sequence[str]]) -> Floats:
        """What is added to the score of every finding: a row a text, a column for each of `COLUMNS`."""
        rows = {word: row for row, word in enumerate(self.words)}
        return _features(texts, rows) @ self.weights


@dataclass(frozen=True, slots=True)
class Lesson:
    """A text with what a person says it means; `corrected` where that was not what the reader had said."""

    text: str
    context: ReaderContext
    said: Correction
    corrected: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """One kind of finding over the lessons, each read by a tuning that had not seen it: the share of right ones before and after."""

    kind: str
    before: float
    after: float

    @property
    def better(self) -> bool:
        """Whether it is worth keeping."""
        return self.after > self.before


Reads = Callable[[Sequence[Lesson], Tuning | None], list[Reading]]
Scores = Callable[[Sequence[Lesson]], tuple[Floats, list[list[str]]]]


def columns_of(wanted: str) -> slice:
    """The columns of a kind."""
    first = 0
    for kind, names in KINDS.items():
        if kind == wanted:
            break
        first += len(names)
    return slice(first, first + len(KINDS[wanted]))


def learn(lessons: Sequence[Lesson], base: Floats, texts: Sequence[Sequence[str]], number: int) -> Tuning:
    """A tuning from lessons; `base` are the scores of the shipped heads for `COLUMNS`, `texts` the words of each text."""
    seen: dict[int, int] = {}
    for words in texts:
        for word in set(map(hashed, words)):
            seen[word] = seen.get(word, 0) + 1
    kept = tuple(sorted(word for word, times in seen.items() if times >= _RARE))
    table = _features(texts, {word: row for row, word in enumerate(kept)})
    wanted = np.stack([targets(lesson.said) for lesson in lessons])
    counts = np.array([1.0 if lesson.corrected else STOOD_COUNTS for lesson in lessons])[:, None]
    return Tuning(number, kept, np.round(_descend(table, base, wanted, counts), 4))


def _descend(table: Floats, base: Floats, wanted: Floats, counts: Floats) -> Floats:
    """Gradient descent with momentum (Nesterov 1983): weights that cost least beside `base`."""
    pull = np.full((table.shape[1], 1), _PULL)
    pull[-1] = _BIAS_PULL
    pace = 1.0 / (0.5 * float((counts * table**2).sum()) + _PULL)  # no step can overshoot
    now = ahead = np.zeros((table.shape[1], base.shape[1]))
    for step in range(_STEPS):
        down = table.T @ (counts * (probabilities(base + table @ ahead) - wanted)) + pull * ahead
        then = ahead - pace * down
        ahead = then + step / (step + 3) * (then - now)
        now = then
    return now


def _features(texts: Sequence[Sequence[str]], rows: dict[int, int]) -> Floats:
    """The words of each text that `rows` knows, thinned in a text of many, and a one for the text itself."""
    found = np.zeros((len(texts), len(rows) + 1))
    for number, words in enumerate(texts):
        known = [rows[word] for word in set(map(hashed, words)) if word in rows]
        found[number, known] = 1.0 / max(len(set(words)), 1) ** 0.5
        found[number, -1] = 1.0
    return found


def probabilities(score: Floats) -> Floats:
    """Scores of all `COLUMNS` as probabilities."""
    found = np.empty_like(score)
    for kind in KINDS:
        columns = columns_of(kind)
        mine = score[:, columns]
        if kind in EXCLUSIVE:
            grown = np.exp(mine - mine.max(axis=1, keepdims=True))
            found[:, columns] = grown / grown.sum(axis=1, keepdims=True)
        else:
            found[:, columns] = 1.0 / (1.0 + np.exp(-np.clip(mine, -30, 30)))
    return found


def targets(said: Correction) -> Floats:
    """What a person said, for `COLUMNS`."""
    direction = {Polarity.NEGATIVE: 0, Polarity.POSITIVE: 2}.get(said.polarity, 1)
    there = {
        "polarity": [float(place == direction) for place in range(3)],
        "severity": [float(level is said.severity) for level in Severity],
        "topics": [float(topic in said.topics) for topic in TOPICS],
        "risks": [float(risk in said.risks) for risk in Risk],
        "requests": [float(request in said.requests) for request in Request],
        "vague": [float(said.vague)],
    }
    return np.array(list(chain.from_iterable(there[kind] for kind in KINDS)))


def right(reading: Reading, said: Correction) -> dict[str, float]:
    """How far a reading agrees with a person, kind by kind: 1 for all, 0 for nothing."""
    return {
        "polarity": float(_side(reading.polarity) == _side(said.polarity)),
        "severity": float(reading.severity is said.severity),
        "topics": _alike({topic.what for topic in reading.topics} & set(TOPICS), set(said.topics) & set(TOPICS)),
        "risks": _alike({sign.what for sign in reading.risks}, set(said.risks)),
        "requests": _alike({sign.what for sign in reading.requests}, set(said.requests)),
        "vague": float(reading.vague == said.vague),
    }


def _side(polarity: Polarity) -> Polarity:
    return Polarity.MIXED if polarity is Polarity.NEUTRAL else polarity


def _alike(found: set[Any], wanted: set[Any]) -> float:
    return len(found & wanted) / len(found | wanted) if found | wanted else 1.0


def compare(lessons: Sequence[Lesson], read: Reads, score: Scores) -> list[Compared]:
    """Before and after, kind by kind: each third of the lessons is read by a tuning learnt from the other two."""
    base, texts = score(lessons)
    folds = np.array([hashed(lesson.text) % FOLDS for lesson in lessons])
    before: list[dict[str, float]] = []
    after: list[dict[str, float]] = []
    for fold in range(FOLDS):
        rest, held = np.flatnonzero(folds != fold), [lesson for lesson, at in zip(lessons, folds, strict=True) if at == fold]
        tuning = learn([lessons[row] for row in rest], base[rest], [texts[row] for row in rest], 0)
        for found, with_it in ((before, None), (after, tuning)):
            found += [right(said, lesson.said) for said, lesson in zip(read(held, with_it), held, strict=True)]
    return [Compared(kind, _mean(before, kind), _mean(after, kind)) for kind in KINDS]


def _mean(found: list[dict[str, float]], kind: str) -> float:
    return float(np.mean([one[kind] for one in found]))


def keep(tuning: Tuning, kinds: Sequence[str]) -> Tuning:
    """The same, silent about every other kind."""
    weights = np.zeros_like(tuning.weights)
    for kind in kinds:
        weights[:, columns_of(kind)] = tuning.weights[:, columns_of(kind)]
    return Tuning(tuning.number, tuning.words, weights)
