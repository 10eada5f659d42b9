"""Trends, recovery and training as people see them: right figures, the way to the reviews behind, and nothing for outsiders."""

import csv
import io
import re
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse

from heard.desk import intake
from heard.desk.act import acting
from heard.diagnose import queries, recovery
from heard.diagnose.queries import Asked
from heard.records.models import Customer, Drawing, Order
from heard.respond import actions as respond
from heard.vocabulary.log import EventKind
from tests.arriving import opened, post

PAGES = ["trends", "recovery", "training", "causes", "alerts", "alert_settings"]


@pytest.mark.parametrize("name", [*PAGES, "trend_phrases", "recovery_compared", "alert_news", "digest_pdf"])
@pytest.mark.parametrize(("who", "status"), [("alice", 200), ("bob", 200), ("charlie", 404), (None, 302)])
def test_a_page_is_there_for_the_brands_own_people_only(cast, client, name, who, status):
    if who:
        client.force_login(getattr(cast, who))
    assert client.get(reverse(name, args=["lantern"])).status_code == status


@pytest.fixture
def months(cast, now):
    """Waiting grew: one complaint a week for a quarter, then three; a glad review beside each."""
    posts = []
    for week in range(26):
        for number in range(4):
            bad = number < (3 if week < 13 else 1)
            posts.append(
                post(
                    now,
                    external_id=f"w{week}-{number}",
                    text="We waited an hour for the food." if bad else "Lovely evening, thank you!",
                    stars=2 if bad else 5,
                    published_at=now - timedelta(days=7 * week, hours=number),
                )
            )
    for _ in intake.take_in(cast.channel, posts, now=now, place=cast.place):
        pass
    return posts


@pytest.mark.demand("D1")
def test_the_page_says_what_grew_and_leads_to_exactly_those_reviews(cast, client, months):
    client.force_login(cast.bob)
    page = unescape(client.get("/b/lantern/trends/").content.decode())
    found = re.search(r'<a href="(/b/lantern/inbox/[^"]*)">(\d+)</a>', page)
    whole = queries.whole(cast.brand, Asked(today=max(p.published_at for p in months).date()))
    assert int(found[2]) == whole.now.complaints
    assert "times as many" in page
    lines = [client.get(found[1]).content.decode()]
    while further := re.search(r'href="(\?[^"]*after=[^"]*)" rel="next"', lines[-1]):
        lines.append(client.get("/b/lantern/inbox/" + unescape(further[1]).replace("+", "%2B")).content.decode())
    assert sum(one.count('class="line-text"') for one in lines) == whole.now.complaints


def test_a_chart_is_drawn_once_and_read_out_as_one_picture(cast, client, months):
    client.force_login(cast.bob)
    assert 'hx-get="/b/lantern/trends/chart/weeks.svg' in client.get("/b/lantern/trends/").content.decode()
    drawn = client.get("/b/lantern/trends/chart/weeks.svg").content.decode()
    assert drawn.count('role="img" aria-label="Complaints:') == 2, "one for wide pages, one for narrow ones"
    assert "graphics-symbol" not in drawn, "no mark speaks for itself"
    assert "style=" not in drawn, "the page allows no style inside"
    assert Drawing.objects.count() == 2
    assert drawn[20:200] in client.get("/b/lantern/trends/").content.decode()


def test_a_chart_with_other_figures_is_another_drawing(cast, client, months, now):
    client.force_login(cast.bob)
    before = client.get("/b/lantern/trends/chart/weeks.svg").content
    opened(cast, now, external_id="new")
    assert client.get("/b/lantern/trends/chart/weeks.svg").content != before


def test_what_is_drawn_can_be_taken_away_as_a_picture_and_as_a_table(cast, client, months):
    client.force_login(cast.bob)
    assert client.get("/b/lantern/trends/chart/weeks.png").content.startswith(b"\x89PNG")
    rows = list(csv.reader(io.StringIO(client.get("/b/lantern/trends/chart/weeks.csv").content.decode())))
    assert sum(int(row[1]) for row in rows[1:]) == 104
    assert client.get("/b/lantern/trends/chart/nothing.csv").status_code == 404


def test_a_phrase_that_people_begin_to_write_opens_the_reviews_that_hold_it(cast, client, months, now):
    posts = [
        post(
            now, external_id=f"s{n}", text=f"At the shift change all was lost, table {n}.", published_at=now - timedelta(days=n)
        )
        for n in range(30)
    ]
    list(intake.take_in(cast.channel, posts, now=now, place=cast.place))
    client.force_login(cast.bob)
    page = unescape(client.get("/b/lantern/trends/phrases/").content.decode())
    address = re.search(r'<a href="([^"]*)">“[^”]*shift change[^”]*”', page)[1]
    assert client.get(address).content.decode().count('class="line-text"') == 30


