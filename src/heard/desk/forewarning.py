"""A demand, or a review that was announced: telling a platform before there is any review, with everything it wants (R-31, R-32)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from heard.contest import grounds
from heard.desk.contesting import evidence_files, zipped
from heard.records.models import Case
from heard.vocabulary.case import CaseFacts
from heard.vocabulary.log import EventKind
from heard.vocabulary.way import CaseKind

MOST_VISITS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """A platform that may be told before there is any review, and when it was."""

    platform: grounds.Ahead
    reported_at: datetime | None


def ahead(case: Case, facts: CaseFacts) -> list[Ahead]:
    """Where this demand or announced review may be reported; nothing for any other case.

    Once it stands on a platform that platform is the one to tell; before, nobody knows which it will be.
    """
    if case.kind != CaseKind.THREAT and not facts.extortion:
        return []
    told = {one.data["platform"]: one.at for one in case.events() if one.kind == EventKind.REPORTED_AHEAD}
    written = case.kind in (CaseKind.REVIEW, CaseKind.MENTION)
    offered = [one for one in grounds.ahead() if one.code == case.platform or not written]
    return [Ahead(platform=one, reported_at=told.get(one.code)) for one in offered]


def kit(case: Case, *, now: datetime) -> bytes:
    """Who, when, every word and file in its order, and what else is on record, as a ZIP.

    The words stand in it, for the demand is in them: a person hands it to the platform or to counsel.
    """
    files = evidence_files(case, now=now)
    files["who.txt"] = "\n".join(filter(None, _who(case))).encode() + b"\n"
    files["messages.txt"] = "\n\n".join(_said(case)).encode() + b"\n"
    for message in case.messages.prefetch_related("attachments").order_by("id"):
        for one in message.attachments.all():
            if one.content:
                files[f"files/{message.pk}-{one.pk}-{one.name}"] = bytes(one.content)
    return zipped(files, now)


def _who(case: Case) -> Iterator[str]:
    post = case.post
    yield from (post.author, post.contact_mail, post.contact_phone, case.location.name if case.location else "")
    if case.customer is not None:
        visits = case.customer.orders.filter(at__lte=post.published_at).order_by("-at")[:MOST_VISITS]
        yield from (f"{one.at:%Y-%m-%d}: {one.kind} {one.external_id}, {one.what}" for one in visits)


def _said(case: Case) -> Iterator[str]:
    yield f"{case.post.published_at:%Y-%m-%d %H:%M} UTC, from them:\n{case.post.text}"
    for one in case.messages.order_by("at", "id"):
        yield f"{one.at:%Y-%m-%d %H:%M} UTC, {one.way}, {'from' if one.inbound else 'to'} {one.sender or 'them'}:\n{one.text}"
