"""The lists: what is in them, what narrows them, and that a page further is never lost or doubled."""

import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from heard.desk import inbox as lists
from heard.desk import switching
from heard.records.models import Alert, Case, Person, SavedView
from heard.vocabulary.alerts import AlertKind


@pytest.fixture
def inbox(as_person, cast):
    """The inbox as Bob sees it."""

    def asked(query=""):
        answer = as_person(cast.bob).get(reverse("inbox", args=["lantern"]) + query)
        assert answer.status_code == 200
        return answer.content.decode()

    return asked


def lines(page):
    return re.findall(r'<p class="line-text"><a href="[^"]*/cases/([^/]+)/"', page)


def test_a_desk_on_which_all_is_done_says_that_nothing_is_due(inbox, case):
    Case.objects.update(lane="customer")
    assert "Nothing is due" in inbox()


@pytest.mark.demand("H3")
def test_every_case_is_found_once_over_the_pages(inbox, take_in):
    cases = {take_in(f"r-{number}").code for number in range(lists.PAGE + 3)}
    first = inbox("?lane=all")
    further = re.search(r'href="(\?[^"]*after=[^"]*)" rel="next"', first)[1].replace("&amp;", "&").replace("+", "%2B")
    second = inbox(further)
    assert len(lines(first)) == lists.PAGE
    assert sorted(lines(first) + lines(second)) == sorted(cases)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=pasta", 1),
        ("?q=terrace", 1),
        ("?q=nowhere", 0),
        ("?lane=all&stars=5", 1),
        ("?lane=all&platform=yelp", 0),
        ("?lane=all&stars=a&platform=nonsense", 2),  # an old link shows more, never an error
        ("?lane=nonsense", 2),
    ],
)
def test_lists_are_narrowed_by_words_and_filters(inbox, case, take_in, query, found):
    take_in("r-2", text="Lovely evening on the terrace, thank you!", stars=5, author="Ana")
    assert len(lines(inbox(query))) == found


def test_a_damaged_page_address_is_not_there(as_person, cast, case):
    assert as_person(cast.bob).get("/b/lantern/inbox/?lane=due&after=nonsense").status_code == 404


def test_a_list_is_kept_for_oneself_and_forgotten(inbox, as_person, cast):
    bob = as_person(cast.bob)
    bob.post(reverse("keep_view", args=["lantern"]), {"name": "Cold food", "query": "lane=all&q=cold"})
    assert "Cold food" in inbox()
    assert "Cold food" not in as_person(cast.alice).get("/b/lantern/inbox/").content.decode()
    kept = SavedView.objects.get()
    as_person(cast.alice).post(reverse("drop_view", args=["lantern", kept.pk]))
    assert SavedView.objects.exists()
    bob.post(reverse("drop_view", args=["lantern", kept.pk]))
    assert not SavedView.objects.exists()


def test_a_review_of_a_million_characters_makes_a_short_line(inbox, take_in):
    take_in("r-long", text="cold pasta " * 100_000)
    assert len(inbox("?lane=all")) < 60_000


def test_what_a_reviewer_wrote_is_never_run(inbox, take_in):
    take_in("r-x", text="<script>alert(1)</script> was slow", author="<b>Bold</b>")
    page = inbox("?lane=all")
    assert "<script>alert" not in page
    assert "<b>Bold" not in page


def test_a_word_of_every_post_and_a_word_of_a_few_are_found_page_by_page(inbox, take_in):
    """The first is looked for among the newest cases, the second in the word index: both lists are whole and newest first."""
    cases = [
        take_in(f"r-{number}", text="Cold soup." if number % 9 else "Cold pasta.").code for number in range(lists.PAGE + 5)
    ]
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE records_post")
    for word, expected in (("cold", cases[::-1]), ("pasta", cases[::9][::-1]), ('"cold pasta"', cases[::9][::-1])):
        first = inbox("?" + urlencode({"q": word}))
        further = re.search(r'href="(\?[^"]*after=[^"]*)" rel="next"', first)
        second = inbox(further[1].replace("&amp;", "&").replace("+", "%2B")) if further else ""
        assert lines(first) + lines(second) == expected


@pytest.fixture
def burst(cast, now):
    """Twelve complaints came to one place within an hour."""
    data = {"of": "place", "hours": 1, "count": 12, "expected": 0.1}
    return Alert.objects.create(brand=cast.brand, place=cast.place, kind=AlertKind.BURST, key="b", data=data, at=now)


@pytest.mark.demand("T5")
def test_the_inbox_says_that_a_burst_is_on_until_the_crisis_is_over(inbox, cast, burst):
    page = inbox()
    assert "12 complaints within an hour instead of fewer than one" in page
    assert f'href="{reverse("trends", args=["lantern"])}?place={cast.place.pk}' in page
    assert reverse("switches", args=["lantern"]) in page
    alice = cast.actor(cast.alice)
    for on in (True, False):
        switching.turn(cast.brand, alice, "crisis", on=on, reason="Forty copies.", now=timezone.now())
        cast.brand.refresh_from_db()
        assert ("The crisis switch is on" in inbox()) is on
        assert ("instead of fewer than one" in inbox()) is on


@pytest.mark.demand("T5")
def test_a_burst_of_last_week_is_no_news_in_the_inbox(inbox, burst):
    Alert.objects.update(at=burst.at - timedelta(days=3))
    assert "Burst at" not in inbox()


@pytest.mark.demand("H3", "P1")
def test_before_the_first_review_a_manager_is_shown_the_first_steps_and_others_wait(as_person, inbox, cast, take_in):
    first = as_person(cast.alice).get(reverse("inbox", args=["lantern"])).content.decode()
    assert "First steps" in first and reverse("channels", args=["lantern"]) in first and "Nothing is due" not in first
    assert "No review has come in yet" in inbox()
    take_in("r-1")
    assert (
        "First steps" not in as_person(cast.alice).get(reverse("inbox", args=["lantern"]) + "?lane=customer").content.decode()
    )


def test_the_sign_in_page_says_how_the_first_person_gets_in(as_person, db):
    address = reverse("account_login")
    Person.objects.update(is_active=False)
    assert "heard person let-in" in as_person(None).get(address).content.decode()
    Person.objects.create_user("first@example.com", "a long enough password", name="First")
    assert "heard person let-in" not in as_person(None).get(address).content.decode()
