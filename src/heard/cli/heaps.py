"""Heaps of rows through the reader on all cores, out in the order in which they went in.

A worker hands back bytes that are ready to be written; a heap that waits for its turn is all that memory holds.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from itertools import chain, islice
from typing import Any

from heard.cli.say import Trouble
from heard.cli.texts import JSONL, PARQUET
from heard.reader.ahead import pool
from heard.reader.bulk import ReadRow, Row, flat, json_line, schema, understand
from heard.reader.own import OwnTopics


@dataclass(frozen=True, slots=True)
class ReadHeap:
    """A heap, read: `good` in the form of the output, `aside` as JSON lines, both ready to be written."""

    last_line: int
    good: bytes
    aside: bytes
    left_aside: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is wanted of every heap: for which sector, in the form of which output, with which topics of one's own."""

    sector: str
    ending: str
    own: OwnTopics | None = None


def read_heap(rows: Sequence[Row], wanted: Wanted) -> ReadHeap:
    """Read a heap and put it into the form of a `.jsonl` or `.parquet` output."""
    done = understand(rows, sector=wanted.sector, spans=wanted.ending == JSONL, own=wanted.own)
    good = [one for one in done if one.reading is not None]
    bad = [one for one in done if one.reading is None]
    written = arrow_bytes(list(map(flat, good))) if wanted.ending == PARQUET else json_lines_of(good)
    return ReadHeap(rows[-1].line, written, json_lines_of(bad), len(bad))


def json_lines_of(done: Iterable[ReadRow]) -> bytes:
    """A line of JSON for each."""
    # A lone surrogate has no UTF-8; its backslash form is valid JSON.
    return "".join(json_line(one) + "\n" for one in done).encode("utf-8", "backslashreplace")


def arrow_bytes(rows: list[dict[str, Any]]) -> bytes:
    """Flat rows as one message of an Arrow stream; none for no rows."""
    pa: Any = import_module("pyarrow")
    if not rows:
        return b""
    return bytes(pa.RecordBatch.from_pylist(rows, schema=schema()).serialize())


def in_order(heaps: Iterator[list[Row]], wanted: Wanted, *, jobs: int) -> Iterator[ReadHeap]:
    """Every heap, read by `jobs` processes, in the order given. What fits in one heap is read here."""
    work = partial(read_heap, wanted=wanted)
    begun = list(islice(heaps, 2))
    if jobs == 1 or len(begun) < 2:
        yield from map(work, chain(begun, heaps))
        return
    waiting: deque[Future[ReadHeap]] = deque()
    processes = pool(jobs)
    try:
        for heap in chain(begun, heaps):
            waiting.append(processes.submit(work, heap))
            if len(waiting) >= 2 * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool:
        raise Trouble("A worker died, perhaps for want of memory. Say the same again to go on, with fewer --jobs.") from None
    finally:
        processes.shutdown(cancel_futures=True)
