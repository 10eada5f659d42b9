"""A reply on its way, when one is owed, and when it is not."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from heard.playbook import (
    Policy,
    from_toml,
    may_leave,
    may_send,
    no_reply_owed,
    plan,
    short_outcome,
)
from heard.vocabulary.case import CaseFacts, OutgoingState, TalkFacts
from heard.vocabulary.plan import StepKind, StepState
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Polarity, Severity
from heard.vocabulary.text import Standing
from heard.vocabulary.way import CaseKind, Move, Outcome, Stage, WaitingOn
from tests.playbook.cast import (
    ALICE,
    ALWAYS,
    BOB,
    CHARLIE,
    MONDAY,
    NOON,
    USUAL,
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
