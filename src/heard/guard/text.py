"""A text cut into words once, so that every check reads the same.

`Text.line` is the text as a plain line: folded words with one space around each, contractions spelled out, commas and
quotes left out, and `.`, `!` or `?` where a sentence ends. Phrases are looked for in that line and answered as spans
of the original.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from heard.guard.tongue import guess, small_words
from heard.vocabulary.reading import Language, Span

# Every repeat is bounded, so that no text, however broken, takes longer than its length.
MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
LINK = re.compile(
    r"https?://[^\s<>\"]+|\bwww\.[^\s<>\"]+"
    r"|(?<![\w@.-])(?:[a-z0-9-]{1,63}\.){1,5}(?:com|org|net|shop|store|app|io|eu|uk|us|de|fr|es|it|pt|nl|example)\b(?![@\w])"
    r"(?:/[^\s<>\"]*)?",
    re.IGNORECASE,
)
PHONE = re.compile(
    r"(?<![\w/.,-])(?:(?:\+|\(|00|0|1[-. ])[\d ()./-]{6,20}\d|\d{3}[-. ]\d{3}[-. ]\d{4}|\d{3}[-. ]\d{4})(?![\w-])"
)

_HALF = (
    r"(?=(?:[a-z]{0,2}\d){2}[a-z]{0,2}\b)[a-z\d]{4}"  # of a case code: its letters must never be read as a word ("5PM", "Ms")
)
_PIECE = re.compile(
    r"(?P<plain>[^\W\d_]++(?=[\s,!?]))"  # most words: nothing that begins so is an address or a code
    rf"|(?P<mail>{MAIL.pattern})|(?P<link>{LINK.pattern})|(?P<code>\b{_HALF}-{_HALF}\b)"
    r"|(?P<number>\d+(?:[.,:/-]\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:['’`][^\W\d_]+)*['’]?)"
    r"|(?P<end>[.!?…]+|\n+)|(?P<sign>[€£$%#@&])",
    re.IGNORECASE,
)
_STANDS_FOR = {"cannot": ("can", "not"), "wont": ("will", "not"), "won't": ("will", "not"), "shan't": ("shall", "not")}
_ENDINGS = {"'re": "are", "'ve": "have", "'ll": "will", "'d": "would", "'m": "am"}
_IS = frozenset({"it", "that", "there", "what", "here", "he", "she", "who", "where", "how", "this", "everything", "nothing"})
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "’": "'", "`": "'"})


@lru_cache(maxsize=8192)
def plain(word: str) -> tuple[str, ...]:
    """The folded words that `word` stands for: "Don’t" is ("do", "not"), "l’été" is ("l", "ete")."""
    low = word.lower().translate(_LETTERS)
    if not low.isascii():
        low = "".join(char for char in unicodedata.normalize("NFKD", low) if not unicodedata.combining(char))
    if low in _STANDS_FOR:
        return _STANDS_FOR[low]
    if low.endswith("n't"):
        return (low[:-3] if low != "can't" else "can", "not")
    for ending, full in _ENDINGS.items():
        if low.endswith(ending):
            return (low[: -len(ending)], full)
    if low.endswith("'s"):
        return (low[:-2], "is") if low[:-2] in _IS else (low[:-2], "'s")
    return tuple(part for part in low.split("'") if part)


class Word(NamedTuple):
    """One folded word and the characters of the original it came from."""

    plain: str
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Text:
    """A text with its words; make it with `Text.of`."""

    raw: str
    words: tuple[Word, ...]
    expected: Language
    answers: dict[Any, Any] = field(default_factory=dict, repr=False)  # see `heard.guard.known`

    @staticmethod
    def of(raw: str, expected: Language = Language.UNKNOWN) -> "Text":
        """`raw` cut into words; `expected` is the language it ought to be in."""
        return _cut(raw, expected)

    @cached_property
    def line(self) -> str:
        """The folded words, each with a space before and behind."""
        return " " + "".join(word.plain + " " for word in self.words)

    @cached_property
    def low(self) -> str:
        """The text in small letters."""
        return self.raw.lower()

    @cached_property
    def known(self) -> frozenset[str]:
        """Every folded word of the text."""
        return frozenset(word.plain for word in self.words)

    @cached_property
    def count(self) -> int:
        """How many words it has, sentence ends left out."""
        return sum(word.plain not in ".!?" for word in self.words)

    @cached_property
    def language(self) -> Language:
        """The language it seems to be written in."""
        return guess(word.plain for word in self.words)

    @cached_property
    def languages(self) -> tuple[Language, ...]:
        """The languages whose phrases are looked for: what it ought to be, and what it seems to be."""
        wanted = {self.expected, self.language} - {Language.UNKNOWN}
        return tuple(sorted(wanted)) or (Language.ENGLISH,)

    @cached_property
    def content(self) -> tuple[Word, ...]:
        """The words that carry meaning: four letters or more, and no small word of its languages."""
        small = frozenset[str]().union(*(small_words(tongue) for tongue in self.languages))
        return tuple(word for word in self.words if len(word.plain) > 3 and word.plain not in small and word.plain[0].isalpha())

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences, as spans of the original from the first word to the last."""
        return tuple(span for span, _ in self.spoken)

    @cached_property
    def spoken(self) -> tuple[tuple[Span, tuple[str, ...]], ...]:
        """The sentences with their folded words, the mark at the end among them when it is no line break."""
        return tuple(self._spoken())

    def _spoken(self) -> Iterator[tuple[Span, tuple[str, ...]]]:
        held: list[Word] = []
        for word in self.words:
            if word.plain not in (".", "!", "?"):
                held.append(word)
                continue
            if held:
                if self.raw[word.start] != "\n":
                    held.append(word)
                yield Span(held[0].start, held[-1].end), tuple(one.plain for one in held)
            held = []
        if held:
            yield Span(held[0].start, held[-1].end), tuple(one.plain for one in held)

    @cached_property
    def _places(self) -> list[int]:
        places, at = [], 1
        for word in self.words:
            places.append(at)
            at += len(word.plain) + 1
        return places

    def span(self, start: int, end: int) -> Span:
        """The characters of the original for `start` to `end` of the line."""
        first = self.words[bisect_right(self._places, start) - 1 if start >= 1 else 0]
        last = self.words[bisect_right(self._places, max(end - 1, 1)) - 1]
        return Span(first.start, last.end)


@lru_cache(maxsize=64)
def _cut(raw: str, expected: Language) -> Text:
    words: list[Word] = []
    for piece in _PIECE.finditer(raw):
        kind, (start, end) = piece.lastgroup, piece.span()
        match kind:
            case "plain" | "word":
                for part in plain(piece.group()):
                    words.append(Word(part, start, end))
            case "mail" | "link":
                words.append(Word(f"<{kind}>", start, end))
            case "end":
                mark = piece.group()
                words.append(Word("?" if "?" in mark else "!" if "!" in mark else ".", start, end))
            case _:
                words.append(Word(piece.group().lower(), start, end))
    return Text(raw, tuple(words), expected)
