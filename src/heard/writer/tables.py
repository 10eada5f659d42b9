"""The language tables, read when a language is first spoken."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import chain
from types import MappingProxyType
from typing import Any

from heard.vocabulary.reading import Language
from heard.writer.pieces import may_fit, needed

SPOKEN = (
    Language.ENGLISH,
    Language.SPANISH,
    Language.FRENCH,
    Language.GERMAN,
    Language.ITALIAN,
    Language.PORTUGUESE,
    Language.DUTCH,
)


@dataclass(frozen=True, slots=True)
class IssueRule:
    """One thing that goes wrong: how customers say it, and how an owner names it.

    `named` are noun phrases ("the long wait"), `told` clauses ("you waited so long"), `norm` whole sentences about how it ought to be, `feel` whole
    sentences of sympathy, `general` a noun phrase that supposes nothing about this customer ("waiting times").
    A stake (a birthday, tears, the last money) has no name, only the sentences that it calls for.
    `unless` is looked for near the words that fit, `unless_anywhere` in the whole text.
    """

    key: str
    topic: str
    patterns: tuple[str, ...]
    named: tuple[str, ...]
    norm: tuple[str, ...] = ()
    feel: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    unless: str = ""
    unless_anywhere: str = ""


@dataclass(frozen=True, slots=True)
class TopicWords:
    """What can be said of a topic when the words of the review give nothing more exact, in general or in one trade."""

    named: tuple[str, ...]
    general: tuple[str, ...]
    norm: tuple[str, ...]
    feel: tuple[str, ...]
    praise: tuple[str, ...]
    told: tuple[str, ...]
    by_sector: Mapping[str, tuple[str, ...]]
    praise_by_sector: Mapping[str, tuple[str, ...]]
    told_by_sector: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Table:
    """All that one language needs."""

    language: Language
    rules: Mapping[str, tuple[str, ...]]
    issues: tuple[IssueRule, ...]
    praise: tuple[IssueRule, ...]
    stakes: tuple[IssueRule, ...]
    wishes: tuple[IssueRule, ...]
    mentions: tuple[IssueRule, ...]
    harms: tuple[IssueRule, ...]
    harmed: tuple[IssueRule, ...]
    subjects: tuple[IssueRule, ...]
    topics: Mapping[str, TopicWords]
    sets: Mapping[str, frozenset[str]]
    maps: Mapping[str, Mapping[str, str]]
    signs: Mapping[str, str]  # patterns without which a reading of the whole text is not believed
    joined: Mapping[str, str]
    retell: Mapping[str, Any]  # how a customer's clause is said back; empty where nobody has written it down
    quote: Mapping[str, Any]  # what of a review may be quoted; empty where clauses are said back instead
    nouns: Mapping[str, Any]  # how a clause becomes a thing; empty where nobody has written it down
    whole: Mapping[str, Any]  # which clauses can be regretted; empty where none is said back
    possessions: Mapping[str, Any]  # what a clause speaks of without saying it; empty where none is said back


@lru_cache(maxsize=len(SPOKEN))
def table(language: Language) -> Table:
    """The table of `language`, English where it is not spoken (a person must then translate)."""
    spoken = language if language in SPOKEN else Language.ENGLISH
    folder = resources.files("heard.writer") / "languages" / spoken.value
    rules: dict[str, tuple[str, ...]] = {}
    for name in ("public", "public-cases", "private"):
        for key, texts in _if_there(folder / f"{name}.toml").items():
            rules[key] = tuple(texts)
    found = _issues(folder)
    told = _told(folder / "told.toml")
    sets = {name: set(words) for name, words in found.get("sets", {}).items()}
    for entry in (*found["issue"], *found.get("harm", ())):
        for name in entry.get("sets", ()):
            sets.setdefault(name, set()).add(entry["key"])
    parts = {name: one_of(words) for name, words in found.get("parts", {}).items()}
    return Table(
        language=spoken,
        rules=rules,
        issues=tuple(_issue(entry, parts, told["issue"]) for entry in found["issue"]),
        praise=tuple(_issue(entry, parts) for entry in found.get("praise", ())),
        stakes=tuple(_issue(entry, parts) for entry in found.get("stake", ())),
        wishes=tuple(_issue(entry, parts) for entry in found.get("wish", ())),
        harms=tuple(_issue(entry, parts) for entry in found.get("harm", ())),
        harmed=tuple(_issue(entry, parts) for entry in found.get("harmed", ())),
        subjects=tuple(_issue(entry, parts) for entry in found.get("subject", ())),
        mentions=tuple(_issue(entry, parts, told["issue"]) for entry in found.get("mention", ())),
        topics={name: _topic(name, entry, told) for name, entry in found["topic"].items()},
        sets={name: frozenset(words) for name, words in sets.items()},
        maps=found.get("maps", {}),
        signs=found.get("signs", {}),
        joined=found["joined"],
        retell=_retell(folder),
        quote=_if_there(folder / "quote.toml"),
        nouns=_if_there(folder / "nouns.toml"),
        whole=_if_there(folder / "whole.toml"),
        possessions=_if_there(folder / "possessions.toml"),
    )


def _issues(folder: Traversable) -> dict[str, Any]:
    """The table of issues, with the lists of `issues/*.toml` behind its own, by the names of the files, and their words in its sets."""
    found = tomllib.loads((folder / "issues.toml").read_text("utf-8"))
    parts = folder / "issues"
    for file in sorted(parts.iterdir(), key=lambda file: file.name) if parts.is_dir() else ():
        more = tomllib.loads(file.read_text("utf-8"))
        for name, words in more.pop("sets", {}).items():
            found["sets"].setdefault(name, []).extend(words)
        for name, entries in more.items():
            found.setdefault(name, []).extend(entries)
    return found


def _retell(folder: Traversable) -> dict[str, Any]:
    """How clauses are said back: the lists of `retell/*.toml` stand before those of `retell.toml`, so that its shapes come last."""
    found = _if_there(folder / "retell.toml")
    parts = folder / "retell"
    for file in sorted(parts.iterdir(), key=lambda file: file.name) if parts.is_dir() else ():
        for name, entries in tomllib.loads(file.read_text("utf-8")).items():
            behind = found.get(name, type(entries)())
            found[name] = {**entries, **behind} if isinstance(entries, dict) else [*entries, *behind]
    return found


def _if_there(file: Traversable) -> dict[str, Any]:
    return tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}


def _told(file: Traversable) -> dict[str, Any]:
    """The clauses of a language that has some; the others speak in noun phrases alone."""
    found = _if_there(file)
    return {part: found.get(part, {}) for part in ("issue", "topic", "topic_by_sector")}


def _issue(
    entry: dict[str, list[str] | str], parts: Mapping[str, str], told: Mapping[str, list[str]] = MappingProxyType({})
) -> IssueRule:
    return IssueRule(
        key=str(entry["key"]),
        topic=str(entry["topic"]),
        patterns=tuple(spelt_out(text, parts) for text in entry.get("match", ())),
        named=tuple(entry.get("named", ())),
        norm=tuple(entry.get("norm", ())),
        feel=tuple(entry.get("feel", ())),
        told=tuple(entry.get("told", ()) or told.get(str(entry["key"]), ())),
        sectors=tuple(entry.get("sectors", ())),
        unless=spelt_out(str(entry.get("unless", "")), parts),
        unless_anywhere=spelt_out(str(entry.get("unless_anywhere", "")), parts),
    )


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of `words`, the longest first, so that none is taken for a shorter one."""
    return "|".join(sorted(words, key=len, reverse=True))


