"""The reviewer whom nobody knows, the removal request, the end, and what was learnt."""

from dataclasses import replace
from typing import Any

import pytest

from heard.playbook import (
    Policy,
    from_toml,
    may_offer_remedy,
    plan,
    priority,
    weigh,
)
from heard.vocabulary.case import CaseFacts, ContestFacts, OutgoingState, TalkFacts
from heard.vocabulary.plan import StepKind, StepState
from heard.vocabulary.reading import Polarity, Risk, Severity
from heard.vocabulary.text import Standing
from heard.vocabulary.way import Move, Outcome, Priority, Stage, WaitingOn
from tests.playbook.cast import (
    BOB,
    CONTENT,
    KEPT,
    MONDAY,
    NOON,
    OFFERED,
    STORY,
    USUAL,
    case,
    complaint,
    days,
    draft,
    gathered,
    hours,
    kinds,
    minutes,
    praise,
    replied,
    reply,
    step_of,
    unknown,
)

K, T, R, W = StepKind, StepState, OutgoingState, WaitingOn
WEEK_ON = NOON + days(7)  # the wait for a sign is over


# --- the reviewer whom nobody knows ---


@pytest.mark.demand("C1")
def test_after_the_generic_reply_there_is_a_week_of_waiting_and_then_the_question_of_a_ground() -> None:
    before = plan(gathered(standing=Standing.NOT_FOUND), USUAL, MONDAY)
    assert step_of(before, K.WAIT_FOR_SIGN).state is T.LATER
    waiting = plan(unknown(), USUAL, WEEK_ON - minutes(1))
    assert (waiting.waiting_on, waiting.next_due, waiting.automatic) == (W.CUSTOMER, WEEK_ON, None)
    assert step_of(waiting, K.HEAR_STORY).state is T.LATER and Move.NOBODY_CAME not in waiting.moves
    over = plan(unknown(), USUAL, WEEK_ON)
    assert over.automatic is Move.NOBODY_CAME
    contest = plan(unknown(stage=Stage.CONTEST), USUAL, WEEK_ON)
    assert step_of(contest, K.WAIT_FOR_SIGN).state is T.DONE
    assert contest.next_step is not None and contest.next_step.kind is K.FIND_GROUND
    assert contest.next_step.due == WEEK_ON + days(3)


def test_the_wait_is_counted_in_business_days_where_the_playbook_says_so() -> None:
    policy = from_toml('[wait]\ndays = 5\ncounting = "business"')
    assert plan(unknown(), policy, NOON).next_due == NOON + days(7)


@pytest.mark.demand("C1")
@pytest.mark.parametrize(
    "sign",
    [
        {"talk": TalkFacts(last_in_at=NOON + days(1))},  # they wrote
        {"talk": TalkFacts(whole_story_at=NOON + days(1))},  # they called
        {"updated_after_reply": True},  # they edited
        {"standing": Standing.KNOWN},  # they were found
        {"remedy": replace(OFFERED, chosen_at=NOON)},  # they chose on the private page
        {"remedy": replace(OFFERED, refused_at=NOON)},
    ],
)
def test_any_sign_of_the_person_ends_the_wait_and_the_contest(sign: dict[str, Any]) -> None:
    assert plan(unknown(**sign), USUAL, WEEK_ON).automatic is not Move.NOBODY_CAME
    assert K.WAIT_FOR_SIGN not in kinds(plan(unknown(**sign), USUAL, NOON))
    assert plan(unknown(stage=Stage.CONTEST, **sign), USUAL, WEEK_ON).automatic is Move.SIGN_OF_PERSON


@pytest.mark.demand("C1")
@pytest.mark.parametrize("standing", [Standing.CANDIDATES, Standing.NOT_SEARCHED])
def test_nobody_is_contested_before_a_search_has_said_that_they_are_unknown(standing: Standing) -> None:
    facts = unknown(standing=standing, search_waived_at=MONDAY)
    found = plan(facts, USUAL, WEEK_ON)
    assert found.automatic is None and Move.NOBODY_CAME in found.moves
    assert found.next_step is not None and found.next_step.kind is K.FIND_CUSTOMER
    assert found.next_step.due == WEEK_ON + days(1)


GROUND = ContestFacts(ground="spam", decided_at=WEEK_ON)
SUBMITTED = replace(GROUND, submitted_at=WEEK_ON)
REFUSED = replace(SUBMITTED, answered_at=WEEK_ON + days(2), removed=False)
APPEALED = replace(REFUSED, appealed_at=WEEK_ON + days(3))


