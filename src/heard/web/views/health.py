"""For machines that watch the desk: is it well, and what does it count? Figures only, nothing of any person."""

from __future__ import annotations

import hmac
from ipaddress import ip_address

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest

from heard.desk import health, measures


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 while the database answers, 503 otherwise."""
    try:
        health.answers()
    except DatabaseError:
        return HttpResponse("the database does not answer", status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Prometheus text: the desk's figures from the database, and what its processes have counted."""
    if not (_from_this_machine(request) or _has_token(request)):
        return HttpResponse("Metrics are for this machine, or with HEARD_METRICS_TOKEN.", status=403, content_type="text/plain")
    registry = CollectorRegistry()
    for figure in health.figures():
        gauge = Gauge(figure.name, figure.about, [figure.by] if figure.by else [], registry=registry)
        for value, count in figure.values.items():
            (gauge.labels(value) if figure.by else gauge).set(count)
    return HttpResponse(generate_latest(registry) + generate_latest(measures.counted()), content_type=CONTENT_TYPE_LATEST)


def _from_this_machine(request: HttpRequest) -> bool:
    if {"HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED"} & set(request.META):
        return False  # a proxy on this machine speaks for somebody else
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def _has_token(request: HttpRequest) -> bool:
    said = request.headers.get("Authorization", "").encode()
    return bool(settings.METRICS_TOKEN) and hmac.compare_digest(said, f"Bearer {settings.METRICS_TOKEN}".encode())
