"""Counsel and crisis for a whole brand: one voice, named approvers, nothing leaves by itself (C4, C5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from django.db import transaction
from django.db.models import QuerySet

from heard.contest.copies import groups, near_copies
from heard.contest.grounds import Procedure, procedure
from heard.desk import house, policy
from heard.playbook import Policy, to_toml
from heard.playbook.policy import Crisis
from heard.records import queue
from heard.records.models import Alert, Brand, Case, Membership, Outgoing, Person, RemovalRequest, Switch
from heard.vocabulary.alerts import AlertKind, OnBurst
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.people import DESK, Actor, Permission
from heard.vocabulary.platforms import Platform
from heard.vocabulary.way import Role

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


def prepare(
    brand: Brand, actor: Actor, *, approvers: Sequence[int], told: Sequence[int], on_burst: OnBurst, now: datetime
) -> None:
    """Say before a crisis whose approval lets a text out, what a burst does to the switch, and who is told.

    It stands in the playbook as a new number.
    """
    actor.must(Permission.SWITCH)
    in_force = policy.in_force(brand)[0]
    wanted = Crisis(approvers=tuple(sorted(approvers)), told=tuple(sorted(told)), on_burst=on_burst)
    if wanted == in_force.crisis:
        return
    said = in_force.model_dump(mode="json", exclude_unset=True)
    said["crisis"] = wanted.model_dump(mode="json")
    house.write_playbook(brand, actor, toml=to_toml(Policy.model_validate(said)), now=now)


def on_burst(brand: Brand, burst: str, said: str, *, now: datetime) -> Alert | None:
    """What a burst does: the alert that tells of it, not kept yet, or nothing. `burst` is the key of its own alert, `said` that one
    in a sentence."""
    wanted = policy.in_force(brand)[0].crisis.on_burst
    if wanted is OnBurst.OFF or brand.crisis:
        return None
    if wanted is OnBurst.TURN_ON:
        turn(brand, DESK, "crisis", on=True, reason=said, now=now)
    key = f"crisis {now.date().isoformat()}"
    return Alert(brand=brand, kind=AlertKind.CRISIS, key=key, data={"did": wanted.value, "burst": burst, "why": said}, at=now)


def told_in_crisis(brand: Brand) -> list[Person]:
    """The people whom the playbook names, or the owners."""
    named = policy.in_force(brand)[0].crisis.told
    members = Membership.objects.filter(brand=brand, person__is_active=True).select_related("person")
    chosen = members.filter(person__in=named) if named else members.filter(role=Role.OWNER)
    return [one.person for one in chosen.order_by("person__email")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Reviews that say nearly the same: their case codes, the words of the first, and what its platform lists."""

    codes: tuple[str, ...]
    text: str
    procedure: Procedure
    prepared: int  # how many have a removal file


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What the switch page shows."""

    crisis: Switch | None  # the row that turned it on, None while it is off
    counsel: Switch | None
    proposed: Alert | None  # a burst of the last days asks whether to turn it on
    approvers: list[Person]
    held: int  # texts in the outbox
    told: list[Person]
    named: tuple[int, ...]  # whom the playbook names to be told
    on_burst: OnBurst
    opened: int  # cases of what was written in the last seven days
    alike: list[Alike] = field(default_factory=list)


def situation(brand: Brand, *, now: datetime) -> Situation:
    """How things stand: a handful of statements."""
    words = policy.in_force(brand)[0].crisis
    recent = Case.objects.filter(brand=brand, post__published_at__gt=now - WINDOW)
    return Situation(
        crisis=_turned_on(brand, "crisis"),
        counsel=_turned_on(brand, "counsel"),
        proposed=_proposed(brand, now),
        told=told_in_crisis(brand),
        named=words.told,
        on_burst=words.on_burst,
        approvers=list(Person.objects.filter(pk__in=words.approvers, memberships__brand=brand).order_by("email")),
        held=Outgoing.objects.filter(case__brand=brand, state=OutgoingState.QUEUED).count(),
        opened=recent.count(),
        alike=_alike(recent),
    )


def _turned_on(brand: Brand, what: What) -> Switch | None:
    if not getattr(brand, what):
        return None
    return Switch.objects.filter(brand=brand, what=what, on=True).select_related("by").order_by("-id").first()


def _proposed(brand: Brand, now: datetime) -> Alert | None:
    """Asked and not answered: whoever turned the switch since then has answered."""
    if brand.crisis:
        return None
    asked = Alert.objects.filter(brand=brand, kind=AlertKind.CRISIS, at__gt=now - WINDOW, data__did=OnBurst.PROPOSE)
    newest = asked.order_by("-id").first()
    turned = newest is not None and Switch.objects.filter(brand=brand, what="crisis", at__gte=newest.at).exists()
    return None if turned else newest


def _alike(recent: QuerySet[Case]) -> list[Alike]:
    columns = ("code", "post__text", "platform", "location__country")
    rows = list(recent.order_by("-post__published_at").values_list(*columns)[:MOST_COMPARED])
    found = [group for group in groups(near_copies([row[1] for row in rows])) if len(group) >= CROWD]
    codes = {rows[at][0] for group in found for at in group}
    files = set(RemovalRequest.objects.filter(case__code__in=codes).values_list("case__code", flat=True))
    return [
        Alike(
            codes=tuple(rows[at][0] for at in group),
            text=rows[group[0]][1],
            procedure=procedure(Platform(rows[group[0]][2]), rows[group[0]][3] or ""),
            prepared=sum(rows[at][0] in files for at in group),
        )
        for group in found
    ]
