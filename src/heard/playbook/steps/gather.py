"""Before a word is said: read it, ask the team, look for the customer, hold; or call first where there is no review yet."""

from collections.abc import Iterator

from heard.playbook.answer import facts_in, searched
from heard.playbook.care import is_private
from heard.playbook.clock import add_hours
from heard.playbook.scene import AFTER_TALK, BEFORE_TALK, UNREAD, Scene
from heard.playbook.steps.sign import wait_until
from heard.vocabulary.plan import Step, StepKind, StepState
from heard.vocabulary.text import Standing
from heard.vocabulary.way import Stage, WaitingOn


def steps(scene: Scene) -> Iterator[Step]:
    """READ, then CALL_FIRST or nothing, ASK_TEAM, FIND_CUSTOMER, HOLD; only READ on the short way."""
    yield _read(scene)
    if not scene.whole:
        return
    if is_private(scene.facts):
        yield _call_first(scene)
    yield _ask_team(scene)
    yield _find_customer(scene)
    if scene.hold_until is not None:
        yield _hold(scene)


def _read(scene: Scene) -> Step:
    facts = scene.facts
    why = "Know what is said before anything is done."
    if facts.triaged_at is not None:
        return scene.step(StepKind.READ, StepState.DONE, why, "seed 003", done_at=facts.triaged_at)
    due = scene.act_by(facts.opened_at)
    return scene.step(StepKind.READ, StepState.NOW, why, "seed 003", due=due)


def _call_first(scene: Scene) -> Step:
    """A call is made when we have reached out; their own complaint is no call of ours."""
    facts, words = scene.facts, scene.rules.talk
    why = "Talk it through now: there is no review yet."
    called_at = facts.talk.last_out_at or facts.talk.whole_story_at
    if called_at is not None:
        return scene.step(StepKind.CALL_FIRST, StepState.DONE, why, "seed 004", done_at=called_at)
    if facts.stage not in BEFORE_TALK:
        return scene.step(StepKind.CALL_FIRST, StepState.WAIVED, "The case went on without a call.", "seed 004")
    due = add_hours(facts.calendar, facts.opened_at, words.call_within_hours, words.counting)
    if facts.stage in UNREAD:
        return scene.step(StepKind.CALL_FIRST, StepState.LATER, why, "seed 004", due=due)
    if facts.counsel:
        return scene.step(StepKind.CALL_FIRST, StepState.BLOCKED, why, "seed 004", due=due, blocked_by="Counsel has this case.")
    return scene.step(StepKind.CALL_FIRST, StepState.NOW, why, "seed 004", due=due)


def _went_on(scene: Scene) -> bool:
    """Whether it is too late to gather: the reply is live, or none is owed and the talk is on."""
    return scene.answered or (scene.facts.stage not in BEFORE_TALK and scene.no_reply_owed != "")


def _ask_team(scene: Scene) -> Step:
    facts, words = scene.facts, scene.rules.facts
    kind, source = StepKind.ASK_TEAM, "seed 000"
    open_requests = [request for request in facts.fact_requests if request.open]
    if facts.facts_waived_at is not None:
        return scene.step(
            kind, StepState.WAIVED, "Somebody said why no facts are needed.", source, done_at=facts.facts_waived_at
        )
    if facts_in(facts):
        answers = [r.answered_at for r in facts.fact_requests if r.answered_at is not None]
        return scene.step(
            kind,
            StepState.DONE,
            "What happened is on record.",
            source,
            done_at=facts.facts_noted_at or max(answers, default=None),
        )
    if _went_on(scene) and not (open_requests and facts.stage not in AFTER_TALK):
        return scene.step(kind, StepState.WAIVED, "The case went on without.", source)
    if open_requests:
        names = ", ".join(request.who for request in open_requests)
        due = min(request.due_at for request in open_requests)
        late = any(request.escalated_at is not None for request in open_requests)
        why = "The answer is late, and the managers were told." if late else f"{names} can say what happened."
        return scene.step(kind, StepState.WAITING, why, source, who=WaitingOn.TEAM, due=due)
    why = "Those who were there know what happened."
    if not scene.rules.hold.facts_required:
        return scene.step(kind, StepState.WAIVED, "The playbook does not ask for facts.", source)
    due = add_hours(facts.calendar, facts.opened_at, words.ask_within_hours, words.counting)
    return scene.step(kind, StepState.LATER if facts.stage in UNREAD else StepState.NOW, why, source, due=due)


def _find_customer(scene: Scene) -> Step:
    facts = scene.facts
    kind, source = StepKind.FIND_CUSTOMER, "seed 000"
    if facts.standing is Standing.KNOWN:
        return scene.step(kind, StepState.DONE, "We know who it is.", source, done_at=facts.searched_at)
    waited = wait_until(scene)
    if waited and scene.now >= waited and facts.stage is Stage.RESOLVE and facts.standing is not Standing.NOT_FOUND:
        why = "Nobody came. Confirm a candidate, or put on record that nobody was found."
        return scene.step(kind, StepState.NOW, why, source, due=scene.act_by(waited))
    if facts.standing is Standing.CANDIDATES and facts.stage is Stage.GATHER:
        due = scene.act_by(facts.searched_at or facts.opened_at)
        return scene.step(kind, StepState.NOW, "Candidates were found: confirm one, or go on without.", source, due=due)
    if facts.search_waived_at is not None:
        return scene.step(
            kind, StepState.WAIVED, "Somebody said why nobody was looked for.", source, done_at=facts.search_waived_at
        )
    if searched(facts):
        found = {Standing.NOT_FOUND: "Looked for and not found: that is on record."}
        why = found.get(facts.standing, "Candidates were found, nobody confirmed one.")
        return scene.step(kind, StepState.DONE, why, source, done_at=facts.searched_at)
    if _went_on(scene):
        return scene.step(kind, StepState.WAIVED, "The case went on without.", source)
    if not scene.rules.hold.search_required:
        return scene.step(kind, StepState.WAIVED, "The playbook does not ask for a search.", source)
    due = scene.act_by(facts.opened_at)
    why = "Whether we know them decides what the reply can say."
    return scene.step(kind, StepState.LATER if facts.stage in UNREAD else StepState.NOW, why, source, due=due)


def _hold(scene: Scene) -> Step:
    facts = scene.facts
    until = scene.hold_until
    assert until is not None  # noqa: S101 - the caller asked
    kind, source, why = StepKind.HOLD, "seed 000", "Nobody answers in anger. The reply clock runs meanwhile."
    blocks = scene.hold_blocks
    if facts.stage in UNREAD:
        return scene.step(kind, StepState.LATER, why, source, who=WaitingOn.CLOCK, due=until)
    if not blocks or scene.answered:
        return scene.step(kind, StepState.DONE, why, source, who=WaitingOn.CLOCK, done_at=until)
    if scene.now < until:
        return scene.step(kind, StepState.WAITING, why, source, who=WaitingOn.CLOCK, due=until, blocked_by=" ".join(blocks))
    who = WaitingOn.TEAM if any(request.open for request in facts.fact_requests) else WaitingOn.US
    return scene.step(kind, StepState.BLOCKED, why, source, who=who, blocked_by=" ".join(blocks))
