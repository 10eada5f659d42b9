"""What a pattern needs is left out of no text that it fits."""

import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.vocabulary.reading import Language
from heard.writer.pieces import may_fit, needed
from heard.writer.tables import compiled, table

GOLD = Path(__file__).parents[2] / "gold" / "reviews"
KINDS = ("issues", "praise", "stakes", "wishes", "mentions", "harms", "harmed", "subjects")
SPOKEN = [language for language in Language if language is not Language.UNKNOWN]


def patterns(language: Language) -> list[str]:
    return [pattern for kind in KINDS for rule in getattr(table(language), kind) for pattern in rule.patterns]


@cache
def reviews(language: Language) -> list[str]:
    lines = [line for path in sorted(GOLD.glob(f"{language}-*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    return [row["text"] for row in map(json.loads, lines) if row["part"] == "train"]


@pytest.mark.demand("R3")
@pytest.mark.parametrize("language", SPOKEN)
def test_no_review_that_a_pattern_fits_lacks_what_it_needs(language: Language) -> None:
    texts = reviews(language)[::8]
    for pattern in patterns(language):
        assert not [text for text in texts if compiled(pattern).search(text) and not may_fit(pattern, text)], pattern


@pytest.mark.demand("R3")
@pytest.mark.parametrize("language", SPOKEN)
def test_hardly_any_pattern_is_tried_without_its_pieces(language: Language) -> None:
    every = patterns(language)
    assert sum(not needed(pattern) for pattern in every) < len(every) / 20


@pytest.mark.demand("R3")
@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [
        (r"\b(?:cold|lukewarm) (?:soup|meal)s?\b", {"cold", "luke"}),
        (r"(?:very )?late(?=,)", {"late"}),  # what may be missing is not needed
        (r"wai(?:t|ted)", {"wai"}),
        (r"(?!never )again", {"agai"}),  # nor what must not be there
        (r"(?P<thing>chair|sofa)?\bcollapsed", {"coll"}),
        (r"colou?r", {"colo"}),
        (r"(?:bed)+bug{2}", {"bed"}),
        (r"don\x27t", {"don'"}),
        (r"[a-z]+ed|soup", set()),  # of the first nothing is certain
        (r"(?:a|soup)", set()),
        (r"(?-i:SOUP)", {"soup"}),
        (r"soup|stew\.", {"soup", "stew"}),
        (r"(so+up|s[ou]p)x", set()),
        (r"(?P<what>\w+) and (?P=what)", {" and"}),
        (r"(?sm)^.*soup", {"soup"}),
    ],
)
def test_what_a_pattern_needs(pattern: str, pieces: set[str]) -> None:
    assert needed(pattern) == pieces


@pytest.mark.demand("R3")
@given(st.sampled_from(patterns(Language.ENGLISH)[::7]), st.from_regex(r"(?i)(?:soup|cold|late|wait|ſ|ı|İ|é| |\.){0,30}"))
def test_what_nobody_would_write_is_found_too(pattern: str, text: str) -> None:
    assert may_fit(pattern, text) or compiled(pattern).search(text) is None
