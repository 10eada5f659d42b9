"""What happens around every page."""

from collections.abc import Callable
from time import monotonic
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from heard.desk import measures
from heard.web import away

Handler = Callable[[HttpRequest], HttpResponse]


class Measured:
    """How many requests there were and how long they took, by the pattern of their address."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = monotonic()
        response = self.get_response(request)
        route = request.resolver_match.route if request.resolver_match else ""
        measures.answered(request.method or "", route, response.status_code, monotonic() - began)
        return response


class DatabaseAway:
    """While the database is away, say so and when to come back, instead of an error page."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return away.answer(request, error) if isinstance(error, away.AWAY) else None


EVERYBODYS = "/with/"  # pages that are the same for all: who reads them is not even looked up, so they can be kept by caches


class ReadersZone:
    """Times are stored in UTC and spoken in the zone of whoever reads."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(EVERYBODYS):
            timezone.deactivate()
            return self.get_response(request)
        try:
            zone = getattr(request.user, "zone", "") or "UTC"
        except away.AWAY:
            zone = "UTC"  # the page itself finds out that the database is away, and says so
        try:
            timezone.activate(ZoneInfo(zone))
        except (ZoneInfoNotFoundError, ValueError):
            timezone.deactivate()
        return self.get_response(request)
