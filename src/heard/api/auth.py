"""Keys of the API: `Authorization: Bearer heard_...`. A key acts as one role in one brand; only its hash is kept."""

from __future__ import annotations

import secrets
from hashlib import sha256
from typing import TYPE_CHECKING, Any, cast

from django.http import HttpRequest
from ninja.security import HttpBearer

from heard.desk import access

if TYPE_CHECKING:
    from heard.records.models import Brand
    from heard.vocabulary.people import Actor


def hashed(key: str) -> str:
    """What is kept of a key. Keys are long and drawn at random, so one round of hashing is enough."""
    return sha256(key.encode()).hexdigest()


def new_key() -> str:
    """A fresh key, shown once."""
    return f"heard_{secrets.token_urlsafe(32)}"


class Asking(HttpRequest):
    """A request that came with a good key."""

    brand: Brand
    actor: Actor


class Key(HttpBearer):
    """Finds the brand and the actor behind a key; both stand on the request afterwards."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        row = access.api_key(hashed(token))
        if row is None:
            return None
        asking = cast(Asking, request)
        asking.brand, asking.actor = row.brand, access.actor_of_key(row)
        return row
