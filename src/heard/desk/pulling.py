"""Customers and orders out of a shop: pulled page by page, kept as they come, going on where the last pull ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice

from heard.channels.contract import KeepsRecords, KeptCustomer, KeptOrder
from heard.gather import keeping
from heard.gather.files import CustomerRow, OrderRow
from heard.records.models import Channel

BATCH = 500
OVERLAP = timedelta(minutes=10)  # clocks differ, and orders change while pages are read


def pull(channel: Channel, shop: KeepsRecords, *, now: datetime) -> int:
    """Keep what is new since the last time; how many orders. The mark moves with each batch, so that a broken pull goes on.

    Registered customers are read whole the first time; later every order brings its customer along.
    """
    since = channel.seen_until - OVERLAP if channel.seen_until else None
    if since is None:
        people = shop.list_customers(None)
        while heap := list(islice(people, BATCH)):
            keeping.keep_customers(channel.brand, [_customer(one) for one in heap if one.given or one.surname])
    kept = 0
    for batch in _batches(shop.list_orders(since)):
        keeping.keep_customers(channel.brand, [_customer(one) for _, one in batch if one.given or one.surname])
        number, _ = keeping.keep_orders(channel.brand, [_order(one) for one, _ in batch])
        kept += number
        newest = max(order.changed_at for order, _ in batch)
        channel.seen_until = max(newest, channel.seen_until) if channel.seen_until else newest
        channel.save(update_fields=["seen_until"])
    if kept or since is None:
        keeping.counts_are_old(channel.brand_id)
    return kept


def _batches(orders: Iterator[tuple[KeptOrder, KeptCustomer]]) -> Iterator[list[tuple[KeptOrder, KeptCustomer]]]:
    while batch := list(islice(orders, BATCH)):
        yield batch


def _customer(one: KeptCustomer) -> CustomerRow:
    return CustomerRow(
        external_id=one.id, given=one.given, surname=one.surname, mail=one.mail, phone=one.phone, note="", country=one.country
    )


def _order(one: KeptOrder) -> OrderRow:
    return OrderRow(
        external_id=one.id, customer=one.customer, place="", kind="order", at=one.at, what=one.what, amount=one.amount
    )
