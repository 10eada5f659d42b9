"""How often somebody outside may do something, counted in the database's cache so that every process counts the same."""

from django.core.cache import cache
from django.http import HttpRequest


def too_often(request: HttpRequest, what: str, *, most: int, seconds: int = 3600) -> bool:
    """Whether this address has done `what` more than `most` times within `seconds`; counts this time, too."""
    key = f"{what}-{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, seconds)
    return int(cache.incr(key)) > most
