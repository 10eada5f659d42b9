"""What is said while the database is away: in the form in which was asked, and needing nothing but this process."""

from __future__ import annotations

import sys

import structlog
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.defaults import server_error

log = structlog.get_logger(__name__)
AWAY = (OperationalError, InterfaceError)
AGAIN_SECONDS = 10


def answer(request: HttpRequest, error: BaseException) -> HttpResponse:
    """503, when to come back, and that nothing was half kept."""
    log.error("database away", error=type(error).__name__)
    connection.close()
    said = _("The database cannot be reached just now. Nothing you sent was half kept: send it again in a minute.")
    response: HttpResponse
    if request.path.startswith("/api/"):
        response = JsonResponse({"detail": said}, status=503)
    elif "text/html" in request.headers.get("Accept", "") and "HX-Request" not in request.headers:
        response = HttpResponse(render_to_string("503.html", {"said": said, "again": request.method == "GET"}), status=503)
    else:
        response = HttpResponse(said, status=503, content_type="text/plain; charset=utf-8")
    response["Retry-After"] = str(AGAIN_SECONDS)
    return response


def broken(request: HttpRequest) -> HttpResponse:
    """What nobody caught. The database may go away outside of any page too: while a session is saved."""
    error = sys.exc_info()[1]
    if isinstance(error, AWAY):
        return answer(request, error)
    return server_error(request)
