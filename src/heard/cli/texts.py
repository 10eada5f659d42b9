"""Rows out of files, one at a time, so that memory does not grow with the file."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, TextIO

from heard.cli.say import Trouble
from heard.reader.bulk import Row, rows_of_table, stars_of

JSONL, PARQUET = ".jsonl", ".parquet"
_LONGEST_CELL = 8_000_000
_ESCAPED = re.compile(r"[\udc80-\udcff]")  # how Python keeps a byte that is not UTF-8
_NOT_UTF8 = "not UTF-8"
_BATCH = 1000


def rows_of(path: Path, column: str, after: int = 0, *, group: int | None = None) -> Iterator[Row]:
    """The rows of the file, or of one `group` of `row_groups`, whose line is greater than `after`. Lines rise from row to row."""
    if path.suffix.lower() == PARQUET:
        return _parquet(path, column, after, group)
    return (row for row in READERS[path.suffix.lower()](path, column) if row.line > after)


def row_groups(path: Path, after: int = 0) -> list[int | None]:
    """Parts of the file that can be opened alone and are not wholly before `after`: row groups of Parquet, else all of it."""
    if path.suffix.lower() != PARQUET:
        return [None]
    with parquet().ParquetFile(path) as file:
        return [group for group, _first, last in _groups(file) if last > after]


def lines_in(path: Path) -> int:
    """How many lines or rows the file has, for the progress bar."""
    if path.suffix.lower() == PARQUET:
        return int(parquet().read_metadata(path).num_rows)
    with path.open("rb") as file:
        return sum(piece.count(b"\n") for piece in iter(lambda: file.read(1 << 20), b""))


def parquet() -> Any:
    """The Parquet part of pyarrow, or the word how to get it."""
    try:
        return import_module("pyarrow.parquet")
    except ImportError:
        raise Trouble("Parquet needs pyarrow: pip install 'heard[parquet]'.") from None


def _csv(path: Path, column: str) -> Iterator[Row]:
    csv.field_size_limit(_LONGEST_CELL)
    with path.open(newline="", encoding="utf-8-sig", errors="surrogateescape") as file:
        reader = csv.reader(file, strict=True)
        header = next(reader, [])
        if column not in header:
            raise Trouble(f"{path.name} has no column “{column}”; it has {', '.join(header)}. Name one with --column.")
        place = header.index(column)
        stars = header.index("stars") if "stars" in header else None
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield Row(line, "", trouble=f"no CSV ({error})")
                continue
            if not cells:
                continue
            if len(cells) != len(header):
                yield Row(line, "", trouble=f"{len(cells)} cells where the header has {len(header)}", given=_clean(cells))
            elif any(map(_ESCAPED.search, cells)):
                yield Row(line, "", trouble=_NOT_UTF8, given=_clean(cells))
            else:
                yield Row(line, cells[place], stars_of(cells[stars]) if stars is not None else None)


def _jsonl(path: Path, column: str) -> Iterator[Row]:
    with path.open(encoding="utf-8", errors="surrogateescape", newline="\n") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield _json_row(number, line, column)


def _json_row(number: int, line: str, column: str) -> Row:
    if _ESCAPED.search(line):
        return Row(number, "", trouble=_NOT_UTF8, given=_clean([line])[0])
    try:
        row = json.loads(line)
        text = row[column]
    except (ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
        return Row(number, "", trouble=f"no JSON object with “{column}” ({type(error).__name__})", given=line.rstrip("\n"))
    if not isinstance(text, str):
        return Row(number, "", trouble=f"“{column}” is no text", given=line.rstrip("\n"))
    return Row(number, text, stars_of(row.get("stars")))


def _lines(path: Path, column: str) -> Iterator[Row]:
    with path.open(encoding="utf-8", errors="replace", newline="\n") as file:
        yield from plain_lines(file)


def plain_lines(file: Iterable[str]) -> Iterator[Row]:
    """A text on each line that is not empty."""
    return (Row(number, line.rstrip("\r\n")) for number, line in enumerate(file, 1) if line.strip())


def _parquet(path: Path, column: str, after: int, only: int | None) -> Iterator[Row]:
    """Row groups that are done already are not even opened."""
    with parquet().ParquetFile(path) as file:
        names = file.schema_arrow.names
        if column not in names:
            raise Trouble(f"{path.name} has no column “{column}”; it has {', '.join(names)}. Name one with --column.")
        wanted = [column, *(["stars"] if "stars" in names else [])]
        for group, first, last in _groups(file):
            if last <= after or only not in (None, group):
                continue
            line = first
            for batch in file.iter_batches(batch_size=_BATCH, row_groups=[group], columns=wanted):
                rows = rows_of_table(batch, column=column, first_line=line)
                yield from (row for row in rows if row.line > after)
                line += len(rows)


def _groups(file: Any) -> Iterator[tuple[int, int, int]]:
    """The row groups, each with its first line and its last."""
    last = 0
    for group in range(file.num_row_groups):
        first, last = last + 1, last + file.metadata.row_group(group).num_rows
        yield group, first, last


def _clean(cells: list[str]) -> list[str]:
    return [_ESCAPED.sub("�", cell) for cell in cells]


READERS: dict[str, Callable[[Path, str], Iterator[Row]]] = {".csv": _csv, JSONL: _jsonl, ".txt": _lines}
ENDINGS = (*READERS, PARQUET)


def heaps_of(rows: Iterable[Row], most: int = _BATCH, most_characters: int = 1_000_000) -> Iterator[list[Row]]:
    """Rows in heaps, as many at a time as one call of the reader gets; long texts make shorter heaps."""
    source = iter(rows)
    for first in source:
        heap, size = [first], len(first.text)
        while len(heap) < most and size < most_characters and (row := next(source, None)) is not None:
            heap.append(row)
            size += len(row.text)
        yield heap


@contextmanager
def opened(output: str | None) -> Iterator[TextIO]:
    """The file of that name, or standard output, which stays open."""
    if output is None:
        yield sys.stdout
        return
    with Path(output).open("w", encoding="utf-8") as file:
        yield file
