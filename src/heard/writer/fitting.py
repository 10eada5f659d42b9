"""Rules of a language's table that fit a review: which words they rest on, and what they say of them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from heard.vocabulary.reading import Language, MentionKind
from heard.vocabulary.text import Brief
from heard.writer.pieces import may_fit
from heard.writer.polish import swapped
from heard.writer.tables import IssueRule, Table, compiled, table
from heard.writer.wording import HERE, NOUNS, captured, plain

UNHAPPY = 3  # stars
FEW = 2  # stars; what a complaint's own words say counts here, whatever the reading hears praised in them
A_LINE = 4  # words
_OF_ONE_RULE = 2  # "the television was dead and the window broken"
_READ_AT_MOST = 6000  # characters: what a reply can answer stands in the first pages of a very long review
Kind = Literal["issues", "praise", "stakes", "wishes", "mentions", "harms", "harmed", "subjects"]
_NAME = re.compile(r"<(\w+)>")
_QUOTES = ('"', "“", "«", "„")  # what others said is no complaint
_SHOUTED = re.compile(r"\b[A-Z]{2,}(?:'[A-Z]+)?\b")
_A_WORD = 4  # letters from which capitals are shouted and no abbreviation


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing that went wrong (or was praised), with phrases in the notation of the grammar."""

    key: str
    topic: str
    start: int
    end: int
    named: tuple[str, ...]
    norm: tuple[str, ...]
    feel: tuple[str, ...]
    told: tuple[str, ...] = ()
    about: str = ""  # the thing that it speaks of
    said_back: bool = False  # whether it is told in the customer's own words
    gravest: bool = False  # whether nothing that a rule knows weighs more
    exact: bool = False  # whether its words hold something of the review: a thing, a length of time


def content(brief: Brief) -> bool:
    """Whether they gave four stars or five."""
    return brief.review is not None and (brief.review.stars or 0) > UNHAPPY


def stars_at_most(most: int, brief: Brief) -> bool:
    """Whether they gave stars, and no more than `most`."""
    return brief.review is not None and brief.review.stars is not None and brief.review.stars <= most


def text_of(brief: Brief) -> str:
    """The title and text of the review, in ordinary letters and spelling; empty where there is none."""
    if brief.review is None:
        return ""
    whole = f"{brief.review.title}. {brief.review.text}" if brief.review.title else brief.review.text
    return _spelt(whole[:_READ_AT_MOST].replace("’", "'").replace("‘", "'"), brief.language)


@lru_cache(maxsize=64)
def _spelt(text: str, language: Language) -> str:
    """The text in ordinary letters and, where the language knows the slips, in ordinary spelling."""
    pairs, loud = table(language).maps.get("spelt", {}), table(language).sets.get("loud", frozenset())
    if loud:
        text = _SHOUTED.sub(lambda m: m[0].lower() if len(m[0]) >= _A_WORD or m[0].lower() in loud else m[0], text)
    return swapped(text, language, "spelt") if pairs else text


def fitting(kind: Kind, spoken: Table, brief: Brief, *, topic: str = "") -> list[Issue]:
    """Every rule of one kind (and one topic) that fits, in the order of the text."""
    return list(_of_text(text_of(brief), kind, topic, spoken.language, brief.sector.value, people_of(brief)))


# One draft asks for the same several times, and people ask for several drafts of one review.
@lru_cache(maxsize=64)
def _of_text(text: str, kind: Kind, topic: str, language: Language, sector: str, people: frozenset[str]) -> tuple[Issue, ...]:
    """Of two rules on the same words the one that stands first counts."""
    spoken = table(language)
    rules: tuple[IssueRule, ...] = getattr(spoken, kind)
    taken: list[tuple[int, int]] = []
    found: list[Issue] = []
    for rule in rules:
        if (rule.sectors and sector not in rule.sectors) or (topic and rule.topic not in (topic, "any")):
            continue
        if rule.unless_anywhere and compiled(rule.unless_anywhere).search(text):
            continue
        for (start, end), words in _hits(rule, text, spoken, taken):
            taken.append((start, end))
            named = _filled(rule.named, words)
            if (named or rule.feel) and not people.intersection(words.get("thing", "").lower().split()):
                norm, feel = _filled(rule.norm, words), _filled(rule.feel, words)
                told = _filled(_most_exact(rule.told, words), words)
                about, exact = _about(words), bool(words)
                found.append(Issue(rule.key, rule.topic, start, end, named, norm, feel, told, about, exact=exact))
    return tuple(sorted(found, key=lambda issue: issue.start))


def _about(words: Mapping[str, str]) -> str:
    """The thing that the customer's own words name, in a language with genders by the group of its gender."""
    return next((words[group] for group in NOUNS if group in words), "")


def people_of(brief: Brief) -> frozenset[str]:
    """Names that are never spoken, even when the review speaks of them like a thing."""
    named = [m.text for m in brief.reading.mentions if m.kind is MentionKind.STAFF] if brief.reading is not None else []
    return frozenset(word.lower() for name in (*brief.staff_names, *named) for word in name.split())


def _hits(
    rule: IssueRule, text: str, spoken: Table, taken: Sequence[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], Mapping[str, str]]]:
    """Where a rule fits words that are not taken: by the first of its patterns that does, twice where it speaks of two things."""
    for pattern in rule.patterns:
        if not may_fit(pattern, text):
            continue
        found, at = 0, 0
        while found < _OF_ONE_RULE and (match := compiled(pattern).search(text, at)):
            start, end = match.span(HERE if match.groupdict().get(HERE) else 0)
            before = text[max(0, start - 24) : start]  # where "not …" stands right before the words
            around = before + text[start : end + 12]
            fits = text[start - 1 : start] not in _QUOTES and not any(start < until and since < end for since, until in taken)
            fits = fits and not (rule.unless and any(compiled(rule.unless).search(words) for words in (around, before)))
            words = captured(match, text, spoken) if fits else None
            if words is not None:
                yield (start, end), words
                found += 1
                at = match.end()
            else:  # "…, and the fish was dry" may fit better from a later word
                at = match.start() + 1
        if found:
            return


def _filled(phrases: tuple[str, ...], words: Mapping[str, str]) -> tuple[str, ...]:
    """The phrases whose captured words are all there; alternatives inside keep their own notation."""
    return tuple(_fill(phrase, words) for phrase in phrases if all(n in words for n in _names(phrase)))


def _most_exact(phrases: tuple[str, ...], words: Mapping[str, str]) -> tuple[str, ...]:
    """Of the phrases that can be filled those with the most words of the review in them."""
    sayable = [phrase for phrase in phrases if all(name in words for name in _names(phrase))]
    most = max((len(_names(phrase)) for phrase in sayable), default=0)
    return tuple(phrase for phrase in sayable if len(_names(phrase)) == most)


@lru_cache(maxsize=4096)
def _names(phrase: str) -> tuple[str, ...]:
    return tuple(_NAME.findall(phrase))


def _fill(phrase: str, words: Mapping[str, str]) -> str:
    return _NAME.sub(lambda m: plain(words[m[1]]), phrase)
