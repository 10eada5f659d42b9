"""Reads of the gather stage."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from heard.gather.rules import NameKeys, Record
from heard.records.models import Case, Customer, FactRequest, Note, Order, Search

MOST_LOOKED_AT = 200


def records_like(case: Case, *, keys: NameKeys, mail: str, orders: tuple[str, ...]) -> list[Record]:
    """Customers who could be the writer, each with the last order before the post. Two indexed statements."""
    customers = list(
        Customer.objects.filter(_like(keys, mail, orders), brand=case.brand_id).distinct().order_by("id")[:MOST_LOOKED_AT]
    )
    last: dict[int, Order] = {}
    before = Order.objects.filter(customer__in=customers, at__lte=case.post.published_at).order_by("customer", "-at")
    for order in before.distinct("customer"):
        last[order.customer_id] = order
    named = {
        order.customer_id: order
        for order in Order.objects.filter(brand=case.brand_id, external_id__in=orders, customer__in=customers)
    }
    return [_record(case, customer, named.get(customer.pk) or last.get(customer.pk)) for customer in customers]


def _like(keys: NameKeys, mail: str, orders: tuple[str, ...]) -> Q:
    like = Q(pk__in=[])
    if keys.given and keys.surname:
        like |= Q(given=keys.given, surname__startswith=keys.surname) | Q(surname=keys.surname, given__startswith=keys.given)
    elif keys.surname:
        like |= Q(surname=keys.surname) | Q(given=keys.surname)
    if mail:
        like |= Q(mail__iexact=mail)
    if orders:
        like |= Q(orders__external_id__in=orders)
    return like


def _record(case: Case, customer: Customer, order: Order | None) -> Record:
    return Record(
        customer=customer.pk,
        given=customer.given,
        surname=customer.surname,
        mail=customer.mail,
        order_at=order.at if order else None,
        order_number=order.external_id if order else "",
        same_place=order.location_id == case.location_id if order and case.location_id and order.location_id else None,
    )


def notes(case: Case) -> QuerySet[Note]:
    """Notes of the team, oldest first."""
    return case.notes.select_related("written_by").prefetch_related("mentions").order_by("id")


def fact_requests(case: Case) -> QuerySet[FactRequest]:
    """Questions to colleagues, oldest first."""
    return case.fact_requests.select_related("asked_by").order_by("id")


def searches(case: Case) -> QuerySet[Search]:
    """Every search, newest first, with its candidates."""
    return case.searches.select_related("by").prefetch_related("candidates__customer").order_by("-id")
