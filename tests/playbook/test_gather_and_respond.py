"""From the first read to the live reply."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from heard.playbook import (
    Policy,
    fact_due,
    from_toml,
    may_leave,
    may_send,
    needs_approval,
    needs_person,
    no_reply_owed,
    plan,
    remind_at,
    short_outcome,
)
from heard.vocabulary.case import CaseFacts, OutgoingState, TalkFacts
from heard.vocabulary.plan import StepKind, StepState
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Polarity, Risk, Severity
from heard.vocabulary.text import Standing
from heard.vocabulary.way import CaseKind, Move, Outcome, Role, Stage, WaitingOn
from tests.playbook.cast import (
    ALICE,
    ALWAYS,
    BOB,
    CHARLIE,
    MONDAY,
    NOON,
    USUAL,
    asked,
    case,
    complaint,
    days,
    draft,
    drafted,
    gathered,
    hours,
    kinds,
    minutes,
    praise,
    replied,
    reply,
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


# --- on its way ---


@pytest.mark.demand("R1")
@pytest.mark.parametrize(
    ("state", "send", "who", "watch"),
    [
        (R.APPROVED, T.NOW, W.US, T.LATER),
        (R.QUEUED, T.WAITING, W.CLOCK, T.LATER),
        (R.SENDING, T.WAITING, W.PLATFORM, T.LATER),
        (R.SENT, T.DONE, W.US, T.WAITING),
        (R.PENDING, T.DONE, W.US, T.WAITING),
        (R.LIVE, T.DONE, W.US, T.DONE),
        (R.REJECTED, T.BLOCKED, W.US, T.DONE),
        (R.FAILED, T.NOW, W.US, T.LATER),
        (R.UNDONE, T.NOW, W.US, T.LATER),
        (R.VOID, T.BLOCKED, W.US, T.LATER),  # the review changed under it: write anew
    ],
)
def test_a_reply_on_its_way_has_one_step_that_says_where_it_is(
    state: OutgoingState, send: StepState, who: WaitingOn, watch: StepState
) -> None:
    found = plan(drafted(reply=reply(state)), USUAL, MONDAY + minutes(62))
    step = step_of(found, K.SEND)
    assert (step.state, step.who, step_of(found, K.WATCH).state) == (send, who, watch)
    assert found.may_send is (state in (R.FAILED, R.UNDONE))
    assert found.may_draft is (state in (R.LIVE, R.REJECTED, R.FAILED, R.UNDONE, R.VOID))


@pytest.mark.demand("R1")
def test_a_reply_that_a_person_posts_by_hand_stays_with_the_desk_until_it_is_posted() -> None:
    found = plan(drafted(reply=reply(R.QUEUED, by_hand=True)), USUAL, MONDAY + minutes(62))
    step = step_of(found, K.SEND)
    assert (step.state, step.who, found.waiting_on) == (T.NOW, W.US, W.US)
    held = plan(drafted(reply=reply(R.QUEUED, by_hand=True), counsel=True), USUAL, MONDAY + minutes(62))
    assert step_of(held, K.SEND).state is T.BLOCKED


def test_the_outbox_can_be_undone_until_it_leaves_and_is_late_ten_minutes_after() -> None:
    facts = drafted(reply=reply(R.QUEUED))
    before, leaving, late = (plan(facts, USUAL, MONDAY + minutes(m)) for m in (64, 65, 75))
    assert before.waiting_on is W.CLOCK and before.next_due == MONDAY + minutes(65)
    assert leaving.waiting_on is W.PLATFORM and not step_of(leaving, K.SEND).overdue
    assert step_of(leaving, K.SEND).due == MONDAY + minutes(75)
    assert step_of(late, K.SEND).overdue


def test_the_platform_is_watched_for_three_days() -> None:
    found = plan(drafted(reply=reply(R.PENDING)), USUAL, MONDAY + hours(2))
    assert step_of(found, K.WATCH).due == MONDAY + minutes(66) + hours(72) and found.waiting_on is W.PLATFORM
    assert found.reply_due == MONDAY + hours(24), "accepted is not live"


def test_a_failed_hand_over_says_why_and_can_be_sent_again() -> None:
    found = plan(drafted(reply=reply(R.FAILED, reason="the platform said 403")), USUAL, MONDAY + hours(2))
    assert step_of(found, K.SEND).why == "It could not be handed over: the platform said 403. Look, then send again."
    assert step_of(plan(drafted(reply=reply(R.FAILED)), USUAL, NOON), K.SEND).why.startswith(
        "It could not be handed over. Look"
    )


@pytest.mark.demand("R1")
def test_a_refused_reply_needs_new_words() -> None:
    facts = drafted(reply=reply(R.REJECTED))
    assert may_send(facts, USUAL, MONDAY + hours(2)) == "There is no new draft."
    assert may_send(replace(facts, draft=draft(written_at=MONDAY + hours(2))), USUAL, MONDAY + hours(2)) is None
    assert may_send(gathered(), USUAL, LATER_ON) == "There is no draft yet."


@pytest.mark.demand("R1")
def test_a_reply_that_is_live_waits_for_no_draft() -> None:
    facts = drafted(reply=reply(R.LIVE))
    assert may_send(facts, USUAL, MONDAY + hours(2)) == "The reply is live, and no other has been written."
    assert plan(facts, USUAL, MONDAY + hours(2)).reply_due is None


@pytest.mark.parametrize(
    ("facts", "why_not"),
    [
        (drafted(reply=reply(R.QUEUED)), None),
        (drafted(reply=reply(R.APPROVED)), "Nothing waits in the outbox."),
        (drafted(), "Nothing waits in the outbox."),
        (drafted(reply=reply(R.SENDING)), "Nothing waits in the outbox."),  # never twice
        (drafted(reply=reply(R.QUEUED, send_after=MONDAY + minutes(91))), "It can still be taken back."),
        (drafted(reply=reply(R.QUEUED, send_after=None)), None),
        (drafted(reply=reply(R.QUEUED, send_after=MONDAY + minutes(90))), None),  # at the very moment
        (
            drafted(reply=reply(R.QUEUED), counsel=True),
            "Counsel has this case: nothing is sent until the switch is turned off.",
        ),
        (
            drafted(reply=reply(R.QUEUED), crisis=True),
            "The crisis switch is on and the playbook names nobody who may let a text out.",
        ),
        (drafted(reply=reply(R.QUEUED), hidden=True), "It is no longer on the platform, so readers cannot see a reply."),
        (drafted(reply=reply(R.QUEUED), stage=Stage.CLOSED), "The case is closed."),
    ],
)
def test_the_outbox_asks_again_at_the_moment_of_leaving(facts: CaseFacts, why_not: str | None) -> None:
    assert may_leave(facts, USUAL, MONDAY + minutes(90)) == why_not


@pytest.mark.demand("C5")
@pytest.mark.parametrize(
    ("approvals", "named", "may"),
    [
        ((), (BOB,), False),
        ((CHARLIE,), (BOB,), False),
        ((BOB,), (BOB,), True),
        ((BOB,), (), False),
        ((ALICE,), (ALICE,), False),
    ],
)
def test_in_a_crisis_only_named_people_let_a_text_out(approvals: tuple[int, ...], named: tuple[int, ...], may: bool) -> None:
    policy = Policy.model_validate({"crisis": {"approvers": list(named)}})
    facts = drafted(crisis=True, draft=draft(approvals=approvals))
    assert (may_send(facts, policy, LATER_ON) is None) is may
    queued = replace(facts, reply=reply(R.QUEUED))
    assert (may_leave(queued, policy, MONDAY + hours(2)) is None) is may
    if named and not may:
        assert may_leave(queued, policy, NOON) == "The crisis switch is on and nobody named for it has approved this."
    if not named:
        assert step_of(plan(facts, policy, LATER_ON), K.APPROVE).state is T.BLOCKED
        assert step_of(plan(queued, policy, MONDAY + hours(2)), K.SEND).state is T.BLOCKED


@pytest.mark.demand("C4")
def test_counsel_stops_sending_and_says_so() -> None:
    found = plan(drafted(counsel=True), USUAL, LATER_ON)
    assert not found.may_send and found.may_draft
    assert found.send_blocked_by == "Counsel has this case: nothing is sent until the switch is turned off."
    assert step_of(found, K.SEND).state is T.BLOCKED
    assert step_of(plan(drafted(counsel=True, reply=reply(R.SENDING)), USUAL, LATER_ON), K.SEND).state is T.WAITING, "it is out"


# --- when a reply is owed, and when it is not ---


@pytest.mark.demand("R1")
@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (case(), ""),
        (case(hidden=True), "no longer on the platform"),
        (case(platform=Platform.MAIL), "Mail has no public replies."),
        (case(kind=CaseKind.THREAT), "nothing to answer in public"),
        (complaint(), "nothing to answer in public"),
        (case(kind=CaseKind.MENTION, platform=Platform.X), ""),
    ],
)
def test_every_public_text_is_owed_a_reply(facts: CaseFacts, words: str) -> None:
    assert words in no_reply_owed(facts) and (no_reply_owed(facts) == "") is (words == "")
    found = plan(facts, USUAL, MONDAY)
    assert (found.reply_due is None) is bool(words) and found.may_draft is not bool(words)
    if words:
        assert step_of(found, K.SEND).state is T.WAIVED and words in step_of(found, K.SEND).why
        assert words in found.send_blocked_by and K.DRAFT not in kinds(found)


def test_a_hidden_review_whose_writer_we_do_not_know_can_only_be_closed() -> None:
    found = plan(gathered(hidden=True, standing=Standing.NOT_FOUND), USUAL, LATER_ON)
    assert found.next_step is not None and found.next_step.kind is K.CLOSE and Move.TALK in found.moves
    assert found.automatic is None


@pytest.mark.demand("T1")
@pytest.mark.parametrize(
    ("changes", "toml", "due"),
    [
        ({}, "", hours(24)),
        ({"platform": Platform.X}, "", hours(3)),
        ({"platform": Platform.FACEBOOK}, "", hours(4)),
        ({}, "[reply]\ntarget_hours = 6\ncounting = 'business'", hours(6)),
        ({}, "[reply]\ntarget_hours = 9\ncounting = 'business'", hours(25)),  # nine business hours: Tuesday at ten
        ({"severity": Severity.DANGER}, "[severity.danger.reply]\ntarget_hours = 2", hours(2)),
        ({"reply": reply(R.PENDING)}, "", hours(24)),
        ({"reply": reply(R.LIVE)}, "", None),
    ],
)
def test_the_reply_clock_starts_when_the_desk_had_it(changes: dict[str, Any], toml: str, due: timedelta | None) -> None:
    found = plan(gathered(**changes), from_toml(toml), MONDAY)
    assert found.reply_due == (MONDAY + due if due else None)


def test_a_late_reply_is_overdue_and_the_plan_says_since_when() -> None:
    found = plan(drafted(), USUAL, MONDAY + hours(24))
    assert step_of(found, K.SEND).overdue and found.next_due == MONDAY + hours(24)


# --- the way out ---


@pytest.mark.demand("R1", "R3")
def test_thanks_are_sent_without_facts_search_hold_or_approval() -> None:
    found = plan(praise(), USUAL, MONDAY)
    assert kinds(found) == [K.READ, K.DRAFT, K.SEND, K.WATCH, K.CLOSE]
    ready = plan(praise(draft=draft(written_at=MONDAY)), USUAL, MONDAY)
    assert ready.may_send and not ready.needs_approval


@pytest.mark.parametrize(
    ("facts", "move", "outcome"),
    [
        (praise(reply=reply(R.LIVE), draft=draft()), Move.CLOSE, Outcome.THANKED),
        (praise(reply=reply(R.LIVE), draft=draft(), polarity=Polarity.NEUTRAL), Move.CLOSE, Outcome.ANSWERED),
        (praise(reply=reply(R.LIVE), talk=TalkFacts(last_in_at=NOON)), Move.REPLY_LIVE, Outcome.THANKED),  # they wrote: listen
        (praise(reply=reply(R.PENDING)), None, Outcome.THANKED),
        (gathered(reply=reply(R.LIVE)), Move.REPLY_LIVE, Outcome.ANSWERED),
        (gathered(reply=reply(R.PENDING)), None, Outcome.ANSWERED),
    ],
)
def test_thanks_end_the_case_and_a_reply_to_a_complaint_begins_the_talk(
    facts: CaseFacts, move: Move | None, outcome: Outcome
) -> None:
    assert plan(facts, USUAL, NOON).automatic is move
    assert short_outcome(facts) is outcome


@pytest.mark.demand("H4", "S2")
@pytest.mark.parametrize("kind", [CaseKind.THREAT, CaseKind.COMPLAINT])
def test_a_threat_or_private_complaint_is_called_first_and_owes_no_reply(kind: CaseKind) -> None:
    facts = complaint(kind=kind)
    found = plan(facts, USUAL, MONDAY)
    assert found.next_step is not None and found.next_step.kind is K.CALL_FIRST
    assert found.next_step.due == MONDAY + hours(4)
    assert K.HOLD not in kinds(found) and found.automatic is None, "their own message is no call of ours"
    called = replace(facts, talk=replace(facts.talk, last_out_at=MONDAY + hours(1)))
    assert plan(called, USUAL, MONDAY + hours(1)).automatic is Move.TALK
    assert step_of(plan(called, USUAL, MONDAY + hours(1)), K.CALL_FIRST).state is T.DONE
    stopped = plan(replace(facts, counsel=True), USUAL, MONDAY)
    assert step_of(stopped, K.CALL_FIRST).blocked_by == "Counsel has this case."


def test_a_talk_that_begins_before_the_reply_leaves_the_reply_owed() -> None:
    facts = case(talk=TalkFacts(last_in_at=SOON))
    assert Move.TALK in plan(facts, USUAL, SOON).moves
    found = plan(replace(facts, stage=Stage.RESOLVE), USUAL, SOON)
    assert step_of(found, K.HEAR_STORY).state is T.NOW
    assert step_of(found, K.ASK_TEAM).state is T.NOW and step_of(found, K.SEND).state is T.BLOCKED
    assert found.reply_due == MONDAY + hours(24)


def test_a_closed_case_has_nothing_open_and_does_not_age() -> None:
    facts = drafted(stage=Stage.CLOSED, outcome=Outcome.UNREACHABLE)
    found = plan(facts, USUAL, NOON)
    assert found == plan(facts, USUAL, NOON + days(1000))
    assert step_of(found, K.CLOSE).why == "It ended: unreachable." and step_of(found, K.CLOSE).state is T.DONE
    assert step_of(found, K.SEND).state is T.WAIVED and step_of(found, K.SEND).why == "The case was closed before."
    assert found.moves == (Move.REOPEN,) and found.waiting_on is W.NOBODY and found.next_step is None


def test_everybody_whose_place_never_closes_has_the_same_hours_on_the_clock() -> None:
    found = plan(case(calendar=ALWAYS), USUAL, MONDAY)
    assert step_of(found, K.ASK_TEAM).due == MONDAY + hours(1)


@pytest.mark.demand("R11")
def test_a_second_reply_can_be_written_while_the_first_is_live() -> None:
    facts = replied(draft=draft(written_at=NOON + hours(1)))
    assert may_send(facts, USUAL, NOON + hours(1)) is None, "R11: readers see what was done"
    assert step_of(plan(facts, USUAL, NOON + hours(1)), K.SEND).state is T.NOW
