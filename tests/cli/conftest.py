"""Installations to run commands on.

They lie beside pytest's folders: the database's own user must get through to them, and whatever pytest starts next on
this machine closes its folders to everybody again.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.cli.installation import Installation
from tests.tables import UNHURRIED


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder for one test."""
    with TemporaryDirectory(prefix="heard-tests-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def furnished() -> Iterator[Path]:
    """One that Olivia was let into and that nobody uses: made once, copied for each test."""
    with TemporaryDirectory(prefix="heard-tests-", ignore_cleanup_errors=True) as folder:
        here = Installation(Path(folder) / "data")
        here.owner()
        with (here.data / "postgres" / "postgresql.auto.conf").open("a") as settings:
            settings.writelines(f"{name} = off\n" for name in UNHURRIED)
        yield here.data


@pytest.fixture
def here(furnished: Path, tmp_path: Path) -> Installation:
    """An installation of its own, with Olivia and her brand."""
    subprocess.run(["cp", "-a", furnished, tmp_path / "data"], check=True)
    return Installation(tmp_path / "data")