@pytest.mark.demand("C2")
@pytest.mark.parametrize(
    ("contest", "after", "kind", "who", "due", "move"),
    [
        (replace(GROUND, ground=""), 0, K.CLOSE, W.US, 7, Move.LEARN),  # no ground, no request
        (GROUND, 0, K.REQUEST_REMOVAL, W.US, 3, None),
        (SUBMITTED, 0, K.AWAIT_DECISION, W.PLATFORM, 3, None),  # three business days from Monday
        (REFUSED, 2, K.AWAIT_DECISION, W.US, 9, None),  # appeal within a week
        (REFUSED, 9, K.CLOSE, W.US, 9, Move.LEARN),  # or let it be
        (APPEALED, 3, K.AWAIT_DECISION, W.PLATFORM, 8, None),  # Thursday, and a weekend between
        (replace(APPEALED, answered_at=WEEK_ON + days(4)), 4, K.CLOSE, W.US, 11, Move.LEARN),  # one appeal, no more
        (replace(SUBMITTED, answered_at=WEEK_ON + days(1), removed=True), 1, K.CLOSE, W.US, 8, Move.LEARN),
    ],
)
def test_a_removal_request_needs_a_listed_ground_and_has_one_appeal(
    contest: ContestFacts, after: int, kind: StepKind, who: WaitingOn, due: int, move: Move | None
) -> None:
    found = plan(unknown(stage=Stage.CONTEST, contest=contest), USUAL, WEEK_ON + days(after))
    assert found.next_step is not None
    assert (found.next_step.kind, found.next_step.who, found.automatic) == (kind, who, move)
    assert found.next_step.due == WEEK_ON + days(due)


@pytest.mark.demand("C3", "T5")
@pytest.mark.parametrize("risk", Risk)
def test_what_breaks_the_rules_can_be_reported_at_once_and_is_answered_all_the_same(risk: Risk) -> None:
    reportable = {
        Risk.ABUSE, Risk.ADVERT, Risk.OFF_TOPIC, Risk.WRONG_BUSINESS, Risk.FAKE_SIGNS, Risk.PERSONAL_DATA, Risk.EXTORTION,
    }  # fmt: skip
    found = plan(case(risks=frozenset({risk})), USUAL, MONDAY)
    assert (K.FIND_GROUND in kinds(found)) is (risk in reportable)
    if risk in reportable:
        assert step_of(found, K.FIND_GROUND).due == MONDAY + days(3)
    assert found.reply_due is not None


def test_counsel_says_what_is_handed_in() -> None:
    found = plan(unknown(stage=Stage.CONTEST, contest=GROUND, counsel=True), USUAL, WEEK_ON)
    assert step_of(found, K.REQUEST_REMOVAL).state is T.BLOCKED


# --- the end ---


@pytest.mark.demand("D2")
def test_after_the_talk_comes_what_was_learnt_and_then_the_outcome() -> None:
    facts = replied(stage=Stage.DIAGNOSE, talk=STORY, remedy=KEPT, follow_up=CONTENT)
    found = plan(facts, USUAL, MONDAY + days(5))
    assert found.next_step is not None and found.next_step.kind is K.LEARN
    assert found.next_step.due == MONDAY + days(12) and Move.SHOW not in found.moves
    learnt = plan(replace(facts, learned_at=MONDAY + days(6)), USUAL, MONDAY + days(6))
    assert learnt.next_step is not None and learnt.next_step.kind is K.CLOSE
    assert learnt.next_step.due == MONDAY + days(13) and Move.SHOW in learnt.moves
    shown = plan(replace(facts, stage=Stage.SHOWCASE), USUAL, MONDAY + days(6))
    assert step_of(shown, K.LEARN).state is T.WAIVED and shown.waiting_on is W.US


@pytest.mark.demand("S1")
@pytest.mark.parametrize("stage", [Stage.DIAGNOSE, Stage.SHOWCASE])
def test_a_customer_who_writes_late_is_heard(stage: Stage) -> None:
    facts = replied(stage=stage, talk=replace(STORY, last_in_at=MONDAY + days(9)))
    assert plan(facts, USUAL, MONDAY + days(9)).automatic is Move.SIGN_OF_PERSON
    assert plan(replied(stage=stage, talk=STORY), USUAL, MONDAY + days(9)).automatic is None


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"talk": TalkFacts()}, K.HEAR_STORY),
        ({"remedy": None}, K.OFFER_REMEDY),
        ({"remedy": OFFERED}, K.OFFER_REMEDY),
        ({"remedy": OFFERED}, K.KEEP_PROMISE),
        ({"remedy": KEPT}, K.FOLLOW_UP),
        ({"remedy": KEPT, "follow_up": CONTENT}, K.ASK_TO_UPDATE),
    ],
)
def test_what_was_left_out_of_the_talk_is_shown_as_left_out(changes: dict[str, Any], kind: StepKind) -> None:
    found = plan(replied(stage=Stage.DIAGNOSE, **{"talk": STORY, **changes}), USUAL, MONDAY + days(9))
    assert step_of(found, kind).state is T.WAIVED


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_is_said_in_words(outcome: Outcome) -> None:
    found = plan(replied(stage=Stage.CLOSED, outcome=outcome), USUAL, NOON)
    assert step_of(found, K.CLOSE).why == f"It ended: {outcome.value.replace('_', ' ')}."


