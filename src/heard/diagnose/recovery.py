"""How complaints come to be recovered, and what that is worth: counted from journeys, each question in one statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import Count
from django.utils import timezone

from heard.diagnose.queries import Asked
from heard.diagnose.rates import FEWEST, Interval, Sample, mean_difference, per_thousand, share_difference
from heard.records.models import Brand, Order

COMES_BACK = timedelta(days=90)
MOST_GLAD = 20_000
TIME_TO_EDIT = timedelta(days=30)  # a review younger than this may still change
STEPS = ("negative", "replied", "reached", "resolved", "satisfied", "updated")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the way: how many complaints came so far, and the median hours since the step that they had before it."""

    name: str
    count: int
    hours: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two groups, how they differ, and how many they are; no difference is told while either has fewer than `FEWEST`."""

    first: float | None
    second: float | None
    n: tuple[int, int]
    difference: Interval | None

    @property
    def too_few(self) -> bool:
        """Whether there is too little to say anything."""
        return min(self.n) < FEWEST


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), ZoneInfo("UTC"))


def _where(brand: Brand, asked: Asked, cause: int | None) -> tuple[str, list[Any]]:
    words, values = (
        ["j.brand_id = %s", "j.began_at >= %s", "j.began_at < %s"],
        [brand.pk, _moment(asked.since), _moment(asked.until)],
    )
    for column, value in (("c.location_id", asked.place), ("c.platform", asked.platform or None)):
        if value is not None:
            words.append(f"{column} = %s")
            values.append(value)
    if asked.topic:
        words.append("c.complaints @> to_jsonb(%s::text)")
        values.append(asked.topic)
    if cause is not None:
        words.append("EXISTS (SELECT FROM records_cause_cases k WHERE k.case_id = c.id AND k.cause_id = %s)")
        values.append(cause)
    return " AND ".join(words), values


# An edit counts as an update when it came after our reply, and after the complaint itself.
UPDATED = "CASE WHEN j.edited_at > greatest(j.replied_at, j.began_at) AND j.replied_at IS NOT NULL THEN j.edited_at END"


def funnel(brand: Brand, asked: Asked, *, cause: int | None = None) -> list[Step]:
    """Negative, replied, reached, resolved, satisfied, updated. A step may be taken without the one before; each counts for itself."""
    where, values = _where(brand, asked, cause)
    joined = " JOIN records_case c ON c.id = j.case_id" if "c." in where else ""
    hours = ", ".join(
        f"percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM {name} - before_{name}) / 3600)"
        f" FILTER (WHERE {name} >= before_{name})"
        for name in STEPS[1:]
    )
    sql = f"""
    SELECT count(*), count(replied), count(reached), count(resolved), count(satisfied), count(updated), {hours}
    FROM (
        SELECT j.replied_at AS replied, j.reached_at AS reached, j.resolved_at AS resolved, j.satisfied_at AS satisfied,
            {UPDATED} AS updated, j.began_at AS before_replied, coalesce(j.replied_at, j.began_at) AS before_reached,
            coalesce(j.reached_at, j.replied_at, j.began_at) AS before_resolved,
            coalesce(j.resolved_at, j.reached_at, j.began_at) AS before_satisfied, j.replied_at AS before_updated
        FROM records_journey j{joined} WHERE {where}
    ) s"""  # noqa: S608 made of our own words; values are parameters
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        row = cursor.fetchone()
    return [
        Step(name=name, count=row[index], hours=None if not index or row[5 + index] is None else float(row[5 + index]))
        for index, name in enumerate(STEPS)
    ]


def faults(brand: Brand, asked: Asked, *, cause: int | None = None) -> dict[str, int]:
    """Whose fault the complaints of the period were, by what people put on record; of the others nobody has said."""
    where, values = _where(brand, asked, cause)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.fault, count(*) FROM records_case c JOIN records_journey j ON j.case_id = c.id"  # noqa: S608 our own words
            f" WHERE c.brand_id = %s AND c.fault <> '' AND {where} GROUP BY 1 ORDER BY 2 DESC, 1",
            [brand.pk, *values],
        )
        return dict(cursor.fetchall())


def satisfaction(brand: Brand) -> Compared:
    """The paradox, as far as own data carry it (D5): how content those are whose complaint was resolved (what they answered when asked,
    1 to 5), against the stars of those who never complained: the newest `MOST_GLAD` of them, more would not narrow the interval to be seen."""
    recovered = _sample(
        "SELECT score FROM records_journey WHERE brand_id = %s AND resolved_at IS NOT NULL AND score IS NOT NULL", [brand.pk]
    )
    glad = _sample(
        "SELECT stars FROM records_case WHERE brand_id = %s AND polarity IN ('positive', 'neutral') AND stars IS NOT NULL"
        " ORDER BY written_on DESC, id DESC LIMIT %s",
        [brand.pk, MOST_GLAD],
    )
    return Compared(
        first=recovered.mean, second=glad.mean, n=(recovered.count, glad.count), difference=mean_difference(recovered, glad)
    )


def _sample(sql: str, values: list[Any]) -> Sample:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*), avg(v), var_samp(v) FROM ({sql}) s(v)", values)  # noqa: S608 our own words
        count, mean, variance = cursor.fetchone()
    return Sample(count, float(mean) if count else None, float(variance or 0.0))


def coming_back(brand: Brand) -> Compared:
    """The share that ordered again within 90 days: after a resolved complaint, and of customers who never complained after an order."""
    before = timezone.now() - COMES_BACK
    recovered = _pair(
        """SELECT count(*), count(*) FILTER (WHERE EXISTS (SELECT FROM records_order o WHERE o.customer_id = c.customer_id
               AND o.at > j.resolved_at AND o.at <= j.resolved_at + interval '90 days'))
        FROM records_journey j JOIN records_case c ON c.id = j.case_id
        WHERE j.brand_id = %s AND j.resolved_at < %s AND c.customer_id IS NOT NULL""",
        [brand.pk, before],
    )
    others = _pair(
        """SELECT count(*), count(*) FILTER (WHERE EXISTS (SELECT FROM records_order o WHERE o.customer_id = f.customer_id
               AND o.at > f.at AND o.at <= f.at + interval '90 days'))
        FROM (SELECT customer_id, min(at) AS at FROM records_order WHERE brand_id = %s AND at > %s GROUP BY customer_id) f
        WHERE f.at < %s AND NOT EXISTS (SELECT FROM records_case c WHERE c.customer_id = f.customer_id)""",
        [brand.pk, before - timedelta(days=365), before],
    )
    return _shares(recovered, others)


def answering(brand: Brand) -> Compared:
    """Does answering change what people write (D7): the share of complaints that their writers changed later, answered and unanswered."""
    old = timezone.now() - TIME_TO_EDIT
    where = "FROM records_journey j WHERE brand_id = %s AND began_at < %s AND replied_at IS"
    answered = _pair(f"SELECT count(*), count({UPDATED}) {where} NOT NULL", [brand.pk, old])
    silent = _pair(f"SELECT count(*), count(*) FILTER (WHERE edited_at > began_at) {where} NULL", [brand.pk, old])
    return _shares(answered, silent)


def _pair(sql: str, values: list[Any]) -> tuple[int, int]:
    """(hits, of) from a statement that answers (of, hits)."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        of, hits = cursor.fetchone()
    return hits, of


