"""The lists of the desk: one index for each, pages by key, counts that stop counting.

A list of the lanes is ordered by who is late first; the list of all by age, newest first; a search by age too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Left

from heard.desk import access
from heard.records.models import Brand, Case, Post
from heard.records.search import matching
from heard.vocabulary.reading import Polarity

PAGE = 40
MOST_COUNTED = 99
# A word in more posts than this is found by walking newest first; a rarer one through the word index.
RARE = 2000
LANES = ("due", "others", "customer")
ANY = "any"
SHOWN = 400  # characters of a text: more than a line can show, and a million stay where they are
# What a list would fetch, parse and throw away for each of its lines.
LEFT_OUT = (
    *("learned", "post__title", "post__text", "post__search", "post__url", "post__reply_url"),
    *("location__hours", "location__holidays", "owner__password"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a person wants to see. Empty means: no matter."""

    view: str = "due"  # a lane, "closed" or "all"
    text: str = ""
    platform: str = ""
    stage: str = ""
    priority: str = ""
    severity: str = ""
    topic: str = ""
    complaint: str = ""  # a topic that is complained of, "any" for whatever it is
    since: date | None = None  # written on this day or later; with it the list is ordered by that day
    until: date | None = None  # written before this day
    stars: int | None = None
    place: int | None = None
    owner: int | None = None
    after: str = ""  # where the page before ended


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One page, and how to ask for the next; empty when there is none.

    Cases come without what no line shows; `title` and `text` stand on them as their posts begin.
    """

    cases: Sequence[Case]
    after: str


class BadPage(Exception):
    """This address of a page is damaged. Start again from the first page."""


def page(brand: Brand, asked: Asked, *, size: int = PAGE) -> Listed:
    """One page of cases. One or two statements."""
    rows = access.cases(brand).filter(_filters(asked))
    if asked.text.strip():
        return _searched(brand, rows, asked, size)
    if asked.view in LANES:
        return _by_lateness(rows.filter(lane=asked.view), asked, size)
    if asked.view == "closed":
        rows = rows.filter(lane="closed")
    if asked.since is not None:
        return _by_day(rows, asked, size)
    return _by_age(rows, asked, size)


def _filters(asked: Asked) -> Q:
    wanted: dict[str, Any] = {
        "platform": asked.platform,
        "stage": asked.stage,
        "priority": asked.priority,
        "severity": asked.severity,
        "stars": asked.stars,
        "location_id": asked.place,
        "owner_id": asked.owner,
        "written_on__gte": asked.since,
        "written_on__lt": asked.until,
    }
    found = Q(**{name: value for name, value in wanted.items() if value not in ("", None)})
    if asked.complaint:
        found &= Q(polarity__in=(Polarity.NEGATIVE, Polarity.MIXED))
    if asked.complaint and asked.complaint != ANY:
        found &= Q(complaints__contains=[asked.complaint])
    return found & Q(topics__contains=[asked.topic]) if asked.topic else found


def _searched(brand: Brand, rows: QuerySet[Case], asked: Asked, size: int) -> Listed:
    """Rare words through the word index, common ones by walking the list: neither walks what it need not."""
    query = matching(asked.text)
    if query is None:
        return Listed(cases=[], after="")
    if asked.view in (*LANES, "closed"):
        rows = rows.filter(lane=asked.view)
    found = list(Post.objects.filter(search=query).order_by().values_list("pk", flat=True)[: RARE + 1])
    if not found:
        return Listed(cases=[], after="")
    if len(found) <= RARE:
        return _by_age(rows.filter(post_id__in=found), asked, size)
    return _by_age(rows.filter(post__search=query), asked, size)


def _by_lateness(rows: QuerySet[Case], asked: Asked, size: int) -> Listed:
    if asked.after:
        at, number = _key(asked.after)
        rows = rows.filter(Q(next_due__gt=at) | Q(next_due=at, pk__gt=number)).filter(next_due__gte=at)
    return _cut(rows.order_by("next_due", "pk"), size, "next_due")


def _by_age(rows: QuerySet[Case], asked: Asked, size: int) -> Listed:
    if asked.after:
        at, number = _key(asked.after)
        rows = rows.filter(Q(opened_at__lt=at) | Q(opened_at=at, pk__lt=number)).filter(opened_at__lte=at)
    return _cut(rows.order_by("-opened_at", "-pk"), size, "opened_at")


def _by_day(rows: QuerySet[Case], asked: Asked, size: int) -> Listed:
    if asked.after:
        at, number = _key(asked.after)
        day = at.date()
        rows = rows.filter(Q(written_on__lt=day) | Q(written_on=day, pk__lt=number)).filter(written_on__lte=day)
    return _cut(rows.order_by("-written_on", "-pk"), size, "written_on")


def _cut(rows: QuerySet[Case], size: int, by: str) -> Listed:
    shown = rows.defer(*LEFT_OUT).annotate(title=Left("post__title", SHOWN), text=Left("post__text", SHOWN))
    cases = list(shown[: size + 1])
    more = len(cases) > size
    cases = cases[:size]
    return Listed(cases=cases, after=f"{getattr(cases[-1], by).isoformat()}~{cases[-1].pk}" if more else "")


def _key(after: str) -> tuple[datetime, int]:
    try:
        at, number = after.split("~")
        return datetime.fromisoformat(at), int(number)
    except ValueError as error:
        raise BadPage(BadPage.__doc__) from error


def counts(brand: Brand) -> dict[str, int]:
    """How many cases stand in each lane; `MOST_COUNTED` + 1 means "and more". One short statement."""
    first = [
        Case.objects.filter(brand=brand, lane=lane).order_by("next_due", "pk").values_list("lane")[: MOST_COUNTED + 1]
        for lane in LANES
    ]
    found = Counter(lane for (lane,) in first[0].union(*first[1:], all=True))
    return {lane: found[lane] for lane in LANES}


def neighbours(brand: Brand, case: Case) -> tuple[str, str]:
    """The codes of the cases before and after this one in its lane, empty at the ends."""
    lane = Case.objects.filter(brand=brand, lane=case.lane)
    before = lane.filter(Q(next_due__lt=case.next_due) | Q(next_due=case.next_due, pk__lt=case.pk), next_due__lte=case.next_due)
    behind = lane.filter(Q(next_due__gt=case.next_due) | Q(next_due=case.next_due, pk__gt=case.pk), next_due__gte=case.next_due)
    first = before.order_by("-next_due", "-pk").values_list("code", flat=True).first()
    second = behind.order_by("next_due", "pk").values_list("code", flat=True).first()
    return first or "", second or ""
