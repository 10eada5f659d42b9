"""What a reading means for the way of a case. Pure."""

from dataclasses import dataclass

from heard.vocabulary.reading import Language, Polarity, Reading, Severity
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
