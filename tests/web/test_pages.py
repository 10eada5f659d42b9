"""Every page, asked as owner, teammate, outsider and nobody."""

import pytest
from django.urls import reverse

PAGES = ["inbox", "channels", "playbook", "people", "settings", "places", "new_place", "complaint", "import", "paste"]
PAGES += ["trends", "causes", "alerts", "removals", "switches"]


@pytest.mark.demand("P3")
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("who", "status"), [("alice", 200), ("bob", 200), ("charlie", 404), (None, 302)])
def test_a_page_is_there_for_the_brands_own_people_only(cast, as_person, name, who, status):
    person = getattr(cast, who) if who else None
    allowed = 403 if who == "bob" and name in ("import", "paste") else status
    assert as_person(person).get(reverse(name, args=["lantern"])).status_code == allowed


@pytest.mark.parametrize(("who", "status"), [("alice", 200), ("bob", 200), ("charlie", 404), (None, 302)])
def test_a_case_is_there_for_the_brands_own_people_only(cast, as_person, case, who, status):
    person = getattr(cast, who) if who else None
    assert as_person(person).get(reverse("case", args=["lantern", case.code])).status_code == status


@pytest.mark.demand("P3")
def test_a_case_is_not_there_under_another_brand(cast, as_person, case):
    assert as_person(cast.charlie).get(reverse("case", args=["other", case.code])).status_code == 404


@pytest.mark.demand("T1")
def test_a_low_review_that_names_the_waiter_is_high_and_the_page_says_why(cast, as_person, case):
    case.refresh_from_db()
    assert case.priority == "high"
    page = as_person(cast.bob).get(reverse("case", args=["lantern", case.code])).content.decode()
    assert "It blames somebody of the staff by name, in public, with 2 stars." in page
