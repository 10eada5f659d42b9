"""The trained half of the reader: linear heads over what the word lists tell and what hints add, all heads of a set in one pass.

The tone of a topic is such a sum too, of the words around the one that speaks loudest of it. Probabilities are calibrated on
texts that the weights had not seen. The weights are made by tools/train_reader.py; docs/model-card.md tells from what.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from heard.reader.clauses import TOLD
from heard.reader.hints import LENGTH_POWER, Brought, add_up, hints
from heard.reader.lexicon import Array, lexicon
from heard.reader.look import Looked, look_many
from heard.reader.runs import end_to_end, first_of_each
from heard.reader.words import TOPICS
from heard.vocabulary.reading import Emotion, ReaderContext

READING: dict[str, tuple[str, ...]] = {
    "polarity": ("negative", "between", "positive"),
    "stars": ("1", "2", "3", "4", "5"),
    "complaint": ("complaint",),
    "topic": TOPICS,
    "topic_tone": ("negative", "between", "positive"),  # of one topic, from the words around it
}
MORE: dict[str, tuple[str, ...]] = {
    "offence": ("hateful", "offensive", "neither"),
    "emotion": tuple(emotion.value for emotion in Emotion if emotion is not Emotion.SARCASM),
    "tone": ("tone",),  # -4 to 4, as 20 raters would say
    "aspect": ("food", "service", "staff", "price", "ambience", "place", "menu", "miscellaneous"),
}
SETS = {"reading": READING, "more": MORE}
"""The heads that every reading asks, and those that are asked by name; each set has a file of weights."""
GROUPS = READING | MORE
"""Every group of heads, and the classes of each."""
EXCLUSIVE = frozenset({"polarity", "stars", "offence", "topic_tone"})  # probabilities of a group sum to one
PLAIN_SUM = frozenset({"aspect"})  # one word is enough, so that length must not thin it out
OF_THE_WHOLE = frozenset({"polarity", "stars", "complaint"})  # what a text says as a whole
_FEW_WORDS = 8  # in longer texts one concept, or one topic, tells less of the whole

CALLED = {"food": "quality", "service": "staff", "ambience": "atmosphere"}  # aspects by the names of our topics
SUBJECTS = (*TOPICS, "place", "menu", "miscellaneous")
"""What a tone can be of."""
NEAR = ("good", "bad", "balance", "whole balance", "whole good", "whole bad", *SUBJECTS)
"""What the lists tell for the tone of a subject: of the words around it, of the whole text, and which subject it is."""
_SUBJECT = {name: NEAR.index(name) for name in SUBJECTS}
_WHOLE = TOLD.index("bad") + 1  # the first of what is told of a text: balance, good, bad
REACH = 15  # words on each side that have a say in the tone of a subject
_STEPS = np.arange(-REACH, REACH + 1)
DECAY = np.exp(-np.abs(_STEPS) / 5.0).astype(np.float32)
FIRST_TOPIC = TOLD.index(f"speaks of {TOPICS[0]}")
_NO_CONTEXT = ReaderContext()

Floats = NDArray[np.float32]
Places = NDArray[np.int64]


@cache
def set_of(group: str) -> str:
    """The set of heads that a group belongs to."""
    return next(name for name, groups in SETS.items() if group in groups)


@cache
def column_range(group: str) -> slice:
    """The columns that belong to a group in the weight table of its set."""
    first = 0
    for name, classes in SETS[set_of(group)].items():
        if name == group:
            break
        first += len(classes)
    return slice(first, first + len(GROUPS[group]))


@dataclass(frozen=True, slots=True)
class Weights:
    """A score is what the hints of the set add, plus `told` times what the lists tell (for the tone of a subject: plus `near` times
    `NEAR`), plus `bias`.

    A calibrated score is `slope` times the score plus `shift`. A class is found when its probability reaches `cut`; of an
    exclusive group the class is found whose probability is largest in proportion to its `cut`.
    """

    told: Floats
    near: Floats
    bias: Floats
    slope: Floats
    shift: Floats
    cut: Floats


@cache
def weights(name: str) -> Weights:
    """The weights of a set as they ship, read once."""
    with (resources.files("heard.reader") / "weights" / f"{name}.npz").open("rb") as source, np.load(source) as found:
        return Weights(**{part: found[part] for part in Weights.__slots__})


class Scores(NamedTuple):
    """What the heads of a set say of a batch: `scores` before calibration, one row a text; `told`, what the lists tell of each
    text; `calibrated`, the probabilities of all heads.
    """

    name: str
    scores: Floats
    told: Floats
    calibrated: Floats

    def p(self, group: str) -> Floats:
        """Calibrated probabilities, texts by classes; for `tone` the value itself."""
        return self.calibrated[:, column_range(group)]

    def found(self, group: str) -> NDArray[np.bool_]:
        """Which classes are found, texts by classes; of an exclusive group exactly one."""
        return decide(self.p(group), cuts(group), group)


def cuts(group: str) -> Floats:
    """From which probability on each class of a group is found."""
    return weights(set_of(group)).cut[column_range(group)]


def calibrated(score: Floats, group: str) -> Floats:
    """Scores of a group as true probabilities."""
    columns, known = column_range(group), weights(set_of(group))
    return _rounded(probabilities(score.astype(np.float64) * known.slope[columns] + known.shift[columns], group))


def _rounded(p: Any) -> Floats:
    """Rounded probabilities, because the last digit depends on where a text stands in its batch."""
    return np.asarray(p.round(6), np.float32)


def _of_set(score: NDArray[np.float64], name: str) -> NDArray[np.float64]:
    """Scores of all heads of a set as probabilities."""
    found: NDArray[np.float64] = _alone(score)
    for group in SETS[name]:
        if group in EXCLUSIVE or group == "tone":
            found[:, column_range(group)] = probabilities(score[:, column_range(group)], group)
    return found


def decide(p: Any, cut: Any, group: str) -> NDArray[np.bool_]:
    """Classes whose probability reaches their cut; of an exclusive group the one that stands highest against it."""
    ratio = p / cut
    if group in EXCLUSIVE:
        return np.asarray(np.eye(len(cut), dtype=np.bool_)[ratio.argmax(axis=1)])
    return np.asarray(ratio >= 1)


def probabilities(score: Any, group: str) -> Any:
    """Scores as probabilities: of one another's if the group is exclusive, each alone if not."""
    if group == "tone":
        return np.clip(score, -4, 4)
    if group in EXCLUSIVE:
        grown = np.exp(score - score.max(axis=1, keepdims=True))
        return grown / grown.sum(axis=1, keepdims=True)
    return _alone(score)


