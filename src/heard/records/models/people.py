"""People with an account, the brands they work for, and the places of a brand."""

from __future__ import annotations

import json
from datetime import date, time
from functools import cached_property, lru_cache
from typing import Any, ClassVar

from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractUser
from django.db import models

from heard.records.personal import Personal
from heard.vocabulary.case import Calendar
from heard.vocabulary.people import Actor
from heard.vocabulary.shifts import USUAL_SHIFTS, Shift
from heard.vocabulary.text import PrivateRoute, Voice
from heard.vocabulary.way import Role, Sector


def choices(enum: Any) -> list[tuple[str, str]]:
    """Django choices of a string enum."""
    return [(member.value, member.value.replace("_", " ")) for member in enum]


@lru_cache(maxsize=1024)
def _rota(said: str) -> tuple[Shift, ...]:
    return tuple(
        Shift(name, time.fromisoformat(since), time.fromisoformat(until), frozenset(days))
        for name, since, until, days in json.loads(said)
    )


class PersonManager(BaseUserManager["Person"]):
    """Accounts are named by their mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Person:
        person = self.model(email=self.normalize_email(email).lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> Person:
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class Person(AbstractUser):
    """Someone with an account at this desk."""

    username = None  # type: ignore[assignment]
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120, blank=True)
    zone = models.CharField(max_length=60, default="UTC")
    left_at = models.DateTimeField(null=True, blank=True)  # since when they work for nobody here
    gone_at = models.DateTimeField(null=True, blank=True)  # name and address were taken off the account

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[PersonManager] = PersonManager()  # type: ignore[assignment]

    PERSONAL: ClassVar = {
        "email": Personal("contact", "account", "contract"),
        "name": Personal("name", "account", "contract"),
        "first_name": Personal("name", "account", "contract"),
        "last_name": Personal("name", "account", "contract"),
        "last_login": Personal("behaviour", "account", "contract"),
    }

    def __str__(self) -> str:
        return self.name or self.email


class Brand(models.Model):
    """A business with a voice of its own; the wall between the clients of one installation."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(unique=True)
    sector = models.CharField(max_length=20, choices=choices(Sector), default=Sector.OTHER)
    currency = models.CharField(max_length=3, default="EUR")
    products = models.JSONField(default=list, blank=True)  # what it sells, as customers call it
    voice = models.JSONField(default=dict, blank=True)  # fields of vocabulary.text.Voice, without the brand's name
    counsel = models.BooleanField(default=False)
    crisis = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    PERSONAL: ClassVar[dict[str, Personal]] = {}

    def __str__(self) -> str:
        return self.name

    def spoken(self) -> Voice:
        """The brand's voice as the writer and the guard take it."""
        told: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in self.voice.items()}
        return Voice(brand=self.name, **told)


class Switch(models.Model):
    """Counsel or crisis was turned on or off for a whole brand: who, when, why. Rows are added and never changed (C4, C5)."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="switches")
    what = models.CharField(max_length=7, choices=[("crisis", "crisis"), ("counsel", "counsel")])
    on = models.BooleanField()
    reason = models.TextField(blank=True)
    by = models.ForeignKey("Person", null=True, on_delete=models.SET_NULL)
    at = models.DateTimeField()

    PERSONAL: ClassVar[dict[str, Personal]] = {}

    class Meta:
        indexes = [models.Index(fields=["brand", "what", "-id"], name="switch_newest")]

    def __str__(self) -> str:
        return f"{self.what} {'on' if self.on else 'off'}"


class Membership(models.Model):
    """What a person is in a brand."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=choices(Role), default=Role.AGENT)

    PERSONAL: ClassVar[dict[str, Personal]] = {}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "brand"], name="one_role_a_brand")]

    def actor(self) -> Actor:
        """Who this person is when they act in this brand."""
        return Actor(name=str(self.person), role=Role(self.role), person=self.person_id)


class Location(models.Model):
    """A place of a brand: its hours, its holidays, and the person whom a customer reaches there."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="locations")
    name = models.CharField(max_length=120)
    country = models.CharField(max_length=2, blank=True)
    zone = models.CharField(max_length=60, default="UTC")
    hours = models.JSONField(default=list, blank=True)  # seven lists of ["09:00", "17:00"] pairs, Monday first
    holidays = models.JSONField(default=list, blank=True)  # ISO dates
    shifts = models.JSONField(default=list, blank=True)  # [name, "06:00", "14:00", [days, Monday 0]]; empty: the usual ones
    contact_name = models.CharField(max_length=120, blank=True)
    contact_mail = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=40, blank=True)
    contact_url = models.URLField(blank=True)
    door = models.CharField(max_length=24, unique=True)  # names the public page for private complaints

    PERSONAL: ClassVar = {
        "contact_name": Personal("name", "account", "contract"),
        "contact_mail": Personal("contact", "account", "contract"),
        "contact_phone": Personal("contact", "account", "contract"),
    }

    class Meta:
        constraints = [models.UniqueConstraint(fields=["brand", "name"], name="place_named_once")]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def calendar(self) -> Calendar:
        """Business hours as the clocks of the playbook take them."""
        return Calendar(
            zone=self.zone,
            hours=tuple(
                tuple((time.fromisoformat(opens), time.fromisoformat(closes)) for opens, closes in day) for day in self.hours
            ),
            holidays=frozenset(date.fromisoformat(day) for day in self.holidays),
        )

    @property
    def rota(self) -> tuple[Shift, ...]:
        """Its shifts, in the order in which they are asked."""
        return USUAL_SHIFTS if not self.shifts else _rota(json.dumps(self.shifts))

    def route(self) -> PrivateRoute:
        """How a customer reaches a named person here."""
        return PrivateRoute(contact=self.contact_name, mail=self.contact_mail, phone=self.contact_phone, url=self.contact_url)


class Playbook(models.Model):
    """One version of a brand's rules. The newest is in force; older ones stay for the log to refer to."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="playbooks")
    number = models.PositiveIntegerField()
    toml = models.TextField()
    written_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    written_at = models.DateTimeField()

    PERSONAL: ClassVar[dict[str, Personal]] = {}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["brand", "number"], name="playbook_numbered_once")]


class SavedView(models.Model):
    """A list that somebody comes back to."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="views")
    brand = models.ForeignKey(Brand, on_delete=models.CASCADE)
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=500)

    PERSONAL: ClassVar = {"query": Personal("text", "account", "contract")}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "brand", "name"], name="view_named_once")]


class ApiKey(models.Model):
    """A key of the REST API: acts as one role in one brand. Only its hash is kept."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="api_keys")
    name = models.CharField(max_length=60)
    role = models.CharField(max_length=10, choices=choices(Role), default=Role.AGENT)
    hashed = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    made_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)  # to within `desk.keys.FRESH`: not every call writes

    PERSONAL: ClassVar[dict[str, Personal]] = {}
