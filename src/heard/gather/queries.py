"""Reads of the gather stage. Looking for a writer asks indexes only: what it costs depends on how common the name is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.db.models import F, OuterRef, Prefetch, QuerySet, Subquery

from heard.gather.comparing import LATEST_AFTER, LOOKED_BACK, Record, Visit, Wanted, when, who
from heard.gather.names import display_keys, parts
from heard.gather.weights import DAILY, Counts, Weights, corrected
from heard.records.models import Brand, Case, Customer, FactFile, FactRequest, NameCount, Note, Order, Search, Weighing

MOST_BY_NAME = 300  # of one name; those who came last are looked at
COMMON = 1000  # customers of one name among whom only a visit to the place tells anybody apart
COMMON_DAYS = timedelta(days=40)
MOST_BY_VISIT = 300  # who came to the place before the post
VISIT_DAYS = 14
_VISIT = ("customer_id", "external_id", "at", "kind", "location_id", "location__name", "what", "amount", "served_by", "party")
_PERSON = ("pk", "given", "surname", "mail", "language", "country")


def records_like(brand: Brand, wanted: Wanted) -> list[Record]:
    """Customers who could be the writer, each with the visits before the post: by name, by place and time, by what is certain."""
    narrow, wide = display_keys(wanted.name, wanted.display)
    people = _by_name(brand, narrow, wanted) if narrow else {}
    if wide and not any(_named(record, wanted) for record in people.values()):
        people |= _by_name(brand, wide, wanted)
    people = {number: one for number, one in people.items() if _could_be(one, wanted)}
    people |= _came(brand, wanted) | _certain(brand, wanted)
    visits = _visits(list(people), wanted)
    return [replace(one, visits=visits.get(number, ())) for number, one in people.items()]


def _by_name(brand: Brand, keys: Iterable[str], wanted: Wanted) -> dict[int, Record]:
    """Customers whom these keys name, those first who came last before the post; of a common name only who came to this place."""
    until, whole = wanted.posted_at + LATEST_AFTER, [f"{brand.pk}/{key}" for key in keys]
    named = Customer.objects.filter(keys__overlap=whole)
    if wanted.place is not None and named.values_list("pk")[COMMON : COMMON + 1]:
        here = Order.objects.filter(brand=brand, location=wanted.place, at__gt=until - COMMON_DAYS, at__lte=until)
        came = here.filter(customer__keys__overlap=whole).order_by("-at")
        return {row[0]: _person(row) for row in came.values_list(*(f"customer__{one}" for one in _PERSON))[:MOST_BY_NAME]}
    last = Order.objects.filter(customer=OuterRef("pk"), at__lte=until).order_by("-at").values("at")[:1]
    rows = named.annotate(last=Subquery(last)).order_by(F("last").desc(nulls_last=True), "pk")
    return {row[0]: _person(row) for row in rows.values_list(*_PERSON)[:MOST_BY_NAME]}


def _certain(brand: Brand, wanted: Wanted) -> dict[int, Record]:
    """Whom a mail address or an order number names, whatever their name."""
    rows: list[tuple[int, str, str, str, str, str]] = []
    if wanted.mail:
        rows += Customer.objects.filter(brand=brand, mail=wanted.mail.lower()).values_list(*_PERSON)[:10]
    if wanted.orders:
        numbers = {form for one in wanted.orders for form in (one, one.upper(), one.lower())}
        theirs = Order.objects.filter(brand=brand, external_id__in=numbers)
        rows += theirs.values_list(*(f"customer__{name}" for name in _PERSON))[:20]
    return {row[0]: _person(row) for row in rows}


def _came(brand: Brand, wanted: Wanted) -> dict[int, Record]:
    """Who was at the place in the days before the post or on a day that the review names, as far as anything else agrees."""
    if wanted.place is None:
        return {}
    end = wanted.posted_at + LATEST_AFTER
    spans = [(end - timedelta(days=VISIT_DAYS), end)]
    for day in wanted.dates[:2]:
        noon = datetime.combine(day, time(12), UTC)
        if noon < spans[0][0]:
            spans.append((noon - timedelta(days=1), noon + timedelta(days=1)))
    here = Order.objects.filter(brand=brand, location=wanted.place)
    found: dict[int, Record] = {}
    for start, until in spans:
        rows = here.filter(at__gte=start, at__lte=until).order_by("-at")
        for row in rows.values_list(*(f"customer__{name}" for name in _PERSON), *_VISIT[1:])[:MOST_BY_VISIT]:
            record = replace(_person(row[: len(_PERSON)]), visits=(_visit(row[len(_PERSON) :]),))
            if _could_be(record, wanted) or _tells(record, wanted):
                found[record.customer] = record
    return found


def _tells(record: Record, wanted: Wanted) -> bool:
    """Whether a visit shows more than that somebody came that day."""
    ((_, levels),) = when(record, wanted)
    return any(levels.get(one) in ("named", "same") for one in ("product", "staff", "amount", "order")) or (
        levels.get("stated") == "that_day" and levels.get("party") == "same"
    )


def _visits(customers: list[int], wanted: Wanted) -> dict[int, tuple[Visit, ...]]:
    rows = Order.objects.filter(
        customer__in=customers, at__lte=wanted.posted_at + LATEST_AFTER, at__gt=wanted.posted_at - LOOKED_BACK
    )
    found: dict[int, list[Visit]] = {}
    for customer, *visit in rows.order_by("-at").values_list(*_VISIT):
        found.setdefault(customer, []).append(_visit(visit))
    return {customer: tuple(visits) for customer, visits in found.items()}


def _visit(row: Sequence[Any]) -> Visit:
    number, at, kind, place, place_name, what, amount, served_by, party = row
    return Visit(
        number=number, at=at, kind=kind, place=place, place_name=place_name or "", what=what, amount=amount,
        served_by=served_by, party=party,
    )  # fmt: skip


def _person(row: Sequence[Any]) -> Record:
    number, given, surname, mail, language, country = row
    return Record(customer=number, given=given, surname=surname, mail=mail, language=language, country=country)


def _named(record: Record, wanted: Wanted) -> bool:
    level = who(record, wanted).get(f"name_{wanted.name.form}")
    return level in ("agree", "nickname", "handle", "mail", "surname")


def _could_be(record: Record, wanted: Wanted) -> bool:
    levels = who(record, wanted)
    return levels.get(f"name_{wanted.name.form}", "other") != "other" or levels.get("mail") == "same"


def weights_for(brand: Brand, records: Iterable[Record]) -> Weights:
    """The table in force, and how common the names of these records are: two small indexed statements."""
    kept = Weighing.objects.filter(brand=brand).first()
    if kept is None:
        return Weights()
    named = {parts(record.given, record.surname) for record in records}
    values = {first for first, _ in named} | {last for _, last in named} | {name[:1] for pair in named for name in pair}
    seen: dict[str, dict[str, int]] = {"given": {}, "surname": {}, "initial": {}}
    for part, value, number in NameCount.objects.filter(brand=brand, value__in=values).values_list("part", "value", "number"):
        seen[part][value] = number
    table, share = corrected(kept.decided, confirmed=kept.confirmed, denied=kept.denied)
    return Weights(table=table, counts=_counts(kept, seen), in_records=share)


def _counts(kept: Weighing, seen: dict[str, dict[str, int]]) -> Counts:
    daily = kept.daily or DAILY
    return Counts(customers=kept.customers, daily=daily, places=kept.places, **seen)


def weighing_of(brand: Brand) -> Weighing | None:
    """How many records there are, as counted when they last changed."""
    return Weighing.objects.filter(brand=brand).first()


def notes(case: Case) -> QuerySet[Note]:
    """Notes of the team, oldest first."""
    return case.notes.select_related("written_by").prefetch_related("mentions").order_by("id")


def fact_requests(case: Case) -> QuerySet[FactRequest]:
    """Questions to colleagues, oldest first, with the names of what they sent."""
    files = FactFile.objects.defer("content").order_by("id")
    return case.fact_requests.select_related("asked_by").prefetch_related(Prefetch("files", files)).order_by("id")


def searches(case: Case) -> QuerySet[Search]:
    """Every search, newest first, with its candidates."""
    return case.searches.select_related("by").prefetch_related("candidates__customer").order_by("-id")
