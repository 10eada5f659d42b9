"""What a case needs now: every step, who has the ball, and when that changes.

Guarantees, each held by a test in `tests/playbook`:

- The same facts, policy and time give the same plan. Nothing is stored and nothing is remembered.
- An open case has a step that can be done now or is waited for, so that somebody always has the ball; a closed one has none.
- `may_send` is true only when facts, search, hold, guard and approvals are all in order, and no switch stops it.
- A remedy and the question for an updated review are never open together.
- `next_due` lies in the past only when a step is overdue.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from heard.playbook.policy import Policy
from heard.playbook.scene import OPEN_STATES, UNREAD, Scene, latest
from heard.playbook.steps import contest, gather, learn, resolve, respond
from heard.playbook.way import automatic, open_moves
from heard.playbook.weight import weigh_scene
from heard.vocabulary.case import CaseFacts
from heard.vocabulary.plan import Plan, Step, StepState
from heard.vocabulary.way import Stage, WaitingOn

_RUNNING = frozenset({StepState.NOW, StepState.WAITING})


def plan(facts: CaseFacts, policy: Policy, now: datetime) -> Plan:
    """The plan of a case at `now`, an aware time. Pure: the same arguments give the same plan."""
    # In a closed case time stands still: what was not done when it closed is not done by waiting.
    scene = Scene.of(facts, policy, latest(facts) if facts.stage is Stage.CLOSED else now)
    steps = tuple(_steps(scene))
    weight = weigh_scene(scene)
    return Plan(
        stage=facts.stage,
        priority=weight.priority,
        priority_why=weight.why,
        waiting_on=_waiting_on(steps),
        steps=steps,
        moves=open_moves(scene),
        next_due=_next_due(scene, steps),
        reply_due=scene.reply_due,
        automatic=automatic(scene, steps),
        may_draft=_may_draft(scene),
        may_send=not scene.send_blocks,
        send_blocked_by=" ".join(scene.send_blocks),
        needs_approval=scene.why_approval != "",
    )


def _steps(scene: Scene) -> Iterable[Step]:
    """All steps in the order of the way. A closed case keeps what was done and drops what was not."""
    steps = list(_along_the_way(scene))
    anything_open = any(step.state in _RUNNING for step in steps)
    steps += learn.steps(scene, anything_open=anything_open)
    if scene.facts.stage is Stage.CLOSED:
        return map(_settled, steps)
    return steps


def _along_the_way(scene: Scene) -> Iterator[Step]:
    yield from gather.steps(scene)
    yield from respond.steps(scene)
    yield from resolve.steps(scene)
    yield from resolve.waiting(scene)
    yield from contest.steps(scene)


def _settled(step: Step) -> Step:
    """A step of a closed case: whatever was still open is no longer."""
    if step.state in (StepState.DONE, StepState.WAIVED):
        return step
    return replace(step, state=StepState.WAIVED, why="The case was closed before.", due=None, blocked_by="", overdue=False)


def _waiting_on(steps: Sequence[Step]) -> WaitingOn:
    """Who has the ball of the next step; the same choice as `Plan.next_step`."""
    for state in (StepState.NOW, StepState.WAITING):
        for step in steps:
            if step.state is state:
                return step.who
    return WaitingOn.NOBODY


def _next_due(scene: Scene, steps: Sequence[Step]) -> datetime | None:
    """The earliest of: a step's time, the end of the hold, the reply's target, and when the case weighs more."""
    if scene.facts.stage is Stage.CLOSED:
        return None
    times = [step.due for step in steps if step.due is not None and step.state in OPEN_STATES]
    held = scene.hold_until if scene.facts.triaged_at is not None else None
    turns = [held, scene.reply_soon, scene.reply_due, scene.reply_limit]
    times += [turn for turn in turns if turn is not None and turn > scene.now]
    return min(times, default=None)


def _may_draft(scene: Scene) -> bool:
    """Writing is allowed from the moment the text was read, long before sending is."""
    if scene.facts.stage is Stage.CLOSED or scene.facts.stage in UNREAD:
        return False
    return not scene.no_reply_owed and scene.on_its_way is None
