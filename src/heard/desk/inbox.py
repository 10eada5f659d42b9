"""The lists of the desk: one index for each, pages by key, counts that stop counting.

A list of the lanes is ordered by who is late first; the list of all by age, newest first; a search by age too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Left

from heard.desk import access, alerting
from heard.records.counting import no_more_than
from heard.records.models import Brand, Case, Post
from heard.records.question import Question
from heard.records.search import guess, matching, newest_with
from heard.vocabulary.reading import Polarity

PAGE = 40
MOST_COUNTED = 99
# Words that fill a page within this many of the newest cases are looked for there, all others in the word index.
NEWEST = 10_000
MOST_FOUND = 100_000
LANES = ("due", "others", "customer")
ANY = "any"
SHOWN = 400  # characters of a text: more than a line can show, and a million stay where they are


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
    shift: str = ""
    product: str = ""
    since: date | None = None  # written on this day or later; with it the list is ordered by that day
    until: date | None = None  # written before this day
    stars: int | None = None
    place: int | None = None
    owner: int | None = None
    after: str = ""  # where the page before ended


class Line(NamedTuple):
    """A case as lists show it: its projection, and the beginning of its post. Filled from `COLUMNS`."""

    pk: int
    code: str
    kind: str
    stage: str
    cycle: int
    platform: str
    stars: int | None
    polarity: str
    severity: str
    fault: str
    topics: list[str]
    priority: str
    lane: str
    waiting_on: str
    step: str
    next_due: datetime
    reply_due: datetime | None
    opened_at: datetime
    written_on: date
    closed_at: datetime | None
    outcome: str
    author: str
    published_at: datetime
    edited_at: datetime | None
    place: str | None
    owner_name: str | None
    owner_mail: str | None
    title: str
    text: str

    @property
    def owner(self) -> str:
        """Who has it, empty when nobody does."""
        return self.owner_name or self.owner_mail or ""


ELSEWHERE = {
    "author": "post__author",
    "published_at": "post__published_at",
    "edited_at": "post__edited_at",
    "place": "location__name",
    "owner_name": "owner__name",
    "owner_mail": "owner__email",
}
COLUMNS = tuple(ELSEWHERE.get(name, name) for name in Line._fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One page, and how to ask for the next; empty when there is none."""

    cases: Sequence[Line]
    after: str


class BadPage(Exception):
    """This address of a page is damaged. Start again from the first page."""


def page(brand: Brand, asked: Asked, *, size: int = PAGE) -> Listed:
    """One page of cases. One statement; two to four for words."""
    if asked.text.strip():
        return _searched(brand, access.cases(brand).filter(_filters(asked)), asked, size)
    if asked == Asked(view=asked.view):
        return _cut(_unfiltered(asked.view, size)(brand.pk), size, _order(asked))
    return _cut(_lines(_listed(access.cases(brand).filter(_filters(asked)), asked))[: size + 1], size, _order(asked))


@lru_cache(maxsize=64)
def _unfiltered(view: str, size: int) -> Question[Any]:
    """The beginning of a list as everybody opens it all day."""
    return Question(lambda brand: _lines(_listed(Case.objects.filter(brand=brand), Asked(view=view)))[: size + 1])


def _listed(rows: QuerySet[Case], asked: Asked) -> QuerySet[Case]:
    """A list in its order, from where the page before ended."""
    if asked.view in (*LANES, "closed"):
        rows = rows.filter(lane=asked.view)
    return {"next_due": _by_lateness, "written_on": _by_day, "opened_at": _by_age}[_order(asked)](rows, asked)


def _order(asked: Asked) -> str:
    if asked.view in LANES:
        return "next_due"
    return "opened_at" if asked.since is None else "written_on"


