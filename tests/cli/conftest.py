"""Installations to run commands on.

They lie beside pytest's folders: the database's own user must get through to them, and whatever pytest starts next on
this machine closes its folders to everybody again.
"""

import os
from collections.abc import Callable, Iterator
from fcntl import LOCK_EX, flock
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

import pytest

from heard.cli.main import main
from tests.cli.installation import Installation, copied
from tests.tables import UNHURRIED


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder for one test."""
    with TemporaryDirectory(prefix="heard-tests-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run a command in this process: the exit code, what was printed, and what was said of trouble."""

    def run(*words: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as end:
            main(list(words))
        said = capsys.readouterr()
        return int(end.value.code or 0), said.out, said.err

    return run


@pytest.fixture(scope="session")
def furnished(testrun_uid: str) -> Path:
    """One that Olivia was let into and that nobody uses: made once for all workers of a run, copied for each test."""
    kept = Path(os.environ["HEARD_DATA"]) / "furnished"
    kept.mkdir(parents=True, exist_ok=True)
    with (kept / "lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not (kept / testrun_uid / "made").exists():
            for old in kept.glob("*/"):
                rmtree(old)
            _furnish(kept / testrun_uid / "data")
            (kept / testrun_uid / "made").touch()
    return kept / testrun_uid / "data"


def _furnish(data: Path) -> None:
    Installation(data).owner()
    with (data / "postgres" / "postgresql.auto.conf").open("a") as settings:
        settings.writelines(f"{name} = off\n" for name in UNHURRIED)


@pytest.fixture
def here(furnished: Path, tmp_path: Path) -> Installation:
    """An installation of its own, with Olivia and her brand."""
    return copied(furnished, tmp_path / "data")
