"""What holds for every plan, whatever happened."""

from datetime import datetime, timedelta

from heard.playbook import MOVES, Policy, after, may_ask_to_update, may_leave, may_offer_remedy, may_send, plan
from heard.playbook.answer import facts_in, searched
from heard.playbook.care import is_private, needs_whole_plan
from heard.vocabulary.case import CaseFacts, OutgoingState
from heard.vocabulary.plan import Plan, StepKind, StepState
from heard.vocabulary.way import Move, Stage, WaitingOn

HAS_THE_BALL = (StepState.NOW, StepState.WAITING)
OPEN = (StepState.NOW, StepState.WAITING, StepState.BLOCKED)


def check(facts: CaseFacts, policy: Policy, now: datetime) -> Plan:
    """The plan, after everything that must hold of it was asserted."""
    found = plan(facts, policy, now)
    assert plan(facts, policy, now) == found, "the same question gives the same plan"
    somebody_has_the_ball(facts, found)
    nothing_leaves_too_early(facts, policy, now, found)
    remedy_and_wish_stay_apart(facts, policy, now, found)
    times_are_honest(facts, now, found)
    nothing_changes_before_its_time(facts, policy, now, found)
    moves_are_in_the_table(facts, found)
    return found


def somebody_has_the_ball(facts: CaseFacts, found: Plan) -> None:
    states = [step.state for step in found.steps]
    if facts.stage is Stage.CLOSED:
        assert not set(states) & set(OPEN), "a closed case has nothing open"
        assert found.waiting_on is WaitingOn.NOBODY
        assert found.next_due is None and found.reply_due is None and not found.may_send and not found.may_draft
        return
    assert set(states) & set(HAS_THE_BALL), f"nobody has the ball: {found.steps}"
    assert found.next_step is not None
    assert found.waiting_on is found.next_step.who
    assert found.waiting_on is not WaitingOn.NOBODY
    for step in found.steps:
        assert step.why and step.source
        assert step.state is not StepState.BLOCKED or step.blocked_by, f"{step.kind} is blocked and does not say by what"
        if step.state is StepState.NOW:
            assert step.who in (WaitingOn.US, WaitingOn.TEAM, WaitingOn.APPROVER), f"{step.kind}: nobody of ours can do it"
        if step.state is StepState.WAITING:
            assert step.who is not WaitingOn.US, f"{step.kind} waits for ourselves"
            assert step.due is not None, f"{step.kind} waits without an end"
    kinds = [step.kind for step in found.steps]
    assert len(set(kinds)) == len(kinds), "a step stands in a plan once"


def nothing_leaves_too_early(facts: CaseFacts, policy: Policy, now: datetime, found: Plan) -> None:
    assert found.may_send == (may_send(facts, policy, now) is None) == (found.send_blocked_by == "")
    rules = policy.settings(facts.platform, facts.severity)
    leaving = may_leave(facts, policy, now) is None
    if found.may_send or leaving:
        assert not facts.counsel and not is_private(facts) and not facts.hidden and facts.stage is not Stage.CLOSED
        assert not facts.crisis or (facts.draft and set(facts.draft.approvals) & set(rules.crisis.approvers))
    if leaving:
        assert facts.reply is not None and facts.reply.state is OutgoingState.QUEUED
    if not found.may_send:
        return
    assert facts.triaged_at is not None and facts.draft is not None and not facts.draft.blocked and not facts.draft.unexplained
    assert facts.reply is None or facts.reply.state not in (OutgoingState.QUEUED, OutgoingState.SENDING, OutgoingState.PENDING)
    if found.needs_approval:
        assert set(facts.draft.approvals) - {facts.draft.written_by}, "somebody else has read it"
    if needs_whole_plan(facts, rules):
        assert facts_in(facts) or not rules.hold.facts_required
        assert searched(facts) or not rules.hold.search_required
        assert (now - facts.opened_at).total_seconds() >= rules.hold.minutes * 60


def remedy_and_wish_stay_apart(facts: CaseFacts, policy: Policy, now: datetime, found: Plan) -> None:
    states = {step.kind: step.state for step in found.steps}
    remedy_open = {states.get(StepKind.OFFER_REMEDY), states.get(StepKind.KEEP_PROMISE)} & set(HAS_THE_BALL)
    wish_open = states.get(StepKind.ASK_TO_UPDATE) in HAS_THE_BALL
    assert not (remedy_open and wish_open), "a remedy and a word about the review are never open together"
    may_ask = may_ask_to_update(facts, policy, now) is None
    assert not (may_ask and remedy_open)
    assert not (may_ask and facts.remedy is None)
    if facts.extortion:
        assert may_offer_remedy(facts, policy) is not None and not may_ask
        assert states.get(StepKind.OFFER_REMEDY) is not StepState.NOW and states.get(StepKind.KEEP_PROMISE) is not StepState.NOW
    if states.get(StepKind.ASK_TO_UPDATE) is StepState.NOW:
        assert may_ask, "the plan asks for nothing that the rule forbids"


def times_are_honest(facts: CaseFacts, now: datetime, found: Plan) -> None:
    for step in found.steps:
        late = step.due is not None and step.state in OPEN and now >= step.due
        assert step.overdue == late, f"{step.kind} is late or it is not"
        if step.state in OPEN and step.due is not None:
            assert found.next_due is not None and found.next_due <= step.due
    if found.next_due is not None and found.next_due <= now:
        assert any(step.overdue for step in found.steps), "the next time is past, and nobody is late"
    if facts.stage is not Stage.CLOSED:
        assert found.next_due is not None, "an open case has a next time"


def nothing_changes_before_its_time(facts: CaseFacts, policy: Policy, now: datetime, found: Plan) -> None:
    """`next_due` is the earliest moment at which the plan looks different: a job that wakes then misses nothing."""
    if found.next_due is None or found.next_due > now:
        just_before = found.next_due - timedelta(microseconds=1) if found.next_due else now + timedelta(days=400)
        assert _told(plan(facts, policy, just_before)) == _told(found), "the plan changed before the time it named"


def _told(found: Plan) -> dict[str, object]:
    """A plan as a table, so that a difference shows by its name."""
    return {**{name: getattr(found, name) for name in Plan.__slots__ if name != "steps"}, **{s.kind: s for s in found.steps}}


def moves_are_in_the_table(facts: CaseFacts, found: Plan) -> None:
    assert all((facts.stage, move) in MOVES for move in found.moves)
    assert (Move.CLOSE in found.moves) == (facts.stage is not Stage.CLOSED), "a person can always close"
    assert Move.NEW_CYCLE not in found.moves
    if found.automatic is not None:
        assert found.automatic in found.moves
        assert after(facts.stage, found.automatic) is not facts.stage
