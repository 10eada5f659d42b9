"""What every step looks at: the facts, the settings that hold for them, the time, and what the rules say of all three."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from heard.playbook import amends, answer, care
from heard.playbook.clock import add_days, add_hours
from heard.playbook.policy import Counting, Policy, Settings
from heard.vocabulary.case import CaseFacts, DraftFacts, ReplyFacts
from heard.vocabulary.plan import Step, StepKind, StepState
from heard.vocabulary.way import Stage, WaitingOn

UNREAD = frozenset({Stage.HEAR, Stage.TRIAGE})
BEFORE_TALK = frozenset({Stage.HEAR, Stage.TRIAGE, Stage.GATHER, Stage.RESPOND})
AFTER_TALK = frozenset({Stage.DIAGNOSE, Stage.SHOWCASE, Stage.CLOSED})
OPEN_STATES = frozenset({StepState.NOW, StepState.WAITING, StepState.BLOCKED})


@dataclass(frozen=True)
class Scene:
    """A case at one moment. Each rule is asked once and its answer kept, because many steps rest on the same few."""

    facts: CaseFacts
    rules: Settings
    now: datetime

    @classmethod
    def of(cls, facts: CaseFacts, policy: Policy, now: datetime) -> "Scene":
        """The case with the settings of its platform and severity."""
        return cls(facts, policy.settings(facts.platform, facts.severity), now)

    @cached_property
    def whole(self) -> bool:
        """Whether it takes the whole plan; otherwise the short way."""
        return care.needs_whole_plan(self.facts, self.rules)

    @cached_property
    def no_reply_owed(self) -> str:
        """Why no public reply is owed; empty when one is."""
        return care.no_reply_owed(self.facts)

    @cached_property
    def reachable(self) -> bool:
        """Whether there is somebody to talk to."""
        return care.reachable(self.facts)

    @cached_property
    def answered(self) -> bool:
        """Whether readers can see our reply."""
        return answer.answered(self.facts)

    @cached_property
    def on_its_way(self) -> ReplyFacts | None:
        """The reply that was let go and is not yet seen, refused or taken back."""
        return answer.on_its_way(self.facts)

    @cached_property
    def open_draft(self) -> DraftFacts | None:
        """The draft that could become the next reply."""
        return answer.open_draft(self.facts)

    @cached_property
    def reply_due(self) -> datetime | None:
        """The target of the first reply; None once it is live or when none is owed."""
        return answer.reply_due(self.facts, self.rules)

    @cached_property
    def reply_limit(self) -> datetime | None:
        """The limit of the first reply; None once it is live or when none is owed."""
        return answer.reply_limit(self.facts, self.rules)

    @property
    def reply_soon(self) -> datetime | None:
        """When an unanswered case moves up because its target is near."""
        return self.reply_due and self.reply_due - timedelta(hours=self.rules.reply.soon_hours)

    @cached_property
    def hold_until(self) -> datetime | None:
        """When the minimum time before a reply is over; None where nothing is held."""
        return answer.hold_until(self.facts, self.rules)

    @cached_property
    def hold_blocks(self) -> tuple[str, ...]:
        """What the hold still waits for."""
        return answer.hold_blocks(self.facts, self.rules, self.now)

    @cached_property
    def send_blocks(self) -> tuple[str, ...]:
        """Everything that keeps the newest draft from the outbox."""
        return answer.send_blocks(self.facts, self.rules, self.now)

    @cached_property
    def stopped(self) -> str:
        """Why nothing at all leaves the house; empty when it may."""
        return answer.stopped(self.facts, self.rules)

    @cached_property
    def unhappy_since(self) -> datetime | None:
        """When they said that they stay unhappy, while readers cannot see yet what was done."""
        return amends.stays_unhappy_since(self.facts, self.rules)

    @cached_property
    def why_approval(self) -> str:
        """Why a second person must read the reply; empty when nobody must."""
        return answer.why_approval(self.facts, self.rules)

    def act_by(self, since: datetime) -> datetime:
        """By when we act once the ball has come to us."""
        return add_hours(self.facts.calendar, since, self.rules.talk.answer_hours, self.rules.talk.counting)

    def patience(self, since: datetime) -> datetime:
        """Until when a customer who was asked something at `since` is left in peace."""
        return add_days(self.facts.calendar, since, self.rules.talk.patience_days, Counting.CLOCK)

    def step(
        self,
        kind: StepKind,
        state: StepState,
        why: str,
        source: str,
        *,
        who: WaitingOn = WaitingOn.US,
        due: datetime | None = None,
        done_at: datetime | None = None,
        blocked_by: str = "",
    ) -> Step:
        """A step; it is overdue when it is open and its time has come."""
        return Step(
            kind=kind,
            state=state,
            who=who,
            why=why,
            source=source,
            due=due,
            done_at=done_at,
            blocked_by=blocked_by,
            overdue=due is not None and state in OPEN_STATES and self.now >= due,
        )


def latest(facts: CaseFacts) -> datetime:
    """When something last happened in the case."""
    times = [facts.opened_at, facts.triaged_at, facts.asked_to_update_at, facts.learned_at, facts.shown_at]
    times += [facts.talk.last_out_at, facts.talk.last_in_at, facts.talk.whole_story_at]
    if reply := facts.reply:
        times += [reply.approved_at, reply.live_at]
    if remedy := facts.remedy:
        times += [remedy.offered_at, remedy.chosen_at, remedy.refused_at, remedy.kept_at]
    if follow_up := facts.follow_up:
        times += [follow_up.last_asked_at, follow_up.answered_at]
    if contest := facts.contest:
        times += [contest.decided_at, contest.submitted_at, contest.answered_at, contest.appealed_at]
    return max(time for time in times if time is not None)
