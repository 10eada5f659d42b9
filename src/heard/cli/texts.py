"""Texts in, JSON lines out: one at a time, so that memory does not grow with the file."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from tqdm import tqdm

from heard.cli.say import Trouble, as_json

HEAP = 500


@dataclass(frozen=True, slots=True)
class Row:
    """One text of a file; `trouble` says why it cannot be read, and then the text is empty."""

    line: int
    text: str
    stars: int | None = None
    trouble: str = ""


def rows_of(given: str, column: str) -> str | Iterator[Row]:
    """A text as it was typed, or the rows of the file that it names."""
    if given == "-":
        return (Row(number, line.rstrip("\n")) for number, line in enumerate(sys.stdin, 1) if line.strip())
    path = Path(given)
    ending = path.suffix.lower()
    if ending not in (".csv", ".jsonl", ".txt"):
        return given
    if not path.is_file():
        raise Trouble(f"There is no file {given}.")
    readers: dict[str, Callable[[Path, str], Iterator[Row]]] = {".csv": _csv, ".jsonl": _jsonl, ".txt": _lines}
    return readers[ending](path, column)


def _csv(path: Path, column: str) -> Iterator[Row]:
    csv.field_size_limit(8_000_000)
    with path.open(newline="", encoding="utf-8-sig", errors="replace") as file:
        reader = csv.DictReader(file)
        if column not in (reader.fieldnames or []):
            raise Trouble(
                f"{path.name} has no column “{column}”; it has {', '.join(reader.fieldnames or [])}. Name one with --column."
            )
        for row in reader:
            yield Row(reader.line_num, row.get(column) or "", _stars(row))


def _jsonl(path: Path, column: str) -> Iterator[Row]:
    with path.open(encoding="utf-8", errors="replace") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
                yield Row(number, str(row[column]), _stars(row))
            except (ValueError, KeyError, TypeError) as error:
                yield Row(number, "", trouble=f"no JSON object with “{column}” ({type(error).__name__})")


def _lines(path: Path, column: str) -> Iterator[Row]:
    with path.open(encoding="utf-8", errors="replace") as file:
        yield from (Row(number, line.rstrip("\n")) for number, line in enumerate(file, 1) if line.strip())


def _stars(row: dict[str, Any]) -> int | None:
    value = str(row.get("stars") or "").strip()
    return int(value) if value in {"1", "2", "3", "4", "5"} else None


def write_rows(rows: Iterable[Row], work: Callable[[list[Row]], list[dict[str, Any]]], output: str | None) -> int:
    """Do `work` on rows, a heap at a time, and write each as a line; how many had trouble."""
    aside = 0
    with opened(output) as stream, tqdm(unit=" texts", disable=not sys.stderr.isatty()) as bar:
        source = iter(rows)
        while heap := list(islice(source, HEAP)):
            good = [row for row in heap if not row.trouble]
            bad = [{"line": row.line, "trouble": row.trouble} for row in heap if row.trouble]
            aside += len(bad)
            for done in sorted([*work(good), *bad], key=lambda one: one["line"]):
                stream.write(as_json(done) + "\n")
            bar.update(len(heap))
    return aside


@contextmanager
def opened(output: str | None) -> Iterator[TextIO]:
    """The file of that name, or standard output, which stays open."""
    if output is None:
        yield sys.stdout
        return
    with Path(output).open("w", encoding="utf-8") as file:
        yield file
