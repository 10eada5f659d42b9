"""What single words, their letters and pairs of neighbours add to what is told of a text: what labelled texts have taught beside
concepts and lists.

Every hint has a key: a hash that is the same on every machine. What a word and its letters add depends on nothing else, so it is
summed once and remembered; a pair is looked up in place. Each word and each pair of a text counts once. All are whole numbers, so
that sums come out the same in any order.

There is a table for each set of findings: `signs`, and the two sets of the heads.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from heard.reader.hashes import hashed, mixed
from heard.reader.lexicon import Learnt, Lexicon, lexicon, room
from heard.reader.runs import end_to_end, once, sums

KEYS = 1 << 20
LETTERS = 5  # in a row
WORDS_COUNT = 2  # as much as two letter n-grams; pairs too
LENGTH_POWER = 0.35  # in a text of many words each hint counts a little less
_LONGEST = 30
_FILES = {"signs": ("concepts", "hints.npz"), "reading": ("weights", "reading.npz"), "more": ("weights", "more.npz")}
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

    def of_pairs(self, keys: Keys, lengths: Keys) -> NDArray[np.int32]:
        """What the pairs of several texts add, laid end to end; `lengths` says how many each has."""
        return np.asarray(sums(self.table.take(self.rows.take(keys), axis=0), lengths, np.int32) * WORDS_COUNT)


@cache
def hints(name: str) -> Hints:
    """The hints of a set as they ship, read once."""
    folder, file = _FILES[name]
    with (resources.files("heard.reader") / folder / file).open("rb") as source, np.load(source) as found:
        keys, table, scale = found["keys"], found["table"], found["scale"]  # each is unpacked anew whenever it is asked for
    rows = np.zeros(KEYS, np.uint32)
    rows[keys] = np.arange(1, len(keys) + 1)
    return Hints(rows, np.concatenate([np.zeros_like(table[:1]), table]), scale.astype(np.float64) / WORDS_COUNT)


class Hinted(NamedTuple):
    """What hints are asked of in one text: its words and marks, each once, as rows of `lexicon`, and the keys of its pairs, each
    once.
    """

    lexicon: Lexicon
    words: Keys
    pairs: Keys


def each_once(met: Lexicon, words: Keys, owner: Keys, pairs: Keys, owner_of_pairs: Keys, texts: int) -> list[Hinted]:
    """Words and pairs of several texts, parted; `owner` and `owner_of_pairs` say whose each is."""
    many, words = once(owner, words, texts)
    many_pairs, pairs = once(owner_of_pairs, pairs.astype(np.int64), texts)
    if texts == 1:
        return [Hinted(met, words, pairs)]
    ends, ends_of_pairs = many.cumsum().tolist(), many_pairs.cumsum().tolist()
    return [
        Hinted(met, words[a:b], pairs[c:d])
        for a, b, c, d in zip([0, *ends], ends, [0, *ends_of_pairs], ends_of_pairs, strict=False)
    ]


class Brought(Learnt):
    """What each word brings to every finding of a set, times its `scale`."""

    tables = ("brings",)

    def __init__(self, lexicon: Lexicon, name: str) -> None:
        super().__init__(lexicon)
        self._hints = hints(name)
        self.brings = room(len(self._hints.scale), dtype=np.float32)  # whole numbers, which are summed the quicker so

    def learn(self, row: int, word: str) -> None:
        """Sum what a word and its letters bring."""
        self.brings[row] = self._hints.of_word(word)

    def of(self, words: Keys) -> NDArray[np.float32]:
        """What words bring, given by their rows in the lexicon."""
        rows = self.look_up(words)  # this may make the table larger
        return np.asarray(self.brings.take(rows, axis=0))


def add_up(name: str, seen: Sequence[Hinted]) -> NDArray[np.float64]:
    """What the hints of each text add to every finding of a set, in a long text less: a row a text."""
    met, known = lexicon(), hints(name)
    many = np.array([len(one.words) for one in seen], np.int64)
    words = end_to_end([one.words if one.lexicon is met else met.rows_of(one.lexicon.named(one.words)) for one in seen])
    added = sums(met.part(Brought, name).of(words), many)
    added += known.of_pairs(end_to_end([one.pairs for one in seen]), np.array([len(one.pairs) for one in seen], np.int64))
    return np.asarray(added * known.scale / np.maximum(many, 1)[:, None] ** LENGTH_POWER)
