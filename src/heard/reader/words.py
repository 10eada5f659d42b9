"""What single words tell: their language, their weight, the topics they belong to, the rules they may start.

Everything that depends on one word alone is worked out once and remembered (`Memo`), so that reading a text is mostly
looking words up. The lists are TOML files beside the code, one per language; a star stands for any ending.
"""

import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, reduce
from importlib import resources
from operator import or_
from typing import Any

import numpy as np

from heard.reader.fold import fold
from heard.reader.hashes import hashed
from heard.reader.hints import NUMBER as ANY_NUMBER
from heard.reader.lexicon import Learnt, Lexicon, room, twice
from heard.reader.patterns import Phrase
from heard.vocabulary.reading import Topic

LANGUAGES = ("en", "es", "fr", "de", "it", "pt", "nl")
TOPICS = tuple(topic.value for topic in Topic)
VALENCE = {"best": 2.0, "good": 1.0, "bad": -1.0, "worst": -2.2}

NEGATOR, BOOSTER, DAMPER, CONTRAST, LONG, ROLE, CUE, DAY, NAME = 1, 2, 4, 8, 16, 32, 64, 128, 256
NUMBER, HOURS, NUMBER_OF_HOURS, STREET, DIGITS, NO_NAME, NUMBERED = 512, 1024, 2048, 4096, 8192, 16384, 32768
JUDGES, PLAIN, TOPICAL, SPEAKING, MAY_NAME, ALONE = 1 << 16, 1 << 17, 1 << 18, 1 << 19, 1 << 20, 1 << 21
_KINDS = {"negators": NEGATOR, "boosters": BOOSTER, "dampers": DAMPER, "contrast": CONTRAST}
_NAMING = {"roles": ROLE, "titles": CUE, "cues": CUE, "days": DAY, "numbers": NUMBER, "hours": HOURS}
_NUMBERED = {"orders": "*", "places": "", "months": ""}  # what has a number beside it, a star where more letters may follow

MOST_FITS, MOST_TOGETHER = 1 << 20, 500_000
MOST_GAP = 16  # words between the two of an anchor are always fewer
_SUBSTANCE = 3  # words of more letters say something


