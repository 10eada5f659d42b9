"""The moves of each recipe: which sentences stand in a text, in which orders, and why each stands there.

A shape is one order of moves. Shapes are given from rich to lean; a text that is too long for its channel takes a
leaner shape, never a shortened sentence.
"""

from dataclasses import dataclass

from heard.vocabulary.text import Part


@dataclass(frozen=True, slots=True)
class MoveWords:
    """One sentence: what it does, the first rule of `rules` that this case can speak, and why it is there."""

    part: Part
    rules: tuple[str, ...]
    why: str


GREET = MoveWords(Part.GREET, ("greeting",), "R10: the brand's own greeting")
SIGN = MoveWords(Part.SIGN, ("signature",), "R10: signed in the brand's own way, by somebody who stands for it")
THANK = MoveWords(Part.THANK, ("thank",), "R3: thanks before anything else")
THANK_SHORT = MoveWords(Part.THANK, ("thank_short",), "R3: thanks, short because the channel is")
THANK_PLAIN = MoveWords(Part.THANK, ("thank_plain",), "R3: thanks, and no more than is known")
THANK_LATE = MoveWords(Part.THANK, ("thank_late",), "R3: thanks, after the apology because that comes first here")
SORRY_ISSUE = MoveWords(
    Part.APOLOGISE,
    ("sorry_both", "sorry_told", "sorry_issue", "sorry_quoted", "sorry_unquoted"),
    "R6, R7: a plain apology for the very thing, in the customer's terms",
)
SORRY_FIRST = MoveWords(
    Part.APOLOGISE, ("sorry_both", "sorry_told_first", "sorry_issue_first", "sorry_quoted", "sorry_unquoted"), SORRY_ISSUE.why
)
SORRY = MoveWords(Part.APOLOGISE, ("sorry",), "R6: a plain apology, for what happened and not for feelings")
NAME_ISSUE = MoveWords(
    Part.NAME_ISSUE,
    ("name_both", "name_told", "name_issue", "name_quoted"),
    "R7: names what went wrong in the customer's terms",
)
NORM = MoveWords(Part.NAME_ISSUE, ("norm",), "R7: says how it ought to be, so the point was understood")
FEEL = MoveWords(Part.EMPATHISE, ("felt", "understand"), "R5: empathy that fits this complaint and no other")
ALSO = MoveWords(
    Part.NAME_ISSUE, ("also_told", "also_sorry", "also_quoted"), "R7: what else they wrote of, so that nothing is passed over"
)
OWN_KNOWN = MoveWords(Part.OWN, ("own_known",), "R4: owns it instead of defending it")
OWN_UNKNOWN = MoveWords(Part.OWN, ("own_unknown",), "R4: no excuse, and nothing claimed that nobody has checked")
CAUSE = MoveWords(Part.OWN, ("cause",), "D2: says that the cause is wanted; claims no step that is not on record")
STEP = MoveWords(
    Part.STEP,
    ("step_done_verb", "step_done_whole", "step_done", "step_next_verb", "step_next_whole", "step_next"),
    "R7: the step that is on record, and no other",
)
ROUTE_KNOWN = MoveWords(Part.ROUTE, ("route_known",), "R8: a named person and a case code, off the public page")
ROUTE_UNKNOWN = MoveWords(
    Part.ROUTE, ("route_unknown",), "R8, R9: a named person, and the little that is needed to look into it"
)
ROUTE_SHORT = MoveWords(Part.ROUTE, ("route_short",), "R8: the private way in the fewest words")

Shape = tuple[MoveWords, ...]
Ladder = tuple[tuple[Shape, ...], ...]

# The last rungs of every complaint, for channels with room for a line or two.
_LEANEST: Ladder = (((THANK_SHORT, SORRY_ISSUE, ROUTE_SHORT),), ((SORRY_ISSUE, ROUTE_SHORT),))


