"""What belongs to a brand and is no case: its places, its people, its kept lists, its playbooks, how it speaks."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db import IntegrityError, transaction
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONArray

from heard.desk.access import NotYours
from heard.playbook import from_toml
from heard.records import queue
from heard.records.models import Brand, Case, Location, Membership, Person, Playbook, Post, Remedy, SavedView
from heard.records.question import Question
from heard.triage import actions as triage
from heard.vocabulary.people import Actor, Permission
from heard.vocabulary.way import Role

_AROUND = Question(
    lambda brand, person: Brand.objects.filter(pk=brand).values_list(
        ArraySubquery(Location.objects.filter(brand=OuterRef("pk")).order_by("name").values(one=JSONArray("pk", "name"))),
        ArraySubquery(
            Membership.objects.filter(brand=OuterRef("pk")).values(one=JSONArray("person_id", "person__name", "person__email"))
        ),
        ArraySubquery(
            SavedView.objects.filter(brand=OuterRef("pk"), person=person)
            .order_by("name")
            .values(one=JSONArray("pk", "name", "query"))
        ),
    )
)
_PLACES = Question(lambda brand: Location.objects.filter(brand=brand).order_by("name").values_list("pk", "name"))
_TEAM = Question(lambda brand: Membership.objects.filter(brand=brand).values_list("person_id", "person__name", "person__email"))


class NotTaken(Exception):
    """The house cannot be changed like this."""


def places(brand: Brand, *, words: str = "") -> list[Location]:
    """The brand's places by name; only those whose name or country has `words`, where they are given."""
    found = Location.objects.filter(brand=brand).order_by("name")
    return list(found.filter(Q(name__icontains=words) | Q(country__iexact=words)) if words else found)


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstSteps:
    """What a new brand has set up already."""

    contact: bool  # customers are told whom they reach, at one place at least
    remedies: bool
    team: bool  # somebody beside whoever came first


def first_steps(brand: Brand) -> FirstSteps | None:
    """What there is to do before the first review; None once anything was heard."""
    if Post.objects.filter(brand=brand).exists():
        return None
    return FirstSteps(
        contact=Location.objects.filter(brand=brand).exclude(contact_name="").exists(),
        remedies=Remedy.objects.filter(brand=brand, retired_at=None).exists(),
        team=Membership.objects.filter(brand=brand).count() > 1,
    )


def place_names(brand: Brand) -> list[tuple[int, str]]:
    """The brand's places as choices: (number, name), by name."""
    return _PLACES(brand.pk)


def team(brand: Brand) -> list[tuple[int, str]]:
    """Who works for the brand: (account id, name), by name."""
    return _named(_TEAM(brand.pk))


def _named(people: Iterable[tuple[int, str, str]]) -> list[tuple[int, str]]:
    return sorted(((person, name or mail) for person, name, mail in people), key=lambda one: one[1].lower())


def members(brand: Brand) -> list[Membership]:
    """Everybody with a role in the brand, with their account."""
    return list(Membership.objects.filter(brand=brand).select_related("person").order_by("person__email"))


def give(case: Case, actor: Actor, *, person: int | None, now: datetime) -> None:
    """Hand the case to somebody of the brand, or to nobody."""
    owner = None
    if person is not None:
        member = Membership.objects.filter(brand=case.brand_id, person=person).select_related("person").first()
        if member is None:
            raise NotYours(NotYours.__doc__)
        owner = member.person
    triage.give(case, actor, owner=owner, now=now)


# --- kept lists ---


class KeptList(NamedTuple):
    """A list that a person keeps under a name."""

    pk: int
    name: str
    query: str


class Around(NamedTuple):
    """What a list may be narrowed to, and what was kept of it."""

    places: list[tuple[int, str]]
    team: list[tuple[int, str]]
    kept: list[KeptList]


def around(person: Person, brand: Brand) -> Around:
    """The brand's places and team as choices, and the lists that this person keeps, by name. One statement."""
    places, team, kept = _AROUND(brand.pk, person.pk)[0]
    return Around([tuple(one) for one in places], _named(team), [KeptList(*one) for one in kept])


def keep_list(person: Person, brand: Brand, *, name: str, query: str) -> SavedView:
    """Keep a list under a name; the same name again replaces it."""
    row, _ = SavedView.objects.update_or_create(person=person, brand=brand, name=name, defaults={"query": query})
    return row


def drop_list(person: Person, brand: Brand, number: int) -> None:
    """Forget a kept list; only one's own."""
    SavedView.objects.filter(person=person, brand=brand, pk=number).delete()


# --- playbooks ---


