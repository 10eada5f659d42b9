"""How soon a case is looked at: its place in the list, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from heard.playbook.care import is_private
from heard.playbook.policy import Policy
from heard.playbook.scene import Scene
from heard.vocabulary.case import CaseFacts
from heard.vocabulary.reading import Risk, Severity
from heard.vocabulary.way import Priority, Stage

_PRIORITIES = tuple(Priority)
_SEVERITIES = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Weight:
    """A priority and the one reason that decided it."""

    priority: Priority
    why: str


def weigh(facts: CaseFacts, policy: Policy, now: datetime) -> Weight:
    """The gravest reason there is, else normal or low."""
    return weigh_scene(Scene.of(facts, policy, now))


def priority(facts: CaseFacts, policy: Policy, now: datetime) -> Priority:
    """How soon the case is looked at."""
    return weigh(facts, policy, now).priority


def weigh_scene(scene: Scene) -> Weight:
    """As `weigh`, for whoever has a scene already."""
    if scene.facts.stage is Stage.CLOSED:
        return Weight(Priority.LOW, "The case is closed.")
    weights = (*_by_nature(scene), *_by_risk(scene), *_by_clock(scene))
    return min(weights, key=lambda weight: _PRIORITIES.index(weight.priority))


def _by_nature(scene: Scene) -> Iterator[Weight]:
    """Reasons that lie in the case, whatever the time."""
    facts, words = scene.facts, scene.rules.weights
    grave = _SEVERITIES.index(facts.severity)
    if facts.crisis:
        yield Weight(Priority.URGENT, "The crisis switch is on.")
    if grave >= _SEVERITIES.index(words.urgent_from_severity):
        yield Weight(Priority.URGENT, f"It is {facts.severity.value} for the writer.")
    elif grave >= _SEVERITIES.index(words.high_from_severity):
        yield Weight(Priority.HIGH, f"It is {facts.severity.value} for the writer.")
    if is_private(facts):
        yield Weight(Priority.HIGH, "A call now may come before a review.")
    if facts.stars is not None and facts.stars <= words.high_up_to_stars:
        yield Weight(Priority.HIGH, f"It has {_stars(facts.stars)}.")
    if Risk.STAFF_NAMED in facts.risks and facts.stars is not None and facts.stars <= words.high_up_to_stars_with_name:
        yield Weight(Priority.HIGH, f"It blames somebody of the staff by name, in public, with {_stars(facts.stars)}.")
    if scene.whole:
        yield Weight(Priority.NORMAL, "A complaint like most.")
    else:
        yield Weight(Priority.LOW, "A short thank-you is enough.")


def _stars(stars: int) -> str:
    return f"{stars} star{'' if stars == 1 else 's'}"


def _by_risk(scene: Scene) -> Iterator[Weight]:
    """Reasons that lie in what the text may touch."""
    for risk in sorted(scene.facts.risks):
        name = risk.value.replace("_", " ")
        if risk in scene.rules.weights.urgent_risks:
            yield Weight(Priority.URGENT, f"It may touch {name}.")
        elif risk in scene.rules.weights.high_risks:
            yield Weight(Priority.HIGH, f"It may be {name}.")


def _by_clock(scene: Scene) -> Iterator[Weight]:
    """Reasons that come with time, while no reply is live. A thank-you never becomes urgent."""
    due, limit, soon = scene.reply_due, scene.reply_limit, scene.reply_soon
    if limit is not None and scene.now >= limit:
        yield Weight(Priority.URGENT if scene.whole else Priority.NORMAL, "The limit for the first reply has passed.")
    elif due is not None and scene.now >= due:
        yield Weight(Priority.HIGH if scene.whole else Priority.NORMAL, "The target for the first reply has passed.")
    elif soon is not None and scene.now >= soon:
        yield Weight(Priority.HIGH if scene.whole else Priority.NORMAL, "The target for the first reply is near.")