@pytest.mark.demand("D6")
def test_mistakes_are_counted_for_a_thousand_orders(cast, client, months, now):
    customer = Customer.objects.create(brand=cast.brand, external_id="c", name="C")
    Order.objects.bulk_create(
        Order(brand=cast.brand, customer=customer, external_id=str(n), location=cast.place, at=now - timedelta(days=n % 80))
        for n in range(390)
    )
    asked = Asked(today=now.date())
    complaints = {row.key: row.now.complaints for row in queries.places(cast.brand, asked)}
    (row,) = recovery.mistakes(cast.brand, asked, complaints)
    assert (row.orders, row.complaints) == (390, complaints[cast.place.pk])
    assert row.rate.value == pytest.approx(1000 * row.complaints / 390)
    assert row.rate.low < row.rate.value < row.rate.high
    client.force_login(cast.bob)
    assert ">390<" in client.get("/b/lantern/trends/recovery/").content.decode()


@pytest.mark.demand("D5")
def test_the_way_to_recovery_is_counted_step_by_step(cast, now):
    at = now - timedelta(days=3)
    cases = [opened(cast, at, external_id=f"r-{n}") for n in range(4)]
    walks = [
        [],
        [(EventKind.LIVE, 2)],
        [(EventKind.LIVE, 4), (EventKind.HEARD_FROM, 10)],
        [(EventKind.LIVE, 6), (EventKind.HEARD_FROM, 8), (EventKind.REMEDY_KEPT, 20), (EventKind.SCORED, 30)],
    ]
    for case, walk in zip(cases, walks, strict=True):
        for kind, hours in walk:
            case.log(kind, at + timedelta(hours=hours), **({"score": 5} if kind is EventKind.SCORED else {}))
    edited = post(at, external_id="r-3", text="They called, all is well.", stars=4, updated_at=at + timedelta(hours=40))
    list(intake.take_in(cast.channel, [edited], now=at + timedelta(hours=41), place=cast.place))
    steps = recovery.funnel(cast.brand, Asked(today=now.date()))
    assert [(step.name, step.count) for step in steps] == list(zip(recovery.STEPS, (4, 3, 2, 1, 1, 1), strict=True))
    assert {step.name: step.hours for step in steps} == {
        "negative": None,
        "replied": 4.0,
        "reached": 4.0,
        "resolved": 12.0,
        "satisfied": 10.0,
        "updated": 35.0,
    }
    assert next(step.count for step in recovery.funnel(cast.brand, Asked(today=now.date(), topic="cleanliness"))) == 0


@pytest.mark.demand(
    "D5",
)
def test_with_too_few_the_paradox_is_not_decided(cast, client, months):
    client.force_login(cast.bob)
    page = client.get("/b/lantern/trends/recovery/compared/").content.decode()
    assert page.count("Too few to say.") == 3


@pytest.mark.demand("D7")
def test_answered_and_unanswered_complaints_are_compared_by_what_became_of_them(cast, now):
    old = now - timedelta(days=60)
    cast.channel.created_at = old
    cast.channel.save()
    for n in range(80):
        case = opened(cast, old, external_id=f"r-{n}")
        if n < 40:
            case.log(EventKind.LIVE, old + timedelta(hours=2))
        if n < 20 or n >= 78:
            case.log(EventKind.EDITED, old + timedelta(days=2), revision=2, digest="", was="respond")
    found = recovery.answering(cast.brand)
    assert (found.first, found.second, found.n) == (0.5, 0.05, (40, 40))
    assert found.difference.low > 0


@pytest.mark.demand("D4")
def test_what_the_guard_stopped_is_seen_by_its_writer_and_a_manager_and_by_nobody_else(cast, client, now):
    case = opened(cast, now)
    with acting(cast.brand, case.code, now=now) as row:
        respond.write(row, cast.actor(cast.bob), text="Change your review and you get a free dinner, idiot.", now=now)
    pages = {}
    for name in ("bob", "dora", "alice"):
        client.force_login(getattr(cast, name))
        pages[name] = client.get("/b/lantern/trends/training/").content.decode()
    assert ">Bob</h2>" in pages["alice"]
    assert ">Bob</h2>" not in pages["dora"]
    assert pages["dora"].count("Nothing had to be stopped.") == 1, "her own are none, the team's are told"
    assert "Nothing had to be stopped." not in pages["bob"]
