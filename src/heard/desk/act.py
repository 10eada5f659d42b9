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
from django.db.models import QuerySet

from heard.desk import travel
from heard.desk.access import NotYours
from heard.records.models import Brand, Case


@contextmanager
def acting(brand: Brand, code: str, *, now: datetime) -> Iterator[Case]:
    """The case, locked until the act is done; then it travels on. Raises `NotYours` for a case of another brand."""
    with transaction.atomic():
        yield from _locked(Case.objects.filter(brand=brand, code=code.upper()), brand, now)


@contextmanager
def acting_on(case_id: int, *, now: datetime) -> Iterator[Case]:
    """The same for the desk's own jobs and signed links, which have proved their right to this case already."""
    with transaction.atomic():
        yield from _locked(Case.objects.filter(pk=case_id), None, now)


def _locked(found: QuerySet[Case], brand: Brand | None, now: datetime) -> Iterator[Case]:
    case = (
        found.select_for_update(of=("self",))
        .select_related("location", "post__channel", *(() if brand else ("brand",)))
        .defer("post__search", "post__channel__credentials")  # nobody asks for them here, and a secret takes long to open
        .first()
    )
    if case is None:
        raise NotYours(NotYours.__doc__)
    if brand is not None:
        case.brand = brand  # one object, so that its playbook is read once
    yield case
    travel.onward([case], now=now)
