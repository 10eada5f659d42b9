"""Reviews in public: all of them by a printed rule, quoted only with consent. A one-star review cannot be left out."""

import inspect
import re
from datetime import timedelta
from itertools import product

import pytest
from django.apps import apps
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heard.api.urls import api
from heard.desk import showing
from heard.records.models import Post, Showcase
from heard.showcase import actions, links, queries, rules
from heard.vocabulary.platforms import Platform
from heard.vocabulary.showing import Checked, InviteRule, ShowRule
from heard.web import showing_forms
from tests.showcase.world import GLAD, WAITED, brings, opened_page

ABOUT_STARS = re.compile(
    r"star|rating|score|polarity|sentiment|positive|negative|severity|mood|grade|best|worst|sort|order", re.I
)
STARS = re.compile(r'aria-label="(\d) stars? of five"')


@pytest.fixture
def three(cast, now):
    told = [
        ("r-1", 1, WAITED, 2, "Bertram Quill"),
        ("r-3", 3, "It was all right.", 5, "Cleo Marsh"),
        ("r-5", 5, GLAD, 9, "Ivo Tann"),
    ]
    return brings(cast, now, *told)


def shown(path="/with/lantern/reviews/"):
    return Client().get(path).content.decode()


@pytest.mark.demand("W4")
def test_no_page_parameter_leaves_out_a_one_star_review(cast, three, now):
    """Every name that a filter could have, with every value that it could be given."""
    opened_page(cast, now)
    names = [
        "stars",
        "min_stars",
        "rating",
        "rating__gte",
        "polarity",
        "sentiment",
        "sort",
        "order",
        "filter",
        "q",
        "rule",
        "topic",
    ]
    values = ["5", "4", "positive", "-stars", "best", "1", "all", "0"]
    for name, value in product(names, values):
        assert STARS.findall(shown(f"/with/lantern/reviews/?{name}={value}")) == ["1", "3", "5"], (name, value)
    for value in ("0", "-1", "2", "x", "9" * 30, "½", ""):
        assert STARS.findall(shown(f"/with/lantern/reviews/?page={value}")) == ["1", "3", "5"], value


@pytest.mark.demand("W4")
def test_no_setting_leaves_out_a_one_star_review(cast, three, now):
    """Every combination that the form and the table allow."""
    assert ABOUT_STARS.search(" ".join(field.name for field in Showcase._meta.get_fields())) is None
    assert ABOUT_STARS.search(" ".join(showing_forms.ShowcaseForm.base_fields)) is None
    alice = cast.actor(cast.alice)
    for rule, checked in product(ShowRule, Checked):
        actions.change_showcase(
            cast.brand, alice, public=True, rule=rule, checked=checked, how_checked="By order number.", now=now
        )
        for path in ("/with/lantern/reviews/", f"/with/lantern/at/{cast.place.pk}/reviews/"):
            assert STARS.findall(shown(path)) == ["1", "3", "5"]


@pytest.mark.demand("W4")
def test_no_code_can_be_told_to_leave_out_a_one_star_review():
    """Neither the queries nor the rules take anything to choose by; the words of the rules are two and name no stars."""
    for function in (queries.reviews, queries._reviews, rules.shown_since):
        assert set(inspect.signature(function).parameters) <= {"brand", "rule", "today", "at", "page"}
    assert set(ShowRule) == {ShowRule.ALL, ShowRule.YEAR}
    assert ABOUT_STARS.search(inspect.getsource(queries._reviews)) is None
    for form in vars(showing_forms).values():
        if inspect.isclass(form) and hasattr(form, "base_fields"):
            assert ABOUT_STARS.search(" ".join(form.base_fields)) is None
    for model in ("Showcase", "Consent", "InvitePlan", "Invite", "ReviewPage"):
        fields = apps.get_model("records", model)._meta.get_fields()
        assert ABOUT_STARS.search(" ".join(one.name for one in fields if one.name != "order")) is None


@pytest.mark.demand("W4")
def test_the_api_has_no_door_to_the_public_page():
    """What is not there cannot be asked to filter; whoever adds one has to come by here."""
    said = [path for path in api.get_openapi_schema()["paths"] if re.search(r"showcase|testimonial|with/|widget|invite", path)]
    assert said == []


