"""Writing many rows in one statement."""

import json
from collections.abc import Callable, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from django.db import connection, models

Row = TypeVar("Row", bound=models.Model)

# Fields whose Python value goes to PostgreSQL as it is; asking Django to prepare each costs more than sending it.
AS_IT_IS = (
    models.CharField,
    models.TextField,
    models.DateTimeField,
    models.IntegerField,
    models.BooleanField,
    models.ForeignKey,
)


def insert_many(rows: Sequence[Row]) -> list[Row]:
    """Insert new rows of one table by COPY, each with its id; two statements whatever their number.

    Like `bulk_create` it sends no signals; unlike it, rows are not marked as saved until all are.
    """
    if not rows:
        return []
    meta: Any = type(rows[0])._meta
    columns = [column for column in meta.local_concrete_fields if not column.generated]
    values = [_value_of(column) for column in columns]
    quote = connection.ops.quote_name
    names = ", ".join(quote(column.column) for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [quote(meta.db_table), meta.pk.column, len(rows)],
        )
        for row, (number,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk = number
        with (
            connection.wrap_database_errors,
            cursor.copy(f"COPY {quote(meta.db_table)} ({names}) FROM STDIN") as copying,
        ):
            for row in rows:
                copying.write_row([value(row) for value in values])
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias
    return list(rows)


def _value_of(column: Any) -> Callable[[models.Model], Any]:
    if isinstance(column, AS_IT_IS):
        sets_itself = getattr(column, "auto_now", False) or getattr(column, "auto_now_add", False)
        return (lambda row: column.pre_save(row, True)) if sets_itself else attrgetter(column.attname)
    return lambda row: column.get_db_prep_save(column.pre_save(row, True), connection)


def update_many(rows: Sequence[models.Model], fields: Sequence[str]) -> None:
    """Write `fields` of every row; one UPDATE whatever their number.

    Django's own bulk_update builds a CASE for each field and row, which costs more than the rows themselves.
    The values go as one JSON text, which both sides read and write faster than an array of each column.
    """
    if not rows:
        return
    columns, sql = _update(type(rows[0]), tuple(fields))
    told = json.dumps([{name: getattr(row, attribute) for name, attribute in columns} for row in rows], default=str)
    with connection.cursor() as cursor:
        cursor.execute(sql, [told])


@cache
def _update(model: type[models.Model], fields: tuple[str, ...]) -> tuple[list[tuple[str, str]], str]:
    """The columns that are written, each with its attribute, and the statement that does it."""
    meta: Any = model._meta
    columns = [meta.pk, *(meta.get_field(name) for name in fields)]
    quote = connection.ops.quote_name
    names = [quote(column.column) for column in columns]
    types = [column.rel_db_type(connection) if column.primary_key else column.db_type(connection) for column in columns]
    return (
        [(column.column, column.attname) for column in columns],
        (
            f"UPDATE {quote(meta.db_table)} AS t SET "  # noqa: S608 names come from the model, values are parameters
            + ", ".join(f"{name} = v.{name}" for name in names[1:])
            + " FROM json_to_recordset(%s) AS v("
            + ", ".join(f"{name} {kind}" for name, kind in zip(names, types, strict=True))
            + f") WHERE t.{names[0]} = v.{names[0]}"
        ),
    )
