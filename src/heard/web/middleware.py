"""What happens around every page."""

from collections.abc import Callable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import structlog
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

log = structlog.get_logger(__name__)
Handler = Callable[[HttpRequest], HttpResponse]


class DatabaseAway:
    """While the database is away, say so and when to come back, instead of an error page."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, OperationalError | InterfaceError):
            return None
        log.error("database away", path=request.path, error=type(error).__name__)
        connection.close()
        answer = HttpResponse(
            "The database cannot be reached just now. Nothing you sent was half kept: send it again in a minute.",
            status=503,
            content_type="text/plain; charset=utf-8",
        )
        answer["Retry-After"] = "10"
        return answer


class ReadersZone:
    """Times are stored in UTC and spoken in the zone of whoever reads."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            zone = getattr(request.user, "zone", "") or "UTC"
        except (OperationalError, InterfaceError):
            zone = "UTC"  # the page itself finds out that the database is away, and says so
        try:
            timezone.activate(ZoneInfo(zone))
        except (ZoneInfoNotFoundError, ValueError):
            timezone.deactivate()
        return self.get_response(request)
