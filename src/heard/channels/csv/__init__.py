"""Reviews from a file with rows, in any layout: `sniff` it, `guess_mapping`, let a person look, `read_rows`."""

from heard.channels.csv.reader import read_rows
from heard.channels.csv.sniff import Layout, NotATable, sniff
from heard.channels.registry import Entry
from heard.channels.table.columns import Column, ColumnMap, guess_mapping
from heard.channels.table.records import BadRow

ENTRY = Entry(key="csv", name="CSV file", platform=None)

__all__ = ["ENTRY", "BadRow", "Column", "ColumnMap", "Layout", "NotATable", "guess_mapping", "read_rows", "sniff"]
