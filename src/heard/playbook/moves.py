"""The one table of moves: which move carries a case from which stage to which."""

from heard.vocabulary.way import Move, Stage

MOVES: dict[tuple[Stage, Move], Stage] = {
    (Stage.HEAR, Move.TAKE_IN): Stage.TRIAGE,
    (Stage.TRIAGE, Move.PLAN): Stage.GATHER,
    (Stage.TRIAGE, Move.SHORT_WAY): Stage.RESPOND,
    (Stage.GATHER, Move.FACTS_READY): Stage.RESPOND,
    (Stage.GATHER, Move.TALK): Stage.RESOLVE,
    (Stage.RESPOND, Move.TALK): Stage.RESOLVE,
    (Stage.RESPOND, Move.REPLY_LIVE): Stage.RESOLVE,
    (Stage.RESOLVE, Move.NOBODY_CAME): Stage.CONTEST,
    (Stage.RESOLVE, Move.LEARN): Stage.DIAGNOSE,
    (Stage.CONTEST, Move.LEARN): Stage.DIAGNOSE,
    (Stage.DIAGNOSE, Move.SHOW): Stage.SHOWCASE,
    (Stage.CLOSED, Move.REOPEN): Stage.TRIAGE,
    # A customer who writes after the talk seemed over is never left unheard.
    **{(stage, Move.SIGN_OF_PERSON): Stage.RESOLVE for stage in (Stage.CONTEST, Stage.DIAGNOSE, Stage.SHOWCASE)},
    **{(stage, Move.CLOSE): Stage.CLOSED for stage in Stage if stage is not Stage.CLOSED},
    **{(stage, Move.NEW_CYCLE): Stage.TRIAGE for stage in Stage},
}


class NoSuchMove(Exception):
    """This move does not start from this stage."""


def after(stage: Stage, move: Move) -> Stage:
    """The stage in which `move` leaves a case that stands in `stage`; raises `NoSuchMove`."""
    there = MOVES.get((stage, move))
    if there is None:
        possible = ", ".join(m.value for m in moves_from(stage))
        raise NoSuchMove(f"A case in {stage.value} cannot make the move {move.value}. From here it can: {possible}.")
    return there


def moves_from(stage: Stage) -> tuple[Move, ...]:
    """Every move that the table knows from `stage`, in the order of the vocabulary."""
    return tuple(move for move in Move if (stage, move) in MOVES)
