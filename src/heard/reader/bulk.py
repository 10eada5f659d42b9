"""Many texts at once: rows in, rows out; an Arrow table in, an Arrow table out.

The same functions work in one process, in many, and on a cluster: they keep nothing from one call to the next, and the rows
that come out stand in the order of those that went in. What is written for a text depends on that text and its context alone,
so a batch may be cut anywhere and done again.

The flat row, for tables and Parquet (`schema`):

| column | type | meaning |
|---|---|---|
| line | int64 | the line or row of the input, counted from 1 |
| language, polarity, severity | string | words of the vocabulary |
| stars | float64 | expected stars, 1 to 5 |
| complaint | float64 | probability that the text is a complaint |
| topics | list of struct(what, polarity, confidence) | what it is about |
| risks, requests | list of string | words of the vocabulary, the surest first |
| vague | bool | nothing to act on: ask |
| version | string | of the reader |
| trouble | string | why the row could not be read; then all but `line` are null |
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any

from heard.reader import read_many
from heard.reader.embeddings import NotInstalled
from heard.reader.own import OwnTopics
from heard.vocabulary.reading import ReaderContext, Reading

_STARS = {"1", "2", "3", "4", "5"}


@dataclass(frozen=True, slots=True)
class Row:
    """One text of a file. `trouble` says why it cannot be read, and `given` then is what stood in its place."""

    line: int
    text: str
    stars: int | None = None
    trouble: str = ""
    given: str | list[str] = ""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row and its reading, or a row and the trouble with it."""

    row: Row
    reading: Reading | None


def understand(
    rows: Sequence[Row], *, sector: str = "other", spans: bool = True, own: OwnTopics | None = None
) -> list[ReadRow]:
    """A reading for every row that can be read, in order; with the topics of `own` after the reader's.

    A text the reader stumbles over costs no other row its reading.
    """
    good = [row for row in rows if not row.trouble]
    try:
        readings = dict(zip((row.line for row in good), _readings(good, sector, spans, own), strict=True))
    except NotInstalled:
        raise
    except Exception:  # whichever text it is, the others go on
        return [_alone(row, sector, spans, own) for row in rows]
    return [ReadRow(row, readings.get(row.line)) for row in rows]


def _readings(rows: Sequence[Row], sector: str, spans: bool, own: OwnTopics | None) -> list[Reading]:
    texts = [row.text for row in rows]
    said = read_many(texts, [ReaderContext(sector=sector, stars=row.stars) for row in rows], spans=spans)
    if own is None:
        return said
    found = own.find(texts, [reading.polarity for reading in said])
    return [replace(reading, topics=(*reading.topics, *more)) for reading, more in zip(said, found, strict=True)]


def _alone(row: Row, sector: str, spans: bool, own: OwnTopics | None) -> ReadRow:
    if row.trouble:
        return ReadRow(row, None)
    try:
        return ReadRow(row, _readings([row], sector, spans, own)[0])
    except Exception as error:
        trouble = f"the reader stumbled ({type(error).__name__}: {error})"
        return ReadRow(Row(row.line, "", trouble=trouble, given=row.text), None)


def stars_of(value: object) -> int | None:
    """One to five stars as they stand in a file, or nothing."""
    said = str(value if value is not None else "").strip().removesuffix(".0")
    return int(said) if said in _STARS else None


def json_line(done: ReadRow) -> str:
    """The full reading of a row, spans and all, as `reading_to_json` has it; of a row in trouble, what the trouble is."""
    if done.reading is None:
        return _AS_JSON.encode({"line": done.row.line, "trouble": done.row.trouble, "given": done.row.given})
    return _AS_JSON.encode({"line": done.row.line, "reading": done.reading})


def _values(thing: Any) -> dict[str, Any]:
    # `dataclasses.asdict` copies every value on its way and took a third of the time of a whole run.
    return {name: getattr(thing, name) for name in thing.__slots__}


_AS_JSON = json.JSONEncoder(ensure_ascii=False, default=_values)


def flat(done: ReadRow) -> dict[str, Any]:
    """The row of a table: see the module."""
    reading = done.reading
    if reading is None:
        return {"line": done.row.line, "trouble": done.row.trouble}
    return {
        "line": done.row.line,
        "language": str(reading.language),
        "polarity": str(reading.polarity),
        "stars": reading.stars,
        "severity": str(reading.severity),
        "complaint": reading.complaint,
        "topics": [{"what": str(t.what), "polarity": str(t.polarity), "confidence": t.confidence} for t in reading.topics],
        "risks": [str(sign.what) for sign in reading.risks],
        "requests": [str(sign.what) for sign in reading.requests],
        "vague": reading.vague,
        "version": reading.version,
    }


def schema() -> Any:
    """The columns of the flat row as a `pyarrow.Schema`. Needs the extra `heard[parquet]`."""
    pa: Any = import_module("pyarrow")
    topic = pa.struct([("what", pa.string()), ("polarity", pa.string()), ("confidence", pa.float64())])
    return pa.schema(
        [
            ("line", pa.int64()),
            ("language", pa.string()),
            ("polarity", pa.string()),
            ("stars", pa.float64()),
            ("severity", pa.string()),
            ("complaint", pa.float64()),
            ("topics", pa.list_(topic)),
            ("risks", pa.list_(pa.string())),
            ("requests", pa.list_(pa.string())),
            ("vague", pa.bool_()),
            ("version", pa.string()),
            ("trouble", pa.string()),
        ]
    )


def rows_of_table(table: Any, *, column: str = "text", first_line: int = 1) -> list[Row]:
    """The rows of a `pyarrow.Table` or `RecordBatch`: text from `column`, and stars from “stars” where that stands.

    Without a column “line” the rows are counted from `first_line`. Raises `KeyError` when there is no such column.
    """
    names = table.schema.names
    texts = table.column(column).to_pylist()
    lines = table.column("line").to_pylist() if "line" in names else range(first_line, first_line + len(texts))
    stars = table.column("stars").to_pylist() if "stars" in names else [None] * len(texts)
    return [
        Row(line, text, stars_of(star))
        if isinstance(text, str)
        else Row(line, "", trouble=f"no text in “{column}”", given="" if text is None else str(text))
        for line, text, star in zip(lines, texts, stars, strict=True)
    ]


def table_of(done: Sequence[ReadRow]) -> Any:
    """The flat rows as a `pyarrow.Table`."""
    pa: Any = import_module("pyarrow")
    return pa.Table.from_pylist([flat(one) for one in done], schema=schema())


def read_table(table: Any, *, column: str = "text", sector: str = "other", first_line: int = 1) -> Any:
    """Arrow in, Arrow out: a row of `schema` for every row of `table`, in order."""
    rows = rows_of_table(table, column=column, first_line=first_line)
    return table_of(understand(rows, sector=sector, spans=False))
