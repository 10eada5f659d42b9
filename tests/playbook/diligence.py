"""A diligent desk: whoever has the ball does their step, and does it well.

It is the proof that no case is ever stuck: from any history, doing the next step again and again ends the case.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from heard.playbook import Policy, after, may_leave, plan, short_outcome
from heard.vocabulary.case import (
    CaseFacts,
    ContestFacts,
    FactRequestFacts,
    FollowUpFacts,
    OutgoingState,
    RemedyFacts,
    ReplyFacts,
)
from heard.vocabulary.plan import Step, StepKind, StepState
from heard.vocabulary.reading import Polarity
from heard.vocabulary.text import Standing
from heard.vocabulary.way import Outcome, Stage, WaitingOn
from tests.playbook import cast

Doing = dict[str, Any]


def travel(facts: CaseFacts, policy: Policy, now: datetime) -> CaseFacts:
    """Make automatic moves until none is left, as the desk does; they never lead round in a circle."""
    for _ in Stage:
        move = plan(facts, policy, now).automatic
        if move is None:
            return facts
        stage = after(facts.stage, move)
        facts = replace(facts, stage=stage, outcome=short_outcome(facts) if stage is Stage.CLOSED else None)
    raise AssertionError(f"automatic moves go round in a circle from {facts}")


def do_next(facts: CaseFacts, policy: Policy, now: datetime, standing: Standing = Standing.KNOWN) -> tuple[CaseFacts, datetime]:
    """The next step, done by whoever has it; a step that only waits for a clock or for silence lets its time come.

    `standing` is what a search will find; customers who are known answer the follow-up and are content.
    """
    step = plan(facts, policy, now).next_step
    assert step is not None
    answers = step.kind is StepKind.FOLLOW_UP and step.who is WaitingOn.CUSTOMER and standing is Standing.KNOWN
    if step.state is StepState.WAITING and step.kind in _ENDS_BY_ITSELF and not answers:
        assert step.due is not None
        now = max(now, step.due)
        return travel(facts, policy, now), now
    now += timedelta(minutes=1)
    changes = _DO[step.kind](facts, policy, now, step, standing)
    assert changes, f"nobody can do {step.kind} in {facts}"
    return travel(replace(facts, **changes), policy, now), now


_ENDS_BY_ITSELF = frozenset(
    {StepKind.HOLD, StepKind.WAIT_FOR_SIGN, StepKind.FOLLOW_UP, StepKind.ASK_TO_UPDATE, StepKind.HEAR_STORY}
)


def _read(facts: CaseFacts, policy: Policy, now: datetime, step: Step, standing: Standing) -> Doing:
    return {"triaged_at": now, "polarity": Polarity.NEGATIVE}


def _ask_team(facts: CaseFacts, policy: Policy, now: datetime, step: Step, standing: Standing) -> Doing:
    """Ask when nobody was asked; answer when somebody was."""
    if step.state is StepState.WAITING:
        return {"fact_requests": tuple(replace(request, answered_at=now) for request in facts.fact_requests)}
    request = FactRequestFacts(asked_at=now, due_at=now + timedelta(hours=4), who="Dana, shift lead")
    return {"fact_requests": (*facts.fact_requests, request)}


def _find_customer(facts: CaseFacts, policy: Policy, now: datetime, step: Step, standing: Standing) -> Doing:
    decided = Standing.NOT_FOUND if facts.standing is Standing.CANDIDATES else standing
    return {"searched_at": now, "standing": decided}


def _draft(facts: CaseFacts, policy: Policy, now: datetime, step: Step, standing: Standing) -> Doing:
    return {"draft": cast.draft(written_at=now)}


def _approve(facts: CaseFacts, policy: Policy, now: datetime, step: Step, standing: Standing) -> Doing:
    assert facts.draft is not None
    if step.state is StepState.NOW:
        return {"draft": replace(facts.draft, offered_for_approval_at=now)}
    other = cast.BOB if facts.draft.written_by != cast.BOB else cast.ALICE
    approvals = (*facts.draft.approvals, other, *policy.crisis.approvers)
    # In a crisis whose only named approver wrote the draft, somebody else writes it.
    writer = cast.CHARLIE if facts.draft.written_by in policy.crisis.approvers else facts.draft.written_by
    return {"draft": replace(facts.draft, approvals=approvals, written_by=writer)}


def _send(facts: CaseFacts, policy: Policy, now: datetime, step: Step, standing: Standing) -> Doing:
    reply = facts.reply
    if reply is not None and reply.state is OutgoingState.APPROVED:
        return {"reply": replace(reply, state=OutgoingState.QUEUED, send_after=now + timedelta(minutes=5))}
    if reply is not None and reply.state is OutgoingState.QUEUED:
        if may_leave(facts, policy, now) is None:
            return {"reply": replace(reply, state=OutgoingState.SENDING)}
        return {"reply": replace(reply, send_after=now)}  # the clock has come
    if reply is not None and reply.state is OutgoingState.SENDING:
        return {"reply": replace(reply, state=OutgoingState.SENT, sent_at=now)}
    return {"reply": ReplyFacts(state=OutgoingState.APPROVED, approved_at=now)}


def _watch(facts: CaseFacts, policy: Policy, now: datetime, step: Step, standing: Standing) -> Doing:
    assert facts.reply is not None
    return {"reply": replace(facts.reply, state=OutgoingState.LIVE, live_at=now)}


def _talk(facts: CaseFacts, policy: Policy, now: datetime, step: Step, standing: Standing) -> Doing:
    return {"talk": replace(facts.talk, last_out_at=now, whole_story_at=now)}


def _offer(facts: CaseFacts, policy: Policy, now: datetime, step: Step, standing: Standing) -> Doing:
    if facts.remedy is None:
        return {"remedy": RemedyFacts(offered_at=now)}
    return {"remedy": replace(facts.remedy, chosen_at=now)}


def _keep(facts: CaseFacts, policy: Policy, now: datetime, step: Step, standing: Standing) -> Doing:
    assert facts.remedy is not None
    return {"remedy": replace(facts.remedy, kept_at=now)}


def _follow_up(facts: CaseFacts, policy: Policy, now: datetime, step: Step, standing: Standing) -> Doing:
    if step.state is StepState.WAITING:
        assert facts.follow_up is not None
        return {"follow_up": replace(facts.follow_up, answered_at=now, score=5)}
    asked = facts.follow_up.asked if facts.follow_up else 0
    return {"follow_up": FollowUpFacts(asked=asked + 1, last_asked_at=now)}


def _ask_to_update(facts: CaseFacts, policy: Policy, now: datetime, step: Step, standing: Standing) -> Doing:
    return {"asked_to_update_at": now}


def _find_ground(facts: CaseFacts, policy: Policy, now: datetime, step: Step, standing: Standing) -> Doing:
    return {"contest": ContestFacts(ground="spam", decided_at=now)}


def _request(facts: CaseFacts, policy: Policy, now: datetime, step: Step, standing: Standing) -> Doing:
    assert facts.contest is not None
    return {"contest": replace(facts.contest, submitted_at=now)}


def _decision(facts: CaseFacts, policy: Policy, now: datetime, step: Step, standing: Standing) -> Doing:
    """The platform refuses at first, and again after the appeal."""
    assert facts.contest is not None
    if step.state is StepState.WAITING:
        return {"contest": replace(facts.contest, answered_at=now, removed=False)}
    return {"contest": replace(facts.contest, appealed_at=now)}


def _learn(facts: CaseFacts, policy: Policy, now: datetime, step: Step, standing: Standing) -> Doing:
    return {"learned_at": now}


def _close(facts: CaseFacts, policy: Policy, now: datetime, step: Step, standing: Standing) -> Doing:
    return {"stage": Stage.CLOSED, "outcome": Outcome.UNREACHABLE}


_DO: dict[StepKind, Callable[[CaseFacts, Policy, datetime, Step, Standing], Doing]] = {
    StepKind.READ: _read,
    StepKind.ASK_TEAM: _ask_team,
    StepKind.FIND_CUSTOMER: _find_customer,
    StepKind.CALL_FIRST: _talk,
    StepKind.DRAFT: _draft,
    StepKind.APPROVE: _approve,
    StepKind.SEND: _send,
    StepKind.WATCH: _watch,
    StepKind.HEAR_STORY: _talk,
    StepKind.OFFER_REMEDY: _offer,
    StepKind.KEEP_PROMISE: _keep,
    StepKind.FOLLOW_UP: _follow_up,
    StepKind.ASK_TO_UPDATE: _ask_to_update,
    StepKind.FIND_GROUND: _find_ground,
    StepKind.REQUEST_REMOVAL: _request,
    StepKind.AWAIT_DECISION: _decision,
    StepKind.LEARN: _learn,
    StepKind.CLOSE: _close,
}
