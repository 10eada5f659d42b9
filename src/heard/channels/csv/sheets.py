"""A spreadsheet program's own file, read row by row into delimited text, which everything else already understands.

Dates come out as ISO, whole numbers without a point, formulas as what they last showed. Nothing in the file is run.
"""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime, time
from typing import Any

from heard.channels.csv.sniff import NotATable

LARGEST = 30 * 1024 * 1024  # bytes as uploaded
LARGEST_UNPACKED = 1024 * 1024 * 1024  # a file of some kilobytes can unpack to more than a machine holds
MOST_ROWS = 1_048_576  # what a sheet can have
MOST_COLUMNS = 500


def is_sheet(head: bytes) -> bool:
    """Whether a file may be an Excel workbook, by its first bytes."""
    return head.startswith(b"PK\x03\x04")


def as_csv(content: bytes) -> bytes:
    """The first visible sheet with anything in it, as UTF-8 with commas. Raises `NotATable`."""
    if len(content) > LARGEST:
        raise NotATable(f"Workbooks of up to {LARGEST // 2**20} MB are read. Save the sheet as CSV and bring that.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
    except zipfile.BadZipFile as error:
        raise NotATable("The file is damaged.") from error
    if "xl/workbook.xml" not in {part.filename for part in parts}:
        raise NotATable("This is an archive and no Excel workbook. Unpack it, or save the sheet as CSV.")
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise NotATable("The workbook unpacks to more than 1 GB. Save the sheet as CSV and bring that.")
    return _read(content)


def _read(content: bytes) -> bytes:
    from openpyxl import load_workbook  # loads slowly, and only those need it who bring a workbook

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    except Exception as error:
        # The library raises whatever its XML reader meets; each of them means the same to a person.
        raise NotATable("The workbook cannot be opened. Is it protected by a password? Save the sheet as CSV.") from error
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
    lines = io.StringIO(newline="")
    writer = csv.writer(lines)
    for row in sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True):
        cells = [_cell(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        writer.writerow(cells)
    return lines.getvalue().encode()


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
