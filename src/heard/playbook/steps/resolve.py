"""The private talk: hear the whole story, make it right, keep the promise, ask whether they are content; or wait for a sign."""

from collections.abc import Iterator
from datetime import datetime

from heard.playbook.amends import ask_from, left_alone, never_ask_to_update, satisfied, why_no_remedy
from heard.playbook.care import sign_of_person, they_wait_for_us
from heard.playbook.clock import add_days, add_hours
from heard.playbook.policy import Counting
from heard.playbook.scene import AFTER_TALK, BEFORE_TALK, Scene
from heard.playbook.steps.sign import wait_until
from heard.vocabulary.case import CaseFacts, FollowUpFacts, RemedyFacts
from heard.vocabulary.plan import Step, StepKind, StepState
from heard.vocabulary.text import Standing
from heard.vocabulary.way import Stage, WaitingOn

PEACE = "They asked to be left in peace."


def steps(scene: Scene) -> Iterator[Step]:
    """HEAR_STORY to ASK_TO_UPDATE; on the short way only when the customer writes in private."""
    if scene.whole or sign_of_person(scene.facts):
        yield _hear_story(scene)
    if scene.whole:
        yield _offer_remedy(scene)
    if scene.whole or promise_owed(scene.facts):
        yield _keep_promise(scene)
    if scene.whole:
        yield _follow_up(scene)
        yield _ask_to_update(scene)


def promise_owed(facts: CaseFacts) -> bool:
    """Whether they chose something that has not been done yet. A friendlier review does not pay it off."""
    return facts.remedy is not None and facts.remedy.chosen_at is not None and facts.remedy.kept_at is None


def waiting(scene: Scene) -> Iterator[Step]:
    """WAIT_FOR_SIGN, where nobody is known to talk to."""
    facts = scene.facts
    kind, source, why = StepKind.WAIT_FOR_SIGN, "seed 000", "They may still write, call or edit. Then the talk begins."
    until = wait_until(scene)
    if until is not None and facts.stage is Stage.RESOLVE and scene.now < until:
        yield scene.step(kind, StepState.WAITING, why, source, who=WaitingOn.CUSTOMER, due=until)
    elif until is not None and facts.stage not in BEFORE_TALK:
        yield scene.step(kind, StepState.DONE, "There was no sign of them.", source, who=WaitingOn.CUSTOMER, done_at=until)
    elif facts.standing is Standing.NOT_FOUND and facts.stage in BEFORE_TALK and not scene.reachable:
        yield scene.step(kind, StepState.LATER, why, source, who=WaitingOn.CUSTOMER)


def _hear_story(scene: Scene) -> Step:
    facts, words = scene.facts, scene.rules.talk
    kind, source, why = StepKind.HEAR_STORY, "seed 002", "Let them tell the whole story, without interruption."
    talk = facts.talk
    stop = scene.stopped
    if they_wait_for_us(facts) and talk.last_in_at is not None and facts.stage is not Stage.CLOSED:
        due = add_hours(facts.calendar, talk.last_in_at, words.answer_hours, words.counting)
        state = StepState.BLOCKED if stop else StepState.NOW
        return scene.step(kind, state, "They wrote: listen and answer.", source, due=due, blocked_by=stop)
    if talk.whole_story_at is not None:
        return scene.step(kind, StepState.DONE, why, source, done_at=talk.whole_story_at)
    if left_alone(facts):
        return scene.step(kind, StepState.WAIVED, PEACE, "seed 004", done_at=talk.left_alone_at)
    if facts.stage in AFTER_TALK:
        return scene.step(kind, StepState.WAIVED, "The talk ended without it.", source)
    if facts.stage is not Stage.RESOLVE or not scene.reachable:
        return scene.step(kind, StepState.LATER, why, source)
    if stop:
        return scene.step(kind, StepState.BLOCKED, why, source, blocked_by=stop)
    if talk.last_out_at is None:
        since = (facts.reply and facts.reply.live_at) or facts.opened_at
        due = add_hours(facts.calendar, since, words.reach_within_hours, words.counting)
        return scene.step(kind, StepState.NOW, "We know who it is: reach out and listen.", source, due=due)
    if talk.returned_at is not None and talk.returned_at >= talk.last_out_at:
        why = "Our message came back: try another way, or close with dignity."
        return scene.step(kind, StepState.NOW, why, "seed 004", due=scene.act_by(talk.returned_at))
    until = scene.patience(talk.last_out_at)
    if scene.now < until:
        return scene.step(kind, StepState.WAITING, why, source, who=WaitingOn.CUSTOMER, due=until)
    why = "No answer yet: try another way once more, or close with dignity."
    return scene.step(kind, StepState.NOW, why, "seed 004", due=scene.act_by(until))


