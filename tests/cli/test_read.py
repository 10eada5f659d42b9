"""`heard read` on files: nothing lost, nothing twice, and what could not be read is told with its line."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from heard.cli.main import main

SAID = [
    "The waiter was rude and laughed at us.",
    "We waited 50 minutes for cold pasta.",
    "Great food and lovely staff!",
    "I want a refund for order 48213.",
    "The parcel never arrived and nobody answers the phone.",
    "Hair in the bath and the room was filthy.",
]


def texts(count: int) -> list[str]:
    return [f"{SAID[number % 6]} {SAID[number * 5 // 6 % 6]} Visit {number}." for number in range(count)]


def write_csv(path: Path, rows: list[str]) -> Path:
    path.write_text("text,stars\n" + "".join(f"{row},2\n" for row in rows), encoding="utf-8")
    return path


def write_jsonl(path: Path, rows: list[str]) -> Path:
    path.write_text("".join(json.dumps({"text": row}) + "\n" for row in rows), encoding="utf-8")
    return path


def heard_read(*words: object) -> int:
    """The exit code of the command, run here."""
    with pytest.raises(SystemExit) as ended:
        main(["read", *map(str, words)])
    return int(ended.value.code or 0)


def started(*words: object) -> subprocess.Popen[str]:
    """The command as a process of its own."""
    command = [sys.executable, "-m", "heard.cli", "read", *map(str, words)]
    source = str(Path(__file__).parents[2] / "src")
    return subprocess.Popen(command, env={**os.environ, "PYTHONPATH": source}, stderr=subprocess.PIPE, text=True)


def rows_in(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def parquet():
    return pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed: pip install 'heard[parquet]'")


@pytest.mark.demand("T2")
def test_broken_rows_of_a_csv_lie_aside_with_their_line(tmp_path):
    source = tmp_path / "reviews.csv"
    source.write_bytes(
        b"id,text,stars\n"
        b"1,Rude waiter,1\n"
        b"2,too few\n"
        b'3,"two\nlines, one review",2\n'
        b"4,too,many,cells\n"
        b'5,"quoted" badly,1\n'
        b"6,caf\xe9 in Latin-1,3\n"
        b"\n"
        b"7,Lovely,5\n"
    )
    output = tmp_path / "out.jsonl"
    assert heard_read(source, "-o", output) == 1
    assert [row["line"] for row in rows_in(output)] == [2, 4, 10]
    aside = {row["line"]: row for row in rows_in(tmp_path / "out.jsonl.aside.jsonl")}
    assert {line: row["trouble"].split(" (")[0] for line, row in aside.items()} == {
        3: "2 cells where the header has 3",
        6: "4 cells where the header has 3",
        7: "no CSV",
        8: "not UTF-8",
    }
    assert aside[6]["given"] == ["4", "too", "many", "cells"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "out.jsonl.aside.jsonl", "reviews.csv"]


def test_broken_lines_of_json_lie_aside_and_a_lone_surrogate_is_read(tmp_path):
    source = tmp_path / "reviews.jsonl"
    source.write_text('{"text": "Cold soup"}\n{"text"\n\n[1]\n{"body": "x"}\n{"text": 3}\n{"text": "rude \\ud800 waiter"}\n')
    assert heard_read(source, "-o", tmp_path / "out.jsonl") == 1
    assert [row["line"] for row in rows_in(tmp_path / "out.jsonl")] == [1, 7]
    assert [row["line"] for row in rows_in(tmp_path / "out.jsonl.aside.jsonl")] == [2, 4, 5, 6]


def test_all_cores_write_what_one_process_writes(tmp_path):
    source = write_csv(tmp_path / "reviews.csv", texts(2500))
    assert heard_read(source, "-o", tmp_path / "one.jsonl", "--jobs", 1) == 0
    assert heard_read(source, "-o", tmp_path / "many.jsonl", "--jobs", 2) == 0
    assert (tmp_path / "many.jsonl").read_bytes() == (tmp_path / "one.jsonl").read_bytes()
    assert [row["line"] for row in rows_in(tmp_path / "one.jsonl")] == list(range(2, 2502))


def test_parquet_and_jsonl_say_the_same(tmp_path, parquet):
    import pyarrow as pa

    source = tmp_path / "reviews.parquet"
    parquet.write_table(pa.table({"text": [*texts(50), None], "stars": [2] * 51}), source, row_group_size=20)
    assert heard_read(source, "-o", tmp_path / "out.parquet") == 1
    assert heard_read(source, "-o", tmp_path / "out.jsonl") == 1
    flat, full = parquet.read_table(tmp_path / "out.parquet").to_pylist(), rows_in(tmp_path / "out.jsonl")
    assert [row["line"] for row in flat] == [row["line"] for row in full] == list(range(1, 51))
    assert [row["severity"] for row in flat] == [row["reading"]["severity"] for row in full]
    assert [row["line"] for row in rows_in(tmp_path / "out.parquet.aside.jsonl")] == [51]


def test_a_folder_becomes_a_folder(tmp_path, parquet):
    import pyarrow as pa

    folder = tmp_path / "in"
    folder.mkdir()
    write_csv(folder / "a.csv", texts(3))
    write_jsonl(folder / "b.jsonl", texts(4))
    (folder / "c.txt").write_text("Cold soup\n\nRude waiter\n")
    parquet.write_table(pa.table({"text": texts(5)}), folder / "d.parquet")
    (folder / "picture.png").write_bytes(b"no text")
    assert heard_read(folder, "-o", tmp_path / "out") == 0
    assert [len(rows_in(tmp_path / "out" / name)) for name in ("a.jsonl", "b.jsonl", "c.jsonl")] == [3, 4, 2]
    assert parquet.read_metadata(tmp_path / "out" / "d.parquet").num_rows == 5
    assert len(list((tmp_path / "out").iterdir())) == 4


def test_two_files_that_would_become_one_are_refused_before_anything_is_read(tmp_path, capsys):
    folder = tmp_path / "in"
    folder.mkdir()
    write_csv(folder / "a.csv", texts(3))
    write_jsonl(folder / "a.jsonl", texts(3))
    assert heard_read(folder, "-o", tmp_path / "out") == 1
    assert "Two files" in capsys.readouterr().err
    assert not list((tmp_path / "out").iterdir())


@pytest.mark.slow
@pytest.mark.parametrize("ending", [".jsonl", ".parquet"])
def test_killed_in_mid_run_and_started_again_nothing_is_lost_and_nothing_twice(tmp_path, ending):
    if ending == ".parquet":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'heard[parquet]'")
    rows = texts(5000)
    source = write_jsonl(tmp_path / "reviews.jsonl", rows)
    with source.open("r+") as file:  # some broken lines on the way
        lines = file.readlines()
        lines[100], lines[2500], lines[4999] = "{\n", "{\n", "{\n"
        file.seek(0)
        file.truncate()
        file.writelines(lines)
    output, part = tmp_path / f"out{ending}", tmp_path / f"out{ending}.part"
    first = started(source, "-o", output, "--jobs", 2)
    deadline = time.monotonic() + 180
    while (not part.exists() or part.stat().st_size < 100_000) and time.monotonic() < deadline:
        time.sleep(0.02)
    first.send_signal(signal.SIGKILL)
    first.wait()
    first.stderr.close()
    assert part.exists() and not output.exists(), "killed too late: the test needs more rows"
    with part.open("ab") as file:
        file.write(b'{"line": 99')  # a record torn in mid-write
    assert heard_read(source, "-o", output, "--jobs", 2) == 1
    assert heard_read(source, "-o", tmp_path / f"straight{ending}", "--jobs", 1) == 1
    assert output.read_bytes() == (tmp_path / f"straight{ending}").read_bytes()
    aside = [row["line"] for row in rows_in(tmp_path / f"out{ending}.aside.jsonl")]
    assert aside == [101, 2501, 5000]
    assert not part.exists() and not (tmp_path / f"out{ending}.job").exists()


def test_a_part_begun_with_other_words_is_not_gone_on_with(tmp_path, capsys):
    source = write_csv(tmp_path / "reviews.csv", texts(3))
    output = tmp_path / "out.jsonl"
    (tmp_path / "out.jsonl.job").write_text('{"files": [], "column": "body"}\n')
    (tmp_path / "out.jsonl.part").write_text('{"line": 2}\n')
    assert heard_read(source, "-o", output) == 1
    assert "begun with another input" in capsys.readouterr().err
    assert not output.exists() and (tmp_path / "out.jsonl.part").read_text() == '{"line": 2}\n'


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["reviews.csv", "--column", "body", "-o", "out.jsonl"], "no column “body”; it has text, stars"),
        (["nowhere.csv"], "There is no file nowhere.csv"),
        (["reviews.csv", "-o", "out.xlsx"], "neither"),
    ],
)
def test_trouble_is_one_line_with_the_mend(tmp_path, monkeypatch, capsys, words, told):
    monkeypatch.chdir(tmp_path)
    write_csv(tmp_path / "reviews.csv", texts(1))
    assert heard_read(*words) == 1
    assert told in capsys.readouterr().err


def test_lines_of_standard_input_are_read_in_order(monkeypatch, capsys):
    import io

    monkeypatch.setattr(sys, "stdin", io.StringIO("Cold soup\n\nLovely staff\n"))
    assert heard_read() == 0
    assert [json.loads(line)["line"] for line in capsys.readouterr().out.splitlines()] == [1, 3]


def test_a_line_is_told_in_words(capsys):
    assert heard_read("I want a refund, the soup was cold") == 0
    assert "refund" in capsys.readouterr().out


def peak_memory(source: Path, output: Path) -> int:
    """Kilobytes that the largest of the processes held at most."""
    process = started(source, "-o", output, "--jobs", 2)
    _, status, used = os.wait4(process.pid, 0)
    process.stderr.close()
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return used.ru_maxrss


@pytest.mark.slow
def test_memory_does_not_grow_with_the_file(tmp_path):
    small = peak_memory(write_csv(tmp_path / "small.csv", texts(1_000)), tmp_path / "small.jsonl")
    large = peak_memory(write_csv(tmp_path / "large.csv", texts(8_000)), tmp_path / "large.jsonl")
    assert large / small < 1.25
