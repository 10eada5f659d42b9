"""Trends and causes for programs."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.timezone import localdate
from ninja import Field, Query, Router, Schema

from heard.api.auth import Asking
from heard.diagnose import learnt, queries
from heard.diagnose.queries import Asked, Compared
from heard.diagnose.rates import Counted, change, rate_ratio

router = Router(tags=["trends"])


class TrendsIn(Schema):
    """So many whole weeks up to this one, narrowed; empty means: no matter."""

    weeks: int = Field(13, ge=1, le=104)
    place: int | None = None
    platform: str = ""
    topic: str = ""


class WeekOut(Schema):
    """One week, named by its Monday."""

    monday: date
    reviews: int
    complaints: int
    stars: float | None


class ComparedOut(Schema):
    """One topic, place or platform: this period against the one before. `change`: more, fewer or unclear."""

    key: str
    complaints: int
    reviews: int
    complaints_before: int
    reviews_before: int
    ratio: float | None
    low: float | None
    high: float | None
    change: str


class TrendsOut(Schema):
    """The period before and the period, oldest week first."""

    since: date
    until: date
    weeks: list[WeekOut]
    topics: list[ComparedOut]
    places: list[ComparedOut]
    platforms: list[ComparedOut]
    shifts: list[ComparedOut]
    products: list[ComparedOut]


class FixOut(Schema):
    """What was changed, and what can be said of it: helped, worse or not_yet."""

    id: int
    what: str
    places: list[int]
    due_on: date | None
    done_on: date | None
    verdict: str
    missing: str
    ratio: float | None
    low: float | None
    high: float | None


class CauseOut(Schema):
    """Why something keeps happening, and what was done about it."""

    id: int
    name: str
    topic: str
    whys: list[str]
    cases: int
    fixes: list[FixOut]


@router.get("/trends", response=TrendsOut)
def trends(request: Asking, asked: Query[TrendsIn]) -> Any:
    """Complaints by week, topic, place and platform."""
    brand, wanted = request.brand, Asked(today=localdate(), **asked.dict())
    whole = queries.whole(brand, wanted)
    return {
        "since": wanted.since,
        "until": wanted.until,
        "weeks": queries.weeks(brand, wanted),
        "topics": [_told(row) for row in queries.topics(brand, wanted, whole)],
        "places": [_told(row) for row in queries.places(brand, wanted)],
        "platforms": [_told(row) for row in queries.platforms(brand, wanted)],
        "shifts": [_told(row) for row in queries.parts(brand, wanted, "shift")],
        "products": [_told(row) for row in queries.parts(brand, wanted, "product")],
    }


def _told(row: Compared) -> dict[str, Any]:
    ratio = rate_ratio(row.now, row.before)
    return {
        "key": str(row.key),
        **_counts(row.now, row.before),
        "ratio": _finite(ratio.value if ratio else None),
        "low": _finite(ratio.low if ratio else None),
        "high": _finite(ratio.high if ratio else None),
        "change": change(ratio),
    }


def _counts(now: Counted, before: Counted) -> dict[str, int]:
    return {
        "complaints": now.complaints,
        "reviews": now.reviews,
        "complaints_before": before.complaints,
        "reviews_before": before.reviews,
    }


def _finite(value: float | None) -> float | None:
    """JSON knows no infinity: a bound that is not there is null."""
    return None if value is None or value == float("inf") else round(value, 4)


@router.get("/causes", response=list[CauseOut])
def causes(request: Asking) -> Any:
    """Every cause with its fixes and what they brought."""
    today = localdate()
    return [
        {
            "id": row.pk,
            "name": row.name,
            "topic": row.topic,
            "whys": row.whys,
            "cases": row.many,  # type: ignore[attr-defined]
            "fixes": [_fix(fix, row.topic, request, today) for fix in row.fixes.all()],
        }
        for row in learnt.causes(request.brand)
    ]


def _fix(fix: Any, topic: str, request: Asking, today: date) -> dict[str, Any]:
    proof, _own, _others = learnt.proof_of(fix, topic, request.brand, today=today)
    return {
        "id": fix.pk,
        "what": fix.what,
        "places": [place.pk for place in fix.places.all()],
        "due_on": fix.due_on,
        "done_on": fix.done_on,
        "verdict": proof.verdict,
        "missing": proof.missing,
        "ratio": _finite(proof.ratio.value if proof.ratio else None),
        "low": _finite(proof.ratio.low if proof.ratio else None),
        "high": _finite(proof.ratio.high if proof.ratio else None),
    }
