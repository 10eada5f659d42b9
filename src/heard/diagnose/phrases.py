"""Phrases that people have begun to write. Pure.

Log-odds of a phrase in texts of now against texts of before, with an informative Dirichlet prior drawn from both together
(Monroe, Colaresi and Quinn 2008): a phrase as common as ever comes out near zero however common it is. A phrase counts once a
text, so that one long text does not make a trend, and has a word that says something: "and the" can grow by chance, and tells nobody
anything.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from math import log, sqrt

from heard.reader.fold import fold
from heard.reader.words import empty_words

WORD = re.compile(r"\w+")
LONGEST = 3  # words
FEWEST = 3  # texts of now
SURE = 1.645  # z of 95 %, one-sided: a handful of texts where there were none
SURE_OF_A_WORD = 2.326  # of 99 %: single words come and go
SAME_TEXTS = 0.9  # share of texts from which two phrases tell the same story
PRIOR = 0.2  # texts of the prior for each text of now: how much has to speak against "as ever"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that grew: in how many texts now and before, and how sure that is (`z`)."""

    words: str
    now: int
    before: int
    z: float


def emerging(now: Sequence[str], before: Sequence[str], *, without: Collection[str] = (), most: int = 12) -> list[Phrase]:
    """What grew, surest first. `without`: words that may stand in no phrase, such as names of staff."""
    banned = {word.lower() for name in without for word in WORD.findall(name)}
    counted = _counts(now, banned)
    candidates = {words: count for words, count in counted.items() if count >= FEWEST and _says_something(words)}
    earlier = _counts(before, banned, only=candidates)
    sizes = len(now), len(before)
    if not all(sizes):
        return []
    found = [
        Phrase(words=words, now=count, before=earlier[words], z=_z(count, earlier[words], *sizes))
        for words, count in candidates.items()
    ]
    sure = sorted(
        (one for one in found if one.z >= (SURE if " " in one.words else SURE_OF_A_WORD)),
        key=lambda one: (-one.z, -len(one.words), one.words),
    )
    return _of_other_texts(_told_once(sure), now, most)


def _counts(texts: Iterable[str], banned: Collection[str], only: Collection[str] | None = None) -> Counter[str]:
    counted: Counter[str] = Counter()
    for text in texts:
        words = WORD.findall(text.lower())
        said = set()
        for start in range(len(words)):
            for end in range(start + 1, min(start + LONGEST, len(words)) + 1):
                if words[end - 1] in banned:
                    break
                if len(words[start]) == 1 or len(words[end - 1]) == 1:
                    continue  # the "t" of "wasn't" begins or ends nothing
                phrase = " ".join(words[start:end])
                if (end - start > 1 or len(phrase) > 3) and (only is None or phrase in only):
                    said.add(phrase)
        counted.update(said)
    return counted


def _says_something(phrase: str) -> bool:
    return not empty_words().issuperset(fold(phrase).split())


def _z(now: int, before: int, texts_now: int, texts_before: int) -> float:
    share = (now + before) / (texts_now + texts_before)
    mass = PRIOR * texts_now
    prior, rest = share * mass, (1 - share) * mass
    odds_now = log((now + prior) / (texts_now - now + rest + 1e-9))
    odds_before = log((before + prior) / (texts_before - before + rest + 1e-9))
    return (odds_now - odds_before) / sqrt(1 / (now + prior) + 1 / (before + prior))


def _told_once(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Of phrases that hold one another, the one that says most: "the handover" goes when "at the handover" is as sure."""
    kept: list[Phrase] = []
    for one in phrases:
        inside = f" {one.words} "
        overlaps = [other for other in kept if inside in f" {other.words} " or f" {other.words} " in inside]
        if not overlaps:
            kept.append(one)
        elif len(overlaps) == 1 and len(one.words) > len(overlaps[0].words) and one.now >= 0.8 * overlaps[0].now:
            kept[kept.index(overlaps[0])] = one
    return kept


def _of_other_texts(phrases: Sequence[Phrase], texts: Sequence[str], most: int) -> list[Phrase]:
    """Of phrases that stand in the same texts the surest: forty copies of one review say one thing."""
    spaced = [f" {' '.join(WORD.findall(text.lower()))} " for text in texts]
    told: list[Phrase] = []
    seen: list[set[int]] = []
    for one in phrases:
        where = {number for number, text in enumerate(spaced) if f" {one.words} " in text}
        if all(len(where & other) < SAME_TEXTS * len(where | other) for other in seen):
            told.append(one)
            seen.append(where)
        if len(told) == most:
            break
    return told
