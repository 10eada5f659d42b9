"""What the case taught, and its end."""

from collections.abc import Iterator

from heard.playbook.clock import add_days
from heard.playbook.policy import Counting
from heard.playbook.scene import Scene, latest
from heard.vocabulary.plan import Step, StepKind, StepState
from heard.vocabulary.way import Stage


def steps(scene: Scene, *, anything_open: bool) -> Iterator[Step]:
    """LEARN on the whole way, then CLOSE, which is due at once when nothing else is left to do or to wait for."""
    learning = _learn(scene) if scene.whole or scene.facts.learned_at is not None else None
    if learning:
        yield learning
        anything_open = anything_open or learning.state is StepState.NOW
    yield _close(scene, anything_open=anything_open)


def _learn(scene: Scene) -> Step:
    facts = scene.facts
    kind, source, why = StepKind.LEARN, "seed 003", "Why did it happen, and what changes? Without blame."
    if facts.learned_at is not None:
        return scene.step(kind, StepState.DONE, why, source, done_at=facts.learned_at)
    if facts.stage is Stage.DIAGNOSE:
        due = add_days(facts.calendar, latest(facts), scene.rules.learn.within_days, Counting.CLOCK)
        return scene.step(kind, StepState.NOW, why, source, due=due)
    state = StepState.WAIVED if facts.stage in (Stage.SHOWCASE, Stage.CLOSED) else StepState.LATER
    return scene.step(kind, state, why, source)


def _close(scene: Scene, *, anything_open: bool) -> Step:
    facts = scene.facts
    kind, source = StepKind.CLOSE, "seed 004"
    if facts.stage is Stage.CLOSED:
        ended = facts.outcome.value.replace("_", " ") if facts.outcome else "closed"
        return scene.step(kind, StepState.DONE, f"It ended: {ended}.", source)
    if anything_open:
        return scene.step(kind, StepState.LATER, "When nothing is left, say how it ended.", source)
    if not scene.whole and scene.answered:
        return scene.step(kind, StepState.NOW, "The answer is live: nothing more to do.", source, due=latest(facts))
    why = "Nothing may be sent. Turn the switch off, or say how it ended." if scene.stopped else "Say how it ended."
    due = add_days(facts.calendar, latest(facts), scene.rules.learn.within_days, Counting.CLOCK)
    return scene.step(kind, StepState.NOW, why, source, due=due)
