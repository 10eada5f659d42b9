"""What kind of file it is: encoding, separator, header. Every guess can be overruled."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

from heard.channels.table.columns import looks_like_header

SAMPLE_ROWS = 200
_HEAD = 256 * 1024  # bytes looked at for separator and header
_DELIMITERS = ",;\t|"
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
ZIPPED = (b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"Rar!", b"7z\xbc\xaf")


class NotATable(ValueError):
    """The file is no table of text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a file is written. `columns` are its header's names, or "1", "2", … without one; `sample` its first rows."""

    encoding: str
    delimiter: str
    header: bool
    columns: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...] = ()


def sniff(stream: BinaryIO) -> Layout:
    """Look a seekable file over from its start to its end, and leave it at its start.

    Raises `NotATable` for an empty file, an archive, a spreadsheet program's own format and other things that are no text.
    """
    stream.seek(0)
    head = stream.read(_HEAD)
    stream.seek(0)
    if not head.strip():
        raise NotATable("The file is empty.")
    if head.startswith(ZIPPED):
        raise NotATable("This is an archive or a spreadsheet program's own file. Save the sheet as CSV and bring that.")
    encoding = _encoding(stream, head)
    stream.seek(0)
    text = head.decode(encoding, "replace")
    if text.count("\x00") > len(text) / 10:
        raise NotATable("The file is no text.")
    delimiter = _delimiter(text)
    rows = [tuple(cell.strip() for cell in row) for row in islice(_rows(text, delimiter), SAMPLE_ROWS + 1) if any(row)]
    if not rows:
        raise NotATable("The file is empty.")
    header = looks_like_header(rows[0])
    columns = rows[0] if header else tuple(str(number) for number in range(1, max(map(len, rows)) + 1))
    return Layout(
        encoding=encoding, delimiter=delimiter, header=header, columns=columns, sample=tuple(rows[1:] if header else rows)
    )


def _encoding(stream: BinaryIO, head: bytes) -> str:
    """By its mark, by its zeros, and else by how many of the lines beyond ASCII are UTF-8: some may be broken, not most."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    zeros = [head[offset:4096:2].count(0) for offset in (0, 1)]
    if max(zeros) > len(head[:4096]) / 5:
        return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
    beyond = broken = 0
    for line in stream:
        if not line.isascii():
            beyond += 1
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                broken += 1
    return "cp1252" if broken > beyond / 2 else "utf-8"


def _delimiter(text: str) -> str:
    """The separator whose rows agree best on how many cells they have; a comma when nothing separates."""

    def score(delimiter: str) -> tuple[float, int]:
        widths = Counter(len(row) for row in islice(_rows(text, delimiter), 60) if any(row))
        width, count = max(widths.items(), key=lambda item: item[1] * (item[0] > 1), default=(1, 0))
        return (count / max(1, widths.total()) if width > 1 else 0.0, width)

    return max(_DELIMITERS, key=score)


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    lines: Iterable[str] = text.splitlines(keepends=True)
    if len(text) >= _HEAD // 4:
        lines = list(lines)[:-1] or lines  # the last one may be cut
    try:
        yield from csv.reader(lines, delimiter=delimiter)
    except csv.Error:
        return