def _complaint(own: MoveWords, route: MoveWords) -> Ladder:
    """Rich to lean, several orders each."""
    return (
        (
            (THANK, SORRY_ISSUE, ALSO, FEEL, STEP, route),
            (THANK_SHORT, SORRY_ISSUE, ALSO, FEEL, STEP, route),
            (SORRY_FIRST, ALSO, FEEL, STEP, THANK_LATE, route),
            (THANK, SORRY_ISSUE, ALSO, FEEL, own, STEP, route),
            (THANK, SORRY_ISSUE, ALSO, FEEL, CAUSE, STEP, route),
            (SORRY_FIRST, ALSO, FEEL, CAUSE, STEP, THANK_LATE, route),
            (THANK, NAME_ISSUE, SORRY, ALSO, FEEL, STEP, route),
            (THANK, SORRY_ISSUE, ALSO, NORM, FEEL, STEP, route),
        ),
        (
            (THANK_SHORT, SORRY_ISSUE, FEEL, STEP, route),
            (THANK_SHORT, SORRY_ISSUE, NORM, STEP, route),
            (SORRY_FIRST, THANK_LATE, STEP, route),
        ),
        ((THANK_SHORT, SORRY_ISSUE, NORM, STEP, ROUTE_SHORT), (THANK_SHORT, SORRY_ISSUE, FEEL, ROUTE_SHORT)),
        *_LEANEST,
    )


def _brief(route: MoveWords) -> Ladder:
    """The answer to a line or two: as short as the review."""
    return (
        (
            (THANK_SHORT, SORRY_ISSUE, FEEL, STEP, route),
            (SORRY_ISSUE, FEEL, STEP, route),
            (SORRY_ISSUE, FEEL, STEP, THANK_LATE, route),
            (THANK_SHORT, NAME_ISSUE, SORRY, FEEL, STEP, route),
            (SORRY_FIRST, FEEL, CAUSE, STEP, route),
            (THANK, SORRY_ISSUE, FEEL, STEP, route),
            (NAME_ISSUE, FEEL, SORRY, THANK_LATE, STEP, route),
        ),
        *_complaint(OWN_UNKNOWN, route)[1:],
    )


def _move(part: Part, why: str, *rules: str) -> MoveWords:
    return MoveWords(part, rules, why)


_VAGUE_OPEN = _move(Part.APOLOGISE, "R6: an apology that guesses nothing", "vague_open")
_VAGUE_FEEL = _move(Part.EMPATHISE, "R5: takes the disappointment as it stands", "vague_feel")
_VAGUE_ASK = _move(Part.ASK, "T3: one question instead of a guess", "vague_ask")
_LUKEWARM_ASK = _move(Part.ASK, "T3: neither praise nor blame, so one question", "lukewarm_ask")
_LUKEWARM_SORRY = _move(Part.APOLOGISE, "R6: as small as what can be read out of it", "lukewarm_sorry")
_HAPPY = _move(Part.THANK, "R3: thanks, short", "happy")
_HAPPY_PRAISE = _move(
    Part.NAME_ISSUE, "R3: picks up what pleased them, in their words", "happy_praise", "happy_glad", "happy_team"
)
_HAPPY_TEAM = _move(Part.CLOSE, "W3: praise reaches those who earned it, and names nobody", "happy_team")
_HAPPY_WISH = _move(
    Part.NAME_ISSUE, "R7: the one small wish beside the praise was read too", "happy_sorry", "happy_wish", "happy_quoted"
)
_HAPPY_CLOSE = _move(Part.CLOSE, "an open door", "happy_close")
_HAPPY_CLINIC = _move(Part.THANK, "R-11: thanks that confirm no visit", "happy_clinic")
_MIXED_OPEN = _move(Part.THANK, "R3: thanks for both sides", "mixed_open")
_MIXED_PRAISE = _move(Part.NAME_ISSUE, "takes up the good beside the bad", "mixed_praise")

_CLINIC_PRIVACY = _move(Part.OWN, "R-11: neither confirms nor denies that anybody is a patient", "clinic_privacy")
_CLINIC_ISSUE = _move(Part.NAME_ISSUE, "R7 within R-11: the subject in general, nothing about a visit", "clinic_issue")
_CLINIC_SORRY = _move(Part.APOLOGISE, "R6 within R-11: sorry for what is described, nothing admitted", "clinic_sorry")
_CLINIC_MILD = _move(Part.APOLOGISE, "R6 within R-11: as small as the matter", "clinic_sorry_mild", "clinic_sorry")
_CLINIC_NOTED = _move(Part.NAME_ISSUE, "R7 within R-11: the small point beside the praise", "clinic_noted")
_CLINIC_NORM = _move(Part.EMPATHISE, "R5: what anybody who needs care deserves", "clinic_norm")
_CLINIC_ROUTE = _move(Part.ROUTE, "R8: to a place where more may be said", "clinic_route")

