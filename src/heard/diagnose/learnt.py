"""Causes, what was done about them, and where to look for the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, Sum
from django.db.models.functions import Coalesce

from heard.diagnose.proof import BEFORE, Proof, monday, prove
from heard.diagnose.queries import OWN_MEAN, WEEK, Asked, staff_named, weeks_at
from heard.diagnose.rates import Counted, Interval, rate_ratio
from heard.records.models import Brand, Case, Cause, Fix, Membership, Outgoing, TallyNow, Wish


def names_known(brand: Brand, cause: Cause | None) -> set[str]:
    """The people who work here, and the staff whom the reviews of a cause name."""
    found = set(Membership.objects.filter(brand=brand).values_list("person__name", flat=True))
    posts = list(cause.cases.values_list("post_id", flat=True)) if cause is not None else []
    newest = Case.objects.filter(brand=brand).order_by("-opened_at").values_list("post_id", flat=True)[:500]
    return {name for name in found | staff_named([*posts, *newest]) if name}


def causes(brand: Brand) -> list[Cause]:
    """Every cause, newest first, with how many cases it has and its fixes."""
    rows = Cause.objects.filter(brand=brand).annotate(many=Count("cases")).prefetch_related("fixes__places")
    return list(rows.order_by("-found_at", "-pk"))


def cause(brand: Brand, number: int) -> Cause | None:
    """One of them."""
    return Cause.objects.filter(brand=brand, pk=number).select_related("brand", "found_by").first()


def fixes(row: Cause) -> list[Fix]:
    """What was done about it, oldest first."""
    return list(row.fixes.select_related("owner").prefetch_related("places").order_by("pk"))


def wishes(row: Cause) -> list[Wish]:
    """Who wants to hear what changed, each with `left`: whether the text for them has left the house."""
    left = Outgoing.objects.filter(draft=OuterRef("draft"), sent_at__isnull=False)
    rows = row.wishes.select_related("case__post", "fix", "draft").annotate(left=Exists(left))
    return list(rows.order_by("pk"))


def cases_of(row: Cause, *, most: int = 50) -> list[Case]:
    """The newest cases of a cause, with their posts."""
    return list(row.cases.select_related("post", "location").defer("post__search").order_by("-written_on", "-pk")[:most])


def candidates(row: Cause, *, places: Sequence[int] = (), most: int = 12) -> list[Case]:
    """The newest complaints on its topic that stand under no cause yet."""
    found = Case.objects.filter(brand=row.brand_id, complaints__contains=[row.topic], causes=None)
    found = found.filter(polarity__in=("negative", "mixed"))
    if places:
        found = found.filter(location__in=places)
    return list(found.select_related("post", "location").defer("post__search").order_by("-written_on", "-pk")[:most])


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """A topic that grew somewhere and has no cause: look there first."""

    topic: str
    place: int
    now: Counted
    mean: Counted
    ratio: Interval


# With so many topics and places, one in forty would look grown by chance: only what is sure to 99.9 % is suggested.
DOUBT = 2.82


def suggested(brand: Brand, today: date, *, most: int = 6) -> list[Suggested]:
    """Where complaints on a topic lie above the place's own mean of a year, surest first, without topics that have a cause there."""
    asked = Asked(today=today)
    since = asked.since - OWN_MEAN * WEEK
    rows = TallyNow.objects.filter(brand=brand, week__gte=since, week__lt=asked.until)
    recent = Q(week__gte=asked.since)
    sums = {
        "c_now": Coalesce(Sum("complaints", filter=recent), 0),
        "c_mean": Coalesce(Sum("complaints", filter=~recent), 0),
        "r_now": Coalesce(Sum("reviews", filter=recent), 0),
        "r_mean": Coalesce(Sum("reviews", filter=~recent), 0),
    }
    cells: dict[tuple[int, str], Any] = {
        (row["place"], row["topic"]): row for row in rows.values("place", "topic").annotate(**sums)
    }
    known = set(Cause.objects.filter(brand=brand).values_list("topic", flat=True))
    found = []
    for (place, topic), row in cells.items():
        every = cells.get((place, ""))
        if not topic or topic in known or every is None:
            continue
        now, mean = Counted(row["c_now"], every["r_now"]), Counted(row["c_mean"], every["r_mean"])
        ratio = rate_ratio(now, mean, dispersion=DOUBT)
        if ratio is not None and ratio.low > 1 and now.complaints >= 5:
            found.append(Suggested(topic=topic, place=place, now=now, mean=mean, ratio=ratio))
    return sorted(found, key=lambda one: -one.ratio.low)[:most]


def proof_of(fix: Fix, topic: str, brand: Brand, *, today: date) -> tuple[Proof, dict[date, Counted], dict[date, Counted]]:
    """Whether a fix helped, with the weekly counts at its places and at the others that it was judged by."""
    if fix.done_on is None:
        return prove({}, {}, done_on=None, today=today), {}, {}
    span = max(BEFORE[0], min(BEFORE[1], (today - fix.done_on).days // 7)) + 1
    at = weeks_at(brand, topic, since=monday(fix.done_on) - span * WEEK, until=monday(today))
    mine = {place.pk for place in fix.places.all()} or set(at)  # a fix without places is one for all of them
    fixed_elsewhere = set(Fix.objects.filter(cause=fix.cause_id, done_on__isnull=False).values_list("places", flat=True))
    own = _together(weeks for place, weeks in at.items() if place in mine)
    others = _together(weeks for place, weeks in at.items() if place not in mine | fixed_elsewhere)
    return prove(own, others, done_on=fix.done_on, today=today), own, others


def _together(places: Iterable[dict[date, Counted]]) -> dict[date, Counted]:
    found: dict[date, Counted] = {}
    for weeks in places:
        for week, counted in weeks.items():
            found[week] = found.get(week, Counted(0, 0)) + counted
    return found