def _offer_remedy(scene: Scene) -> Step:
    facts = scene.facts
    kind, source, why = StepKind.OFFER_REMEDY, "seed 002", "Ask what would make it right, and offer a couple of choices."
    remedy = facts.remedy
    if remedy is not None:
        return _offered(scene, remedy)
    if facts.stage in AFTER_TALK or facts.asked_to_update_at is not None:
        return scene.step(kind, StepState.WAIVED, "The talk ended without an offer.", source)
    if left_alone(facts):
        return scene.step(kind, StepState.WAIVED, PEACE, "seed 004", done_at=facts.talk.left_alone_at)
    if facts.stage is not Stage.RESOLVE or facts.talk.whole_story_at is None:
        return scene.step(kind, StepState.LATER, why, source)
    due = add_hours(facts.calendar, facts.talk.whole_story_at, scene.rules.remedies.offer_within_hours, Counting.BUSINESS)
    if no := why_no_remedy(facts, scene.rules):
        return scene.step(kind, StepState.BLOCKED, why, "R-32" if facts.extortion else source, blocked_by=no)
    return scene.step(kind, StepState.NOW, why, source, due=due)


def _offered(scene: Scene, remedy: RemedyFacts) -> Step:
    kind, source = StepKind.OFFER_REMEDY, "seed 002"
    if remedy.chosen_at is not None:
        return scene.step(kind, StepState.DONE, "They chose.", source, done_at=remedy.chosen_at)
    if remedy.refused_at is not None:
        return scene.step(kind, StepState.DONE, "They want nothing of what was offered.", "seed 004", done_at=remedy.refused_at)
    if remedy.kept_at is not None:
        return scene.step(kind, StepState.DONE, "It was given.", source, done_at=remedy.offered_at)
    if scene.facts.stage in AFTER_TALK:
        return scene.step(kind, StepState.WAIVED, "The talk ended without a choice.", source)
    if left_alone(scene.facts):
        return scene.step(kind, StepState.WAIVED, PEACE, "seed 004", done_at=scene.facts.talk.left_alone_at)
    until = scene.patience(remedy.offered_at)
    if scene.now < until:
        return scene.step(kind, StepState.WAITING, "The choice is theirs.", source, who=WaitingOn.CUSTOMER, due=until)
    why = "No choice yet: ask once more, or close with dignity."
    if stop := why_no_remedy(scene.facts, scene.rules):
        return scene.step(kind, StepState.BLOCKED, why, "seed 004", blocked_by=stop)
    return scene.step(kind, StepState.NOW, why, "seed 004", due=scene.act_by(until))


def _keep_promise(scene: Scene) -> Step:
    facts, remedy = scene.facts, scene.facts.remedy
    kind, source, why = StepKind.KEEP_PROMISE, "seed 002", "What was promised is done, on its day."
    if remedy is not None and remedy.kept_at is not None:
        return scene.step(kind, StepState.DONE, why, source, done_at=remedy.kept_at)
    if remedy is not None and remedy.refused_at is not None:
        return scene.step(kind, StepState.WAIVED, "They refused, so nothing is owed.", source)
    if remedy is None or remedy.chosen_at is None:
        state = StepState.WAIVED if facts.stage in AFTER_TALK else StepState.LATER
        return scene.step(kind, state, why, source)
    days = scene.rules.remedies.keep_within_days
    due = remedy.due_at or add_days(facts.calendar, remedy.chosen_at, days, Counting.CLOCK)
    if facts.extortion:
        stop = "It is marked as extortion: nothing is given (R-32)."
        return scene.step(kind, StepState.BLOCKED, why, "R-32", due=due, blocked_by=stop)
    return scene.step(kind, StepState.NOW, why, source, due=due)


