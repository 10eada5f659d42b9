"""Doing something in a case: may I, lock, do it, travel on; all of it or nothing.

    with acting(brand, code, now=now) as case:
        respond.approve(access.draft(case, number), actor, now=now)

Every door (page, API, job, command line) acts through here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction

from heard.desk import travel
from heard.desk.access import NotYours
from heard.records.models import Brand, Case
from heard.records.question import Question

_LOCKED = (
    Case.objects.select_for_update(of=("self",))
    .select_related("location", "post__channel")
    .defer("post__search", "post__channel__credentials")  # nobody asks for them here, and a secret takes long to open
)
_BY_CODE = Question(lambda brand, code: _LOCKED.filter(brand=brand, code=code))
_BY_NUMBER = Question(lambda number: _LOCKED.select_related("brand").filter(pk=number))


@contextmanager
def acting(brand: Brand, code: str, *, now: datetime) -> Iterator[Case]:
    """The case, locked until the act is done; then it travels on. Raises `NotYours` for a case of another brand."""
    with transaction.atomic():
        case = _BY_CODE.first(brand.pk, code.upper())
        if case is not None:
            case.brand = brand  # one object, so that its playbook is read once
        yield from _acted(case, now)


@contextmanager
def acting_on(case_id: int, *, now: datetime) -> Iterator[Case]:
    """The same for the desk's own jobs and signed links, which have proved their right to this case already."""
    with transaction.atomic():
        yield from _acted(_BY_NUMBER.first(case_id), now)


def _acted(case: Case | None, now: datetime) -> Iterator[Case]:
    if case is None:
        raise NotYours(NotYours.__doc__)
    yield case
    travel.onward([case], now=now)
