"""The rule tables as patterns, per language, and how their findings are gathered from a text."""

import re
from dataclasses import dataclass
from functools import cache

from heard.reader.patterns import Pattern, spell_out, to_regex
from heard.reader.words import table

SURE = 0.9
_TABLES = ("risks", "wishes", "gravity")
_WINDOW = 14  # words on either side of the trigger that a pattern may reach
_MOST_SPANS = 4


@cache
def patterns(language: str) -> tuple[Pattern, ...]:
    """Every `catch` line of the language, in the order of the tables."""
    lists = table("rules", f"{language}/lists")
    found = []
    for name in _TABLES:
        for group, rule in table("rules", f"{language}/{name}").items():
            for line in rule["catch"]:
                found.append(Pattern(group, f"rule:{group}.{_short(line)}", language, SURE, spell_out(line, lists)))
    return tuple(found)


@cache
def unless(language: str, group: str) -> re.Pattern[str] | None:
    """What takes a finding of the group back when it stands beside it."""
    for name in _TABLES:
        rule = table("rules", f"{language}/{name}").get(group)
        if rule:
            lines = rule.get("unless", [])
            lists = table("rules", f"{language}/lists")
            return re.compile("|".join(to_regex(spell_out(line, lists)) for line in lines)) if lines else None
    return None


def _short(line: str) -> str:
    return re.sub(r"[^\w]+", "_", line)[:32].strip("_")


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that fits: its pattern and the characters it rests on."""

    pattern: Pattern
    start: int
    end: int


def find_hits(
    text: str, language: str, tried: list[tuple[int, tuple[int, ...]]], starts: list[int], ends: list[int]
) -> list[Hit]:
    """The rules that fit `text` (folded). `tried` pairs a word's place with the numbers of the rules it may start.

    Each rule looks only around its trigger, so that the work grows with the text and never faster.
    """
    lines = patterns(language)
    hits: list[Hit] = []
    count: dict[str, int] = {}
    last = len(starts) - 1
    for place, numbers in tried:
        first, final = starts[max(0, place - _WINDOW)], ends[min(last, place + _WINDOW)]
        for number in numbers:
            pattern = lines[number]
            if count.get(pattern.group, 0) >= _MOST_SPANS:
                continue
            match = pattern.regex.search(text, first, final)
            if match is None:
                continue
            taken_back = unless(language, pattern.group)
            if taken_back is not None and _beside(taken_back, text, match.start(), match.end(), first, final):
                continue
            count[pattern.group] = count.get(pattern.group, 0) + 1
            hits.append(Hit(pattern, match.start(), match.end()))
    return hits


def _beside(taken_back: re.Pattern[str], text: str, start: int, end: int, first: int, final: int) -> bool:
    """Whether something that takes the finding back stands in the same sentence."""
    left = max(text.rfind(mark, first, start) for mark in ".!?\n")
    right = min((place for mark in ".!?\n" if (place := text.find(mark, end, final)) >= 0), default=final)
    return taken_back.search(text, max(first, left + 1), right) is not None
