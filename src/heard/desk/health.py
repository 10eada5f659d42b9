"""How the desk itself is doing: for `heard doctor`, `/healthz` and `/metrics`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Figure:
    """Something that is counted in the database, by the value of one label where it has one."""

    name: str
    about: str
    by: str
    values: Mapping[str, float]


def figures() -> Iterator[Figure]:
    """What is measured for `/metrics`: figures only, nothing of any person. One statement each, over short indexes."""
    waiting, oldest = jobs()
    yield Figure("heard_jobs_waiting", "Jobs that could run now.", "", {"": waiting})
    yield Figure(
        "heard_jobs_oldest_seconds",
        "How long the oldest of them waits.",
        "",
        {"": oldest.total_seconds() if oldest else 0.0},
    )
    states = _counted(
        "SELECT state, count(*) FROM records_outgoing WHERE next_look_at IS NOT NULL GROUP BY state"
        " UNION ALL SELECT state, count(*) FROM records_outgoing WHERE state IN ('failed', 'rejected') GROUP BY state"
    )
    yield Figure("heard_outgoing", "Texts on their way, and those that a person must look at.", "state", states)
    ill = _counted("SELECT kind, count(*) FILTER (WHERE trouble <> '') FROM records_channel GROUP BY kind")
    yield Figure("heard_channels_in_trouble", "Channels in trouble.", "kind", ill)


def _counted(statement: str) -> dict[str, float]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return dict(cursor.fetchall())
