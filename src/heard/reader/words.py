"""What single words tell: their language, their weight, the topics they belong to, the rules they may start.

Everything that depends on one word alone is worked out once and remembered (`Memo`), so that reading a text is mostly
looking words up. The lists are TOML files beside the code, one per language; a star stands for any ending.
"""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np

from heard.reader.fold import fold
from heard.reader.patterns import Phrase
from heard.vocabulary.reading import Topic

LANGUAGES = ("en", "es", "fr", "de", "it", "pt", "nl")
TOPICS = tuple(topic.value for topic in Topic)
VALENCE = {"best": 2.0, "good": 1.0, "bad": -1.0, "worst": -2.2}

NEGATOR, BOOSTER, DAMPER, CONTRAST, TRIGGER, ROLE, CUE, DAY, NAME = 1, 2, 4, 8, 16, 32, 64, 128, 256
_KINDS = {"negators": NEGATOR, "boosters": BOOSTER, "dampers": DAMPER, "contrast": CONTRAST}
_NAMING = {"roles": ROLE, "titles": CUE, "cues": CUE, "days": DAY}

MOST_REMEMBERED = 60_000


@cache
def table(folder: str, name: str) -> dict[str, Any]:
    """A TOML table that ships with the reader."""
    return tomllib.loads((resources.files("heard.reader") / folder / f"{name}.toml").read_text(encoding="utf-8"))


class StarList:
    """Words and beginnings of words, each with values; asking for a word gives the values of all that fit."""

    def __init__(self) -> None:
        self._words: dict[str, list[Any]] = {}
        self._starts: dict[str, list[Any]] = {}
        self._lengths: tuple[int, ...] = ()

    def add(self, words: Iterable[str], value: Any) -> None:
        """Let every word of `words` (folded already) carry `value`."""
        for word in words:
            home = self._starts if word.endswith("*") else self._words
            home.setdefault(word.removesuffix("*"), []).append(value)
        self._lengths = tuple(sorted({len(start) for start in self._starts}, reverse=True))

    def get(self, word: str) -> list[Any]:
        """Values of the word itself, then those of its beginnings, the longest first."""
        found = list(self._words.get(word, ()))
        for length in self._lengths:
            if length <= len(word):
                found += self._starts.get(word[:length], ())
        return found


def parts_of(word: str) -> tuple[str, ...]:
    """The word, and what stands before and after its apostrophe or hyphen ("l'hotel": "hotel")."""
    parts = re.split(r"['-]", word)
    return (word, *parts) if len(parts) > 1 else (word,)


@cache
def concepts() -> tuple[str, ...]:
    """The names of all concepts; the English table says which there are. Idioms are none."""
    return tuple(name for name in table("concepts", "en") if name != "idioms")


@cache
def phrases(language: str) -> tuple[Phrase, ...]:
    """Every phrase of the language, idioms (number -1) first."""
    number = {name: place for place, name in enumerate(concepts())}
    return tuple(
        Phrase(number.get(name, -1), line)
        for name, entry in sorted(table("concepts", language).items(), key=lambda item: item[0] != "idioms")
        for line in entry.get("phrases", ())
    )


@cache
def _concept_words(language: str) -> StarList:
    number = {name: place for place, name in enumerate(concepts())}
    found = StarList()
    for name, entry in table("concepts", language).items():
        found.add((word for word in fold(entry.get("words", "")).split() if name in number), number.get(name))
    return found


@cache
def _lexicon(language: str) -> tuple[StarList, StarList, StarList]:
    """Valences, kinds and topics of the words of one language."""
    source = table("words", language)
    valences, kinds, topics = StarList(), StarList(), StarList()
    for name, value in VALENCE.items():
        for words in (source[name], table("tones", language)[name]):
            valences.add(fold(words).split(), value)
    for name, kind in _KINDS.items():
        kinds.add(fold(source[name]).split(), kind)
    for name, kind in _NAMING.items():
        kinds.add(fold(table("words", "naming")[name]).split(), kind)
    kinds.add(fold(table("words", "names")["first"]).split(), NAME)
    for topic, words in source["topics"].items():
        topics.add(fold(words).split(), TOPICS.index(topic))
    return valences, kinds, topics


