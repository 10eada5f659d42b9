"""`heard worker`: run jobs. More of them on more machines is how the desk grows."""

from __future__ import annotations

import argparse
import asyncio
import signal
from time import monotonic
from typing import TYPE_CHECKING, Any

from heard.cli import django_up

if TYPE_CHECKING:
    from procrastinate import JobContext
    from procrastinate.middleware import AsyncCallNext
    from procrastinate.worker import Worker

PAUSE_SECONDS = 2.0  # before a database that went away is asked again


def options(command: argparse.ArgumentParser) -> None:
    """What can be said on the command line."""
    command.add_argument("--concurrency", type=int, default=4, help="jobs at a time (4)")
    command.add_argument("--queue", action="append", help="only this queue; may be given more than once")


def run(options: argparse.Namespace) -> int:
    """Work until told to stop; jobs in hand are finished first. A database that is away is waited for."""
    django_up.ready(answering=False)
    asyncio.run(_work(options))
    return 0


async def _work(options: argparse.Namespace) -> None:
    import structlog

    log = structlog.get_logger(__name__)
    stopping = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    told = asyncio.create_task(stopping.wait())
    while not stopping.is_set():
        shift = asyncio.create_task(_shift(options))
        await asyncio.wait({shift, told}, return_when=asyncio.FIRST_COMPLETED)
        if stopping.is_set():
            shift.cancel()  # the library takes it as: finish what is in hand, then leave
        try:
            await shift
        except asyncio.CancelledError:
            return
        except Exception as error:  # the library raises its own, the driver's and the pool's, all for a database that is away
            log.warning("worker begins again", error=type(error).__name__)
        # Also without an error: the library ends in peace when its line to the database breaks.
        await asyncio.wait({told}, timeout=PAUSE_SECONDS)


async def _shift(options: argparse.Namespace) -> None:
    """Work until the line to the database breaks."""
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.django_connector import DjangoConnector

    own = app.connector
    if not isinstance(own, DjangoConnector):
        raise TypeError("the worker needs Django's own connector")
    with app.replace_connector(own.get_worker_connector()):
        async with app.open_async():
            await app.run_worker_async(
                queues=options.queue,
                concurrency=options.concurrency,
                fetch_job_polling_interval=5.0,
                shutdown_graceful_timeout=20.0,
                install_signal_handlers=False,
                worker_middleware=[_counted],
            )


async def _counted(call_next: AsyncCallNext, context: JobContext, worker: Worker) -> Any:
    from heard.desk import measures

    began, well = monotonic(), False
    try:
        result = await call_next()
        well = True
        return result
    finally:
        measures.ended(context.job.task_name, well=well, seconds=monotonic() - began)
