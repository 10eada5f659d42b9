"""What a brief says about the case, as checks ask it."""

from heard.guard.text import Text
from heard.vocabulary.reading import Language, Polarity, Risk
from heard.vocabulary.text import Brief, Standing
from heard.vocabulary.way import CaseKind, Sector

SURE = 0.9
FAIR = 3  # stars; who gives fewer complains, unless the words are surely praise
UNKNOWN_STANDINGS = (Standing.NOT_SEARCHED, Standing.NOT_FOUND, Standing.CANDIDATES)


def is_complaint(brief: Brief) -> bool:
    """Whether the customer complains: so read, or few stars without sure praise, or a complaint by its kind."""
    few = bool(brief.review and (brief.review.stars or FAIR) < FAIR)
    if few and not (brief.reading and brief.reading.polarity_p[-1] >= SURE):
        return True
    if brief.reading:
        content = bool(brief.review and (brief.review.stars or 0) >= 4)  # then only a reading that is sure tells otherwise
        read = brief.reading.polarity in (Polarity.NEGATIVE, Polarity.MIXED)
        return read and (not content or brief.reading.complaint >= SURE)
    if brief.review and brief.review.stars is not None:
        return brief.review.stars <= 3
    return brief.case_kind in (CaseKind.COMPLAINT, CaseKind.THREAT)


def is_praise(brief: Brief) -> bool:
    """Whether the customer is content: so read, or four stars or more."""
    if brief.reading:
        return brief.reading.polarity is Polarity.POSITIVE and not is_complaint(brief)
    return bool(brief.review and brief.review.stars is not None and brief.review.stars >= 4)


def is_grave(brief: Brief) -> bool:
    """Whether somebody may have come to harm."""
    return bool(brief.reading and any(brief.reading.has_risk(risk) for risk in (Risk.SAFETY, Risk.HEALTH, Risk.DISCRIMINATION)))


def only_holds(brief: Brief) -> bool:
    """Whether a holding reply is due, which says little: counsel, a lawyer, an authority or the press, or extortion."""
    outside = (Risk.LEGAL, Risk.PRESS, Risk.EXTORTION)
    read = brief.reading and any(brief.reading.has_risk(risk) for risk in outside)
    return bool(brief.counsel or brief.extortion or read)


def is_about_us(brief: Brief) -> bool:
    """Whether the review speaks of this business at all, as far as somebody read it."""
    strays = (Risk.OFF_TOPIC, Risk.WRONG_BUSINESS, Risk.ADVERT)
    return not (brief.reading and any(brief.reading.has_risk(risk) for risk in strays))


def may_stay_general(brief: Brief) -> bool:
    """Whether a reply need not go into what happened: it only holds, somebody came to harm, or care is confidential."""
    return only_holds(brief) or is_grave(brief) or brief.sector is Sector.CLINIC


def owes_apology(brief: Brief) -> bool:
    """Whether an apology is due: a complaint about us, by somebody who neither extorts nor sends a lawyer."""
    return is_complaint(brief) and is_about_us(brief) and not only_holds(brief)


def owes_issue(brief: Brief) -> bool:
    """Whether what they complain of must be named: a complaint about us that says something, and no holding reply."""
    return is_complaint(brief) and not is_vague(brief) and is_about_us(brief) and not only_holds(brief)


def is_vague(brief: Brief) -> bool:
    """Whether the complaint says nothing that one could name (T3)."""
    return bool(brief.reading and brief.reading.vague)


def public_words(brief: Brief) -> Text:
    """Everything that readers see of the reviewer: title, text and display name."""
    review = brief.review
    language = brief.reading.language if brief.reading else Language.UNKNOWN
    return Text.of(f"{review.title}\n{review.text}\n{review.author}" if review else "", language)


def is_readable(text: Text, brief: Brief) -> bool:
    """Whether `text` is in the language that is due, so that what it lacks can be told; as far as one can see."""
    return text.language in (brief.language, Language.UNKNOWN)
