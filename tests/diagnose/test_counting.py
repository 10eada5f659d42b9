"""The counts are those that a full recount gives, whatever happened to the cases and whenever they were folded."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heard.desk import ending, intake
from heard.desk.act import acting
from heard.diagnose import counting
from heard.records.models import Case, DayTallyNow, Journey, Location, SplitTallyNow, Tally, TallyChange, TallyNow
from heard.vocabulary.log import EventKind
from heard.vocabulary.way import Outcome
from tests.arriving import post
from tests.conftest import make_cast

TEXTS = (
    ("Waited 50 minutes for cold pasta and your waiter laughed at us.", 1),
    ("Lovely food, wonderful staff, we come again.", 5),
    ("The staff was friendly, but we waited an hour and the toilets were dirty.", 3),
    ("", 2),
)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["post", "edit", "close", "double", "move", "reopen", "fold", "again"]),
        st.integers(0, 4),
        st.integers(0, 3),
    ),
    max_size=14,
)


def _sums(model, keys):
    columns = [
        field.attname
        for field in model._meta.concrete_fields
        if field.attname not in ("id", *(key.strip('"') for key in keys)) and not field.primary_key
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(keys)}, {', '.join(f'sum({one})' for one in columns)} FROM {model._meta.db_table} "
            f"GROUP BY {', '.join(keys)} HAVING {' OR '.join(f'sum({one}) <> 0' for one in columns)} ORDER BY {', '.join(keys)}"
        )
        return cursor.fetchall()


def counted():
    weeks = _sums(TallyNow, ["brand_id", "week", "place", "platform", "topic"])
    splits = _sums(SplitTallyNow, ["brand_id", "kind", '"of"', "week", "place", "platform", "topic"])
    days = _sums(DayTallyNow, ["brand_id", "place", "day"])
    return weeks, splits, days, list(Journey.objects.order_by("pk").values_list())


def _do(cast, now, what, number, which):
    text, stars = TEXTS[which]
    if what in ("post", "edit", "again"):
        heard = post(now, external_id=f"r-{number}", text=text, stars=stars, published_at=now - timedelta(days=number * 5))
        if what == "edit":
            heard = post(
                now, external_id=f"r-{number}", text=text + " Edited.", stars=stars, updated_at=now + timedelta(minutes=which)
            )
        list(intake.take_in(cast.channel, [heard], now=now, place=cast.place))
    elif what == "fold":
        counting.fold()
    elif case := Case.objects.filter(post__external_id=f"r-{number}").first():
        with acting(cast.brand, case.code, now=now) as row:
            if what in ("close", "double"):
                outcome = Outcome.RECOVERED if what == "close" else Outcome.DUPLICATE
                ending.close(row, cast.actor(cast.alice), outcome=outcome, learned="Something.", now=now)
            elif what == "reopen":
                ending.reopen(row, cast.actor(cast.alice), now=now)
            else:
                row.products = (["pasta"], ["pasta", "wine"], [], ["wine"])[which]
                row.location = Location.objects.get(name=("Harbour Street", "Canal Side")[which % 2])
                row.save(update_fields=["location", "products"])
                row.log(EventKind.LIVE, now + timedelta(hours=which))


@pytest.mark.demand("D1")
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_the_counts_equal_a_full_recount(cast, now, steps):
    with transaction.atomic():
        Location.objects.create(brand=cast.brand, name="Canal Side", door="canal-door")
        cast.brand.products = ["pasta", "wine"]
        cast.brand.save()
        for what, number, which in steps:
            _do(cast, now, what, number, which)
        before = counted()
        counting.fold()
        folded = counted()
        counting.recount()
        assert before == folded == counted()
        transaction.set_rollback(True)


def test_every_review_is_counted_once_and_under_what_is_complained_of(cast, now):
    text = "The staff was friendly, but we waited an hour."
    list(intake.take_in(cast.channel, [post(now, text=text, stars=3)], now=now, place=cast.place))
    cells = {row.topic: row for row in TallyNow.objects.all()}
    case = Case.objects.get()
    assert set(cells) == {"", *case.topics}
    assert (cells[""].reviews, cells[""].complaints, cells[""].stars) == (1, 1, 3)
    assert cells["waiting"].complaints == 1
    assert cells["staff"].complaints == 0, "praise of the staff is no complaint about them"


def test_what_was_written_late_on_sunday_counts_for_that_sunday_at_the_place(cast, now):
    cast.place.zone = "America/Chicago"
    cast.place.save()
    monday_in_utc = now.replace(year=2026, month=11, day=16, hour=3, minute=0)
    list(intake.take_in(cast.channel, [post(now, published_at=monday_in_utc)], now=now, place=cast.place))
    assert str(Case.objects.get().written_on) == "2026-11-15"
    assert {str(row.week) for row in TallyNow.objects.all()} == {"2026-11-09"}


def test_what_is_rolled_back_was_never_counted(cast, now):
    with pytest.raises(RuntimeError), transaction.atomic():
        list(intake.take_in(cast.channel, [post(now)], now=now, place=cast.place))
        raise RuntimeError
    assert not TallyNow.objects.exists()
    assert not TallyChange.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_who_fold_at_once_while_others_write_lose_and_double_nothing():
    cast, now, start = make_cast(), timezone.now(), Barrier(4)

    def write(name):
        start.wait()
        for number in range(6):
            heard = [post(now, external_id=f"{name}-{number}-{one}") for one in range(5)]
            list(intake.take_in(cast.channel, heard, now=now, place=cast.place))
        connection.close()

    def folding():
        start.wait()
        for _ in range(25):
            counting.fold()
        connection.close()

    threads = [
        Thread(target=write, args=("a",)),
        Thread(target=write, args=("b",)),
        Thread(target=folding),
        Thread(target=folding),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    counting.fold()
    assert not TallyChange.objects.exists()
    assert Tally.objects.get(topic="").reviews == 60
