"""Hashes that are the same on every machine: of words, and of two words that stand near each other; and the marks beside words."""

import re
import zlib
from functools import cache

import numpy as np
from numpy.typing import NDArray

MARKS = ("!", "!!", "?", "??", "...", ":)", ":-)", ";)", ":d", ":(", ":-(", ":/", "<3")
_BEGINNINGS = "!?.:;<"
_MOST_MARKS = 3
_SHOUTED = re.compile(r"[A-Z](?<!\w[A-Z])[A-Z]{2,}\b")  # what begins with one letter of a few is found many times faster


def hashed(word: str) -> int:
    """32 bits of a word, the same on every machine."""
    return zlib.crc32(word.encode("utf-8", "replace"))


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
