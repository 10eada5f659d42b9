"""The review that was announced, or complained of in private before, is recognised when it comes and linked by a person."""

from datetime import timedelta

import pytest

from heard.contest import actions as contest
from heard.desk import intake, linking
from heard.desk.access import NotYours
from heard.desk.act import acting
from heard.gather.rules import same_writer
from heard.hear import actions as hear
from heard.hear import queries as heard_from
from heard.records.models import Case, CaseEvent
from heard.vocabulary.hearing import HeardPost
from heard.vocabulary.people import NotAllowed
from heard.vocabulary.way import CaseKind
from heard.web.gate import case_address
from tests.api.test_api import program

pytestmark = pytest.mark.django_db


def told(cast, now, *, name="Julia Reyes", kind=CaseKind.THREAT, brand=None):
    """Somebody announces a review, or complains in private."""
    post = hear.private_post(
        text="A refund by Friday or I write what I saw.", kind=kind, name=name, mail="", phone="+353 1 555 0199", now=now
    )
    (taken,) = intake.take_in(heard_from.form_channel(brand or cast.brand), [post], now=now)
    return taken.opened[0]


def review(cast, now, *, author="Julia R.", number="r-1"):
    post = HeardPost(external_id=number, platform="google", text="Cold and rude.", stars=1, author=author, published_at=now)
    (taken,) = intake.take_in(cast.channel, [post], now=now, place=cast.place)
    return taken.opened[0]


@pytest.mark.parametrize(
    ("display", "name", "same"),
    [
        ("Julia R.", "Julia Reyes", True),
        ("Julia Reyes", "Julia Reyes", True),
        ("Reyes Julia", "Julia Reyes", True),
        ("juliareyes", "Julia Reyes", True),
        ("Julia Reyse", "Julia Reyes", True),  # a slip
        ("J. Reyes", "Julia Reyes", True),
        ("Julia M.", "Julia Reyes", False),
        ("Julia", "Julia Reyes", False),  # too many of them
        ("Anonymous", "Julia Reyes", False),
        ("Julia R.", "Julia", False),
        ("", "Julia Reyes", False),
        ("Julia R.", "", False),
    ],
)
def test_which_names_may_be_the_same(display, name, same):
    assert same_writer(display, name) is same


@pytest.mark.demand("H4")
def test_an_announced_review_is_recognised_linked_once_and_leads_both_ways(cast, now, client):
    threat = told(cast, now - timedelta(days=3))
    told(cast, now - timedelta(days=3), name="Oscar Lindqvist")
    told(cast, now - timedelta(days=200))  # too long ago
    case = review(cast, now)
    assert [one.pk for one in linking.announced(case)] == [threat.pk]
    client.force_login(cast.bob)
    page = client.get(case_address(cast.brand, case.code)).content.decode()
    assert "announced a review and may be the one who wrote this" in page and threat.code in page
    for _ in range(2):
        assert client.post(f"{case_address(cast.brand, case.code)}link/", {"before": threat.code}).status_code == 302
    row = Case.objects.get(pk=case.pk)
    assert row.follows_id == threat.pk and linking.announced(row) == []
    assert CaseEvent.objects.filter(kind="linked").count() == 2
    assert "They had announced this review" in client.get(case_address(cast.brand, case.code)).content.decode()
    assert "The review has come" in client.get(case_address(cast.brand, threat.code)).content.decode()


@pytest.mark.demand("H4")
def test_extortion_goes_with_the_person_to_the_review(cast, now):
    threat, case = told(cast, now), review(cast, now)
    with acting(cast.brand, threat.code, now=now) as row:
        contest.extortion(row, cast.actor(cast.bob), now=now)
    linking.link(cast.brand, case.code, cast.actor(cast.bob), before=threat.code, now=now)
    assert Case.objects.get(pk=case.pk).facts().extortion


def test_what_cannot_follow_is_refused_and_nothing_happens(cast, now):
    threat, case = told(cast, now), review(cast, now)
    other, bob = review(cast, now, number="r-2"), cast.actor(cast.bob)
    for one, before in ((case, other), (threat, told(cast, now))):
        with pytest.raises(linking.NotLinked):
            linking.link(cast.brand, one.code, bob, before=before.code, now=now)
    with pytest.raises(NotYours):
        linking.link(cast.other, case.code, bob, before=threat.code, now=now)
    from heard.vocabulary.people import Actor

    with pytest.raises(NotAllowed):
        linking.link(cast.brand, case.code, Actor(name="guest"), before=threat.code, now=now)
    assert not CaseEvent.objects.filter(kind="linked").exists()


def test_nobody_is_recognised_in_another_house(cast, now):
    told(cast, now, brand=cast.other)
    assert linking.announced(review(cast, now)) == []


def test_a_program_links_them_too_and_is_told_what_cannot_follow(cast, now):
    threat, case = told(cast, now), review(cast, now)
    till = program(cast.brand, cast.bob, role="agent")
    assert till.post(f"/api/v1/cases/{threat.code}/link", {"code": threat.code}).status_code == 409
    assert till.post(f"/api/v1/cases/{case.code}/link", {"code": threat.code}).status_code == 200
    assert Case.objects.get(pk=case.pk).follows_id == threat.pk
