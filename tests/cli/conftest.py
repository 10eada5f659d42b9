"""Installations to run commands on."""

import subprocess

import pytest

from tests.cli.installation import Installation


@pytest.fixture(scope="session")
def furnished(tmp_path_factory):
    """One that Olivia was let into and that nobody uses: made once, copied for each test."""
    here = Installation(tmp_path_factory.mktemp("furnished") / "data")
    here.owner()
    return here.data


@pytest.fixture
def here(furnished, tmp_path):
    """An installation of its own, with Olivia and her brand."""
    subprocess.run(["cp", "-a", furnished, tmp_path / "data"], check=True)
    return Installation(tmp_path / "data")
