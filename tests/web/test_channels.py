"""Connecting a platform: it is asked before anything is kept, and its places become ours."""

import argparse

import pytest
from django.urls import reverse

from heard.records.models import Channel
from heard.sandbox.__main__ import build, introduction
from heard.sandbox.facebook import CREDENTIALS, PAGE, Facebook
from heard.sandbox.server import Sandbox, running
from heard.sandbox.store import Clock


@pytest.fixture
def google(settings):
    """The emulated platform in the place of the real one; what its first brand needs to connect."""
    options = argparse.Namespace(
        port=0, seed=7, until="", customers=5, reviews=0, moderation_seconds=5.0, quota=0, faults="", without_story=True
    )
    sandbox = build(options)
    with running(sandbox):
        settings.PLATFORM_ADDRESSES = {"google": sandbox.address}
        yield introduction(sandbox, 7)["brands"][0]


@pytest.fixture
def connect(as_person, cast):
    """Press connect on the channels page."""

    def pressed(**values):
        data = {"kind": "google", "name": "Google", **values}
        return as_person(cast.alice).post(reverse("channels", args=["lantern"]), data, follow=True)

    return pressed


@pytest.mark.demand("H1")
def test_a_platform_is_connected_and_its_places_are_named(connect, google, as_person, cast):
    assert "Connected" in connect(**google["credentials"]).content.decode()
    channel = Channel.objects.get(kind="google")
    address = reverse("channel_places", args=["lantern", channel.pk])
    alice = as_person(cast.alice)
    assert google["places"][0]["name"] in alice.get(address).content.decode()
    assert f"/api/notices/{channel.pk}" in alice.get(address).content.decode()
    alice.post(address, {"place-0": cast.place.pk})
    assert [(row.external_id, row.location) for row in channel.places.all()] == [(google["places"][0]["id"], cast.place)]
    assert as_person(cast.bob).get(address).status_code == 403
    assert as_person(cast.charlie).get(address).status_code == 404


def test_a_wrong_key_is_told_with_the_mend_and_nothing_is_kept(connect, google):
    answer = connect(**{**google["credentials"], "refresh_token": "wrong"})
    assert answer.status_code == 422
    assert not Channel.objects.filter(kind="google").exists()
    assert "wrong" not in answer.content.decode().split("<main")[1].split("refresh_token")[1][:200]


def test_a_channel_that_is_handed_its_letters_has_no_places_to_name(as_person, cast):
    box = Channel.objects.create(brand=cast.brand, kind="private_mail", platform="mail", name="Care", credentials={"host": "x"})
    alice, address = as_person(cast.alice), reverse("channel_places", args=["lantern", box.pk])
    page = alice.get(reverse("channels", args=["lantern"])).content.decode()
    assert "Look now" in page
    assert address not in page
    assert alice.get(address).status_code == 404


def test_a_channel_is_paused_and_goes_on(connect, google, as_person, cast):
    connect(**google["credentials"])
    channel = Channel.objects.get(kind="google")
    for paused in (True, False):
        as_person(cast.alice).post(reverse("channel_pause", args=["lantern", channel.pk]))
        channel.refresh_from_db()
        assert channel.paused is paused


def test_a_field_that_does_not_fit_is_called_as_on_the_form(settings, as_person, cast):
    sandbox = Sandbox()
    Facebook(Clock()).routes(sandbox.routes)
    with running(sandbox):
        settings.PLATFORM_ADDRESSES = {"facebook": sandbox.address}
        given = {**CREDENTIALS, "app_secret": "wrong", "page": PAGE, "kind": "facebook", "name": "Page"}
        page = as_person(cast.alice).post(reverse("channels", args=["lantern"]), given).content.decode()
    assert "“App secret”: it is not that of the app" in page
    partly = {"kind": "trustpilot", "name": "TP", "api_key": "x", "secret": "x", "domain": "lumina.example"}
    page = as_person(cast.alice).post(reverse("channels", args=["lantern"]), partly).content.decode()
    assert "to answer, all of the sign-in is needed" in page
