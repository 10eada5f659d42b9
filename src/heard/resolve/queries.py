"""Reads of the resolve stage."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Sum

from heard.records.models import Brand, Case, Guest, Message, Offer, Order, Outgoing, Remedy
from heard.resolve import rules
from heard.vocabulary.case import OutgoingState

NOT_LEFT = [OutgoingState.QUEUED, OutgoingState.SENDING]
CAME_TO_NOTHING = [OutgoingState.FAILED, OutgoingState.VOID]


def thread(case: Case) -> list[Message]:
    """The whole talk, oldest first, with what was attached."""
    files = "attachments"
    return list(case.messages.select_related("by", "outgoing").prefetch_related(files).order_by("at", "id"))


def waiting_to_leave(case: Case) -> list[Outgoing]:
    """Private texts that have not left: in the outbox, or stopped with a reason; oldest first."""
    found = case.outgoing.exclude(way="").filter(state__in=[*NOT_LEFT, *CAME_TO_NOTHING], message__isnull=True)
    return list(found.select_related("sent_by").order_by("id"))


def catalogue(brand: Brand) -> list[Remedy]:
    """What this brand offers, the least costly first."""
    return list(Remedy.objects.filter(brand=brand, retired_at=None).order_by("cost", "name"))


def offers(case: Case) -> list[Offer]:
    """Every offer of the case, newest first, with its choices."""
    found = case.offers.select_related("chosen", "offered_by", "agreed_by", "outgoing").prefetch_related("choices")
    return list(found.order_by("-id"))


def open_offer(case: Case) -> Offer | None:
    """What they may still choose from: the newest offer that left and is not kept yet."""
    newest = case.offers.filter(offered_at__isnull=False).order_by("-id").first()
    return newest if newest is not None and newest.kept_at is None else None


def promise(case: Case) -> Offer | None:
    """The newest offer of which they chose something."""
    found: Offer | None = case.offers.filter(chosen__isnull=False).select_related("chosen").order_by("-id").first()
    return found


def given_this_month(brand: Brand, now: datetime) -> int:
    """What was promised since the first of the month, in minor units."""
    first = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    chosen = Offer.objects.filter(case__brand=brand, chosen_at__gte=first)
    return int(chosen.aggregate(sum=Sum("chosen__cost"))["sum"] or 0)


def known_orders(case: Case) -> list[rules.KnownOrder]:
    """The orders of whoever this case's customer is or might be, for a person to compare a guest's answers with."""
    maybe = case.searches.values_list("candidates__customer", flat=True) if case.customer_id is None else [case.customer_id]
    rows = Order.objects.filter(customer__in=[one for one in maybe if one is not None]).order_by("-at")[:40]
    return [rules.KnownOrder(number=row.external_id, day=row.at.date(), amount=row.amount, what=row.what) for row in rows]


def guests(case: Case) -> Sequence[Guest]:
    """Whoever came to the private page and gave something to go by, newest first."""
    return list(case.guests.filter(answered_at__isnull=False).order_by("-id")[:20])
