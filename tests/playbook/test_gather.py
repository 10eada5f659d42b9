"""The way in: the plan, the hold, and what must be known before a reply."""

from dataclasses import replace
from typing import Any

import pytest

from heard.playbook import (
    fact_due,
    from_toml,
    may_send,
    plan,
    remind_at,
)
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.plan import StepKind, StepState
from heard.vocabulary.reading import Polarity
from heard.vocabulary.text import Standing
from heard.vocabulary.way import CaseKind, Move, Stage, WaitingOn
from tests.playbook.cast import (
    MONDAY,
    USUAL,
    asked,
    case,
    days,
    draft,
    hours,
    kinds,
    minutes,
    praise,
    step_of,
)

K, T, R, W = StepKind, StepState, OutgoingState, WaitingOn
SOON = MONDAY + minutes(10)
LATER_ON = MONDAY + minutes(45)  # the hold is over


# --- the way in ---


@pytest.mark.demand("P1")
def test_the_whole_plan_stands_before_anything_was_done() -> None:
    found = plan(case(stage=Stage.HEAR, polarity=None, triaged_at=None), USUAL, MONDAY)
    assert kinds(found) == [
        K.READ, K.ASK_TEAM, K.FIND_CUSTOMER, K.HOLD, K.DRAFT, K.SEND, K.WATCH, K.HEAR_STORY, K.OFFER_REMEDY,
        K.KEEP_PROMISE, K.FOLLOW_UP, K.ASK_TO_UPDATE, K.LEARN, K.CLOSE,
    ]  # fmt: skip
    assert [s.kind for s in found.steps if s.state is T.NOW] == [K.READ]
    assert all(s.state is T.LATER for s in found.steps[1:])
    assert found.automatic is Move.TAKE_IN and not found.may_draft
    assert found.send_blocked_by == "It has not been read yet."
    assert found.next_due == MONDAY + hours(8)  # a whole business day to read it, should no machine do it


@pytest.mark.demand("T1")
@pytest.mark.parametrize(
    ("changes", "move"),
    [
        ({"polarity": Polarity.NEGATIVE}, Move.PLAN),
        ({"polarity": Polarity.MIXED, "stars": 4}, Move.PLAN),
        ({"polarity": Polarity.POSITIVE, "stars": 5}, Move.SHORT_WAY),
        ({"polarity": Polarity.NEUTRAL, "stars": 3}, Move.SHORT_WAY),
        ({"polarity": Polarity.POSITIVE, "stars": 3}, Move.SHORT_WAY),
        ({"polarity": Polarity.POSITIVE, "stars": 2}, Move.PLAN),  # kind words and two stars: somebody should look
        ({"polarity": Polarity.POSITIVE, "stars": None}, Move.SHORT_WAY),
        ({"polarity": Polarity.POSITIVE, "stars": 5, "kind": CaseKind.COMPLAINT}, Move.PLAN),
        ({"polarity": Polarity.POSITIVE, "stars": 5, "triaged_at": None}, None),
    ],
)
def test_a_complaint_gets_the_plan_and_praise_gets_the_short_way(changes: dict[str, Any], move: Move | None) -> None:
    assert plan(case(stage=Stage.TRIAGE, **changes), USUAL, MONDAY).automatic is move


def test_a_playbook_without_the_short_way_plans_for_praise_too() -> None:
    policy = from_toml("[positive]\nshort_way = false")
    assert plan(praise(stage=Stage.TRIAGE), policy, MONDAY).automatic is Move.PLAN


# --- the hold ---

NO_FACTS = "Nobody has said yet what happened."
NO_SEARCH = "The customer has not been looked for yet."
TOO_SOON = "The minimum time before a reply has not passed yet."
NOTED: dict[str, Any] = {"facts_noted_at": SOON}
SEARCHED: dict[str, Any] = {"searched_at": SOON, "standing": Standing.NOT_FOUND}


@pytest.mark.demand("T7", "G1")
@pytest.mark.parametrize(
    ("changes", "after", "blocks"),
    [
        ({}, 0, [NO_FACTS, NO_SEARCH, TOO_SOON]),  # at once
        ({}, 29, [NO_FACTS, NO_SEARCH, TOO_SOON]),
        ({}, 30, [NO_FACTS, NO_SEARCH]),  # time alone is not enough
        ({**NOTED, **SEARCHED}, 29, [TOO_SOON]),  # nor are facts alone
        ({**NOTED, **SEARCHED}, 30, []),
        (SEARCHED, 30, [NO_FACTS]),
        (NOTED, 30, [NO_SEARCH]),
        ({"facts_waived_at": SOON, **SEARCHED}, 30, []),  # a named person waived the facts
        ({**NOTED, "search_waived_at": SOON}, 30, []),  # or the search
        ({**NOTED, "searched_at": SOON, "standing": Standing.CANDIDATES}, 30, []),  # searched, not decided
        ({**NOTED, "searched_at": SOON}, 30, [NO_SEARCH]),  # a search without a result is none
        ({**SEARCHED, "fact_requests": (asked(),)}, 30, ["Waiting for 1 answer from the team."]),
        ({**SEARCHED, "fact_requests": (asked(), asked())}, 30, ["Waiting for 2 answers from the team."]),
        ({**SEARCHED, "fact_requests": (asked(answered_at=SOON), asked())}, 30, ["Waiting for 1 answer from the team."]),
        ({**SEARCHED, "fact_requests": (asked(answered_at=SOON),)}, 30, []),
        ({**SEARCHED, "fact_requests": (asked(answered_at=SOON), asked(withdrawn=True))}, 30, []),
        ({**SEARCHED, "fact_requests": (asked(withdrawn=True),)}, 30, [NO_FACTS]),  # withdrawn answers nothing
        ({**SEARCHED, **NOTED, "fact_requests": (asked(),)}, 30, []),  # a noted fact is enough
    ],
)
def test_a_negative_reply_waits_for_facts_search_and_time(changes: dict[str, Any], after: int, blocks: list[str]) -> None:
    facts = case(**changes, draft=draft(written_at=MONDAY))
    found = plan(facts, USUAL, MONDAY + minutes(after))
    assert found.send_blocked_by == " ".join(blocks)
    assert found.may_draft, "writing is allowed meanwhile"
    assert may_send(facts, USUAL, MONDAY + minutes(after)) == (" ".join(blocks) or None)
    hold = step_of(found, K.HOLD)
    assert hold.blocked_by == " ".join(blocks)
    assert hold.state is (T.DONE if not blocks else T.WAITING if after < 30 else T.BLOCKED)
    assert found.automatic is (None if blocks else Move.FACTS_READY)
    assert (Move.FACTS_READY in found.moves) is not bool(blocks)
    assert found.reply_due == MONDAY + hours(24), "the reply clock runs meanwhile"


