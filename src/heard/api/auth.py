"""Keys of the API: `Authorization: Bearer heard_...`. A key acts as one role in one brand; only its hash is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from heard.desk import access, keys

if TYPE_CHECKING:
    from heard.records.models import Brand
    from heard.vocabulary.people import Actor


class Asking(HttpRequest):
    """A request that came with a good key."""

    brand: Brand
    actor: Actor


class Key(HttpBearer):
    """Finds the brand and the actor behind a key; both stand on the request afterwards."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        row = access.api_key(keys.hashed(token))
        if row is None:
            return None
        keys.used(row, now=timezone.now())
        asking = cast(Asking, request)
        asking.brand, asking.actor = row.brand, access.actor_of_key(row)
        return row