@cache
def table(folder: str, name: str) -> dict[str, Any]:
    """A TOML table that ships with the reader."""
    return tomllib.loads((resources.files("heard.reader") / folder / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def empty_words() -> frozenset[str]:
    """What says nothing by itself in any of the seven languages, folded: articles, pronouns, "without", "but"."""
    lists = (table("words", language) for language in LANGUAGES)
    said = " ".join(one[name] for one in lists for name in ("function", "negators", "contrast"))
    return frozenset(re.findall(r"\w+", fold(said)))


@cache
def streets() -> dict[str, tuple[str, ...]]:
    """Words of streets by the place where they stand."""
    return {name: tuple(words.split()) for name, words in table("words", "streets").items()}


class StarList:
    """Words and beginnings of words, each with values; asking for a word gives the values of all that fit."""

    def __init__(self) -> None:
        self._words: dict[str, list[Any]] = {}
        self._starts: dict[str, list[Any]] = {}
        self._lengths: dict[str, list[int]] = {}  # of beginnings, by their first letter, the longest first

    def add(self, words: Iterable[str], value: Any) -> None:
        """Let every word of `words` (folded already) carry `value`."""
        for word in words:
            if not word.endswith("*"):
                self._words.setdefault(word, []).append(value)
                continue
            start = word.removesuffix("*")
            self._starts.setdefault(start, []).append(value)
            lengths = self._lengths.setdefault(start[:1], [])
            if len(start) not in lengths:
                lengths.append(len(start))
                lengths.sort(reverse=True)

    def get(self, word: str) -> list[Any]:
        """Values of the word itself, then those of its beginnings, the longest first."""
        found = list(self._words.get(word, ()))
        for length in self._lengths.get(word[:1], ()):
            if length <= len(word):
                found += self._starts.get(word[:length], ())
        return found


def parts_of(word: str) -> tuple[str, ...]:
    """The word, and what stands before and after its apostrophe or hyphen ("l'hotel": "hotel")."""
    parts = re.split(r"['-]", word)
    return (word, *parts) if len(parts) > 1 else (word,)


@cache
def concepts() -> tuple[str, ...]:
    """The names of all concepts; the English table says which there are. Idioms are none. Last stand those that say a finding
    outright.
    """
    return tuple(sorted((name for name in table("concepts", "en") if name != "idioms"), key=says_outright))


def says_outright(concept: str) -> bool:
    """Whether a concept says a finding outright: such phrases came later than the heads, which do not know them."""
    return concept.startswith("said_")


@cache
def concepts_of_heads() -> int:
    """How many concepts the heads know: the first ones."""
    return sum(not says_outright(name) for name in concepts())


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
    for name, star in _NUMBERED.items():
        kinds.add((word + star for word in naming()[name]), NUMBERED)
    kinds.add(fold(table("words", "names")["first"]).split(), NAME)
    for topic, words in source["topics"].items():
        topics.add(fold(words).split(), TOPICS.index(topic))
    return valences, kinds, topics


@cache
def naming() -> dict[str, frozenset[str]]:
    """The word lists around names, folded."""
    return {
        name: frozenset(word.rstrip("*") for word in fold(words).split()) for name, words in table("words", "naming").items()
    }


@cache
def never_names() -> frozenset[str]:
    """Words that are no name even where they are written like one."""
    return frozenset().union(*(naming()[other] for other in ("not_names", "roles", "titles", "cues", "days")))


@cache
def _street_words() -> frozenset[str]:
    before, after, romance = (streets()[kind] for kind in ("before", "after", "romance"))
    return frozenset((*before, *after, *romance, "am", "im"))


@cache
def _street_endings() -> tuple[str, ...]:
    return tuple(ending.rstrip(".") for ending in streets()["ending"])


@dataclass(frozen=True, slots=True)
class Fit:
    """How some words fit into phrases: of which phrases (by number) they may be the first word of the
    anchor and how far off the second may stand, of which the second, and which may be tried at the word itself.
    """

    first: dict[int, int]
    second: frozenset[int]
    alone: tuple[int, ...]


class _Together(dict[int, tuple[int, ...]]):
    """The phrases that may be tried where two words stand some words apart, worked out once for each two ways to fit."""

    def __init__(self, fits: list[Fit]) -> None:
        self._fits = fits

    def __missing__(self, key: int) -> tuple[int, ...]:
        if len(self) > MOST_TOGETHER:
            self.clear()
        first, second, gap = key // (MOST_FITS * MOST_GAP), key // MOST_GAP % MOST_FITS, key % MOST_GAP
        ends = self._fits[second].second
        found = self[key] = tuple(n for n, within in self._fits[first].first.items() if within >= gap and n in ends)
        return found


Try = tuple[Callable[[str, int, int], re.Match[str] | None], int, int, int]


class _Tries(dict[int, Try]):
    """By the number of a phrase: what finds it, how many words before and after its anchor it may take, its concept."""

    def __init__(self, known: tuple[Phrase, ...]) -> None:
        self._known = known

    def __missing__(self, number: int) -> Try:
        phrase = self._known[number]
        before, after = phrase.anchor.before, phrase.anchor.after
        found = self[number] = (phrase.regex.search if before else phrase.regex.match, before, after, phrase.concept)
        return found


@cache
def _anchors(language: str) -> tuple[StarList, StarList]:
    """The phrases, by number, of which a word may be the first of the anchor, and those of which it may be the second."""
    firsts, seconds = StarList(), StarList()
    for number, phrase in enumerate(phrases(language)):
        firsts.add(phrase.anchor.first, number)
        seconds.add(phrase.anchor.second, number)
    return firsts, seconds


class Memo(Learnt):
    """What is known about each word in one language.

    `weight[row]` is its weight (negative is bad), `kinds[row]` a set of bits, `topics[row]` evidence for each topic, `speaks[row]` the
    concepts it speaks of, `tokens[row]` what it is in a pair of hints, `fits[row]` the number of how it fits into phrases.

    Of each such number `firsts[:, gap - 1]` and `seconds` hold bits, each for some phrases: two words that share none when they stand
    `gap` words apart can be spared, as no phrase has them for its anchor.
    """

    tables = ("weight", "kinds", "topics", "speaks", "tokens", "fits")

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        super().__init__(lexicon)
        self.language = language
        self.phrases = phrases(language)
        self.tries = _Tries(self.phrases)
        self.widest = max(phrase.anchor.within for phrase in self.phrases)
        self.weight = room(dtype=np.float32)
        self.kinds = room(dtype=np.uint32)
        self.topics = room(len(TOPICS), dtype=np.bool_)
        self.speaks = room(dtype=np.object_)
        self.tokens = room(dtype=np.uint32)
        self.fits = room(dtype=np.int64)
        self.fit: list[Fit] = []
        self.together = _Together(self.fit)
        self._fit_numbers: dict[tuple[tuple[tuple[int, ...], tuple[int, ...]], ...], int] = {}
        self.firsts = room(self.widest, dtype=np.uint64)
        self.seconds = room(dtype=np.uint64)
        self._fit_of(("",))

    def learn(self, row: int, word: str) -> None:
        """Fill the row of a word."""
        valences, kinds, topics = _lexicon(self.language)
        word = word[:60]
        parts = parts_of(word)
        self.weight[row] = next((values[0] for part in parts if (values := valences.get(part))), 0.0)
        for part in parts:
            self.topics[row, topics.get(part)] = True
        self.speaks[row] = tuple(sorted({concept for part in parts for concept in _concept_words(self.language).get(part)}))
        kind = reduce(or_, (one for part in parts for one in kinds.get(part)), 0)
        kind |= LONG * (len(word) > _SUBSTANCE) | NUMBER * word.isdigit()
        kind |= DIGITS * any(map(str.isdigit, word)) | NO_NAME * (word in never_names())
        kind |= STREET * (not _street_words().isdisjoint(parts) or word.endswith(_street_endings()))
        if word[:1].isdigit() and any(one & HOURS for one in kinds.get(word.lstrip("0123456789"))):
            kind |= NUMBER_OF_HOURS
        judges, topical, speaking = bool(self.weight[row]), bool(self.topics[row].any()), bool(self.speaks[row])
        means = not kind & NAME and (judges or topical or speaking)  # something here that no name does
        kind |= JUDGES * judges | TOPICAL * topical | SPEAKING * speaking
        kind |= PLAIN * (bool(kind & LONG) and not judges) | MAY_NAME * (not means and not kind & NO_NAME)
        self.fits[row] = self._fit_of(parts)
        self.kinds[row] = kind | ALONE * bool(self.fit[self.fits[row]].alone)
        self.tokens[row] = ANY_NUMBER if kind & DIGITS else hashed(word)

    def _fit_of(self, parts: tuple[str, ...]) -> int:
        """The number of how a word with these parts fits; a word in no phrase has the first one."""
        firsts, seconds = _anchors(self.language)
        held = tuple((tuple(firsts.get(part)), tuple(seconds.get(part))) for part in parts)
        number = self._fit_numbers.get(held)
        if number is None:
            number = self._fit_numbers[held] = len(self.fit)
            if number == len(self.seconds):
                self.firsts, self.seconds = twice(self.firsts), twice(self.seconds)
            fit = self._play(held)
            self.fit.append(fit)
            for n, within in fit.first.items():
                self.firsts[number, :within] |= self._bit(n)
            for n in fit.second:
                self.seconds[number] |= self._bit(n)
        return number

    def _bit(self, number: int) -> np.uint64:
        return np.uint64(1 << hashed(self.phrases[number].anchor.second[0]) % 64)

    def _play(self, held: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]) -> Fit:
        firsts = {number for first, _ in held for number in first}
        seconds = frozenset(number for _, second in held for number in second)
        pairs = {number: self.phrases[number].anchor.within for number in sorted(firsts) if self.phrases[number].anchor.second}
        # Both words of an anchor may be parts of one word ("l'hotel").
        inside = firsts & seconds if len(held) > 1 else frozenset()
        return Fit(pairs, seconds, tuple(sorted((firsts - pairs.keys()) | inside)))
