"""Learning a tuning from what people put right and from what they let stand, and telling whether it helps.

Each third of the lessons is read by a tuning learnt from the other two; a kind of finding is kept only if it came out better
so. Pure and without chance: the same lessons give the same tuning.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from heard.reader.hashes import hashed
from heard.reader.read import first_said, read_many
from heard.reader.tuning import KINDS, WIDTH, Floats, Tuning, columns_of, features, probabilities, scores
from heard.reader.words import TOPICS
from heard.vocabulary.reading import (
    SHOWN,
    Correction,
    Polarity,
    ReaderContext,
    Reading,
    Request,
    Risk,
    Severity,
    Sign,
    TopicSign,
)

ASKED = tuple(kind for kind in KINDS if kind != "complaint")  # a person says nothing of it: it goes with the polarity
FEWEST = 30  # corrections below which nothing can be said
FOLDS = 3
_STOOD_COUNTS = 0.5  # a reading that nobody put right, beside one that somebody did
_RARE = 3  # texts that a word must stand in
_PULL, _TEXT_PULL = 0.5, 2.0
_STEPS = 200


@dataclass(frozen=True, slots=True)
class Lesson:
    """A text with what a person says it means; `corrected` where that was not what the reader had said."""

    text: str
    context: ReaderContext
    said: Correction
    corrected: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """How far readings agree with people in one kind of finding, 0 to 1, on lessons that the tuning had not seen."""

    kind: str
    before: float
    after: float

    @property
    def better(self) -> bool:
        """Whether it is worth keeping."""
        return self.after > self.before


@dataclass(frozen=True, slots=True)
class Outcome:
    """The tuning, silent about every kind that it does not better, and what it was judged by."""

    tuning: Tuning
    compared: tuple[Compared, ...]

    @property
    def better(self) -> bool:
        """Whether there is anything to keep."""
        return any(one.better for one in self.compared)


def teach(lessons: Sequence[Lesson], name: str, step: Callable[[], object] = lambda: None) -> Outcome:
    """Compare on held-out lessons, then learn from all. `step` is called after each of `FOLDS + 1` parts of the work.

    Raises `ValueError` for fewer than `FEWEST` corrections.
    """
    count = sum(lesson.corrected for lesson in lessons)
    if count < FEWEST:
        raise ValueError(f"{count} corrections are too few to learn from; {FEWEST} are needed")
    said, texts = first_said([lesson.text for lesson in lessons], [lesson.context for lesson in lessons])
    base = scores(said.table())
    folds = np.array([hashed(lesson.text) % FOLDS for lesson in lessons])
    before: list[dict[str, float]] = []
    after: list[dict[str, float]] = []
    for fold in range(FOLDS):
        rest, held = np.flatnonzero(folds != fold).tolist(), np.flatnonzero(folds == fold).tolist()
        tuning = learn([lessons[row] for row in rest], base[rest], [texts[row] for row in rest], name)
        before += _agreement([lessons[row] for row in held], None)
        after += _agreement([lessons[row] for row in held], tuning)
        step()
    compared = tuple(Compared(kind, _mean(before, kind), _mean(after, kind)) for kind in ASKED)
    whole = learn(lessons, base, texts, name)
    step()
    return Outcome(_only(whole, [one.kind for one in compared if one.better]), compared)


def learn(lessons: Sequence[Lesson], base: Floats, texts: Sequence[Sequence[str]], name: str) -> Tuning:
    """A tuning from lessons; `base` are the scores of the shipped heads, `texts` the words of each text."""
    times: dict[int, int] = {}
    for words in texts:
        for word in set(map(hashed, words)):
            times[word] = times.get(word, 0) + 1
    kept = tuple(sorted(word for word, count in times.items() if count >= _RARE))
    table = features(texts, {word: row for row, word in enumerate(kept)})
    wanted = np.array([targets(lesson.said) for lesson in lessons])
    counts = np.array([1.0 if lesson.corrected else _STOOD_COUNTS for lesson in lessons])[:, None]
    return Tuning(name, kept, np.round(_descend(table, base, wanted, counts), 4))


def _descend(table: Floats, base: Floats, wanted: Floats, counts: Floats) -> Floats:
    """Gradient descent with momentum (Nesterov 1983): the weights that cost least beside `base`."""
    pull = np.full((table.shape[1], 1), _PULL)
    pull[-1] = _TEXT_PULL
    pace = 1.0 / (0.5 * float((counts * table**2).sum()) + _TEXT_PULL)  # so short that no step goes too far
    now = ahead = np.zeros((table.shape[1], WIDTH))
    for step in range(_STEPS):
        down = table.T @ (counts * (probabilities(base + table @ ahead) - wanted)) + pull * ahead
        then = ahead - pace * down
        ahead = then + step / (step + 3) * (then - now)
        now = then
    return now


def targets(said: Correction) -> list[float]:
    """What a person said, for every column."""
    direction = {Polarity.NEGATIVE: 0, Polarity.POSITIVE: 2}.get(said.polarity, 1)
    return [
        *(float(place == direction) for place in range(3)),
        float(said.polarity in (Polarity.NEGATIVE, Polarity.MIXED)),
        *(float(level is said.severity) for level in Severity),
        *(float(topic in said.topics) for topic in TOPICS),
        *(float(risk in said.risks) for risk in Risk),
        *(float(request in said.requests) for request in Request),
        float(said.vague),
    ]


def right(reading: Reading, said: Correction) -> dict[str, float]:
    """How far a reading agrees with a person, kind by kind: 1 for all, 0 for nothing. What they were not shown does not count."""
    topics = set(TOPICS)
    return {
        "polarity": float(_side(reading.polarity) is _side(said.polarity)),
        "severity": float(reading.severity is said.severity),
        "topics": _alike(_shown(reading.topics) & topics, set(said.topics) & topics),
        "risks": _alike(_shown(reading.risks), set(said.risks)),
        "requests": _alike(_shown(reading.requests), set(said.requests)),
        "vague": float(reading.vague == said.vague),
    }


def _shown(found: Sequence[Sign | TopicSign]) -> set[str]:
    return {one.what for one in found if one.confidence >= SHOWN}


def _side(polarity: Polarity) -> Polarity:
    return Polarity.MIXED if polarity is Polarity.NEUTRAL else polarity


def _alike(found: set[Any], wanted: set[Any]) -> float:
    return len(found & wanted) / len(found | wanted) if found | wanted else 1.0


def _agreement(lessons: Sequence[Lesson], tuning: Tuning | None) -> list[dict[str, float]]:
    contexts = [lesson.context for lesson in lessons]
    readings = read_many([lesson.text for lesson in lessons], contexts, spans=False, tuning=tuning)
    return [right(reading, lesson.said) for reading, lesson in zip(readings, lessons, strict=True)]


def _mean(found: Sequence[dict[str, float]], kind: str) -> float:
    return round(float(np.mean([one[kind] for one in found])), 4)


def _only(tuning: Tuning, kinds: Sequence[str]) -> Tuning:
    weights = np.zeros_like(tuning.weights)
    for kind in (*kinds, *(["complaint"] if "polarity" in kinds else [])):
        weights[:, columns_of(kind)] = tuning.weights[:, columns_of(kind)]
    return Tuning(tuning.name, tuning.words, weights)
