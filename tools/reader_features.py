"""Texts as the heads see them, in one sparse table for many."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from heard.reader.heads import OF_THE_WHOLE, PLAIN_SUM, Subject, around, thinned, told_near, told_of
from heard.reader.look import Looked, look_many
from heard.reader.ngrams import (
    AFTER_NEXT_WEIGHT,
    LETTER_ROWS,
    LETTERS_WEIGHT,
    NEXT_WEIGHT,
    ROWS,
    WORD_ROWS,
    hashed,
    pair_rows,
    word_rows,
)
from heard.vocabulary.reading import ReaderContext


@dataclass(slots=True)
class Features:
    """Rows of texts: weighted counts of hashed features, the number of words, and what the lists tell."""

    counts: sparse.csr_matrix
    lengths: np.ndarray
    told: np.ndarray

    def of(self, group: str) -> sparse.csr_matrix:
        """Counts as the heads of a group see them: what a text says as a whole is learnt from words and pairs alone, because
        letters carry over to other people's texts badly.
        """
        if group in PLAIN_SUM:
            return self.counts
        table = sparse.csr_matrix(sparse.diags(1 / np.sqrt(np.maximum(self.lengths, 1))) @ self.counts)
        if group in OF_THE_WHOLE:
            table.data[(table.indices >= WORD_ROWS) & (table.indices < WORD_ROWS + LETTER_ROWS)] = 0.0
            table.eliminate_zeros()
        return table

    def told_to(self, group: str) -> np.ndarray:
        """What the lists tell the heads of a group."""
        return thinned(self.told, self.lengths) if group in OF_THE_WHOLE else self.told

    def __getitem__(self, rows: np.ndarray) -> "Features":
        return Features(self.counts[rows], self.lengths[rows], self.told[rows])


class Rows:
    """The rows of the weight table that each word of a text stands for, with how much each counts."""

    def __init__(self) -> None:
        self._alone: dict[str, tuple[int, np.ndarray, np.ndarray]] = {}

    def of(self, words: list[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Rows, their weights, and the word that each belongs to: a pair belongs to the first of its words."""
        for word in words:
            if word not in self._alone:
                own, letters = word_rows(word)
                share = LETTERS_WEIGHT / max(len(letters), 1) ** 0.5
                self._alone[word] = hashed(word), np.array([own, *letters]), np.array([1.0, *[share] * len(letters)])
        rows = [self._alone[word][1] for word in words]
        weights = [self._alone[word][2] for word in words]
        owners = [np.repeat(np.arange(len(words)), [len(part) for part in rows])]
        hashes = np.array([self._alone[word][0] for word in words], np.uint32)
        for gap, each in ((1, NEXT_WEIGHT), (2, AFTER_NEXT_WEIGHT)):
            rows.append(pair_rows(hashes, gap))
            weights.append(np.full(len(rows[-1]), each))
            owners.append(np.arange(len(rows[-1])))
        return np.concatenate(rows), np.concatenate(weights), np.concatenate(owners)


def featurise(seen: list[Looked]) -> Features:
    """The features of whole texts, as `heads.score_seen` sums them."""
    rows = Rows()
    texts = [one.words + one.marks for one in seen]
    lengths = np.array([len(words) for words in texts])
    found = [rows.of(words)[:2] for words in texts]
    told = [told_of(seen[first : first + 500]) for first in range(0, len(seen), 500)]
    return Features(_table(found), lengths, np.concatenate(told))


def featurise_subjects(seen: list[Looked], subjects: list[Subject]) -> Features:
    """The features of subjects, as `heads.tones` sums them."""
    rows = Rows()
    found = []
    places, says = around(seen, subjects)
    texts = [one.words + one.marks for one in seen]
    for subject, there, share in zip(subjects, places, says / np.sqrt(says.sum(1))[:, None], strict=True):
        columns, weights, owners = rows.of(texts[subject.text])
        loud = np.zeros(len(texts[subject.text]))
        np.add.at(loud, there, share)
        near = loud[owners] > 0
        found.append((columns[near], (weights * loud[owners])[near]))
    return Features(_table(found), np.ones(len(subjects)), told_near(seen, subjects, places, says, told_of(seen)))


def _table(found: list[tuple[np.ndarray, np.ndarray]]) -> sparse.csr_matrix:
    ends = np.cumsum([0, *(len(columns) for columns, _ in found)])
    columns = np.concatenate([columns for columns, _ in found]).astype(np.int32)
    counts = np.concatenate([weights for _, weights in found]).astype(np.float32)
    table = sparse.csr_matrix((counts, columns, ends), (len(found), ROWS), np.float32)
    table.sum_duplicates()
    return table


def look_all(texts: list[str]) -> list[Looked]:
    """Every text, looked at; as many at a time as the reader would take."""
    heaps = (texts[first : first + 500] for first in range(0, len(texts), 500))
    return [one for heap in heaps for one in look_many(heap, [ReaderContext()] * len(heap))]
