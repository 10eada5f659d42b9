"""The town is the same for the same seed, and holds what the demo and the later stages look for."""

import csv
import io
import json
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from statistics import mean

import httpx
import pytest

from heard.channels import open_channel
from heard.channels.contract import ChannelContext
from heard.sandbox import story
from heard.sandbox.register import customers_csv, orders_csv
from heard.sandbox.town import DAYS, LEEDS, SITES, Town
from heard.sandbox.voices import sections

UNTIL = datetime(2026, 11, 22, 18, tzinfo=UTC)


@pytest.fixture(scope="module")
def town() -> Town:
    return Town(7, UNTIL)


@pytest.mark.parametrize(
    "shift", [timedelta(hours=1), timedelta(hours=13, minutes=7), timedelta(days=100, hours=7), timedelta(days=250)]
)
def test_the_same_seed_draws_the_same_town_whatever_the_day(town: Town, shift: timedelta) -> None:
    again = Town(7, UNTIL - shift)
    assert [one.text for one in again.reviews()] == [one.text for one in town.reviews()]
    assert [one.name for one in again.customers()] == [one.name for one in town.customers()]
    assert [one.items for one in again.orders()] == [one.items for one in town.orders()]


def test_another_seed_draws_another_town(town: Town) -> None:
    assert [one.text for one in Town(8, UNTIL).reviews()] != [one.text for one in town.reviews()]


def test_the_town_has_its_size(town: Town) -> None:
    reviews = list(town.reviews())
    assert len({customer.id for customer in town.customers()}) == 2000
    assert len(SITES) == 6
    assert len({site.brand for site in SITES}) == 2
    assert len({site.zone for site in SITES}) == 6
    assert len({review.id for review in reviews}) == 3600
    assert {review.place for review in reviews} == {site.id for site in SITES}
    assert all(UNTIL - timedelta(days=DAYS + 1) < review.created_at <= review.updated_at <= UNTIL for review in reviews)


def test_ratings_have_the_shape_of_reviews(town: Town) -> None:
    stars = Counter(review.stars for review in town.reviews())
    assert stars[5] > stars[4] > stars[1] > stars[3] > stars[2]
    assert 4.0 < mean(stars.elements()) < 4.6


def test_hardly_two_people_write_the_same(town: Town) -> None:
    texts = [review.text for review in town.reviews() if len(review.text) > 60]
    assert len(texts) > 1800
    assert len(set(texts)) / len(texts) > 0.98


def test_no_pattern_is_left_unspelt(town: Town) -> None:
    assert not [review.text for review in town.reviews() if set("{}<>|") & set(review.text)]


@pytest.mark.demand("D1")
def test_bad_weeks_show_in_the_stars(town: Town) -> None:
    def at(review_at: datetime) -> bool:
        return 130 <= (UNTIL - review_at).days < 190

    leeds = [review for review in town.reviews() if review.place == LEEDS.id]
    bad = [review.stars for review in leeds if at(review.created_at)]
    good = [review.stars for review in leeds if not at(review.created_at)]
    assert mean(bad) < mean(good) - 0.4


@pytest.mark.demand("G3")
def test_two_customers_could_be_julia_and_none_is_xander(town: Town) -> None:
    names = [customer.name for customer in town.customers()]
    assert [name for name in names if name.startswith("Julia R")] == ["Julia Reyes", "Julia Rowe"]
    assert not [name for name in names if name.startswith(("Xander", "X."))]
    taken = {name for title, lines in sections("names").items() if title.endswith(":first") for name in lines}
    assert not taken & {"Julia", "Marco", "Xander", "Aisha"}
    assert {one.customer for one in town.orders()} >= set(story.CUSTOMERS)
    assert ("Marco", "waiter") in town.staff[LEEDS.id]


def test_customers_and_orders_come_as_csv(town: Town) -> None:
    customers = list(csv.DictReader(io.StringIO(customers_csv(town))))
    orders = list(csv.DictReader(io.StringIO(orders_csv(town))))
    assert len(customers) == 2000
    assert {order["customer_id"] for order in orders} <= {customer["customer_id"] for customer in customers}
    assert all(customer["mail"].endswith((".com", ".org", ".net", "")) for customer in customers)


def test_the_process_says_where_it_is_and_stops_when_told() -> None:
    command = [sys.executable, "-m", "heard.sandbox", "--seed", "7", "--reviews", "300", "--without-story"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = json.loads(process.stdout.readline())
        lumina = told["brands"][0]
        context = ChannelContext(credentials=lumina["credentials"], settings=lumina["settings"], base_url=told["address"])
        channel = open_channel("google", context)
        before = len(list(channel.list_posts(None)))
        assert {place.id for place in channel.check().places} == {place["id"] for place in lumina["places"]}
        answer = httpx.post(f"{told['address']}/_control/story/cold-pasta")
        post = channel.get(answer.json()["external_id"])
        assert post is not None
        assert (post.author, post.stars) == ("Julia R.", 2)
        assert post.text == "Waited 50 minutes for cold pasta and your waiter Marco laughed at us"
        httpx.post(f"{told['address']}/_control/story/second-thoughts").raise_for_status()
        newest = next(channel.list_posts(post.updated_at))
        assert (newest.external_id, newest.stars) == (post.external_id, 1)
        assert len(list(channel.list_posts(None))) == before + 1
        assert len(httpx.get(f"{told['address']}/_control/customers.csv").text.splitlines()) == 2001
        channel.close()
        process.terminate()
        assert process.wait(timeout=60) == 0
