"""Getting Django ready for commands that need the database. Nothing here runs at import."""

import os


def ready(*, migrate: bool = False) -> None:
    """Start or join the database and set Django up; with `migrate`, bring the tables up to date too."""
    from heard.config import database

    database.ensure()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heard.config.settings")
    import django

    django.setup()
    if migrate:
        from django.core.management import call_command

        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