def test_a_private_complaint_ends_in_a_talk_and_not_in_a_wait() -> None:
    found = plan(complaint(stage=Stage.RESOLVE, talk=TalkFacts(last_out_at=NOON)), USUAL, NOON + days(20))
    assert K.WAIT_FOR_SIGN not in kinds(found) and found.automatic is None
    assert found.next_step is not None and found.next_step.kind is K.HEAR_STORY


# --- its place in the list ---


@pytest.mark.demand("T1")
@pytest.mark.parametrize(
    ("facts", "after", "weight", "why"),
    [
        (case(), 0, Priority.NORMAL, "A complaint like most."),
        (praise(), 0, Priority.LOW, "A short thank-you is enough."),
        (case(stars=1), 0, Priority.HIGH, "It has 1 star."),
        (case(stars=None), 0, Priority.NORMAL, "A complaint like most."),
        (case(severity=Severity.SERIOUS), 0, Priority.HIGH, "It is serious for the writer."),
        (case(severity=Severity.DANGER), 0, Priority.URGENT, "It is danger for the writer."),
        (
            case(stars=2, risks=frozenset({Risk.STAFF_NAMED})),
            0,
            Priority.HIGH,
            "It blames somebody of the staff by name, in public, with 2 stars.",
        ),
        (case(stars=3, risks=frozenset({Risk.STAFF_NAMED})), 0, Priority.NORMAL, "A complaint like most."),
        (praise(risks=frozenset({Risk.STAFF_NAMED})), 0, Priority.LOW, "A short thank-you is enough."),
        (case(risks=frozenset({Risk.PRESS})), 0, Priority.URGENT, "It may touch press."),
        (case(risks=frozenset({Risk.EXTORTION})), 0, Priority.HIGH, "It may be extortion."),
        (case(risks=frozenset({Risk.BARGAIN})), 0, Priority.NORMAL, "A complaint like most."),
        (case(risks=frozenset({Risk.ABUSE, Risk.SAFETY})), 0, Priority.URGENT, "It may touch safety."),  # the gravest wins
        (case(crisis=True), 0, Priority.URGENT, "The crisis switch is on."),
        (complaint(), 0, Priority.HIGH, "A call now may come before a review."),
        (case(), 21.9, Priority.NORMAL, "A complaint like most."),
        (case(), 22, Priority.HIGH, "The target for the first reply is near."),
        (case(), 24, Priority.HIGH, "The target for the first reply has passed."),
        (case(), 48, Priority.URGENT, "The limit for the first reply has passed."),
        (praise(), 22, Priority.NORMAL, "The target for the first reply is near."),
        (praise(), 24, Priority.NORMAL, "The target for the first reply has passed."),
        (praise(), 100, Priority.NORMAL, "The limit for the first reply has passed."),  # thanks are never urgent
        (praise(stars=1), 48, Priority.URGENT, "The limit for the first reply has passed."),
        (replied(), 100, Priority.NORMAL, "A complaint like most."),  # answered: the clock has stopped
        (case(polarity=Polarity.POSITIVE, stars=None), 0, Priority.LOW, "A short thank-you is enough."),
        (case(stage=Stage.CLOSED, severity=Severity.DANGER), 99, Priority.LOW, "The case is closed."),
    ],
)
def test_the_gravest_reason_decides_and_is_told(facts: CaseFacts, after: float, weight: Priority, why: str) -> None:
    found = weigh(facts, USUAL, MONDAY + hours(after))
    assert (found.priority, found.why) == (weight, why)
    assert priority(facts, USUAL, MONDAY + hours(after)) is weight
    assert plan(facts, USUAL, MONDAY + hours(after)).priority is weight


def test_the_plan_names_the_moments_at_which_a_case_weighs_more() -> None:
    facts = gathered(draft=draft(), reply=reply(R.PENDING))
    times = []
    now = MONDAY + hours(2)
    while (due := plan(facts, USUAL, now).next_due) is not None and due > now:
        times.append(due - MONDAY)
        now = due
    assert times == [hours(22), hours(24), hours(48), hours(72) + minutes(66)]


def test_a_brand_can_weigh_otherwise() -> None:
    policy = from_toml('[weights]\nhigh_up_to_stars = 3\nurgent_risks = []\nhigh_risks = ["bargain"]\n')
    assert priority(case(stars=3), policy, MONDAY) is Priority.HIGH
    assert weigh(case(stars=3), policy, MONDAY).why == "It has 3 stars."
    assert priority(case(stars=4, risks=frozenset({Risk.SAFETY})), policy, MONDAY) is Priority.NORMAL
    assert priority(case(stars=4, risks=frozenset({Risk.BARGAIN})), policy, MONDAY) is Priority.HIGH


@pytest.mark.demand("C5")
def test_bob_can_be_named_for_a_crisis_and_then_it_goes_on() -> None:
    policy = Policy.model_validate({"crisis": {"approvers": [BOB]}})
    assert may_offer_remedy(replied(crisis=True), policy) is None
    assert may_offer_remedy(replied(crisis=True), USUAL) is not None
