"""Customers and orders from the house's own systems over the API."""

from datetime import timedelta

import pytest

from heard.gather import keeping
from heard.records.models import Customer, Order, Weighing
from tests.api.test_api import program

CUSTOMERS = [
    {"id": "c1", "given": "Julia", "surname": "Roth", "mail": "Julia@Example.com", "note": "allergic to nuts"},
    {"id": "c2", "name": "Jörg Müller", "language": "de", "country": "DE"},
]


@pytest.mark.demand("G3")
def test_batches_are_kept_twice_is_once_and_unknown_customers_are_named(cast, now):
    till = program(cast.brand, cast.alice)
    orders = [
        {"id": "o1", "customer": "c1", "at": (now - timedelta(days=2)).isoformat(), "place": "Harbour Street", "amount": 1250},
        {"id": "o2", "customer": "c9", "at": now.isoformat()},
    ]
    for _ in range(2):
        assert till.post("/api/v1/customers", CUSTOMERS).json() == {"kept": 2, "unknown": []}
        assert till.post("/api/v1/orders", orders).json() == {"kept": 1, "unknown": ["o2"]}
    assert (Customer.objects.count(), Order.objects.get().location) == (2, cast.place)
    keeping.count_records(cast.brand.pk, now=now)
    kept = Weighing.objects.get(brand=cast.brand)
    assert (kept.customers, kept.orders) == (2, 1)


def test_what_staff_noted_is_sealed_in_the_database_and_open_to_the_desk(cast):
    from django.db import connection

    program(cast.brand, cast.alice).post("/api/v1/customers", CUSTOMERS)
    assert Customer.objects.get(external_id="c1").note == "allergic to nuts"
    with connection.cursor() as cursor:
        cursor.execute("SELECT note FROM records_customer ORDER BY external_id")
        sealed, empty = (bytes(row[0]) for row in cursor.fetchall())
    assert b"nuts" not in sealed
    assert empty == b""


REFUSED = [
    ("customers", [{"id": "c1"}], 422, "nobody's name"),
    ("customers", [{"id": f"c{n}", "name": "A B"} for n in range(1001)], 422, "too many"),
    ("orders", [{"id": "o1", "customer": "c1", "at": "last week"}], 422, "no date"),
    ("orders", [{"id": "o1", "customer": "c1", "at": "2026-11-01T10:00:00"}], 422, "a time without a zone"),
]


@pytest.mark.parametrize(("what", "rows", "status", "remark"), REFUSED, ids=[row[-1] for row in REFUSED])
def test_what_cannot_be_kept_is_refused_whole(cast, what, rows, status, remark):
    assert program(cast.brand, cast.alice).post(f"/api/v1/{what}", rows).status_code == status
    assert not Customer.objects.exists()


def test_an_agents_key_brings_no_records(cast):
    assert program(cast.brand, cast.bob, role="agent").post("/api/v1/customers", CUSTOMERS).status_code == 403
    assert not Customer.objects.exists()
