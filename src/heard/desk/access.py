"""The one gate to what belongs to a brand: nobody fetches a row by its id, they ask here; what is not yours is not there."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONArray

from heard.desk import policy
from heard.records.models import ApiKey, Brand, Case, Channel, Draft, Intake, Location, Membership, Outgoing, Person, Playbook
from heard.records.question import Question
from heard.vocabulary.people import Actor, NotAllowed, Permission
from heard.vocabulary.way import Role

Row = TypeVar("Row", Draft, Outgoing)


class NotYours(Exception):
    """There is nothing here for you."""


class Entry(NamedTuple):
    """A brand as menus name it."""

    slug: str
    name: str


_PERSON = Question(lambda number: Person.objects.filter(pk=number))
_BRANDS = Question(
    lambda person: Membership.objects.filter(person=person).order_by("brand__name").values_list("brand__slug", "brand__name")
)
_ENTERED = Question(
    lambda person, slug: (
        Membership.objects.filter(person=person, brand__slug=slug)
        .select_related("brand")
        .annotate(
            entries=ArraySubquery(
                Membership.objects.filter(person=OuterRef("person"))
                .order_by("brand__name")
                .values(entry=JSONArray("brand__slug", "brand__name"))
            ),
            playbook=ArraySubquery(
                Playbook.objects.filter(brand=OuterRef("brand"))
                .order_by("-number")
                .values(newest=JSONArray("toml", "number"))[:1]
            ),
        )
    )
)
_API_KEY = Question(lambda hashed: ApiKey.objects.filter(hashed=hashed, revoked_at=None).select_related("brand"))
_CASE = Question(
    lambda brand, code: (
        Case.objects.filter(brand=brand, code=code)
        .select_related("post__channel", "location")
        .defer("post__search", "post__channel__credentials")  # nobody asks for them here, and a secret takes long to open
    )
)


class Entered(NamedTuple):
    """A brand, who one is in it, and every brand that one works for, by name."""

    brand: Brand
    actor: Actor
    brands: tuple[Entry, ...]


def person(number: int) -> Person | None:
    """An account by its number, for whoever has shown that it is theirs."""
    return _PERSON.first(number)


def brands(person: Person) -> tuple[Entry, ...]:
    """Every brand that this person works for, by name."""
    return tuple(Entry(*row) for row in _BRANDS(person.pk))


def enter(person: Person, slug: str) -> Entered:
    """A brand and who this person is in it; raises `NotYours`. One statement, for every page begins with it."""
    membership: Any = _ENTERED.first(person.pk, slug) if person.is_authenticated else None
    if membership is None:
        raise NotYours(NotYours.__doc__)
    membership.person = person  # it is at hand already
    policy.knows(membership.brand, membership.playbook)
    return Entered(membership.brand, membership.actor(), tuple(Entry(*entry) for entry in membership.entries))


def api_key(hashed: str) -> ApiKey | None:
    """The key with this hash, with its brand; None when there is none or it was revoked."""
    return _API_KEY.first(hashed)


def actor_of_key(key: ApiKey) -> Actor:
    """A program acts under the name of its key, on behalf of whoever made it."""
    return Actor(name=f"API key {key.name}", role=Role(key.role), person=key.made_by_id)


def brand_called(slug: str) -> Brand:
    """A brand by its short name, for whoever owns the machine."""
    found = Brand.objects.filter(slug=slug).first()
    if found is None:
        raise NotYours(NotYours.__doc__)
    return found


def cases(brand: Brand) -> QuerySet[Case]:
    """The brand's cases with what every list and page shows of them."""
    return Case.objects.filter(brand=brand).select_related("post", "location", "owner")


def case(brand: Brand, code: str) -> Case:
    """One case of a brand that the caller has entered; raises `NotYours`."""
    found = _CASE.first(brand.pk, code.upper())
    if found is None:
        raise NotYours(NotYours.__doc__)
    found.brand = brand  # one object, so that its playbook is read once
    return found


def draft(case: Case, number: int) -> Draft:
    """A draft of this case."""
    return _one(case.drafts.filter(pk=number), case)


def outgoing(case: Case, number: int) -> Outgoing:
    """An outgoing text of this case."""
    return _one(case.outgoing.filter(pk=number), case)


def _one(rows: QuerySet[Row], case: Case) -> Row:
    row = rows.first()
    if row is None:
        raise NotYours(NotYours.__doc__)
    row.case = case  # one object, so that its log is read and written once
    return row


def channel(brand: Brand, number: int) -> Channel:
    """A channel of a brand that the caller has entered."""
    found = Channel.objects.filter(brand=brand, pk=number).select_related("brand").first()
    if found is None:
        raise NotYours(NotYours.__doc__)
    return found


def location(brand: Brand, number: int) -> Location:
    """A place of a brand that the caller has entered."""
    found = Location.objects.filter(brand=brand, pk=number).select_related("brand").first()
    if found is None:
        raise NotYours(NotYours.__doc__)
    return found


def intake(brand: Brand, number: int) -> Intake:
    """An import of a brand that the caller has entered."""
    found = Intake.objects.filter(brand=brand, pk=number).select_related("channel").first()
    if found is None:
        raise NotYours(NotYours.__doc__)
    return found


__all__ = [
    "Entered",
    "Entry",
    "NotAllowed",
    "NotYours",
    "Permission",
    "actor_of_key",
    "api_key",
    "brand_called",
    "brands",
    "case",
    "cases",
    "channel",
    "draft",
    "enter",
    "intake",
    "location",
    "outgoing",
    "person",
]
