"""`heard restore`: bring back what `heard backup` wrote, into an installation that is empty."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import tarfile
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from heard.cli import django_up
from heard.cli.backup import DUMP, KEYS, program
from heard.cli.say import Trouble


def options(command: argparse.ArgumentParser) -> None:
    """What can be said on the command line."""
    command.add_argument("file")


def run(options: argparse.Namespace) -> int:
    """Bring it back; refuses to write over anything that is there."""
    path = Path(options.file)
    if not path.is_file():
        raise Trouble(f"There is no file {path}.")
    try:
        with tarfile.open(path) as tar:
            _bring_back(path, tar)
    except tarfile.TarError as error:
        raise Trouble(f"{path} is no backup: {error}.") from error
    print("restored; open the desk with heard up")
    return 0


def _bring_back(path: Path, tar: tarfile.TarFile) -> None:
    from heard.config import home

    members = {member.name: member for member in tar if member.name in (DUMP, *KEYS)}
    dump = tar.extractfile(members[DUMP]) if DUMP in members else None
    if dump is None:
        raise Trouble(f"{path} is no backup: it holds no database.")
    keys = {name: _read(tar, members[name]) for name in KEYS if name in members}
    url = django_up.database_url()
    if _holds_tables(url):
        raise Trouble("This installation is not empty. Restore into a fresh one: name an empty folder with HEARD_DATA.")
    _restore(url, dump)
    for name, content in keys.items():
        _keep(home.folder() / name, content)


def _restore(url: str, dump: IO[bytes]) -> None:
    """All of it or nothing, piece by piece: a database may be larger than the memory."""
    with (
        TemporaryFile() as said,
        subprocess.Popen(  # noqa: S603 our own command
            [program("pg_restore"), "--no-owner", "--single-transaction", "--dbname", url], stdin=subprocess.PIPE, stderr=said
        ) as done,
    ):
        assert done.stdin is not None  # noqa: S101 it was asked for
        with suppress(BrokenPipeError), done.stdin:  # it has stopped reading, and says why
            shutil.copyfileobj(dump, done.stdin)
        if done.wait():
            said.seek(0)
            raise Trouble(f"Nothing was brought back. {said.read().decode(errors='replace').strip().splitlines()[-1]}")


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
