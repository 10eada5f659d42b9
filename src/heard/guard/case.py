"""What a brief says about the case, as checks ask it."""

from heard.guard.text import Text
from heard.guard.topics import topics_in
from heard.vocabulary.reading import Language, Polarity, Risk
from heard.vocabulary.text import Brief, Standing
from heard.vocabulary.way import CaseKind

UNKNOWN_STANDINGS = (Standing.NOT_SEARCHED, Standing.NOT_FOUND, Standing.CANDIDATES)


def is_complaint(brief: Brief) -> bool:
    """Whether the customer complains: so read, or three stars or fewer, or a complaint by its kind."""
    if brief.reading:
        return brief.reading.polarity in (Polarity.NEGATIVE, Polarity.MIXED)
    if brief.review and brief.review.stars is not None:
        return brief.review.stars <= 3
    return brief.case_kind in (CaseKind.COMPLAINT, CaseKind.THREAT)


def is_praise(brief: Brief) -> bool:
    """Whether the customer is content: so read, or four stars or more."""
    if brief.reading:
        return brief.reading.polarity is Polarity.POSITIVE
    return bool(brief.review and brief.review.stars is not None and brief.review.stars >= 4)


def is_grave(brief: Brief) -> bool:
    """Whether somebody may have come to harm."""
    return bool(brief.reading and any(brief.reading.has_risk(risk) for risk in (Risk.SAFETY, Risk.HEALTH, Risk.DISCRIMINATION)))


def is_vague(brief: Brief) -> bool:
    """Whether the complaint says nothing that one could name (T3); without a reading: it names no topic and no figure."""
    if brief.reading:
        return brief.reading.vague
    review = public_words(brief)
    return bool(review.count) and not topics_in(review) and not any(word.plain[0].isdigit() for word in review.words)


def public_words(brief: Brief) -> Text:
    """Everything that readers see of the reviewer: title, text and display name."""
    review = brief.review
    language = brief.reading.language if brief.reading else Language.UNKNOWN
    return Text.of(f"{review.title}\n{review.text}\n{review.author}" if review else "", language)
