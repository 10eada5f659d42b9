"""What outside help is handed in a crisis: how things stand, what was written, what is held, and who speaks (C5).

No private talk, no customer record and no privileged note is in it: an agency needs what the public sees, and who lets a text out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import structlog

from heard.contest import queries
from heard.contest.grounds import name_of
from heard.desk.contesting import as_csv
from heard.desk.dossier import Dossier, minute
from heard.desk.switching import WINDOW, Situation, situation
from heard.post.paper import Section
from heard.records.models import Brand, Case, Outgoing, RemovalRequest
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.people import Actor, Permission

log = structlog.get_logger(__name__)
MOST_CASES = 400


def pack(brand: Brand, actor: Actor, *, now: datetime) -> Dossier:
    """The brand's last seven days, for somebody who has to be told everything at once."""
    actor.must(Permission.SWITCH)
    log.info("pack for outside help", brand=brand.pk)
    stands = situation(brand, now=now)
    cases = list(
        Case.objects.filter(brand=brand, post__published_at__gt=now - WINDOW)
        .select_related("post", "location")
        .order_by("post__published_at")[:MOST_CASES]
    )
    rows = [_row(case) for case in cases]
    complaints = [row for row in rows if row["polarity"] in ("negative", "mixed")]
    sections = [
        _standing(stands),
        _alike(stands),
        _complaints(complaints),
        Section(title="Held in the outbox", text="\n\n".join(_held(brand))),
        Section(title="Removal requests", table=_requests(brand, now)),
    ]
    files = {"cases.csv": as_csv(rows).encode()}
    files |= {f"reviews/{case.code}.json": _as_json(case) for case in cases}
    return Dossier(
        title=f"{brand.name}: hand-over for outside help",
        subtitle=f"Made by {actor.name}, {minute(now)}. The last seven days; every review as seen stands in the ZIP with its hash.",
        sections=[section for section in sections if section.text or section.table],
        files=files,
    )


def _standing(stands: Situation) -> Section:
    on = stands.crisis
    said = f"The crisis switch is on since {minute(on.at)}: {on.reason}" if on else "The crisis switch is off."
    voices = ", ".join(str(person) for person in stands.approvers) or "nobody is named yet, so nothing leaves at all"
    return Section(
        title="How things stand",
        text=f"{said}\nOne voice: {voices}.",
        table=(
            ("What", "How many"),
            ("Cases of the last seven days", str(stands.opened)),
            ("Texts held in the outbox", str(stands.held)),
            ("Groups of near-copies", str(len(stands.alike))),
        ),
    )


def _alike(stands: Situation) -> Section:
    groups = [f"{len(group.codes)} reviews: {', '.join(group.codes)}\n“{group.text}”" for group in stands.alike]
    return Section(title="Nearly the same words (a hint, no verdict)", text="\n\n".join(groups))


def _row(case: Case) -> dict[str, Any]:
    return {
        "case": case.code,
        "published": minute(case.post.published_at),
        "platform": case.platform.replace("_", " ").capitalize(),
        "place": case.location.name if case.location else "",
        "stars": case.stars if case.stars is not None else "",
        "polarity": case.polarity,
        "severity": case.severity,
        "stage": case.stage,
    }


def _complaints(rows: Sequence[dict[str, Any]]) -> Section:
    """What hurts; everything else of the week stands in the file of cases."""
    shown = ("case", "published", "platform", "place", "stars", "severity", "stage")
    body = [tuple(str(row[name]) or "–" for name in shown) for row in rows]
    return Section(
        title="Complaints of the last seven days", table=[[name.capitalize() for name in shown], *body] if body else ()
    )


def _held(brand: Brand) -> Iterator[str]:
    """Public texts only: what somebody was told in private is theirs."""
    waiting = Outgoing.objects.filter(case__brand=brand, state=OutgoingState.QUEUED, way="").select_related("case")
    for one in waiting.order_by("id"):
        yield f"{one.case.code}: {one.text}"


def _requests(brand: Brand, now: datetime) -> Sequence[Sequence[str]]:
    recent = RemovalRequest.objects.filter(case__brand=brand, prepared_at__gt=now - WINDOW).select_related("case")
    rows = [
        (one.case.code, name_of(one.ground), minute(one.submitted_at), one.reference or "–", minute(one.answered_at))
        for one in recent.order_by("id")
    ]
    return [("Case", "Ground", "Handed in", "Reference", "Answered"), *rows] if rows else ()


def _as_json(case: Case) -> bytes:
    return json.dumps(queries.as_seen(case), ensure_ascii=False, indent=2).encode()
