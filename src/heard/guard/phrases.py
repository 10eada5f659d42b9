"""Tables of phrases, one table per thing to be found and language, one phrase a line.

    word          this word, folded as in `Text.line` (case and accents do not matter; "don't" is "do not")
    word~         any word that begins so
    (a|b c)       one of these
    [a]           perhaps
    ..  ..2       up to four, or up to two, words of the same sentence
    #             a number
    ^             at the beginning of a sentence
    !(a|b)        not followed by one of these
    <(a|b)        not right behind one of these words
    {name}        one of a set of words that many tables share (`heard.guard.sets`)

A table is compiled on first use. Each phrase is tried only on texts that hold its rarest word, which keeps a check of
many phrases to a few microseconds.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from textwrap import dedent

from heard.guard.sets import SETS
from heard.guard.text import Text, plain
from heard.guard.tongue import small_words
from heard.vocabulary.reading import Language, Span

_PIECE = re.compile(r"\.\.\d*|[!<]\(|[()\[\]|^#]|\{\w+\}|[^\s()\[\]|^#{}]+")
_GAP = 4
_MOST_WORDS = 20_000  # remembered
Keys = frozenset[str]


class PhraseError(ValueError):
    """A phrase of a table cannot be read."""


@dataclass(frozen=True, eq=False)
class Phrases:
    """One table: phrases by language, a line each; a line that is indented deeper goes on with the one above it."""

    en: str = ""
    es: str = ""
    fr: str = ""
    de: str = ""
    it: str = ""
    pt: str = ""
    nl: str = ""

    def find(self, text: Text) -> tuple[Span, ...]:
        """Every place of `text` where a phrase of the table stands, in order of place, none inside another."""
        found: tuple[Span, ...] | None = text.answers.get(self)
        if found is None:
            spans = self._all(text)
            found = text.answers[self] = tuple(_outermost(spans)) if spans else ()
        return found

    def within(self, text: Text) -> bool:
        """Whether any phrase stands in `text`."""
        return bool(self.find(text))

    def table(self, language: Language) -> str:
        """The phrases in `language`, a line each; none for an unknown one."""
        return str(getattr(self, language.value, ""))

    def _all(self, text: Text) -> list[Span]:
        return [
            text.span(match.start() + 1, match.end() - 1)
            for language in text.languages
            for phrase in self._indexes[language].candidates(text)
            if phrase.may_stand_in(text)
            for match in phrase.pattern.finditer(text.line)
        ]

    @cached_property
    def _indexes(self) -> "_Indexes":
        return _Indexes(self)


@dataclass(frozen=True, eq=False)
class Kept(Phrases):
    """A table that is kept as data: the part `name` of `tables/<file>.toml`, read when it is first looked for."""

    file: str = ""
    name: str = ""

    def table(self, language: Language) -> str:
        """The phrases in `language`, a line each; none for an unknown one."""
        return _kept(self.file)[self.name].get(language.value, "")


@cache
def _kept(file: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((resources.files("heard.guard.tables") / f"{file}.toml").read_text("utf-8"))


def lines_of(table: str) -> list[str]:
    """The phrases of `table`, with what is indented deeper joined to the line above it."""
    joined = re.sub(r"\n[ ]+", " ", dedent(table.removeprefix("\n")))
    return [line.strip() for line in joined.splitlines() if line.strip()]


class _Indexes(dict[Language, "_Index"]):
    """The compiled tables, made when a language is first asked for."""

    def __init__(self, phrases: Phrases) -> None:
        super().__init__()
        self._phrases = phrases

    def __missing__(self, language: Language) -> "_Index":
        self[language] = index = _Index(lines_of(self._phrases.table(language)), language)
        return index


class _Index:
    """The phrases of one table in one language."""

    def __init__(self, lines: list[str], language: Language) -> None:
        self._shelf = _shelf(language)
        self._phrases = tuple(_read(line, language) for line in lines)
        for phrase in self._phrases:
            self._shelf.put(self, phrase)

    def every(self) -> Iterator["_Phrase"]:
        """All phrases."""
        yield from self._phrases

    def candidates(self, text: Text) -> Iterable["_Phrase"]:
        """The phrases that `text` might hold, each once."""
        return self._shelf.held(text).get(self, ())


class _Shelf:
    """The phrases of every table of one language by the rare word that each needs, so that a text is looked up once."""

    def __init__(self) -> None:
        self._size = 0
        self._whole: dict[str, list[_Held]] = {}
        self._begun: dict[str, list[_Held]] = {}
        self._by_word: dict[str, list[_Held]] = {}

    def put(self, index: _Index, phrase: "_Phrase") -> None:
        """Shelve `phrase` of `index`; a key that ends in `~` is the beginning of a word."""
        self._size += 1
        self._by_word = {}
        for key in phrase.keys:
            shelf = self._begun if key.endswith("~") else self._whole
            shelf.setdefault(key.rstrip("~"), []).append((index, phrase))

    def held(self, text: Text) -> dict[_Index, dict["_Phrase", None]]:
        """What `text` might hold, by table; asked anew when the shelf has grown, for tables are read when first used."""
        found: dict[_Index, dict[_Phrase, None]]
        size, found = text.answers.get(self, (0, {}))
        if size != self._size:
            size, found = self._size, {}
            for word in text.known:
                for index, phrase in self._of(word):
                    found.setdefault(index, {})[phrase] = None
            text.answers[self] = size, found
        return found

    def _of(self, word: str) -> list["_Held"]:
        """The phrases for which `word` is the rare word."""
        held = self._by_word.get(word)
        if held is None:
            held = list(self._whole.get(word, ()))
            for end in range(1, len(word) + 1):
                held += self._begun.get(word[:end], ())
            if len(self._by_word) > _MOST_WORDS:
                self._by_word = {}
            self._by_word[word] = held
        return held


_Held = tuple[_Index, "_Phrase"]


@cache
def _shelf(_language: Language) -> _Shelf:
    return _Shelf()


def _outermost(spans: list[Span]) -> Iterator[Span]:
    end = -1
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.end > end:
            yield span
            end = span.end


@dataclass(frozen=True, eq=False)
class _Phrase:
    """A phrase that was read; its pattern is compiled when a text first holds a word of each of its elements.

    `keys` are those of its rarest element, by which it is shelved; `others` the whole words of the rest.
    """

    source: str
    keys: Keys
    others: tuple[Keys, ...]

    def may_stand_in(self, text: Text) -> bool:
        """Whether `text`, which has one of `keys`, has a word of every other element too."""
        return not any(words.isdisjoint(text.known) for words in self.others)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.source)


@cache
def _read(line: str, language: Language) -> _Phrase:
    parser = _Parser(line, language)
    pattern, needed = parser.sequence()
    if parser.rest:
        raise PhraseError(f"{line!r}: unexpected {parser.rest[0]!r}")
    if not needed:
        raise PhraseError(f"{line!r}: nothing that must be there")
    head = "(?<![^.!?])" if line.startswith("^") else ""
    keys, *others = needed
    return _Phrase(
        f"{head}{pattern}(?= )", keys, tuple(words for words in others if not any(word.endswith("~") for word in words))
    )


class _Parser:
    """Reads one phrase, left to right, into a regular expression over `Text.line` and its best keys.

    Every element brings the space before it, so that a pattern begins with plain characters, which is quick to search.
    """

    def __init__(self, line: str, language: Language) -> None:
        self.line = line
        self.language = language
        self.rest = _PIECE.findall(line)
        self._small = small_words(language)

    def sequence(self) -> tuple[str, list[Keys]]:
        """Elements up to a bar or a closing bracket, and the keys of each that must be there, the rarest first."""
        pattern, needed = "", list[Keys]()
        while self.rest and self.rest[0] not in ("|", ")", "]"):
            part, keys = self._element(self.rest.pop(0))
            pattern += part
            if keys:
                needed.append(keys)
        return pattern, sorted(needed, key=self._weight, reverse=True) if len(needed) > 1 else needed

    def _element(self, piece: str) -> tuple[str, Keys]:
        match piece[0]:
            case "(":
                return self._choice(")")
            case "[":
                return self._choice("]")[0] + "?", Keys()
            case "!":
                return f"(?!{self._choice(')')[0]}(?= ))", Keys()
            case "<" if piece == "<(":
                return self._behind(), Keys()
            case "^":
                return "", Keys()
            case "#":
                return r" [0-9][^ ]*", Keys()
            case ".":
                return rf"(?: [^ .!?]+){{0,{piece[2:] or _GAP}}}?", Keys()
            case "{":
                return self._named(piece[1:-1])
            case _:
                return self._word(piece)

    def _word(self, piece: str) -> tuple[str, Keys]:
        if piece.endswith("~"):
            stem = plain(piece[:-1])[-1]
            return f" {re.escape(stem)}[^ .!?]*", Keys({stem + "~"})
        parts = plain(piece) if piece[0].isalpha() else (piece,)
        if len(parts) == 1:
            return f" {re.escape(parts[0])}", Keys(parts)
        return "".join(f" {re.escape(part)}" for part in parts), Keys({max(parts, key=self._rarity)})

    def _behind(self) -> str:
        inside = []
        while (piece := self.rest.pop(0) if self.rest else "") != ")":
            if not piece:
                raise PhraseError(f"{self.line!r}: ')' is missing")
            inside.append(piece if piece == "|" else " ".join(plain(piece)))
        # The space, which every element brings, is asked for first: most places of a line have none.
        return "(?= )" + "".join(f"(?<! {re.escape(one.strip())})" for one in " ".join(inside).split("|"))

    def _choice(self, closing: str) -> tuple[str, Keys]:
        patterns, keys, sure = [], Keys(), True
        while True:
            pattern, needed = self.sequence()
            patterns.append(pattern)
            keys, sure = keys.union(*needed[:1]), sure and bool(needed)
            if not self.rest:
                raise PhraseError(f"{self.line!r}: {closing!r} is missing")
            piece = self.rest.pop(0)
            if piece == closing:
                return f"(?:{'|'.join(patterns)})", keys if sure else Keys()
            if piece != "|":
                raise PhraseError(f"{self.line!r}: unexpected {piece!r}")

    def _named(self, name: str) -> tuple[str, Keys]:
        if name not in SETS[self.language]:
            raise PhraseError(f"{self.line!r}: no set {name!r} in {self.language.value}")
        pattern, needed = _Parser(f"({SETS[self.language][name]})", self.language).sequence()
        return pattern, Keys().union(*needed)

    def _rarity(self, key: str) -> int:
        return 0 if key in self._small else len(key)

    def _weight(self, keys: Keys) -> float:
        return min(self._rarity(key) for key in keys) - len(keys) / 10
