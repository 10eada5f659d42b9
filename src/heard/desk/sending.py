"""May this draft go? The plan says; then it goes into the outbox, or to a person who posts it by hand."""

from __future__ import annotations

from datetime import datetime, timedelta

from heard import channels
from heard.desk import policy, travel
from heard.playbook import may_send, stays_unhappy_since
from heard.records.models import Case, Draft, Outgoing
from heard.respond import actions as respond
from heard.respond.brief import NOTHING, Amends
from heard.vocabulary.people import Actor


class Held(Exception):
    """The reply cannot go yet."""


def send(case: Case, actor: Actor, draft: Draft, *, now: datetime) -> Outgoing:
    """Put the newest draft into the outbox; raises `Held`, before anything is written, with all that stands in its way."""
    travel.step([case], now=now)  # a draft of a moment ago may have moved the case
    in_force = policy.in_force(case.brand)[0]
    why_not = may_send(case.facts(), in_force, now)
    if why_not is not None:
        raise Held(why_not)
    delay = timedelta(minutes=policy.settings_for(case).outbox.delay_minutes)
    return respond.queue_reply(draft, actor, delay=delay, by_hand=not posts_itself(case), now=now)


def posts_itself(case: Case) -> bool:
    """Whether the desk can post on this platform through its interface."""
    channel = case.post.channel
    entry = channels.REGISTRY.get(channel.kind)
    return entry is not None and entry.answers(channel.credentials)


def writes_first(case: Case) -> bool:
    """Whether the desk can send the first direct message itself; what follows belongs to a talk on the platform, by hand."""
    entry, talk = channels.REGISTRY.get(case.post.channel.kind), case.facts().talk
    able = entry is not None and entry.capabilities.can_write_in_private
    return able and talk.dm_out_at is None and talk.dm_in_at is None


def propose(case: Case, actor: Actor, *, seed: int = 0) -> list[respond.Proposal]:
    """Replies to begin with; for somebody who stays unhappy those that show readers what was done (seed 004)."""
    facts = case.facts()
    unhappy = facts.follow_up is not None and stays_unhappy_since(facts, policy.settings_for(case)) is not None
    return respond.propose(case, actor, seed=seed, known=Amends(satisfied=False) if unhappy else NOTHING)


def thank(case: Case, actor: Actor, *, now: datetime) -> Outgoing:
    """The short way in one key press: the first proposal that the guard lets pass is written and queued."""
    for proposal in propose(case, actor):
        if not proposal.verdict.blocked:
            draft = respond.write(case, actor, text=proposal.draft.text, recipe=proposal.draft.recipe, now=now)
            return send(case, actor, draft, now=now)
    raise Held("No proposal passes the guard as it is. Open the case and write a few words of your own.")
