"""The words met so far. Every word of a text is looked up once; what each part of the reader knows of it stands in its row.

A part learns a word when it is first asked for it. When too many words were met, all is forgotten.
"""

from collections.abc import Callable, Sequence
from functools import cache
from threading import RLock
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Part = TypeVar("Part")

MOST_REMEMBERED = 60_000
_ROOM = 4096
_LEARNING = RLock()  # readings may run in several threads


class Lexicon(dict[str, int]):
    """Word to row; a word not met before gets the next row."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self._parts: dict[tuple[Any, ...], Any] = {}

    def __missing__(self, word: str) -> int:
        with _LEARNING:
            row = self.get(word)
            if row is None:
                row = len(self.words)
                self.words.append(word)
                self[word] = row
            return row

    def rows_of(self, words: Sequence[str]) -> Array:
        """The row of every word."""
        return np.fromiter(map(self.__getitem__, words), np.int64, len(words))

    def named(self, rows: Array) -> list[str]:
        """The words of some rows."""
        return [self.words[row] for row in rows.tolist()]

    def part(self, kind: Callable[..., Part], *name: str) -> Part:
        """What a part of the reader has learnt of these words; a `name` tells one of its kind from the others."""
        found: Part | None = self._parts.get((kind, *name))
        if found is None:
            with _LEARNING:
                found = self._parts.setdefault((kind, *name), kind(self, *name))
        return found


class Learnt:
    """What a part of the reader knows of words: tables, named in `tables`, with a row for each word that it was asked for. Row 0
    is nobody's.
    """

    tables: tuple[str, ...]

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._row = np.zeros(_ROOM, np.int64)  # by the row of the lexicon
        self._size = 1

    def look_up(self, rows: Array) -> Array:
        """The row here of every word, given by its row in the lexicon."""
        if len(self._row) < len(self._lexicon.words):
            self._make_room()
        found = self._row.take(rows)
        if np.count_nonzero(found) < len(found):
            for row in dict.fromkeys(rows[found == 0].tolist()):
                self._learn(row)
            found = self._row.take(rows)
        return found

    def learn(self, row: int, word: str) -> None:
        """Fill `row` of every table with what is known of a word."""
        raise NotImplementedError

    def _learn(self, row: int) -> None:
        with _LEARNING:
            if self._row[row]:
                return
            if self._size == len(getattr(self, self.tables[0])):
                for name in self.tables:
                    setattr(self, name, twice(getattr(self, name)))
            self.learn(self._size, self._lexicon.words[row])
            self._row[row] = self._size
            self._size += 1

    def _make_room(self) -> None:
        with _LEARNING:
            while len(self._row) < len(self._lexicon.words):
                self._row = twice(self._row)


def twice(table: Array) -> Array:
    """A table with as much room again."""
    return np.concatenate([table, np.zeros_like(table)])


def room(*width: int, dtype: Any) -> Array:
    """An empty table for the words that a part learns first."""
    return np.zeros((_ROOM, *width), dtype)


@cache
def _met() -> Lexicon:
    return Lexicon()


def lexicon() -> Lexicon:
    """The words met so far."""
    if len(_met()) > MOST_REMEMBERED:
        forget()
    return _met()


def forget() -> None:
    """Start with an empty memory."""
    _met.cache_clear()
