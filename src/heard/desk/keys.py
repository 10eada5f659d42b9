"""Keys of the REST API: made by an owner, shown once, used by programs, revoked.

A key acts as one role in one brand, on behalf of whoever made it. Only its hash is kept.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from django.db.models import Q

from heard.desk.access import NotYours
from heard.desk.house import NotTaken
from heard.records.models import ApiKey, Brand
from heard.vocabulary.people import Actor, NotAllowed, Permission
from heard.vocabulary.way import Role

FRESH = timedelta(minutes=5)  # how exactly the last use is known


def hashed(key: str) -> str:
    """What is kept of a key. Keys are long and drawn at random, so one round of hashing is enough."""
    return sha256(key.encode()).hexdigest()


def new_key() -> str:
    """A fresh key, shown once."""
    return f"heard_{secrets.token_urlsafe(32)}"


def make(brand: Brand, actor: Actor, *, name: str, role: Role) -> tuple[ApiKey, str]:
    """A key that acts as `role`; the second value is the key itself, which nobody can see again."""
    _must_own(actor)
    if ApiKey.objects.filter(brand=brand, name=name, revoked_at=None).exists():
        raise NotTaken(f"There is a key called {name} already. Revoke it, or choose another name.")
    key = new_key()
    row = ApiKey.objects.create(brand=brand, name=name, role=role, hashed=hashed(key), made_by_id=actor.person)
    return row, key


def listed(brand: Brand, actor: Actor) -> list[ApiKey]:
    """Every key of the brand, those that still open something first."""
    actor.must(Permission.MANAGE)
    return list(ApiKey.objects.filter(brand=brand).select_related("made_by").order_by("-revoked_at", "name", "pk"))


def revoke(brand: Brand, actor: Actor, number: int, *, now: datetime) -> ApiKey:
    """From now on this key opens nothing. Revoked twice, the first time counts."""
    _must_own(actor)
    row = ApiKey.objects.filter(brand=brand, pk=number).first()
    if row is None:
        raise NotYours(NotYours.__doc__)
    if row.revoked_at is None:
        row.revoked_at = now
        row.save(update_fields=["revoked_at"])
    return row


def named(brand: Brand, name: str) -> ApiKey:
    """The key of this name that has not been revoked."""
    row = ApiKey.objects.filter(brand=brand, name=name, revoked_at=None).first()
    if row is None:
        raise NotYours(NotYours.__doc__)
    return row


def used(key: ApiKey, *, now: datetime) -> None:
    """Remember that the key was used, unless that is known well enough."""
    if key.used_at is None or now - key.used_at > FRESH:
        ApiKey.objects.filter(Q(used_at=None) | Q(used_at__lt=now), pk=key.pk).update(used_at=now)


def _must_own(actor: Actor) -> None:
    if actor.role is not Role.OWNER:
        raise NotAllowed("Keys are made and revoked by owners of the brand.")
