"""Which kind of case this is, and why: the first rule that fits decides."""

from dataclasses import dataclass

from heard.vocabulary.platforms import RULES
from heard.vocabulary.reading import Language, OtherParty, Polarity, Reading, Risk, Severity
from heard.vocabulary.text import Brief, Remedy, Standing, TextKind
from heard.vocabulary.way import CaseKind, Sector
from heard.writer.at_stake import certainly_harmed, harms
from heard.writer.fitting import FEW, fitting, stars_at_most
from heard.writer.issues import complaints, praises, told_much
from heard.writer.tables import compiled, table

_OF_KIND = {
    TextKind.PRIVATE_MAIL: "private_mail",
    TextKind.CALL_NOTE: "call_guide",
    TextKind.REMEDY_OFFER: "remedy_offer",
    TextKind.FOLLOW_UP: "follow_up",
    TextKind.REVIEW_REQUEST: "review_request",
    TextKind.ASK_TO_UPDATE: "ask_to_update",
    TextKind.IMPROVEMENT: "improvement",
    TextKind.REMOVAL_REQUEST: "removal_request",
}

# Issues that sound like harm and are none; the tables find them only where no illness or injury is spoken of.
_HARMLESS = {
    Risk.HEALTH: frozenset(
        {
            "hair_found",
            "pests",
            "hair",
            "foreign_thing",
            "no_taste",
            "bad_food",
            "mould",
            "left_behind",
            "bad_smell",
            "smell",
            "smoke_smell",
            "bare_dish",
            "blood_stain",
            "flies",
        }
    ),
    Risk.SAFETY: frozenset({"smoke_smell", "leak_in"}),
}
_SIGN = {Risk.HEALTH: "harm", Risk.SAFETY: "danger"}
_SURE = 0.85
_CERTAIN = 0.9  # without a word of it that the table knows
_LIKELY = 0.7
_FULL = 5  # stars
_POOR = 2  # stars of somebody who may have praised something all the same
_LOUD = 0.8  # how much of a complaint the reading hears in a text of four stars
_CARRY_NOTHING = (Sector.TRAVEL, Sector.FINANCE, Sector.HOTEL, Sector.TRADES)  # nobody carries anything for these
_OF_LAW = (Risk.LEGAL, Risk.PRESS)
_OF_PEOPLE = frozenset({"staff", "accessibility", "communication"})


@dataclass(frozen=True, slots=True)
class Recipe:
    """The kind of case and the reason, with its source."""

    name: str
    why: str


def pick(brief: Brief) -> Recipe:
    """The recipe for this brief."""
    return _held(brief) or _of_kind(brief) or _grave(brief) or _somebody_else(brief) or _by_tone(brief)


def _held(brief: Brief) -> Recipe | None:
    """Cases in which a text may hardly say anything, whatever it is for."""
    if brief.kind is TextKind.REMOVAL_REQUEST:
        return None
    if brief.extortion or (
        _speaks_of(brief, "extortion")
        and (_likely(brief, Risk.EXTORTION) or (_risk(brief, Risk.EXTORTION) and not _understood(brief)))
    ):
        return Recipe(
            "extortion", "R-32: money or goods are asked for in return for the review, so the text holds and offers nothing"
        )
    if brief.counsel or _at_law(brief):
        return Recipe("legal", "R-34: lawyers, authorities or press are spoken of, so the text holds and admits nothing")
    return None


def _at_law(brief: Brief) -> bool:
    """Whether lawyers, authorities or press are spoken of: by a word of it, or by a reading that is sure (in English of the law alone)."""
    believed: tuple[Risk, ...] = (Risk.LEGAL,) if brief.language is Language.ENGLISH else _OF_LAW
    if "form" in table(brief.language).signs and _speaks_of(brief, "form"):
        believed = ()  # a form that every shop keeps for complaints is no authority
    return any(
        _risk(brief, risk) and (_speaks_of(brief, "law") or (risk in believed and _sure_of(brief, risk))) for risk in _OF_LAW
    )


def _of_kind(brief: Brief) -> Recipe | None:
    name = _OF_KIND.get(brief.kind)
    if brief.kind is TextKind.ASK_TO_UPDATE and not _may_ask_to_update(brief):
        return Recipe("no_update", "S8, R-6: no changed review is asked for here (platform, or nothing was put right yet)")
    if brief.kind is TextKind.REVIEW_REQUEST and not RULES[brief.platform].ask_for_review:
        return Recipe("no_request", "R-4: this platform allows no request for a review, so none is made")
    if brief.kind is TextKind.REMEDY_OFFER and not affordable(brief):
        return Recipe("remedy_ask", "S4: nothing lies within this writer's authority, so the mail asks and offers nothing")
    if brief.kind is TextKind.PRIVATE_MAIL and brief.case_kind in (CaseKind.THREAT, CaseKind.COMPLAINT):
        return Recipe("threat", "seed 004: a review is announced, so somebody talks first and names no condition")
    return Recipe(name, f"the text is a {brief.kind.value.replace('_', ' ')}") if name else None