_SAFETY_OPEN = _move(Part.THANK, "takes it as seriously as it is", "safety_open")
_SAFETY_SORRY = _move(Part.APOLOGISE, "R6: an apology that goes into no details", "safety_sorry")
_SAFETY_FIRST = _move(Part.EMPATHISE, "R5: the person before the case", "safety_first")
_SAFETY_ROUTE = _move(Part.ROUTE, "R8: straight to a person, off the public page", "safety_route")

_HOLD_THANK = _move(Part.THANK, "R3: thanks, and nothing that could be read as an admission", "hold_thank")
_LEGAL_HOLD = _move(Part.OWN, "R-34: it has been read; nothing is admitted, nothing denied", "legal_hold")
_LEGAL_WHY = _move(Part.OWN, "R-34: says why the details stay out of public", "legal_why")
_LEGAL_FEEL = _move(Part.EMPATHISE, "R5: understanding for the person, not a word on the matter", "legal_feel")
_HOLD_ROUTE = _move(Part.ROUTE, "R8: one named way", "hold_route")
_HOLD_LEAN: tuple[Shape, ...] = ((_HOLD_THANK, _LEGAL_HOLD, ROUTE_SHORT),)
_EXTORTION_HOLD = _move(Part.OWN, "R-32: a real complaint is still handled, and nothing is offered", "extortion_hold")
_EXTORTION_ASK = _move(Part.ROUTE, "R-32: asks for facts and dates", "extortion_ask")

_WRONG_OPEN = _move(Part.OWN, "seed 004: says kindly that this may be about somebody else", "wrong_open")
_WRONG_FEEL = _move(Part.APOLOGISE, "R5: sorry for the trouble, whosever it was", "wrong_feel")
_WRONG_ASK = _move(Part.ROUTE, "asks to check, and stays reachable", "wrong_ask")
_NOT_FOUND = _move(Part.OWN, "seed 000: the search and its result, accusing nobody (R-13)", "not_found")
_NOT_FOUND_CARE = _move(Part.EMPATHISE, "R9: sincere all the same", "not_found_care")
_NOT_FOUND_ROUTE = _move(Part.ROUTE, "seed 000: a way to show a sign of themselves", "not_found_route")

_UNSATISFIED_OPEN = _move(
    Part.APOLOGISE, "R6, R11: sorry, and sorry that it was not enough", "unsatisfied_told", "unsatisfied_open", "sorry"
)
_STEP_READERS = _move(Part.STEP, "R11: readers see what was done, only what is on record", "step_readers_verb", "step_readers")
_UNSATISFIED_PLAIN = _move(Part.OWN, "S9: leaves them their view", "unsatisfied_plain")
_UNSATISFIED_CLOSE = _move(Part.ROUTE, "S9: closes with dignity, the way stays open", "unsatisfied_close")
_CARRIER_OWN = _move(Part.OWN, "seed 004: another's hands, and ours to put right; blames nobody", "carrier_own")
_ABUSE_OPEN = _move(Part.EMPATHISE, "seed 001: hears the reason behind the words", "abuse_open")
_ABUSE_SORRY = _move(Part.APOLOGISE, "R6: a plain apology", "sorry_both", "sorry_told", "sorry_issue", "abuse_sorry")
_THREAT_OPEN = _move(Part.THANK, "seed 004: glad that it was said here first", "threat_open")
_THREAT_FREE = _move(Part.OWN, "R-13: no pressure; they may write what they think", "threat_free")
_THREAT_TALK = _move(Part.ROUTE, "S2: talk it through, best before the review", "threat_talk")

