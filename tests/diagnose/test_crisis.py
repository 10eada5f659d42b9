"""What a burst does to the crisis switch is the playbook's word."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from heard.desk import alerting, intake, switching
from heard.desk.switching import NotPossible
from heard.records.models import Alert, AlertSettings, Brand, Delivery, Switch
from heard.vocabulary.alerts import AlertKind, OnBurst
from heard.vocabulary.people import NotAllowed
from tests.arriving import post


@pytest.fixture
def burst(cast, now):
    """A quiet season, then twelve complaints within a day; what the desk noticed."""

    def came():
        cast.channel.created_at = now - timedelta(days=400)
        cast.channel.save()
        quiet = [post(now, external_id=f"q{n}", published_at=now - timedelta(days=8 + 9 * n)) for n in range(40)]
        burst = [post(now, external_id=f"b{n}", published_at=now - timedelta(minutes=n)) for n in range(1, 13)]
        for _ in intake.take_in(cast.channel, [*quiet, *burst], now=now, place=cast.place):
            pass
        alerting.notice(now)
        return list(Alert.objects.filter(brand=cast.brand, kind__in=[AlertKind.BURST, AlertKind.CRISIS]).order_by("id"))

    return came


def prepared(cast, now, on_burst, told=()):
    switching.prepare(cast.brand, cast.actor(cast.alice), approvers=[cast.dora.pk], told=told, on_burst=on_burst, now=now)


@pytest.mark.demand("C5")
@pytest.mark.parametrize(
    ("on_burst", "kinds", "on"),
    [
        (OnBurst.OFF, ["burst"], False),
        (OnBurst.PROPOSE, ["burst", "crisis"], False),
        (OnBurst.TURN_ON, ["burst", "crisis"], True),
    ],
)
def test_a_burst_does_what_the_playbook_says(cast, now, burst, on_burst, kinds, on):
    prepared(cast, now, on_burst)
    assert [alert.kind for alert in burst()] == kinds
    brand = Brand.objects.get(pk=cast.brand.pk)
    assert brand.crisis is on
    assert Switch.objects.filter(on=True, by=None).exists() is on
    told = Delivery.objects.filter(alert__kind=AlertKind.CRISIS, way="mail").values_list("person__name", flat=True)
    assert list(told) == (["Alice"] if len(kinds) > 1 else [])


@pytest.mark.demand("C5")
def test_whom_the_playbook_names_is_told_by_mail_without_having_asked(cast, now, burst):
    prepared(cast, now, OnBurst.TURN_ON, told=[cast.dora.pk])
    burst()
    alerting.deliver(now)
    (letter,) = [one for one in mail.outbox if "crisis" in one.subject.lower()]
    assert letter.to == ["dora@example.com"]
    assert "/switches/" in letter.body


@pytest.mark.demand("C5", "H2")
def test_whoever_is_told_of_the_switch_is_not_told_of_the_burst_as_well(client, cast, now, burst):
    AlertSettings.objects.create(person=cast.alice, brand=cast.brand, mail=True)
    AlertSettings.objects.create(person=cast.bob, brand=cast.brand, mail=True, kinds={"crisis": "off"})
    prepared(cast, now, OnBurst.PROPOSE)
    burst()
    alerting.deliver(now)
    letters = {letter.to[0]: letter.subject for letter in mail.outbox if "Burst" in letter.subject}
    said = "Burst at Harbour Street: 12 complaints within an hour instead of fewer than one"
    asked = f"{said}. Should the crisis switch be turned on?"
    assert letters == {"alice@example.com": f"{asked}, and 13 more", "bob@example.com": f"{said}, and 13 more"}
    assert len([letter for letter in mail.outbox if "Burst" in letter.subject]) == 2
    client.force_login(cast.alice)
    shown = client.get(reverse("alerts", args=["lantern"]))
    assert [run[0]["said"] for run in shown.context["runs"] if "Burst" in run[0]["said"]] == [asked]


@pytest.mark.demand("C5")
def test_what_was_proposed_stands_on_the_page_until_somebody_turned_the_switch(client, cast, now, burst):
    prepared(cast, now, OnBurst.PROPOSE)
    burst()
    client.force_login(cast.alice)
    address = reverse("switches", args=["lantern"])
    assert client.get(address).context["situation"].proposed is not None
    later = now + timedelta(minutes=1)
    switching.turn(cast.brand, cast.actor(cast.alice), "crisis", on=True, reason="A storm.", now=later)
    switching.turn(cast.brand, cast.actor(cast.alice), "crisis", on=False, reason="", now=later)
    assert client.get(address).context["situation"].proposed is None


def test_only_who_may_turn_the_switch_prepares_it(cast, now):
    with pytest.raises(NotAllowed):
        switching.prepare(cast.brand, cast.actor(cast.bob), approvers=[], told=[], on_burst=OnBurst.TURN_ON, now=now)
    with pytest.raises(NotPossible):
        switching.turn(cast.brand, cast.actor(cast.alice), "crisis", on=True, reason=" ", now=now)