def _grave(brief: Brief) -> Recipe | None:
    if certainly_harmed(brief, table(brief.language)) or _harmed(brief) or discriminates(brief):
        return Recipe("safety", "somebody may have come to harm: no details in public, straight to a person")
    if brief.case_kind in (CaseKind.THREAT, CaseKind.COMPLAINT):
        return Recipe("threat", "seed 004: a review is announced, so somebody talks first and names no condition")
    return None


def _harmed(brief: Brief) -> bool:
    """Whether illness, injury or danger is spoken of; a hair in the soup or a smell of smoke is named like any other complaint."""
    spoken = table(brief.language)
    named = harms(brief, spoken)
    if spoken.harms and not (named or any(_sure_of(brief, risk, at_least=_CERTAIN) for risk in _HARMLESS)):
        return False
    found = complaints(brief, spoken)
    keys = {issue.key for issue in (*found, *fitting("issues", spoken, brief))}  # harmless ones count in a quote as well
    in_danger = brief.reading is not None and brief.reading.severity is Severity.DANGER
    told_otherwise = any(issue.end and not issue.said_back for issue in found)
    grave = [
        risk
        for risk in _HARMLESS
        if _risk(brief, risk)
        and not (risk is Risk.HEALTH and brief.sector is Sector.FINANCE)  # whoever insures an illness has not caused it
        and (_speaks_of(brief, _SIGN[risk]) or (in_danger and not told_otherwise and _sure_of(brief, risk)))
    ]
    if grave:
        return not all(keys & _HARMLESS[risk] for risk in grave)
    danger = in_danger and _speaks_of(brief, "danger")
    return danger and not any(keys & harmless for harmless in _HARMLESS.values())


def _speaks_of(brief: Brief, what: str) -> bool:
    """Whether a word of danger, of harm, of a threat or of the law stands in the review; in a language without such a list the reading is believed."""
    sign = table(brief.language).signs.get(what)
    return sign is None or brief.review is None or compiled(sign).search(brief.review.text) is not None


def discriminates(brief: Brief) -> bool:
    """Whether somebody was treated differently for who they are: the reading is sure, or the people are complained of too."""
    if not _likely(brief, Risk.DISCRIMINATION) or not _speaks_of(brief, "origin"):
        return False
    about = {issue.topic for issue in complaints(brief, table(brief.language)) if issue.end}
    return _sure_of(brief, Risk.DISCRIMINATION) or bool(about & _OF_PEOPLE)


def _somebody_else(brief: Brief) -> Recipe | None:
    # "They never said sorry" sounds like "sorry, wrong shop".
    missed = any(issue.key == "no_apology" for issue in complaints(brief, table(brief.language)))
    if _speaks_of(brief, "elsewhere") and (
        (_sure_of(brief, Risk.WRONG_BUSINESS) and not missed)
        or (_likely(brief, Risk.WRONG_BUSINESS) and not _understood(brief))
    ):
        return Recipe("wrong_business", "seed 004: the review seems to be about somebody else, said kindly and without proof")
    if brief.standing is Standing.NOT_FOUND and _risk(brief, Risk.FAKE_SIGNS):
        return Recipe("not_a_customer", "seed 000: looked for and not found; nobody is called a liar (R-13)")
    if brief.satisfied is False and brief.sector is not Sector.CLINIC:  # what was tried would confirm that they are a patient
        return Recipe("unsatisfiable", "seed 004: readers see what was done; nothing more is argued")
    if (
        brief.reading is not None
        and any(s.what == OtherParty.CARRIER and s.confidence >= 0.5 for s in brief.reading.others_at_fault)
        and brief.sector not in _CARRY_NOTHING
        and _speaks_of(brief, "carrier")
        and _came_late_or_broken(brief)
    ):
        return Recipe("carrier", "somebody else may have caused it; it stays ours to put right")
    clinic = brief.sector is Sector.CLINIC  # it has an answer of its own, which says nothing of how anybody was treated
    if not clinic and _risk(brief, Risk.ABUSE) and (not _understood(brief) or _insults(brief)):
        return Recipe("abuse", "seed 001: a short calm answer, nothing returned in kind")
    return None


def _insults(brief: Brief) -> bool:
    """Whether the reading is sure of abuse, and a word of it stands in the review."""
    return _sure_of(brief, Risk.ABUSE) and _speaks_of(brief, "abuse")


