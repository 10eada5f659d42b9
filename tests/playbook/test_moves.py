"""One state, one table of moves; every pair is walked."""

import pytest

from heard.playbook import MOVES, NoSuchMove, after
from heard.playbook.moves import moves_from
from heard.vocabulary.way import Move, Stage

S, M = Stage, Move
EXPECTED: dict[Stage, dict[Move, Stage]] = {
    S.HEAR: {M.TAKE_IN: S.TRIAGE},
    S.TRIAGE: {M.PLAN: S.GATHER, M.SHORT_WAY: S.RESPOND},
    S.GATHER: {M.FACTS_READY: S.RESPOND, M.TALK: S.RESOLVE},
    S.RESPOND: {M.REPLY_LIVE: S.RESOLVE, M.TALK: S.RESOLVE},
    S.RESOLVE: {M.NOBODY_CAME: S.CONTEST, M.LEARN: S.DIAGNOSE},
    S.CONTEST: {M.SIGN_OF_PERSON: S.RESOLVE, M.LEARN: S.DIAGNOSE},
    S.DIAGNOSE: {M.SHOW: S.SHOWCASE, M.SIGN_OF_PERSON: S.RESOLVE},
    S.SHOWCASE: {M.SIGN_OF_PERSON: S.RESOLVE},
    S.CLOSED: {M.REOPEN: S.TRIAGE},
}


@pytest.mark.demand("P1")
@pytest.mark.parametrize("move", Move)
@pytest.mark.parametrize("stage", Stage)
def test_every_pair_of_stage_and_move_leads_where_it_should_or_nowhere(stage: Stage, move: Move) -> None:
    there = EXPECTED[stage].get(move)
    if move is Move.CLOSE and stage is not Stage.CLOSED:
        there = Stage.CLOSED
    if move is Move.NEW_CYCLE:
        there = Stage.TRIAGE
    if there is not None:
        assert after(stage, move) is there
        return
    with pytest.raises(NoSuchMove) as refusal:
        after(stage, move)
    assert f"A case in {stage.value} cannot make the move {move.value}" in str(refusal.value)
    for possible in moves_from(stage):
        assert possible.value in str(refusal.value)


def test_every_stage_can_be_reached_and_every_open_stage_can_be_left() -> None:
    reached = set(MOVES.values()) | {Stage.HEAR}
    assert reached == set(Stage)
    assert {stage for stage, _ in MOVES} == set(Stage)


def test_moves_from_a_stage_come_in_the_order_of_the_words() -> None:
    assert moves_from(Stage.GATHER) == (Move.FACTS_READY, Move.TALK, Move.CLOSE, Move.NEW_CYCLE)
