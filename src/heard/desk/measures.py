"""What the processes of the desk count while they work, for `/metrics`. Labels are patterns, task names and codes: nothing of any person.

With `PROMETHEUS_MULTIPROC_DIR` set, as `heard up` does, every process counts into files of one folder and any of them can tell
the sum; without it each process knows only its own.
"""

from __future__ import annotations

import os

from prometheus_client import REGISTRY, CollectorRegistry, Counter, Histogram
from prometheus_client.multiprocess import MultiProcessCollector

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

_requests = Histogram(
    "heard_request_seconds", "Requests by the pattern of their address.", ["method", "route", "status"], buckets=_SECONDS
)
_jobs = Counter("heard_jobs_ended", "Jobs by task and end; a job that is tried again ends more than once.", ["task", "end"])
_work = Histogram("heard_job_seconds", "How long jobs took.", ["task"], buckets=(*_SECONDS, 60.0, 600.0))


def answered(method: str, route: str, status: int, seconds: float) -> None:
    """A request was answered. A method that nobody knows is not a label: strangers could make as many as they like."""
    known = method if method in METHODS else "other"
    _requests.labels(known, route or "none", str(status)).observe(seconds)


def ended(task: str, *, well: bool, seconds: float) -> None:
    """A job came to an end."""
    _jobs.labels(task, "done" if well else "failed").inc()
    _work.labels(task).observe(seconds)


def counted() -> CollectorRegistry:
    """What was counted: by all processes where they count together."""
    if not os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        return REGISTRY
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return registry
