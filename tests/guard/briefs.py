"""Briefs for the guard's tests, made from a few words as they stand in the checks' own files."""

from typing import Any

from heard.guard.rule import Check
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Language, Polarity, Reading, Severity, Sign, TopicSign
from heard.vocabulary.text import (
    Brief,
    CustomerRecord,
    KnownFix,
    PrivateRoute,
    Remedy,
    ReviewText,
    Standing,
    TextKind,
    Voice,
)
from heard.vocabulary.way import CaseKind, Sector


def brief_of(words: dict[str, Any], language: str = "en", check: Check | None = None) -> Brief:
    """A brief with `words` in it; what they do not say is a reply in public at a place called Harbour House."""
    kinds = check.kinds if check else frozenset({TextKind.PUBLIC_REPLY})
    kind = TextKind.PUBLIC_REPLY if TextKind.PUBLIC_REPLY in kinds else min(kinds)
    first = {name: min(getattr(check, name + "s"), default=None) if check else None for name in ("platform", "sector")}
    plain = {k: words[k] for k in ("country", "case_code", "authority", "kept_promise", "satisfied") if k in words}
    plain |= {k: words[k] for k in ("extortion", "counsel", "removal_ground", "topic_words") if k in words}
    return Brief(
        kind=TextKind(words.get("kind", kind)),
        voice=Voice(**{"brand": "Harbour House", **_tuples(words.get("voice", {}))}),
        platform=Platform(words.get("platform", first["platform"] or "other")),
        sector=Sector(words.get("sector", first["sector"] or "other")),
        case_kind=CaseKind(words.get("case_kind", "review")),
        language=Language(words.get("language", language)),
        review=_review(words),
        reading=_reading(words, language),
        standing=Standing(words.get("standing", "not_searched")),
        record=CustomerRecord(**_tuples(words["record"])) if "record" in words else None,
        fixes=tuple(KnownFix(**fix) for fix in words.get("fixes", ())),
        route=PrivateRoute(**words.get("route", {})),
        staff_names=tuple(words.get("staff", ())),
        recent=tuple(words.get("recent", ())),
        remedies=tuple(Remedy(**remedy) for remedy in words.get("remedies", ())),
        **plain,
    )


def _tuples(words: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in words.items()}


def _review(words: dict[str, Any]) -> ReviewText | None:
    if not {"review", "stars", "author"} & words.keys():
        return None
    return ReviewText(text=words.get("review", ""), stars=words.get("stars"), author=words.get("author", ""))


_SHARES = {
    Polarity.NEGATIVE: (1.0, 0.0, 0.0),
    Polarity.MIXED: (0.0, 1.0, 0.0),
    Polarity.NEUTRAL: (0.0, 1.0, 0.0),
    Polarity.POSITIVE: (0.0, 0.0, 1.0),
}


def _reading(words: dict[str, Any], language: str) -> Reading | None:
    if not {"topics", "risks", "polarity", "vague", "severity", "review_language"} & words.keys():
        return None
    polarity = Polarity(words.get("polarity", "negative"))
    return Reading(
        version="test",
        language=Language(words.get("review_language", language)),
        language_confidence=1.0,
        polarity=polarity,
        polarity_p=_SHARES[polarity],
        stars=1.0,
        stars_p=(1.0, 0.0, 0.0, 0.0, 0.0),
        complaint=1.0,
        severity=Severity(words.get("severity", "disappointment")),
        severity_p=(0.0, 1.0, 0.0, 0.0),
        vague=words.get("vague", False),
        vagueness=0.0,
        topics=tuple(TopicSign(what=topic, polarity=polarity, confidence=0.9, by="test") for topic in words.get("topics", ())),
        risks=tuple(Sign(what=risk, confidence=0.9, by="test") for risk in words.get("risks", ())),
    )
