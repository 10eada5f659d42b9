"""`heard up`: database, web server and worker in one process tree that starts together and stops cleanly."""

from __future__ import annotations

import argparse
import errno
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from heard.cli import django_up
from heard.cli.say import Trouble

STOP_SECONDS = 25
CALM_SECONDS = 30  # a child that lived this long starts again at once, one that dies sooner after a growing wait


def options(command: argparse.ArgumentParser) -> None:
    """What can be said on the command line."""
    command.add_argument("--host", default="127.0.0.1", help="where the web server listens (127.0.0.1)")
    command.add_argument("--port", type=port, default=8000)
    command.add_argument("--web-workers", type=int, default=2, help="web processes (2)")
    command.add_argument("--threads", type=int, default=4, help="threads a web process (4)")
    command.add_argument("--jobs", type=int, default=4, help="jobs at a time (4)")


@dataclass
class Child:
    """A process that is kept running."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    falls: int = 0
    again_at: float = field(default=0.0)

    def start(self) -> None:
        """Start it, in a session of its own so that only we pass signals on."""
        self.process = subprocess.Popen(self.command, start_new_session=True)  # noqa: S603 our own command
        self.started = time.monotonic()

    def look(self) -> None:
        """Start it again when it fell, after a wait that grows with each fall."""
        if self.process is None:
            if time.monotonic() >= self.again_at:
                self.start()
            return
        if self.process.poll() is None:
            return
        self.falls = 0 if time.monotonic() - self.started > CALM_SECONDS else self.falls + 1
        wait = min(2.0**self.falls, 30.0)
        print(f"heard: the {self.name} stopped ({self.process.returncode}); again in {wait:.0f} s", file=sys.stderr, flush=True)
        self.process, self.again_at = None, time.monotonic() + wait

    def stop(self, deadline: float) -> None:
        """Ask it to end; end it when it does not in time."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def port(said: str) -> int:
    """A number that a server can listen on."""
    number = int(said)
    if not 0 < number < 65536:
        raise ValueError
    return number


def run(options: argparse.Namespace) -> int:
    """Open the desk and keep it open."""
    must_be_free(options.host, options.port)
    ours = not os.environ.get("DATABASE_URL")
    os.environ.setdefault("HEARD_URL", f"http://{options.host}:{options.port}")  # stands in mails
    django_up.ready(migrate=True)
    print(f"heard: the desk is at {address(options)}", flush=True)
    welcome()
    return keep_running(children(options), every=revive if ours else None)


def welcome() -> None:
    """Say how the first owner gets in, where nobody can sign in yet, and where mails lie that no server carries."""
    from django.conf import settings

    from heard.desk import letting_in

    if not settings.MAIL_URL:
        print(
            f"heard: no mail leaves, each is kept as a file in {settings.EMAIL_FILE_PATH}; HEARD_MAIL names a server",
            flush=True,
        )
    if not letting_in.anybody():
        print("heard: nobody can sign in yet; say in another terminal: " + letting_in.HOW, flush=True)


def must_be_free(host: str, number: int) -> None:
    """Raise `Trouble` when nobody can listen there: the web server would only say so again and again."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, number), family=family).close()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise Trouble(f"Port {number} on {host} is taken. Choose another with --port.") from error
        raise Trouble(f"Nobody can listen on {host}, port {number}: {error.strerror or error}.") from error


def revive() -> None:
    """Bring the embedded database back when it has died under us."""
    from heard.config import home, postmaster

    if postmaster.revive(home.folder() / "postgres"):
        print("heard: the database had stopped; it runs again", file=sys.stderr, flush=True)


def address(options: argparse.Namespace) -> str:
    """Where a browser finds the desk."""
    return os.environ.get("HEARD_URL", f"http://{options.host}:{options.port}")


def children(options: argparse.Namespace) -> list[Child]:
    """The web server and the worker, which count together."""
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = _empty_folder("counted")
    web = [
        *[sys.executable, "-m", "granian", "heard.config.wsgi:application", "--interface", "wsgi"],
        *["--host", options.host, "--port", str(options.port), "--workers", str(options.web_workers)],
        *["--blocking-threads", str(options.threads), "--no-ws", "--log-level", "warning", "--workers-kill-timeout", "10"],
    ]
    worker = [sys.executable, "-m", "heard.cli", "worker", "--concurrency", str(options.jobs)]
    return [Child("web server", web), Child("worker", worker)]


def _empty_folder(name: str) -> str:
    from heard.config import home

    folder = home.folder() / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return str(folder)


def keep_running(family: list[Child], *, every: Callable[[], None] | None = None) -> int:
    """Keep every child running until a signal comes, then stop them all and the database after them."""
    stopping: list[int] = []

    def stop(number: int, frame: object) -> None:
        stopping.append(number)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    try:
        for child in family:
            child.start()
        while not stopping:
            time.sleep(0.3)
            if every is not None:
                every()
            for child in family:
                child.look()
    except OSError as error:
        raise Trouble(f"A part of the desk cannot be started: {error}") from error
    finally:
        for child in family:
            if child.process is not None and child.process.poll() is None:
                child.process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for child in family:
            child.stop(deadline)
    return 0