def _follow_up(scene: Scene) -> Step:
    facts, remedy, asked = scene.facts, scene.facts.remedy, scene.facts.follow_up
    kind, source, why = StepKind.FOLLOW_UP, "seed 003", "Ask whether they are content: one question."
    if asked is not None and asked.answered_at is not None:
        why = (
            "They are content."
            if satisfied(facts, scene.rules)
            else "They are not content: listen again, or close with dignity."
        )
        return scene.step(kind, StepState.DONE, why, source, done_at=asked.answered_at)
    if facts.stage in AFTER_TALK:
        return scene.step(kind, StepState.WAIVED, "The talk ended without an answer.", source)
    if left_alone(facts):
        return scene.step(kind, StepState.WAIVED, PEACE, "seed 004", done_at=facts.talk.left_alone_at)
    if asked is not None:
        return _asked(scene, asked)
    if remedy is not None and remedy.refused_at is not None:
        return scene.step(kind, StepState.WAIVED, "They refused, and are left in peace.", "seed 004")
    if remedy is None or remedy.kept_at is None:
        return scene.step(kind, StepState.LATER, why, source)
    words = scene.rules.follow_up
    since = max(remedy.kept_at, remedy.due_at or remedy.kept_at)
    start = add_days(facts.calendar, since, words.after_days, words.counting)
    if scene.now < start:
        return scene.step(kind, StepState.WAITING, why, source, who=WaitingOn.CLOCK, due=start)
    return _ask_now(scene, why, scene.act_by(start))


def _asked(scene: Scene, asked: FollowUpFacts) -> Step:
    """They were asked and have not answered: wait, try again, then leave them in peace."""
    words = scene.rules.follow_up
    kind, source = StepKind.FOLLOW_UP, "seed 003"
    until = add_days(scene.facts.calendar, asked.last_asked_at, words.again_after_days, words.counting)
    if scene.now < until:
        return scene.step(kind, StepState.WAITING, "They were asked.", source, who=WaitingOn.CUSTOMER, due=until)
    if asked.asked < words.tries:
        return _ask_now(scene, "No answer: ask once more.", scene.act_by(until))
    return scene.step(kind, StepState.WAIVED, "Asked often enough: they are left in peace.", source, done_at=until)


def _ask_now(scene: Scene, why: str, due: datetime) -> Step:
    if stop := scene.stopped:
        return scene.step(StepKind.FOLLOW_UP, StepState.BLOCKED, why, "seed 003", blocked_by=stop)
    return scene.step(StepKind.FOLLOW_UP, StepState.NOW, why, "seed 003", due=due)


def _ask_to_update(scene: Scene) -> Step:
    facts = scene.facts
    kind, source, why = StepKind.ASK_TO_UPDATE, "seed 003", "Once, in neutral words, and with no word about the remedy."
    if facts.asked_to_update_at is not None:
        return scene.step(kind, StepState.DONE, why, source, done_at=facts.asked_to_update_at)
    if never := never_ask_to_update(facts, scene.rules):
        return scene.step(kind, StepState.WAIVED, never, "R-6")
    if facts.stage in AFTER_TALK:
        return scene.step(kind, StepState.WAIVED, "The talk ended without asking.", source)
    start = ask_from(facts, scene.rules)
    if start is None or facts.stage is not Stage.RESOLVE:
        return scene.step(kind, StepState.LATER, why, source)
    if satisfied(facts, scene.rules) is None:
        gone_quiet = _follow_up(scene).state is StepState.WAIVED
        state = StepState.WAIVED if gone_quiet else StepState.LATER
        return scene.step(kind, state, "Only who said that they are satisfied is asked.", source)
    if scene.now < start:
        return scene.step(kind, StepState.WAITING, "Days apart from the remedy.", "R-1", who=WaitingOn.CLOCK, due=start)
    answered_at = (facts.follow_up and facts.follow_up.answered_at) or start
    due = scene.act_by(max(start, answered_at))
    if stop := scene.stopped:
        return scene.step(kind, StepState.BLOCKED, why, source, blocked_by=stop)
    return scene.step(kind, StepState.NOW, why, source, due=due)