def test_a_playbook_can_ask_for_less() -> None:
    policy = from_toml("[hold]\nminutes = 0\nfacts_required = false\nsearch_required = false")
    found = plan(case(), policy, MONDAY)
    assert found.automatic is Move.FACTS_READY
    assert step_of(found, K.ASK_TEAM).state is T.WAIVED and step_of(found, K.FIND_CUSTOMER).state is T.WAIVED
    assert step_of(found, K.DRAFT).state is T.NOW


@pytest.mark.demand("G2")
def test_the_team_has_the_ball_when_it_was_asked_and_is_late_after_its_deadline() -> None:
    facts = case(**SEARCHED, fact_requests=(asked(), asked(who="Ed, chef", due_at=MONDAY + hours(2), answered_at=SOON)))
    found = plan(facts, USUAL, MONDAY + hours(1))
    step = step_of(found, K.ASK_TEAM)
    assert (step.state, step.who, step.due) == (T.WAITING, W.TEAM, MONDAY + minutes(245))
    assert step.why == "Dana, shift lead can say what happened."
    assert found.waiting_on is W.TEAM and found.next_due == MONDAY + minutes(245)
    late = plan(facts, USUAL, MONDAY + minutes(245))
    assert step_of(late, K.ASK_TEAM).overdue and late.waiting_on is W.TEAM
    assert step_of(late, K.HOLD).who is W.TEAM


def test_somebody_is_asked_within_a_business_hour() -> None:
    late_opened = case(opened_at=MONDAY + hours(7.5))  # half past four
    assert step_of(plan(late_opened, USUAL, MONDAY + hours(7.6)), K.ASK_TEAM).due == MONDAY + days(1) + minutes(30)


def test_a_colleague_has_four_business_hours_and_is_reminded_after_two() -> None:
    friday = MONDAY + days(4) + hours(7)  # 16:00
    facts = case()
    assert fact_due(facts, USUAL, friday) == MONDAY + days(7) + hours(3)
    request = asked(asked_at=friday, due_at=fact_due(facts, USUAL, friday))
    assert remind_at(facts, USUAL, request) == MONDAY + days(7) + hours(1)
    assert remind_at(facts, USUAL, replace(request, answered_at=friday)) is None
    assert remind_at(facts, USUAL, replace(request, withdrawn=True)) is None


@pytest.mark.demand("G4", "G1")
@pytest.mark.parametrize(
    ("changes", "state", "words"),
    [
        ({}, T.NOW, "decides what the reply can say"),
        (SEARCHED, T.DONE, "not found"),
        ({"standing": Standing.KNOWN, "searched_at": SOON}, T.DONE, "know who it is"),
        ({"standing": Standing.CANDIDATES, "searched_at": SOON}, T.NOW, "confirm one"),
        ({"standing": Standing.CANDIDATES, "searched_at": SOON, "stage": Stage.RESPOND}, T.DONE, "nobody confirmed"),
        ({"search_waived_at": SOON}, T.WAIVED, "why nobody was looked for"),
    ],
)
def test_the_search_is_a_step_whose_result_is_on_record(changes: dict[str, Any], state: StepState, words: str) -> None:
    step = step_of(plan(case(**changes), USUAL, SOON), K.FIND_CUSTOMER)
    assert step.state is state and words in step.why


@pytest.mark.demand("G3")
def test_candidates_wait_for_a_decision_and_writing_a_reply_is_one() -> None:
    facts = case(**NOTED, searched_at=SOON, standing=Standing.CANDIDATES)
    undecided = plan(facts, USUAL, LATER_ON)
    assert undecided.automatic is None and Move.FACTS_READY in undecided.moves
    assert undecided.next_step is not None and undecided.next_step.kind is K.FIND_CUSTOMER
    assert plan(replace(facts, draft=draft()), USUAL, LATER_ON).automatic is Move.FACTS_READY
    assert plan(replace(facts, standing=Standing.KNOWN), USUAL, LATER_ON).automatic is Move.FACTS_READY
