"""Taking personal data out of rows that stay. What is personal, and where, the models declare: nothing is listed here twice."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.db.models import GeneratedField, QuerySet

from heard.records.models import AsideRow, Candidate, Case, Outgoing, Post, Prompt, Reading
from heard.records.models.responding import ON_ITS_WAY
from heard.records.personal import nothing, tables, way_to

# Rows that are nothing but what somebody wrote, or a guess who they are: they go as a whole.
WHOLE = (Reading, AsideRow, Candidate, Prompt)


class StillOnItsWay(Exception):
    """A text to this person is on its way. Take it back, or wait until it has arrived."""


def empty_copies(posts: Sequence[Post], *, now: datetime, withheld: bool = False) -> None:
    """Everything that was copied from a platform, with every older version of it and what was read out of it."""
    numbers = [post.pk for post in posts]
    for model in tables():
        way = way_to(model, Post)
        if way is not None:
            _empty(model._default_manager.filter(**{f"{way}__in": numbers}), {"copied"})
    changes: dict[str, Any] = {"erased_at": now, **({"withheld": True} if withheld else {})}
    Post.objects.filter(pk__in=numbers).update(**changes)


def empty_cases(cases: Sequence[Case], *, now: datetime) -> None:
    """The private side of cases: what the team and the customer said, who they might be, what was drafted and sent."""
    numbers = [case.pk for case in cases]
    if Outgoing.objects.filter(case__in=numbers, state__in=ON_ITS_WAY).exists():
        raise StillOnItsWay(StillOnItsWay.__doc__)
    for model in tables():
        way = way_to(model, Case)
        if way is not None:
            _empty(model._default_manager.filter(**{f"{way}__in": numbers}), {"case"})
    Case.objects.filter(pk__in=numbers).update(customer=None, retired_at=now)


def _empty(rows: QuerySet[Any], clocks: Collection[str]) -> None:
    model: Any = rows.model
    due = [name for name, said in model.PERSONAL.items() if said.retire in clocks]
    if not due:
        return
    if model in WHOLE:
        rows.delete()
        return
    columns = [model._meta.get_field(name) for name in due]
    rows.update(**{column.name: nothing(column) for column in columns if not isinstance(column, GeneratedField)})