def _filters(asked: Asked) -> Q:
    wanted: dict[str, Any] = {
        "platform": asked.platform,
        "stage": asked.stage,
        "priority": asked.priority,
        "severity": asked.severity,
        "shift": asked.shift,
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
    if asked.product:
        found &= Q(products__contains=[asked.product])
    return found & Q(topics__contains=[asked.topic]) if asked.topic else found


def _searched(brand: Brand, rows: QuerySet[Case], asked: Asked, size: int) -> Listed:
    """Common words among the newest cases, and where these do not fill a page, as all others, through the word index.

    So neither walks what it need not: a word in every post is not sorted, and one that nobody wrote is not looked for in each.
    """
    query = matching(asked.text)
    if query is None:
        return Listed(cases=[], after="")
    if asked.view in (*LANES, "closed"):
        rows = rows.filter(lane=asked.view)
    found, posts = guess(query)
    walk = size * posts / max(found, 1)  # how many of the newest cases are looked at until a page is full
    if walk < min(found, NEWEST / 2):
        newest = newest_with(query, _by_age(rows, asked), look_at=NEWEST, most=size + 1)
        if len(newest) > size:
            return _cut(_NUMBERED(newest), size, "opened_at")
    having = Post.objects.filter(brand=brand, search=query).order_by().values("pk")[:MOST_FOUND]
    return _cut(_lines(_by_age(rows.filter(post_id__in=having), asked))[: size + 1], size, "opened_at")


def _by_lateness(rows: QuerySet[Case], asked: Asked) -> QuerySet[Case]:
    if asked.after:
        at, number = _key(asked.after)
        rows = rows.filter(Q(next_due__gt=at) | Q(next_due=at, pk__gt=number)).filter(next_due__gte=at)
    return rows.order_by("next_due", "pk")


def _by_age(rows: QuerySet[Case], asked: Asked) -> QuerySet[Case]:
    if asked.after:
        at, number = _key(asked.after)
        rows = rows.filter(Q(opened_at__lt=at) | Q(opened_at=at, pk__lt=number)).filter(opened_at__lte=at)
    return rows.order_by("-opened_at", "-pk")


def _by_day(rows: QuerySet[Case], asked: Asked) -> QuerySet[Case]:
    if asked.after:
        at, number = _key(asked.after)
        day = at.date()
        rows = rows.filter(Q(written_on__lt=day) | Q(written_on=day, pk__lt=number)).filter(written_on__lte=day)
    return rows.order_by("-written_on", "-pk")


def _lines(rows: QuerySet[Case]) -> QuerySet[Case, Any]:
    """What lists show of cases, to be made a `Line` of."""
    return rows.annotate(title=Left("post__title", SHOWN), text=Left("post__text", SHOWN)).values_list(*COLUMNS)


_NUMBERED = Question(lambda numbers: _lines(Case.objects.filter(pk__any=numbers).order_by("-opened_at", "-pk")))


def _cut(rows: Iterable[Any], size: int, by: str) -> Listed:
    """A page of rows of which one more was asked for than it holds."""
    cases = [Line(*row) for row in rows]
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
    return no_more_than(MOST_COUNTED + 1, Case, "lane", LANES, brand_id=brand.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How much lies with one brand, and what is out of the ordinary there."""

    brand: access.Entry
    due: int = 0
    late: int = 0  # of those: the reply should have been out
    others: int = 0
    customer: int = 0
    crisis: bool = False
    counsel: bool = False
    burst: bool = False


def standings(brands: Sequence[access.Entry], *, now: datetime) -> list[Standing]:
    """Where help is needed first: brands in a burst or a crisis, then by late replies, then by what is due.

    Three statements, however many brands there are.
    """
    late = Count("pk", filter=Q(lane="due", reply_due__lt=now))
    slugs = [brand.slug for brand in brands]
    open_cases = Case.objects.filter(brand__slug__in=slugs, lane__in=LANES)
    rows = open_cases.values_list("brand__slug", "lane").annotate(many=Count("pk"), late=late)
    counted: dict[str, dict[str, int]] = {brand.slug: {} for brand in brands}
    for slug, lane, many, overdue in rows:
        counted[slug] |= {lane: many, **({"late": overdue} if lane == "due" else {})}
    switches = {brand.slug: brand for brand in Brand.objects.filter(slug__in=slugs).only("slug", "crisis", "counsel")}
    bursts = alerting.in_a_burst(slugs, now)
    found = [
        Standing(
            brand=brand,
            crisis=switches[brand.slug].crisis,
            counsel=switches[brand.slug].counsel,
            burst=brand.slug in bursts,
            **counted[brand.slug],
        )
        for brand in brands
    ]
    return sorted(found, key=lambda one: (not (one.crisis or one.burst), -one.late, -one.due, one.brand.name.lower()))


def neighbour(brand: Brand, case: Case, step: int) -> str:
    """The code of the case behind this one in its lane (`step` 1) or before it (-1); empty at the end."""
    lane = Case.objects.filter(brand=brand, lane=case.lane)
    at, number = case.next_due, case.pk
    if step > 0:
        rows = lane.filter(Q(next_due__gt=at) | Q(next_due=at, pk__gt=number), next_due__gte=at).order_by("next_due", "pk")
    else:
        rows = lane.filter(Q(next_due__lt=at) | Q(next_due=at, pk__lt=number), next_due__lte=at).order_by("-next_due", "-pk")
    return rows.values_list("code", flat=True).first() or ""