def newest_playbook(brand: Brand) -> Playbook | None:
    """The playbook in force, None while the built-in one is."""
    return Playbook.objects.filter(brand=brand).select_related("written_by").order_by("-number").first()


def write_playbook(brand: Brand, actor: Actor, *, toml: str, now: datetime) -> Playbook:
    """Put a new playbook in force; every open case is planned anew. Raises `PolicyError` with every problem by line."""
    actor.must(Permission.MANAGE)
    from_toml(toml)
    with transaction.atomic():
        Brand.objects.select_for_update().get(pk=brand.pk)  # two writers at once get two numbers
        newest = newest_playbook(brand)
        row = Playbook.objects.create(
            brand=brand, number=newest.number + 1 if newest else 1, toml=toml, written_by_id=actor.person, written_at=now
        )
        queue.enqueue("renew_brand", brand=brand.pk, once=f"renew {brand.pk}")
    return row


# --- the brand, its places, its people ---


def change_brand(brand: Brand, actor: Actor, *, name: str, sector: str, products: Sequence[str], currency: str) -> None:
    """What the brand is called, its trade, what it sells and in which currency."""
    actor.must(Permission.MANAGE)
    if list(products) != brand.products:
        queue.enqueue("renew_circumstances", brand=brand.pk, once=f"circumstances {brand.pk}")
    brand.name, brand.sector, brand.products, brand.currency = name, sector, list(products), currency
    brand.save(update_fields=["name", "sector", "products", "currency"])


def change_voice(brand: Brand, actor: Actor, voice: Mapping[str, Any]) -> None:
    """How the brand speaks."""
    actor.must(Permission.MANAGE)
    brand.voice = dict(voice)
    brand.save(update_fields=["voice"])


def write_place(brand: Brand, actor: Actor, *, number: int | None, values: Mapping[str, Any]) -> Location:
    """Change a place, or add one when `number` is None."""
    actor.must(Permission.MANAGE)
    place = Location(brand=brand, door=secrets.token_urlsafe(9).replace("_", "a").replace("-", "b"))
    if number is not None:
        found = Location.objects.filter(brand=brand, pk=number).first()
        if found is None:
            raise NotYours(NotYours.__doc__)
        place = found
    for name, value in values.items():
        setattr(place, name, value)
    try:
        with transaction.atomic():
            place.save()
            queue.enqueue("renew_brand", brand=brand.pk, once=f"renew {brand.pk}")  # hours move clocks
            queue.enqueue("renew_circumstances", brand=brand.pk, once=f"circumstances {brand.pk}")  # and shifts move cases
    except IntegrityError as error:
        raise NotTaken(f"There is a place called {place.name} already.") from error
    return place


def let_in(brand: Brand, actor: Actor, *, email: str, name: str, role: Role) -> tuple[Membership, bool]:
    """Give somebody a role in the brand; the second value says whether their account is new."""
    actor.must(Permission.MANAGE)
    _may_give(actor, role)
    person = Person.objects.filter(email=email.lower()).first()
    new = person is None
    if person is None:
        person = Person.objects.create_user(email, None, name=name)
    member, _ = Membership.objects.get_or_create(brand=brand, person=person, defaults={"role": role})
    return member, new


def change_role(brand: Brand, actor: Actor, number: int, *, role: Role) -> Membership:
    """Another role for somebody. The last owner stays one."""
    actor.must(Permission.MANAGE)
    member = _member(brand, number)
    _may_give(actor, role)
    _may_give(actor, Role(member.role))
    if role is not Role.OWNER:
        _one_owner_stays(brand, member)
    member.role = role
    member.save(update_fields=["role"])
    return member


def let_go(brand: Brand, actor: Actor, number: int) -> Membership:
    """Somebody works here no longer. The last owner stays."""
    actor.must(Permission.MANAGE)
    member = _member(brand, number)
    _may_give(actor, Role(member.role))
    _one_owner_stays(brand, member)
    member.delete()
    return member


def _member(brand: Brand, number: int) -> Membership:
    member = Membership.objects.filter(brand=brand, pk=number).select_related("person").first()
    if member is None:
        raise NotYours(NotYours.__doc__)
    return member


def _may_give(actor: Actor, role: Role) -> None:
    if role is Role.OWNER and actor.role is not Role.OWNER:
        raise NotTaken("Only an owner can make or unmake owners.")


def _one_owner_stays(brand: Brand, member: Membership) -> None:
    others = Membership.objects.filter(brand=brand, role=Role.OWNER).exclude(pk=member.pk)
    if member.role == Role.OWNER and not others.exists():
        raise NotTaken("This is the last owner. Make somebody else an owner first.")
