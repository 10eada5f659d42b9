"""Time as a place lives it: opening hours, holidays, and clocks that run only while somebody is there.

Hours are wall times in the place's zone, so a day with a change of clocks is an hour shorter or longer, as it is for the staff.
A closing time at or before its opening time is on the next day: ("18:00", "02:00") runs past midnight, and 00:00 is the
midnight at the end of the day. A holiday closes what would open on that date; a night that began the evening before runs out.
A calendar without a single opening is always open. Every time taken and given is aware, every answer is in UTC.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from heard.playbook.policy import Counting
from heard.vocabulary.case import Calendar

_DAY = timedelta(days=1)


def always_open(calendar: Calendar) -> bool:
    """Whether the calendar names no opening at all, which means: at any hour."""
    return not any(calendar.hours)


def is_open(calendar: Calendar, at: datetime) -> bool:
    """Whether the place is open at this moment; it is at the moment of opening and is not at that of closing."""
    return always_open(calendar) or next_opening(calendar, at) == at


def next_opening(calendar: Calendar, at: datetime) -> datetime:
    """The first moment from `at` on at which the place is open: `at` itself while it is."""
    if always_open(calendar):
        return at.astimezone(UTC)
    opens, _ = next(_openings(calendar, at))
    return opens


def add_business(calendar: Calendar, start: datetime, amount: timedelta) -> datetime:
    """The moment at which `amount` of open time has passed since `start`; not before the next opening."""
    if always_open(calendar):
        return start.astimezone(UTC) + amount
    left = amount
    for opens, closes in _openings(calendar, start):
        if left <= closes - opens:
            return opens + left
        left -= closes - opens
    raise AssertionError("openings never end")


def elapsed(calendar: Calendar, start: datetime, end: datetime) -> timedelta:
    """How much open time lies between `start` and `end`; nothing when `end` is not later."""
    if end <= start:
        return timedelta(0)
    if always_open(calendar):
        return end - start
    passed = timedelta(0)
    for opens, closes in _openings(calendar, start):
        if opens >= end:
            break
        passed += min(closes, end) - opens
    return passed


def add_hours(calendar: Calendar, start: datetime, hours: float, counting: Counting) -> datetime:
    """`hours` after `start`, on the clock or in business hours."""
    amount = timedelta(hours=hours)
    if counting is Counting.BUSINESS:
        return add_business(calendar, start, amount)
    return start.astimezone(UTC) + amount


def add_days(calendar: Calendar, start: datetime, days: int, counting: Counting) -> datetime:
    """`days` after `start`, at the same wall time of the place.

    Business days are those on which the place opens, and they end in open hours.
    """
    zone = ZoneInfo(calendar.zone)
    local = start.astimezone(zone)
    if counting is Counting.CLOCK or always_open(calendar):
        return datetime.combine(local.date() + days * _DAY, local.time(), tzinfo=zone).astimezone(UTC)
    day = local.date()
    for _ in range(days):
        day = next(later for n in count(1) if _opens_on(calendar, later := day + n * _DAY))
    return next_opening(calendar, datetime.combine(day, local.time(), tzinfo=zone))


def _opens_on(calendar: Calendar, day: date) -> bool:
    weekday = day.weekday()
    return weekday < len(calendar.hours) and bool(calendar.hours[weekday]) and day not in calendar.holidays


def _openings(calendar: Calendar, start: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Open spans from `start` on, in order, without overlap, the first one cut off at `start`. It never ends."""
    zone = ZoneInfo(calendar.zone)
    reached = start.astimezone(UTC)
    day = reached.astimezone(zone).date() - _DAY  # last night's opening may still run
    for n in count():
        today = day + n * _DAY
        if not _opens_on(calendar, today):
            continue
        for opens, closes in sorted(calendar.hours[today.weekday()]):
            closing_day = today if closes > opens else today + _DAY
            begins = max(datetime.combine(today, opens, tzinfo=zone).astimezone(UTC), reached)
            ends = datetime.combine(closing_day, closes, tzinfo=zone).astimezone(UTC)
            if begins < ends:
                yield begins, ends
                reached = ends
