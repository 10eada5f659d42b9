"""Files on their way in: looked at, mapped by a person, then read by a job that may be killed and run again.

A run begins at the first row every time. What an earlier run kept is recognised, so nothing is kept twice.
"""

from __future__ import annotations

import io
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import Any

from heard.channels import csv as table
from heard.channels.csv import BadRow, Column, ColumnMap, Layout, sheets
from heard.channels.table.records import split
from heard.desk import intake as door
from heard.gather import files, keeping
from heard.hear import queries as heard_from
from heard.reader.ahead import Ahead, all_cores
from heard.records import queue
from heard.records.models import AsideRow, Brand, Intake
from heard.triage.queries import context, tuning_in_force, whole_text
from heard.vocabulary.hearing import HeardPost
from heard.vocabulary.people import Actor, Permission
from heard.vocabulary.platforms import Platform
from heard.vocabulary.way import Role

PREVIEW = 8
BATCH = 200
FEW_BYTES = 200_000  # of a file that is read before other processes have come up
HEAPS_AHEAD = 2 * all_cores()
MOST_BYTES = 200 * 1024 * 1024


class NotReadable(Exception):
    """This file cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """How a file would be read: its columns, the map, and the first rows as they would be kept."""

    layout: Layout
    mapping: ColumnMap
    rows: tuple[HeardPost | BadRow, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A customer or an order as it would be kept, or why it would not."""

    line: int
    row: Any = None
    problem: str = ""


def begin(brand: Brand, actor: Actor, *, what: str, name: str, content: bytes) -> Intake:
    """Keep an uploaded file and guess what its columns mean; a workbook as the rows of its sheet. Nothing is taken in yet."""
    actor.must(Permission.IMPORT)
    if len(content) > MOST_BYTES:
        raise NotReadable(f"The file has {len(content) // 2**20} MB; up to {MOST_BYTES // 2**20} are taken. Split it.")
    try:
        if sheets.is_sheet(content):
            content = sheets.as_csv(content)
        layout = table.sniff(io.BytesIO(content))
    except table.NotATable as error:
        raise NotReadable(str(error)) from error
    mapping = (
        _to_json(table.guess_mapping(layout.columns, layout.sample))
        if what == "posts"
        else {"columns": files.columns(layout.columns)}
    )
    return Intake.objects.create(
        brand=brand,
        channel=heard_from.own_channel(brand, "csv", "CSV files"),
        what=what,
        name=name[:200],
        content=content,
        mapping=mapping,
        size=len(content),
        started_by_id=actor.person,
    )


def look(intake: Intake, changed: Mapping[str, Any] | None = None) -> Preview:
    """The first rows under the map that is kept, or under one that a person is trying out."""
    stream = io.BytesIO(bytes(intake.content))
    layout = table.sniff(stream)
    mapping = _from_json({**intake.mapping, **(changed or {})}, layout)
    rows = tuple(islice(table.read_rows(stream, mapping, layout), PREVIEW)) if not mapping.problems else ()
    return Preview(layout=layout, mapping=mapping, rows=rows, problems=mapping.problems)


def look_at_records(intake: Intake, columns: Mapping[str, int]) -> list[Trial]:
    """The first customers or orders as they would be kept under these columns."""
    stream = io.BytesIO(bytes(intake.content))
    layout = table.sniff(stream)
    read = _ROW_READERS[intake.what]
    looked: list[Trial] = []
    for line, cells in enumerate(layout.sample[:PREVIEW], start=2 if layout.header else 1):
        try:
            looked.append(Trial(line=line, row=read(cells, columns)))
        except files.Unreadable as error:
            looked.append(Trial(line=line, problem=f"{error}. {error.mend}"))
    return looked


def lacking(intake: Intake, columns: Mapping[str, int]) -> str:
    """What a person must still say before customers or orders can be read; empty when nothing."""
    missing = files.missing(intake.what, columns)
    return f"Say which column holds: {', '.join(missing)}." if missing else ""


def choose(intake: Intake, changed: Mapping[str, Any]) -> None:
    """Keep what a person said about the file as a whole, before its columns are looked at."""
    intake.mapping = {**intake.mapping, **{name: value for name, value in changed.items() if value}}
    intake.save(update_fields=["mapping"])