_MAIL_OPEN = _move(Part.THANK, "seed 002: says why this mail comes", "mail_open")
_MAIL_ASK = _move(Part.ASK, "S1: an open question, and room for the whole story", "mail_ask")
_MAIL_RIGHT = _move(Part.ASK, "S3: what would make it right", "mail_right")
_MAIL_ROUTE = _move(Part.ROUTE, "R8: how to answer, with the case code", "mail_route")
_MAIL_CLOSE = _move(Part.CLOSE, "a warm last word", "mail_close")
_OFFER_OPEN = _move(Part.THANK, "S1: they were heard", "offer_open")
_OFFER_ASK = _move(Part.ASK, "S3: asks before it offers", "offer_ask")
_OFFER_TWO = _move(Part.OFFER, "S3, S4: two choices within the writer's authority", "offer_two", "offer_one")
_OFFER_FREE = _move(Part.OFFER, "R-1: without conditions", "offer_free")
_OFFER_ROUTE = _move(Part.ROUTE, "how to choose, with the case code", "offer_route")
_FOLLOW_OPEN = _move(Part.OWN, "S7: the promise is followed up", "follow_open")
_FOLLOW_ASK = _move(Part.ASK, "S7: one question", "follow_ask")
_FOLLOW_CLOSE = _move(Part.CLOSE, "easy to answer", "follow_close")
_UPDATE_OPEN = _move(Part.THANK, "S7: thanks first", "update_open")
_UPDATE_ASK = _move(Part.ASK, "S8: neutral, and only where the platform allows it", "update_ask")
_UPDATE_FREE = _move(Part.CLOSE, "R-2: no pressure", "update_free")
_UPDATE_NONE = _move(Part.CLOSE, "this platform, or this case, allows no such request: none is made", "update_none")
_REQUEST_OPEN = _move(Part.THANK, "R3: thanks", "request_open")
_REQUEST_ASK = _move(Part.ASK, "R-3: asks everyone alike, good or bad", "request_ask")
_REQUEST_NONE = _move(Part.ASK, "R-4: no review is asked for where none may be; only how it was", "request_none")
_SAID = _move(Part.NAME_ISSUE, "W1: what was said", "improvement_said")
_DID = _move(Part.STEP, "W1: what was done, as recorded", "improvement_did_verb", "improvement_did", "improvement_none")
_IMPROVED_CLOSE = _move(Part.CLOSE, "thanks to those who spoke", "improvement_close")
_REMOVAL = (
    _move(Part.NAME_ISSUE, "C2: what is asked", "removal_open"),
    _move(Part.OWN, "C2, R-28: the ground, one that the platform lists", "ground_text"),
    _move(Part.OWN, "R-28: criticism alone is no ground", "removal_fair"),
    _move(Part.ROUTE, "the case code, for the answer", "removal_ref"),
    _move(Part.CLOSE, "thanks", "removal_close"),
)


_FAIR_SORRY = _move(Part.APOLOGISE, "R6: a small apology where they have said why and it was not understood", "fair_sorry")
_UNNAMED_SORRY = _move(Part.APOLOGISE, "R6: an apology that guesses nothing and asks nothing that was said", "sorry_unnamed")
_PLAIN_FEEL = _move(Part.EMPATHISE, "R5: what was at stake, or the disappointment as it stands", "stake", "understand")
_MILD_FEEL = _move(Part.EMPATHISE, "R5: as small as the matter", "understand_mild", "understand")
_MILD_SORRY = _move(
    Part.APOLOGISE, "R6: an apology as small as the matter", "sorry_both_mild", "sorry_mild", "sorry_quoted_mild", "sorry_issue"
)
_MILD_ROUTE = _move(Part.ROUTE, "R8: a way to say more, pressed on nobody", "route_mild")


def _mixed(route: MoveWords) -> Ladder:
    return (
        (
            (_MIXED_OPEN, _MIXED_PRAISE, SORRY_ISSUE, ALSO, FEEL, STEP, route),
            (THANK, _MIXED_PRAISE, NAME_ISSUE, SORRY, ALSO, FEEL, STEP, route),
            (_MIXED_OPEN, _MIXED_PRAISE, SORRY_ISSUE, ALSO, FEEL, CAUSE, STEP, route),
            (THANK, _MIXED_PRAISE, SORRY_ISSUE, ALSO, FEEL, STEP, route),
        ),
        ((_MIXED_OPEN, SORRY_ISSUE, STEP, ROUTE_SHORT),),
        *_LEANEST,
    )


