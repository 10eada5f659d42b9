"""A brand's cases as plain values, for whoever leaves or looks from outside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from heard.desk.page import told
from heard.desk.renewing import with_logs
from heard.records.models import Brand, Case, Outgoing, Reading

BATCH = 500


class NoSuchBrand(Exception):
    """There is no brand of that short name."""


def everything(slug: str) -> tuple[int, Iterator[dict[str, Any]]]:
    """How many cases there are, and each of them, oldest first."""
    brand = Brand.objects.filter(slug=slug).first()
    if brand is None:
        raise NoSuchBrand(f"There is no brand “{slug}”.")
    return Case.objects.filter(brand=brand).count(), _cases(brand)


def _cases(brand: Brand) -> Iterator[dict[str, Any]]:
    last = 0
    while cases := with_logs(Case.objects.filter(brand=brand, pk__gt=last).order_by("pk")[:BATCH]):
        last = cases[-1].pk
        posts = [case.post_id for case in cases]
        readings = {row.post_id: row.data for row in Reading.objects.filter(post__in=posts).order_by("id")}
        sent: dict[int, list[dict[str, Any]]] = {}
        for row in Outgoing.objects.filter(case__in=cases).order_by("id"):
            sent.setdefault(row.case_id, []).append({"state": row.state, "text": row.text, "live_at": row.live_at})
        for case in cases:
            yield _whole(case, readings.get(case.post_id), sent.get(case.pk, []))


def _whole(case: Case, reading: dict[str, Any] | None, sent: list[dict[str, Any]]) -> dict[str, Any]:
    post = case.post
    return {
        "code": case.code,
        "kind": case.kind,
        "stage": case.stage,
        "cycle": case.cycle,
        "outcome": case.outcome,
        "learned": case.learned,
        "place": case.location.name if case.location else "",
        "platform": post.platform,
        "external_id": post.external_id,
        "author": post.author,
        "stars": post.stars,
        "title": post.title,
        "text": post.text,
        "published_at": post.published_at,
        "reading": reading,
        "outgoing": sent,
        "log": [told(entry) for entry in case.events()],
    }
