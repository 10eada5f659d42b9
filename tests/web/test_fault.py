"""Whose fault it was: said by a person on the case page or through the API, shown there, and counted."""

import pytest
from django.urls import reverse
from tests.api.test_api import program
from tests.resolve import world

from heard.desk.act import acting
from heard.records.models import Case, CaseEvent, Cause
from heard.triage import actions as triage
from heard.vocabulary.people import NotAllowed
from heard.vocabulary.way import Fault
from heard.web.gate import case_address

pytestmark = pytest.mark.django_db
LATE = "The parcel came a week late. Your courier left it in the rain and the vase was broken. Disappointed."


def where(cast, case, rest=""):
    return f"{case_address(cast.brand, case.code)}{rest}"


@pytest.mark.demand("T4")
def test_a_person_puts_on_record_whose_fault_it_was_and_recovery_counts_it(cast, now, client):
    case, other = world.review(cast, now, text=LATE), world.review(cast, now, number="r-2")
    client.force_login(cast.bob)
    page = client.get(where(cast, case)).content.decode()
    assert "Whose fault was it?" in page and "somebody else at fault: Carrier" in page
    assert client.post(where(cast, case, "fault/"), {"fault-fault": "carrier"}).status_code == 302
    (entry,) = CaseEvent.objects.filter(kind="fault_said")
    assert (entry.data, entry.person) == ({"fault": "carrier"}, cast.bob)
    assert world.facts(case).fault is Fault.CARRIER and Case.objects.get(pk=case.pk).fault == "carrier"
    page = client.get(where(cast, case)).content.decode()
    assert "said whose fault it was" in page and '<option value="carrier" selected>' in page
    counted = client.get(reverse("recovery", args=[cast.brand.slug])).content.decode()
    assert "Whose fault it was" in counted and "The carrier&#x27;s" in counted and "Nobody has said yet" in counted
    assert other.fault == ""


def test_under_one_cause_only_its_own_cases_are_counted(cast, now, client):
    case, other = world.review(cast, now, text=LATE), world.review(cast, now, number="r-2")
    cause = Cause.objects.create(brand=cast.brand, name="The van leaves too early", topic="delivery", found_at=now)
    cause.cases.add(other)
    client.force_login(cast.bob)
    client.post(where(cast, case, "fault/"), {"fault-fault": "carrier"})
    shown = client.get(reverse("recovery", args=[cast.brand.slug]), {"cause": cause.pk})
    assert shown.context["faults"] == [("Nobody has said yet", 1, 0)]


def test_it_is_said_once_taken_back_and_stays_when_the_review_is_edited(cast, now):
    case, bob = world.review(cast, now), cast.actor(cast.bob)
    for fault in (Fault.OURS, Fault.OURS, None, Fault.THEIRS):
        with acting(cast.brand, case.code, now=now) as row:
            triage.say_fault(row, bob, fault, now=now)
    said = [entry.data["fault"] for entry in CaseEvent.objects.filter(kind="fault_said").order_by("id")]
    assert said == ["ours", "", "theirs"]
    row = Case.objects.get(pk=case.pk)
    row.log("edited", now, revision=2, digest="x", stars=1)
    assert row.facts().fault is Fault.THEIRS


def test_an_outsider_says_nothing_and_a_word_that_is_none_is_refused(cast, now, client):
    case = world.review(cast, now)
    client.force_login(cast.charlie)
    assert client.post(where(cast, case, "fault/"), {"fault-fault": "ours"}).status_code == 404
    client.force_login(cast.bob)
    assert client.post(where(cast, case, "fault/"), {"fault-fault": "the waiter"}).status_code == 422
    from heard.vocabulary.people import Actor

    with pytest.raises(NotAllowed), acting(cast.brand, case.code, now=now) as row:
        triage.say_fault(row, Actor(name="guest"), Fault.OURS, now=now)
    assert not CaseEvent.objects.filter(kind="fault_said").exists()


def test_a_program_says_it_too(cast, now):
    case = world.review(cast, now)
    till = program(cast.brand, cast.bob, role="agent")
    said = till.post(f"/api/v1/cases/{case.code}/fault", {"fault": "marketplace"})
    assert said.status_code == 200 and said.json()["fault"] == "marketplace"
    assert till.post(f"/api/v1/cases/{case.code}/fault", {"fault": "the waiter"}).status_code == 422
    assert program(cast.other, cast.charlie).post(f"/api/v1/cases/{case.code}/fault", {"fault": "ours"}).status_code == 404
