"""Complaints that come to us and to nobody else, and threats of a review."""

import pytest
from django.urls import reverse

from heard.records.models import Case

TOLD = {"text": "The waiter was rude to my mother.", "name": "Rosa", "mail": "rosa@mail.example"}


@pytest.mark.demand("H5")
def test_a_customer_tells_us_in_private_without_an_account(cast, as_person):
    page = as_person(None).post(reverse("say", args=["harbour-door"]), TOLD)
    assert "somebody will read every word" in page.content.decode()
    case = Case.objects.get()
    assert (case.kind, case.location, case.post.contact_mail) == ("complaint", cast.place, "rosa@mail.example")


@pytest.mark.demand("H4")
def test_a_threat_is_a_case_before_any_review_exists(cast, as_person):
    data = {"kind": "threat", "text": "They will write a bad review unless we call.", "place": cast.place.pk}
    page = as_person(cast.bob).post(reverse("complaint", args=["lantern"]), data, follow=True)
    assert "Call them" in page.content.decode()
    assert Case.objects.get().kind == "threat"


def test_a_door_that_does_not_exist_is_not_there(as_person, db):
    assert as_person(None).get(reverse("say", args=["no-such-door"])).status_code == 404


def test_a_machine_that_fills_every_field_opens_no_case(cast, as_person):
    as_person(None).post(reverse("say", args=["harbour-door"]), {**TOLD, "website": "http://spam.example"})
    assert not Case.objects.exists()


def test_an_empty_complaint_says_what_is_missing(cast, as_person):
    answer = as_person(None).post(reverse("say", args=["harbour-door"]), {"text": ""})
    assert answer.status_code == 422
    assert "This field is required" in answer.content.decode()
