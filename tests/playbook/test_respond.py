"""What kind of reply is needed, and who must agree to it."""

from typing import Any

import pytest

from heard.playbook import (
    from_toml,
    needs_approval,
    needs_person,
    plan,
)
from heard.vocabulary.case import CaseFacts, OutgoingState
from heard.vocabulary.plan import StepKind, StepState
from heard.vocabulary.reading import Polarity, Risk, Severity
from heard.vocabulary.text import Standing
from heard.vocabulary.way import Role, WaitingOn
from tests.playbook.cast import (
    ALICE,
    BOB,
    MONDAY,
    USUAL,
    case,
    days,
    draft,
    drafted,
    gathered,
    hours,
    kinds,
    minutes,
    praise,
    reply,
    step_of,
)

K, T, R, W = StepKind, StepState, OutgoingState, WaitingOn
LATER_ON = MONDAY + minutes(45)  # the hold is over


# --- what to write ---


@pytest.mark.demand("T3", "R9")
@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (gathered(), "Name the very issue"),
        (gathered(vague=True), "ask, do not guess"),
        (gathered(standing=Standing.NOT_FOUND), "general, sincere"),
        (praise(), "Two lines of thanks."),
        (praise(polarity=Polarity.NEUTRAL, stars=3), "A short answer."),
        (gathered(draft=draft(blocked=True)), "The guard blocks"),
        (gathered(draft=draft(unexplained=True)), "The guard warns"),
        (drafted(reply=reply(R.REJECTED, reason="off topic")), "The platform refused the reply: off topic. Write it anew."),
        (drafted(reply=reply(R.REJECTED)), "The platform refused the reply. Write it anew."),
    ],
)
def test_the_draft_step_says_what_kind_of_reply_is_needed(facts: CaseFacts, words: str) -> None:
    found = plan(facts, USUAL, MONDAY + hours(2))
    assert step_of(found, K.DRAFT).state is T.NOW and words in step_of(found, K.DRAFT).why
    assert found.next_step is not None and found.next_step.kind is K.DRAFT and found.waiting_on is W.US


def test_writing_is_not_pressed_for_while_facts_are_missing() -> None:
    found = plan(case(), USUAL, LATER_ON)
    assert step_of(found, K.DRAFT).state is T.LATER and found.may_draft


# --- who must agree ---


@pytest.mark.demand("R10")
@pytest.mark.parametrize(
    ("changes", "toml", "needed"),
    [
        ({}, "", False),
        ({"severity": Severity.SERIOUS}, "", True),
        ({"severity": Severity.DANGER}, "", True),
        ({"severity": Severity.DISAPPOINTMENT}, "", False),
        *[({"risks": frozenset({risk})}, "", True) for risk in USUAL.approval.risks],
        *[({"risks": frozenset({risk})}, "", False) for risk in Risk if risk not in USUAL.approval.risks],
        ({"crisis": True}, "", True),
        ({"crisis": True}, "second_person = false", True),  # a crisis needs its named people all the same
        ({"severity": Severity.DANGER, "risks": frozenset({Risk.LEGAL})}, "second_person = false", False),  # a shop of one
        ({"stars": 2}, "up_to_stars = 2", True),
        ({"stars": 3}, "up_to_stars = 2", False),
        ({"stars": None}, "up_to_stars = 5", False),
        ({"draft": draft()}, 'author_roles = ["agent"]', True),
        ({"draft": draft(written_by_role=Role.MANAGER)}, 'author_roles = ["agent"]', False),
        ({}, 'author_roles = ["agent"]', False),  # nobody has written yet
    ],
)
def test_a_second_person_reads_what_the_playbook_names(changes: dict[str, Any], toml: str, needed: bool) -> None:
    policy = from_toml(f"[approval]\n{toml}")
    facts = gathered(**changes)
    assert needs_approval(facts, policy) is needed
    found = plan(facts, policy, LATER_ON)
    assert found.needs_approval is needed and (K.APPROVE in kinds(found)) is needed


SERIOUS = {"severity": Severity.SERIOUS}


@pytest.mark.demand("R10")
@pytest.mark.parametrize(
    ("changes", "state", "who", "may"),
    [
        ({"draft": None}, T.LATER, W.APPROVER, False),
        ({"draft": draft(blocked=True)}, T.LATER, W.APPROVER, False),
        ({"draft": draft()}, T.NOW, W.US, False),  # offer it first
        ({"draft": draft(offered_for_approval_at=LATER_ON)}, T.WAITING, W.APPROVER, False),
        ({"draft": draft(offered_for_approval_at=LATER_ON, approvals=(ALICE,))}, T.WAITING, W.APPROVER, False),  # not one's own
        ({"draft": draft(offered_for_approval_at=LATER_ON, approvals=(ALICE, BOB))}, T.DONE, W.APPROVER, True),
        ({"draft": draft(approvals=(BOB,))}, T.DONE, W.APPROVER, True),
    ],
)
def test_nobody_approves_their_own_words(changes: dict[str, Any], state: StepState, who: WaitingOn, may: bool) -> None:
    found = plan(gathered(**SERIOUS, **changes), USUAL, LATER_ON)
    step = step_of(found, K.APPROVE)
    assert (step.state, step.who, found.may_send) == (state, who, may)


def test_an_approver_has_four_business_hours_but_not_longer_than_the_reply() -> None:
    offered = gathered(**SERIOUS, draft=draft(offered_for_approval_at=MONDAY + hours(6)))
    assert step_of(plan(offered, USUAL, MONDAY + hours(6)), K.APPROVE).due == MONDAY + days(1)
    policy = from_toml("[reply]\ntarget_hours = 7")
    assert step_of(plan(offered, policy, MONDAY + hours(6)), K.APPROVE).due == MONDAY + hours(7)


@pytest.mark.demand("R1")
@pytest.mark.parametrize(
    ("changes", "toml", "needed"),
    [
        ({}, "", True),  # no consent, no reply without a person
        ({}, "without_a_person = true", False),
        ({"stars": 4}, "without_a_person = true", False),
        ({"stars": 3}, "without_a_person = true", True),  # three stars and less: always a person
        ({"stars": None}, "without_a_person = true", True),
        ({"polarity": Polarity.NEUTRAL, "stars": 4}, "without_a_person = true", True),
        ({"polarity": Polarity.NEGATIVE}, "without_a_person = true", True),
        ({"risks": frozenset({Risk.HEALTH})}, "without_a_person = true", True),
        ({"stars": 5}, "without_a_person = true\nshort_way = false", True),
    ],
)
def test_only_plain_thanks_may_leave_without_a_person_and_only_by_consent(
    changes: dict[str, Any], toml: str, needed: bool
) -> None:
    assert needs_person(praise(**changes), from_toml(f"[positive]\n{toml}")) is needed
