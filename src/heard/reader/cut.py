"""Texts cut into words, a whole batch in one go: the folded texts are laid end to end and looked at character by character.

A word is letters, digits and lines below, with one apostrophe inside; a symbol such as a face is a word of its own.
Places are those of the whole batch; `begins` says where each text starts in it.
"""

from collections.abc import Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np

from heard.reader.fold import fold
from heard.reader.lexicon import Array, Lexicon

BETWEEN = "\0"  # between two texts; no folded text holds it
_LETTER, _SYMBOL, _APOSTROPHE, _DASH, _SPACE, _CLAUSE, _SENTENCE = 1, 2, 4, 8, 16, 32, 64
_BLANK, _A, _Z, _ASCII = *map(ord, " AZ"), "\x7f"
_CAPITALS = bytes(_A <= code <= _Z for code in range(256))
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


@cache
def _kinds_of_ascii() -> bytes:
    return _kinds()[:256].tobytes()


def _codes_of(joined: str) -> tuple[Array, Array, str]:
    """The characters as numbers, their kinds, and the name of that form. Most texts hold none but ASCII once they are folded."""
    if joined.isascii():
        signs = bytearray(joined.encode("ascii"))
        return np.frombuffer(signs, np.uint8), np.frombuffer(signs.translate(_kinds_of_ascii()), np.uint8), "ascii"
    codes = np.frombuffer(bytearray(joined.encode("utf-32-le", "surrogatepass")), np.uint32)
    return codes, _kinds_of(codes), "utf-32-le"


def _kinds_of(codes: Array) -> Array:
    if int(codes.max()) < _TABLE:
        return _kinds().take(codes)
    kinds = _kinds()[np.minimum(codes, _TABLE - 1)]
    far = (codes >= _TABLE).nonzero()[0]
    known, place = np.unique(codes[far], return_inverse=True)
    kinds[far] = np.fromiter(map(_kind, known.tolist()), np.uint8, len(known))[place]
    return kinds


class Cut(NamedTuple):
    """A batch of texts, cut. `whole` are the texts as written, laid end to end, `joined` the same folded; `begins` says where each
    text begins there. `first` says which word is the first of each text, `lengths` how many it has. Of each word, `rows` are
    those of `lexicon`, `owner` says whose it is; `start` and `stop` are `starts` and `stops` for those who ask for one at a
    time; `gaps` says what stands before it: 1 ends a clause, 2 a sentence or a text too. `capital` says of each character of
    `whole` whether it is a capital letter without accent.
    """

    texts: Sequence[str]
    folded: list[str]
    whole: str
    joined: str
    begins: list[int]
    words: list[str]
    lexicon: Lexicon
    rows: Array
    starts: Array
    stops: Array
    start: memoryview
    stop: memoryview
    first: list[int]
    lengths: list[int]
    owner: Array
    owner_of: memoryview
    gaps: Array
    capital: Array

    def begin_of(self, word: int) -> int:
        """Where the text of a word begins."""
        return self.begins[self.owner_of[word]]

    def capitals(self, places: Array) -> Array:
        """Whether a capital letter, with accent or without, stands at each of these places."""
        capital = self.capital.take(places)
        if not self.whole.isascii():
            for number, place in enumerate(places.tolist()):
                if self.whole[place] > _ASCII:
                    capital[number] = self.whole[place].isupper()
        return capital

    def shouting(self) -> set[int]:
        """The texts that have three capital letters in a row, by their numbers; only letters without accents count."""
        if b"\1\1\1" not in self.capital.tobytes():
            return set()
        places = (self.capital[:-2] & self.capital[1:-1] & self.capital[2:]).nonzero()[0]
        return set((np.array(self.begins).searchsorted(places, "right") - 1).tolist())

    def only(self, numbers: Sequence[int]) -> "Cut":
        """The batch of some of these texts, in the order of `numbers`."""
        return self if len(numbers) == len(self.texts) else cut([self.texts[number] for number in numbers], self.lexicon)


def cut(texts: Sequence[str], lexicon: Lexicon) -> Cut:
    """Cut every text into its words."""
    folded = [fold(text) for text in texts]
    joined = BETWEEN + BETWEEN.join(folded) + BETWEEN
    begins = list(accumulate((len(text) + 1 for text in texts), initial=1))
    codes, kinds, form = _codes_of(joined)
    inside = _inside_words(kinds)
    edges = (inside[1:] != inside[:-1]).nonzero()[0] + 1  # the first and the last character stand between texts
    starts, stops = edges[0::2], edges[1::2]
    symbols = (kinds == _SYMBOL).nonzero()[0]
    if len(symbols):
        starts, stops = np.sort(np.concatenate([starts, symbols])), np.sort(np.concatenate([stops, symbols + 1]))
        words = [joined[start:stop] for start, stop in zip(starts.tolist(), stops.tolist(), strict=True)]
    else:  # to blot out what stands between the words and part the rest at the blanks is quicker
        starts, stops = starts.copy(), stops.copy()
        words = np.where(inside, codes, codes.dtype.type(_BLANK)).tobytes().decode(form).split()
    bounds = starts.searchsorted(begins).tolist()
    lengths = [end - first for first, end in pairwise(bounds)]
    owner = np.arange(len(texts)).repeat(lengths)
    whole = BETWEEN + BETWEEN.join(texts) + BETWEEN
    return Cut(
        texts, folded, whole, joined, begins[:-1], words, lexicon, lexicon.rows_of(words), starts, stops, starts.data, stops.data,
        bounds[:-1], lengths, owner, owner.data, _gaps(kinds, starts), _capital(whole),
    )  # fmt: skip


def _capital(whole: str) -> Array:
    if whole.isascii():
        return np.frombuffer(whole.encode("ascii").translate(_CAPITALS), np.bool_)
    codes = np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), np.uint32)
    found: Array = (codes >= _A) & (codes <= _Z)
    return found


def _inside_words(kinds: Array) -> Array:
    inside: Array = kinds == _LETTER
    quotes = (kinds == _APOSTROPHE).nonzero()[0]
    if len(quotes):
        inside[quotes] = inside[quotes - 1] & inside[quotes + 1]
    return inside


def _gaps(kinds: Array, starts: Array) -> Array:
    """Of each word, whether a clause (1), or a sentence or text (2), ended since the word before it."""
    dashes = (kinds == _DASH).nonzero()[0]
    if len(dashes):
        beside = kinds[dashes - 1] & (_SPACE | _DASH), kinds[dashes + 1] & (_SPACE | _DASH)
        kinds[dashes[(beside[0] > 0) & (beside[1] > 0)]] |= _CLAUSE
    gaps = np.zeros(len(starts) + 1, np.int64)  # one more for what comes after the last word
    ended = (kinds & _CLAUSE).nonzero()[0]
    after = starts.searchsorted(ended)
    gaps[after] = 1
    gaps[after[(kinds.take(ended) & _SENTENCE) > 0]] = 2
    return gaps[:-1]
