"""What people copy out of a page or a spreadsheet."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.channels.paste import read_paste
from heard.channels.table.records import BadRow
from heard.vocabulary.hearing import HeardPost
from heard.vocabulary.platforms import Platform

NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)
COLD = "Waited 50 minutes for cold pasta and your waiter laughed at us"

SINGLES = [
    # pasted, author, stars, days ago, remark
    (COLD, "", None, 0, "the words alone"),
    (f"Julia R.\n★★☆☆☆ 2 weeks ago\n{COLD}", "Julia R.", 2, 14, "as a map shows it"),
    (f"Julia R\n2/5\n20 November 2026\n\n{COLD}", "Julia R", 2, 2.25, "line by line"),
    (f"Rated 2 out of 5\n{COLD}\n20 November 2026", "", 2, 2.25, "date at the end"),
    (f"2 stars: {COLD}", "", 2, 0, "stars before the words"),
]


@pytest.mark.demand("H1")
@pytest.mark.parametrize(("pasted", "author", "stars", "days", "remark"), SINGLES)
def test_one_review_is_understood(pasted: str, author: str, stars: int | None, days: float, remark: str) -> None:
    (post,) = read_paste(pasted, now=NOW, platform=Platform.YELP, place="Leeds").found
    assert isinstance(post, HeardPost)
    assert (post.text, post.author.rstrip("."), post.stars) == (COLD, author.rstrip("."), stars), remark
    assert NOW - post.published_at == timedelta(days=days), remark
    assert (post.platform, post.place) == (Platform.YELP, "Leeds")


SEVERAL = f"""2 stars
Anke Vogel, 20 November 2026
{COLD}

And nobody said sorry.

Tom K · 1 week ago
★★★★★
Best flat white in town.

3 stars: It was all right.
20 November 2026

---
Glass in my salad.

Never again.
-----
Lovely."""


@pytest.mark.demand("H3")
def test_several_reviews_are_told_apart_by_stars_dates_and_lines_of_dashes() -> None:
    posts = read_paste(SEVERAL.replace("\n", "\r\n"), now=NOW).found
    assert [(post.author, post.stars, post.text) for post in posts if isinstance(post, HeardPost)] == [
        ("Anke Vogel", 2, f"{COLD}\n\nAnd nobody said sorry."),
        ("Tom K", 5, "Best flat white in town."),
        ("", 3, "It was all right."),
        ("", None, "Glass in my salad.\n\nNever again."),
        ("", None, "Lovely."),
    ]


PARAGRAPHS = [
    f"Julia R\n2/5\n\n20 November 2026\n\n{COLD}",
    f"{COLD}\n\n5 stars for the waiter though, he tried.",
    f"Rated 2 out of 5\n{COLD}\n\n20 November 2026",
    f"{COLD}\n\nWe came with 2 children on 20 November 2026.",
]


@pytest.mark.parametrize("pasted", PARAGRAPHS)
def test_paragraphs_of_one_review_stay_together(pasted: str) -> None:
    assert len(read_paste(pasted, now=NOW).found) == 1


def test_a_review_of_several_lines_keeps_them() -> None:
    text = "We came for lunch.\n\nThe soup was cold, 2 of us were ill."
    (post,) = read_paste(text, now=NOW).found
    assert isinstance(post, HeardPost) and post.text == text


@pytest.mark.demand("H3")
def test_forty_rows_out_of_a_spreadsheet() -> None:
    rows = [
        "Date\tGuest\tStars\tComment",
        *(f"{day}/11/2026\tGuest {day}\t{day % 5 + 1}\tComment {day}" for day in range(1, 21)),
    ]
    rows += [f'{day}/10/2026\tGuest {day}\t{day % 5 + 1}\t"Two\nlines ""{day}"""' for day in range(1, 21)]
    pasted = read_paste("\r\n".join(rows), now=NOW, platform=Platform.TRIPADVISOR)
    posts = [post for post in pasted.found if isinstance(post, HeardPost)]
    assert len(posts) == 40
    assert posts[0].published_at == datetime(2026, 11, 1, 12, tzinfo=UTC)  # 20/11 proves that the day comes first
    assert posts[-1].text == 'Two\nlines "20"'
    assert {post.platform for post in posts} == {Platform.TRIPADVISOR}
    assert len({post.external_id for post in posts}) == 40


def test_rows_of_two_meanings_wait_for_a_word() -> None:
    (row,) = read_paste("Date\tStars\tComment\n03/04/2026\t2\tCold", now=NOW).found
    assert isinstance(row, BadRow) and "could be two days" in row.reason


def test_pasting_the_same_again_gives_the_same_id() -> None:
    first, second = (
        read_paste(f"Julia R\n2/5\n20 November 2026\n{COLD}", now=now).found[0] for now in (NOW, NOW + timedelta(days=9))
    )
    assert isinstance(first, HeardPost) and isinstance(second, HeardPost)
    assert first.external_id == second.external_id


def test_nothing_gives_nothing_and_too_much_is_told() -> None:
    assert read_paste(" \n ", now=NOW).found == ()
    (row,) = read_paste("x" * 8_000_001, now=NOW).found
    assert isinstance(row, BadRow) and "8,000,001 characters" in row.reason


@given(st.text(max_size=300) | st.text(st.sampled_from('"\t\n\r★a1/'), max_size=200))
def test_no_paste_breaks_the_reading(text: str) -> None:
    for found in read_paste(text, now=NOW).found:
        assert isinstance(found, HeardPost | BadRow)
