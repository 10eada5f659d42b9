"""Lines of delimited text into records, one bad record at a time.

The standard reader stops making sense after a quote that is never closed: it swallows what follows. Here a record that
does not come out right is given up at its first line only, and reading goes on with the next line. The numbers are those that
an editor shows.
"""

import csv
import io
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LONGEST_FIELD = 8_000_000  # characters; far above any review, and the reader's own limit is too low for one of a million
MOST_LINES = 200  # of one record: a longer one is taken for a quote that was not closed
csv.field_size_limit(LONGEST_FIELD)


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one record and the line it starts on, counted from 1."""

    line: int
    cells: list[str]
    raw: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BadRow:
    """A row that was kept aside: where, why, what to do about it, and what stood there."""

    line: int
    reason: str
    mend: str
    raw: str


def split(lines: Iterable[str], delimiter: str, width: int | None = None) -> Iterator[Record | BadRow]:
    """The records in `lines`, which keep their line ends. Blank lines are passed over.

    `width` is the header's number of cells: a record over several lines that has another one is broken.
    """
    numbered = enumerate(lines, 1)
    waiting: deque[tuple[int, str]] = deque()  # lines that a broken record had taken with it
    while True:
        item = waiting.popleft() if waiting else next(numbered, None)
        if item is None:
            return
        start, text = item
        if not text.strip("\r\n \t" if delimiter != "\t" else "\r\n "):
            continue
        if '"' not in text:
            yield Record(start, text.rstrip("\r\n").split(delimiter), text)
            continue
        taken = [text]
        cells = _cells(text, delimiter)
        while cells is None and len(taken) < MOST_LINES:
            following = waiting.popleft() if waiting else next(numbered, None)
            if following is None:
                break
            taken.append(following[1])
            # Only a line with a quote can close the one that is open.
            cells = _cells("".join(taken), delimiter) if '"' in following[1] else None
        if cells is None or not cells or (width and len(taken) > 1 and len(cells) != width):
            waiting.extendleft(reversed([(start + offset, line) for offset, line in enumerate(taken)][1:]))
            yield _broken(start, text)
        else:
            yield Record(start, cells, "".join(taken))


def _cells(text: str, delimiter: str) -> list[str] | None:
    """The cells of one whole record; None when a quote is still open; empty when quotes are broken beyond that."""
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        return None if "unexpected end of data" in str(error) else []
    return rows[0] if len(rows) == 1 else []


def _broken(line: int, raw: str) -> BadRow:
    return BadRow(
        line=line,
        reason="a quotation mark opens a text and is not closed as it should be",
        mend="Write a quotation mark inside a text twice, and close the one that opens it.",
        raw=raw.rstrip("\r\n"),
    )
