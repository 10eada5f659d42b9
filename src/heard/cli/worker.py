"""`heard worker`: run jobs. More of them on more machines is how the desk grows."""

from __future__ import annotations

import argparse

from heard.cli import django_up


def options(command: argparse.ArgumentParser) -> None:
    """What can be said on the command line."""
    command.add_argument("--concurrency", type=int, default=4, help="jobs at a time (4)")
    command.add_argument("--queue", action="append", help="only this queue; may be given more than once")


def run(options: argparse.Namespace) -> int:
    """Work until told to stop; jobs in hand are finished first."""
    django_up.ready()
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.django_connector import DjangoConnector

    connector = app.connector
    if not isinstance(connector, DjangoConnector):
        raise TypeError("the worker needs Django's own connector")
    with app.replace_connector(connector.get_worker_connector()):
        app.run_worker(
            queues=options.queue,
            concurrency=options.concurrency,
            fetch_job_polling_interval=5.0,
            shutdown_graceful_timeout=20.0,
        )
    return 0