def _by_tone(brief: Brief) -> Recipe:
    polarity = polarity_of(brief)
    if brief.sector is Sector.CLINIC:
        if polarity is Polarity.POSITIVE:
            return Recipe("positive_clinic", "R-11: thanks that neither confirm nor deny that somebody is a patient")
        return Recipe("clinic", "R-11: neither confirms nor denies that somebody is a patient")
    if polarity is Polarity.POSITIVE:
        return Recipe("positive", "R3: a happy review gets a short, particular thank-you (long replies to praise do harm)")
    stars = brief.review.stars if brief.review is not None else None
    if (
        _vague(brief)
        and (polarity is not Polarity.NEGATIVE or stars == 3)
        and not (stars_at_most(FEW, brief) and told_much(brief))
    ):
        return Recipe("lukewarm", "T3: neither praise nor blame that could be named, so one question and a small apology")
    if _vague(brief):
        return Recipe("vague", "seed 003: nothing to act on, so the reply asks one question instead of guessing")
    if polarity in (Polarity.MIXED, Polarity.NEUTRAL):
        return Recipe("mixed", "both sides are heard: thanks for the good, sorry for the rest")
    if brief.standing is Standing.KNOWN:
        return Recipe("known", "a person confirmed who wrote; the reply is particular, with facts of the review only (R-11)")
    return Recipe("unknown", "seed 000: nobody is confirmed as the writer, so the reply claims no knowledge of a visit")


def _came_late_or_broken(brief: Brief) -> bool:
    """Whether the journey is what they complain of; a refund that does not come is nobody's fault but ours."""
    found = complaints(brief, table(brief.language))
    main = brief.reading.main_topic if brief.reading is not None else None
    return any(topic == "delivery" for topic in (main.what if main else "", *(issue.topic for issue in found)))


def affordable(brief: Brief) -> tuple[Remedy, ...]:
    """The remedies within the writer's authority, in the brand's order."""
    return tuple(remedy for remedy in brief.remedies if remedy.cost <= brief.authority)


def _may_ask_to_update(brief: Brief) -> bool:
    return RULES[brief.platform].ask_to_update and brief.kept_promise and brief.satisfied is not False


def polarity_of(brief: Brief) -> Polarity:
    """The reading's, checked against the stars; without a reading the stars alone."""
    stars = brief.review.stars if brief.review is not None else None
    read: Reading | None = brief.reading
    if read is None:
        return Polarity.NEGATIVE if stars is None or stars <= 2 else Polarity.MIXED if stars == 3 else Polarity.POSITIVE
    if stars is None:
        return read.polarity
    if stars <= 2:
        spoken = table(brief.language)
        balanced = read.polarity is Polarity.MIXED or (stars == _POOR and "too_general" in spoken.sets)
        fair = balanced and praises(brief, spoken)
        return Polarity.MIXED if fair else Polarity.NEGATIVE
    if stars == 3:
        return read.polarity if read.polarity is not Polarity.POSITIVE else Polarity.MIXED
    # Nothing is complained of in words that could be taken up.
    if not _understood(brief) and (stars == 5 or read.complaint < _LOUD):
        return Polarity.POSITIVE
    if stars == _FULL and (read.complaint < _LOUD or praises(brief, table(brief.language))):
        return Polarity.POSITIVE
    if read.polarity is Polarity.NEGATIVE:
        return Polarity.MIXED
    # An apology to somebody who complains of nothing does more harm than a plain thank-you.
    return Polarity.POSITIVE if read.complaint < 0.5 else read.polarity


def _vague(brief: Brief) -> bool:
    """Nothing to act on: nothing in the text can be named, or the reading says so and no words of the text speak against it."""
    found = complaints(brief, table(brief.language))
    return not found or (brief.reading is not None and brief.reading.vague and not told_much(brief) and not _understood(brief))


def _understood(brief: Brief) -> bool:
    """Whether words of the review itself say what went wrong."""
    return any(issue.end for issue in complaints(brief, table(brief.language)))


def _risk(brief: Brief, risk: Risk) -> bool:
    return brief.reading is not None and brief.reading.has_risk(risk)


def _likely(brief: Brief, risk: Risk) -> bool:
    """For what would be a strange answer to an ordinary complaint: at a half, one reading in twenty-five of real reviews was wrong."""
    return brief.reading is not None and brief.reading.has_risk(risk, at_least=_LIKELY)


def _sure_of(brief: Brief, risk: Risk, *, at_least: float = _SURE) -> bool:
    return brief.reading is not None and any(sign.what == risk and sign.confidence >= at_least for sign in brief.reading.risks)
