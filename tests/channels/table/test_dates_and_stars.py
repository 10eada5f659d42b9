"""Dates and ratings as files, pages and people write them."""

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from heard.channels.table.dates import day_comes_first, moment_from
from heard.channels.table.stars import find_stars, stars_from

NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)

DATES = [
    # cell, day first, moment, remark
    ("2024-03-12", None, "2024-03-12T12:00", "ISO day: noon"),
    ("2024-03-12T08:09:10Z", None, "2024-03-12T08:09:10", "ISO with zone"),
    ("2024-03-12 08:09:10 UTC", None, "2024-03-12T08:09:10", "as databases export"),
    ("2024-03-12T08:09:10.123456789+02:00", None, "2024-03-12T06:09:10.123456", "nanoseconds"),
    ("2024/3/2", None, "2024-03-02T12:00", "year first needs no order"),
    ("12/03/2024", True, "2024-03-12T12:00", "day first"),
    ("12/03/2024", False, "2024-12-03T12:00", "month first"),
    ("25/03/2024", None, "2024-03-25T12:00", "only one reading"),
    ("3/25/24", None, "2024-03-25T12:00", "two digits of year"),
    ("05/05/2024", None, "2024-05-05T12:00", "both readings agree"),
    ("12.03.2024", None, "2024-03-12T12:00", "dots are day first"),
    ("12.03.2024 19:30 Uhr", None, "2024-03-12T19:30", "German time"),
    ("3/12/2024 7:15 PM", False, "2024-03-12T19:15", "half of the day"),
    ("3/12/2024, 12:05 a.m.", False, "2024-03-12T00:05", "midnight"),
    ("12 March 2024", None, "2024-03-12T12:00", "English"),
    ("Mar 12, 2024 7:15 PM", None, "2024-03-12T19:15", "English, short"),
    ("12th of March 2024", None, "2024-03-12T12:00", "ordinal"),
    ("12. März 2024", None, "2024-03-12T12:00", "German"),
    ("12 février 2024", None, "2024-02-12T12:00", "French"),
    ("12 de marzo de 2024", None, "2024-03-12T12:00", "Spanish"),
    ("12-Mar-2024", None, "2024-03-12T12:00", "dashes"),
    ("Tue, 12 Mar 2024 08:09:10 +0100", None, "2024-03-12T07:09:10", "mail"),
    ("1710230950", None, "2024-03-12T08:09:10", "seconds"),
    ("1710230950000", None, "2024-03-12T08:09:10", "milliseconds"),
    ("45363", None, "2024-03-12T12:00", "a spreadsheet's day number"),
]


@pytest.mark.parametrize(("cell", "day_first", "moment", "remark"), DATES)
def test_a_date_is_read(cell: str, day_first: bool | None, moment: str, remark: str) -> None:
    assert moment_from(cell, day_first=day_first) == datetime.fromisoformat(moment).replace(tzinfo=UTC), remark


NO_DATES = [
    ("03/04/2024", "could be two days"),
    ("31/31/2024", "no date that can be read"),
    ("2024-02-30", "no date that can be read"),
    ("25/03/0024", "in the year 24"),
    ("yesterday-ish", "no date that can be read"),
    ("2 weeks ago", "no date that can be read"),  # without a now
    ("", "no date that can be read"),
    ("9" * 400, "too long"),
]


@pytest.mark.parametrize(("cell", "why"), NO_DATES)
def test_what_is_no_date_says_why(cell: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        moment_from(cell, day_first=None)


AGO = [
    ("2 weeks ago", 14.0),
    ("a month ago", 30.4375),
    ("Edited 3 days ago", 3.0),
    ("vor 2 Wochen", 14.0),
    ("il y a 2 jours", 2.0),
    ("hace un año", 365.25),
    ("yesterday", 1.0),
]


@pytest.mark.parametrize(("cell", "days"), AGO)
def test_ago_counts_from_now(cell: str, days: float) -> None:
    assert (NOW - moment_from(cell, day_first=None, now=NOW)).total_seconds() == days * 86400


def test_a_time_without_a_zone_is_the_places() -> None:
    assert moment_from("2024-07-01 20:00", day_first=None, zone="Europe/Berlin") == datetime(2024, 7, 1, 18, tzinfo=UTC)


def test_the_order_is_what_a_sample_proves() -> None:
    assert day_comes_first(["01/02/2024", "25/02/2024"]) is True
    assert day_comes_first(["01/02/2024", "02/25/2024"]) is False
    assert day_comes_first(["01/02/2024", "03/04/2024"]) is None


@given(st.integers(820454400, 4070908800).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)), st.booleans())
def test_a_written_date_comes_back(when: datetime, day_first: bool) -> None:
    written = when.strftime("%d/%m/%Y %H:%M:%S" if day_first else "%m/%d/%Y %H:%M:%S")
    assert moment_from(written, day_first=day_first) == when


@given(st.text(max_size=100), st.sampled_from([True, False, None]))
@example("1٣/01/2024", True)
@example("99999", None)
def test_no_text_breaks_the_reading_of_dates(cell: str, day_first: bool | None) -> None:
    with suppress(ValueError):
        assert moment_from(cell, day_first=day_first, now=NOW).tzinfo is UTC


STARS = [
    # cell, out of, stars, remark
    ("4", 5, 4, "a digit"),
    ("4.5", 5, 5, "half a star counts as the better"),
    ("4,0", 5, 4, "a decimal comma"),
    ("0", 5, 1, "nobody gives less than one"),
    ("8", 10, 4, "a scale of ten"),
    ("35", 100, 2, "a scale of a hundred"),
    ("80%", 5, 4, "per cent say their scale"),
    ("4/5", 5, 4, "a ratio"),
    ("7/10", 5, 4, "a ratio of ten"),
    ("★★☆☆☆", 5, 2, "glyphs"),
    ("★★★★", 5, 4, "full glyphs only"),
    ("⭐️⭐️⭐️", 5, 3, "emoji"),
    ("☆☆☆☆☆", 5, 1, "all empty"),
    ("TWO", 5, 2, "Google's words"),
    ("3 stars", 5, 3, "words"),
    ("2 out of 5", 5, 2, "words"),
    ("Rated 2 out of 5 stars", 5, 2, "words around"),
    ("2 von 5 Sternen", 5, 2, "German"),
    ("3 étoiles", 5, 3, "French"),
    ("cuatro estrellas", 5, 4, "Spanish"),
    ("", 5, None, "nothing"),
]


@pytest.mark.parametrize(("cell", "out_of", "stars", "remark"), STARS)
def test_a_rating_is_read(cell: str, out_of: int, stars: int | None, remark: str) -> None:
    assert stars_from(cell, out_of=out_of) == stars, remark


@pytest.mark.parametrize("cell", ["great", "6", "-1", "11/10", "1/2/2024", "★" * 9, "x" * 500])
def test_what_is_no_rating_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match=r"no rating|not between|too long"):
        stars_from(cell)


NOT_RATINGS = [
    "We were 2 of 50 guests",
    "open 24/7",
    "on 3/5/2024",
    "I gave a 5 pound tip",
    "one of the best",
    "★ special ★",
    "5.5 stars",
]


@pytest.mark.parametrize("text", NOT_RATINGS)
def test_ordinary_words_are_no_rating(text: str) -> None:
    assert find_stars(text) is None


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_stars(cell: str) -> None:
    with suppress(ValueError):
        assert stars_from(cell) in (None, 1, 2, 3, 4, 5)
