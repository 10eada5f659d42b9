"""A small generative grammar: how a phrase is written down, and how it is spoken.

The notation of the language tables, in full:

| written | means |
|---|---|
| `{a|b|c}` | one of these, each may hold more notation |
| `[a]` | with or without a |
| `<name>` | a rule of the table, a word of the case, or a phrase found in the review |
| `<Name>` | `<name>` with a capital |
| `(I am/we are)` | one person speaks, or a house |
| `(Sie//du)` | the customer is addressed formally, or familiarly |
| `\\x` | the sign x itself |

An alternative that leans on something that this case does not have (no mail, no step on record) is never chosen.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

from heard.writer.choice import Choice

By = Literal["any", "person", "address"]


@dataclass(frozen=True, slots=True)
class Ref:
    """Stands for a rule, a word or a phrase."""

    name: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """Alternatives. `by` says who decides: chance-free choice, the speaking person, or the form of address."""

    by: By
    options: tuple["Phrase", ...]


Node = str | Ref | OneOf
Phrase = tuple[Node, ...]

_FIRST = re.compile(r"^\W*\w")  # the first letter, behind a quotation mark too
_CLOSES = {"{": "}", "[": "]", "(": ")"}


class PhraseError(ValueError):
    """A phrase in a language table breaks the notation."""


@lru_cache(maxsize=16384)
def parse(text: str) -> Phrase:
    """The phrase that `text` writes down; raises `PhraseError` with the text where brackets do not close."""
    phrase, end = _sequence(text, 0, "")
    if end != len(text):
        raise PhraseError(f"unexpected {text[end]!r} at {end} in: {text}")
    return phrase


def _sequence(text: str, at: int, stops: str) -> tuple[Phrase, int]:
    nodes: list[Node] = []
    plain: list[str] = []

    def flush() -> None:
        if plain:
            nodes.append("".join(plain))
            plain.clear()

    while at < len(text) and text[at] not in stops:
        sign = text[at]
        if sign == "\\" and at + 1 < len(text):
            plain.append(text[at + 1])
            at += 2
        elif sign in _CLOSES:
            flush()
            node, at = _bracket(text, at)
            nodes.append(node)
        elif sign == "<":
            flush()
            end = text.find(">", at)
            if end < 0:
                raise PhraseError(f"a name is not closed in: {text}")
            nodes.append(Ref(text[at + 1 : end]))
            at = end + 1
        elif sign in "}])":
            raise PhraseError(f"unexpected {sign!r} at {at} in: {text}")
        else:
            plain.append(sign)
            at += 1
    flush()
    return tuple(nodes), at


def _bracket(text: str, at: int) -> tuple[Node, int]:
    opener, closer = text[at], _CLOSES[text[at]]
    separator = "/" if opener == "(" else "|"
    options: list[Phrase] = []
    doubled = False
    at += 1
    while True:
        phrase, at = _sequence(text, at, separator + closer)
        options.append(phrase)
        if at >= len(text):
            raise PhraseError(f"{opener!r} is not closed in: {text}")
        if text[at] == closer:
            break
        if opener == "(" and text[at : at + 2] == "//":
            doubled = True
            at += 1
        at += 1
    if opener == "[":
        return OneOf("any", (*options, ())), at + 1
    if opener == "{":
        return OneOf("any", tuple(options)), at + 1
    if len(options) != 2:
        raise PhraseError(f"a pair needs two halves in: {text}")
    return OneOf("address" if doubled else "person", tuple(options)), at + 1


@dataclass(slots=True)
class Speech:
    """What can be said in one case: the rules of a language, the words of the case, and who speaks to whom.

    `words` are taken as they are; `phrases` may hold notation.
    """

    rules: Mapping[str, tuple[str, ...]]
    words: Mapping[str, str]
    phrases: Mapping[str, tuple[str, ...]]
    plural: bool = False
    familiar: bool = False
    _can: dict[str, bool] = field(default_factory=dict)
    _ways: dict[str, list[Phrase]] = field(default_factory=dict)
    _open: dict[int, tuple[OneOf, list[Phrase]]] = field(
        default_factory=dict
    )  # by id; the node is kept so that the id stays its own

    def can(self, name: str) -> bool:
        """Whether anything stands behind `<name>` in this case."""
        name = _small(name)
        known = self._can.get(name)
        if known is None:
            if name in self.words:
                known = bool(self.words[name])
            else:
                known = any(self._possible(parse(text)) for text in self._alternatives(name))
            self._can[name] = known
        return known

    def only_first(self) -> "Speech":
        """The same speech for tight places: of several issues only the first is named."""
        told = self.phrases.get("told_first", ())
        first = {
            "issues": self.phrases.get("first", ()),
            "told": told,
            "told_few": told,
            "nouns": (),
            "things": (),
            "event": (),
            "quoted_too": (),
        }
        if quoted := self.phrases.get("quoted_first", ()):
            first["quoted"] = quoted
        return replace(self, phrases={**self.phrases, **first, "others": (), "told_others": ()}, _can={}, _ways={}, _open={})

    def say(self, name: str, choice: Choice) -> str:
        """One way of saying `<name>`, chosen by `choice`; empty when nothing stands behind it."""
        if not self.can(name):
            return ""
        out: list[str] = []
        self._speak((Ref(name),), choice, out)
        return "".join(out)

    def _alternatives(self, name: str) -> tuple[str, ...]:
        return self.phrases[name] if name in self.phrases else self.rules.get(name, ())

    def _possible(self, phrase: Phrase) -> bool:
        for node in phrase:
            if isinstance(node, Ref):
                if not self.can(node.name):
                    return False
            elif isinstance(node, OneOf) and node.by == "any" and not any(self._possible(option) for option in node.options):
                return False
        return True

    def _speak(self, phrase: Phrase, choice: Choice, out: list[str]) -> None:
        for node in phrase:
            if isinstance(node, str):
                out.append(node)
            elif isinstance(node, OneOf):
                self._speak(self._option(node, choice), choice, out)
            else:
                spoken = self._named(_small(node.name), choice)
                out.append(_FIRST.sub(lambda m: m[0].upper(), spoken, count=1) if node.name[0].isupper() else spoken)

    def _named(self, name: str, choice: Choice) -> str:
        if name in self.words:
            return self.words[name]
        ways = self._ways.get(name)
        if ways is None:
            ways = self._ways[name] = [way for way in map(parse, self._alternatives(name)) if self._possible(way)]
        out: list[str] = []
        self._speak(choice.among(ways), choice, out)
        return "".join(out)

    def _option(self, node: OneOf, choice: Choice) -> Phrase:
        if node.by == "person":
            return node.options[1 if self.plural else 0]
        if node.by == "address":
            return node.options[1 if self.familiar else 0]
        known = self._open.get(id(node))
        if known is None:
            known = self._open[id(node)] = (node, [option for option in node.options if self._possible(option)])
        return choice.among(known[1])


@lru_cache(maxsize=1024)
def _small(name: str) -> str:
    return name[0].lower() + name[1:]
