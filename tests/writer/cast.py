"""Briefs for the writer's tests: one invented place, one case, and readings made by hand."""

from dataclasses import replace
from typing import Any

from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Language, Polarity, Reading, Severity, Sign, TopicSign
from heard.vocabulary.text import Brief, PrivateRoute, ReviewText, TextKind, Voice
from heard.vocabulary.way import Sector

VOICE = Voice(brand="Olmo", signature="Mara Lindt, owner", greeting="Dear {name},")
ROUTE = PrivateRoute(contact="Mara", mail="mara@olmo.example", phone="555-0142", url="https://olmo.example/help")


def reading(
    *topics: str,
    risks: tuple[str, ...] = (),
    polarity: Polarity = Polarity.NEGATIVE,
    vague: bool = False,
    others: tuple[str, ...] = (),
    severity: Severity = Severity.DISAPPOINTMENT,
) -> Reading:
    """A reading that is sure of everything it says."""
    return Reading(
        version="by hand",
        language=Language.ENGLISH,
        language_confidence=1.0,
        polarity=polarity,
        polarity_p=(1.0, 0.0, 0.0),
        stars=1.0,
        stars_p=(1.0, 0.0, 0.0, 0.0, 0.0),
        complaint=0.0 if polarity is Polarity.POSITIVE else 1.0,
        severity=severity,
        severity_p=(0.0, 1.0, 0.0, 0.0),
        vague=vague,
        vagueness=float(vague),
        topics=tuple(TopicSign(topic, polarity, 0.9, "by hand") for topic in topics),
        risks=tuple(Sign(risk, 0.9, "by hand") for risk in risks),
        others_at_fault=tuple(Sign(other, 0.9, "by hand") for other in others),
    )


def brief(text: str, *, stars: int | None = 1, sector: str = "restaurant", **changes: Any) -> Brief:
    """A public reply on Google to a review of `text`, changed as the test needs it."""
    plain = Brief(
        kind=TextKind.PUBLIC_REPLY,
        voice=VOICE,
        platform=Platform.GOOGLE,
        sector=Sector(sector),
        case_code="H-2041",
        review=ReviewText(text=text, stars=stars, author="Tom"),
        route=ROUTE,
    )
    return replace(plain, **changes)
