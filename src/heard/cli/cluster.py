"""The reading of `heaps`, on a Ray cluster: heaps go out as Arrow tables and come back as Arrow tables, in the order of the file.

1. A piece (a row group of Parquet, else a file) is opened on whichever machine has room, so every machine must see it under the same path.
2. Its heaps are read wherever there is a processor, by the same `read_heap` as on one machine.
3. What comes back is written here, so that there is one output, it can be taken up again, and it is that of one machine, byte for byte.

A machine that goes takes with it only what has not come back: Ray reads those heaps again elsewhere.
"""

from __future__ import annotations

import json
import logging
import os
import socket
from collections.abc import Iterator, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from secrets import token_hex
from typing import Any

from heard.cli.heaps import ReadHeap, Wanted, read_heap
from heard.cli.say import Trouble
from heard.cli.texts import heaps_of, row_groups, rows_of
from heard.reader.bulk import Row

LOCAL = "local"
_QUIET = {"RAY_USAGE_STATS_ENABLED": "0"}  # it would tell its makers
# Named so because Ray is of this mind on those systems only: this machine is known by 127.0.0.1, and its servers listen there alone.
_HERE = {"RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0"}
_ALONE = {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": token_hex(32)}
_ANSWERS = 10.0  # seconds
_HEAPS_TOGETHER = 512 * 1024  # bytes of texts that are read in one go, and again when their machine goes
_OPEN = 8  # pieces at a time. They count for no processor: one that waits for its heaps to be read would keep the last one busy


def on_ray(path: Path, wanted: Wanted, *, column: str, after: int, address: str) -> Iterator[ReadHeap]:
    """Every heap of the file beyond the line `after`, read by the cluster at `address`, in order."""
    data = _connected(address)
    pieces = [{"path": str(path.resolve()), "group": group} for group in row_groups(path, after)]
    if not pieces:
        return
    read = (
        data.from_items(pieces, override_num_blocks=len(pieces))
        .map_batches(
            partial(_opened, column=column, after=after),
            batch_size=1,
            batch_format="pyarrow",
            num_cpus=0,
            concurrency=min(_OPEN, len(pieces)),
        )
        .map_batches(partial(_read, wanted=wanted), batch_size=None, batch_format="pyarrow", num_cpus=1)
    )
    for table in read.iter_batches(batch_size=None, batch_format="pyarrow"):
        yield from (ReadHeap(**heap) for heap in table.to_pylist())


def _connected(address: str) -> Any:
    """Ray Data, tied to the cluster. “local” is one of its own on this machine, which nobody else can reach."""
    host, _, port = address.partition(":")
    told = _QUIET | (_HERE if host in (LOCAL, "localhost", "127.0.0.1") else {}) | (_ALONE if address == LOCAL else {})
    for name, value in told.items():
        os.environ.setdefault(name, value)
    try:
        ray, data = import_module("ray"), import_module("ray.data")
    except ImportError:
        raise Trouble("A cluster needs Ray: pip install 'heard[cluster]'.") from None
    logging.getLogger("ray.data").setLevel(logging.ERROR)  # ours says how far it is, by lines of the file
    own = {"include_dashboard": False} if address == LOCAL else {}
    try:
        if address != LOCAL:  # Ray itself asks for minutes
            socket.create_connection((host, int(port)), timeout=_ANSWERS).close()
        ray.init(address=address, ignore_reinit_error=True, log_to_driver=False, logging_level=logging.ERROR, **own)
    except (OSError, ValueError, RuntimeError) as error:
        raise Trouble(f"No cluster answers at {address}: {str(error).splitlines()[0]}") from error
    context = data.DataContext.get_current()
    context.execution_options.preserve_order = True
    context.target_max_block_size = _HEAPS_TOGETHER
    context.enable_progress_bars = False
    return data


def _opened(pieces: Any, *, column: str, after: int) -> Iterator[Any]:
    """The heaps of a piece, a row of Arrow for each."""
    for piece in pieces.to_pylist():
        for heap in heaps_of(rows_of(Path(piece["path"]), column, after, group=piece["group"])):
            yield _as_arrow(heap)


def _read(heaps: Any, *, wanted: Wanted) -> Any:
    """Heaps in, the same heaps read out."""
    read = [read_heap(_rows(heap), wanted) for heap in heaps.to_pylist()]
    names = ReadHeap.__slots__
    return import_module("pyarrow").table({name: [getattr(heap, name) for heap in read] for name in names})


def _as_arrow(heap: Sequence[Row]) -> Any:
    pa: Any = import_module("pyarrow")
    given = [json.dumps(row.given) if row.trouble else None for row in heap]
    columns = {
        "line": pa.array([[row.line for row in heap]], pa.list_(pa.int64())),
        # A text may hold lone surrogates, which no string of Arrow does.
        "text": pa.array([[row.text.encode("utf-8", "surrogatepass") for row in heap]], pa.list_(pa.large_binary())),
        "stars": pa.array([[row.stars for row in heap]], pa.list_(pa.int8())),
        "trouble": pa.array([[row.trouble for row in heap]], pa.list_(pa.string())),
        "given": pa.array([given], pa.list_(pa.string())),
    }
    return pa.table(columns)


def _rows(heap: dict[str, list[Any]]) -> list[Row]:
    return [
        Row(line, text.decode("utf-8", "surrogatepass"), stars, trouble, json.loads(given) if given else "")
        for line, text, stars, trouble, given in zip(*(heap[name] for name in Row.__slots__), strict=True)
    ]
