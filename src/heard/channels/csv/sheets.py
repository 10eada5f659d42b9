"""A spreadsheet program's own file, read row by row into delimited text, which everything else already understands.

Dates come out as ISO, whole numbers without a point, formulas as what they last showed. Nothing in the file is run.

A file of some kilobytes can unpack to more than a machine holds: what the archive says of its sizes is read first, a size that
is a lie ends as a damaged file, and both what is read and what is made of it end at a limit.
"""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from datetime import date, datetime, time
from typing import Any

from heard.channels.csv.sniff import NotATable

LARGEST = 30 * 1024 * 1024  # bytes as uploaded
LARGEST_UNPACKED = 256 * 1024 * 1024
LARGEST_SHARED = (
    96 * 1024 * 1024
)  # the texts that cells refer to; they are all in memory at once, and need thrice as much there
LARGEST_OTHER = 16 * 1024 * 1024  # styles and the like are read as a whole, and need ten times as much
LONGEST_ROW = 8 * 1024 * 1024  # so is each row
LARGEST_TEXT = 200 * 1024 * 1024  # what comes out; a text that is kept once may be referred to by a million cells
MOST_ROWS = 1_048_576  # what a sheet can have
MOST_COLUMNS = 500

_TOO_LARGE = "The workbook unpacks to more than can be read at once. Save the sheet as CSV and bring that."


def is_sheet(head: bytes) -> bool:
    """Whether a file may be an Excel workbook, by its first bytes."""
    return head.startswith(b"PK\x03\x04")


def as_csv(content: bytes) -> bytes:
    """The first visible sheet with anything in it, as UTF-8 with commas. Raises `NotATable`."""
    if len(content) > LARGEST:
        raise NotATable(f"Workbooks of up to {LARGEST // 2**20} MB are read. Save the sheet as CSV and bring that.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            _look_through(packed)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        # RuntimeError: a part is encrypted; NotImplementedError: packed in a way that no spreadsheet program uses.
        raise NotATable("The file is damaged.") from error
    return _read(content)


def _look_through(packed: zipfile.ZipFile) -> None:
    """Raise `NotATable` for an archive that is no workbook, or more than should be unpacked at once."""
    parts = packed.infolist()
    if "xl/workbook.xml" not in {part.filename for part in parts}:
        raise NotATable("This is an archive and no Excel workbook. Unpack it, or save the sheet as CSV.")
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise NotATable(_TOO_LARGE)
    for part in parts:
        if part.filename.startswith("xl/worksheets/"):
            _look_at_rows(packed, part)
        elif part.filename.startswith("xl/media/"):
            continue  # pictures are never opened
        elif part.file_size > (LARGEST_SHARED if part.filename == "xl/sharedStrings.xml" else LARGEST_OTHER):
            raise NotATable(_TOO_LARGE)


def _look_at_rows(packed: zipfile.ZipFile, sheet: zipfile.ZipInfo) -> None:
    """Read a sheet once, a piece at a time, to see that each of its rows has an end in sight."""
    since, end = 0, b""
    with packed.open(sheet) as stream:
        while piece := stream.read(1024 * 1024):
            at = (end + piece).rfind(b"</row>")
            since = since + len(piece) if at < 0 else len(end) + len(piece) - at
            end = piece[-5:]
            if since > LONGEST_ROW:
                raise NotATable(
                    f"A row of the sheet is longer than {LONGEST_ROW // 2**20} MB. Save the sheet as CSV and bring that."
                )


def _read(content: bytes) -> bytes:
    try:
        return _first_with_anything(content)
    except NotATable:
        raise
    except Exception as error:
        # The library raises whatever its XML reader meets; each of them means the same to a person.
        raise NotATable("The workbook cannot be opened. Is it protected by a password? Save the sheet as CSV.") from error


def _first_with_anything(content: bytes) -> bytes:
    from openpyxl import load_workbook  # loads slowly, and only those need it who bring a workbook

    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible":
                text = _rows(sheet)
                if text.strip(b",\r\n"):
                    return text
    finally:
        book.close()
    raise NotATable("No sheet of the workbook has anything in it.")


def _rows(sheet: Any) -> bytes:
    made = io.BytesIO()
    lines = io.TextIOWrapper(made, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(lines)
    for row in sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True):
        if made.tell() + sum(len(value) for value in row if isinstance(value, str)) > LARGEST_TEXT:
            raise NotATable(_TOO_LARGE)
        cells = [_cell(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        writer.writerow(cells)
    return made.getvalue()


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime():
            return value.date().isoformat() if value.time() == time(0) else value.isoformat(timespec="seconds")
        case date() | time():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case float():
            return repr(round(value, 10))
    return " ".join(str(value).split("\r")).strip()
