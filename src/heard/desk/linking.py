"""A review that somebody announced, or complained of in private before: recognised when it comes, linked by a person (H4)."""

from __future__ import annotations

from datetime import datetime, timedelta

from heard.desk import access
from heard.desk.act import acting
from heard.gather.rules import same_writer
from heard.records.models import Brand, Case
from heard.records.question import Question
from heard.vocabulary.log import EventKind
from heard.vocabulary.people import Actor, Permission
from heard.vocabulary.way import CaseKind

PRIVATE = (CaseKind.COMPLAINT, CaseKind.THREAT)
WATCHED = timedelta(days=120)  # how long a review is waited for
MOST = 300
SHOWN = 3

_BEFORE = Question(
    lambda brand, since, until: (
        Case.objects.filter(brand=brand, kind__in=PRIVATE, opened_at__range=(since, until))
        .select_related("post")
        .defer("post__search")
        .order_by("-opened_at")[:MOST]
    )
)


class NotLinked(Exception):
    """Only a review can follow a private complaint or an announcement."""


def announced(case: Case) -> list[Case]:
    """Private complaints and announcements before this review that may be by the same person, the newest first."""
    if case.kind in PRIVATE or case.follows_id is not None:
        return []
    at = case.post.published_at
    before = _BEFORE(case.brand_id, at - WATCHED, at + timedelta(days=1))
    return [one for one in before if _may_be_same(case, one)][:SHOWN]


def _may_be_same(review: Case, private: Case) -> bool:
    if review.customer_id is not None and review.customer_id == private.customer_id:
        return True
    return same_writer(review.post.author, private.post.author)


def followed_by(case: Case) -> list[Case]:
    """The reviews that came of a private case."""
    return list(case.followed_by.select_related("post").order_by("pk")) if case.kind in PRIVATE else []


def link(brand: Brand, code: str, actor: Actor, *, before: str, now: datetime) -> None:
    """A person says that this review follows that private case. What is known of extortion goes with the person."""
    actor.must(Permission.NOTE)
    first, second = sorted((access.case(brand, code), access.case(brand, before)), key=lambda one: one.pk)
    # Always in this order, so that two people who link the same two do not wait for one another.
    with acting(brand, first.code, now=now) as one, acting(brand, second.code, now=now) as other:
        review, private = (one, other) if other.kind in PRIVATE else (other, one)
        if private.kind not in PRIVATE or review.kind in PRIVATE:
            raise NotLinked(NotLinked.__doc__)
        if review.follows_id == private.pk:
            return
        review.follows = private
        review.save(update_fields=["follows"])
        review.log(EventKind.LINKED, now, actor, case=private.pk, code=private.code)
        private.log(EventKind.LINKED, now, actor, case=review.pk, code=review.code)
        if private.facts().extortion and not review.facts().extortion:
            review.log(EventKind.EXTORTION_SEEN, now, actor)
