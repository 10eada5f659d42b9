"""The trained half of the reader: linear heads over hashed words, letters and pairs, all heads of a set in one pass.

What a word brings to every head (itself and its inner letters) is summed once and remembered; a text then is a sum of
remembered rows, of the rows of its pairs, and of what the word lists tell. The tone of a topic is such a sum too, of the
words around the one that speaks loudest of it. Probabilities are calibrated on texts that the weights had not seen. The
weights are made by tools/train_reader.py; docs/model-card.md tells from what.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heard.reader.clauses import TOLD
from heard.reader.look import Looked, look_many
from heard.reader.ngrams import AFTER_NEXT_WEIGHT, LETTERS_WEIGHT, NEXT_WEIGHT, hashed, pair_rows, word_rows
from heard.reader.runs import first_of_each, sums
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
_WHOLE = TOLD.index("bad") + 1  # the first of what is told of a text: balance, good, bad
REACH = 15  # words on each side that have a say in the tone of a subject
_STEPS = np.arange(-REACH, REACH + 1)
DECAY = np.exp(-np.abs(_STEPS) / 5.0).astype(np.float32)
FIRST_TOPIC = TOLD.index(f"speaks of {TOPICS[0]}")
_NO_CONTEXT = ReaderContext()
_MOST_REMEMBERED = 60_000

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
    """`table[row, head]` are whole numbers; a score is their sum times `scale`, plus `told` times what the lists tell (for
    the tone of a subject: plus `near` times `NEAR`), plus `bias`.

    A calibrated score is `slope` times the score plus `shift`. A class is found when its probability reaches `cut`; of an
    exclusive group the class is found whose probability is largest in proportion to its `cut`.
    """

    table: NDArray[np.int8]
    scale: Floats
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


@dataclass(frozen=True, slots=True)
class Scores:
    """What the heads of a set say of a batch: `scores` before calibration, one row a text; `each`, what every word and mark
    brings, texts laid end to end, `first` the place where each text begins there; `told`, what the lists tell of each text;
    `scaled`, the calibrated scores.
    """

    name: str
    scores: Floats
    each: Floats
    first: Places
    told: Floats
    scaled: NDArray[np.float64]

    def p(self, group: str) -> Floats:
        """Calibrated probabilities, texts by classes; for `tone` the value itself."""
        return _rounded(self.scaled[:, column_range(group)], group)

    def found(self, group: str) -> NDArray[np.bool_]:
        """Which classes are found, texts by classes; of an exclusive group exactly one."""
        return decide(self.p(group), cuts(group), group)


def cuts(group: str) -> Floats:
    """From which probability on each class of a group is found."""
    return weights(set_of(group)).cut[column_range(group)]


def calibrated(score: Floats, group: str) -> Floats:
    """Scores of a group as true probabilities."""
    columns, known = column_range(group), weights(set_of(group))
    return _rounded(score.astype(np.float64) * known.slope[columns] + known.shift[columns], group)


def _rounded(scaled: NDArray[np.float64], group: str) -> Floats:
    """Rounded probabilities, because the last digit depends on where a text stands in its batch."""
    return np.asarray(probabilities(scaled, group).round(6), np.float32)


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
    return 1.0 / (1.0 + np.exp(-np.minimum(np.maximum(score, -30), 30)))


class _Remembered(dict[str, int]):
    """Words met so far: their hash, and what each brings to every head."""

    def __init__(self, known: Weights) -> None:
        self._known = known
        self.hashes = np.zeros(4096, np.uint64)
        self.brings = np.zeros((4096, known.table.shape[1]), np.float32)

    def __missing__(self, word: str) -> int:
        place = len(self)
        if place == len(self.hashes):
            self.hashes = np.concatenate([self.hashes, np.zeros_like(self.hashes)])
            self.brings = np.concatenate([self.brings, np.zeros_like(self.brings)])
        own, letters = word_rows(word)
        table = self._known.table
        self.hashes[place] = hashed(word)
        self.brings[place] = table[own]
        if letters:
            self.brings[place] += table[letters].sum(axis=0, dtype=np.int32) * np.float32(LETTERS_WEIGHT / len(letters) ** 0.5)
        self[word] = place
        return place


@cache
def _remembered(name: str) -> _Remembered:
    return _Remembered(weights(name))


def score(texts: Sequence[str], name: str = "reading") -> Scores:
    """What the heads of a set say of each text. The reader, which has looked at its texts already, calls `score_seen`."""
    return score_seen(look_many(texts, [_NO_CONTEXT] * len(texts)), name)


def score_seen(seen: Sequence[Looked], name: str = "reading") -> Scores:
    """What the heads of a set say of texts that were looked at."""
    known = weights(name)
    texts = [words_of(one) for one in seen]
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    each = _each_word(texts, lengths, name)
    found = np.asarray(sums(each, lengths) / np.maximum(lengths, 1)[:, None] ** _thinning(name), np.float32)
    told = told_of(seen) if len(texts) else np.zeros((0, len(known.told)), np.float32)
    if len(texts):
        # A product of many rows is summed in another order than that of one: in double precision and rounded, a text
        # gets the same scores whoever is read beside it.
        exact, whole, of_whole = _told_exactly(name)
        by_lists = told.astype(np.float64) @ exact
        if len(whole):
            by_lists[:, whole] = thinned(told, lengths).astype(np.float64) @ of_whole
        found = (found + by_lists + known.bias).round(5).astype(np.float32)
    scaled = found.astype(np.float64) * known.slope + known.shift
    return Scores(name, found, each, first_of_each(lengths), told, scaled)


@cache
def _thinning(name: str) -> NDArray[np.float64]:
    """To what power of its words the sum of a text is thinned, for each head of a set."""
    return np.array([0.0 if group in PLAIN_SUM else 0.5 for group, classes in SETS[name].items() for _ in classes])


@cache
def _told_exactly(name: str) -> tuple[NDArray[np.float64], Places, NDArray[np.float64]]:
    """The weights of what the lists tell in double precision; of a set the heads of the whole text, and their weights."""
    whole = np.flatnonzero([group in OF_THE_WHOLE for group, classes in SETS[name].items() for _ in classes])
    exact = weights(name).told.astype(np.float64)
    return exact, whole, exact[:, whole]


def words_of(seen: Looked) -> list[str]:
    """The words of a text, then its marks."""
    return seen.words + seen.marks


def told_of(seen: Sequence[Looked]) -> Floats:
    """What the word lists tell (`clauses.TOLD`), then which concepts each text speaks of: the same columns in every
    language.
    """
    return np.array([one.told for one in seen])


def thinned(told: Floats, lengths: Places) -> Floats:
    """What the lists tell of the whole: in a text of many words each topic and concept counts less, or every long text
    would seem to complain.
    """
    found = told.copy()
    found[:, FIRST_TOPIC:] *= np.minimum(1.0, np.sqrt(_FEW_WORDS / np.maximum(lengths, 1)))[:, None].astype(np.float32)
    return found


def _each_word(texts: Sequence[list[str]], lengths: Places, name: str) -> Floats:
    """What every word brings, together with the words after it: words of all texts by heads."""
    remembered, known = _remembered(name), weights(name)
    if len(remembered) > _MOST_REMEMBERED:
        _remembered.cache_clear()
        remembered = _remembered(name)
    places = np.fromiter(map(remembered.__getitem__, chain.from_iterable(texts)), np.int64, int(lengths.sum()))
    each = remembered.brings.take(places, axis=0)
    hashes = remembered.hashes.take(places)
    owner = np.arange(len(texts)).repeat(lengths)
    for gap, weight in ((1, NEXT_WEIGHT), (2, AFTER_NEXT_WEIGHT)):
        if len(hashes) > gap:
            rows = pair_rows(hashes[:-gap], hashes[gap:], gap=gap)
            pairs = known.table.take(rows, axis=0) * np.float32(weight)
            pairs[owner[:-gap] != owner[gap:]] = 0.0
            each[:-gap] += pairs
    each *= known.scale
    return each


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject of one text: the number of the text in its batch, the word that speaks loudest of it, its name."""

    text: int
    place: int
    name: str


