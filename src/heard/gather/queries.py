"""Reads of the gather stage. Looking for a writer asks indexes only: what it costs depends on how common the name is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from django.db.models import F, OuterRef, Prefetch, QuerySet, Subquery

from heard.gather.comparing import LATEST_AFTER, LOOKED_BACK, Record, Visit, Wanted, who
from heard.gather.names import display_keys, parts
from heard.gather.weights import Counts, Weights, corrected
from heard.records.models import Brand, Case, Customer, FactFile, FactRequest, NameCount, Note, Order, Search, Weighing

MOST_BY_NAME = 300  # of one name; those who came last are looked at
MOST_BY_VISIT = 300  # who came to the place before the post
VISIT_DAYS = 14
_VISIT = ("customer_id", "external_id", "at", "kind", "location_id", "location__name", "what", "amount", "served_by", "party")
_PERSON = ("pk", "given", "surname", "mail", "language", "country")


def records_like(brand: Brand, wanted: Wanted) -> list[Record]:
    """Customers who could be the writer, each with the visits before the post."""
    narrow, wide = display_keys(wanted.name, wanted.display)
    people = _by_name(brand, narrow, wanted) if narrow else {}
    if not any(_named(record, wanted) for record in people.values()):
        people |= _by_name(brand, wide, wanted) if wide else {}
    certain = set(_by_mail_or_order(brand, wanted))
    came = _came(brand, wanted)
    missing = (certain | came) - people.keys()
    strangers = {row[0]: _person(row) for row in Customer.objects.filter(pk__in=missing).values_list(*_PERSON)}
    visits = _visits([*(pk for pk, one in people.items() if _could_be(one, wanted)), *strangers], wanted)
    found = []
    for number, one in (people | strangers).items():
        if number in visits or number in certain or _could_be(one, wanted):
            found.append(_with(one, visits.get(number, ())))
    return found


def _by_name(brand: Brand, keys: Iterable[str], wanted: Wanted) -> dict[int, Record]:
    """Customers whom these keys name, those first who came last before the post."""
    last = Order.objects.filter(customer=OuterRef("pk"), at__lte=wanted.posted_at + LATEST_AFTER).order_by("-at").values("at")[:1]
    rows = (
        Customer.objects.filter(keys__overlap=[f"{brand.pk}/{key}" for key in keys])
        .annotate(last=Subquery(last))
        .order_by(F("last").desc(nulls_last=True), "pk")
    )
    return {row[0]: _person(row) for row in rows.values_list(*_PERSON)[:MOST_BY_NAME]}


def _by_mail_or_order(brand: Brand, wanted: Wanted) -> Iterable[int]:
    if wanted.mail:
        yield from Customer.objects.filter(brand=brand, mail=wanted.mail.lower()).values_list("pk", flat=True)[:10]
    if wanted.orders:
        numbers = {form for one in wanted.orders for form in (one, one.upper(), one.lower())}
        yield from Order.objects.filter(brand=brand, external_id__in=numbers).values_list("customer_id", flat=True)[:20]


def _came(brand: Brand, wanted: Wanted) -> set[int]:
    """Who was at the place in the days before the post, or on a day that the review names."""
    if wanted.place is None:
        return set()
    end = wanted.posted_at + LATEST_AFTER
    spans = [(end - timedelta(days=VISIT_DAYS), end)]
    for day in wanted.dates[:2]:
        noon = datetime.combine(day, time(12), UTC)
        spans.append((noon - timedelta(days=1), noon + timedelta(days=1)))
    here = Order.objects.filter(brand=brand, location=wanted.place)
    return {
        customer
        for start, until in spans
        for customer in here.filter(at__gte=start, at__lte=until).order_by("-at").values_list("customer_id", flat=True)[
            :MOST_BY_VISIT
        ]
    }


def _visits(customers: list[int], wanted: Wanted) -> dict[int, tuple[Visit, ...]]:
    rows = Order.objects.filter(
        customer__in=customers, at__lte=wanted.posted_at + LATEST_AFTER, at__gt=wanted.posted_at - LOOKED_BACK
    )
    found: dict[int, list[Visit]] = {}
    for customer, number, at, kind, place, place_name, what, amount, served_by, party in rows.order_by("-at").values_list(*_VISIT):
        found.setdefault(customer, []).append(
            Visit(
                number=number,
                at=at,
                kind=kind,
                place=place,
                place_name=place_name or "",
                what=what,
                amount=amount,
                served_by=served_by,
                party=party,
            )
        )
    return {customer: tuple(visits) for customer, visits in found.items()}


def _person(row: tuple[int, str, str, str, str, str]) -> Record:
    number, given, surname, mail, language, country = row
    return Record(customer=number, given=given, surname=surname, mail=mail, language=language, country=country)


def _with(record: Record, visits: tuple[Visit, ...]) -> Record:
    return Record(
        customer=record.customer,
        given=record.given,
        surname=record.surname,
        mail=record.mail,
        language=record.language,
        country=record.country,
        visits=visits,
    )


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
    return Weights(table=table, counts=Counts(customers=kept.customers, **seen), in_records=share)


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
