"""Causes from the desk's side: found inside the brand, their cases locked, those who asked told in a text that the guard has read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from heard.desk import talking
from heard.desk.access import NotYours
from heard.desk.act import acting
from heard.desk.sending import Held
from heard.diagnose import actions, learnt
from heard.records.models import Brand, Cause, Fix, Location, Membership, Outgoing, Wish
from heard.vocabulary.people import Actor


def cause(brand: Brand, number: int) -> Cause:
    """A cause of a brand that the caller has entered."""
    found = learnt.cause(brand, number)
    if found is None:
        raise NotYours(NotYours.__doc__)
    return found


def fix(row: Cause, number: int) -> Fix:
    """A fix of this cause."""
    found = row.fixes.filter(pk=number).first()
    if found is None:
        raise NotYours(NotYours.__doc__)
    found.cause = row
    return found


def wish(row: Cause, number: int) -> Wish:
    """The wish of a customer of this cause."""
    found = row.wishes.filter(pk=number).select_related("case").first()
    if found is None:
        raise NotYours(NotYours.__doc__)
    return found


def places(brand: Brand, numbers: Iterable[int]) -> list[Location]:
    """Places of this brand; what is not one of them is passed over."""
    return list(Location.objects.filter(brand=brand, pk__in=list(numbers)))


def member(brand: Brand, person: int | None) -> int | None:
    """Somebody of the brand, or nobody."""
    if person is not None and not Membership.objects.filter(brand=brand, person=person).exists():
        raise NotYours(NotYours.__doc__)
    return person


def group(row: Cause, actor: Actor, codes: Iterable[str], *, now: datetime) -> int:
    """Put cases under a cause, all or none; how many."""
    done = 0
    with transaction.atomic():
        for code in codes:
            with acting(row.brand, code, now=now) as case:
                actions.group(row, actor, case, now=now)
            done += 1
    return done


def part(row: Cause, actor: Actor, code: str, *, now: datetime) -> None:
    """Take a case out again."""
    with acting(row.brand, code, now=now) as case:
        actions.part(row, actor, case)


def asks(row: Cause, actor: Actor, code: str, *, now: datetime) -> Wish:
    """Note that this customer wants to hear what changed."""
    with acting(row.brand, code, now=now) as case:
        if not row.cases.filter(pk=case.pk).exists():
            raise NotYours(NotYours.__doc__)
        return actions.wish(row, actor, case, now=now)


def tell(code: str, actor: Actor, row: Wish, change: Fix, *, text: str, now: datetime) -> Outgoing:
    """Write to a customer what changed, by the surest way that is shown to be theirs; from the outbox it can be taken back.

    Raises `actions.NotSaid` with what stands in its way: the guard, the plan, or that it is not done yet.
    """
    if change.done_on is None:
        raise actions.NotSaid("It is not done yet. Tell them when it is.")
    try:
        with acting(change.cause.brand, code, now=now) as case:
            surest = next(one for one in talking.addresses(case) if one.proven)
            on_record = {"unrecorded_step": f"Done on {change.done_on.isoformat()}: {change.evidence}"}
            outgoing = talking.say(case, actor, text=text, way=surest.way, to=surest.to, reasons=on_record, now=now)
            actions.drafted(row, change, outgoing.draft)
    except Held as held:
        raise actions.NotSaid(str(held)) from held
    return outgoing
