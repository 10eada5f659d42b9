"""Getting Django ready for commands that need the database. Nothing here runs at import."""

import os

from heard.cli.say import Trouble


class BadMail(Trouble):
    """HEARD_MAIL names no mail server."""


class Away(Trouble):
    """The database does not answer just now."""


def database_url() -> str:
    """The address of the database, started if it is ours; `Trouble` when that cannot be."""
    from heard.config import database

    try:
        url = database.ensure()
        database.parsed(url)
    except (database.NoDatabase, database.BadDatabaseUrl) as error:
        raise Trouble(str(error)) from error
    return url


def _mail_server() -> None:
    from heard.config import mail_server

    try:
        mail_server.parsed(os.environ.get("HEARD_MAIL", ""))
    except mail_server.BadMailUrl as error:
        raise BadMail(str(error)) from error


def ready(*, migrate: bool = False, answering: bool = True) -> None:
    """Start or join the database and set Django up; with `migrate`, bring the tables up to date too.

    `Away` when the database does not answer, unless the caller can wait for it (`answering=False`).
    """
    database_url()
    _mail_server()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heard.config.settings")
    import django

    django.setup()
    if answering:
        _must_answer()
    if migrate:
        from django.core.management import call_command

        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)


def _must_answer() -> None:
    from django.db import DatabaseError, connection

    try:
        connection.ensure_connection()
    except DatabaseError as error:
        raise Away(f"The database does not answer: {str(error).splitlines()[0]}. Check DATABASE_URL and the server.") from error