def _shares(first: tuple[int, int], second: tuple[int, int]) -> Compared:
    shares = [hits / of if of else None for hits, of in (first, second)]
    return Compared(first=shares[0], second=shares[1], n=(first[1], second[1]), difference=share_difference(first, second))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistakes:
    """Complaints for 1,000 orders at one place (D6)."""

    place: int
    complaints: int
    orders: int
    rate: Interval | None


def mistakes(brand: Brand, asked: Asked, complaints: dict[int, int]) -> list[Mistakes]:
    """For every place with orders in the period. `complaints`: those of the period by place, 0 for none in particular."""
    rows = Order.objects.filter(brand=brand, at__gte=_moment(asked.since), at__lt=_moment(asked.until))
    if asked.place is not None:
        rows = rows.filter(location=asked.place)
    orders = {place or 0: count for place, count in rows.values_list("location").annotate(n=Count("pk")).order_by()}
    return [
        Mistakes(
            place=place, complaints=complaints.get(place, 0), orders=count, rate=per_thousand(complaints.get(place, 0), count)
        )
        for place, count in sorted(orders.items())
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A check of the guard that had to block drafts: how many, and by how many writers."""

    check: str
    drafts: int
    writers: int


def training(brand: Brand, *, since: datetime, person: int | None = None) -> list[Need]:
    """What the guard had to block (D4), most often first; of one person, or of everybody together."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT f->>'check', count(DISTINCT d.id), count(DISTINCT d.written_by_id)
            FROM records_draft d JOIN records_case c ON c.id = d.case_id, jsonb_array_elements(d.verdict->'findings') f
            WHERE c.brand_id = %s AND d.written_at >= %s AND d.written_by_id IS NOT NULL AND d.recipe = ''
              AND f->>'level' = 'block' AND (%s::bigint IS NULL OR d.written_by_id = %s)
            GROUP BY 1 ORDER BY 2 DESC, 1""",
            [brand.pk, since, person, person],
        )
        return [Need(check=check, drafts=drafts, writers=writers) for check, drafts, writers in cursor.fetchall()]
