"""`heard doctor`: is everything well, and if not, what is the mend?"""

from __future__ import annotations

import argparse
import shutil
import smtplib
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta
from enum import StrEnum

from heard.cli import django_up
from heard.cli.say import as_json

ENOUGH_BYTES = 1024**3
ENOUGH_SECONDS = 5


class State(StrEnum):
    """How a thing is."""

    WELL = "well"
    WARNING = "warning"  # the desk works, and something of it does not yet
    TROUBLE = "trouble"


MARKS = {State.WELL: "ok  ", State.WARNING: "warn", State.TROUBLE: "BAD "}


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that was looked at."""

    what: str
    state: State
    said: str
    mend: str = ""

    @classmethod
    def of(cls, what: str, well: bool, said: str, mend: str) -> Told:
        """Well, or trouble with its mend."""
        return cls(what, State.WELL, said) if well else cls(what, State.TROUBLE, said, mend)


def options(command: argparse.ArgumentParser) -> None:
    """What can be said on the command line."""
    command.add_argument("--json", action="store_true", help="one JSON line for each thing that was looked at")


def run(options: argparse.Namespace) -> int:
    """Look at everything; exit code 1 when something is in trouble, 0 when there are warnings only."""
    ill = False
    for told in _all():
        ill = ill or told.state is State.TROUBLE
        if options.json:
            print(as_json(asdict(told)))
        else:
            print(f"{MARKS[told.state]} {told.what}: {told.said}" + (f"\n     {told.mend}" if told.mend else ""))
    return 1 if ill else 0


def _all() -> Iterator[Told]:
    try:
        django_up.ready()
        from django.db import connection

        connection.ensure_connection()
    except django_up.BadMail as error:
        yield Told("mail", State.TROUBLE, str(error), "Set it anew, or unset it: mails are kept as files then.")
        return
    except Exception as error:  # whatever stands between us and the database is what the doctor is asked about
        said = (str(error) or type(error).__name__).splitlines()[0]
        yield Told("database", State.TROUBLE, said, "Check DATABASE_URL, or that the data folder can be written.")
        return
    checks: tuple[Callable[[], Iterator[Told]], ...] = (_database, _disk, _clock, _mail, _jobs, _channels, _projection)
    for check in checks:
        if check is _jobs and _tables_are_behind():
            return  # the rest would only stumble over it
        yield from check()


def _database() -> Iterator[Told]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        version = int(cursor.fetchone()[0]) // 10000
    yield Told.of("database", version >= 14, f"PostgreSQL {version}", "Use PostgreSQL 14 or newer.")
    behind = _tables_are_behind()
    yield Told.of("tables", not behind, f"{behind} changes behind" if behind else "up to date", "Run heard up once.")


def _tables_are_behind() -> int:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _disk() -> Iterator[Told]:
    from heard.config import home

    free = shutil.disk_usage(home.folder()).free
    yield Told.of(
        "disk", free > ENOUGH_BYTES, f"{free / 1024**3:.1f} GB free in {home.folder()}", "Make room; under 1 GB is too little."
    )


def _clock() -> Iterator[Told]:
    from django.db import connection
    from django.utils import timezone

    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        apart = abs((cursor.fetchone()[0] - timezone.now()).total_seconds())
    yield Told.of("clock", apart < ENOUGH_SECONDS, f"{apart:.1f} s from the database's", "Set both clocks by a time server.")


def _mail() -> Iterator[Told]:
    from django.conf import settings
    from django.core.mail import get_connection

    if not settings.MAIL_URL:
        said = "no mail server is set: mails are kept as files, and nobody gets them"
        yield Told("mail", State.WARNING, said, "Set HEARD_MAIL=smtp://user:password@host:port.")
        return
    try:
        with get_connection():  # as mails leave: with its security, and with our sign-in
            pass
        yield Told("mail", State.WELL, f"{settings.EMAIL_HOST} answers")
    except (OSError, smtplib.SMTPException) as error:
        said = f"{settings.EMAIL_HOST} does not answer as it should: {error}"
        yield Told("mail", State.TROUBLE, said, "Check HEARD_MAIL and the mail server.")


def _jobs() -> Iterator[Told]:
    from heard.desk import health

    waiting, oldest = health.jobs()
    late = oldest is not None and oldest > timedelta(minutes=10)
    yield Told.of(
        "jobs",
        not late,
        f"{waiting} waiting" + (f", the oldest for {oldest}" if oldest else ""),
        "Is a worker running? heard up starts one.",
    )


def _channels() -> Iterator[Told]:
    from heard.desk import health

    for channel in health.channels():
        yield Told.of(f"channel {channel.name}", not channel.trouble, channel.trouble or "well", "See the channels page.")


def _projection() -> Iterator[Told]:
    from heard.desk import health

    wrong = health.disagreements()
    yield Told.of(
        "lists",
        not wrong,
        f"{len(wrong)} cases differ from their plan" if wrong else "agree with the plans",
        "They are renewed within the hour; if not, report it.",
    )
