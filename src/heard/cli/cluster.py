"""Reading on a Ray cluster: row groups of a Parquet file go to the nodes, flat rows come back in order.

Every node must see the file under the same name and have Heard installed. What is handed out is small: a name and the number of a
row group. A node that dies takes nothing with it, because Ray gives its row groups to another; and since one process writes,
in order, nothing is written twice.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from heard.cli.heaps import PARQUET, ReadHeap, arrow_bytes, json_lines_of
from heard.cli.say import Trouble
from heard.cli.texts import parquet
from heard.reader.bulk import ReadRow, Row, read_table

_ROWS_IN_PIECE = 10_000


def read_on(address: str, source: Path | None, after: int, *, column: str, sector: str, ending: str) -> Iterator[ReadHeap]:
    """The rows of `source` after that line, read on the cluster at `address`, in order."""
    if source is None or source.suffix.lower() != PARQUET or ending != PARQUET:
        raise Trouble("A cluster reads Parquet and writes Parquet.")
    try:
        ray, data = import_module("ray"), import_module("ray.data")
    except ImportError:
        raise Trouble("A cluster needs Ray: pip install 'heard[cluster]'.") from None
    pieces = _pieces(source, after)
    if not pieces:
        return
    if not ray.is_initialized():
        ray.init(address=address, log_to_driver=False)
    context = data.DataContext.get_current()
    context.execution_options.preserve_order = True
    context.enable_progress_bars = sys.stderr.isatty()
    handed_out = data.from_items(pieces, override_num_blocks=len(pieces))
    read = handed_out.map_batches(
        read_piece, fn_kwargs={"column": column, "sector": sector}, batch_size=1, batch_format="pyarrow"
    )
    for table in read.iter_batches(batch_size=None, batch_format="pyarrow", prefetch_batches=1):
        yield _heap(table)


def _pieces(source: Path, after: int) -> list[dict[str, Any]]:
    """Where each piece of the file lies: its row group, its first row there, how many, and the line of the first."""
    found = []
    line = 1
    metadata = parquet().read_metadata(source)
    for group in range(metadata.num_row_groups):
        length = metadata.row_group(group).num_rows
        done = min(max(0, after - line + 1), length)
        for start in range(done, length, _ROWS_IN_PIECE):
            rows = min(_ROWS_IN_PIECE, length - start)
            found.append({"path": str(source.resolve()), "group": group, "start": start, "rows": rows, "line": line + start})
        line += length
    return found


def read_piece(pieces: Any, *, column: str, sector: str) -> Any:
    """Runs on a node: the pieces that an Arrow table names, read; Arrow in, Arrow out."""
    pa: Any = import_module("pyarrow")
    done = []
    for piece in pieces.to_pylist():
        with parquet().ParquetFile(piece["path"]) as file:
            names = [name for name in (column, "stars") if name in file.schema_arrow.names]
            table = file.read_row_group(piece["group"], columns=names, use_threads=False)
        cut = table.slice(piece["start"], piece["rows"])
        done.append(read_table(cut, column=column, sector=sector, first_line=piece["line"]))
    return pa.concat_tables(done)


def _heap(table: Any) -> ReadHeap:
    rows = table.to_pylist()
    good = [row for row in rows if row["trouble"] is None]
    bad = [ReadRow(Row(row["line"], "", trouble=row["trouble"]), None) for row in rows if row["trouble"] is not None]
    return ReadHeap(rows[-1]["line"], arrow_bytes(good), json_lines_of(bad), len(bad))
