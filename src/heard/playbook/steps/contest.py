"""A removal request: only on a ground that the platform lists, with its clock and its one appeal."""

from collections.abc import Iterator
from datetime import datetime

from heard.playbook.care import is_private
from heard.playbook.clock import add_days
from heard.playbook.policy import Counting
from heard.playbook.scene import UNREAD, Scene
from heard.playbook.steps.sign import wait_until
from heard.vocabulary.case import CaseFacts, ContestFacts
from heard.vocabulary.plan import Step, StepKind, StepState
from heard.vocabulary.reading import Risk
from heard.vocabulary.way import Stage, WaitingOn

# Hints that a listed ground may apply at once, without any wait: reporting abuse is no substitute for answering it.
REPORTABLE = frozenset(
    {Risk.ABUSE, Risk.ADVERT, Risk.OFF_TOPIC, Risk.WRONG_BUSINESS, Risk.FAKE_SIGNS, Risk.PERSONAL_DATA, Risk.EXTORTION}
)


def steps(scene: Scene) -> Iterator[Step]:
    """FIND_GROUND, REQUEST_REMOVAL, AWAIT_DECISION; nothing where there is no reason to think of a removal."""
    facts = scene.facts
    if facts.contest is None and (is_private(facts) or facts.hidden):
        return
    if facts.contest is not None:
        yield scene.step(
            StepKind.FIND_GROUND, StepState.DONE, _ground_words(facts.contest), "R-28", done_at=facts.contest.decided_at
        )
        yield _request(scene, facts.contest)
        yield _decision(scene, facts.contest)
    elif facts.stage is Stage.CONTEST or facts.risks & REPORTABLE:
        yield _find_ground(scene)


def is_over(facts: CaseFacts, scene: Scene) -> bool:
    """Whether nothing more will come of it: no ground, a removal, a refusal after the appeal or past its time."""
    contest = facts.contest
    if contest is None:
        return False
    if not contest.ground or contest.removed:
        return True
    if contest.answered_at is None:
        return False
    return _appeal_answered(contest) or scene.now >= _appeal_until(scene, contest.answered_at)


def _find_ground(scene: Scene) -> Step:
    facts = scene.facts
    kind, source = StepKind.FIND_GROUND, "R-28"
    why = "Does a ground that the platform lists apply? Dislike is none, nor is a dispute about facts."
    if facts.stage in UNREAD or facts.stage in (Stage.DIAGNOSE, Stage.SHOWCASE):
        return scene.step(kind, StepState.LATER, why, source)
    since = (facts.stage is Stage.CONTEST and wait_until(scene)) or facts.opened_at
    due = add_days(facts.calendar, since, scene.rules.contest.ground_days, Counting.CLOCK)
    return scene.step(kind, StepState.NOW, why, source, due=due)


def _ground_words(contest: ContestFacts) -> str:
    return f"Ground: {contest.ground}." if contest.ground else "No listed ground applies, so no request is made."


def _request(scene: Scene, contest: ContestFacts) -> Step:
    kind, source, why = StepKind.REQUEST_REMOVAL, "seed 000", "Hand in the request with its evidence."
    if not contest.ground:
        return scene.step(kind, StepState.WAIVED, "No listed ground applies.", "R-28")
    if contest.submitted_at is not None:
        return scene.step(kind, StepState.DONE, why, source, done_at=contest.submitted_at)
    due = add_days(scene.facts.calendar, contest.decided_at, scene.rules.contest.ground_days, Counting.CLOCK)
    if scene.facts.counsel:
        stop = "Counsel has this case: counsel says what is handed in."
        return scene.step(kind, StepState.BLOCKED, why, source, due=due, blocked_by=stop)
    return scene.step(kind, StepState.NOW, why, source, due=due)


def _decision(scene: Scene, contest: ContestFacts) -> Step:
    kind, source, why = StepKind.AWAIT_DECISION, "R-28", "The platform decides."
    if not contest.ground:
        return scene.step(kind, StepState.WAIVED, "Nothing was asked of the platform.", source, who=WaitingOn.PLATFORM)
    if contest.submitted_at is None:
        return scene.step(kind, StepState.LATER, why, source, who=WaitingOn.PLATFORM)
    if contest.answered_at is None or (contest.appealed_at is not None and not _appeal_answered(contest)):
        asked = contest.appealed_at or contest.submitted_at
        due = add_days(scene.facts.calendar, asked, scene.rules.contest.decision_days, Counting.BUSINESS)
        return scene.step(kind, StepState.WAITING, why, source, who=WaitingOn.PLATFORM, due=due)
    if contest.removed:
        return scene.step(kind, StepState.DONE, "The platform removed it.", source, done_at=contest.answered_at)
    until = _appeal_until(scene, contest.answered_at)
    if _appeal_answered(contest) or scene.now >= until:
        return scene.step(kind, StepState.DONE, "The platform keeps it.", source, done_at=contest.answered_at)
    return scene.step(kind, StepState.NOW, "Refused: appeal once with better evidence, or accept it.", source, due=until)


def _appeal_answered(contest: ContestFacts) -> bool:
    return contest.appealed_at is not None and contest.answered_at is not None and contest.answered_at >= contest.appealed_at


def _appeal_until(scene: Scene, answered_at: datetime) -> datetime:
    return add_days(scene.facts.calendar, answered_at, scene.rules.contest.appeal_days, Counting.CLOCK)
