"""Rows of a file to posts, as a stream: what cannot be read is kept aside by line, and the rest comes through."""

import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from heard.channels.csv.sniff import Layout, sniff
from heard.channels.table.columns import ColumnMap, post_from
from heard.channels.table.records import BadRow, split
from heard.vocabulary.hearing import HeardPost

LONGEST_LINE = 8_000_000  # characters
_UNDECODED = re.compile("[\udc80-\udcff]")


def read_rows(stream: BinaryIO, mapping: ColumnMap, layout: Layout | None = None) -> Iterator[HeardPost | BadRow]:
    """A post or a `BadRow` for each row of a seekable file, in order, with one row in memory at a time.

    Lines are counted as editors count them, the header included.
    """
    layout = layout or sniff(stream)
    stream.seek(0)
    # A byte that does not fit becomes a surrogate, so that only its own row is kept aside. UTF-16 knows no such way.
    errors = "replace" if layout.encoding.startswith("utf-16") else "surrogateescape"
    text = io.TextIOWrapper(stream, encoding=layout.encoding, errors=errors, newline="")
    try:
        records = split(_lines(text), layout.delimiter, len(layout.columns))
        header = layout.header
        for record in records:
            if header:  # the first record, on whatever line it stands
                header = False
                continue
            if _UNDECODED.search(record.raw):
                yield _garbled(record.line, record.raw, layout.encoding)
            elif isinstance(record, BadRow):
                yield record
            else:
                yield post_from(record, mapping)
    finally:
        text.detach()  # the stream stays the caller's


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    """Lines with their ends; one without an end in sight is handed on in pieces, which cannot be read as a row."""
    while line := text.readline(LONGEST_LINE):
        yield line


def _garbled(line: int, raw: str, encoding: str) -> BadRow:
    shown = raw.encode(encoding, "surrogateescape").decode("cp1252", "replace").rstrip("\r\n")
    return BadRow(
        line=line,
        reason=f"it holds bytes that are not {encoding.removesuffix('-sig').upper()}",
        mend="Write this row again in the file, or save the whole file as UTF-8.",
        raw=shown,
    )
