"""Playbook, settings, people, channels: who may change them, and what a mistake looks like."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from heard.desk import policy
from heard.records.models import Alert, Brand, Location, Membership, Person, Playbook, Switch
from heard.web.policy_form import PlaybookForm


@pytest.fixture
def post(as_person, cast):
    """Send a page's form as somebody."""

    def sent(who, page, /, *numbers, follow=True, **data):
        return as_person(getattr(cast, who)).post(reverse(page, args=["lantern", *numbers]), data, follow=follow)

    return sent


def fields(cast, **changes):
    """What a browser sends for the playbook as it stands, and as it was changed."""
    in_force, number = policy.in_force(Brand.objects.get(pk=cast.brand.pk))
    found = {"seen": number}
    currency = Brand.objects.get(pk=cast.brand.pk).currency
    for form in PlaybookForm(None, seen=in_force, currency=currency).sections.values():
        for bound in form:
            value = bound.value()
            if value is not False:
                found[bound.html_name] = "on" if value is True else list(value) if isinstance(value, tuple) else value
    return found | changes


@pytest.mark.parametrize("name", ["playbook", "settings", "people", "channels", "new_place"])
def test_an_agent_may_look_and_not_change(post, name):
    assert post("bob", name).status_code == 403


@pytest.mark.demand("P1")
def test_a_field_of_the_playbook_is_saved_as_a_new_number(post, cast):
    answer = post("alice", "playbook", **fields(cast, **{"hold-minutes": 45}))
    assert answer.status_code == 200
    in_force, number = policy.in_force(Brand.objects.get(pk=cast.brand.pk))
    assert (in_force.hold.minutes, number) == (45, 1)
    assert in_force.reply.target_hours == 24


def test_two_fields_that_quarrel_are_told_beside_the_field(post, cast):
    answer = post("alice", "playbook", **fields(cast, **{"reply-target_hours": 50}))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_reply-target_hours_error"' in page
    assert "This must not be more than “Limit hours”." in page
    assert not Playbook.objects.exists()


def test_what_was_typed_in_one_section_stays_when_another_is_wrong_and_goes_in_with_it(post, cast):
    """Each section used to be saved alone, and what was typed in the others was lost."""
    typed = {"hold-minutes": 45, "talk-answer_hours": "soon"}
    answer = post("alice", "playbook", **fields(cast, **typed))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_talk-answer_hours_error"' in page
    assert '<a href="#id_talk-answer_hours">Private talk: Answer hours</a>' in page
    assert re.search(r'name="hold-minutes" value="45"', page)
    assert not Playbook.objects.exists()
    post("alice", "playbook", **fields(cast, **typed | {"talk-answer_hours": 6}))
    now = policy.in_force(Brand.objects.get(pk=cast.brand.pk))[0]
    assert (now.hold.minutes, now.talk.answer_hours) == (45, 6)


def test_limits_are_typed_in_the_brands_currency_and_kept_in_cents(post, cast):
    cast.brand.currency = "GBP"
    cast.brand.save()
    shown = fields(cast)
    assert (shown["remedies-agent_limit"], shown["remedies-manager_limit"]) == ("20", "200")
    page = post("alice", "playbook", **shown | {"remedies-agent_limit": "12.50"}).content.decode()
    assert "Agent limit (GBP)" in page
    assert 'name="remedies-agent_limit" value="12.50"' in page
    in_force, _ = policy.in_force(Brand.objects.get(pk=cast.brand.pk))
    assert (in_force.remedies.agent_limit, in_force.remedies.approver_limit) == (1250, 5000)
    answer = post("alice", "playbook", **shown | {"remedies-agent_limit": "12.505"})
    assert 'id="id_remedies-agent_limit_error"' in answer.content.decode()


def test_what_a_colleague_changed_meanwhile_stands(post, cast):
    before = fields(cast)
    post("alice", "playbook", **before | {"hold-minutes": 45})
    post("alice", "playbook", **before | {"wait-days": 9})
    in_force, number = policy.in_force(Brand.objects.get(pk=cast.brand.pk))
    assert (in_force.hold.minutes, in_force.wait.days, number) == (45, 9, 2)


def test_a_playbook_that_nobody_changed_gets_no_new_number(post, cast):
    assert "Nothing was changed." in post("alice", "playbook", **fields(cast)).content.decode()
    assert not Playbook.objects.exists()


def test_a_mistake_in_the_text_is_told_at_its_line_and_nothing_is_lost(post):
    wrong = "[hold]\nminutes = 30\nminuts = 5\n"
    answer = post("alice", "playbook", toml=wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#line-3"' in page
    assert "minuts = 5" in page
    assert not Playbook.objects.exists()


def test_the_brand_has_a_name_and_a_trade(post, cast):
    assert post("alice", "settings", name="Lantern & Sons", sector="hotel", currency="GBP").status_code == 200
    brand = Brand.objects.get(pk=cast.brand.pk)
    assert (brand.name, brand.sector, brand.currency) == ("Lantern & Sons", "hotel", "GBP")
    assert brand.voice == cast.brand.voice
    assert post("alice", "settings", name="Lantern", sector="hotel", currency="pounds").status_code == 422


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


@pytest.mark.demand("P3", "C5")
def test_a_burst_and_both_switches_stand_beside_the_brand_and_lift_it_to_the_top(as_person, cast, take_in, now):
    calm, stormy = (Brand.objects.create(name=name, slug=name.lower()) for name in ("Calm", "Stormy"))
    for brand in (calm, stormy):
        Membership.objects.create(brand=brand, person=cast.bob, role="agent")
    take_in(published_at=now - timedelta(days=3))
    for brand, ago in ((stormy, 3), (calm, 60)):
        Alert.objects.create(brand=brand, kind="burst", key=f"burst {brand.slug}", at=now - timedelta(hours=ago))
    Brand.objects.filter(pk=calm.pk).update(counsel=True)

    def shown():
        page = as_person(cast.bob).get("/")
        found = [(one.brand.name, one.burst, one.crisis, one.counsel) for one in page.context["standings"]]
        return found, page.content.decode()

    found, page = shown()
    assert found == [
        ("Stormy", True, False, False),
        ("Lantern Kitchens", False, False, False),
        ("Calm", False, False, True),
    ]
    assert page.count("Burst of complaints") == page.count("Counsel has every case") == 1
    Switch.objects.create(brand=stormy, what="crisis", on=False, reason="It is over.", by=cast.alice, at=now)
    Brand.objects.filter(pk=calm.pk).update(crisis=True)
    found, page = shown()
    assert [name for name, *_ in found] == ["Calm", "Lantern Kitchens", "Stormy"]
    assert "Crisis switch on" in page and "Burst of complaints" not in page


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
        post("alice", "playbook", toml=f"[hold]\nminutes = {minutes}\n")
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
