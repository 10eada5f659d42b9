"""What the word lists say of a text in place, clause by clause. Both rules and heads start here."""

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from heard.reader.cut import Cut
from heard.reader.lexicon import Array
from heard.reader.runs import Marked
from heard.reader.words import BOOSTER, DAMPER, JUDGES, NEGATOR, TOPICS

BARE_NEGATION = float(np.float32(-0.6))
_TURNED, _RAISED, _LOWERED = np.float32(-0.7), np.float32(1.4), np.float32(0.6)
_MODIFIERS = NEGATOR | BOOSTER | DAMPER
_AFAR = 8  # a "not" two or three words before

TOLD = (
    "balance", "good", "bad", "both", "ending", "best", "worst", "length",
    *(f"speaks of {topic}" for topic in TOPICS),
    *(f"praises {topic}" for topic in TOPICS),
    *(f"blames {topic}" for topic in TOPICS),
)  # fmt: skip
"""What `tell` says of a text, in order."""
_TOPICS, _OF_TOPICS = len(TOPICS), TOLD.index(f"speaks of {TOPICS[0]}")
_NO_TOPICS = [0.0] * (3 * _TOPICS)


def _factor(signs: int) -> float:
    """How the weight of a word changes by what stands before it: "not" turns, "very" raises, "slightly" lowers."""
    if signs & _AFAR:
        return float(_TURNED)
    factor = _TURNED if signs & NEGATOR else np.float32(1)
    factor = factor * _RAISED if signs & BOOSTER else factor
    return float(factor * _LOWERED if signs & DAMPER else factor)


_FACTORS = [_factor(signs) for signs in range(2 * _AFAR)]


class Judging(NamedTuple):
    """What the words of a batch judge: the weight of each word that does, after what stands before it; `words` in their order. `bare`
    are those that judge nothing but say no in a clause that judges nothing else: "it never arrived", "nobody answers".
    `leans` says of each clause, by its number, how it judges: from -1, all blame, to 1, all praise.
    """

    words: dict[int, float]
    bare: dict[int, float]
    leans: dict[int, float]

    def valence(self, length: int) -> Array:
        """The weight of every one of `length` words."""
        found = np.zeros(length, np.float32)
        for some in (self.words, self.bare):
            if some:
                found[list(some)] = list(some.values())
        return found


def weigh(weight: Array, kinds: Array, clauses: Array) -> Judging:
    """What the words of a batch judge. All have an entry for each word; `clauses` are the numbers of the clauses."""
    judging, modifying = (kinds & JUDGES).nonzero()[0], (kinds & _MODIFIERS).nonzero()[0]
    places, modifiers = judging.tolist(), modifying.tolist()
    clause_of = clauses.data
    signs = dict.fromkeys(places, 0)
    negators = []
    for place, kind in zip(modifiers, kinds.take(modifying).tolist(), strict=True):
        for there in (place + 1, place + 2, place + 3) if kind & NEGATOR else (place + 1,):
            if there in signs and clause_of[there] == clause_of[place]:
                signs[there] |= kind & _MODIFIERS if there == place + 1 else _AFAR
        if kind & NEGATOR:
            negators.append(place)
    weighed = weight.take(judging) * np.array([_FACTORS[sign] for sign in signs.values()], np.float32)
    words = dict(zip(places, weighed.tolist(), strict=True))
    sums: dict[int, tuple[float, float]] = {}
    for place, value in words.items():
        net, gross = sums.get(clause_of[place], (0.0, 0.0))
        sums[clause_of[place]] = net + value, gross + abs(value)
    bare = {}
    for place in negators:
        if clause_of[place] not in sums:
            bare[place] = BARE_NEGATION
            sums[clause_of[place]] = BARE_NEGATION, -BARE_NEGATION
    return Judging(words, bare, {clause: net / (gross + 0.5) for clause, (net, gross) in sums.items()})


@dataclass(slots=True)
class Tone:
    """How much one text judges: sums of its weights, the number of its strong words, and how it ends."""

    good: float = 0.0
    bad: float = 0.0
    bare: float = 0.0  # of `bad`
    best: int = 0
    worst: int = 0
    harsh: int = 0  # not quite the worst
    ending: float = 0.0
    ending_size: float = 0.0


def tones_of(judging: Judging, cut: Cut) -> list[Tone]:
    """The tone of each text."""
    found = [Tone() for _ in cut.texts]
    late = [first + length - max(4, length // 4) for first, length in zip(cut.first, cut.lengths, strict=True)]
    for some in (judging.words, judging.bare):
        for place, value in some.items():
            text = cut.owner_of[place]
            tone = found[text]
            if value > 0:
                tone.good += value
                tone.best += value >= 2
            else:
                tone.bad -= value
                tone.worst += value <= -2
                tone.harsh += value < -1.5
            if place >= late[text]:
                tone.ending += value
                tone.ending_size += abs(value)
    for place, value in judging.bare.items():
        found[cut.owner_of[place]].bare -= value
    return found


def tell(judging: Judging, tones: list[Tone], clauses: memoryview, topics: Marked, cut: Cut) -> list[list[float]]:
    """A row of `TOLD` for each text: the same for every language, which is how the heads reach languages with few labels."""
    told = [[*_in_all(words, tone), *_NO_TOPICS] for words, tone in zip(cut.lengths, tones, strict=True)]
    for word, topic in zip(*topics, strict=True):
        row, place, lean = told[cut.owner_of[word]], _OF_TOPICS + topic, judging.leans.get(clauses[word], 0.0)
        # Once tells most; twice and three times add a third each.
        row[place] = min(row[place] + 1 / 3, 2.0) if row[place] else 1 + 1 / 3
        if lean:
            row[place + (_TOPICS if lean > 0 else 2 * _TOPICS)] = 1.0
    return told


def _in_all(words: int, tone: Tone) -> tuple[float, ...]:
    """What is told of one text before its topics."""
    good, bad, root = tone.good, tone.bad, math.sqrt(words + 3.0)
    return (
        (good - bad) / (good + bad + 1.5), good / root, bad / root, min(good, bad) / root,
        tone.ending / (tone.ending_size + 1.0), tone.best / root, tone.worst / root, math.log1p(words) / 5.0,
    )  # fmt: skip