@pytest.mark.demand("W3")
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    told=st.lists(
        st.tuples(st.sampled_from([None, 1, 2, 3, 4, 5]), st.integers(0, 800), st.booleans()), min_size=1, max_size=30
    )
)
def test_the_page_shows_every_review_of_the_rule_newest_first_with_true_counts(cast, now, told):
    Post.objects.all()  # the tables of this example are those of the last one, so each brings numbers of its own
    run = f"{abs(hash(tuple(told)))}-{Post.objects.count()}"
    before = Post.objects.count()
    for number, (stars, days, words) in enumerate(told):
        Post.objects.create(
            brand=cast.brand,
            channel=cast.channel,
            location=cast.place,
            external_id=f"{run}-{number}",
            platform=Platform.GOOGLE,
            text="Words." if words else "",
            stars=stars,
            published_at=now - timedelta(days=days),
            seen_at=now,
            digest="d",
        )
    today = now.date()
    for rule in ShowRule:
        since = rules.shown_since(rule, today)
        due = [one for one in Post.objects.filter(brand=cast.brand) if since is None or one.published_at.date() >= since]
        pages, found = [], queries.reviews(cast.brand, rule, today=today)
        for page in range(1, found.pages + 1):
            pages += queries.reviews(cast.brand, rule, today=today, page=page).reviews
        assert {one.pk for one in pages} == {one.pk for one in due}
        assert [one.published_at for one in pages] == sorted((one.published_at for one in due), reverse=True)
        marks = [one.stars for one in due if one.stars]
        assert found.counts.total == len(due)
        assert found.counts.mean == (pytest.approx(sum(marks) / len(marks)) if marks else None)
        assert all(found.counts.stars[stars] == marks.count(stars) for stars in range(1, 6))
    assert Post.objects.count() == before + len(told)


@pytest.mark.demand("W3")
def test_words_stand_there_only_while_their_writer_agrees(cast, three, now):
    opened_page(cast, now)
    assert WAITED not in shown() and "https://maps.example/r-1" in shown()
    row, link = showing.ask_consent(cast.brand, cast.actor(cast.bob), three[0].code, now=now)
    guest = Client()
    assert WAITED in guest.get(f"/quote/{link}/").content.decode()
    assert WAITED not in shown()  # asked is not agreed
    guest.post(f"/quote/{link}/", {"answer": "yes", "shown_as": "B. Q."})
    row.refresh_from_db()
    assert row.given_at is not None and row.words == WAITED
    assert WAITED in shown() and "B. Q." in shown() and "1 quoted" in shown()
    guest.post(f"/quote/{link}/", {"answer": "no"})
    assert WAITED not in shown() and "B. Q." not in shown()
    row.refresh_from_db()
    assert row.withdrawn_at is not None and row.words == ""
    assert STARS.findall(shown()) == ["1", "3", "5"]


@pytest.mark.demand("W3")
def test_consent_to_some_words_is_none_to_others(cast, three, now):
    opened_page(cast, now)
    row, _link = showing.ask_consent(cast.brand, cast.actor(cast.bob), three[0].code, now=now)
    actions.give_consent(row, shown_as="", now=now)
    brings(
        cast,
        now + timedelta(hours=1),
        ("r-1", 1, "Something else altogether, and much longer than before.", 0, "Bertram Quill"),
    )
    assert "Something else altogether" not in shown()


def test_a_link_for_something_else_opens_no_consent(db):
    for token in ("", "x", "1", links.token("stop", 1)):
        assert Client().get(f"/quote/{token}/").status_code == 404, token


@pytest.mark.demand("W3")
def test_the_page_prints_its_rule_and_how_reviews_are_checked(cast, three, now):
    opened_page(cast, now, ShowRule.YEAR)
    assert "All reviews of the last twelve months that we know of, newest first." in shown()
    assert "We do not check whether their writers were customers." in shown()
    assert "3.00 of 5 stars in 3 reviews" in shown()
    with pytest.raises(actions.NotShown, match="how it is checked"):
        actions.change_showcase(
            cast.brand,
            cast.actor(cast.alice),
            public=True,
            rule=ShowRule.ALL,
            checked=Checked.EVERY,
            how_checked=" ",
            now=now,
        )


def test_a_leap_day_is_a_year_after_the_28th():
    from datetime import date

    assert rules.shown_since(ShowRule.YEAR, date(2028, 2, 29)) == date(2027, 2, 28)
    assert set(InviteRule) == {InviteRule.EVERYBODY, InviteRule.NTH, InviteRule.DAYS}
