"""Bursts: found soon, and not where there are none. `make bench-trends` prints the figures for many rates."""

from datetime import date, timedelta
from random import Random

import pytest

from heard.diagnose.bursts import burst
from tests.diagnose.days import first_alarm, hours_of, quiet

LAST = date(2026, 11, 22)


@pytest.mark.demand("D1")
@pytest.mark.parametrize("rate", [0.1, 0.5, 2.0, 6.0])
def test_two_quiet_years_give_at_most_one_false_alarm_a_month(rate):
    counts = quiet(rate, days=730 + 120, chance=Random(f"quiet {rate}"))
    alarms = sum(burst(counts[:end], LAST - timedelta(days=len(counts) - end)) is not None for end in range(120, len(counts)))
    assert alarms <= 24


@pytest.mark.parametrize(("rate", "within"), [(0.1, 24), (0.5, 24), (2.0, 24), (8.0, 3), (8.0, 1)])
def test_a_planted_burst_is_found_within_twelve_reviews(rate, within):
    found = [first_alarm(quiet(rate, days=540, chance=Random(f"{rate} {n}")), LAST, within=within) for n in range(20)]
    assert sorted(found)[18] <= 12, found


def test_a_busy_evening_is_no_burst():
    """Two quiet years of hours: a night without a word, then lunch and dinner."""
    chance = Random("hours")
    counts = quiet(4.0, days=730 + 120, chance=chance)
    alarms = 0
    for end in range(120, len(counts)):
        hours = hours_of(counts[end], chance)
        for latest in range(3, len(hours)):
            ages = [hours[latest] - hour for hour in hours[: latest + 1]]
            day = LAST - timedelta(days=len(counts) - end)
            found = burst([*counts[:end], latest + 1], day, ages=ages) if sum(age <= 6 for age in ages) > 3 else None
            alarms += found is not None and found.hours < 24
    assert alarms <= 6


def test_a_place_that_is_bad_every_saturday_gives_no_alarm_on_saturdays():
    counts = [6 if (LAST - timedelta(days=399 - n)).weekday() == 5 else 0 for n in range(400)]
    saturday = LAST - timedelta(days=1)
    assert saturday.weekday() == 5
    assert burst(counts[:-1], saturday) is None
    assert burst([*counts[:-1], 6], LAST) is not None, "the same on a Sunday is one"


def test_three_angry_people_are_no_burst():
    assert burst([0] * 200 + [3], LAST) is None


def test_with_little_history_nothing_is_said():
    assert burst([0] * 20 + [40], LAST) is None


def test_many_places_share_the_false_alarms_of_a_brand():
    counts = [0] * 399 + [4]
    counts[::30] = [1] * len(counts[::30])
    assert burst(counts, LAST, series=1) is not None
    assert burst(counts, LAST, series=10**9) is None
