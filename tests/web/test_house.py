"""Playbook, settings, people, channels: who may change them, and what a mistake looks like."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from heard.desk import policy
from heard.records.models import Brand, Location, Membership, Person, Playbook


@pytest.fixture
def post(as_person, cast):
    """Send a page's form as somebody."""

    def sent(who, page, /, *numbers, follow=True, **data):
        return as_person(getattr(cast, who)).post(reverse(page, args=["lantern", *numbers]), data, follow=follow)

    return sent


@pytest.mark.parametrize("name", ["playbook", "settings", "people", "channels", "new_place"])
def test_an_agent_may_look_and_not_change(post, name):
    assert post("bob", name, group="hold").status_code == 403


@pytest.mark.demand("P1")
def test_a_field_of_the_playbook_is_saved_as_a_new_number(post, cast):
    answer = post(
        "alice", "playbook", group="hold", **{"hold-minutes": 45, "hold-facts_required": "on", "hold-search_required": "on"}
    )
    assert answer.status_code == 200
    in_force, number = policy.in_force(Brand.objects.get(pk=cast.brand.pk))
    assert (in_force.hold.minutes, number) == (45, 1)
    assert in_force.reply.target_hours == 24


def test_two_fields_that_quarrel_are_told_beside_the_field(post):
    answer = post(
        "alice",
        "playbook",
        group="reply",
        **{
            "reply-target_hours": 50,
            "reply-limit_hours": 48,
            "reply-counting": "clock",
            "reply-soon_hours": 2,
            "reply-back_days": 30,
        },
    )
    assert answer.status_code == 422
    assert 'id="id_reply-target_hours_error"' in answer.content.decode()
    assert not Playbook.objects.exists()


def test_a_mistake_in_the_text_is_told_at_its_line_and_nothing_is_lost(post):
    wrong = "[hold]\nminutes = 30\nminuts = 5\n"
    answer = post("alice", "playbook", group="text", toml=wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#line-3"' in page
    assert "minuts = 5" in page
    assert not Playbook.objects.exists()


def test_the_brand_has_a_name_and_a_trade(post, cast):
    assert post("alice", "settings", name="Lantern & Sons", sector="hotel").status_code == 200
    brand = Brand.objects.get(pk=cast.brand.pk)
    assert (brand.name, brand.sector, brand.voice) == ("Lantern & Sons", "hotel", cast.brand.voice)


def test_hours_are_written_a_line_a_day(post, cast):
    place = cast.place
    values = {
        "name": "Harbour",
        "zone": "Europe/Dublin",
        "hours": "09:00-12:00 13:00-17:00\n\n10:00-18:00",
        "holidays": "2026-12-25",
    }
    answer = post("alice", "place", place.pk, **values)
    assert answer.status_code == 200
    place = Location.objects.get(pk=place.pk)
    assert place.hours[:3] == [[["09:00", "12:00"], ["13:00", "17:00"]], [], [["10:00", "18:00"]]]
    assert place.holidays == ["2026-12-25"]


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("zone", "Mars/Base", "There is no such time zone"),
        ("hours", "nine to five", "Line 1: write hours like"),
        ("holidays", "Christmas", "Write every day like"),
        ("country", "Ireland", "Ensure this value has at most 2"),
    ],
)
def test_a_mistake_about_a_place_is_told_beside_its_field(post, cast, field, value, told):
    values = {"name": "New place", "zone": "UTC", field: value}
    answer = post("alice", "new_place", **values)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert Location.objects.filter(brand=cast.brand).count() == 1


def test_a_place_of_another_brand_is_not_there(as_person, cast):
    theirs = Location.objects.create(brand=cast.other, name="Their house")
    assert as_person(cast.alice).get(reverse("place", args=["lantern", theirs.pk])).status_code == 404


def test_places_are_found_by_name_or_country(as_person, cast):
    Location.objects.create(brand=cast.brand, name="Quay", country="FR")

    def found(words):
        return [
            one.name for one in as_person(cast.bob).get(reverse("places", args=["lantern"]), {"q": words}).context["places"]
        ]

    assert (found(""), found("harb"), found("fr"), found("x")) == (["Harbour Street", "Quay"], ["Harbour Street"], ["Quay"], [])


@pytest.mark.demand("P3")
def test_several_brands_are_shown_with_the_one_in_most_need_first(as_person, cast, take_in, now):
    quiet = Brand.objects.create(name="A quiet one", slug="quiet")
    Membership.objects.create(brand=quiet, person=cast.bob, role="agent")
    take_in(published_at=now - timedelta(days=3))
    standings = as_person(cast.bob).get("/").context["standings"]
    assert [(one.brand.name, one.due) for one in standings] == [("Lantern Kitchens", 1), ("A quiet one", 0)]


def test_the_way_from_case_to_case_ends_at_the_list(as_person, cast, take_in):
    first, second = take_in("r-1"), take_in("r-2")
    bob = as_person(cast.bob)

    def goes(name, case):
        return bob.get(reverse(name, args=["lantern", case.code])).url

    assert goes("next_case", first) == f"/b/lantern/cases/{second.code}/"
    assert goes("case_before", second) == f"/b/lantern/cases/{first.code}/"
    assert goes("next_case", second) == goes("case_before", first) == "/b/lantern/inbox/"


def test_somebody_new_is_let_in_and_gets_a_mail_to_set_a_password(post, cast):
    assert post("alice", "people", email="erin@example.com", name="Erin", role="agent").status_code == 200
    assert Membership.objects.get(person__email="erin@example.com", brand=cast.brand).role == "agent"
    assert [message.to for message in mail.outbox] == [["erin@example.com"]]


def test_the_last_owner_stays_an_owner(post, cast):
    alice = Membership.objects.get(person=cast.alice, brand=cast.brand)
    answer = post("alice", "let_go", alice.pk)
    assert "This is the last owner" in answer.content.decode()
    assert Membership.objects.filter(pk=alice.pk, role="owner").exists()


def test_an_approver_cannot_make_owners(post, cast):
    bob = Membership.objects.get(person=cast.bob, brand=cast.brand)
    assert post("dora", "role", bob.pk, role="owner").status_code == 403
    bob.refresh_from_db()
    assert bob.role == "agent"


@pytest.mark.demand("P3")
def test_members_of_another_brand_are_not_there(post, cast):
    charlie = Membership.objects.get(person=cast.charlie)
    assert post("alice", "let_go", charlie.pk).status_code == 404
    assert Person.objects.filter(memberships=charlie).exists()


@pytest.mark.demand("P1")
def test_a_second_change_is_kept_while_the_plans_of_the_first_still_wait_for_a_worker(post, cast):
    for minutes in (45, 50):
        post("alice", "playbook", group="text", toml=f"[hold]\nminutes = {minutes}\n")
    in_force, number = policy.in_force(Brand.objects.get(pk=cast.brand.pk))
    assert (in_force.hold.minutes, number) == (50, 2)


@pytest.mark.demand("H5")
def test_the_private_door_of_a_place_can_be_printed_as_a_code(cast, client):
    client.force_login(cast.bob)
    page = client.get(reverse("place", args=["lantern", cast.place.pk])).content.decode()
    address = reverse("place_qr", args=["lantern", cast.place.pk])
    assert address in page and "/say/harbour-door/" in page
    code = client.get(address)
    assert code["Content-Type"] == "image/svg+xml" and code.content.startswith(b"<?xml")
    client.force_login(cast.charlie)
    assert client.get(address).status_code == 404
