"""Counts that stop counting."""

from collections.abc import Sequence

from django.db import connection, models


def no_more_than(most: int, model: type[models.Model], column: str, values: Sequence[str], **scope: int) -> dict[str, int]:
    """How many rows have each of `values` in `column`, within `scope` (column -> value), each counted up to `most`.

    One statement; an index on the columns of the scope and then `column` is all it reads.
    """
    quote = connection.ops.quote_name
    where = " AND ".join(f"{quote(name)} = %s" for name in (*scope, column))
    one = f"(SELECT count(*) FROM (SELECT 1 FROM {quote(model._meta.db_table)} WHERE {where} LIMIT %s) AS first)"  # noqa: S608
    given: list[int | str] = []
    for value in values:
        given += [*scope.values(), value, most]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join([one] * len(values))}",
            given,
        )
        return dict(zip(values, cursor.fetchone(), strict=True))
