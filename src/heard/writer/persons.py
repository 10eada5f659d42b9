"""How a customer's "I" and "you" become our "you" and "we", as the table of a language says (`retell.toml`)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from heard.vocabulary.reading import Language
from heard.writer.tables import SPOKEN, Rare, one_of, spelt_out, table


@dataclass(frozen=True, slots=True)
class Persons:
    """How one language turns what a customer says about themselves and us into what we say to them."""

    language: Language
    splits: re.Pattern[str]
    leads: re.Pattern[str]
    house: re.Pattern[str]
    named: re.Pattern[str]
    cuts: re.Pattern[str]
    ends: re.Pattern[str]
    trouble: re.Pattern[str]
    heavy: re.Pattern[str]
    gravest: re.Pattern[str]
    topics: Mapping[str, re.Pattern[str]]
    things: re.Pattern[str]
    blaming: re.Pattern[str]
    bright: re.Pattern[str]
    denied: re.Pattern[str]
    little_said: re.Pattern[str]
    unsaid: re.Pattern[str]
    shapes: tuple[tuple[Rare, str], ...]
    known: frozenset[str]
    little: frozenset[str]
    turned: re.Pattern[str]
    turns: Mapping[str, str]


@lru_cache(maxsize=len(SPOKEN))
def persons(language: Language) -> Persons | None:
    """How `language` turns them, from its `retell.toml`; None where it has none."""
    words = table(language).retell
    if not words:
        return None
    lists = {
        name: _by_letter(some) if name == "things" else one_of(some)
        for name, some in words.items()
        if name not in ("shapes", "turns", "topics")
    }

    def filled(text: str) -> re.Pattern[str]:
        return re.compile(spelt_out(text, lists), re.IGNORECASE)

    def shape(text: str) -> Rare:
        """A thing is any word here, looked up once the rest fits: the list is too long to stand in every shape."""
        for written, group in (("%things%(?:e?s)?", "any_thing"), ("%things%e?s", "many_things"), ("%things%", "one_thing")):
            text = text.replace(written, f"(?P<{group}>[a-z-]+)")
        return Rare(spelt_out(text, lists))

    turns: dict[str, str] = words["turns"]
    return Persons(
        language=language,
        splits=filled(
            r",?\s+%joints%\s+(?=(?:%subjects%|%customer%|%ours%|(?:[a-z]+ ){1,2}%turning%|an? (?:[a-z]+ ){1,3}(?:was|were))\b)"
            r"|,\s+(?:%joints%\s+)?(?=(?:[a-z]+ ){1,2}(?:%degrees% )?%states%\b)"
            r"|,\s+(?=(?:[a-z]+ ){1,2}%undergone% (?:back|off|away|on|in|at|after|out)\b)"
            r"|\s+and\s+(?=(?:[a-z]+ )?%things%(?:e?s)? (?:%degrees% )?%states%\b)"
            r"|,\s+(?=(?:%subjects%|%customer%|%ours%|(?:[a-z]+ ){1,2}%turning%)\b)|,?\s+(?=(?:which|who)\b)"
            r"|\s+since\s+(?=(?:i|we|you|they)\b)"
        ),
        leads=filled(r"(?:%leads%\b[,\s]*)+"),
        house=filled(r"(?:they|you|(?:the |your |our |a |this )?(?:%served%))\b"),
        named=filled(r"(?:%nothings%|%served%|my|our)\b|[a-z]+ (?:[a-z]+ )?%turning%\b"),
        cuts=filled(r",?\s+%cuts%\b.*$"),
        ends=filled(r"(?:,?\s+%ends%)+$"),
        trouble=filled(r"\b(?:%trouble%|%states%)\b"),
        heavy=filled(r"(?:\b%heavy%\b|[£$€]\d)"),
        gravest=filled(r"\b%gravest%"),
        things=filled(
            r"^(?:(?:%leads%|the|my|our|your|this|these|both|no|%blaming%|%states%)[\s,]+)*(?:[a-z]+ )??"
            r"(?!%abstract%\b)(?P<thing>%things%(?:s|(?<=[sxhoz])es)?)(?![\w'-]| (?:of|park|card|desk|staff|service|team"
            r"|app|page|system|form|screen|workers?|topper|drain|agent|centre|shop|store|fee|price|line|worker|company|firm|guy|man|lady)\b)"
        ),
        blaming=filled(r"\b%blaming%\b"),
        bright=filled(r"\b%bright%\b"),
        denied=filled(
            r"(?:\bnot|\bnever|n't|\bno) (?:a |too |that |so |really |very )*(?:%states%|%blaming%|problems?|issues?|complaints?)\b"
        ),
        little_said=filled("%abstract%"),
        topics={topic: filled(pattern) for topic, pattern in words["topics"].items()},
        unsaid=filled(r"\b%unsaid%\b"),
        shapes=tuple(
            (shape(pattern), said.replace("’", "'")) for pattern, said in (line.split(" => ") for line in words["shapes"])
        ),
        known=frozenset(words["things"]),
        little=frozenset(words["little"]),
        turned=re.compile(r"(?<![\w'])(?:" + one_of(turns) + r")(?![\w'])", re.IGNORECASE),
        turns=turns,
    )


def compile_shapes(language: Language) -> None:
    """Compiles every shape of a clause; otherwise each waits for the first review that needs it."""
    speaks = persons(language)
    for rare, _ in speaks.shapes if speaks is not None else ():
        rare.compile()


def _by_letter(words: Sequence[str]) -> str:
    """Plain words as one pattern that looks only at those with the same first letter."""
    letters: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        letters.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in sorted(letters.items()))
