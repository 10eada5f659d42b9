"""Every check finds the texts it must find and passes those it must pass, in seven languages."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from typing import Any

import pytest

from heard.guard import check, rules
from heard.guard.checks import all_checks
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

    def __str__(self) -> str:
        return f"{self.check}-{'catch' if self.wanted else 'pass'}-{self.language}-{self.text[:40]!r}"


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


@pytest.mark.demand("R4", "R2", "R3", "R5", "R6", "R7", "R8", "R9", "R10", "S4", "S8")
@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_check_finds_what_it_must_and_passes_what_it_must(case: Case) -> None:
    one = next(one for one in all_checks() if one.id == case.check)
    text = case.text.replace("«", "").replace("»", "")
    verdict = check(text, brief_of(case.words, case.language, one))
    found = [finding for finding in verdict.findings if finding.check == case.check]
    assert bool(found) is case.wanted, [(f.check, f.span and f.span.of(text)) for f in verdict.findings]
    for finding in found:
        assert (finding.level, finding.rule, finding.law) == (one.level, one.rule, one.law)
        if finding.span:
            assert 0 <= finding.span.start < finding.span.end <= len(text)
    if "«" in case.text:
        start, end = case.text.index("«"), case.text.index("»") - 1
        assert any(f.span and f.span.start < end and start < f.span.end for f in found)


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
