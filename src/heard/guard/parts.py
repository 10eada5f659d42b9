"""What the words of a sentence are to a request: what is asked, of what, on which condition, whatever order they stand in.

"Would you raise your rating?", "If your rating could be raised" and "Your rating, could it be raised?" ask the same. The
lists stand in `tables/parts.toml`.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib import resources
from itertools import product

from heard.guard.known import of_text
from heard.guard.text import Text, Word
from heard.vocabulary.reading import Language, Span

_REACH = 6  # words between a verb and what it is done to
_BEFORE = 5  # words in which a no reaches what follows
_BREAKS = frozenset(",;:()–—")
Parts = frozenset[str]


@dataclass(frozen=True)
class Clause:
    """The words of a sentence from one comma or dash to the next, and the parts that each may play."""

    words: tuple[Word, ...]
    parts: tuple[Parts, ...]

    @cached_property
    def all(self) -> Parts:
        """Every part that a word of it may play."""
        return Parts().union(*self.parts)

    def joined(self, verb: str, thing: str) -> bool:
        """Whether a word of `verb` is done to one of `thing`: near it in either order, and nothing parts them."""
        if not {verb, thing} <= self.all:
            return False
        pairs = product(self._places(verb), self._places(thing))
        return any(self._near(*sorted((one, other))) for one, other in pairs if one != other)

    def what_they_wrote(self, verb: str) -> bool:
        """Whether a word of `verb` is done to "what you wrote"."""
        if not {verb, "what", "wrote"} <= self.all:
            return False
        begun = (what for one, what in product(self._places(verb), self._places("what")) if one < what <= one + _REACH)
        return any(what < wrote <= what + _REACH for what, wrote in product(begun, self._places("wrote")))

    def begins(self, *verbs: str) -> bool:
        """Whether it begins with one of `verbs`, as who orders speaks."""
        return not self.parts[0].isdisjoint(verbs)

    def denies(self, start: int, end: int) -> bool:
        """Whether a no stands in what the characters from `start` to `end` hold, or shortly before."""
        first = max(0, next((at for at, word in enumerate(self.words) if word.start >= start), 0) - _BEFORE)
        told = [parts for word, parts in zip(self.words[first:], self.parts[first:], strict=True) if word.start < end]
        return any("no" in parts for parts in told) and not any("unless" in parts for parts in told)

    def _places(self, part: str) -> list[int]:
        return [at for at, parts in enumerate(self.parts) if part in parts]

    def _near(self, first: int, last: int) -> bool:
        return last - first <= _REACH and not any("between" in parts for parts in self.parts[first + 1 : last])


@dataclass(frozen=True)
class Sentence:
    """A sentence and its clauses."""

    span: Span
    clauses: tuple[Clause, ...]
    asks: bool  # ends in a question mark

    @cached_property
    def all(self) -> Parts:
        """Every part that a word of it may play."""
        return Parts().union(*(clause.all for clause in self.clauses))

    @property
    def keeps_silent(self) -> bool:
        """Whether it says that one may not or cannot say whether something is so."""
        return {"no", "silence", "whether"} <= self.all

    def rest_of_clause(self, start: int) -> tuple[Word, ...]:
        """The words from the character `start` to the end of its clause."""
        clause = next(one for one in reversed(self.clauses) if one.words[0].start <= start)
        return tuple(word for word in clause.words if word.start >= start)


def sentence_at(text: Text, start: int) -> Sentence | None:
    """The sentence in which the character `start` stands."""
    return next((one for one in sentences(text) if one.span.start <= start < one.span.end), None)


@of_text
def parts_in(text: Text) -> Parts:
    """Every part that a word of `text` may play: far quicker to see than which sentence has it."""
    return Parts().union(*(parts_of(word, text.languages) for word in text.known))


@of_text
def sentences(text: Text) -> tuple[Sentence, ...]:
    """The sentences of `text` with the parts that their words play."""
    return tuple(_sentences(text))


def _sentences(text: Text) -> Iterator[Sentence]:
    at, words, tongues = 0, text.words, text.languages
    for span in text.sentences:
        while words[at].start < span.start:
            at += 1
        begun = at
        while at < len(words) and words[at].start < span.end:
            at += 1
        yield Sentence(span, tuple(_clauses(text.raw, words[begun:at], tongues)), text.raw[span.end - 1] == "?")


def _clauses(raw: str, words: tuple[Word, ...], tongues: tuple[Language, ...]) -> Iterator[Clause]:
    begun = 0
    for at, (word, after) in enumerate(zip(words, (*words[1:], None), strict=True), 1):
        if after is None or (after.start - word.end > 1 and not _BREAKS.isdisjoint(raw[word.end : after.start])):
            part = words[begun:at]
            yield Clause(part, tuple(parts_of(one.plain, tongues) for one in part))
            begun = at


@lru_cache(maxsize=8192)
def parts_of(word: str, tongues: tuple[Language, ...]) -> Parts:
    """The parts that the folded `word` may play in one of `tongues`."""
    found = Parts()
    for tongue in tongues:
        whole, begun = _lists(tongue)
        found |= whole.get(word, Parts())
        for end in range(3, len(word) + 1):
            found |= begun.get(word[:end], Parts())
    return found


@cache
def _lists(tongue: Language) -> tuple[dict[str, Parts], dict[str, Parts]]:
    whole: dict[str, Parts] = {}
    begun: dict[str, Parts] = {}
    for part, words in _table().get(tongue.value, {}).items():
        for word in words.split():
            shelf = begun if word.endswith("~") else whole
            shelf[word.rstrip("~")] = shelf.get(word.rstrip("~"), Parts()) | {part}
    return whole, begun


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads((resources.files("heard.guard.tables") / "parts.toml").read_text("utf-8"))
