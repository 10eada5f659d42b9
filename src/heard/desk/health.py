"""How the desk itself is doing: for `heard doctor`, `/healthz` and `/metrics`."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection
from django.utils import timezone

from heard.desk import renewing
from heard.records.models import Brand, Case, Channel


def answers() -> None:
    """Ask the database for a sign of life; raises DatabaseError when it gives none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def jobs() -> tuple[int, timedelta | None]:
    """How many jobs wait that could run now, and for how long the oldest has."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), min(coalesce(scheduled_at, now())) FROM procrastinate_jobs"
            " WHERE status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= now())"
        )
        waiting, oldest = cursor.fetchone()
    return waiting, timezone.now() - oldest if oldest else None


def channels() -> list[Channel]:
    """Every channel that is asked by itself."""
    return list(Channel.objects.filter(next_poll_at__isnull=False, paused=False).order_by("name"))


def disagreements() -> list[Case]:
    """Open cases whose lists say something else than their plan."""
    now = timezone.now()
    return [case for brand in Brand.objects.order_by("pk") for case in renewing.disagreements(brand, now)]


def figures() -> dict[str, float]:
    """What is measured for `/metrics`: figures only, nothing of any person. One statement each, over short indexes."""
    waiting, oldest = jobs()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM records_outgoing WHERE next_look_at IS NOT NULL")
        moving = cursor.fetchone()[0]
        cursor.execute("SELECT count(*) FROM records_channel WHERE trouble <> ''")
        ill = cursor.fetchone()[0]
    return {
        "heard_jobs_waiting": waiting,
        "heard_jobs_oldest_seconds": oldest.total_seconds() if oldest else 0.0,
        "heard_outgoing_on_its_way": moving,
        "heard_channels_in_trouble": ill,
    }
