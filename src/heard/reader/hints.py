"""What single words, their letters and pairs of neighbours add to the findings: what labelled texts have taught beside concepts.

Every hint has a key: a hash that is the same on every machine. What a word and its letters add depends on nothing else, so it is
summed once and remembered; a pair is looked up in place. All are whole numbers, so that sums come out
the same in any order.
"""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heard.reader.ngrams import hashed, mixed
from heard.reader.runs import once, sums

KEYS = 1 << 20
LETTERS = 5  # in a row
WORDS_COUNT = 2  # as much as two letter n-grams; pairs too
LENGTH_POWER = 0.25  # in a text of many words each hint counts a little less
_LONGEST = 30
NAME, FIRST_NAME, NUMBER = hashed("<name>"), hashed("<first name>"), hashed("<number>")
"""What stands in a pair for a word that is written like a name, for a first name, and for a number."""

Keys = NDArray[Any]


def word_key(word: str) -> int:
    """The key of a word."""
    return hashed(word) % KEYS


def letter_keys(word: str) -> list[int]:
    """The keys of every five letters in a row of a word, bounded by its ends."""
    bounded = f"<{word[:_LONGEST]}>"
    return [hashed(f"~{bounded[start : start + LETTERS]}") % KEYS for start in range(len(bounded) - LETTERS + 1)]


def pair_keys(tokens: NDArray[np.uint32], sentences: NDArray[np.int64]) -> tuple[Keys, Keys]:
    """Pairs of neighbours in a sentence, and of a name and the word after the next one: the places of the first words, and the
    keys. `tokens` are hashes of words, `NAME`, `FIRST_NAME` or `NUMBER`.
    """
    places = (sentences[1:] == sentences[:-1]).nonzero()[0]
    keys = mixed(tokens, 1).take(places)
    named = (tokens == NAME) | (tokens == FIRST_NAME)
    if named.any():
        near = ((sentences[2:] == sentences[:-2]) & (named[2:] | named[:-2])).nonzero()[0]
        places = np.concatenate([places, near])
        keys = np.concatenate([keys, mixed(tokens, 2).take(near) + np.uint32(77)])
    return places, keys >> np.uint32(12)


@dataclass(frozen=True, slots=True)
class Hints:
    """`table[rows[key]]` is what a hint adds to every finding, times `scale`; row 0, of keys that nobody taught, adds nothing."""

    rows: NDArray[np.uint32]
    table: NDArray[np.int8]
    scale: NDArray[np.float64]

    def of_word(self, word: str) -> NDArray[np.int16]:
        """What a word and its letters add."""
        letters = self.table[self.rows[letter_keys(word)]].sum(axis=0, dtype=np.int16)
        return np.asarray(letters + self.table[self.rows[word_key(word)]] * np.int16(WORDS_COUNT))

    def of_pairs(self, keys: Keys, owner: Keys, texts: int) -> NDArray[np.int32]:
        """What the pairs of each text add, each pair once. `owner` says whose a pair is."""
        found = self.rows.take(keys)
        taught = found.nonzero()[0]
        lengths, which = once(owner.take(taught), found.take(taught), texts)
        return np.asarray(sums(self.table.take(which, axis=0), lengths, np.int32) * WORDS_COUNT)

    def scores(self, added: NDArray[np.int32], different: NDArray[np.int64]) -> NDArray[np.float64]:
        """Sums of hints as scores: a row a text, a column a finding; `different` says how many different words a text has."""
        return np.asarray(added * self.scale / np.maximum(different, 1)[:, None] ** LENGTH_POWER)


@cache
def hints() -> Hints:
    """The hints as they ship, read once."""
    with (resources.files("heard.reader") / "concepts" / "hints.npz").open("rb") as source, np.load(source) as found:
        rows = np.zeros(KEYS, np.uint32)
        rows[found["keys"]] = np.arange(1, len(found["keys"]) + 1)
        nothing = np.zeros((1, found["table"].shape[1]), np.int8)
        return Hints(rows, np.concatenate([nothing, found["table"]]), found["scale"].astype(np.float64) / WORDS_COUNT)
