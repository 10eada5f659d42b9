"""What every step looks at: the facts, the settings that hold for them, and the time."""

from dataclasses import dataclass
from datetime import datetime

from heard.playbook.care import needs_whole_plan
from heard.playbook.clock import add_days, add_hours
from heard.playbook.policy import Counting, Policy, Settings
from heard.vocabulary.case import CaseFacts
from heard.vocabulary.plan import Step, StepKind, StepState
from heard.vocabulary.way import Stage, WaitingOn

UNREAD = frozenset({Stage.HEAR, Stage.TRIAGE})
BEFORE_TALK = frozenset({Stage.HEAR, Stage.TRIAGE, Stage.GATHER, Stage.RESPOND})
AFTER_TALK = frozenset({Stage.DIAGNOSE, Stage.SHOWCASE, Stage.CLOSED})
OPEN_STATES = frozenset({StepState.NOW, StepState.WAITING, StepState.BLOCKED})


@dataclass(frozen=True, slots=True)
class Scene:
    """A case at one moment. `whole` tells the whole plan from the short way."""

    facts: CaseFacts
    rules: Settings
    now: datetime
    whole: bool

    @classmethod
    def of(cls, facts: CaseFacts, policy: Policy, now: datetime) -> "Scene":
        """The case with the settings of its platform and severity."""
        rules = policy.settings(facts.platform, facts.severity)
        return cls(facts, rules, now, needs_whole_plan(facts, rules))

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