def start(intake: Intake, actor: Actor, *, mapping: Mapping[str, Any] | None = None, dry: bool = False) -> None:
    """Read the whole file as a job. Pressed twice, it is read once. `dry` reads it and keeps nothing but the rows aside."""
    actor.must(Permission.IMPORT)
    if intake.state == "running":
        return
    intake.mapping = {**intake.mapping, **(mapping or {}), "dry": dry}
    if intake.what != "posts" and (said := lacking(intake, intake.mapping.get("columns", {}))):
        raise NotReadable(said)
    if intake.what == "posts" and (problems := look(intake).problems):
        raise NotReadable(" ".join(problems))
    intake.state, intake.trouble = "running", ""
    intake.save()
    queue.enqueue("run_intake", intake=intake.pk, once=f"intake {intake.pk}")


def run(intake_id: int, *, now: datetime) -> None:
    """Read the file from its first row to its last, writing the progress after each batch."""
    intake = Intake.objects.select_related("brand", "channel", "channel__brand").get(pk=intake_id)
    if intake.state != "running":
        return
    intake.rows_aside.all().delete()
    intake.kept = intake.same = intake.aside = intake.read = 0
    stream = io.BytesIO(bytes(intake.content))
    try:
        _READERS[intake.what](intake, stream, now)
        intake.state = "done"
        if intake.what != "posts" and not intake.mapping.get("dry"):
            keeping.count_records(intake.brand_id, now=now)
    except (NotReadable, table.NotATable) as error:
        intake.state, intake.trouble = "failed", str(error)
    if intake.mapping.get("dry"):
        # Tried out: back to its columns, with what would have become of it, and the file still there.
        intake.mapping = {**intake.mapping, "tried": {"kept": intake.kept, "aside": intake.aside, "trouble": intake.trouble}}
        intake.state, intake.trouble = "mapping", ""
        intake.kept = intake.same = intake.aside = intake.read = 0
    else:
        intake.read, intake.ended_at, intake.content = intake.size, now, b""
    intake.save()


def _posts(intake: Intake, stream: io.BytesIO, now: datetime) -> None:
    layout = table.sniff(stream)
    mapping = _from_json(intake.mapping, layout)
    place = intake.brand.locations.filter(pk=intake.mapping.get("location") or 0).first()
    heaps = _heaps(table.read_rows(stream, mapping, layout))
    if intake.mapping.get("dry"):
        for heap in heaps:
            intake.kept += len(list(_good(intake, heap)))
        return
    with Ahead(max(1, all_cores() - 1) if intake.size > FEW_BYTES else 0) as ahead:
        for heap in _begun(heaps, ahead, intake.brand):
            good = _good(intake, heap)
            for taken in door.take_in(intake.channel, good, now=now, place=place, read_many=ahead.read_many):
                intake.kept += len(taken.cases)
                intake.same += taken.same
            _progress(intake, stream)


def _begun(heaps: Iterator[list[HeardPost | BadRow]], ahead: Ahead, brand: Brand) -> Iterator[list[HeardPost | BadRow]]:
    """The same heaps, each handed out when those after it are being read already."""
    waiting: deque[list[HeardPost | BadRow]] = deque()
    tuning = tuning_in_force(brand.pk)
    for heap in heaps:
        posts = [row for row in heap if isinstance(row, HeardPost)]
        ahead.begin([whole_text(post) for post in posts], [context(brand, post.stars) for post in posts], tuning=tuning)
        waiting.append(heap)
        if len(waiting) > HEAPS_AHEAD:
            yield waiting.popleft()
    yield from waiting


def _good(intake: Intake, heap: list[HeardPost | BadRow]) -> Iterator[HeardPost]:
    aside = [row for row in heap if isinstance(row, BadRow)]
    _put_aside(intake, aside)
    return (row for row in heap if isinstance(row, HeardPost))


def _put_aside(intake: Intake, rows: list[BadRow]) -> None:
    AsideRow.objects.bulk_create(
        [
            AsideRow(intake=intake, line=row.line, reason=row.reason, mend=row.mend, raw=_storable(row.raw[:10_000]))
            for row in rows
        ]
    )
    intake.aside += len(rows)


def _storable(raw: str) -> str:
    return raw.replace("\x00", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "replace").decode()


def _heaps(rows: Iterator[Any]) -> Iterator[list[Any]]:
    while heap := list(islice(rows, BATCH)):
        yield heap


def _progress(intake: Intake, stream: io.BytesIO) -> None:
    intake.read = stream.tell()
    intake.save(update_fields=["kept", "same", "aside", "read"])


