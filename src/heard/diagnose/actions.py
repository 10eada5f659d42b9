"""Causes, fixes, and telling those who asked. Every act may be repeated and leaves the same behind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from heard.diagnose.blame import blame_in
from heard.diagnose.learnt import names_known
from heard.records.models import Brand, Case, Cause, Draft, Fix, Location, Wish
from heard.vocabulary.log import EventKind
from heard.vocabulary.people import Actor, Permission

MOST_WHYS = 5


class NotSaid(Exception):
    """A cause or a fix cannot be written down like this."""


def write_cause(
    brand: Brand, actor: Actor, *, cause: Cause | None, name: str, topic: str, whys: Sequence[str], now: datetime
) -> Cause:
    """Write down why something keeps happening, or mend what was written. What blames a person is refused with the reason."""
    actor.must(Permission.CLOSE)
    said = [why.strip() for why in whys if why.strip()][:MOST_WHYS]
    if not name.strip() or not topic:
        raise NotSaid("A cause needs a name and the topic that people complain of.")
    _refuse_blame(brand, [name, *said], cause)
    row = cause or Cause(brand=brand, found_by_id=actor.person, found_at=now)
    row.name, row.topic, row.whys = name.strip(), topic, said
    row.save()
    return row


def _refuse_blame(brand: Brand, texts: Sequence[str], cause: Cause | None) -> None:
    blame = blame_in(texts, voice=brand.spoken(), names=names_known(brand, cause))
    if blame:
        raise NotSaid(blame)


def group(cause: Cause, actor: Actor, case: Case, *, now: datetime) -> None:
    """This case came of that cause: with it, the case has taught something."""
    actor.must(Permission.CLOSE)
    if not cause.cases.filter(pk=case.pk).exists():
        cause.cases.add(case)
        case.log(EventKind.LEARNED, now, actor, what="cause", cause=cause.pk)


def part(cause: Cause, actor: Actor, case: Case) -> None:
    """It did not, after all. The log keeps that somebody thought so."""
    actor.must(Permission.CLOSE)
    cause.cases.remove(case)
    Wish.objects.filter(cause=cause, case=case, told_at=None).delete()


def write_fix(
    cause: Cause,
    actor: Actor,
    *,
    fix: Fix | None,
    what: str,
    places: Iterable[Location],
    owner: int | None,
    due_on: date | None,
    cost: int | None,
) -> Fix:
    """What is going to change, where, by whom and by when."""
    actor.must(Permission.CLOSE)
    if not what.strip():
        raise NotSaid("Say in a sentence what will be different.")
    _refuse_blame(cause.brand, [what], cause)
    row = fix or Fix(cause=cause)
    row.what, row.owner_id, row.due_on, row.cost = what.strip(), owner, due_on, cost
    row.save()
    row.places.set(places)
    return row


def do_fix(fix: Fix, actor: Actor, *, done_on: date, evidence: str, today: date) -> None:
    """It was done, and here is how anyone can see it. From this day on the proof counts."""
    actor.must(Permission.CLOSE)
    if not evidence.strip():
        raise NotSaid("Say how anyone can see that it was done: a photo, a plan, a line in the handbook.")
    if done_on > today:
        raise NotSaid("That day is still to come. Keep it as the day it is due.")
    fix.done_on, fix.evidence = done_on, evidence.strip()
    fix.save(update_fields=["done_on", "evidence"])


def wish(cause: Cause, actor: Actor, case: Case, *, now: datetime) -> Wish:
    """This customer wants to hear what changed (D3)."""
    actor.must(Permission.CLOSE)
    row, _ = Wish.objects.get_or_create(cause=cause, case=case, defaults={"noted_by_id": actor.person, "noted_at": now})
    return row


def drafted(row: Wish, fix: Fix, draft: Draft | None) -> None:
    """A text for them is on its way."""
    row.fix, row.draft = fix, draft
    row.save(update_fields=["fix", "draft"])


def told(row: Wish, actor: Actor, *, now: datetime) -> None:
    """They have heard it."""
    actor.must(Permission.CLOSE)
    if row.told_at is None:
        row.told_at = now
        row.save(update_fields=["told_at"])