class _Rows(dict[str, int]):
    """Word to row; a word not met before gets the next row."""

    def __init__(self, memo: "Memo") -> None:
        self._memo = memo

    def __missing__(self, word: str) -> int:
        row = self[word] = self._memo._learn(word)
        return row


@dataclass(frozen=True, slots=True)
class Started:
    """The phrases that one word may start, by their numbers: by the word that must stand after it, by the word before it,
    and those of which neither can be said.
    """

    after: dict[str, tuple[int, ...]]
    before: dict[str, tuple[int, ...]]
    anyway: tuple[int, ...]
    everything: tuple[int, ...]

    @classmethod
    def by(cls, word: str, numbers: list[int], phrases: Sequence[Phrase]) -> "Started":
        """Sort the phrases that `word` may start."""
        sides: dict[int, dict[str, tuple[int, ...]]] = {1: {}, -1: {}}
        anyway, everything = [], []
        for number in numbers:
            whole = phrases[number].starts_with_whole(word)
            if whole is None:
                continue
            everything.append(number)
            side, wanted = phrases[number].neighbour if whole else (0, frozenset())
            if side == 0:
                anyway.append(number)
            for near in wanted:
                sides[side][near] = (*sides[side].get(near, ()), number)
        return cls(sides[1], sides[-1], tuple(anyway), tuple(everything))

    def standing(self, before: str, after: str) -> Iterable[int]:
        """The phrases that the words beside it allow; a neighbour of more than letters may hold any word, an empty one none."""
        if (after and not after.isalnum()) or (before and not before.isalnum()):
            return self.everything
        found = self.after.get(after, ()) if self.after else ()
        if self.before and before in self.before:
            found += self.before[before]
        return found + self.anyway


class Memo:
    """Rows of what is known about each word met so far, in one language.

    `valence[row]` is its weight (negative is bad), `kinds[row]` a set of bits, `topics[row]` evidence for each topic,
    `speaks[row]` the concepts it speaks of, `means[row]` whether it has a meaning here that no name has,
    `triggers[row]` the phrases that it may start.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.phrases = phrases(language)
        self._valences, self._kinds, self._topics = _lexicon(language)
        self._concepts = _concept_words(language)
        self._triggers = StarList()
        for number, phrase in enumerate(self.phrases):
            self._triggers.add(phrase.triggers, number)
        self.forget()

    def forget(self) -> None:
        """Start with an empty memory."""
        self.rows = _Rows(self)
        self.triggers: list[Started] = []
        room = 4096
        self.valence = np.zeros(room, np.float32)
        self.kinds = np.zeros(room, np.uint16)
        self.topics = np.zeros((room, len(TOPICS)), np.bool_)
        self.speaks = np.zeros((room, len(concepts())), np.bool_)
        self.means = np.zeros(room, np.bool_)

    def look_up(self, words: list[str]) -> np.ndarray:
        """The row of every word."""
        if len(self.rows) > MOST_REMEMBERED:
            self.forget()
        return np.fromiter(map(self.rows.__getitem__, words), np.int32, len(words))

    def _learn(self, word: str) -> int:
        row = len(self.triggers)
        if row == len(self.valence):
            grown = (self.valence, self.kinds, self.topics, self.speaks, self.means)
            self.valence, self.kinds, self.topics, self.speaks, self.means = (
                np.concatenate([old, np.zeros_like(old)]) for old in grown
            )
        word = word[:60]
        parts = parts_of(word)
        self.valence[row] = next((values[0] for part in parts if (values := self._valences.get(part))), 0.0)
        for part in parts:
            self.topics[row, self._topics.get(part)] = True
            self.speaks[row, self._concepts.get(part)] = True
            for kind in self._kinds.get(part):
                self.kinds[row] |= kind
        named = bool(self.kinds[row] & NAME)
        self.means[row] = not named and bool(self.valence[row] or self.topics[row].any() or self.speaks[row].any())
        started = Started.by(word, sorted({number for part in parts for number in self._triggers.get(part)}), self.phrases)
        if started.everything:
            self.kinds[row] |= TRIGGER
        self.triggers.append(started)
        return row