def _alone(score: Any) -> Any:
    return 1.0 / (1.0 + np.exp(-np.minimum(np.maximum(score, -30), 30)))


def score(texts: Sequence[str], name: str = "reading") -> Scores:
    """What the heads of a set say of each text. The reader, which has looked at its texts already, calls `score_seen`."""
    return score_seen(look_many(texts, [_NO_CONTEXT] * len(texts)), name)


def score_seen(seen: Sequence[Looked], name: str = "reading") -> Scores:
    """What the heads of a set say of texts that were looked at."""
    known = weights(name)
    if not seen:
        nothing = np.zeros((0, len(known.bias)), np.float32)
        return Scores(name, nothing, np.zeros((0, len(known.told)), np.float32), nothing)
    told = told_of(seen)
    lengths = np.array([len(one.words) for one in seen], np.int64)
    # A product of many rows is summed in another order than that of one: in double precision and rounded, a text gets the
    # same scores whoever is read beside it.
    exact, whole, of_whole = _told_exactly(name)
    by_lists = told.astype(np.float64) @ exact
    if len(whole):
        by_lists[:, whole] = thinned(told, lengths).astype(np.float64) @ of_whole
    by_hints = add_up(name, [one.hinted for one in seen])
    plain = _plain(name)
    if len(plain):
        by_hints[:, plain] *= np.array([[len(one.hinted.words) ** LENGTH_POWER] for one in seen])
    found = (by_hints + by_lists + known.bias).round(5).astype(np.float32)
    p = _rounded(_of_set(found.astype(np.float64) * known.slope + known.shift, name))
    return Scores(name, found, told, p)


@cache
def _plain(name: str) -> Places:
    """The heads of a set whose hints are not thinned by length."""
    return np.flatnonzero([group in PLAIN_SUM for group, classes in SETS[name].items() for _ in classes])


