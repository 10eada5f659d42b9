"""A shop's customers and orders, pulled over real HTTP from the emulated WooCommerce of the town."""

from datetime import UTC, datetime, timedelta
from itertools import islice

import pytest

from heard.desk import listening
from heard.records.models import Channel, Customer, Order, Weighing
from heard.sandbox.server import Sandbox, running
from heard.sandbox.shop import KEY, SECRET, Shop
from heard.sandbox.town import Town

UNTIL = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture
def shop():
    town = Town(3, UNTIL, customers=130, reviews=1)
    people = town.customers()
    ours = {one.id for one in people}
    guests = frozenset(one.id for one in list(people)[:5])
    return Shop(people, [one for one in town.orders() if one.customer in ours], guests)


@pytest.fixture
def sandbox(shop):
    with running(Sandbox()) as server:
        shop.routes(server.routes)
        yield server


@pytest.fixture
def channel(cast, sandbox):
    return Channel.objects.create(
        brand=cast.brand,
        kind="woocommerce",
        platform="other",
        name="Our shop",
        credentials={"consumer_key": KEY, "consumer_secret": SECRET},
        settings={"base_url": sandbox.address},
    )


@pytest.mark.demand("G3")
def test_a_shop_is_pulled_whole_then_only_what_changed_and_twice_is_once(cast, channel, shop, now):
    assert listening.poll(channel, now=now) == len(shop.orders)
    people, orders = Customer.objects.count(), Order.objects.count()
    assert orders == len(shop.orders) > 200  # more than two pages
    assert Customer.objects.filter(external_id__startswith="guest-").exists()
    channel.refresh_from_db()
    mark = channel.seen_until
    shop.change(7, mark + timedelta(hours=1), total="99.99")
    assert 1 <= listening.poll(channel, now=now) < 20
    assert Order.objects.get(external_id=shop.orders[6]["number"]).amount == 9999
    assert (Customer.objects.count(), Order.objects.count()) == (people, orders)
    channel.refresh_from_db()
    assert channel.seen_until == mark + timedelta(hours=1)


def test_an_order_that_changes_while_pages_are_read_hides_no_other(channel, shop):
    platform = listening.opened(channel)
    listed = platform.list_orders(None)
    first = [order.id for order, _ in islice(listed, 100)]
    by_number = {one["number"]: one["id"] for one in shop.orders}
    for number in first[:3]:  # they go to the end of the list, and all others move up
        shop.change(by_number[number], UNTIL + timedelta(days=1))
    rest = [order.id for order, _ in listed]
    assert set(first + rest) == set(by_number)
    assert rest[-3:] == first[:3], "and what changed comes once more"
    platform.close()


def test_more_orders_of_one_second_than_a_page_holds_are_read_to_their_end(channel, shop):
    for number in range(1, 251):
        shop.change(number, UNTIL)
    platform = listening.opened(channel)
    listed = [order.id for order, _ in platform.list_orders(UNTIL - timedelta(seconds=5))]
    assert (
        len(listed)
        == len(set(listed))
        == 250 + sum(one["date_modified_gmt"] > "2026-10-31T23:59:55" for one in shop.orders[250:])
    )
    platform.close()


def test_a_key_that_the_shop_refuses_is_told_on_the_channel_and_nothing_is_kept(cast, channel, now):
    channel.credentials = {"consumer_key": KEY, "consumer_secret": "wrong"}
    channel.save()
    assert listening.poll(channel, now=now) == 0
    channel.refresh_from_db()
    assert channel.trouble
    assert not Customer.objects.exists()
    assert not Weighing.objects.exists()


def test_the_key_never_travels_in_the_open(cast, channel, now):
    channel.settings = {"base_url": "http://shop.example"}
    channel.save()
    assert listening.poll(channel, now=now) == 0
    channel.refresh_from_db()
    assert "base_url" in channel.trouble or channel.trouble
