"""`heard restore`: bring back what `heard backup` wrote, into an installation that is empty."""

from __future__ import annotations

import argparse
import os
import subprocess
import tarfile
from pathlib import Path

from heard.cli import django_up
from heard.cli.backup import DUMP, KEYS, program
from heard.cli.say import Trouble


def options(command: argparse.ArgumentParser) -> None:
    """What can be said on the command line."""
    command.add_argument("file")


def run(options: argparse.Namespace) -> int:
    """Bring it back; refuses to write over anything that is there."""
    from heard.config import home

    path = Path(options.file)
    if not path.is_file():
        raise Trouble(f"There is no file {path}.")
    try:
        with tarfile.open(path) as tar:
            content = {member.name: _read(tar, member) for member in tar if member.name in (DUMP, *KEYS)}
    except tarfile.TarError as error:
        raise Trouble(f"{path} is no backup: {error}.") from error
    if DUMP not in content:
        raise Trouble(f"{path} is no backup: it holds no database.")
    url = django_up.database_url()
    if _holds_tables(url):
        raise Trouble("This installation is not empty. Restore into a fresh one: name an empty folder with HEARD_DATA.")
    done = subprocess.run(  # noqa: S603 our own command
        [program("pg_restore"), "--no-owner", "--single-transaction", "--dbname", url],
        input=content[DUMP],
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise Trouble(f"Nothing was brought back. {done.stderr.decode(errors='replace').strip().splitlines()[-1]}")
    for name in KEYS:
        if name in content:
            _keep(home.folder() / name, content[name])
    print("restored; open the desk with heard up")
    return 0


def _read(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    file = tar.extractfile(member)
    return file.read() if file else b""


def _keep(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)


def _holds_tables(url: str) -> bool:
    import psycopg

    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT count(*) FROM pg_tables WHERE tablename = 'records_brand'").fetchone()
    return bool(row and row[0])
