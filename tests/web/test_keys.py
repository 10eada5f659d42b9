"""The page of the keys: an owner makes one and sees it once, sees when it was used, and revokes it."""

import json
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from heard.desk import keys
from heard.records.models import ApiKey
from heard.vocabulary.way import Role

PAGE = "/b/lantern/settings/keys/"


@pytest.fixture
def alice(cast, as_person):
    return as_person(cast.alice)


def make(browser, name="till", role="agent"):
    return browser.post(PAGE, {"name": name, "role": role})


def shown(answer) -> str:
    found = re.search(r"heard_[\w-]{40,}", answer.content.decode())
    return found[0] if found else ""


def cases_with(key):
    return Client(headers={"Authorization": f"Bearer {key}"}).get("/api/v1/cases")


def test_a_key_is_shown_once_opens_the_api_and_is_kept_as_its_hash(alice, cast):
    made = make(alice)
    key = shown(made)
    assert (made.status_code, made["Cache-Control"]) == (200, "no-store")
    assert cases_with(key).status_code == 200
    again = alice.get(PAGE).content.decode()
    assert (key in again, "till" in again) == (False, True)
    assert key not in str(list(ApiKey.objects.values_list()))


def test_the_last_use_is_seen_and_not_every_call_writes_it(alice, cast, now):
    key = shown(make(alice))
    assert "never" in alice.get(PAGE).content.decode()
    cases_with(key)
    row = ApiKey.objects.get()
    first = row.used_at
    assert first is not None
    cases_with(key)
    row.refresh_from_db()
    assert row.used_at == first
    keys.used(row, now=first + timedelta(minutes=6))
    row.refresh_from_db()
    assert row.used_at == first + timedelta(minutes=6)
    keys.used(row, now=first - timedelta(days=1))  # a clock that jumps back
    row.refresh_from_db()
    assert row.used_at == first + timedelta(minutes=6)


def test_a_revoked_key_opens_nothing_and_its_name_is_free_again(alice, cast):
    key = shown(make(alice))
    assert "already" in make(alice).content.decode()
    row = ApiKey.objects.get()
    said = alice.post(reverse("revoke_key", args=["lantern", row.pk]), follow=True).content.decode()
    assert "till opens nothing any more" in said
    assert cases_with(key).status_code == 401
    assert shown(make(alice)) not in ("", key)


@pytest.mark.parametrize(("who", "see", "make_one"), [("bob", 403, 403), ("charlie", 404, 404), (None, 302, 302)])
def test_whoever_may_not_manage_sees_and_makes_no_key(cast, as_person, who, see, make_one):
    row, _ = keys.make(cast.brand, cast.actor(cast.alice), name="till", role=Role.AGENT)
    browser = as_person(getattr(cast, who) if who else None)
    assert browser.get(PAGE).status_code == see
    assert make(browser, name="mine", role="owner").status_code == make_one
    assert browser.post(reverse("revoke_key", args=["lantern", row.pk])).status_code == make_one
    row.refresh_from_db()
    assert (ApiKey.objects.count(), row.revoked_at) == (1, None)


@pytest.mark.demand("P3")
def test_a_manager_sees_the_keys_and_only_an_owner_makes_and_revokes_them(cast, as_person):
    cast.bob.memberships.update(role=Role.MANAGER)
    row, _ = keys.make(cast.brand, cast.actor(cast.alice), name="till", role=Role.AGENT)
    manager = as_person(cast.bob)
    page = manager.get(PAGE).content.decode()
    assert ("till" in page, "Revoke<" in page, "Make the key" in page) == (True, False, False)
    assert make(manager).status_code == 403
    assert manager.post(reverse("revoke_key", args=["lantern", row.pk])).status_code == 403
    assert ApiKey.objects.get().revoked_at is None


def test_a_key_of_another_brand_is_not_there(cast, as_person):
    row, _ = keys.make(cast.other, cast.charlie.memberships.get().actor(), name="till", role=Role.AGENT)
    assert as_person(cast.alice).post(reverse("revoke_key", args=["lantern", row.pk])).status_code == 404
    assert ApiKey.objects.get().revoked_at is None


def test_a_key_does_what_its_role_may(cast, alice):
    key = shown(make(alice, role="agent"))
    program = Client(headers={"Authorization": f"Bearer {key}"})
    asked = program.post("/api/v1/people/export", json.dumps({"mail": "a@b.example"}), content_type="application/json")
    assert asked.status_code == 403
