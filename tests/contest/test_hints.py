"""Signs as they are asked for a case that stands in the tables."""

from datetime import UTC, datetime

from heard.contest.queries import hints
from tests.arriving import opened


def test_a_day_that_is_named_is_one_of_the_calendar_of_the_place(cast, now):
    place = cast.place
    place.zone, place.hours, place.holidays = "America/New_York", [[["09:00", "22:00"]]] * 7, ["2026-11-15"]
    place.save()
    late_on_saturday = datetime(2026, 11, 22, 4, 30, tzinfo=UTC)  # where the server stands it is Sunday
    case = opened(cast, now, published_at=late_on_saturday, updated_at=late_on_saturday, text="On Sunday the pasta was cold.")
    assert [(hint.kind, "2026-11-15" in hint.reason) for hint in hints(case)] == [("closed_day", True)]