def loudest(scores: Scores, text: int, length: int, group: str, number: int, among: Places | None = None) -> int:
    """The word of a text of `length` words that speaks most for a class, if given `among` some of its words."""
    column = column_range(group).start + number
    loud = scores.each[scores.first[text] : scores.first[text] + length, column]
    return int(loud.argmax()) if among is None else int(among[loud[among].argmax()])


def around(seen: Sequence[Looked], subjects: Sequence[Subject]) -> tuple[Places, Floats]:
    """Of every subject the words around it, as places in their text, and how much each has to say: nothing beyond the ends."""
    lengths = np.fromiter((len(seen[one.text].words) for one in subjects), np.int64, len(subjects))
    places = np.fromiter((one.place for one in subjects), np.int64, len(subjects))[:, None] + _STEPS
    inside = (places >= 0) & (places < lengths[:, None])
    return np.minimum(np.maximum(places, 0), lengths[:, None] - 1), DECAY * inside


def told_near(seen: Sequence[Looked], subjects: Sequence[Subject], places: Places, says: Floats, told: Floats) -> Floats:
    """What the lists tell of every subject: a row of `NEAR` each. `places` and `says` are as `around` gave them, `told` is what
    the lists tell of each text.
    """
    lengths = np.fromiter((len(one.words) for one in seen), np.int64, len(seen))
    owner = np.fromiter((one.text for one in subjects), np.int64, len(subjects))
    valence = np.concatenate([one.valence for one in seen])
    near = valence[first_of_each(lengths)[owner][:, None] + places] * says
    good, bad = np.maximum(near, 0).sum(1), np.maximum(-near, 0).sum(1)
    found = np.zeros((len(subjects), len(NEAR)), np.float32)
    found[:, 0], found[:, 1], found[:, 2] = good, bad, (good - bad) / (good + bad + 1.0)
    found[:, 3:6] = told[owner, :_WHOLE]
    found[np.arange(len(subjects)), [6 + SUBJECTS.index(one.name) for one in subjects]] = 1.0
    return found


def tones(scores: Scores, seen: Sequence[Looked], subjects: Sequence[Subject]) -> Floats:
    """Calibrated probabilities of every subject: negative, neutral or mixed, positive. `scores` are of the set “reading”."""
    if not subjects:
        return np.zeros((0, 3), np.float32)
    columns, known = column_range("topic_tone"), weights("reading")
    places, says = around(seen, subjects)
    first = scores.first[[one.text for one in subjects]]
    brought = (scores.each[:, columns].take(first[:, None] + places, axis=0) * says[:, :, None]).sum(1)
    brought /= np.sqrt(says.sum(1))[:, None]
    told = told_near(seen, subjects, places, says, scores.told).astype(np.float64) @ known.near.astype(np.float64)
    return calibrated((brought + told + known.bias[columns]).round(5).astype(np.float32), "topic_tone")
