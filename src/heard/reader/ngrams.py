"""Words as hashed features: the word itself, its inner letters, and the pairs it makes with the next word and the one after.

Rows of one table: words first, then letter n-grams, then pairs. What a word brings alone depends on nothing else, so the
heads sum it once per word and remember it; only pairs are looked up in place.
"""

import re
import zlib
from functools import cache

import numpy as np
from numpy.typing import NDArray

WORD_ROWS = 1 << 16
LETTER_ROWS = 1 << 16
PAIR_ROWS = 1 << 17
ROWS = WORD_ROWS + LETTER_ROWS + PAIR_ROWS
SIZES = (3, 4, 5)

LETTERS_WEIGHT = 0.8  # of all letter n-grams of a word together
NEXT_WEIGHT = 0.5
AFTER_NEXT_WEIGHT = 0.2

MARKS = ("!", "!!", "?", "??", "...", ":)", ":-)", ";)", ":d", ":(", ":-(", ":/", "<3")
_BEGINNINGS = "!?.:;<"
_MOST_MARKS = 3
_LONGEST = 40
_SHOUTED = re.compile(r"[A-Z](?<!\w[A-Z])[A-Z]{2,}\b")  # what begins with one letter of a few is found many times faster

Rows = NDArray[np.int64]


def hashed(word: str) -> int:
    """32 bits of a word, the same on every machine."""
    return zlib.crc32(word.encode("utf-8", "replace"))


def word_rows(word: str) -> tuple[int, list[int]]:
    """The row of the word itself, and the rows of its letter n-grams, bounded by its ends."""
    bounded = f"<{word[:_LONGEST]}>"
    length = len(bounded)
    letters = [
        WORD_ROWS + hashed(bounded[start : start + size]) % LETTER_ROWS for size in SIZES for start in range(length - size + 1)
    ]
    return hashed(word) % WORD_ROWS, letters


def pair_rows(hashes: NDArray[np.uint32], gap: int) -> Rows:
    """Rows of all pairs of hashed words that stand `gap` words apart."""
    return ((mixed(hashes, gap) + np.uint32(77 * gap)) >> np.uint32(32 - 17)) + np.int64(WORD_ROWS + LETTER_ROWS)


def mixed(hashes: NDArray[np.uint32], gap: int) -> NDArray[np.uint32]:
    """32 bits of each pair of hashed words that stand `gap` words apart. Products and sums are meant to run over."""
    return hashes[:-gap] * np.uint32(2654435761) + hashes[gap:] * np.uint32(2654534347)


def marks(text: str, folded: str, *, shouting: bool) -> list[str]:
    """What the words do not show: points of exclamation, faces, words in capitals, each as a word of its own. Words in capitals
    are looked for only where the text is `shouting`: where three capital letters stand in a row.
    """
    found = []
    begun = "".join(first for first in _BEGINNINGS if first in folded)  # far quicker than to look for every mark
    for mark in _marks_of(begun):
        if mark in folded:
            found += [mark] * min(_MOST_MARKS, folded.count(mark))
    if shouting:
        found += ["^^"] * min(_MOST_MARKS, len(_SHOUTED.findall(text[:4000])))
    return found


@cache
def _marks_of(beginnings: str) -> tuple[str, ...]:
    return tuple(mark for mark in MARKS if mark[0] in beginnings)
