"""Business hours: tables for what people expect, properties for what must hold at any hour of any zone."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from heard.playbook import Counting
from heard.playbook.clock import add_business, add_days, add_hours, always_open, elapsed, is_open, next_opening
from heard.vocabulary.case import Calendar
from tests.playbook.cast import ALWAYS, NINE_TO_FIVE

LONDON = ZoneInfo("Europe/London")
BAR = Calendar(zone="Europe/Berlin", hours=((), (), (), (), ((time(18), time(2)),), ((time(18), time(0)),), ()))
LUNCH_AND_DINNER = Calendar(hours=(*[((time(18), time(22)), (time(12), time(14)))] * 6, ()))
NIGHTS = Calendar(zone="Europe/Berlin", hours=(*[((time(22), time(6)),)] * 7,))
CHRISTMAS = Calendar(
    zone="Europe/London", hours=NINE_TO_FIVE.hours, holidays=frozenset({date(2026, 12, 25), date(2026, 12, 28)})
)


def at(words: str, zone: str = "Europe/London") -> datetime:
    """A wall time such as "2026-11-23 09:00", as UTC."""
    return datetime.fromisoformat(words).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


@pytest.mark.demand("T1")
@pytest.mark.parametrize(
    ("calendar", "start", "hours", "end"),
    [
        (NINE_TO_FIVE, "2026-11-23 09:00", 4, "2026-11-23 13:00"),  # Monday morning, same day
        (NINE_TO_FIVE, "2026-11-23 15:00", 4, "2026-11-24 11:00"),  # over the night
        (NINE_TO_FIVE, "2026-11-27 15:00", 4, "2026-11-30 11:00"),  # over the weekend
        (NINE_TO_FIVE, "2026-11-28 12:00", 1, "2026-11-30 10:00"),  # asked on Saturday
        (NINE_TO_FIVE, "2026-11-23 07:00", 1, "2026-11-23 10:00"),  # before opening
        (NINE_TO_FIVE, "2026-11-23 09:00", 8, "2026-11-23 17:00"),  # the whole day ends at closing, not next morning
        (NINE_TO_FIVE, "2026-11-23 17:00", 0, "2026-11-24 09:00"),  # nothing to wait, but closed
        (CHRISTMAS, "2026-12-24 16:00", 2, "2026-12-29 10:00"),  # two holidays and a weekend
        (ALWAYS, "2026-11-28 23:00", 4, "2026-11-29 03:00"),  # no hours at all: always open
        (Calendar(zone="Europe/London", hours=((),) * 7), "2026-11-28 23:00", 4, "2026-11-29 03:00"),  # seven empty days too
        (LUNCH_AND_DINNER, "2026-11-23 13:30", 1, "2026-11-23 18:30"),  # over the break, pairs in any order
        (Calendar(hours=(((time(9), time(17)),),)), "2026-11-23 16:00", 2, "2026-11-30 10:00"),  # only Mondays are named
    ],
)
def test_business_hours_run_only_while_the_place_is_open(calendar: Calendar, start: str, hours: int, end: str) -> None:
    assert add_business(calendar, at(start), timedelta(hours=hours)) == at(end)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-11-27 23:00", 2, "2026-11-28 01:00"),  # Friday night runs past midnight
        ("2026-11-28 01:00", 2, "2026-11-28 19:00"),  # closes at two, opens again at six
        ("2026-11-28 23:00", 1, "2026-11-29 00:00"),  # 00:00 is the end of Saturday
        ("2026-11-28 23:30", 1, "2026-12-04 18:30"),  # and Sunday to Thursday are closed
    ],
)
def test_hours_over_midnight_belong_to_the_evening_before(start: str, hours: int, end: str) -> None:
    assert add_business(BAR, at(start, "Europe/Berlin"), timedelta(hours=hours)) == at(end, "Europe/Berlin")


def test_a_holiday_closes_what_opens_on_it_and_lets_the_night_before_run_out() -> None:
    bar = Calendar(zone=BAR.zone, hours=BAR.hours, holidays=frozenset({date(2026, 11, 28)}))
    assert is_open(bar, at("2026-11-28 01:00", "Europe/Berlin"))
    assert not is_open(bar, at("2026-11-28 19:00", "Europe/Berlin"))


@pytest.mark.parametrize(
    ("night", "hours"),
    [("2026-03-28 22:00", 7), ("2026-10-24 22:00", 9), ("2026-11-28 22:00", 8)],  # spring, autumn, any other night
)
def test_a_night_of_changing_clocks_is_as_long_as_it_is_for_the_staff(night: str, hours: int) -> None:
    start = at(night, "Europe/Berlin")
    closes = add_business(NIGHTS, start, timedelta(hours=hours))
    assert closes.astimezone(ZoneInfo("Europe/Berlin")).time() == time(6)
    assert elapsed(NIGHTS, start, start + timedelta(hours=12)) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("calendar", "words", "open_now"),
    [
        (NINE_TO_FIVE, "2026-11-23 09:00", True),  # at the moment of opening
        (NINE_TO_FIVE, "2026-11-23 17:00", False),  # at the moment of closing
        (NINE_TO_FIVE, "2026-11-23 08:59", False),
        (NINE_TO_FIVE, "2026-11-22 12:00", False),  # Sunday
        (ALWAYS, "2026-11-22 03:00", True),
    ],
)
def test_a_place_is_open_from_opening_until_before_closing(calendar: Calendar, words: str, open_now: bool) -> None:
    assert is_open(calendar, at(words)) is open_now
    assert (next_opening(calendar, at(words)) == at(words)) is open_now


@pytest.mark.parametrize(
    ("calendar", "start", "days", "counting", "end"),
    [
        (NINE_TO_FIVE, "2026-11-23 12:00", 7, Counting.CLOCK, "2026-11-30 12:00"),  # a week
        (NINE_TO_FIVE, "2026-03-28 12:00", 1, Counting.CLOCK, "2026-03-29 12:00"),  # 23 hours, the same wall time
        (NINE_TO_FIVE, "2026-11-27 12:00", 1, Counting.BUSINESS, "2026-11-30 12:00"),  # Friday to Monday
        (NINE_TO_FIVE, "2026-11-27 20:00", 1, Counting.BUSINESS, "2026-12-01 09:00"),  # after hours: at the next opening
        (CHRISTMAS, "2026-12-24 12:00", 1, Counting.BUSINESS, "2026-12-29 12:00"),  # holidays are no business days
        (ALWAYS, "2026-11-27 12:00", 2, Counting.BUSINESS, "2026-11-29 12:00"),  # always open: every day is one
        (NINE_TO_FIVE, "2026-11-28 12:00", 0, Counting.BUSINESS, "2026-11-30 09:00"),  # no day, but closed
    ],
)
def test_days_end_at_the_same_wall_time(calendar: Calendar, start: str, days: int, counting: Counting, end: str) -> None:
    assert add_days(calendar, at(start), days, counting) == at(end)


def test_elapsed_time_counts_open_time_only_and_never_backwards() -> None:
    friday, monday = at("2026-11-27 16:00"), at("2026-11-30 10:00")
    assert elapsed(NINE_TO_FIVE, friday, monday) == timedelta(hours=2)
    assert elapsed(NINE_TO_FIVE, monday, friday) == timedelta(0)
    assert elapsed(ALWAYS, friday, monday) == monday - friday
    assert elapsed(NINE_TO_FIVE, friday, friday) == timedelta(0)
    assert elapsed(LUNCH_AND_DINNER, at("2026-11-23 12:30"), at("2026-11-23 18:15")) == timedelta(minutes=105)


def test_hours_on_the_clock_do_not_ask_whether_anybody_is_there() -> None:
    assert add_hours(NINE_TO_FIVE, at("2026-11-28 12:00"), 4, Counting.CLOCK) == at("2026-11-28 16:00")
    assert add_hours(NINE_TO_FIVE, at("2026-11-28 12:00"), 4, Counting.BUSINESS) == at("2026-11-30 13:00")


PAIRS = st.lists(st.tuples(st.times(), st.times()), max_size=3).map(tuple)
CALENDARS = st.builds(
    Calendar,
    zone=st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"]),
    hours=st.lists(PAIRS, max_size=7).map(tuple),
    holidays=st.frozensets(st.dates(date(2026, 1, 1), date(2027, 12, 31)), max_size=20),
)
MOMENTS = st.timedeltas(timedelta(0), timedelta(days=500)).map(lambda since: datetime(2026, 1, 1, tzinfo=UTC) + since)
AMOUNTS = st.timedeltas(timedelta(0), timedelta(hours=60))


def _has_seconds(calendar: Calendar) -> bool:
    """Days of a few microseconds would make the search for sixty open hours last for ever; people open for longer."""
    january, february = datetime(2026, 1, 5, tzinfo=UTC), datetime(2026, 2, 2, tzinfo=UTC)
    return always_open(calendar) or elapsed(calendar, january, february) > timedelta(hours=4)


@given(CALENDARS, MOMENTS, AMOUNTS)
def test_what_was_added_is_what_has_elapsed(calendar: Calendar, start: datetime, amount: timedelta) -> None:
    assume(_has_seconds(calendar))
    end = add_business(calendar, start, amount)
    assert end >= start
    assert elapsed(calendar, start, end) == amount


@given(CALENDARS, MOMENTS, AMOUNTS, AMOUNTS)
def test_adding_twice_is_adding_once(calendar: Calendar, start: datetime, first: timedelta, second: timedelta) -> None:
    assume(_has_seconds(calendar) and second > timedelta(0))
    assert add_business(calendar, add_business(calendar, start, first), second) == add_business(calendar, start, first + second)


@given(CALENDARS, MOMENTS, MOMENTS, AMOUNTS)
def test_who_starts_later_never_ends_earlier(calendar: Calendar, one: datetime, other: datetime, amount: timedelta) -> None:
    assume(_has_seconds(calendar))
    early, late = sorted((one, other))
    assert add_business(calendar, early, amount) <= add_business(calendar, late, amount)
    assert elapsed(calendar, early, late) <= late - early


@given(CALENDARS, MOMENTS)
def test_the_next_opening_is_open_and_nothing_is_open_before_it(calendar: Calendar, start: datetime) -> None:
    assume(_has_seconds(calendar))
    opening = next_opening(calendar, start)
    assert opening >= start and is_open(calendar, opening)
    assert elapsed(calendar, start, opening) == (timedelta(0) if not always_open(calendar) else opening - start)
