"""Where readings land: files that can be taken up again after any end, and that appear whole or not at all.

1. `OUTPUT.job` says what is being done: a run with other words does not go on in its files.
2. Readings grow in `OUTPUT.part`, rows left aside in `OUTPUT.aside.jsonl.part`; of each heap the rows aside are written first,
   so what lies aside up to the last line of the part is complete.
3. Taken up again, a torn record at the end is cut off, and rows aside beyond the last line read are cut off too.
4. Done, the part becomes OUTPUT in one step, the job file notes it, and at the very end goes.

A part of a Parquet file is a stream of Arrow batches, because a Parquet file without its foot cannot be read.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from heard.cli.heaps import ReadHeap
from heard.cli.say import Trouble, as_json
from heard.cli.texts import PARQUET, parquet
from heard.reader.bulk import schema

_ROWS_IN_GROUP = 100_000


@dataclass
class Job:
    """What a run does, kept beside its output until it is done."""

    output: Path
    what: dict[str, Any]
    finished: set[str] = field(default_factory=set)

    @property
    def note(self) -> Path:
        """The file that keeps it."""
        return _beside(self.output, ".job")

    def begin(self) -> None:
        """Begin, or go on where an earlier run with the same words ended. Raises `Trouble` for other words."""
        if not self.note.exists():
            _whole(self.note, as_json(self.what) + "\n")
            return
        said, *finished = self.note.read_text(encoding="utf-8").split("\n")
        if json.loads(said) != json.loads(as_json(self.what)):
            raise Trouble(
                f"{self.output} was begun with another input, other options or another reader. "
                f"Say the same as then, or delete {self.note} to begin anew."
            )
        self.finished = set(finished[:-1])

    def has(self, name: str) -> None:
        """Note that the file of this name is done."""
        with self.note.open("a", encoding="utf-8") as file:
            file.write(name + "\n")

    def end(self) -> None:
        """All is done."""
        self.note.unlink()


class Landing:
    """One output file, growing."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.part = _beside(output, ".part")
        self.aside = _beside(output, ".aside.jsonl")
        self.aside_part = _beside(self.aside, ".part")
        self.last_line = 0
        self._good: BinaryIO
        self._bad: BinaryIO

    @property
    def is_parquet(self) -> bool:
        """Whether the output is a Parquet file."""
        return self.output.suffix.lower() == PARQUET

    def begin(self, *, anew: bool) -> None:
        """Open for writing, after what an earlier run has written whole; `last_line` is its last line then."""
        if anew or not self.part.exists():
            self.part.unlink(missing_ok=True)
            self.aside_part.unlink(missing_ok=True)
        self._good, self._bad = self.part.open("ab+"), self.aside_part.open("ab+")
        if self.is_parquet:
            self.last_line = _mend_arrow(self._good, self.part)
        else:
            self.last_line = _mend_lines(self._good)
        _cut_after(self._bad, self.last_line)

    def add(self, heap: ReadHeap) -> None:
        """Write a heap: rows aside first, see the module."""
        for file, content in ((self._bad, heap.aside), (self._good, heap.good)):
            if content:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())

    def close(self) -> None:
        """Leave it as it is, to be taken up again."""
        self._good.close()
        self._bad.close()

    def finish(self) -> int:
        """Make it the output; how many rows lie aside."""
        self._bad.seek(0)
        left_aside = sum(1 for _ in self._bad)
        self.close()
        if self.is_parquet:
            _parquet_from(self.part, self.output)
            self.part.unlink()
        else:
            self.part.replace(self.output)
        if left_aside:
            self.aside_part.replace(self.aside)
        else:
            self.aside_part.unlink()
            self.aside.unlink(missing_ok=True)
        return left_aside


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _whole(path: Path, text: str) -> None:
    draft = _beside(path, ".new")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)


def _mend_lines(file: BinaryIO, step: int = 1 << 16) -> int:
    """Cut off a torn last line; the “line” of the last whole one, or 0. Reads from the end only as far as it must."""
    end = start = file.seek(0, os.SEEK_END)
    tail = b""
    while start and tail.rstrip(b"\n").count(b"\n") < 2:
        start = max(0, start - step)
        file.seek(start)
        tail = file.read(end - start)
        step *= 2
    kept, newline, _torn = tail.rpartition(b"\n")
    file.truncate(start + len(kept) + len(newline))
    return int(json.loads(kept.rpartition(b"\n")[2])["line"]) if newline else 0


def _cut_after(file: BinaryIO, last: int) -> None:
    """Keep the whole lines of rows up to `last`."""
    file.seek(0)
    kept = 0
    for line in file:
        if not line.endswith(b"\n") or json.loads(line)["line"] > last:
            break
        kept += len(line)
    file.truncate(kept)


def _mend_arrow(file: BinaryIO, path: Path) -> int:
    """Cut off a torn batch, or write the head of a new stream; the last line in it, or 0."""
    pa: Any = import_module("pyarrow")
    last, kept = 0, 0
    with pa.OSFile(str(path)) as source:
        try:
            stream = pa.ipc.open_stream(source)
            kept = source.tell()
            for batch in stream:
                last, kept = batch.column("line")[-1].as_py(), source.tell()
        except pa.ArrowInvalid:
            pass
    file.truncate(kept)
    if not kept:
        file.write(bytes(schema().serialize()))
        file.flush()
    return int(last)


def _parquet_from(part: Path, output: Path) -> None:
    """The batches of a part as a Parquet file of large row groups."""
    pa: Any = import_module("pyarrow")
    draft = _beside(output, ".new")
    with pa.OSFile(str(part)) as source, parquet().ParquetWriter(draft, schema()) as writer:
        gathered: list[Any] = []
        for batch in pa.ipc.open_stream(source):
            gathered.append(batch)
            if sum(one.num_rows for one in gathered) >= _ROWS_IN_GROUP:
                writer.write_table(pa.Table.from_batches(gathered))
                gathered = []
        if gathered:
            writer.write_table(pa.Table.from_batches(gathered))
    draft.replace(output)
