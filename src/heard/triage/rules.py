"""What a reading means for the way of a case. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from heard.vocabulary.reading import SHOWN, Correction, Language, Polarity, Reading, Severity, Sign, TopicSign
from heard.vocabulary.way import CaseKind

LOW_STARS = 2
GOOD_STARS = 4  # platforms and readers alike take four and five for good


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """The polarity a case is handled by, and why."""

    polarity: Polarity
    why: str


def direction(reading: Reading, *, stars: int | None, kind: CaseKind) -> Direction:
    """Stars and text together: a complaint under five stars is mixed, never a mere thank-you (T1, seed 003)."""
    if kind in (CaseKind.COMPLAINT, CaseKind.THREAT):
        return Direction(polarity=Polarity.NEGATIVE, why="somebody came to us with a complaint")
    if stars is None:
        return Direction(polarity=reading.polarity, why="read from the text, there are no stars")
    if stars >= GOOD_STARS:
        return _good_stars(reading, stars)
    if reading.polarity is Polarity.POSITIVE and stars == GOOD_STARS - 1:
        return Direction(polarity=Polarity.MIXED, why="kind words, but only three stars")
    if stars == GOOD_STARS - 1 and reading.polarity in (Polarity.NEUTRAL, Polarity.MIXED):
        return Direction(polarity=Polarity.MIXED, why="three stars")
    return Direction(polarity=Polarity.NEGATIVE, why=f"{stars} star{'s' if stars > 1 else ''}")


def severity(reading: Reading, *, stars: int | None) -> Severity:
    """As read; but whoever gives one or two stars is disappointed at least, however drily they say it."""
    if stars is not None and stars <= LOW_STARS and reading.severity is Severity.IRRITATION:
        return Severity.DISAPPOINTMENT
    return reading.severity


def complaints(reading: Reading) -> list[str]:
    """The topics that are complained of: praise of the staff in the same text is no complaint about them."""
    return [topic.what for topic in reading.topics if topic.polarity in (Polarity.NEGATIVE, Polarity.MIXED)]


def _good_stars(reading: Reading, stars: int) -> Direction:
    if reading.language is Language.UNKNOWN or reading.polarity in (Polarity.POSITIVE, Polarity.NEUTRAL):
        return Direction(polarity=Polarity.POSITIVE, why=f"{stars} stars")
    if reading.polarity is Polarity.NEGATIVE:
        return Direction(polarity=Polarity.NEGATIVE, why=f"{stars} stars, but the text complains")
    return Direction(polarity=Polarity.MIXED, why=f"{stars} stars with a complaint in the text")


PERSON = "person"  # who found what stands in a corrected reading


def corrected(reading: Reading, said: Correction) -> Reading:
    """The reading as a person has it: what they agree with keeps its evidence, what they add has none, what they deny goes."""
    middle = said.polarity in (Polarity.NEUTRAL, Polarity.MIXED)
    mildest, mild, grave, gravest = (float(level is said.severity) for level in Severity)
    return replace(
        reading,
        version=f"{reading.version.removesuffix(f'+{PERSON}')}+{PERSON}",
        language=said.language,
        language_confidence=1.0,
        polarity=said.polarity,
        polarity_p=(float(said.polarity is Polarity.NEGATIVE), float(middle), float(said.polarity is Polarity.POSITIVE)),
        complaint=float(said.polarity in (Polarity.NEGATIVE, Polarity.MIXED)),
        severity=said.severity,
        severity_p=(mildest, mild, grave, gravest),
        vague=said.vague,
        vagueness=float(said.vague),
        topics=_topics(reading.topics, said),
        risks=_signs(reading.risks, said.risks),
        requests=_signs(reading.requests, said.requests),
    )


def as_correction(reading: Reading, *, at_least: float = SHOWN) -> Correction:
    """What the reading says, as the person who corrects it finds it."""
    return Correction(
        language=reading.language,
        polarity=reading.polarity,
        severity=reading.severity,
        vague=reading.vague,
        topics={topic.what: topic.polarity for topic in reading.topics if topic.confidence >= at_least},
        risks=frozenset(sign.what for sign in reading.risks if sign.confidence >= at_least),
        requests=frozenset(sign.what for sign in reading.requests if sign.confidence >= at_least),
    )


def _topics(found: Iterable[TopicSign], said: Correction) -> tuple[TopicSign, ...]:
    evidence = {topic.what: topic for topic in found}
    return tuple(
        replace(evidence[what], polarity=polarity, confidence=1.0, by=PERSON)
        if what in evidence
        else TopicSign(what=what, polarity=polarity, confidence=1.0, by=PERSON)
        for what, polarity in said.topics.items()
    )


def _signs(found: Iterable[Sign], wanted: frozenset[str]) -> tuple[Sign, ...]:
    evidence = {sign.what: sign for sign in found}
    return tuple(
        replace(evidence[what], confidence=1.0, by=PERSON) if what in evidence else Sign(what=what, confidence=1.0, by=PERSON)
        for what in sorted(wanted)
    )