def spelt_out(text: str, parts: Mapping[str, str]) -> str:
    """A pattern in which `%name%` stands for any word of the part `name`."""
    return re.sub(r"%(\w+)%", lambda m: f"(?:{parts[m[1]]})", text)


# One reply needs a part of a language's thousand patterns, and a command line writes one reply: each is compiled when it is first looked for.
@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A rule's pattern, ready to be searched with; case aside."""
    return re.compile(pattern, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rare:
    """A pattern of which most texts lack what it needs; it is compiled when one first has that."""

    source: str

    def match(self, text: str) -> re.Match[str] | None:
        """Whether it fits the beginning of `text`, case aside."""
        return compiled(self.source).match(text) if may_fit(self.source, text) else None

    def compile(self) -> None:
        """Compiles it now, before anybody waits for it."""
        compiled(self.source)
        needed(self.source)


def compile_all(language: Language) -> None:
    """Compiles every pattern of a language's table; otherwise each waits for the first review that needs it."""
    spoken = table(language)
    kinds = (spoken.issues, spoken.praise, spoken.stakes, spoken.wishes, spoken.mentions, spoken.harms, spoken.harmed)
    for rule in chain(*kinds, spoken.subjects):
        for pattern in (*rule.patterns, rule.unless, rule.unless_anywhere):
            Rare(pattern).compile()
    for sign in spoken.signs.values():
        compiled(sign)


def _topic(name: str, entry: dict[str, Any], told: Mapping[str, Any]) -> TopicWords:
    return TopicWords(
        named=tuple(entry["named"]),
        general=tuple(entry["general"]),
        norm=tuple(entry.get("norm", ())),
        feel=tuple(entry.get("feel", ())),
        praise=tuple(entry.get("praise", ())),
        told=tuple(told["topic"].get(name, ())),
        by_sector={sector: tuple(words) for sector, words in entry.get("by_sector", {}).items()},
        praise_by_sector={sector: tuple(words) for sector, words in entry.get("praise_by_sector", {}).items()},
        told_by_sector={sector: tuple(words) for sector, words in told["topic_by_sector"].get(name, {}).items()},
    )
