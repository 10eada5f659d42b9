"""Texts cut into words, a whole batch in one go: the folded texts are laid end to end and looked at character by character.

A word is letters, digits and lines below, with one apostrophe inside; a symbol such as a face is a word of its own.
Places are those of the whole batch; `begins` says where each text starts in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heard.reader.fold import fold

Array = NDArray[Any]

BETWEEN = "\0"  # between two texts; no folded text holds it
_LETTER, _SYMBOL, _APOSTROPHE, _DASH, _SPACE, _CLAUSE, _SENTENCE = 1, 2, 4, 8, 16, 32, 64
_BLANK, _A, _Z, _ASCII = *map(ord, " AZ"), 127
_TABLE = 0x3000  # characters below are looked up in a table; the rest, which are few, one by one
_SYMBOLS = frozenset((*range(0x2600, 0x27C0), *range(0x1F300, 0x1FB00)))


def _kind(code: int) -> int:
    if code in _SYMBOLS:
        return _SYMBOL
    char = chr(code)
    if char.isalnum() or char == "_":
        return _LETTER
    sentence = _SENTENCE | _CLAUSE if char in ".!?\n…\0" else 0
    clause = _CLAUSE if char in ":;()," else 0
    return sentence | clause | (_APOSTROPHE if char == "'" else _DASH if char == "-" else _SPACE if char.isspace() else 0)


@cache
def _kinds() -> Array:
    return np.fromiter(map(_kind, range(_TABLE)), np.uint8, _TABLE)


def _codes_of(joined: str) -> tuple[Array, str]:
    """The characters as numbers, and the name of that form. Most texts hold none but ASCII once they are folded."""
    if joined.isascii():
        return np.frombuffer(bytearray(joined.encode("ascii")), np.uint8), "ascii"
    return np.frombuffer(bytearray(joined.encode("utf-32-le", "surrogatepass")), np.uint32), "utf-32-le"


def _kinds_of(codes: Array) -> Array:
    if codes.dtype == np.uint8 or int(codes.max()) < _TABLE:
        return _kinds().take(codes)
    kinds = _kinds()[np.minimum(codes, _TABLE - 1)]
    far = (codes >= _TABLE).nonzero()[0]
    known, place = np.unique(codes[far], return_inverse=True)
    kinds[far] = np.fromiter(map(_kind, known.tolist()), np.uint8, len(known))[place]
    return kinds


@dataclass(frozen=True, slots=True)
class Cut:
    """A batch of texts, cut. `whole` are the texts as written, laid end to end, `joined` the same folded, `codes` the characters of
    `whole` as numbers. `begins` says where each text begins there, `first` which word is its first, `lengths` how many words it
    has; `start` and `stop` are `starts` and `stops` for those who ask for one at a time; `gaps` says of each word what stands before it: 1 ends a clause,
    2 a sentence or a text too.
    """

    texts: Sequence[str]
    folded: list[str]
    whole: str
    joined: str
    begins: Array
    words: list[str]
    starts: Array
    stops: Array
    start: memoryview
    stop: memoryview
    first: Array
    lengths: Array
    gaps: Array
    codes: Array

    def begin_of(self, word: int) -> int:
        """Where the text of a word begins."""
        return int(self.begins[np.searchsorted(self.first, word, side="right") - 1])

    def capitals(self, places: Array) -> Array:
        """Whether a capital letter stands at each of these places."""
        letters = self.codes.take(places)
        capital: Array = (letters >= _A) & (letters <= _Z)
        beyond = (letters > _ASCII).nonzero()[0]
        if len(beyond):
            capital[beyond] = [self.whole[place].isupper() for place in places[beyond].tolist()]
        return capital

    def shouting(self) -> set[int]:
        """The texts that have three capital letters in a row, by their numbers; only letters without accents count."""
        capital = (self.codes >= _A) & (self.codes <= _Z)
        places = (capital[:-2] & capital[1:-1] & capital[2:]).nonzero()[0]
        return set((self.begins.searchsorted(places, "right") - 1).tolist())

    def only(self, numbers: Sequence[int]) -> "Cut":
        """The batch of some of these texts, in the order of `numbers`."""
        return self if len(numbers) == len(self.texts) else cut([self.texts[number] for number in numbers])


def cut(texts: Sequence[str]) -> Cut:
    """Cut every text into its words."""
    folded = [fold(text) for text in texts]
    joined = BETWEEN + BETWEEN.join(folded) + BETWEEN
    sizes = np.fromiter(map(len, texts), np.int64, len(texts)) + 1
    begins = sizes.cumsum() - sizes + 1
    codes, form = _codes_of(joined)
    kinds = _kinds_of(codes)
    inside = _inside_words(kinds)
    edges = (inside[1:] != inside[:-1]).nonzero()[0] + 1  # the first and the last character stand between texts
    starts, stops = edges[0::2], edges[1::2]
    symbols = (kinds == _SYMBOL).nonzero()[0]
    if len(symbols):
        starts, stops = np.sort(np.concatenate([starts, symbols])), np.sort(np.concatenate([stops, symbols + 1]))
        words = [joined[start:stop] for start, stop in zip(starts.tolist(), stops.tolist(), strict=True)]
    else:  # to blot out what stands between the words and part the rest at the blanks is quicker
        codes[~inside] = _BLANK
        words = codes.tobytes().decode(form).split()
    first = starts.searchsorted(begins)
    lengths = starts.searchsorted(begins + sizes) - first
    whole = BETWEEN + BETWEEN.join(texts) + BETWEEN
    return Cut(
        texts, folded, whole, joined, begins, words, starts, stops, starts.data, stops.data, first, lengths,
        _gaps(kinds, starts), _codes_of(whole)[0],
    )  # fmt: skip


def _inside_words(kinds: Array) -> Array:
    inside: Array = kinds == _LETTER
    quotes = (kinds == _APOSTROPHE).nonzero()[0]
    inside[quotes] = inside[quotes - 1] & inside[quotes + 1]
    return inside


def _gaps(kinds: Array, starts: Array) -> Array:
    """Of each word, whether a clause (1), or a sentence or text (2), ended since the word before it."""
    dashes = (kinds == _DASH).nonzero()[0]
    if len(dashes):
        beside = kinds[dashes - 1] & (_SPACE | _DASH), kinds[dashes + 1] & (_SPACE | _DASH)
        kinds[dashes[(beside[0] > 0) & (beside[1] > 0)]] |= _CLAUSE
    gaps = np.zeros(len(starts) + 1, np.int64)  # one more for what comes after the last word
    for kind, level in ((_CLAUSE, 1), (_SENTENCE, 2)):
        ended = (kinds & kind).nonzero()[0]
        gaps[starts.searchsorted(ended)] = level
    return gaps[:-1]
