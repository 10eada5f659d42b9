"""Reads of the contest stage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.db.models import Count, Q, QuerySet

from heard.contest.grounds import name_of
from heard.contest.signs import Hint, closed_day, copies, crowd, elsewhere
from heard.records.models import Brand, Case, CaseEvent, Post, RemovalRequest
from heard.records.readings import newest_reading
from heard.vocabulary.log import EventKind

NEAR = timedelta(days=60)  # how far around a review its copies are looked for
MOST_COMPARED = 3_000
CROWD_HOURS = 48
SAME_TIME = timedelta(days=1)
LOW = 2
USUAL = timedelta(days=180)


def newest_request(case: Case) -> RemovalRequest | None:
    """The removal request that counts, None before one was prepared."""
    return case.removal_requests.select_related("prepared_by").order_by("-id").first()


def requests(brand: Brand) -> QuerySet[RemovalRequest]:
    """Every removal request of the brand with its case, newest first."""
    rows = RemovalRequest.objects.filter(case__brand=brand).select_related("case__post", "case__location", "prepared_by")
    return rows.order_by("-prepared_at", "-id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Success:
    """How requests on one ground went."""

    ground: str
    asked: int
    removed: int
    kept: int

    @property
    def share(self) -> float | None:
        """The removed part of what was answered, None before any answer."""
        answered = self.removed + self.kept
        return self.removed / answered if answered else None

    @property
    def hundred(self) -> int:
        """The same, of a hundred."""
        return round(100 * (self.share or 0))


def success(brand: Brand) -> list[Success]:
    """By ground, most asked first: what platforms made of the brand's requests."""
    rows = (
        RemovalRequest.objects.filter(case__brand=brand, submitted_at__isnull=False)
        .values("ground")
        .annotate(
            times=Count("pk"),
            gone=Count("pk", filter=Q(removed=True)),
            stayed=Count("pk", filter=Q(removed=False)),
        )
        .order_by("-times", "ground")
    )
    return [Success(ground=name_of(row["ground"]), asked=row["times"], removed=row["gone"], kept=row["stayed"]) for row in rows]


def refused(brand: Brand) -> list[tuple[str, int]]:
    """How often somebody wanted to report what no platform removes: (what, how often), most first."""
    rows = CaseEvent.objects.filter(brand=brand, kind=EventKind.GROUND_REFUSED).values_list("data__ground", flat=True)
    return Counter(name_of(str(ground)) for ground in rows).most_common()


def hints(case: Case) -> list[Hint]:
    """Signs that the review may not rest on a visit, each with its reason. A handful of statements, asked for by a person."""
    post = case.post
    reading = newest_reading(case)
    calendar = case.location.calendar if case.location else None
    found = [
        copies(post.text, _around(case)),
        _crowd(case),
        _elsewhere(case),
        closed_day(reading.mentions, calendar, case.written_on) if reading and calendar else None,
    ]
    return [hint for hint in found if hint is not None]


def _around(case: Case) -> list[tuple[str, str]]:
    """Reviews of the brand posted near this one in time, as (code, text)."""
    at = case.post.published_at
    near = Case.objects.filter(post__brand=case.brand_id, post__published_at__range=(at - NEAR, at + NEAR)).exclude(pk=case.pk)
    return list(near.order_by("-post__published_at").values_list("code", "post__text")[:MOST_COMPARED])


def _crowd(case: Case) -> Hint | None:
    at, half = case.post.published_at, timedelta(hours=CROWD_HOURS / 2)
    if case.stars is None or case.stars > LOW:
        return None
    posted = Post.objects.filter(brand=case.brand_id, stars__lte=LOW)
    if case.location_id:
        posted = posted.filter(location=case.location_id)
    seen = posted.filter(published_at__gt=at - half, published_at__lt=at + half).count()
    before = posted.filter(published_at__gt=at - half - USUAL, published_at__lte=at - half).count()
    return crowd(seen, usual=before * (CROWD_HOURS / 24) / USUAL.days, hours=CROWD_HOURS)


def _elsewhere(case: Case) -> Hint | None:
    """Other places of the brand that the same account wrote about at nearly the same time."""
    post = case.post
    if not post.author_id or not case.location_id:
        return None
    span = (post.published_at - SAME_TIME, post.published_at + SAME_TIME)
    near = Case.objects.filter(brand=case.brand_id, post__author_id=post.author_id, post__published_at__range=span)
    rows = near.exclude(location=None).exclude(location=case.location_id).order_by("code").values_list("code", "location__name")
    return elsewhere(list(rows[:12]))


def as_seen(case: Case) -> dict[str, Any]:
    """The review as the platform showed it, with its times and its hash, as JSON values."""
    post = case.post
    return {
        "platform": post.platform,
        "url": post.url,
        "author": post.author,
        "stars": post.stars,
        "title": post.title,
        "text": post.text,
        "published_at": post.published_at.isoformat(),
        "first_seen_at": case.opened_at.isoformat(),
        "sha256": sha256(f"{post.title}\n{post.text}".encode()).hexdigest(),
    }


def evidence(case: Case, *, now: datetime) -> dict[str, Any]:
    """What stands on record about the review now, as JSON values: as seen, with hashes and times, and what was looked for."""
    post = case.post
    return {
        "taken_at": now.isoformat(),
        "review": as_seen(case),
        "revisions": [
            {"number": old.number, "stars": old.stars, "text": old.text, "seen_at": old.seen_at.isoformat()}
            for old in post.revisions.order_by("number")
        ],
        "searches": [
            {"at": search.at.isoformat(), "by": str(search.by or "Heard"), "records": search.records, "found": search.found}
            for search in case.searches.select_related("by").order_by("id")
        ],
        "hints": [{"kind": hint.kind, "reason": hint.reason, "cases": list(hint.cases)} for hint in hints(case)],
        "messages": _messages(case),
    }


def _messages(case: Case) -> list[dict[str, Any]]:
    """The private talk in order of time, by its hashes: what an extortion report shows without spreading the words."""
    return [
        {"at": message.at.isoformat(), "way": message.way, "sha256": sha256(message.text.encode()).hexdigest()}
        for message in case.messages.order_by("at")
    ]


def timeline(entries: Sequence[CaseEvent]) -> list[dict[str, str]]:
    """The case log as an evidence file gives it: what happened, when, by whom, without texts."""
    return [{"at": entry.at.isoformat(), "what": entry.kind, "by": entry.by} for entry in entries]
