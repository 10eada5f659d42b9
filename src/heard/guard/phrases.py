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
from functools import cache, cached_property, lru_cache
from importlib import resources
from textwrap import dedent

from heard.guard.sets import SETS
from heard.guard.text import Text, plain
from heard.guard.tongue import small_words
from heard.vocabulary.reading import Language, Span

_PIECE = re.compile(r"\.\.\d*|[!<]\(|[()\[\]|^#]|\{\w+\}|[^\s()\[\]|^#{}]+")
_GAP = 4
Keys = frozenset[str]


class PhraseError(ValueError):
    """A phrase of a table cannot be read."""


@dataclass(frozen=True)
class Phrases:
    """One table: phrases by language, a line each; a line that is indented deeper goes on with the one above it."""

    en: str = ""
    es: str = ""
    fr: str = ""
    de: str = ""
    it: str = ""
    pt: str = ""
    nl: str = ""

    def find(self, text: Text) -> Iterator[Span]:
        """Every place of `text` where a phrase of the table stands, in order of place, none inside another."""
        return _outermost(sorted(self._all(text), key=lambda span: (span.start, -span.end)))

    def within(self, text: Text) -> bool:
        """Whether any phrase stands in `text`."""
        return next(self._all(text), None) is not None

    def table(self, language: Language) -> str:
        """The phrases in `language`, a line each; none for an unknown one."""
        return str(getattr(self, language.value, ""))

    def _all(self, text: Text) -> Iterator[Span]:
        for language in text.languages:
            for phrase in self._index(language).candidates(text):
                for match in phrase.pattern.finditer(text.line):
                    yield text.span(match.start() + 1, match.end() - 1)

    def _index(self, language: Language) -> "_Index":
        return self._indexes[language.value]

    @cached_property
    def _indexes(self) -> "_Indexes":
        return _Indexes(self)


@dataclass(frozen=True)
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


class _Indexes(dict[str, "_Index"]):
    """The compiled tables, made when a language is first asked for."""

    def __init__(self, phrases: Phrases) -> None:
        super().__init__()
        self._phrases = phrases

    def __missing__(self, language: str) -> "_Index":
        self[language] = index = _Index(lines_of(self._phrases.table(Language(language))), Language(language))
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
        return _held(text, self._shelf, self._shelf.size).get(self, ())


class _Shelf:
    """The phrases of every table of one language by the rare word that each needs, so that a text is looked up once."""

    def __init__(self) -> None:
        self.size = 0
        self._whole: dict[str, list[tuple[_Index, _Phrase]]] = {}
        self._begun: dict[str, list[tuple[_Index, _Phrase]]] = {}

    def put(self, index: _Index, phrase: "_Phrase") -> None:
        """Shelve `phrase` of `index`; a key that ends in `~` is the beginning of a word."""
        self.size += 1
        for key in phrase.keys:
            shelf = self._begun if key.endswith("~") else self._whole
            shelf.setdefault(key.rstrip("~"), []).append((index, phrase))

    def within(self, text: Text) -> Iterator[tuple[_Index, "_Phrase"]]:
        """The phrases whose rare word `text` holds; one with several keys may come twice."""
        for shelf, words in ((self._whole, text.known), (self._begun, text.beginnings)):
            for key in shelf.keys() & words:
                yield from shelf[key]


@cache
def _shelf(_language: Language) -> _Shelf:
    return _Shelf()


@lru_cache(maxsize=64)
def _held(text: Text, shelf: _Shelf, _size: int) -> dict[_Index, dict["_Phrase", None]]:
    """What `text` might hold, by table; asked anew when the shelf has grown, for tables are read when first used."""
    found: dict[_Index, dict[_Phrase, None]] = {}
    for index, phrase in shelf.within(text):
        found.setdefault(index, {})[phrase] = None
    return found


def _outermost(spans: list[Span]) -> Iterator[Span]:
    end = -1
    for span in spans:
        if span.end > end:
            yield span
            end = span.end


@dataclass(frozen=True, eq=False)
class _Phrase:
    """A phrase that was read; its pattern is compiled when a text first holds one of its keys."""

    source: str
    keys: Keys

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.source)


@cache
def _read(line: str, language: Language) -> _Phrase:
    parser = _Parser(line, language)
    pattern, keys = parser.sequence()
    if parser.rest:
        raise PhraseError(f"{line!r}: unexpected {parser.rest[0]!r}")
    if not keys:
        raise PhraseError(f"{line!r}: nothing that must be there")
    head = "(?:(?<=[.!?])|^)" if line.startswith("^") else ""
    return _Phrase(f"{head}{pattern}(?= )", keys)


class _Parser:
    """Reads one phrase, left to right, into a regular expression over `Text.line` and its best keys.

    Every element brings the space before it, so that a pattern begins with plain characters, which is quick to search.
    """

    def __init__(self, line: str, language: Language) -> None:
        self.line = line
        self.language = language
        self.rest = _PIECE.findall(line)

    def sequence(self) -> tuple[str, Keys]:
        """Elements up to a bar or a closing bracket; the keys are those of its rarest element."""
        pattern, best = "", Keys()
        while self.rest and self.rest[0] not in ("|", ")", "]"):
            part, keys = self._element(self.rest.pop(0))
            pattern += part
            if keys and (not best or self._weight(keys) > self._weight(best)):
                best = keys
        return pattern, best

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
        return "".join(f" {re.escape(part)}" for part in parts), Keys({max(parts, key=self._rarity)})

    def _behind(self) -> str:
        inside = []
        while (piece := self.rest.pop(0) if self.rest else "") != ")":
            if not piece:
                raise PhraseError(f"{self.line!r}: ')' is missing")
            inside.append(piece if piece == "|" else " ".join(plain(piece)))
        return "".join(f"(?<! {re.escape(one.strip())})" for one in " ".join(inside).split("|"))

    def _choice(self, closing: str) -> tuple[str, Keys]:
        patterns, keys, sure = [], Keys(), True
        while True:
            pattern, own = self.sequence()
            patterns.append(pattern)
            keys, sure = keys | own, sure and bool(own)
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
        return _Parser(f"({SETS[self.language][name]})", self.language).sequence()

    def _rarity(self, key: str) -> int:
        return 0 if key in small_words(self.language) else len(key)

    def _weight(self, keys: Keys) -> float:
        return min(self._rarity(key) for key in keys) - len(keys) / 10
