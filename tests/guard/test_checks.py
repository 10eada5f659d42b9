"""Every check finds the texts it must find and passes those it must pass, in seven languages."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from typing import Any

import pytest

from heard.guard import check, rules
from heard.guard.checks import all_checks
from heard.guard.text import Text
from heard.vocabulary.reading import Language
from tests.guard.briefs import brief_of

ENGLISH, OTHER = 12, 4  # the fewest texts of each kind
LANGUAGES = ("en", "es", "fr", "de", "it", "pt", "nl")


@dataclass(frozen=True)
class Case:
    """One text of one check; «» marks what the finding must touch."""

    check: str
    wanted: bool
    language: str
    text: str
    words: dict[str, Any]


def cases() -> Iterator[Case]:
    """Every text beside every check."""
    folder = resources.files("heard.guard.checks")
    for one in all_checks():
        for group in tomllib.loads((folder / f"{one.id}.toml").read_text("utf-8"))["cases"]:
            for side in ("catch", "pass"):
                for language, texts in group.get(side, {}).items():
                    for text in texts:
                        yield Case(one.id, side == "catch", language, text, group.get("brief", {}))


CASES = tuple(cases())


def misread(case: Case) -> str:
    """What is wrong with what the check says of its text; empty when nothing is."""
    one = next(one for one in all_checks() if one.id == case.check)
    text, brief = case.text.replace("«", "").replace("»", ""), brief_of(case.words, case.language, one)
    spans = list(one.find(Text.of(text, brief.language), brief)) if one.applies(brief) else []
    if bool(spans) is not case.wanted:
        return f"found {[span and span.of(text) for span in spans]} in {case.text!r}"
    if any(span and not 0 <= span.start < span.end <= len(text) for span in spans):
        return f"points outside of {case.text!r}"
    if "«" in case.text:
        start, end = case.text.index("«"), case.text.index("»") - 1
        if not any(span and span.start < end and start < span.end for span in spans):
            return f"points to {[span and span.of(text) for span in spans]} in {case.text!r}"
    return ""


@pytest.mark.demand("R4", "R2", "R3", "R5", "R6", "R7", "R8", "R9", "R10", "S4", "S8")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("one", all_checks(), ids=lambda one: one.id)
def test_a_check_finds_what_it_must_and_passes_what_it_must(one: Any, language: str) -> None:
    texts = [case for case in CASES if (case.check, case.language) == (one.id, language)]
    assert texts
    assert [wrong for case in texts if (wrong := misread(case))] == []


@pytest.mark.parametrize("one", all_checks(), ids=lambda one: one.id)
def test_a_check_is_in_no_doubt_about_what_it_must_pass(one: Any) -> None:
    for case in CASES:
        if case.check == one.id and not case.wanted:
            text, brief = Text.of(case.text, Language(case.language)), brief_of(case.words, case.language, one)
            assert not list(one.perhaps(text, brief)), case.text


@pytest.mark.parametrize("one", all_checks(), ids=lambda one: one.id)
def test_a_finding_carries_level_rule_and_law_of_its_check(one: Any) -> None:
    case = next(case for case in CASES if case.check == one.id and case.wanted and case.language == "en")
    verdict = check(case.text.replace("«", "").replace("»", ""), brief_of(case.words, case.language, one))
    found = [finding for finding in verdict.findings if finding.check == one.id]
    assert found
    assert {(finding.level, finding.rule, finding.law) for finding in found} == {(one.level, one.rule, one.law)}


@pytest.mark.parametrize("one", all_checks(), ids=lambda one: one.id)
def test_each_check_brings_enough_texts_in_each_language(one: Any) -> None:
    for language in LANGUAGES:
        fewest = ENGLISH if language == "en" else OTHER
        for wanted in (True, False):
            texts = {(c.text, str(c.words)) for c in CASES if (c.check, c.language, c.wanted) == (one.id, language, wanted)}
            assert len(texts) >= fewest, (language, "catch" if wanted else "pass", len(texts))


@pytest.mark.parametrize("info", rules(), ids=lambda info: info.id)
def test_each_check_has_a_source_and_speaks_in_sentences(info: Any) -> None:
    one = next(one for one in all_checks() if one.id == info.id)
    assert one.find.__module__.endswith((f"checks.{one.id}", "guard.rule"))
    assert info.source and info.read_on == "2026-11-22" and info.packs
    for sentence in (one.meaning, one.why, one.mend):
        assert sentence[0].isupper() or sentence[0] in "“", sentence
        assert sentence[-1] in ".?”", sentence
