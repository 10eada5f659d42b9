"""The talk after the live reply, and the wall between remedy and review."""

from dataclasses import replace
from typing import Any

import pytest

from heard.playbook import (
    authority,
    from_toml,
    may_ask_to_update,
    may_offer_remedy,
    may_promise,
    plan,
    satisfied,
)
from heard.vocabulary.case import FollowUpFacts, OutgoingState, TalkFacts
from heard.vocabulary.plan import StepKind, StepState
from heard.vocabulary.platforms import RULES, Platform
from heard.vocabulary.reading import Risk
from heard.vocabulary.way import CaseKind, Move, Outcome, Role, Stage, WaitingOn
from tests.playbook.cast import (
    CHOSEN,
    CONTENT,
    KEPT,
    MONDAY,
    NOON,
    OFFERED,
    STORY,
    USUAL,
    days,
    draft,
    hours,
    minutes,
    replied,
    reply,
    step_of,
)

K, T, R, W = StepKind, StepState, OutgoingState, WaitingOn


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
