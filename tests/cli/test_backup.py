"""A backup is whole or not there at all, however large what goes into it."""

import argparse
import tarfile

import pytest

from heard.cli import backup
from heard.cli.say import Trouble


@pytest.fixture
def dumped_by(tmp_path, monkeypatch):
    """What stands in for PostgreSQL's own tool: a script of these lines."""
    monkeypatch.setenv("HEARD_DATA", str(tmp_path))
    (tmp_path / "secret.key").write_text("a key")
    monkeypatch.setattr(backup.django_up, "database_url", lambda: "postgresql:///nowhere")

    def script(lines):
        path = tmp_path / "dump"
        path.write_text(f"#!/bin/sh\n{lines}\n")
        path.chmod(0o700)
        monkeypatch.setattr(backup, "program", lambda _: str(path))
        return argparse.Namespace(file=str(tmp_path / "heard.tar"))

    return script


@pytest.mark.parametrize("size", [0, 1, 512, 3_000_001])
def test_what_was_dumped_comes_out_byte_for_byte_beside_the_keys(dumped_by, tmp_path, size):
    assert backup.run(dumped_by(f"head -c {size} /dev/zero")) == 0
    with tarfile.open(tmp_path / "heard.tar") as tar:
        assert tar.getnames() == ["heard.dump", "secret.key"]
        assert tar.extractfile("heard.dump").read() == bytes(size)
        assert tar.extractfile("secret.key").read() == b"a key"
    assert (tmp_path / "heard.tar").stat().st_mode & 0o777 == 0o600


def test_a_dump_that_breaks_off_leaves_nothing_behind(dumped_by, tmp_path):
    options = dumped_by("head -c 2000 /dev/zero; echo 'the line to the server broke' >&2; exit 1")
    with pytest.raises(Trouble, match="the line to the server broke"):
        backup.run(options)
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("heard.tar")]
    assert backup.run(dumped_by("echo well")) == 0
