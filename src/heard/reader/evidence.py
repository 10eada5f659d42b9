"""What texts speak of: their words and phrases as concepts, sentence by sentence.

A concept is one idea ("lawyer", "vermin", "condition"); each language lists the words and phrases for it. Idioms silence
the words inside them, so that a place "to die for" speaks of no death. What follows from concepts that stand together is
not decided here: see `signs`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import numpy as np

from heard.reader.cut import Cut
from heard.reader.lexicon import Array
from heard.reader.runs import Marked
from heard.reader.words import ALONE, MOST_FITS, MOST_GAP, SPEAKING, Memo, concepts


class Evidence(NamedTuple):
    """Which words of a text speak of which concepts, and the number of the sentence that each word stands in."""

    speaks: Marked
    sentences: Array


@cache
def concept_number(name: str) -> int:
    """The column of a concept. Raises `ValueError` for one that nobody wrote."""
    return concepts().index(name)


def gather(memo: Memo, cut: Cut, rows: Array, kinds: Array, sentences: Array) -> tuple[Array, Array]:
    """What the words of a batch speak of, by themselves and as part of a phrase, and nothing inside an idiom: the words, and a
    concept of each; a word may come more than once.
    """
    silent, spoken = _phrases(memo, cut, memo.fits.take(rows), kinds, sentences)
    held: dict[int, int] = {}  # words inside an idiom, and the last word of it
    for first, last in silent:
        for word in range(first, last + 1):
            held[word] = max(held.get(word, -1), last)
    alone = (kinds & SPEAKING).nonzero()[0]
    size = len(concepts())
    said = zip(alone.tolist(), memo.speaks.take(rows.take(alone)).tolist(), strict=True)
    found = {word * size + concept for word, some in said if word not in held for concept in some}
    for first, last, concept in spoken:
        if held.get(first, -1) < last:
            found.update(range(first * size + concept, (last + 1) * size, size))
    keys = np.array(sorted(found), np.int64)
    words = keys // size
    return words, keys - words * size


def _phrases(
    memo: Memo, cut: Cut, fits: Array, kinds: Array, sentences: Array
) -> tuple[list[tuple[int, int]], list[tuple[int, int, int]]]:
    """Idioms as (first word, last word), other phrases with their concept too.

    A phrase looks only around its anchor, so that the work grows with the text and never faster.
    """
    joined, starts, stops, tries = cut.joined, cut.start, cut.stop, memo.tries
    silent: list[tuple[int, int]] = []
    spoken: list[tuple[int, int, int]] = []
    for place, number in _where_to_try(memo, fits, kinds, sentences):
        find, before, after, concept = tries[number]
        text = cut.owner_of[place]
        low = max(place - before, cut.first[text])
        high = min(place + after, cut.first[text] + cut.lengths[text] - 1)
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


def _where_to_try(memo: Memo, fits: Array, kinds: Array, sentences: Array) -> Iterator[tuple[int, int]]:
    """Words, and the phrases (by number) that may stand around each of them."""
    alone = (kinds & ALONE).nonzero()[0]
    for place, fit in zip(alone.tolist(), fits[alone].tolist(), strict=True):
        for number in memo.fit[fit].alone:
            yield place, number
    seconds = np.zeros(len(fits) + memo.widest, np.uint64)
    memo.seconds.take(fits, out=seconds[: len(fits)])
    after = np.ndarray((len(fits), memo.widest), np.uint64, seconds, 8, (8, 8))  # of each word those after it
    places, gaps = (memo.firsts.take(fits, axis=0) & after).nonzero()
    gaps += 1
    others = places + gaps
    near = sentences.take(places) == sentences.take(others)
    keys = (fits.take(places) * MOST_FITS + fits.take(others)) * MOST_GAP + gaps
    for place, numbers in zip(places[near].tolist(), map(memo.together.__getitem__, keys[near].tolist()), strict=True):
        for number in numbers:
            yield place, number


def add_up(words: Array, spoken: Array, cut: Cut, sentences: Array, pairs: tuple[Array, Array]) -> tuple[Array, Array]:
    """Of each text how many of its words speak of each concept, and which pairs of concepts it has in one sentence; `words` and
    `spoken` are what `gather` gave.
    """
    size, texts = len(concepts()), len(cut.texts)
    count = np.bincount(cut.owner.take(words) * size + spoken, minlength=texts * size).reshape(texts, size)
    together = np.zeros((texts, len(pairs[0])), np.bool_)
    if len(words):
        by_concept = np.zeros((size, int(sentences[-1]) + 1), np.bool_)
        by_concept[spoken, sentences.take(words)] = True
        whose = np.zeros(by_concept.shape[1], np.int64)
        whose[sentences] = cut.owner
        pair, sentence = (by_concept.take(pairs[0], axis=0) & by_concept.take(pairs[1], axis=0)).nonzero()
        together[whose[sentence], pair] = True
    return count, together
