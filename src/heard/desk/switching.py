"""Counsel and crisis for a whole brand: one voice, named approvers, nothing leaves by itself (C4, C5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from django.db import transaction

from heard.contest.copies import groups, near_copies
from heard.desk import house, policy
from heard.playbook import Policy
from heard.records import queue
from heard.records.models import Brand, Case, Outgoing, Person, Switch
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.people import Actor, Permission

What = Literal["crisis", "counsel"]
WINDOW = timedelta(days=7)  # of the reviews that the crisis page compares
MOST_COMPARED = 3_000
CROWD = 3  # reviews that say the same; two may be one person who wrote twice


class NotPossible(Exception):
    """The switch cannot be turned like this."""


def turn(brand: Brand, actor: Actor, what: What, *, on: bool, reason: str, now: datetime) -> None:
    """Turn a switch for the whole brand; every open case is planned anew. Turning it to where it stands changes nothing."""
    actor.must(Permission.SWITCH)
    if getattr(brand, what) == on:
        return
    if on and not reason.strip():
        raise NotPossible("Say in a sentence why; everybody at the desk will read it.")
    with transaction.atomic():
        setattr(brand, what, on)
        brand.save(update_fields=[what])
        Switch.objects.create(brand=brand, what=what, on=on, reason=reason.strip(), by_id=actor.person, at=now)
        queue.enqueue("renew_brand", brand=brand.pk, once=f"renew {brand.pk}")


def name_approvers(brand: Brand, actor: Actor, people: Sequence[int], *, now: datetime) -> None:
    """Say whose approval lets a text out while the crisis switch is on. It stands in the playbook as a new number."""
    actor.must(Permission.SWITCH)
    in_force = policy.in_force(brand)[0]
    if tuple(people) == in_force.crisis.approvers:
        return
    said = in_force.model_dump(mode="json", exclude_unset=True)
    said["crisis"] = {"approvers": sorted(people)}
    house.write_playbook(brand, actor, toml=Policy.model_validate(said).to_toml(), now=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Reviews that say nearly the same: their case codes and the words of the first."""

    codes: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What the switch page shows."""

    crisis: Switch | None  # the row that turned it on, None while it is off
    counsel: Switch | None
    approvers: list[Person]
    held: int  # texts in the outbox
    opened: int  # cases of what was written in the last seven days
    alike: list[Alike] = field(default_factory=list)


def situation(brand: Brand, *, now: datetime) -> Situation:
    """How things stand: a handful of statements."""
    named = policy.in_force(brand)[0].crisis.approvers
    recent = Case.objects.filter(brand=brand, post__published_at__gt=now - WINDOW)
    return Situation(
        crisis=_turned_on(brand, "crisis"),
        counsel=_turned_on(brand, "counsel"),
        approvers=list(Person.objects.filter(pk__in=named, memberships__brand=brand).order_by("email")),
        held=Outgoing.objects.filter(case__brand=brand, state=OutgoingState.QUEUED).count(),
        opened=recent.count(),
        alike=_alike(list(recent.order_by("-post__published_at").values_list("code", "post__text")[:MOST_COMPARED])),
    )


def _turned_on(brand: Brand, what: What) -> Switch | None:
    if not getattr(brand, what):
        return None
    return Switch.objects.filter(brand=brand, what=what, on=True).select_related("by").order_by("-id").first()


def _alike(reviews: list[tuple[str, str]]) -> list[Alike]:
    found = groups(near_copies([text for _code, text in reviews]))
    return [
        Alike(codes=tuple(reviews[at][0] for at in group), text=reviews[group[0]][1]) for group in found if len(group) >= CROWD
    ]
