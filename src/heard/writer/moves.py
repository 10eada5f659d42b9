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
THANK_LATE = MoveWords(Part.THANK, ("thank_late",), "R3: thanks, after the apology because that comes first here")
SORRY_ISSUE = MoveWords(
    Part.APOLOGISE, ("sorry_issue",), "R6, R7: a plain apology for the very thing, in the customer's terms"
)
SORRY = MoveWords(Part.APOLOGISE, ("sorry",), "R6: a plain apology, for what happened and not for feelings")
NAME_ISSUE = MoveWords(Part.NAME_ISSUE, ("name_issue",), "R7: names what went wrong in the customer's terms")
NORM = MoveWords(Part.NAME_ISSUE, ("norm",), "R7: says how it ought to be, so the point was understood")
FEEL = MoveWords(Part.EMPATHISE, ("feel",), "R5: empathy that fits this complaint and no other")
OWN_KNOWN = MoveWords(Part.OWN, ("own_known",), "R4: owns it instead of defending it")
OWN_UNKNOWN = MoveWords(Part.OWN, ("own_unknown",), "R4: no excuse, and nothing claimed that nobody has checked")
CAUSE = MoveWords(Part.OWN, ("cause",), "D2: says that the cause is wanted; claims no step that is not on record")
STEP = MoveWords(
    Part.STEP,
    ("step_done_verb", "step_done_whole", "step_done", "step_next_verb", "step_next_whole", "step_next"),
    "R7: the step that is on record, and no other",
)
ROUTE_KNOWN = MoveWords(Part.ROUTE, ("route_known",), "R8: a named person and a case code, off the public page")
ROUTE_UNKNOWN = MoveWords(Part.ROUTE, ("route_unknown",), "R8, R9: a named person, and the little that is needed to look into it")
ROUTE_SHORT = MoveWords(Part.ROUTE, ("route_short",), "R8: the private way in the fewest words")
CLOSE = MoveWords(Part.CLOSE, ("close",), "a last word that leaves the door open")

Shape = tuple[MoveWords, ...]


def _complaint(own: MoveWords, route: MoveWords) -> tuple[tuple[Shape, ...], ...]:
    """Rich to lean, several orders each."""
    return (
        (
            (THANK, SORRY_ISSUE, NORM, CAUSE, STEP, route),
            (THANK, SORRY_ISSUE, FEEL, own, STEP, route),
            (SORRY_ISSUE, FEEL, THANK_LATE, STEP, CAUSE, route),
            (THANK, NAME_ISSUE, NORM, SORRY, STEP, route, CLOSE),
            (NORM, SORRY_ISSUE, FEEL, THANK_LATE, STEP, route),
            (THANK, NAME_ISSUE, FEEL, SORRY, CAUSE, STEP, route),
            (SORRY_ISSUE, NORM, own, STEP, THANK_LATE, route),
            (THANK, FEEL, SORRY_ISSUE, NORM, STEP, route),
        ),
        (
            (THANK_SHORT, SORRY_ISSUE, FEEL, STEP, route),
            (THANK_SHORT, SORRY_ISSUE, NORM, STEP, route),
            (SORRY_ISSUE, THANK_LATE, STEP, route),
        ),
        ((THANK_SHORT, SORRY_ISSUE, NORM, STEP, ROUTE_SHORT), (THANK_SHORT, SORRY_ISSUE, FEEL, ROUTE_SHORT)),
        ((THANK_SHORT, SORRY_ISSUE, ROUTE_SHORT),),
        ((SORRY_ISSUE, ROUTE_SHORT),),
    )


_VAGUE_OPEN = MoveWords(Part.APOLOGISE, ("vague_open",), "R6: an apology that guesses nothing")
_VAGUE_FEEL = MoveWords(Part.EMPATHISE, ("vague_feel",), "R5: takes the disappointment as it stands")
_VAGUE_ASK = MoveWords(Part.ASK, ("vague_ask",), "T3: one question instead of a guess")
_HAPPY = MoveWords(Part.THANK, ("happy",), "R3: thanks, short")
_HAPPY_PRAISE = MoveWords(Part.NAME_ISSUE, ("happy_praise", "happy_team"), "R3: picks up what pleased them, in their words")
_HAPPY_CLOSE = MoveWords(Part.CLOSE, ("happy_close",), "an open door")
_MIXED_OPEN = MoveWords(Part.THANK, ("mixed_open",), "R3: thanks for both sides")
_MIXED_PRAISE = MoveWords(Part.NAME_ISSUE, ("mixed_praise",), "takes up the good before the bad")

SHAPES: dict[str, tuple[tuple[Shape, ...], ...]] = {
    "known": _complaint(OWN_KNOWN, ROUTE_KNOWN),
    "unknown": _complaint(OWN_UNKNOWN, ROUTE_UNKNOWN),
    "vague": (
        (
            (THANK, _VAGUE_OPEN, _VAGUE_FEEL, _VAGUE_ASK, ROUTE_UNKNOWN),
            (_VAGUE_OPEN, _VAGUE_FEEL, THANK_LATE, _VAGUE_ASK, ROUTE_UNKNOWN),
            (THANK, _VAGUE_FEEL, _VAGUE_OPEN, _VAGUE_ASK, ROUTE_UNKNOWN),
        ),
        ((THANK_SHORT, _VAGUE_OPEN, _VAGUE_ASK, ROUTE_SHORT),),
        ((_VAGUE_OPEN, _VAGUE_ASK),),
    ),
    "positive": (
        ((_HAPPY, _HAPPY_PRAISE), (_HAPPY, _HAPPY_PRAISE, _HAPPY_CLOSE), (_HAPPY_PRAISE, _HAPPY)),
        ((_HAPPY,),),
    ),
    "mixed": (
        (
            (_MIXED_OPEN, _MIXED_PRAISE, SORRY_ISSUE, NORM, STEP, ROUTE_UNKNOWN),
            (THANK, _MIXED_PRAISE, NAME_ISSUE, SORRY, STEP, ROUTE_UNKNOWN),
            (_MIXED_OPEN, SORRY_ISSUE, FEEL, _MIXED_PRAISE, STEP, ROUTE_UNKNOWN),
        ),
        ((_MIXED_OPEN, SORRY_ISSUE, STEP, ROUTE_SHORT),),
        ((THANK_SHORT, SORRY_ISSUE, ROUTE_SHORT),),
        ((SORRY_ISSUE, ROUTE_SHORT),),
    ),
}
