"""What trends are read from: sums over the weekly tallies, each in one statement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Literal

from django.db import connection
from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce

from heard.diagnose.bursts import RUSHES
from heard.diagnose.proof import monday
from heard.diagnose.rates import Counted
from heard.records.models import Brand, Case, DayTallyNow, SplitTallyNow, TallyNow

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
NOTHING = Counted(0, 0)
OWN_MEAN = 52  # weeks before the period that a place's own mean is drawn from
MOST_TEXTS = 800  # on each side, newest first, when phrases are looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is looked at: so many whole weeks up to and with the week of `today`, narrowed as in the inbox. Empty: no matter."""

    today: date
    weeks: int = 13
    place: int | None = None
    platform: str = ""
    topic: str = ""

    @property
    def until(self) -> date:
        """The Monday after the period."""
        return monday(self.today) + WEEK

    @property
    def since(self) -> date:
        """The first Monday of the period."""
        return self.until - self.weeks * WEEK

    @property
    def before(self) -> date:
        """The first Monday of the period before, which is as long."""
        return self.since - self.weeks * WEEK


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """One week: reviews, complaints among them, and the mean of their stars (None without any)."""

    monday: date
    reviews: int = 0
    complaints: int = 0
    stars: float | None = None

    @property
    def counted(self) -> Counted:
        """As rates take it."""
        return Counted(self.complaints, self.reviews)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One topic, place or platform (`key`): this period, the one before, and its own mean of the year before the period."""

    key: Any
    now: Counted
    before: Counted
    mean: Counted = NOTHING
    stars_now: float | None = None
    stars_before: float | None = None


def _rows(brand: Brand, asked: Asked, *, topic: str | None = "", since: date | None = None, tallies: Any = None) -> Any:
    """The tallies of the narrowing, from `since` (the period before) to the end of the period."""
    rows = (TallyNow.objects if tallies is None else tallies).filter(
        brand=brand, week__gte=since or asked.before, week__lt=asked.until
    )
    if topic is not None:
        rows = rows.filter(topic=topic)
    if asked.place is not None:
        rows = rows.filter(place=asked.place)
    return rows.filter(platform=asked.platform) if asked.platform else rows


def weeks(brand: Brand, asked: Asked) -> list[Week]:
    """Every week of the period before and of the period, oldest first. With a topic, complaints are those of it."""
    rows = _rows(brand, asked, topic=None).filter(topic__in={"", asked.topic}).values("week", "topic")
    sums = rows.annotate(r=Sum("reviews"), c=Sum("complaints"), n=Sum("starred"), s=Sum("stars"))
    found = {(row["week"], row["topic"]): row for row in sums}
    none = {"r": 0, "c": 0, "n": 0, "s": 0}
    mondays = [asked.before + n * WEEK for n in range(2 * asked.weeks)]
    return [
        Week(
            monday=day,
            reviews=found.get((day, ""), none)["r"],
            complaints=found.get((day, asked.topic), none)["c"],
            stars=_mean(found.get((day, ""), none)["s"], found.get((day, ""), none)["n"]),
        )
        for day in mondays
    ]


def _compared(rows: Any, key: str, asked: Asked, *, mean: bool = False) -> list[Compared]:
    return [one for _topic, one in _by_topic(rows, key, asked, mean=mean)]


def _by_topic(rows: Any, key: str, asked: Asked, *, mean: bool) -> list[tuple[str, Compared]]:
    """For each value of `key` and each topic among the rows: the topic and its figures."""
    now, before = Q(week__gte=asked.since), Q(week__gte=asked.before, week__lt=asked.since)
    earlier = Q(week__lt=asked.since)
    sums = {
        f"{name}_{column}": Coalesce(Sum(column, filter=when), 0)
        for name, when in (("now", now), ("before", before), *((("mean", earlier),) if mean else ()))
        for column in ("reviews", "complaints", "starred", "stars")
    }
    return [
        (
            row["about"],
            Compared(
                key=row["named"],
                now=Counted(row["now_complaints"], row["now_reviews"]),
                before=Counted(row["before_complaints"], row["before_reviews"]),
                mean=Counted(row["mean_complaints"], row["mean_reviews"]) if mean else NOTHING,
                stars_now=_mean(row["now_stars"], row["now_starred"]),
                stars_before=_mean(row["before_stars"], row["before_starred"]),
            ),
        )
        for row in rows.values(named=F(key), about=F("topic")).annotate(**sums).order_by("named")
    ]


def _mean(total: int, count: int) -> float | None:
    return total / count if count else None


def whole(brand: Brand, asked: Asked) -> Compared:
    """Everything in the narrowing together."""
    found = _compared(_rows(brand, asked), "brand_id", asked)
    return found[0] if found else Compared(key=brand.pk, now=NOTHING, before=NOTHING)


def topics(brand: Brand, asked: Asked, all_of_it: Compared) -> list[Compared]:
    """Complaints by topic, for each of all reviews; most complained of first."""
    rows = _compared(_rows(brand, asked, topic=None).exclude(topic=""), "topic", asked)
    found = [
        Compared(
            key=row.key,
            now=Counted(row.now.complaints, all_of_it.now.reviews),
            before=Counted(row.before.complaints, all_of_it.before.reviews),
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: (-one.now.complaints, -one.before.complaints, one.key))


def places(brand: Brand, asked: Asked) -> list[Compared]:
    """Each place against the period before and against its own mean; with a topic, complaints are those of it."""
    since = asked.since - max(OWN_MEAN, asked.weeks) * WEEK
    return _of_topic(brand, asked, "place", since)


def platforms(brand: Brand, asked: Asked) -> list[Compared]:
    """Each platform against the period before."""
    return _of_topic(brand, asked, "platform", asked.before)


def parts(brand: Brand, asked: Asked, kind: Literal["shift", "product"]) -> list[Compared]:
    """Each shift of the places, or each product, against the period before; most complained of first."""
    found = _of_topic(brand, asked, "of", asked.before, tallies=SplitTallyNow.objects.filter(kind=kind))
    return sorted(found, key=lambda one: (-one.now.complaints, -one.before.complaints, one.key))


def _of_topic(brand: Brand, asked: Asked, key: str, since: date, tallies: Any = None) -> list[Compared]:
    """By `key`: all reviews, and the complaints of the topic where one is asked for. One statement for both."""
    rows = _rows(brand, asked, topic=None, since=since, tallies=tallies).filter(topic__in={"", asked.topic})
    found = _by_topic(rows, key, asked, mean=True)
    about = {one.key: one for topic, one in found if topic == asked.topic}
    nothing = Compared(key=None, now=NOTHING, before=NOTHING)
    return [
        replace(
            one,
            now=Counted(about.get(one.key, nothing).now.complaints, one.now.reviews),
            before=Counted(about.get(one.key, nothing).before.complaints, one.before.reviews),
            mean=Counted(about.get(one.key, nothing).mean.complaints, one.mean.reviews),
        )
        for topic, one in found
        if not topic
    ]


def weeks_at(brand: Brand, topic: str, *, since: date, until: date) -> dict[int, dict[date, Counted]]:
    """Weekly complaints on a topic among all reviews, for each place by its number."""
    rows = TallyNow.objects.filter(brand=brand, week__gte=since, week__lt=until)
    reviews = rows.filter(topic="").values("place", "week").annotate(n=Sum("reviews")).values_list("place", "week", "n")
    about = rows.filter(topic=topic).values("place", "week").annotate(n=Sum("complaints")).values_list("place", "week", "n")
    complaints = {(place, week): count for place, week, count in about}
    found: dict[int, dict[date, Counted]] = {}
    for place, week, count in reviews:
        found.setdefault(place, {})[week] = Counted(complaints.get((place, week), 0), count)
    return found


def days(brand: Brand, *, since: date, until: date) -> dict[int, dict[date, int]]:
    """Complaints of each day from `since` to `until`, both with, for each place by its number."""
    found: dict[int, dict[date, int]] = {}
    rows = DayTallyNow.objects.filter(brand=brand, day__gte=since, day__lte=until).values("place", "day")
    for place, day, count in rows.annotate(n=Sum("complaints")).values_list("place", "day", "n"):
        found.setdefault(place, {})[day] = count
    return found


def ages(brand: Brand, now: datetime) -> dict[int, list[float]]:
    """How many hours ago the complaints of the last hours were written, for each place by its number; 0 is no place."""
    since = now - timedelta(hours=max(RUSHES))
    found: dict[int, list[float]] = {}
    rows = Case.objects.filter(brand=brand, written_on__gte=since.date() - DAY, polarity__in=("negative", "mixed"))
    for place, written in rows.filter(post__published_at__range=(since, now)).values_list("location", "post__published_at"):
        found.setdefault(place or 0, []).append((now - written) / timedelta(hours=1))
    return found


def texts(brand: Brand, asked: Asked) -> tuple[list[str], list[str], set[str]]:
    """The newest complaints of the period and of the one before, and the names of staff that they hold."""
    now, names = _texts(brand, asked, asked.since, asked.until)
    before, more = _texts(brand, asked, asked.before, asked.since)
    return now, before, names | more


def _texts(brand: Brand, asked: Asked, since: date, until: date) -> tuple[list[str], set[str]]:
    rows = Case.objects.filter(brand=brand, written_on__gte=since, written_on__lt=until, polarity__in=("negative", "mixed"))
    rows = rows.filter(
        **{name: value for name, value in (("location", asked.place), ("platform", asked.platform)) if value not in (None, "")}
    )
    if asked.topic:
        rows = rows.filter(complaints__contains=[asked.topic])
    found = list(rows.order_by("-written_on", "-pk").values_list("post_id", "post__title", "post__text")[:MOST_TEXTS])
    return [f"{title} {text}" for _, title, text in found], staff_named([post for post, _, _ in found])


def staff_named(posts: Sequence[int]) -> set[str]:
    """The names of staff that these posts hold."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT DISTINCT m->>'text' FROM records_reading, jsonb_array_elements(data->'mentions') m
            WHERE post_id = ANY (%s) AND m->>'kind' = 'staff'""",
            [list(posts)],
        )
        return {name for (name,) in cursor.fetchall()}


def total(rows: Iterable[Counted]) -> Counted:
    """All of them together."""
    return sum(rows, NOTHING)
