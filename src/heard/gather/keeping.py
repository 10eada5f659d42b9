"""Keeping customers and orders: given again, a row replaces itself."""

from __future__ import annotations

from collections.abc import Sequence

from heard.gather.files import CustomerRow, OrderRow
from heard.gather.rules import fold
from heard.records.models import Brand, Customer, Location, Order


def keep_customers(brand: Brand, rows: Sequence[CustomerRow]) -> int:
    """Write customers, one statement whatever their number; how many."""
    newest = {row.external_id: row for row in rows}
    Customer.objects.bulk_create(
        [
            Customer(
                brand=brand,
                external_id=row.external_id,
                name=row.name[:200],
                given=fold(row.given)[:100],
                surname=fold(row.surname)[:100],
                mail=row.mail,
                phone=row.phone,
                note=row.note,
            )
            for row in newest.values()
        ],
        update_conflicts=True,
        unique_fields=["brand", "external_id"],
        update_fields=["name", "given", "surname", "mail", "phone", "note", "seen_at"],
    )
    return len(newest)


def keep_orders(brand: Brand, rows: Sequence[OrderRow]) -> tuple[int, list[OrderRow]]:
    """Write orders of customers that are known; how many, and those whose customer is not."""
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
        )
        for row in newest.values()
        if row.customer in known
    ]
    Order.objects.bulk_create(
        orders,
        update_conflicts=True,
        unique_fields=["brand", "external_id"],
        update_fields=["customer", "location", "kind", "at", "what", "amount"],
    )
    return len(orders), [row for row in newest.values() if row.customer not in known]
