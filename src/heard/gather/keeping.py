"""Keeping customers and orders: given again, a row replaces itself. And counting them, so that no search has to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, Max

from heard.gather.files import CustomerRow, OrderRow
from heard.gather.names import fold, parts, record_keys
from heard.records import queue
from heard.records.models import Brand, Candidate, Customer, Location, NameCount, Order, Weighing

QUARTER = 90  # days over which visits are counted


def customer_of(brand_id: int, row: CustomerRow) -> Customer:
    """A row of a file as it is kept: names folded and bare, with the keys it is found by."""
    given, surname = fold(row.given)[:100], fold(row.surname)[:100]
    return Customer(
        brand_id=brand_id,
        external_id=row.external_id,
        name=row.name[:200],
        given=given,
        surname=surname,
        mail=row.mail,
        phone=row.phone,
        note=row.note,
        language=row.language,
        country=row.country,
        keys=sorted(f"{brand_id}/{key}" for key in record_keys(given, surname, row.mail)),
    )


def keep_customers(brand: Brand, rows: Sequence[CustomerRow]) -> int:
    """Write customers, one statement whatever their number; how many."""
    newest = {row.external_id: row for row in rows}
    Customer.objects.bulk_create(
        [customer_of(brand.pk, row) for row in newest.values()],
        update_conflicts=True,
        unique_fields=["brand", "external_id"],
        update_fields=["name", "given", "surname", "mail", "phone", "note", "language", "country", "keys", "seen_at"],
    )
    return len(newest)


def keep_orders(brand: Brand, rows: Sequence[OrderRow], *, dry: bool = False) -> tuple[int, list[OrderRow]]:
    """Write orders of customers that are known, unless `dry`; how many, and those whose customer is not."""
    newest = {row.external_id: row for row in rows}
    known = dict(
        Customer.objects.filter(brand=brand, external_id__in={row.customer for row in newest.values()}).values_list(
            "external_id", "pk"
        )
    )
    places = {fold(place.name): place.pk for place in Location.objects.filter(brand=brand)}
    orders = [
        Order(
            brand=brand,
            customer_id=known[row.customer],
            external_id=row.external_id,
            location_id=places.get(fold(row.place)),
            kind=row.kind,
            at=row.at,
            what=row.what,
            amount=row.amount,
            served_by=row.served_by,
            party=row.party,
        )
        for row in newest.values()
        if row.customer in known
    ]
    strangers = [row for row in newest.values() if row.customer not in known]
    if dry:
        return len(orders), strangers
    Order.objects.bulk_create(
        orders,
        update_conflicts=True,
        unique_fields=["brand", "external_id"],
        update_fields=["customer", "location", "kind", "at", "what", "amount", "served_by", "party"],
    )
    return len(orders), strangers


def counts_are_old(brand: int) -> None:
    """Have the records counted anew, once for however many batches came."""
    queue.enqueue("count_records", brand=brand, once=f"count records {brand}")


def count_records(brand: int, *, now: datetime) -> Weighing:
    """Count customers, orders and names of a brand. Reads them all: after an import, never in a search."""
    mine = Customer.objects.filter(brand=brand)
    names: dict[str, Counter[str]] = {"given": Counter(), "surname": Counter(), "initial": Counter()}
    for given, surname, number in (
        mine.values("given", "surname").annotate(number=Count("pk")).values_list("given", "surname", "number").iterator(10_000)
    ):
        first, last = parts(given, surname)
        names["given"][first] += number
        names["surname"][last] += number
        names["initial"][last[:1]] += number
    orders = Order.objects.filter(brand=brand).aggregate(
        number=Count("pk"), newest=Max("at"), places=Count("location", distinct=True)
    )
    customers = names["given"].total()
    quarter = (
        Order.objects.filter(brand=brand, at__gt=orders["newest"] - timedelta(days=QUARTER)).count() if orders["newest"] else 0
    )
    with transaction.atomic():
        NameCount.objects.filter(brand=brand).delete()
        NameCount.objects.bulk_create(
            (
                NameCount(brand_id=brand, part=part, value=value, number=number)
                for part, counted in names.items()
                for value, number in counted.items()
                if value
            ),
            batch_size=5000,
        )
        kept, _ = Weighing.objects.update_or_create(
            brand_id=brand,
            defaults={
                "customers": customers,
                "orders": orders["number"],
                "newest_order_at": orders["newest"],
                "daily": quarter / QUARTER / max(1, customers),
                "places": max(1, orders["places"]),
                "counted_at": now,
            },
        )
    return kept


def count_decisions(brand: int, *, now: datetime) -> Weighing:
    """What people confirmed and denied, level by level: the weights of this brand follow from it."""
    mine = Candidate.objects.filter(search__case__brand=brand)
    decided: dict[str, Counter[str]] = {}
    confirmed = 0
    for levels in mine.filter(decision="confirmed").values_list("levels", flat=True).iterator(1000):
        confirmed += 1
        for comparison, level in levels.items():
            decided.setdefault(comparison, Counter())[level] += 1
    denied = mine.filter(decision="denied").values("search").distinct().count()
    kept, _ = Weighing.objects.update_or_create(
        brand_id=brand,
        defaults={"confirmed": confirmed, "denied": denied, "decided": decided},
        create_defaults={"confirmed": confirmed, "denied": denied, "decided": decided, "counted_at": now},
    )
    return kept
