"""The wait for somebody whom nobody knows: after the generic reply, is there any sign of them?"""

from datetime import datetime

from heard.playbook.care import is_private
from heard.playbook.clock import add_days
from heard.playbook.scene import Scene


def wait_until(scene: Scene) -> datetime | None:
    """When the wait for a sign ends; None where nobody is waited for: no live reply, or somebody to talk to."""
    facts, words = scene.facts, scene.rules.wait
    if is_private(facts) or scene.reachable or not scene.answered or facts.reply is None:
        return None
    since = facts.reply.live_at or facts.reply.sent_at or facts.reply.approved_at
    return add_days(facts.calendar, since, words.days, words.counting)


def wait_is_over(scene: Scene) -> bool:
    """Whether the wait has ended without a sign."""
    until = wait_until(scene)
    return until is not None and scene.now >= until
