"""Questions to the database that are always asked in the same words.

The ORM takes longer to put such a question into SQL than PostgreSQL takes to answer it, on every page and again for the next
reader. Here it is put into SQL once for each process, planned once for each connection, and then only the values in it change:

    NEWEST = Question(lambda post, revision: Reading.objects.filter(post=post, revision=revision).order_by("-id")[:1])
    NEWEST.first(case.post_id, case.post.revision)

A value must be what the column holds: a number, not an object; where one may be None, the words have to say so; many numbers
are one value to `__any`, which is `__in` in words that do not grow with it.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from functools import cached_property
from inspect import signature
from types import SimpleNamespace
from typing import Any, Generic, NamedTuple, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.models import IntegerField, Lookup, QuerySet, Value

Row = TypeVar("Row")


class _Blank(NamedTuple):
    """Where in the words the value with this number goes."""

    number: int


class _Words(NamedTuple):
    sql: str
    given: tuple[Any, ...]  # what stands in the words themselves, and the blanks between
    compiler: Any  # Django's, which knows what to make of the rows
    kind: Any  # how the queryset hands them out: as models, tuples or single values


@IntegerField.register_lookup
class _Any(Lookup):
    lookup_name = "any"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, of_column = self.process_lhs(compiler, connection)
        numbers, given = self.process_rhs(compiler, connection)
        return f"{column} = ANY({numbers})", (*of_column, *given)


def _cursor(connection: Any) -> Any:
    """A cursor that leaves the values to PostgreSQL, which so sees the same words each time and keeps their plan."""
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    return connection._prepare_cursor(ServerBindingCursor(connection.connection))  # type: ignore[call-arg]


class Question(Generic[Row]):
    """A queryset by its blanks. Asking it is one statement, as it is for the queryset."""

    def __init__(self, queryset: Callable[..., QuerySet[Any, Row]]) -> None:
        self._queryset = queryset

    @cached_property
    def _words(self) -> _Words:
        blanks = [Value(_Blank(number)) for number in range(len(signature(self._queryset).parameters))]
        rows = self._queryset(*blanks)
        compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, given = compiler.as_sql()
        return _Words(sql, tuple(given), compiler, rows._iterable_class)

    def __call__(self, *values: Any) -> list[Row]:
        """The rows for these values."""
        words = self._words
        given = tuple(values[one.number] if type(one) is _Blank else one for one in words.given)
        connection = connections[DEFAULT_DB_ALIAS]
        with _cursor(connection) as cursor:
            cursor.execute(words.sql, given)
            found = cursor.fetchall()
        asked = copy(words.compiler)
        asked.connection = connection  # each thread has its own
        asked.execute_sql = lambda *_, **__: [found]
        query = SimpleNamespace(get_compiler=lambda *_, **__: asked)
        return list(words.kind(SimpleNamespace(db=DEFAULT_DB_ALIAS, query=query, _known_related_objects={})))

    def first(self, *values: Any) -> Row | None:
        """The first row, if there is any; the words should ask for no more."""
        found = self(*values)
        return found[0] if found else None
