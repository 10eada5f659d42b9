"""Texts as hints and heads see them, in one sparse table for many."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy import sparse

from heard.reader.heads import OF_THE_WHOLE, PLAIN_SUM, Subject, around, thinned, told_near, told_of
from heard.reader.hints import KEYS, LENGTH_POWER, WORDS_COUNT, Hinted, letter_keys, word_key
from heard.reader.look import Looked, look_many
from heard.vocabulary.reading import ReaderContext


@dataclass(slots=True)
class Features:
    """Rows of texts: what their hints count, how many words are different, how many there are, and what the lists tell."""

    counts: sparse.csr_matrix
    different: np.ndarray
    lengths: np.ndarray
    told: np.ndarray

    def of(self, group: str) -> sparse.csr_matrix:
        """Counts as the heads of a group see them."""
        return self.counts if group in PLAIN_SUM else by_length(self.counts, self.different)

    def told_to(self, group: str) -> np.ndarray:
        """What the lists tell the heads of a group."""
        return thinned(self.told, self.lengths) if group in OF_THE_WHOLE else self.told

    def __getitem__(self, rows: np.ndarray) -> "Features":
        return Features(self.counts[rows], self.different[rows], self.lengths[rows], self.told[rows])


def by_length(counts: sparse.csr_matrix, different: np.ndarray) -> sparse.csr_matrix:
    """Counts of hints as `hints.add_up` thins them."""
    return sparse.csr_matrix(sparse.diags(np.maximum(different, 1) ** -LENGTH_POWER) @ counts)


@cache
def _keys_of(word: str) -> list[tuple[int, float]]:
    """The hints of a word, and how much each counts."""
    return [(word_key(word), 1.0), *((key, 1 / WORDS_COUNT) for key in letter_keys(word))]


def hints_of(seen: Sequence[Hinted]) -> sparse.csr_matrix:
    """What the hints of each text count, as `hints.add_up` sums them before it thins them."""
    found = []
    for one in seen:
        counts: Counter[int] = Counter(dict.fromkeys(one.pairs.tolist(), 1.0))
        for word in one.lexicon.named(one.words):
            for key, count in _keys_of(word):
                counts[key] += count
        found.append(counts)
    return _table(found)


def featurise(seen: list[Looked]) -> Features:
    """The features of whole texts, as `heads.score_seen` sums them."""
    told = [told_of(seen[first : first + 500]) for first in range(0, len(seen), 500)]
    different, lengths = (
        np.array(many) for many in zip(*((len(one.hinted.words), len(one.words)) for one in seen), strict=True)
    )
    return Features(hints_of([one.hinted for one in seen]), different, lengths, np.concatenate(told))


def featurise_subjects(seen: list[Looked], subjects: list[Subject]) -> Features:
    """The features of subjects, as `heads.tones` sums them."""
    found = []
    places, says = around(seen, subjects)
    for subject, there, shares in zip(subjects, places, says / np.sqrt(says.sum(1))[:, None], strict=True):
        counts: Counter[int] = Counter()
        for place, share in zip(there[shares > 0].tolist(), shares[shares > 0].tolist(), strict=True):
            for key, count in _keys_of(seen[subject.text].words[place]):
                counts[key] += count * share
        found.append(counts)
    ones = np.ones(len(subjects))
    return Features(_table(found), ones, ones, told_near(seen, subjects, places, says))


def _table(found: Iterable[Counter[int]]) -> sparse.csr_matrix:
    columns, values, ends = [], [], [0]
    for counts in found:
        columns += counts.keys()
        values += counts.values()
        ends.append(len(columns))
    return sparse.csr_matrix((np.array(values, np.float32), np.array(columns, np.int32), ends), (len(ends) - 1, KEYS))


def look_all(texts: list[str]) -> list[Looked]:
    """Every text, looked at; as many at a time as the reader would take."""
    heaps = (texts[first : first + 500] for first in range(0, len(texts), 500))
    return [one for heap in heaps for one in look_many(heap, [ReaderContext()] * len(heap))]
