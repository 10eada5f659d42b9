"""`heard read --ray` on a real cluster, one machine of which is lost in the middle. Skipped where Ray is not installed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.installation import free_port, until
from tests.cli.test_read import heard_read, started, texts, write_csv

pytest.importorskip("ray", reason="Ray is not installed: pip install 'heard[cluster]'")

SOURCE = str(Path(__file__).parents[2] / "src")


class Machines:
    """The cluster of `machines.py`."""

    def __init__(self, process: subprocess.Popen[str], log: Path) -> None:
        self.process, self.log = process, log
        self.address = self._answer()
        assert self.address, log.read_text()

    def say(self, what: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(what + "\n")
        self.process.stdin.flush()
        assert self._answer() == "done", self.log.read_text()

    def _answer(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()


@pytest.fixture
def cluster(monkeypatch, tmp_path) -> Iterator[Machines]:
    for name, value in {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": "lanterns" * 8, "RAY_USAGE_STATS_ENABLED": "0"}.items():
        monkeypatch.setenv(name, value)
    with cluster_of_machines(tmp_path / "machines.log") as machines:
        yield machines


@contextmanager
def cluster_of_machines(log: Path) -> Iterator[Machines]:
    with log.open("w") as told:
        process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("machines.py"))],
            env={**os.environ, "PYTHONPATH": SOURCE},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=told,
            text=True,
        )
    try:
        yield Machines(process, log)
    finally:
        _out, _err = process.communicate(timeout=60)  # it ends with its standard input


@pytest.mark.slow
@pytest.mark.demand("T2")
def test_a_machine_is_lost_in_mid_run_and_nothing_is_lost_and_nothing_twice(tmp_path, cluster):
    lines = ["text,stars", *(f"{text},2" for text in texts(20_000))]
    lines[10_000], lines[19_000] = "too,many,cells", "too,many,cells"
    source, output, part = tmp_path / "reviews.csv", tmp_path / "out.jsonl", tmp_path / "out.jsonl.part"
    source.write_text("\n".join(lines) + "\n")
    cluster.say("come")
    reading = started(source, "-o", output, "--ray", cluster.address)
    until(lambda: part.exists() and part.stat().st_size > 100_000, seconds=300)
    # All that was read so far was read by the first machine, and it holds what has not come back yet.
    cluster.say("come")
    cluster.say("lose the first")
    assert not output.exists(), "read too quickly: the test needs more rows"
    _out, told = reading.communicate(timeout=600)
    assert reading.returncode == 1, told  # two rows lie aside
    assert heard_read(source, "-o", tmp_path / "straight.jsonl", "--jobs", 1) == 1
    assert output.read_bytes() == (tmp_path / "straight.jsonl").read_bytes()
    aside = "jsonl.aside.jsonl"
    assert (tmp_path / f"out.{aside}").read_bytes() == (tmp_path / f"straight.{aside}").read_bytes()


def test_a_cluster_that_does_not_answer_is_told_in_one_line(tmp_path):
    source = write_csv(tmp_path / "reviews.csv", texts(2))
    process = started(source, "-o", tmp_path / "out.jsonl", "--ray", f"127.0.0.1:{free_port()}")
    _out, told = process.communicate(timeout=300)
    assert process.returncode == 1
    assert told.splitlines()[-1].startswith("heard: No cluster answers")
