"""From the live reply to the end: the talk, the wait, the removal request, and what was learnt."""

from dataclasses import replace
from typing import Any

import pytest

from heard.playbook import (
    Policy,
    authority,
    from_toml,
    may_ask_to_update,
    may_offer_remedy,
    may_promise,
    plan,
    priority,
    satisfied,
    weigh,
)
from heard.vocabulary.case import CaseFacts, ContestFacts, FollowUpFacts, OutgoingState, TalkFacts
from heard.vocabulary.plan import StepKind, StepState
from heard.vocabulary.platforms import RULES, Platform
from heard.vocabulary.reading import Polarity, Risk, Severity
from heard.vocabulary.text import Standing
from heard.vocabulary.way import CaseKind, Move, Outcome, Priority, Role, Stage, WaitingOn
from tests.playbook.cast import (
    BOB,
    CHOSEN,
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


# --- the talk ---


@pytest.mark.demand("S1")
@pytest.mark.parametrize(
    ("talk", "at", "state", "who", "due"),
    [
        (TalkFacts(), NOON, T.NOW, W.US, NOON + days(1)),  # known: reach out within eight business hours
        (TalkFacts(last_out_at=NOON), NOON, T.WAITING, W.CUSTOMER, NOON + days(4)),
        (TalkFacts(last_out_at=NOON), NOON + days(4), T.NOW, W.US, NOON + days(7)),  # Friday noon, one more try by Monday
        (TalkFacts(last_in_at=NOON), NOON, T.NOW, W.US, NOON + days(1)),  # they wrote
        (TalkFacts(last_in_at=NOON, last_out_at=MONDAY), NOON, T.NOW, W.US, NOON + days(1)),
        (TalkFacts(last_in_at=MONDAY, last_out_at=NOON), NOON, T.WAITING, W.CUSTOMER, NOON + days(4)),
        (STORY, MONDAY + hours(5), T.DONE, W.US, None),
        (replace(STORY, last_in_at=MONDAY + hours(6)), MONDAY + hours(6), T.NOW, W.US, MONDAY + hours(30)),  # and once more
    ],
)
def test_whoever_wrote_last_waits_for_the_other(talk: TalkFacts, at: Any, state: StepState, who: WaitingOn, due: Any) -> None:
    step = step_of(plan(replied(talk=talk), USUAL, at), K.HEAR_STORY)
    assert (step.state, step.who, step.due) == (state, who, due)


@pytest.mark.demand("S3", "S6", "S7")
@pytest.mark.parametrize(
    ("changes", "at", "kind", "state", "due"),
    [
        ({}, MONDAY + hours(5), K.OFFER_REMEDY, T.NOW, MONDAY + hours(29)),  # eight business hours after the story
        ({"remedy": OFFERED}, MONDAY + hours(6), K.OFFER_REMEDY, T.WAITING, MONDAY + hours(6) + days(4)),
        ({"remedy": OFFERED}, MONDAY + days(5), K.OFFER_REMEDY, T.NOW, MONDAY + days(7) + hours(6)),
        ({"remedy": CHOSEN}, MONDAY + hours(7), K.KEEP_PROMISE, T.NOW, MONDAY + days(1)),
        ({"remedy": replace(CHOSEN, due_at=None)}, MONDAY + hours(7), K.KEEP_PROMISE, T.NOW, MONDAY + hours(7) + days(3)),
        ({"remedy": KEPT}, MONDAY + days(1), K.FOLLOW_UP, T.WAITING, MONDAY + days(4)),  # three days after the promise
        ({"remedy": replace(KEPT, due_at=MONDAY + days(2))}, MONDAY + days(1), K.FOLLOW_UP, T.WAITING, MONDAY + days(5)),
        ({"remedy": KEPT}, MONDAY + days(4), K.FOLLOW_UP, T.NOW, MONDAY + days(4) + hours(8)),
        (
            {"remedy": KEPT, "follow_up": FollowUpFacts(asked=1, last_asked_at=MONDAY + days(4))},
            MONDAY + days(4), K.FOLLOW_UP, T.WAITING, MONDAY + days(8),
        ),
        (
            {"remedy": KEPT, "follow_up": FollowUpFacts(asked=1, last_asked_at=MONDAY + days(4))},
            MONDAY + days(8), K.FOLLOW_UP, T.NOW, MONDAY + days(8) + hours(8),
        ),
        ({"remedy": KEPT, "follow_up": CONTENT}, MONDAY + days(5), K.ASK_TO_UPDATE, T.NOW, MONDAY + days(7) + hours(8)),
    ],
)  # fmt: skip
def test_each_step_of_making_it_right_has_its_time(
    changes: dict[str, Any], at: Any, kind: StepKind, state: StepState, due: Any
) -> None:
    found = plan(replied(talk=STORY, **changes), USUAL, at)
    step = step_of(found, kind)
    assert (step.state, step.due) == (state, due)
    assert found.next_step is step
    assert found.automatic is None


@pytest.mark.demand("S9")
@pytest.mark.parametrize(
    ("changes", "at", "states", "move"),
    [
        # Refused: nothing is owed, nobody is asked again, and a person says how it ended.
        (
            {"remedy": replace(OFFERED, refused_at=MONDAY + hours(8))},
            MONDAY + days(1),
            {K.OFFER_REMEDY: T.DONE, K.KEEP_PROMISE: T.WAIVED, K.FOLLOW_UP: T.WAIVED, K.CLOSE: T.NOW},
            None,
        ),
        # Asked twice without an answer: left in peace.
        (
            {"remedy": KEPT, "follow_up": FollowUpFacts(asked=2, last_asked_at=MONDAY + days(8))},
            MONDAY + days(12),
            {K.FOLLOW_UP: T.WAIVED, K.ASK_TO_UPDATE: T.WAIVED},
            Move.LEARN,
        ),
        # Not content: no automatic end, and no wish; readers are still to see what was done.
        (
            {"remedy": KEPT, "follow_up": replace(CONTENT, score=2)},
            MONDAY + days(5),
            {K.DRAFT: T.NOW, K.FOLLOW_UP: T.DONE, K.ASK_TO_UPDATE: T.WAIVED, K.CLOSE: T.LATER},
            None,
        ),
        # The same, once the second reply is written: it goes.
        (
            {"remedy": KEPT, "follow_up": replace(CONTENT, score=2), "draft": draft(written_at=MONDAY + days(6))},
            MONDAY + days(6),
            {K.DRAFT: T.DONE, K.SEND: T.NOW},
            None,
        ),
        # And once readers can see it, a person says how it ended.
        (
            {
                "remedy": KEPT,
                "follow_up": replace(CONTENT, score=2),
                "reply": reply(R.LIVE, approved_at=MONDAY + days(6), live_at=MONDAY + days(6)),
            },
            MONDAY + days(6),
            {K.DRAFT: T.DONE, K.SEND: T.DONE, K.CLOSE: T.NOW},
            None,
        ),
        # Content and asked once: what was learnt?
        (
            {"remedy": KEPT, "follow_up": CONTENT, "asked_to_update_at": MONDAY + days(6)},
            MONDAY + days(6),
            {K.FOLLOW_UP: T.DONE, K.ASK_TO_UPDATE: T.DONE},
            Move.LEARN,
        ),
        # The same, but they wrote again: somebody answers first.
        (
            {
                "remedy": KEPT,
                "follow_up": CONTENT,
                "asked_to_update_at": MONDAY + days(6),
                "talk": replace(STORY, last_in_at=MONDAY + days(6)),
            },
            MONDAY + days(6),
            {K.HEAR_STORY: T.NOW},
            None,
        ),
        # Where the platform forbids asking, the end comes without it.
        (
            {"remedy": KEPT, "follow_up": CONTENT, "platform": Platform.TRUSTPILOT},
            MONDAY + days(5),
            {K.ASK_TO_UPDATE: T.WAIVED},
            Move.LEARN,
        ),
    ],
)
def test_the_talk_ends_with_dignity(
    changes: dict[str, Any], at: Any, states: dict[StepKind, StepState], move: Move | None
) -> None:
    found = plan(replied(**{"talk": STORY, **changes}), USUAL, at)
    assert {kind: step_of(found, kind).state for kind in states} == states
    assert found.automatic is move


@pytest.mark.demand("R11")
def test_the_second_reply_is_owed_to_readers_of_a_live_answer_only() -> None:
    unhappy = replace(CONTENT, score=2)
    draft_step = step_of(plan(replied(talk=STORY, remedy=KEPT, follow_up=unhappy), USUAL, MONDAY + days(5)), K.DRAFT)
    assert (draft_step.state, draft_step.source) == (T.NOW, "seed 004")
    assert "what was done" in draft_step.why
    for changes in ({"follow_up": CONTENT}, {"follow_up": unhappy, "stage": Stage.CLOSED, "outcome": Outcome.UNSATISFIED}):
        found = plan(replied(talk=STORY, remedy=KEPT, **changes), USUAL, MONDAY + days(5))
        assert step_of(found, K.DRAFT).state is T.DONE


@pytest.mark.demand("T6")
def test_extortion_locks_the_remedy_and_the_real_complaint_is_still_heard() -> None:
    facts = replied(extortion=True, risks=frozenset({Risk.EXTORTION}))
    found = plan(facts, USUAL, NOON)
    assert step_of(found, K.HEAR_STORY).state is T.NOW
    assert step_of(found, K.FIND_GROUND).state is T.NOW
    told = plan(replace(facts, talk=STORY), USUAL, MONDAY + hours(5))
    assert step_of(told, K.OFFER_REMEDY).state is T.BLOCKED and "R-32" in step_of(told, K.OFFER_REMEDY).blocked_by
    assert "R-32" in (may_offer_remedy(facts, USUAL) or "")
    promised = plan(replace(facts, talk=STORY, remedy=CHOSEN), USUAL, MONDAY + hours(8))
    assert step_of(promised, K.KEEP_PROMISE).state is T.BLOCKED
    undecided = plan(replace(facts, talk=STORY, remedy=OFFERED), USUAL, MONDAY + days(5))
    assert step_of(undecided, K.OFFER_REMEDY).state is T.BLOCKED


@pytest.mark.demand("C4")
def test_counsel_stops_every_word_and_leaves_somebody_with_the_ball() -> None:
    known = plan(replied(counsel=True), USUAL, NOON)
    assert step_of(known, K.HEAR_STORY).state is T.BLOCKED
    assert known.next_step is not None and known.next_step.kind is K.CLOSE and "Turn the switch off" in known.next_step.why
    asking = plan(replied(counsel=True, talk=STORY, remedy=KEPT), USUAL, MONDAY + days(4))
    assert step_of(asking, K.FOLLOW_UP).state is T.BLOCKED
    wishing = plan(replied(counsel=True, talk=STORY, remedy=KEPT, follow_up=CONTENT), USUAL, MONDAY + days(6))
    assert step_of(wishing, K.ASK_TO_UPDATE).state is not T.NOW
    assert may_offer_remedy(replied(counsel=True), USUAL) is not None
    assert step_of(plan(replied(counsel=True, talk=TalkFacts(last_in_at=NOON)), USUAL, NOON), K.HEAR_STORY).state is T.BLOCKED


# --- the wall between remedy and review ---


@pytest.mark.demand("S8")
@pytest.mark.parametrize(
    ("changes", "at", "why_not"),
    [
        ({}, days(5), None),
        ({}, days(3) - minutes(1), "It is too close to the remedy."),  # two days after it was kept
        ({}, days(3), None),
        ({"asked_to_update_at": MONDAY + days(4)}, days(5), "They were asked once, and once is all."),
        ({"remedy": None}, days(5), "No promise has been kept yet."),
        ({"remedy": CHOSEN}, days(5), "No promise has been kept yet."),
        ({"follow_up": None}, days(5), "They have not said yet that they are satisfied."),
        (
            {"follow_up": replace(CONTENT, score=None, answered_at=None)},
            days(5),
            "They have not said yet that they are satisfied.",
        ),
        ({"follow_up": replace(CONTENT, score=3)}, days(5), "They are not satisfied."),
        ({"follow_up": replace(CONTENT, score=4)}, days(5), None),
        ({"extortion": True}, days(5), "It is marked as extortion."),
        ({"updated_after_reply": True}, days(5), "They have updated it already."),
        ({"hidden": True}, days(5), "There is no review to update."),
        ({"kind": CaseKind.COMPLAINT}, days(5), "There is no review to update."),
        ({"counsel": True}, days(5), "Counsel has this case: nothing is sent until the switch is turned off."),
        ({"stage": Stage.CLOSED}, days(5), "The case is closed."),
        *[
            ({"platform": platform}, days(5), f"{rules.name} forbids asking.")
            for platform, rules in RULES.items()
            if not rules.ask_to_update
        ],
    ],
)
def test_asking_for_an_update_is_neutral_late_and_once(changes: dict[str, Any], at: Any, why_not: str | None) -> None:
    facts = replied(**{"talk": STORY, "remedy": KEPT, "follow_up": CONTENT, **changes})
    assert may_ask_to_update(facts, USUAL, MONDAY + at) == why_not


@pytest.mark.demand("S8")
@pytest.mark.parametrize(
    ("toml", "words"), [("ask = false", "nobody is asked"), ('not_in_countries = ["GB"]', "nobody in GB is asked")]
)
def test_a_playbook_can_forbid_asking(toml: str, words: str) -> None:
    policy = from_toml(f"[update]\n{toml}")
    facts = replied(talk=STORY, remedy=KEPT, follow_up=CONTENT)
    assert words in (may_ask_to_update(facts, policy, MONDAY + days(5)) or "")
    assert step_of(plan(facts, policy, MONDAY + days(5)), K.ASK_TO_UPDATE).state is T.WAIVED


def test_the_wish_waits_for_days_after_the_remedy_even_when_they_are_content_at_once() -> None:
    facts = replied(talk=STORY, remedy=KEPT, follow_up=replace(CONTENT, answered_at=MONDAY + days(1)))
    waiting = plan(facts, USUAL, MONDAY + days(1))
    assert step_of(waiting, K.ASK_TO_UPDATE).state is T.WAITING and waiting.next_due == MONDAY + days(3)
    asked = plan(facts, USUAL, MONDAY + days(3))
    assert step_of(asked, K.ASK_TO_UPDATE).due == MONDAY + days(3) + hours(8)


@pytest.mark.demand("S8")
def test_nothing_is_offered_after_the_wish() -> None:
    facts = replied(talk=STORY, asked_to_update_at=NOON)
    assert "R-1" in (may_offer_remedy(facts, USUAL) or "")
    assert step_of(plan(facts, USUAL, MONDAY + days(1)), K.OFFER_REMEDY).state is T.WAIVED
    assert may_offer_remedy(replied(talk=STORY), USUAL) is None


@pytest.mark.demand("S4")
@pytest.mark.parametrize(
    ("role", "cost", "may"),
    [
        (Role.AGENT, 2000, True),
        (Role.AGENT, 2001, False),
        (Role.APPROVER, 5000, True),
        (Role.APPROVER, 5001, False),
        (Role.MANAGER, 20000, True),
        (Role.MANAGER, 20001, False),
        (Role.OWNER, 10**9, True),
    ],
)
def test_what_each_role_may_promise_is_clear(role: Role, cost: int, may: bool) -> None:
    assert may_promise(role, cost, USUAL) is may
    assert (authority(role, USUAL) is None) is (role is Role.OWNER)


@pytest.mark.demand("S7")
@pytest.mark.parametrize(("score", "content"), [(None, None), (1, False), (3, False), (4, True), (5, True)])
def test_satisfied_is_what_the_follow_up_said(score: int | None, content: bool | None) -> None:
    assert satisfied(replied(follow_up=replace(CONTENT, score=score)), USUAL) is content
    assert satisfied(replied(), USUAL) is None


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
