"""How grave a case is and how much care it takes: the whole plan or a thank-you, and its place in the list."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from heard.playbook.answer import answered, reply_due, reply_limit
from heard.playbook.care import is_private
from heard.playbook.policy import Policy, Settings
from heard.vocabulary.case import CaseFacts
from heard.vocabulary.reading import Polarity, Severity
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
    rules = policy.settings(facts.platform, facts.severity)
    return min(_weights(facts, rules, now), key=lambda weight: _PRIORITIES.index(weight.priority))


def priority(facts: CaseFacts, policy: Policy, now: datetime) -> Priority:
    """How soon the case is looked at."""
    return weigh(facts, policy, now).priority


def soon_from(facts: CaseFacts, rules: Settings) -> datetime | None:
    """When an unanswered case moves up because its target is near; None where no reply is waited for."""
    due = reply_due(facts, rules)
    return due and due - timedelta(hours=rules.reply.soon_hours)


def _weights(facts: CaseFacts, rules: Settings, now: datetime) -> Iterator[Weight]:
    if facts.stage is Stage.CLOSED:
        yield Weight(Priority.LOW, "The case is closed.")
        return
    yield from _by_nature(facts, rules)
    yield from _by_risk(facts, rules)
    if not answered(facts):
        yield from _by_clock(facts, rules, now)


def _by_nature(facts: CaseFacts, rules: Settings) -> Iterator[Weight]:
    """Reasons that lie in the case, whatever the time."""
    words = rules.weights
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
        yield Weight(Priority.HIGH, f"It has {facts.stars} star{'' if facts.stars == 1 else 's'}.")
    if facts.polarity in (Polarity.POSITIVE, Polarity.NEUTRAL):
        yield Weight(Priority.LOW, "A short thank-you is enough.")
    else:
        yield Weight(Priority.NORMAL, "A complaint like most.")


def _by_risk(facts: CaseFacts, rules: Settings) -> Iterator[Weight]:
    """Reasons that lie in what the text may touch."""
    for risk in sorted(facts.risks):
        words = risk.value.replace("_", " ")
        if risk in rules.weights.urgent_risks:
            yield Weight(Priority.URGENT, f"It may touch {words}.")
        elif risk in rules.weights.high_risks:
            yield Weight(Priority.HIGH, f"It may be {words}.")


def _by_clock(facts: CaseFacts, rules: Settings, now: datetime) -> Iterator[Weight]:
    """Reasons that come with time, while no reply is live. A thank-you never becomes urgent."""
    short = facts.polarity in (Polarity.POSITIVE, Polarity.NEUTRAL)
    due, limit, soon = reply_due(facts, rules), reply_limit(facts, rules), soon_from(facts, rules)
    if limit is not None and now >= limit:
        yield Weight(Priority.NORMAL if short else Priority.URGENT, "The limit for the first reply has passed.")
    elif due is not None and now >= due:
        yield Weight(Priority.NORMAL if short else Priority.HIGH, "The target for the first reply has passed.")
    elif soon is not None and now >= soon:
        yield Weight(Priority.NORMAL if short else Priority.HIGH, "The target for the first reply is near.")
