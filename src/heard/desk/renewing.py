"""Plans that change without anybody acting: with time, and with a new playbook."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q

from heard.desk import travel
from heard.records.bulk import update_many
from heard.records.circumstances import set_circumstances
from heard.records.models import Brand, Case, CaseEvent

BATCH = 200
LOOK_AGAIN = timedelta(hours=1)


def renew_due(now: datetime, *, most: int = 5000) -> int:
    """Plan anew every open case whose time has come; how many."""
    renewed = 0
    # One that stays late keeps its old date: it is looked at again when an hour has passed, not every minute.
    passed = Q(planned_at__lt=F("next_due")) | Q(planned_at__lt=now - LOOK_AGAIN)
    waiting = Case.objects.filter(passed, closed_at=None, next_due__lte=now)
    while renewed < most:
        with transaction.atomic():
            cases = with_logs(waiting.order_by("next_due")[:BATCH], lock=True)
            travel.onward(cases, now=now)
        renewed += len(cases)
        if len(cases) < BATCH:
            break
    return renewed


def renew_brand(brand_id: int, now: datetime) -> int:
    """Plan every open case of a brand anew, in batches that hold nobody up; how many."""
    renewed, last = 0, 0
    brand = Brand.objects.get(pk=brand_id)
    while True:
        with transaction.atomic():
            cases = with_logs(Case.objects.filter(brand=brand, closed_at=None, pk__gt=last).order_by("pk")[:BATCH], lock=True)
            travel.onward(cases, now=now)
        if not cases:
            return renewed
        renewed, last = renewed + len(cases), cases[-1].pk


def renew_circumstances(brand_id: int) -> int:
    """Say anew of every case in which shift and with what it happened; how many changed. Closed ones count too."""
    changed, last = 0, 0
    brand = Brand.objects.get(pk=brand_id)
    places = {place.pk: place for place in brand.locations.all()}
    while True:
        with transaction.atomic():
            rows = Case.objects.filter(brand=brand, pk__gt=last).exclude(polarity="").select_related("post").order_by("pk")
            cases = list(rows.select_for_update(of=("self",))[:BATCH])
            moved = []
            for case in cases:
                case.brand, before = brand, (case.shift, case.products)
                case.location = places.get(case.location_id) if case.location_id else None
                set_circumstances(case)
                moved += [case] if (case.shift, case.products) != before else []
            update_many(moved, ["shift", "products"])
        if not cases:
            return changed
        changed, last = changed + len(moved), cases[-1].pk


def with_logs(found, *, lock: bool = False) -> list[Case]:  # type: ignore[no-untyped-def]
    """Cases with everything their facts are made of: two statements whatever their number."""
    rows = found.select_related("brand", "location", "post")
    if lock:
        rows = rows.select_for_update(of=("self",), skip_locked=True)
    cases = list(rows)
    logs: dict[int, list[CaseEvent]] = defaultdict(list)
    for entry in CaseEvent.objects.filter(case__in=cases).order_by("id"):
        logs[entry.case_id].append(entry)
    _share_brands(cases)
    for case in cases:
        case.knows_events(logs[case.pk])
    return cases


def _share_brands(cases: Sequence[Case]) -> None:
    """One object a brand, so that its playbook is read once for all of its cases."""
    brands: dict[int, Brand] = {}
    for case in cases:
        case.brand = brands.setdefault(case.brand_id, case.brand)


def disagreements(brand: Brand, now: datetime) -> Iterator[Case]:
    """Open cases whose projection is not what the plan says; there should be none (`heard doctor`)."""
    last = 0
    while True:
        cases = with_logs(Case.objects.filter(brand=brand, closed_at=None, pk__gt=last).order_by("pk")[:BATCH])
        if not cases:
            return
        last = cases[-1].pk
        for case in cases:
            was = (case.lane, case.waiting_on, case.step, case.next_due)
            travel.project(case, travel.plan_of(case, now), now)
            if was != (case.lane, case.waiting_on, case.step, case.next_due):
                yield case