SHAPES: dict[str, Ladder] = {
    "known": _complaint(OWN_KNOWN, ROUTE_KNOWN),
    "unknown": _complaint(OWN_UNKNOWN, ROUTE_UNKNOWN),
    "brief": _brief(ROUTE_UNKNOWN),
    "brief_known": _brief(ROUTE_KNOWN),
    "vague": (
        (
            (THANK_PLAIN, _VAGUE_OPEN, _VAGUE_FEEL, _VAGUE_ASK, ROUTE_UNKNOWN),
            (_VAGUE_OPEN, _VAGUE_FEEL, THANK_PLAIN, _VAGUE_ASK, ROUTE_UNKNOWN),
            (THANK_PLAIN, _VAGUE_FEEL, _VAGUE_OPEN, _VAGUE_ASK, ROUTE_UNKNOWN),
        ),
        ((THANK_PLAIN, _VAGUE_OPEN, _VAGUE_ASK, ROUTE_SHORT),),
        ((_VAGUE_OPEN, _VAGUE_ASK, ROUTE_SHORT),),
        ((_VAGUE_OPEN, _VAGUE_ASK),),
    ),
    "lukewarm": (
        (
            (THANK_PLAIN, _LUKEWARM_SORRY, _LUKEWARM_ASK, _MILD_ROUTE),
            (_LUKEWARM_SORRY, THANK_PLAIN, _LUKEWARM_ASK, _MILD_ROUTE),
        ),
        ((THANK_PLAIN, _LUKEWARM_ASK),),
    ),
    "fair": (
        (
            (_MIXED_OPEN, _MIXED_PRAISE, _FAIR_SORRY, _MILD_FEEL, _MILD_ROUTE),
            (_MIXED_PRAISE, _FAIR_SORRY, _MILD_FEEL, THANK_LATE, _MILD_ROUTE),
        ),
        ((_MIXED_OPEN, _FAIR_SORRY),),
    ),
    "unnamed": (
        (
            (THANK, _UNNAMED_SORRY, _PLAIN_FEEL, STEP, ROUTE_UNKNOWN),
            (_UNNAMED_SORRY, _PLAIN_FEEL, THANK_LATE, STEP, ROUTE_UNKNOWN),
        ),
        ((THANK_SHORT, _UNNAMED_SORRY, ROUTE_SHORT),),
        ((_UNNAMED_SORRY, ROUTE_SHORT),),
    ),
    "positive": (
        (
            (_HAPPY, _HAPPY_PRAISE, _HAPPY_WISH),
            (_HAPPY, _HAPPY_PRAISE, _HAPPY_WISH, _HAPPY_CLOSE),
            (_HAPPY_PRAISE, _HAPPY, _HAPPY_WISH),
            (_HAPPY_PRAISE, _HAPPY_TEAM, _HAPPY_WISH, THANK_PLAIN),
            (_HAPPY, _HAPPY_PRAISE, _HAPPY_TEAM, _HAPPY_WISH),
            (_HAPPY_PRAISE, _HAPPY, _HAPPY_WISH, _HAPPY_CLOSE),
        ),
        ((_HAPPY,),),
    ),
    "positive_clinic": (((_HAPPY_CLINIC, _HAPPY_TEAM), (_HAPPY_CLINIC, _HAPPY_TEAM, _HAPPY_CLOSE)), ((_HAPPY_CLINIC,),)),
    "mixed": _mixed(ROUTE_UNKNOWN),
    "mixed_known": _mixed(ROUTE_KNOWN),
    "mild": (
        (
            (_MIXED_OPEN, _MIXED_PRAISE, _MILD_SORRY, ALSO, _MILD_FEEL, STEP, _MILD_ROUTE),
            (THANK_PLAIN, _MIXED_PRAISE, _MILD_SORRY, ALSO, _MILD_FEEL, STEP, _MILD_ROUTE),
            (_MIXED_PRAISE, _MILD_SORRY, ALSO, _MILD_FEEL, THANK_LATE, STEP, _MILD_ROUTE),
        ),
        ((_MIXED_OPEN, _MILD_SORRY, ROUTE_SHORT),),
        *_LEANEST,
    ),
    "mild_brief": (
        (
            (THANK_SHORT, _MIXED_PRAISE, _MILD_SORRY, _MILD_FEEL, _MILD_ROUTE),
            (THANK_PLAIN, _MIXED_PRAISE, _MILD_SORRY, _MILD_FEEL, _MILD_ROUTE),
            (_MIXED_PRAISE, _MILD_SORRY, _MILD_FEEL, THANK_LATE, _MILD_ROUTE),
        ),
        *_LEANEST,
    ),
    "clinic": (
        (
            (THANK_PLAIN, _CLINIC_ISSUE, _CLINIC_SORRY, _CLINIC_PRIVACY, _CLINIC_ROUTE),
            (THANK_PLAIN, _CLINIC_SORRY, _CLINIC_NORM, _CLINIC_ISSUE, _CLINIC_PRIVACY, _CLINIC_ROUTE),
            (_CLINIC_SORRY, _CLINIC_ISSUE, THANK_PLAIN, _CLINIC_PRIVACY, _CLINIC_ROUTE),
        ),
        ((THANK_PLAIN, _CLINIC_ISSUE, _CLINIC_SORRY, _CLINIC_ROUTE),),
        ((THANK_PLAIN, _CLINIC_SORRY, ROUTE_SHORT),),
    ),
    "clinic_fair": (
        (
            (_MIXED_OPEN, _CLINIC_MILD, _CLINIC_PRIVACY, _CLINIC_ROUTE),
            (THANK_PLAIN, _CLINIC_MILD, _CLINIC_ISSUE, _CLINIC_PRIVACY, _CLINIC_ROUTE),
        ),
        ((THANK_PLAIN, _CLINIC_MILD, ROUTE_SHORT),),
    ),
    "clinic_content": (((_HAPPY_CLINIC, _CLINIC_NOTED), (_HAPPY_CLINIC, _CLINIC_NOTED, _HAPPY_CLOSE)), ((_HAPPY_CLINIC,),)),
    "safety": (
        (
            (_SAFETY_OPEN, _SAFETY_SORRY, _SAFETY_FIRST, _SAFETY_ROUTE),
            (_SAFETY_SORRY, _SAFETY_FIRST, THANK_LATE, _SAFETY_ROUTE),
            (_SAFETY_OPEN, _SAFETY_FIRST, _SAFETY_SORRY, _SAFETY_ROUTE),
        ),
        ((THANK_SHORT, _SAFETY_SORRY, _SAFETY_ROUTE),),
        ((THANK_SHORT, _SAFETY_SORRY, ROUTE_SHORT),),
    ),
    "legal": (
        (
            (_HOLD_THANK, _LEGAL_HOLD, _LEGAL_FEEL, _LEGAL_WHY, _HOLD_ROUTE),
            (_HOLD_THANK, _LEGAL_FEEL, _LEGAL_HOLD, _LEGAL_WHY, _HOLD_ROUTE),
            (_HOLD_THANK, _LEGAL_HOLD, _LEGAL_FEEL, _HOLD_ROUTE),
        ),
        _HOLD_LEAN,
    ),
    "extortion": (
        ((_HOLD_THANK, _EXTORTION_HOLD, _EXTORTION_ASK), (_HOLD_THANK, _LEGAL_HOLD, _EXTORTION_HOLD, _EXTORTION_ASK)),
        _HOLD_LEAN,
    ),
    "wrong_business": (
        ((_HOLD_THANK, _WRONG_OPEN, _WRONG_FEEL, _WRONG_ASK), (THANK_PLAIN, _WRONG_FEEL, _WRONG_OPEN, _WRONG_ASK)),
        ((THANK_PLAIN, _WRONG_OPEN, ROUTE_SHORT),),
        ((_WRONG_OPEN,),),
    ),
    "not_a_customer": (
        (
            (THANK_PLAIN, _NOT_FOUND_CARE, _NOT_FOUND, _NOT_FOUND_ROUTE),
            (THANK_PLAIN, _NOT_FOUND, _NOT_FOUND_CARE, _NOT_FOUND_ROUTE),
        ),
        ((THANK_PLAIN, _NOT_FOUND_CARE, _NOT_FOUND_ROUTE),),
        ((THANK_PLAIN, _NOT_FOUND_CARE, ROUTE_SHORT),),
    ),
    "unsatisfiable": (
        (
            (THANK, _UNSATISFIED_OPEN, _STEP_READERS, _UNSATISFIED_PLAIN, _UNSATISFIED_CLOSE),
            (_UNSATISFIED_OPEN, _STEP_READERS, THANK_LATE, _UNSATISFIED_PLAIN, _UNSATISFIED_CLOSE),
            (_UNSATISFIED_OPEN, _UNSATISFIED_PLAIN, _STEP_READERS, THANK_LATE, _UNSATISFIED_CLOSE),
        ),
        ((THANK_SHORT, _UNSATISFIED_OPEN, _STEP_READERS, ROUTE_SHORT),),
        ((THANK_SHORT, _UNSATISFIED_OPEN, ROUTE_SHORT),),
    ),
    "carrier": (
        (
            (THANK, SORRY_ISSUE, ALSO, FEEL, _CARRIER_OWN, STEP, ROUTE_UNKNOWN),
            (SORRY_FIRST, ALSO, FEEL, _CARRIER_OWN, STEP, THANK_LATE, ROUTE_UNKNOWN),
            (THANK, NAME_ISSUE, FEEL, SORRY, ALSO, _CARRIER_OWN, STEP, ROUTE_UNKNOWN),
        ),
        ((THANK_SHORT, SORRY_ISSUE, _CARRIER_OWN, ROUTE_SHORT),),
        *_LEANEST,
    ),
    "abuse": (
        ((THANK_SHORT, _ABUSE_OPEN, _ABUSE_SORRY, ROUTE_UNKNOWN), (_ABUSE_SORRY, _ABUSE_OPEN, THANK_LATE, ROUTE_UNKNOWN)),
        ((THANK_SHORT, _ABUSE_SORRY, ROUTE_SHORT),),
    ),
    "threat": (
        (
            (_THREAT_OPEN, SORRY_ISSUE, FEEL, _THREAT_FREE, _THREAT_TALK),
            (_THREAT_OPEN, SORRY_ISSUE, _MAIL_ASK, _THREAT_FREE, _THREAT_TALK),
        ),
        *_LEANEST,
    ),
    "private_mail": (
        (
            (_MAIL_OPEN, SORRY_ISSUE, FEEL, _MAIL_ASK, _MAIL_RIGHT, _MAIL_ROUTE, _MAIL_CLOSE),
            (_MAIL_OPEN, SORRY_ISSUE, NORM, STEP, _MAIL_ASK, _MAIL_RIGHT, _MAIL_ROUTE),
            (_MAIL_OPEN, NAME_ISSUE, SORRY, FEEL, _MAIL_ASK, _MAIL_ROUTE, _MAIL_CLOSE),
        ),
    ),
    "remedy_offer": (
        (
            (_OFFER_OPEN, SORRY, _OFFER_ASK, _OFFER_TWO, _OFFER_FREE, _OFFER_ROUTE),
            (_OFFER_OPEN, _OFFER_ASK, _OFFER_TWO, _OFFER_FREE, _OFFER_ROUTE),
        ),
    ),
    "remedy_ask": (((_OFFER_OPEN, SORRY, _OFFER_ASK, _OFFER_ROUTE),),),
    "follow_up": (((_FOLLOW_OPEN, _FOLLOW_ASK, _FOLLOW_CLOSE),),),
    "ask_to_update": (((_UPDATE_OPEN, _UPDATE_ASK, _UPDATE_FREE),),),
    "no_update": (((_UPDATE_OPEN, _UPDATE_NONE),),),
    "review_request": (((_REQUEST_OPEN, _REQUEST_ASK),),),
    "no_request": (((_REQUEST_OPEN, _REQUEST_NONE, _MAIL_ROUTE),),),
    "improvement": (((_SAID, _DID, _IMPROVED_CLOSE),), ((_SAID, _DID),), ((_DID,),)),
    "removal_request": ((_REMOVAL,),),
}
