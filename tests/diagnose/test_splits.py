"""In which shift and with what: by the visit where it is known, and no name of anybody who worked then."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.urls import reverse

from heard.desk import house, intake, renewing
from heard.desk.act import acting
from heard.diagnose import queries
from heard.diagnose.queries import Asked
from heard.gather import actions as gather
from heard.records.circumstances import products_in
from heard.records.models import Candidate, Case, Customer, Order, Search
from heard.vocabulary.shifts import USUAL_SHIFTS, Shift, shift_at
from tests.arriving import post

LATE = (Shift("Weekend nights", time(22), time(3), frozenset({4, 5})), *USUAL_SHIFTS)


@pytest.mark.parametrize(
    ("here", "shifts", "name"),
    [
        (datetime(2026, 11, 20, 10, 59, tzinfo=UTC), USUAL_SHIFTS, "morning"),
        (datetime(2026, 11, 20, 11, 0, tzinfo=UTC), USUAL_SHIFTS, "midday"),  # a shift begins with its first minute
        (datetime(2026, 11, 20, 4, 59, tzinfo=UTC), USUAL_SHIFTS, "night"),  # of the day before
        (datetime(2026, 11, 21, 2, 0, tzinfo=UTC), LATE, "Weekend nights"),  # Saturday at two: Friday's night
        (datetime(2026, 11, 20, 2, 0, tzinfo=UTC), LATE, "night"),  # Friday at two is Thursday's
        (datetime(2026, 11, 20, 12, 0, tzinfo=UTC), (), ""),
    ],
)
def test_a_time_lies_in_the_first_shift_that_holds_it(here, shifts, name):
    assert shift_at(here, shifts) == name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Lemon Tart was dry.", ["lemon tart"]),  # not a tart as well
        ("A tart and a lemon tart.", ["lemon tart", "tart"]),
        ("Wonderful tartare!", []),
        ("TART.", ["tart"]),
    ],
)
def test_a_product_is_named_by_whole_words(text, found):
    assert products_in(text, ["tart", "lemon tart"]) == found


@pytest.fixture
def evening(cast, now):
    """A review of half past eight in the evening at the place, Dublin time in winter."""
    cast.brand.products = ["pasta", "house wine"]
    cast.brand.save()
    at = datetime(2026, 11, 20, 20, 30, tzinfo=UTC)
    (taken,) = intake.take_in(cast.channel, [post(now, published_at=at, updated_at=at)], now=now, place=cast.place)
    return taken.opened[0]


def split(cast, kind, **asked):
    found = queries.parts(cast.brand, Asked(today=date(2026, 11, 22), **asked), kind)
    return {row.key: (row.now.complaints, row.now.reviews) for row in found if row.now.reviews}


@pytest.mark.demand("D1")
def test_shift_and_product_are_counted_with_the_review(cast, evening):
    assert split(cast, "shift") == {"evening": (1, 1)}
    assert split(cast, "product") == {"pasta": (1, 1)}
    assert split(cast, "shift", topic="waiting") == {"evening": (1, 1)}
    assert split(cast, "shift", topic="price") == {"evening": (0, 1)}


@pytest.mark.demand("D1")
def test_the_visit_says_more_than_the_hour_of_writing(cast, now, evening):
    customer = Customer.objects.create(brand=cast.brand, external_id="C-1", name="Julia Reyes")
    noon = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)
    Order.objects.create(brand=cast.brand, customer=customer, external_id="B-1", at=noon, what="house wine", served_by="Marco")
    with acting(cast.brand, evening.code, now=now) as case:
        search = Search.objects.create(case=case, cycle=1, at=now, records=1, found=1)
        one = Candidate.objects.create(search=search, customer=customer, score=9, strength="probable")
        gather.confirm(case, cast.actor(cast.bob), candidate=one, now=now)
    assert split(cast, "shift") == {"midday": (1, 1)}
    assert "Marco" not in str(split(cast, "shift"))
    with acting(cast.brand, evening.code, now=now) as case:
        gather.deny(case, cast.actor(cast.bob), found=search, now=now)
    assert split(cast, "shift") == {"evening": (1, 1)}


def test_other_shifts_and_products_count_what_is_there_already_anew(cast, evening):
    alice = cast.actor(cast.alice)
    values = {
        "name": cast.place.name,
        "shifts": [["Late", "19:00", "23:00", [4]], ["Rest", "00:00", "23:59", [0, 1, 2, 3, 5, 6]]],
    }
    house.write_place(cast.brand, alice, number=cast.place.pk, values=values)
    house.change_brand(cast.brand, alice, name=cast.brand.name, sector="restaurant", products=["cold pasta"], currency="EUR")
    assert renewing.renew_circumstances(cast.brand.pk) == 1
    assert split(cast, "shift") == {"Late": (1, 1)}
    assert split(cast, "product") == {"cold pasta": (1, 1)}
    assert renewing.renew_circumstances(cast.brand.pk) == 0


@pytest.mark.demand("D1")
def test_the_page_shows_them_and_leads_to_the_reviews_behind(client, cast, now):
    cast.brand.products = ["pasta"]
    cast.brand.save()
    list(intake.take_in(cast.channel, [post(now, published_at=now - timedelta(days=1))], now=now, place=cast.place))
    case = Case.objects.get()
    client.force_login(cast.bob)
    page = client.get(reverse("trends", args=["lantern"]))
    figures = {one["figure"].name: one for one in page.context["figures"]}
    for name in ("shifts", "products"):
        (_cells, there) = figures[name]["rows"][0]
        assert case.code in client.get(there).content.decode()
    assert client.get(reverse("trend_chart", args=["lantern", "shifts", "csv"])).status_code == 200


def test_shifts_and_products_are_kept_as_people_write_them(client, cast):
    client.force_login(cast.alice)
    address = reverse("place", args=["lantern", cast.place.pk])
    form = {"name": cast.place.name, "zone": "Europe/Dublin", "shifts": "Early 6:00-14:00\nWeekend lunch 11:00 - 16:00 67"}
    client.post(address, form)
    cast.place.refresh_from_db()
    assert cast.place.shifts == [["Early", "06:00", "14:00", list(range(7))], ["Weekend lunch", "11:00", "16:00", [5, 6]]]
    assert "Weekend lunch 11:00-16:00 67" in client.get(address).content.decode()
    assert client.post(address, {**form, "shifts": "Early"}).status_code == 422
    client.post(
        reverse("settings", args=["lantern"]),
        {"name": "L", "sector": "restaurant", "currency": "EUR", "products": " Pasta \npasta\n\nWine"},
    )
    cast.brand.refresh_from_db()
    assert cast.brand.products == ["pasta", "Wine"]
