"""What comes next: ask the playbook, make the moves that need nobody, and renew what lists show.

Stages never call one another; an act ends and the case travels on from here, in the same transaction.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from heard.desk import policy
from heard.playbook import after, plan, short_outcome
from heard.records.bulk import insert_many, update_many
from heard.records.models import Case, CaseEvent
from heard.triage import actions as triage
from heard.vocabulary.log import EventKind
from heard.vocabulary.people import DESK, Actor
from heard.vocabulary.plan import Plan
from heard.vocabulary.way import Move, Outcome, Stage, WaitingOn

if TYPE_CHECKING:
    from heard.reader.ahead import ReadMany

PROJECTION = [
    "stage",
    "closed_at",
    "outcome",
    "polarity",
    "severity",
    "topics",
    "complaints",
    "shift",
    "products",
    "stars",
    "priority",
    "lane",
    "waiting_on",
    "step",
    "next_due",
    "reply_due",
    "planned_at",
    "planned_with",
]
LANES = {
    WaitingOn.US: "due",
    WaitingOn.CUSTOMER: "customer",
    WaitingOn.NOBODY: "closed",
}
MOST_MOVES = 8  # a playbook that moves a case more often in one go is going in circles


class GoingInCircles(Exception):
    """The playbook moved a case round and round. This is a fault of the desk; please report it with the case's log."""


def plan_of(case: Case, now: datetime) -> Plan:
    """The plan of one case under the playbook in force."""
    return plan(case.facts(), policy.in_force(case.brand)[0], now)


def onward(cases: Sequence[Case], *, now: datetime, read_many: ReadMany | None = None) -> None:
    """Carry each case as far as it goes by itself; at most a handful of statements whatever their number."""
    step(cases, now=now, read_many=read_many)
    update_many(list(cases), PROJECTION)


def step(cases: Sequence[Case], *, now: datetime, read_many: ReadMany | None = None) -> None:
    """The same within an act that goes on with these cases: they have moved, and what lists show is not written yet."""
    _read_new(cases, now, read_many)
    entries: list[CaseEvent] = []
    for case in cases:
        entries += _move(case, now)
    insert_many(entries)


def shelve(cases: Sequence[Case], *, now: datetime, read_many: ReadMany | None = None) -> None:
    """Read posts from before our time and close them as history, so that a new channel does not bury what is due."""
    _read_new(cases, now, read_many)
    entries: list[CaseEvent] = []
    for case in cases:
        closed = moves(case, Move.CLOSE, now=now, outcome=Outcome.HISTORY)
        case.knows_events([*case.events(), *closed])
        project(case, plan_of(case, now), now)
        entries += closed
    insert_many(entries)
    update_many(list(cases), PROJECTION)


def _read_new(cases: Sequence[Case], now: datetime, read_many: ReadMany | None) -> None:
    """Triage: every case whose present text nobody has read."""
    unread = []
    for case in cases:
        if case.stage == Stage.HEAR:
            case.stage = after(Stage.HEAR, Move.TAKE_IN)
        if case.stage == Stage.TRIAGE and case.facts().triaged_at is None:
            unread.append(case)
    if unread:
        triage.read(unread, now=now, read_many=read_many)


def _move(case: Case, now: datetime) -> list[CaseEvent]:
    """Make automatic moves until there are none, and write what the last plan says into the projection."""
    entries: list[CaseEvent] = []
    for _ in range(MOST_MOVES):
        next_plan = plan_of(case, now)
        if next_plan.automatic is None:
            project(case, next_plan, now)
            return entries
        moved = moves(case, next_plan.automatic, now=now)
        case.knows_events([*case.events(), *moved])
        entries += moved
    raise GoingInCircles(GoingInCircles.__doc__)


def moves(case: Case, move: Move, *, now: datetime, actor: Actor = DESK, outcome: Outcome | None = None) -> list[CaseEvent]:
    """Change the stage by one move of the table; the log entries that tell of it, not yet written."""
    was = Stage(case.stage)
    case.stage = after(was, move)
    entries = [case.event(EventKind.MOVED, now, actor, move=move, was=was, to=case.stage)]
    if move is Move.CLOSE:
        outcome = outcome or short_outcome(case.facts())
        case.closed_at, case.outcome = now, outcome
        entries.append(case.event(EventKind.CLOSED, now, actor, outcome=outcome))
    if move is Move.REOPEN:
        case.closed_at, case.outcome = None, ""
        entries.append(case.event(EventKind.REOPENED, now, actor))
    return entries


def project(case: Case, next_plan: Plan, now: datetime) -> None:
    """What lists show of a plan. Not saved here."""
    number = policy.in_force(case.brand)[1]
    step = next_plan.next_step
    case.priority = next_plan.priority
    case.waiting_on = next_plan.waiting_on
    case.lane = LANES.get(next_plan.waiting_on, "others")
    case.step = step.kind if step else ""
    case.next_due = next_plan.next_due or case.closed_at or case.cycle_at
    case.reply_due = next_plan.reply_due
    case.planned_at = now
    case.planned_with = number
