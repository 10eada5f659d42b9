"""The trained half of the reader: linear heads over hashed words, letters and pairs, all heads in one pass.

What a word brings to every head (itself and its inner letters) is summed once and remembered; a text then is a sum of
remembered rows, of the rows of its pairs, and of what the word lists tell. Probabilities are calibrated on texts that
the weights had not seen. The weights are made by tools/train_reader.py; docs/model-card.md tells from what.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heard.reader.clauses import tell
from heard.reader.look import Looked, look_at
from heard.reader.ngrams import AFTER_NEXT_WEIGHT, LETTERS_WEIGHT, NEXT_WEIGHT, hashed, marks, pair_rows, word_rows
from heard.reader.words import TOPICS
from heard.vocabulary.reading import Emotion, ReaderContext

GROUPS: dict[str, tuple[str, ...]] = {
    "polarity": ("negative", "between", "positive"),
    "stars": ("1", "2", "3", "4", "5"),
    "complaint": ("complaint",),
    "topic": TOPICS,
    "offence": ("hateful", "offensive", "neither"),
    "emotion": tuple(emotion.value for emotion in Emotion if emotion is not Emotion.SARCASM),
    "tone": ("tone",),  # -4 to 4, as 20 raters would say
    "aspect": ("food", "service", "staff", "price", "ambience", "place", "menu", "miscellaneous"),
    "topic_tone": ("negative", "between", "positive"),  # of one topic, from the clauses that speak of it
}
"""Every group of heads, and the classes of each."""
EXCLUSIVE = frozenset({"polarity", "stars", "offence", "topic_tone"})  # probabilities of a group sum to one
PLAIN_SUM = frozenset({"aspect"})  # one word is enough, so that length must not thin it out

CALLED = {"food": "quality", "service": "staff", "ambience": "atmosphere"}  # aspects by the names of our topics
_NO_CONTEXT = ReaderContext()
_MOST_REMEMBERED = 60_000
_BATCH = 64

Floats = NDArray[np.float32]


def column_range(group: str) -> slice:
    """The columns of the weight table that belong to a group."""
    first = 0
    for name, classes in GROUPS.items():
        if name == group:
            return slice(first, first + len(classes))
        first += len(classes)
    raise KeyError(group)


@dataclass(frozen=True, slots=True)
class Weights:
    """`table[row, head]` are whole numbers; a score is their sum times `scale`, plus `told` times what the lists tell,
    plus `bias`.

    A calibrated score is `slope` times the score plus `shift`. A class is found when its probability reaches `cut`; of an
    exclusive group the class is found whose probability is largest in proportion to its `cut`.
    """

    table: NDArray[np.int8]
    scale: Floats
    told: Floats
    bias: Floats
    slope: Floats
    shift: Floats
    cut: Floats


@cache
def weights() -> Weights:
    """The weights that ship, read once."""
    with (resources.files("heard.reader") / "weights" / "heads.npz").open("rb") as source, np.load(source) as found:
        return Weights(**{name: found[name] for name in Weights.__slots__})


@dataclass(frozen=True, slots=True)
class Scores:
    """What the heads say of a batch: one row a text. `scores` before calibration, `p` after it, by group."""

    scores: Floats

    def raw(self, group: str) -> Floats:
        """Scores of a group as they come from the sum."""
        return self.scores[:, column_range(group)]

    def p(self, group: str) -> Floats:
        """Calibrated probabilities, texts by classes; for `tone` the value itself."""
        columns = column_range(group)
        known = weights()
        score = self.scores[:, columns] * known.slope[columns] + known.shift[columns]
        p: Floats = probabilities(score, group)
        return p

    def found(self, group: str) -> NDArray[np.bool_]:
        """Which classes are found, texts by classes; of an exclusive group exactly one."""
        return decide(self.p(group), cuts(group), group)


def cuts(group: str) -> Floats:
    """From which probability on each class of a group is found."""
    return weights().cut[column_range(group)]


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
    return 1.0 / (1.0 + np.exp(-np.clip(score, -30, 30)))


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
def _remembered() -> _Remembered:
    return _Remembered(weights())


def score(texts: Sequence[str]) -> Scores:
    """What the heads say of each text. The reader, which has looked at its texts already, calls `score_seen`."""
    return score_seen([look_at(text, _NO_CONTEXT) for text in texts])


def score_seen(seen: Sequence[Looked]) -> Scores:
    """What the heads say of texts that were looked at."""
    if not seen:
        return Scores(np.zeros((0, len(weights().bias)), np.float32))
    return score_words([words_of(one) for one in seen], np.stack([told_of(one) for one in seen]))


def words_of(seen: Looked) -> list[str]:
    """The words of a text, then its marks."""
    return seen.words + marks(seen.text, seen.folded)


def told_of(seen: Looked) -> Floats:
    """What the word lists tell (`clauses.TOLD`), then which concepts the text speaks of: the same columns in every language."""
    return np.concatenate([tell(seen.valence, seen.topics, seen.clauses), seen.evidence.speaks.any(0)], dtype=np.float32)


def score_words(texts: Sequence[list[str]], told: Floats) -> Scores:
    """Scores of texts that are cut: `texts[i]` are words and marks, `told[i]` its row of `told_of`."""
    known = weights()
    found = np.zeros((len(texts), len(known.bias)), np.float32)
    for first in range(0, len(texts), _BATCH):
        part = texts[first : first + _BATCH]
        found[first : first + len(part)] = _sums(part, known)
    if len(texts):
        # A product of many rows is summed in another order than that of one: in double precision and rounded, a text
        # gets the same scores whoever is read beside it.
        found = np.round(found + told.astype(np.float64) @ known.told.astype(np.float64) + known.bias, 5)
    return Scores(found.astype(np.float32))


def loudness(words: Sequence[str], group: str) -> Floats:
    """How much each word alone speaks for each class of a group: words by classes."""
    remembered = _remembered()
    places = np.fromiter((remembered[word] for word in words), np.int64, len(words))
    columns = column_range(group)
    return remembered.brings[places, columns] * weights().scale[columns]


def loudest(words: Sequence[str], group: str, number: int, *, most: int = 2) -> NDArray[np.int64]:
    """Places of the words that speak most for a class, in order."""
    return np.sort(np.argsort(-loudness(words, group)[:, number], kind="stable")[:most])


def loudest_clause(seen: Looked, speaks: Floats) -> NDArray[np.bool_]:
    """The words of the clause that speaks most, by what each word of the text says."""
    return np.asarray(
        seen.clauses == seen.clauses[0] + int(np.bincount(seen.clauses - seen.clauses[0], np.maximum(speaks, 0)).argmax())
    )


def part_of(seen: Looked, inside: NDArray[np.bool_], name: str) -> tuple[list[str], Floats]:
    """The words of some clauses and what the lists tell of them, for the tone of the topic called `name`."""
    words = [seen.words[place] for place in np.flatnonzero(inside)]
    told = tell(seen.valence[inside], seen.topics[inside], seen.clauses[inside])
    return [*words, f"@{name}", f"@{name}"], np.concatenate([told, seen.evidence.speaks[inside].any(0)], dtype=np.float32)


def _sums(texts: Sequence[list[str]], known: Weights) -> Floats:
    """Weighted sums of the rows of each text, thinned by the root of its length but for `PLAIN_SUM`."""
    remembered = _remembered()
    if len(remembered) > _MOST_REMEMBERED:
        _remembered.cache_clear()
        remembered = _remembered()
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    places = np.fromiter((remembered[word] for words in texts for word in words), np.int64, int(lengths.sum()))
    found = np.zeros((len(texts), len(known.bias)), np.float32)
    filled = np.flatnonzero(lengths)
    if not len(filled):
        return found
    each = remembered.brings[places]
    hashes = remembered.hashes[places]
    owner = np.repeat(np.arange(len(texts)), lengths)
    for gap, weight in ((1, NEXT_WEIGHT), (2, AFTER_NEXT_WEIGHT)):
        if len(hashes) > gap:
            together = np.flatnonzero(owner[:-gap] == owner[gap:])
            rows = pair_rows(hashes[together], hashes[together + gap], gap=gap)
            each[together] += known.table[rows] * np.float32(weight)
    starts = np.cumsum(lengths) - lengths
    found[filled] = np.add.reduceat(each, starts[filled], axis=0) * known.scale
    thin = np.ones_like(known.scale, np.bool_)
    for group in PLAIN_SUM:
        thin[column_range(group)] = False
    found[filled] /= np.where(thin, np.sqrt(lengths[filled])[:, None], 1.0)
    return found
