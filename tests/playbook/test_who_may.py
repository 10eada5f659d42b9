"""Small answers of the plan that whole plans do not pin down: who is told, what may still leave, which move is open."""

from dataclasses import replace

import pytest

from heard.playbook import plan
from heard.playbook.amends import authority, left_alone, stays_unhappy_since
from heard.playbook.answer import escalate_at, open_draft
from heard.vocabulary.case import OutgoingState, TalkFacts
from heard.vocabulary.way import Move, Role, Stage
from tests.playbook.cast import CONTENT, MONDAY, NOON, USUAL, asked, case, days, draft, drafted, hours, praise, replied, reply


@pytest.mark.demand("P1")
@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, True),
        ({"answered_at": MONDAY + hours(1)}, False),
        ({"withdrawn": True}, False),
        ({"escalated_at": MONDAY + hours(6)}, False),  # they know
    ],
)
def test_managers_are_told_once_of_an_answer_that_is_owed(changes: dict[str, object], told: bool) -> None:
    request = asked(**changes)
    moment = escalate_at(case(), USUAL, request)
    assert (moment is not None) is told
    if moment:
        assert moment >= request.due_at


@pytest.mark.parametrize(
    ("talk", "alone"),
    [
        (TalkFacts(), False),
        (TalkFacts(left_alone_at=NOON), True),
        (TalkFacts(left_alone_at=NOON, last_in_at=NOON - hours(1)), True),
        (TalkFacts(left_alone_at=NOON, last_in_at=NOON), True),  # the message that asked for it
        (TalkFacts(left_alone_at=NOON, last_in_at=NOON + hours(1)), False),  # they wrote again
    ],
)
def test_who_asked_to_be_left_alone_is_until_they_write(talk: TalkFacts, alone: bool) -> None:
    assert left_alone(case(talk=talk)) is alone


def test_counsel_may_promise_nothing_and_an_owner_anything() -> None:
    rules = USUAL.settings(case().platform, case().severity)
    assert authority(Role.COUNSEL, rules) == 0
    assert authority(Role.OWNER, rules) is None


@pytest.mark.parametrize(("later", "opens"), [(-1, False), (0, False), (1, True)])
def test_a_draft_becomes_the_next_reply_when_it_is_newer(later: int, opens: bool) -> None:
    live = reply(OutgoingState.LIVE)
    newer = draft(written_at=live.approved_at + hours(later))
    assert (open_draft(drafted(draft=newer, reply=live)) is newer) is opens


@pytest.mark.parametrize(("later", "unhappy"), [(-1, False), (0, False), (1, True)])
def test_who_is_unhappy_after_the_reply_stays_so(later: int, unhappy: bool) -> None:
    live = reply(OutgoingState.LIVE)
    said = replace(CONTENT, score=1, answered_at=live.approved_at + hours(later))
    facts = replied(reply=live, follow_up=said)
    rules = USUAL.settings(facts.platform, facts.severity)
    assert stays_unhappy_since(facts, rules) == (said.answered_at if unhappy else None)


@pytest.mark.demand("P1")
def test_a_text_is_planned_once_it_was_read_and_praise_alone_goes_the_short_way() -> None:
    unread = case(stage=Stage.TRIAGE, triaged_at=None)
    assert not {Move.PLAN, Move.SHORT_WAY} & {*plan(unread, USUAL, MONDAY).moves}
    read = plan(case(stage=Stage.TRIAGE), USUAL, MONDAY + days(1)).moves
    assert Move.PLAN in read and Move.SHORT_WAY not in read
    thanked = plan(praise(stage=Stage.TRIAGE), USUAL, MONDAY).moves
    assert Move.SHORT_WAY in thanked
    assert Move.SHORT_WAY not in plan(praise(stage=Stage.TRIAGE, triaged_at=None), USUAL, MONDAY).moves
