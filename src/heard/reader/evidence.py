"""What texts speak of: their words and phrases as concepts, sentence by sentence.

A concept is one idea ("lawyer", "vermin", "condition"); each language lists the words and phrases for it. Idioms silence
the words inside them, so that a place "to die for" speaks of no death. What follows from concepts that stand together is
not decided here: see `signs`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np

from heard.reader.cut import Array, Cut
from heard.reader.words import MOST_FITS, MOST_GAP, Memo, concepts


@dataclass(frozen=True, slots=True)
class Evidence:
    """`speaks[word, concept]` for every word of a text, the number of the sentence that each word stands in, and `count`, how
    many words speak of each concept that the heads know.
    """

    speaks: Array
    sentences: Array
    count: Array

    def words_of(self, concept: int) -> list[int]:
        """The words that speak of a concept."""
        found: list[int] = self.speaks[:, concept].nonzero()[0].tolist()
        return found


@cache
def concept_number(name: str) -> int:
    """The column of a concept. Raises `ValueError` for one that nobody wrote."""
    return concepts().index(name)


def gather(memo: Memo, cut: Cut, rows: Array, sentences: Array) -> Array:
    """Of every word of a batch what it speaks of, by itself and as part of a phrase, and nothing inside an idiom."""
    speaks: Array = memo.speaks.take(rows, axis=0)
    silent, spoken = _phrases(memo, cut, memo.fits.take(rows), sentences)
    held: dict[int, int] = {}  # words inside an idiom, and the last word of it
    for first, last in silent:
        speaks[first : last + 1] = False
        for word in range(first, last + 1):
            held[word] = max(held.get(word, -1), last)
    for first, last, concept in spoken:
        if held.get(first, -1) < last:
            speaks[first : last + 1, concept] = True
    return speaks


def _phrases(memo: Memo, cut: Cut, fits: Array, sentences: Array) -> tuple[list[tuple[int, int]], list[tuple[int, int, int]]]:
    """Idioms as (first word, last word), other phrases with their concept too.

    A phrase looks only around its anchor, so that the work grows with the text and never faster.
    """
    joined, starts, stops, tries, end = cut.joined, cut.start, cut.stop, memo.tries, len(cut.stop) - 1
    silent: list[tuple[int, int]] = []
    spoken: list[tuple[int, int, int]] = []
    for place, number in _where_to_try(memo, fits, sentences):
        find, before, after, concept = tries[number]
        low = place - before if place > before else 0
        high = place + after if place + after < end else end
        match = find(joined, starts[low], stops[high])
        if match is None:
            continue
        begins, ends = match.span()
        first, last = bisect_right(stops, begins, low, high), bisect_left(starts, ends, low, high + 1) - 1
        if concept < 0:
            silent.append((first, last))
        else:
            spoken.append((first, last, concept))
    return silent, spoken


def _where_to_try(memo: Memo, fits: Array, sentences: Array) -> Iterator[tuple[int, int]]:
    """Words, and the phrases (by number) that may stand around each of them."""
    alone = memo.alone.take(fits).nonzero()[0]
    for place, fit in zip(alone.tolist(), fits[alone].tolist(), strict=True):
        for number in memo.fit[fit].alone:
            yield place, number
    seconds = memo.seconds.take(fits)
    for gap in range(1, min(memo.widest, len(fits) - 1) + 1):
        places = (memo.firsts[gap].take(fits[:-gap]) & seconds[gap:]).nonzero()[0]
        places = places[sentences[places] == sentences[places + gap]]
        keys = (fits[places] * MOST_FITS + fits[places + gap]) * MOST_GAP + gap
        for place, numbers in zip(places.tolist(), map(memo.together.__getitem__, keys.tolist()), strict=True):
            for number in numbers:
                yield place, number


def add_up(speaks: Array, sentences: Array, owner: Array, texts: int, pairs: tuple[Array, Array]) -> tuple[Array, Array]:
    """Of each text how many of its words speak of each concept, and which pairs of concepts it has in one sentence.

    `owner` says whose a word is; the numbers of sentences go through the whole batch.
    """
    size = len(concepts())
    spoken = speaks.ravel().nonzero()[0]
    words = spoken // size
    columns = spoken - words * size
    count = np.bincount(owner[words] * size + columns, minlength=texts * size).reshape(texts, size)
    together = np.zeros((texts, len(pairs[0])), np.bool_)
    if len(sentences):
        by_sentence = np.zeros((int(sentences[-1]) + 1, size), np.bool_)
        by_sentence[sentences[words], columns] = True
        whose = np.zeros(len(by_sentence), np.int64)
        whose[sentences] = owner
        sentence, pair = (by_sentence.take(pairs[0], axis=1) & by_sentence.take(pairs[1], axis=1)).nonzero()
        together[whose[sentence], pair] = True
    return count, together
