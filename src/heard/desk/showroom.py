"""Furnishing an empty desk with the simulated town, for the demo and for tests in a browser.

Everything goes through the same acts as in real life; only the accounts, whose password is known, are of the showroom.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from heard.desk import importing, showing
from heard.desk.letting_in import let_in, new_door
from heard.diagnose import actions as learning
from heard.playbook import from_toml, to_toml
from heard.records.models import (
    AlertSettings,
    Brand,
    Channel,
    ChannelPlace,
    Fix,
    Location,
    Membership,
    Person,
    Playbook,
    Remedy,
)
from heard.showcase import actions as showcase
from heard.vocabulary.alerts import Rhythm
from heard.vocabulary.people import Actor
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Topic
from heard.vocabulary.showing import Checked, ShowRule
from heard.vocabulary.way import Role, Sector

PASSWORD = "lanterns in the rain"  # noqa: S105 printed for everybody who opens the demo
# In the showroom a second person reads every reply to one or two stars, and only the last days are still to be answered.
PEOPLE = (("olivia", Role.OWNER), ("ben", Role.AGENT), ("priya", Role.APPROVER))
PLAYBOOK = "[reply]\nback_days = 2\n[approval]\nup_to_stars = 2\n[remedies]\nagent_limit = 5000\napprover_limit = 5000\nmonth_budget = 60000\n"
WHYS = (
    "Nobody at the desk knows who waits since when.",
    "The list of those who wait is in the head of whoever called the last name.",
    "The morning leaves at one, when the afternoon is still changing.",
    "The two shifts were planned without a minute in common.",
)
EVENINGS = [[["11:00", "23:00"]]] * 7
OFFICE = [[["08:30", "18:00"]]] * 5 + [[], []]
PRODUCTS = {
    "restaurant": ["cacio e pepe", "lasagne", "pasta", "pizza", "risotto", "tiramisu", "wine"],
    "clinic": ["cleaning", "crown", "filling", "root canal", "whitening"],
}
CONTACTS = {
    "lumina": ("Nadia Ferro", "nadia@lumina.example", "+44 113 496 0100", "Nadia, Trattoria Lumina"),
    "lindgrove": ("Sam Okafor", "sam@lindgrove.example", "+1 512 555 0142", "Sam, Lindgrove Dental"),
}


REMEDIES = {
    "restaurant": (
        ("call", "a call from Nadia, who runs the house", 0),
        ("redo", "dinner for two on us", 4200),
        ("refund", "the money for your meal back", 3800),
        ("own", "a whole evening for your party", 26000),
    ),
    "clinic": (
        ("call", "a call from Sam, who runs the practice", 0),
        ("redo", "the treatment looked at again at no cost", 6000),
        ("refund", "the fee of that appointment back", 9000),
    ),
}


@transaction.atomic
def furnish(town: Mapping[str, Any], *, now: datetime) -> list[Brand]:
    """Brands, places, people and channels of the town that `heard.sandbox` introduced itself with. Safe to run again."""
    found = {told["key"]: _brand(town, told, now) for told in town["brands"]}
    _learn(found[town["handover"]["brand"]], town["handover"], now)
    return list(found.values())


def _learn(brand: Brand, told: Mapping[str, Any], now: datetime) -> None:
    """Why people waited at the shift change, and the board that was put up at one of the two places."""
    if brand.causes.exists():
        return
    person = Person.objects.get(email="olivia@heard.example")
    olivia = Membership.objects.get(brand=brand, person=person).actor()
    done = now - timedelta(days=told["days_ago"])
    cause = learning.write_cause(
        brand,
        olivia,
        cause=None,
        name="Open appointments are lost at the shift change",
        topic=Topic.WAITING,
        whys=WHYS,
        now=done,
    )
    places = {place.name: place for place in brand.locations.all()}
    fix = learning.write_fix(
        cause,
        olivia,
        fix=None,
        what="A board at the desk shows everybody who waits. The teams go through it together before the morning leaves.",
        places=[places.pop(told["mended"])],
        owner=olivia.person,
        due_on=done.date(),
        cost=8900,
    )
    learning.do_fix(fix, olivia, done_on=done.date(), evidence="Photo of the board in the team's folder", today=now.date())
    _show(fix, olivia, now)
    learning.write_fix(
        cause,
        olivia,
        fix=None,
        what="The same board, and five minutes together at one o'clock.",
        places=places.values(),
        owner=None,
        due_on=(now + timedelta(days=12)).date(),
        cost=8900,
    )
    for one in Brand.objects.filter(memberships__person=person):
        AlertSettings.objects.get_or_create(person=person, brand=one, defaults={"mail": True, "digest": Rhythm.WEEKLY})


def _show(fix: Fix, owner: Actor, now: datetime) -> None:
    """The board is told in public. Whether it helped, the page says when the reviews are in; nothing here does."""
    brand = fix.cause.brand
    showcase.change_showcase(brand, owner, public=True, rule=ShowRule.ALL, checked=Checked.NOT, how_checked="", now=now)
    row = showing.write(
        fix,
        owner,
        row=None,
        said="You told us that you sat waiting around midday and nobody knew for how long.",
        did="A board at the desk now shows everybody who waits, and both teams go through it before the morning leaves.",
        now=now,
    )
    second = Membership.objects.get(brand=brand, person__email="priya@heard.example").actor()
    showing.publish(row, second, now=now)
    for place in brand.locations.all():
        page = f"https://search.google.example/writereview?place={place.pk}"
        showcase.add_review_page(place, owner, platform=Platform.GOOGLE, url=page)


def _brand(town: Mapping[str, Any], told: Mapping[str, Any], now: datetime) -> Brand:
    for name, role in PEOPLE:
        let_in(
            mail=f"{name}@heard.example",
            name=name.title(),
            password=PASSWORD,
            brand=told["name"],
            sector=Sector(told["sector"]),
            role=role,
        )
    brand = Brand.objects.get(name=told["name"])
    contact, mail, phone, signature = CONTACTS[told["key"]]
    brand.voice, brand.currency = {"signature": signature}, told["places"][0]["currency"]
    brand.products = PRODUCTS[told["sector"]]
    brand.save()
    brand.locations.filter(name=brand.name).delete()
    channel, _ = Channel.objects.update_or_create(
        brand=brand,
        name="Google",
        defaults={
            "kind": "google",
            "platform": Platform.GOOGLE,
            "credentials": told["credentials"],
            "settings": {**told["settings"], "base_url": town["address"], "every_seconds": 5},
            "next_poll_at": now,
        },
    )
    Channel.objects.get_or_create(
        brand=brand,
        name="Private mail",
        defaults={
            "kind": "private_mail",
            "platform": Platform.MAIL,
            "settings": {"address": f"care@{told['key']}.example"},  # the town's people write to it; see `townsfolk`
        },
    )
    if not brand.remedies.exists():
        Remedy.objects.bulk_create(
            [Remedy(brand=brand, kind=kind, name=name, cost=cost) for kind, name, cost in REMEDIES[told["sector"]]]
        )
    Playbook.objects.get_or_create(brand=brand, number=1, defaults={"toml": to_toml(from_toml(PLAYBOOK)), "written_at": now})
    for place in told["places"]:
        row, _ = Location.objects.get_or_create(
            brand=brand,
            name=place["name"],
            defaults={
                "country": place["country"],
                "zone": place["zone"],
                "hours": EVENINGS if told["sector"] == "restaurant" else OFFICE,
                "contact_name": contact,
                "contact_mail": mail,
                "contact_phone": phone,
                "door": new_door(),
            },
        )
        ChannelPlace.objects.get_or_create(channel=channel, external_id=place["id"], defaults={"location": row})
    return brand


def bring_records(brand: Brand, *, customers: bytes, orders: bytes, now: datetime) -> None:
    """The brand's part of the town's register, as its owner would import it."""
    for what, content in (("customers", customers), ("orders", orders)):
        header, *rows = content.splitlines(keepends=True)
        own = b"".join([header, *(row for row in rows if brand.name.encode() in row)])
        importing.run(importing.begin_here(brand.slug, what=what, name=f"{what}.csv", content=own).pk, now=now)
