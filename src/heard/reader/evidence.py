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
from heard.reader.runs import Marked, different
from heard.reader.words import MOST_FITS, MOST_GAP, Memo, concepts


@dataclass(frozen=True, slots=True)
class Evidence:
    """Which words of a text speak of which concepts, and the number of the sentence that each word stands in."""

    speaks: Marked
    sentences: Array


@cache
def concept_number(name: str) -> int:
    """The column of a concept. Raises `ValueError` for one that nobody wrote."""
    return concepts().index(name)


def gather(memo: Memo, cut: Cut, rows: Array, sentences: Array) -> Marked:
    """Of every word of a batch what it speaks of, by itself and as part of a phrase, and nothing inside an idiom."""
    size = len(concepts())
    said = memo.said_by(rows)
    silent, spoken = _phrases(memo, cut, memo.fits.take(rows), sentences)
    held: dict[int, int] = {}  # words inside an idiom, and the last word of it
    for first, last in silent:
        for word in range(first, last + 1):
            held[word] = max(held.get(word, -1), last)
    alone = said.rows * size + said.columns
    if held:
        alone = alone[~np.isin(said.rows, list(held))]
    in_phrases = [
        word * size + concept
        for first, last, concept in spoken
        if held.get(first, -1) < last
        for word in range(first, last + 1)
    ]
    return Marked(*np.divmod(different(np.concatenate([alone, np.array(in_phrases, np.int64)])), size))


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
    seconds = np.zeros(len(fits) + memo.widest, np.uint64)
    seconds[: len(fits)] = memo.seconds.take(fits)
    after = seconds.take(np.arange(len(fits))[:, None] + np.arange(1, memo.widest + 1))
    places, gaps = ((memo.firsts.take(fits, axis=0) & after) > 0).nonzero()
    gaps += 1
    near = sentences[places] == sentences[places + gaps]
    places, gaps = places[near], gaps[near]
    keys = (fits[places] * MOST_FITS + fits[places + gaps]) * MOST_GAP + gaps
    for place, numbers in zip(places.tolist(), map(memo.together.__getitem__, keys.tolist()), strict=True):
        for number in numbers:
            yield place, number


def add_up(speaks: Marked, sentences: Array, owner: Array, texts: int, pairs: tuple[Array, Array]) -> tuple[Array, Array]:
    """Of each text how many of its words speak of each concept, and which pairs of concepts it has in one sentence.

    `owner` says whose a word is; the numbers of sentences go through the whole batch.
    """
    size = len(concepts())
    count = np.bincount(owner[speaks.rows] * size + speaks.columns, minlength=texts * size).reshape(texts, size)
    together = np.zeros((texts, len(pairs[0])), np.bool_)
    if len(sentences):
        by_concept = np.zeros((size, int(sentences[-1]) + 1), np.bool_)
        by_concept[speaks.columns, sentences[speaks.rows]] = True
        whose = np.zeros(by_concept.shape[1], np.int64)
        whose[sentences] = owner
        pair, sentence = (by_concept.take(pairs[0], axis=0) & by_concept.take(pairs[1], axis=0)).nonzero()
        together[whose[sentence], pair] = True
    return count, together
