"""Customers and orders of the synthetic truth in a real PostgreSQL, by COPY, chunk by chunk: what is there already stays."""

import io
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from writers import ITEMS, STAFF, Truth

CHUNK = 50_000
FIRST = 1  # number of the first customer
PEOPLE = "id, brand_id, external_id, name, given, surname, mail, phone, note, language, country, keys, seen_at"
ORDERS = "brand_id, customer_id, external_id, location_id, kind, at, what, amount, served_by, party"


def fill(truth: Truth, until: float) -> Any:
    """The brand when everything is there and counted as after an import; None when the time was over before."""
    from django.db import connection

    from heard.gather.keeping import count_records
    from heard.records.models import Brand, Customer, Location, Order, Weighing

    brand, new = Brand.objects.get_or_create(slug="bench", defaults={"name": "Bench", "sector": "restaurant"})
    if new:
        for n in range(truth.places):
            Location.objects.create(brand=brand, name=f"Place {n}", country="GB", door=f"door-{n}")
    if Weighing.objects.filter(brand=brand).exists():
        return brand
    places = list(Location.objects.filter(brand=brand).order_by("pk").values_list("pk", flat=True))
    for table, columns, model, chunks in (
        ("records_customer", PEOPLE, Customer, people(truth, brand.pk)),
        ("records_order", ORDERS, Order, orders(truth, brand.pk, places)),
    ):
        there = model.objects.filter(brand=brand).count()
        for base, rows in chunks:
            if base < there:
                continue
            if time.monotonic() > until:
                return None
            text = "".join("\t".join(map(str, row)) + "\n" for row in rows())
            with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                copy.write(io.StringIO(text).read())
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE records_customer, records_order")
    count_records(brand.pk, now=datetime.now(UTC))
    return brand


def people(truth: Truth, brand: int) -> Iterator[tuple[int, Any]]:
    """Where each chunk of customers begins, and what makes its rows."""
    from heard.gather.files import CustomerRow
    from heard.gather.keeping import customer_of

    def rows(base: int) -> Iterator[tuple[object, ...]]:
        for number in range(base, min(base + CHUNK, truth.size)):
            given, surname = truth.givens[truth.given[number]], truth.surnames[truth.surname[number]]
            mail = f"{given}.{surname}{number}@example.com"
            one = CustomerRow(
                external_id=str(number), given=given.title(), surname=surname.title(), mail=mail, phone="", note=""
            )
            row = customer_of(brand, one)
            keys = "{" + ",".join(f'"{key}"' for key in row.keys) + "}"
            yield (FIRST + number, brand, number, row.name, row.given, row.surname, mail, "", "", "", "GB", keys, "2026-11-01")

    return ((base, lambda base=base: rows(base)) for base in range(0, truth.size, CHUNK))  # type: ignore[misc]


def orders(truth: Truth, brand: int, places: list[int]) -> Iterator[tuple[int, Any]]:
    """Where each chunk of orders begins, and what makes its rows."""

    def rows(base: int) -> Iterator[tuple[object, ...]]:
        for n in range(base, min(base + CHUNK, len(truth.buyer))):
            yield (
                brand, FIRST + truth.buyer[n], f"B-{n}", places[truth.place[n]], "order", truth.at(truth.days[n]).isoformat(),
                ITEMS[truth.item[n]], truth.amount[n], STAFF[truth.staff[n]], truth.party[n],
            )  # fmt: skip

    return ((base, lambda base=base: rows(base)) for base in range(0, len(truth.buyer), CHUNK))  # type: ignore[misc]
