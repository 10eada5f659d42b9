"""The gold texts hold what their data card promises, and the check that says so can fail."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHECK = ROOT / "tools" / "check_gold.py"
Row = dict[str, object]


def run_check(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(CHECK), *arguments], capture_output=True, text=True, check=False)


def some_reviews() -> list[Row]:
    lines = (ROOT / "gold" / "reviews" / "en-hotel.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines[:3]]


def write(folder: Path, rows: list[Row]) -> Path:
    (folder / "reviews").mkdir()
    (folder / "reviews" / "en-hotel.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return folder


@pytest.mark.demand("T2")
def test_all_gold_texts_are_well_formed_and_unlike_each_other() -> None:
    result = run_check()
    assert result.returncode == 0, result.stdout + result.stderr


BREAKS: list[tuple[str, Callable[[Row], Row], str]] = [
    ("an unknown label", lambda row: row | {"risks": ["boredom"]}, "risks: unknown 'boredom'"),
    (
        "at once risk and near miss",
        lambda row: row | {"risks": ["legal"], "near_miss": ["legal"]},
        "at once risk and near miss",
    ),
    ("the wrong part", lambda row: row | {"part": "train" if row["part"] == "dev" else "dev"}, "part must be"),
    ("a lost field", lambda row: {name: row[name] for name in row if name != "churn"}, "fields missing or unknown: ['churn']"),
    ("a foreign id", lambda row: row | {"id": "en-travel-001"}, "id 'en-travel-001' does not fit"),
    ("six stars", lambda row: row | {"stars": 6}, "stars: 6"),
]


@pytest.mark.demand("T2")
@pytest.mark.parametrize(("remark", "spoil", "said"), BREAKS, ids=[remark for remark, _, _ in BREAKS])
def test_a_spoilt_row_is_found(tmp_path: Path, remark: str, spoil: Callable[[Row], Row], said: str) -> None:
    rows = some_reviews()
    rows[1] = spoil(rows[1])
    result = run_check(str(write(tmp_path, rows)))
    assert result.returncode == 1
    assert f"FAULT en-hotel.jsonl:2: {said}" in result.stdout


@pytest.mark.demand("T2")
def test_two_texts_that_share_most_of_their_words_are_found(tmp_path: Path) -> None:
    first, second, third = some_reviews()
    second["text"] = f"{first['text']} Indeed."
    result = run_check(str(write(tmp_path, [first, second, third])))
    assert result.returncode == 1
    assert f"FAULT {first['id']} and {second['id']}: share" in result.stdout
