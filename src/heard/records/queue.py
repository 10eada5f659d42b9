"""Work for later, put down in the same transaction as the row it speaks of: no row without its job, no job without its row."""

from collections.abc import Iterable
from contextlib import nullcontext
from datetime import datetime
from typing import Any

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued


def enqueue(
    task: str, *, at: datetime | None = None, lock: str | None = None, once: str | None = None, **arguments: Any
) -> None:
    """Have `task` run by a worker, not before `at`.

    Jobs with the same `lock` run one after another; a job with the same `once` that still waits makes this one needless.
    """
    job = app.configure_task(task, schedule_at=at, lock=lock, queueing_lock=once, allow_unknown=True)
    try:
        # A savepoint where a second job can be refused: that must not take the caller's own rows with it.
        with transaction.atomic() if once else nullcontext():
            job.defer(**arguments)
    except AlreadyEnqueued:
        return


def enqueue_many(task: str, arguments: Iterable[dict[str, Any]]) -> None:
    """Have `task` run once for each of `arguments`, written in one go."""
    batch = list(arguments)
    if batch:
        app.configure_task(task, allow_unknown=True).batch_defer(*batch)
