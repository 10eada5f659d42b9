"""Readings and verdicts as plain JSON values, and back."""

from dataclasses import fields
from typing import Any

from heard.vocabulary.reading import (
    Language,
    Mention,
    MentionKind,
    Polarity,
    Reading,
    Severity,
    Sign,
    Span,
    TopicSign,
)
from heard.vocabulary.text import Finding, Level, Verdict

# What values are made of, looked up once: a reading holds some eighty of them, and every post has a reading.
_FIELDS = {kind: [one.name for one in fields(kind)] for kind in (Reading, TopicSign, Sign, Mention, Span, Finding)}


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind is Span:  # most of what a reading is made of
        return {"start": value.start, "end": value.end}
    if kind is tuple:
        return [_plain(part) for part in value]
    names = _FIELDS.get(kind)
    return value if names is None else {name: _plain(getattr(value, name)) for name in names}


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """A reading as JSON values; enums as their words, spans as {start, end}."""
    return _plain(reading)  # type: ignore[no-any-return]


def reading_from_json(data: dict[str, Any]) -> Reading:
    """The reading that `reading_to_json` wrote; fields that older versions lack take their defaults."""
    signs = ("risks", "requests", "emotions", "churn", "others_at_fault")
    return Reading(
        **{
            **data,
            "language": Language(data["language"]),
            "polarity": Polarity(data["polarity"]),
            "severity": Severity(data["severity"]),
            "polarity_p": tuple(data["polarity_p"]),
            "stars_p": tuple(data["stars_p"]),
            "severity_p": tuple(data["severity_p"]),
            "topics": tuple(
                TopicSign(**{**topic, "polarity": Polarity(topic["polarity"]), "spans": _spans(topic["spans"])})
                for topic in data.get("topics", ())
            ),
            **{name: tuple(Sign(**{**sign, "spans": _spans(sign["spans"])}) for sign in data.get(name, ())) for name in signs},
            "mentions": tuple(
                Mention(kind=MentionKind(mention["kind"]), text=mention["text"], span=Span(**mention["span"]))
                for mention in data.get("mentions", ())
            ),
            "severity_spans": _spans(data.get("severity_spans", ())),
            "polarity_spans": _spans(data.get("polarity_spans", ())),
        }
    )


def verdict_to_json(verdict: Verdict) -> dict[str, Any]:
    """A verdict as JSON values."""
    return {
        "version": verdict.version,
        "findings": _plain(verdict.findings),
        "heard": {letter: _plain(spans) for letter, spans in verdict.heard.items()},
    }


def verdict_from_json(data: dict[str, Any]) -> Verdict:
    """The verdict that `verdict_to_json` wrote."""
    return Verdict(
        version=data["version"],
        findings=tuple(
            Finding(
                **{
                    **finding,
                    "level": Level(finding["level"]),
                    "span": Span(**finding["span"]) if finding["span"] else None,
                }
            )
            for finding in data["findings"]
        ),
        heard={letter: _spans(spans) for letter, spans in data["heard"].items()},
    )


def _spans(values: Any) -> tuple[Span, ...]:
    return tuple(Span(**value) for value in values)
