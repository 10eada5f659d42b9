"""The tables that tests write into: made by the migrations once, copied for each worker, emptied without being made anew.

The copy holds every trigger and constraint of the migrations. Emptying sets them aside for one transaction, in which
the log may be emptied too; no test ever runs without them.
"""

from hashlib import sha256
from pathlib import Path
from sys import modules

from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.utils import OperationalError, ProgrammingError

ONE_AT_A_TIME = 7_230_914  # whoever holds this lock makes the tables; the others wait and copy
KEPT = ("django_migrations", "django_content_type", "auth_permission")  # what the migrations themselves write down

# What makes a server wait for its disk. A crash of the machine would cost the tests their rows; a killed process costs none.
UNHURRIED = ("fsync", "synchronous_commit", "full_page_writes")

EMPTY = """
DO $$
DECLARE one text;
BEGIN
  SET LOCAL session_replication_role = replica;  -- neither foreign keys nor the guard of the log
  FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL (%s) ORDER BY tablename LOOP
    EXECUTE format('LOCK TABLE %%I IN EXCLUSIVE MODE', one);  -- whoever still writes is waited for
    EXECUTE format('DELETE FROM %%I', one);
  END LOOP;
END $$
"""


def made_once() -> str:
    """The name of a database that holds the tables of today's migrations, made if nobody has made it yet."""
    name = f"heard_tables_{_fingerprint()}"
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone() is None:
            _make(cursor, name)
    return name


def _make(cursor, name) -> None:  # type: ignore[no-untyped-def]
    half_done, usual = f"{name}_half", connection.settings_dict["NAME"]
    cursor.execute(f"DROP DATABASE IF EXISTS {half_done}")
    cursor.execute(f"CREATE DATABASE {half_done}")
    connection.close()
    connection.settings_dict["NAME"] = half_done
    try:
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual
    cursor.execute(f"ALTER DATABASE {half_done} RENAME TO {name}")


def _fingerprint() -> str:
    """Of every migration, ours and those of the packages."""
    migrations = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    found = sha256()
    for key in sorted(migrations):
        found.update(repr(key).encode() + Path(str(modules[migrations[key].__module__].__file__)).read_bytes())
    return found.hexdigest()[:12]


def empty(tries: int = 3) -> None:
    """Forget every row, also those of tables that no model knows: the queue's, and the counts of log-in attempts."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(EMPTY, [list(KEPT)])
    except OperationalError:  # a page that still loads and we waited for each other, and we were chosen to give way
        if tries == 1:
            raise
        empty(tries - 1)


def let_go() -> None:
    """End whatever else still speaks to this database, and wait until it is gone."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def made_for_speed() -> None:
    """Let the server not wait for the disk."""
    try:
        with connection._nodb_cursor() as cursor:
            for setting in UNHURRIED:
                cursor.execute(f"ALTER SYSTEM SET {setting} = off")
            cursor.execute("SELECT pg_reload_conf()")
    except ProgrammingError:
        return  # somebody else's server, which we may not change
