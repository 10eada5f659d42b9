"""Shifts of a place: who was there is never said, only which part of the day it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

EVERY_DAY = frozenset(range(7))


@dataclass(frozen=True, slots=True)
class Shift:
    """A part of the day with a name; over midnight when it ends before it begins. `days` are those on which it begins, Monday 0."""

    name: str
    since: time
    until: time
    days: frozenset[int] = EVERY_DAY


USUAL_SHIFTS = (
    Shift("morning", time(5), time(11)),
    Shift("midday", time(11), time(15)),
    Shift("afternoon", time(15), time(18)),
    Shift("evening", time(18), time(23)),
    Shift("night", time(23), time(5)),
)


def shift_at(here: datetime, shifts: Sequence[Shift]) -> str:
    """The name of the first shift that this local time lies in; empty when none does."""
    clock, today, yesterday = here.time(), here.weekday(), (here - timedelta(days=1)).weekday()
    for shift in shifts:
        if shift.since < shift.until:
            inside = today in shift.days and shift.since <= clock < shift.until
        else:
            inside = (today in shift.days and clock >= shift.since) or (yesterday in shift.days and clock < shift.until)
        if inside:
            return shift.name
    return ""
