"""What a text speaks of: its words and phrases as concepts, sentence by sentence.

A concept is one idea ("lawyer", "vermin", "condition"); each language lists the words and phrases for it. Idioms silence
the words inside them, so that a place "to die for" speaks of no death. What follows from concepts that stand together is
not decided here: see `signs`.
"""

from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np

from heard.reader.patterns import Phrase
from heard.reader.words import Memo, concepts

_MOST_FOUND = 3  # of one phrase in one text: more tell nothing new
_TRIGGERS_READ = 4000  # words that may start a phrase; a text with more has said what it has to say


@dataclass(frozen=True)
class Evidence:
    """`speaks[word, concept]` for every word of a text, and the number of the sentence that each word stands in."""

    speaks: np.ndarray
    sentences: np.ndarray

    @cached_property
    def count(self) -> np.ndarray:
        """How many words speak of each concept."""
        # Bytes are added much faster, and hold the count of a text of so few words.
        kind = np.uint8 if len(self.speaks) < 256 else np.int32
        spoken: np.ndarray = self.speaks.view(np.uint8).sum(0, dtype=kind)
        return spoken

    @cached_property
    def by_sentence(self) -> np.ndarray:
        """The concepts of each sentence, as a matrix of truth values."""
        if not len(self.sentences):
            return np.zeros((0, len(concepts())), np.bool_)
        first = np.flatnonzero(np.diff(self.sentences, prepend=-1))
        return np.logical_or.reduceat(self.speaks, first, axis=0)


@cache
def concept_number(name: str) -> int:
    """The column of a concept. Raises `ValueError` for one that nobody wrote."""
    return concepts().index(name)


def gather(
    memo: Memo,
    folded: str,
    words: list[str],
    rows: list[int],
    places: list[int],
    starts: list[int],
    stops: list[int],
    speaks: np.ndarray,
) -> None:
    """Add to `speaks`, which holds what the single words of a text speak of, what its phrases do, and silence its idioms.

    `places` are the words at which a phrase may be tried.
    """
    silent, spoken = _phrases(memo, folded, words, rows, places[:_TRIGGERS_READ], starts, stops)
    for first, last in silent:
        speaks[first : last + 1] = False
    for first, last, concept in spoken:
        if not any(low <= first and last <= high for low, high in silent):
            speaks[first : last + 1, concept] = True


def _phrases(
    memo: Memo, folded: str, words: list[str], rows: list[int], places: list[int], starts: list[int], stops: list[int]
) -> tuple[list[tuple[int, int]], list[tuple[int, int, int]]]:
    """Idioms as (first word, last word), other phrases with their concept too.

    A phrase looks only around its trigger, so that the work grows with the text and never faster.
    """
    silent: list[tuple[int, int]] = []
    spoken: list[tuple[int, int, int]] = []
    count: dict[int, int] = {}
    bounded = ["", *words, ""]
    for place in places:
        for number in memo.triggers[rows[place]].standing(bounded[place], bounded[place + 2]):
            if count.get(number) == _MOST_FOUND:
                continue
            phrase = memo.phrases[number]
            stands = _try(phrase, folded, words, place, starts, stops)
            if stands is None:
                continue
            count[number] = count.get(number, 0) + 1
            first, last = stands
            if phrase.concept < 0:
                silent.append((first, last))
            else:
                spoken.append((first, last, phrase.concept))
    return silent, spoken


def _try(
    phrase: Phrase, folded: str, words: list[str], place: int, starts: list[int], stops: list[int]
) -> tuple[int, int] | None:
    """The first and the last word of `phrase` around its trigger at `place`, if it stands there."""
    before, after = phrase.reach
    low, high = max(0, place - before), min(len(starts) - 1, place + after)
    near = words[low : high + 1]
    for need in phrase.needs:
        if need.isdisjoint(near) and "'" not in folded[starts[low] : stops[high]]:
            return None
    if before:
        match = phrase.regex.search(folded, starts[low], stops[high])
    else:
        match = phrase.regex.match(folded, starts[place], stops[high])
    if match is None:
        return None
    first = low
    while stops[first] <= match.start():
        first += 1
    last = first
    while last < high and starts[last + 1] < match.end():
        last += 1
    return first, last