@cache
def _told_exactly(name: str) -> tuple[NDArray[np.float64], Places, NDArray[np.float64]]:
    """The weights of what the lists tell in double precision; of a set the heads of the whole text, and their weights."""
    whole = np.flatnonzero([group in OF_THE_WHOLE for group, classes in SETS[name].items() for _ in classes])
    exact = weights(name).told.astype(np.float64)
    return exact, whole, exact[:, whole]


def told_of(seen: Sequence[Looked]) -> Floats:
    """What the word lists tell (`clauses.TOLD`), then which concepts each text speaks of: the same columns in every
    language.
    """
    return np.array([one.told for one in seen])


def thinned(told: Floats, lengths: Places) -> Floats:
    """What the lists tell of the whole: in a text of many words each topic and concept counts less, or every long text
    would seem to complain.
    """
    counts_for = np.array([[min(1.0, math.sqrt(_FEW_WORDS / max(length, 1)))] for length in lengths.tolist()], np.float32)
    found = told.copy()
    found[:, FIRST_TOPIC:] *= counts_for
    return found


class Subject(NamedTuple):
    """One subject of one text: the number of the text in its batch, the word that speaks loudest of it, its name."""

    text: int
    place: int
    name: str


def loudest(one: Looked, group: str, number: int, among: Sequence[int] | None = None) -> int:
    """The word of a text that speaks most for a class, if given `among` some of its words."""
    words = one.rows if among is None else one.rows[among]
    loud = one.lexicon.part(Brought, set_of(group)).of(words)[:, column_range(group).start + number]
    return int(loud.argmax()) if among is None else among[int(loud.argmax())]


def around(seen: Sequence[Looked], subjects: Sequence[Subject]) -> tuple[Places, Floats]:
    """Of every subject the words around it, as places in their text, and how much each has to say: nothing beyond the ends."""
    middle = np.array([(one.place, len(seen[one.text].words) - 1) for one in subjects], np.int64).reshape(-1, 2, 1)
    places, last = middle[:, 0] + _STEPS, middle[:, 1]
    within = np.minimum(np.maximum(places, 0), last)
    return within, DECAY * (within == places)


def told_near(seen: Sequence[Looked], subjects: Sequence[Subject], places: Places, says: Floats) -> Floats:
    """What the lists tell of every subject: a row of `NEAR` each. `places` and `says` are as `around` gave them."""
    first = first_of_each(np.array([len(one.words) for one in seen]))
    near = end_to_end([one.valence for one in seen]).take(first.take([one.text for one in subjects])[:, None] + places) * says
    good, bad = np.maximum(near, 0).sum(1), np.maximum(-near, 0).sum(1)
    found = np.zeros((len(subjects), len(NEAR)), np.float32)
    found[:, 0], found[:, 1], found[:, 2] = good, bad, (good - bad) / (good + bad + 1.0)
    for row, one in zip(found, subjects, strict=True):
        row[3:6] = seen[one.text].told[:_WHOLE]
        row[_SUBJECT[one.name]] = 1.0
    return found


def tones(seen: Sequence[Looked], subjects: Sequence[Subject]) -> Floats:
    """Calibrated probabilities of every subject: negative, neutral or mixed, positive."""
    if not subjects:
        return np.zeros((0, 3), np.float32)
    columns, known = column_range("topic_tone"), weights("reading")
    places, says = around(seen, subjects)
    first = first_of_each(np.array([len(one.words) for one in seen])).take([one.text for one in subjects])
    each = _each_word(seen)[:, columns] * hints("reading").scale[columns]
    brought = (each.take(first[:, None] + places, axis=0) * says[:, :, None]).sum(1) / np.sqrt(says.sum(1))[:, None]
    told = told_near(seen, subjects, places, says).astype(np.float64) @ _near_exactly()
    return calibrated((brought + told + known.bias[columns]).round(5).astype(np.float32), "topic_tone")


def _each_word(seen: Sequence[Looked]) -> Array:
    """What every word of several texts brings, texts laid end to end."""
    met = lexicon()
    rows = [one.rows if one.lexicon is met else met.rows_of(one.words) for one in seen]
    return met.part(Brought, "reading").of(end_to_end(rows))


@cache
def _near_exactly() -> NDArray[np.float64]:
    return weights("reading").near.astype(np.float64)