def _people(intake: Intake, stream: io.BytesIO, now: datetime) -> None:
    for heap in _heaps(_records(intake, stream)):
        rows = _each(intake, heap, files.customer)
        intake.kept += len(rows) if intake.mapping.get("dry") else keeping.keep_customers(intake.brand, rows)
        _progress(intake, stream)


def _orders(intake: Intake, stream: io.BytesIO, now: datetime) -> None:
    for heap in _heaps(_records(intake, stream)):
        lines: dict[str, int] = {}
        rows = _each(intake, heap, files.order, lines)
        kept, strangers = keeping.keep_orders(intake.brand, rows, dry=bool(intake.mapping.get("dry")))
        intake.kept += kept
        _put_aside(
            intake,
            [
                BadRow(
                    line=lines[row.external_id],
                    reason=f"there is no customer {row.customer}",
                    mend="Import the customers first.",
                    raw=row.external_id,
                )
                for row in strangers
            ],
        )
        _progress(intake, stream)


def _records(intake: Intake, stream: io.BytesIO) -> Iterator[Any]:
    """Rows of a file with a header whose words we know; each comes with the map of its columns."""
    layout = table.sniff(stream)
    known = intake.mapping.get("columns") or files.columns(layout.columns)
    missing = files.missing(intake.what, known)
    if missing:
        raise NotReadable(f"No column says: {', '.join(missing)}. Name them so in the first row.")
    stream.seek(0)
    text = io.TextIOWrapper(stream, encoding=layout.encoding, errors="replace", newline="")
    try:
        records = split(text, layout.delimiter, len(layout.columns))
        if layout.header:
            next(records, None)
        for record in records:
            yield record, known
    finally:
        text.detach()


def _each(
    intake: Intake, heap: list[Any], read: Callable[[Any, Mapping[str, int]], Any], lines: dict[str, int] | None = None
) -> list[Any]:
    good, bad = [], []
    for record, known in heap:
        if isinstance(record, BadRow):
            bad.append(record)
            continue
        try:
            row = read(record.cells, known)
        except files.Unreadable as error:
            bad.append(BadRow(line=record.line, reason=str(error), mend=error.mend, raw=record.raw))
            continue
        good.append(row)
        if lines is not None:
            lines[row.external_id] = record.line
    _put_aside(intake, bad)
    return good


_READERS: dict[str, Callable[[Intake, io.BytesIO, datetime], None]] = {
    "posts": _posts,
    "customers": _people,
    "orders": _orders,
}


_ROW_READERS: dict[str, Callable[[Any, Mapping[str, int]], Any]] = {"customers": files.customer, "orders": files.order}


def _to_json(mapping: ColumnMap) -> dict[str, Any]:
    return {
        "columns": {column.value: position for column, position in mapping.columns.items()},
        "day_first": mapping.day_first,
        "zone": mapping.zone,
        "stars_out_of": mapping.stars_out_of,
        "platform": mapping.platform.value,
    }


def _from_json(data: Mapping[str, Any], layout: Layout) -> ColumnMap:
    guessed = table.guess_mapping(layout.columns, layout.sample)
    return replace(
        guessed,
        columns={Column(name): int(position) for name, position in data.get("columns", {}).items()},
        day_first=data.get("day_first", guessed.day_first),
        zone=data.get("zone") or "UTC",
        stars_out_of=int(data.get("stars_out_of") or 5),
        platform=Platform(data.get("platform") or Platform.OTHER),
    )


def begin_here(slug: str, *, what: str, name: str, content: bytes) -> Intake:
    """For the command line, whose user owns the machine: begin, and let the columns be as they were guessed."""
    brand = Brand.objects.filter(slug=slug).first()
    if brand is None:
        raise NotReadable(
            f"There is no brand “{slug}”; there are {', '.join(Brand.objects.values_list('slug', flat=True)) or 'none'}."
        )
    intake = begin(brand, Actor(name="the command line", role=Role.OWNER), what=what, name=name, content=content)
    if what == "posts" and (problems := look(intake).problems):
        raise NotReadable(f"{' '.join(problems)} Import it on the import page, where columns can be named.")
    intake.state = "running"
    intake.save(update_fields=["state"])
    return intake


def read_so_far(intake_id: int) -> int:
    """How many bytes of the file have been read."""
    return Intake.objects.values_list("read", flat=True).get(pk=intake_id)
