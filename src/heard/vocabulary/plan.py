"""What a case needs now: computed by `playbook.plan`, never stored."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from heard.vocabulary.way import Move, Priority, Stage, WaitingOn


class StepKind(StrEnum):
    """One thing to be done. The order of the members is the order of the way."""

    READ = "read"  # triage
    ASK_TEAM = "ask_team"
    FIND_CUSTOMER = "find_customer"
    HOLD = "hold"
    CALL_FIRST = "call_first"  # threats and complaints: talk before any review
    DRAFT = "draft"
    APPROVE = "approve"
    SEND = "send"  # approved -> outbox -> platform
    WATCH = "watch"  # the platform's moderation
    HEAR_STORY = "hear_story"
    OFFER_REMEDY = "offer_remedy"
    KEEP_PROMISE = "keep_promise"
    FOLLOW_UP = "follow_up"
    ASK_TO_UPDATE = "ask_to_update"
    WAIT_FOR_SIGN = "wait_for_sign"
    FIND_GROUND = "find_ground"
    REQUEST_REMOVAL = "request_removal"
    AWAIT_DECISION = "await_decision"
    LEARN = "learn"
    CLOSE = "close"


class StepState(StrEnum):
    """Where a step stands."""

    DONE = "done"
    WAIVED = "waived"
    NOW = "now"  # can be done at once
    WAITING = "waiting"  # running, somebody else or a clock has it
    BLOCKED = "blocked"  # something named must come first
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step with who, by when, why, and what stands in its way.

    `source` is a seed ("seed 000") or rule ("R-20"); `overdue` compares `due` with the plan's `now`.
    """

    kind: StepKind
    state: StepState
    who: WaitingOn
    why: str
    source: str
    due: datetime | None = None
    done_at: datetime | None = None
    blocked_by: str = ""
    overdue: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The steps in order, the moves that are open, and what a list needs to know.

    `next_due` is the earliest time at which this plan will look different or somebody is late;
    `reply_due` is the target of the first reply, None once it is live or not owed.
    `automatic` is a move that needs nobody: `desk.travel` makes it at once.
    """

    stage: Stage
    priority: Priority
    waiting_on: WaitingOn
    steps: tuple[Step, ...]
    moves: tuple[Move, ...]
    next_due: datetime | None = None
    reply_due: datetime | None = None
    automatic: Move | None = None
    priority_why: str = ""
    may_draft: bool = True
    may_send: bool = False
    send_blocked_by: str = ""
    needs_approval: bool = False

    @property
    def next_step(self) -> Step | None:
        """The one thing to do: the first step that can be done now, else the first that is waited for."""
        for state in (StepState.NOW, StepState.WAITING):
            for step in self.steps:
                if step.state is state:
                    return step
        return None
