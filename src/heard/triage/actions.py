"""Reading what came in, and writing down what it says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from heard import reader
from heard.records.bulk import insert_many
from heard.records.circumstances import set_circumstances
from heard.records.models import Brand, Case, CaseEvent, Person, Post, Reading
from heard.records.readings import newest_reading
from heard.triage import rules
from heard.vocabulary.hearing import HeardPost
from heard.vocabulary.log import EventKind
from heard.vocabulary.people import Actor, Permission
from heard.vocabulary.reading import Correction, Polarity, ReaderContext, Severity
from heard.vocabulary.reading import Reading as Understood
from heard.vocabulary.way import CaseKind
from heard.vocabulary.written import reading_to_json


class NotPossible(Exception):
    """This cannot be done with the reading as it is."""


ReadMany = Callable[[Sequence[str], Sequence[ReaderContext]], list[Understood]]


def read(cases: Sequence[Case], *, now: datetime, read_many: ReadMany = reader.read_many) -> None:
    """Read the present text of each case: a handful of statements whatever their number. Callers hold a transaction.

    What lists show of it stands on the case afterwards, and is written with the rest of the projection. `read_many` may hand
    out readings that were begun before.
    """
    posts = [case.post for case in cases]
    understood = read_many([whole_text(post) for post in posts], [context(case.brand, case.post.stars) for case in cases])
    rows = insert_many(
        [
            Reading(post=case.post, revision=case.post.revision, version=said.version, data=reading_to_json(said), read_at=now)
            for case, said in zip(cases, understood, strict=True)
        ]
    )
    entries = []
    for case, said, row in zip(cases, understood, rows, strict=True):
        entry = _understood(case, said, row, now)
        case.knows_events([*case.events(), entry])
        entries.append(entry)
    insert_many(entries)


def whole_text(post: Post | HeardPost) -> str:
    """What is read of a post."""
    return f"{post.title}\n{post.text}" if post.title else post.text


def context(brand: Brand, stars: int | None) -> ReaderContext:
    """What the reader may know beside the text of a post."""
    return ReaderContext(sector=brand.sector, stars=stars, business_names=(brand.name,))


def _understood(case: Case, said: Understood, row: Reading, now: datetime) -> CaseEvent:
    direction = rules.direction(said, stars=case.post.stars, kind=CaseKind(case.kind))
    grave = rules.severity(said, stars=case.post.stars)
    return case.event(EventKind.READ, now, **_take_over(case, said, row, direction, grave))


def _take_over(case: Case, said: Understood, row: Reading, direction: rules.Direction, grave: Severity) -> dict[str, Any]:
    """Put on the case what lists show of its reading; what the log keeps of it comes back."""
    case.polarity, case.severity, case.stars = direction.polarity, grave, case.post.stars
    case.topics = [topic.what for topic in said.topics]
    case.complaints = rules.complaints(said)
    set_circumstances(case)
    return {
        "reading": row.pk,
        "version": said.version,
        "polarity": direction.polarity,
        "why": direction.why,
        "severity": grave,
        "risks": sorted({risk.what for risk in said.risks if risk.confidence >= 0.5}),
        "vague": said.vague,
        "language": said.language,
    }


def as_handled(case: Case, reading: Understood) -> Correction:
    """What the case goes by now: its reading, with polarity and grave as stars and kind have made them."""
    return replace(
        rules.as_correction(reading),
        polarity=Polarity(case.polarity or reading.polarity),
        severity=Severity(case.severity or reading.severity),
    )


def correct(case: Case, actor: Actor, said: Correction, *, now: datetime) -> None:
    """Put a person's word in place of what was read; the plan follows it. Nothing happens where they agree already."""
    actor.must(Permission.NOTE)
    before = newest_reading(case)
    if before is None:
        raise NotPossible("This text has not been read yet. Try again in a moment.")
    if said == as_handled(case, before):
        return
    after = rules.corrected(before, said)
    row = Reading.objects.create(
        post=case.post,
        revision=case.post.revision,
        version=after.version,
        data=reading_to_json(after),
        read_at=now,
        corrected_by_id=actor.person,
    )
    direction = rules.Direction(polarity=said.polarity, why="a person says so")
    case.log(EventKind.READ_CORRECTED, now, actor, **_take_over(case, after, row, direction, said.severity))
    case.save(update_fields=["polarity", "severity", "stars", "topics", "complaints", "shift", "products"])


def give(case: Case, actor: Actor, *, owner: Person | None, now: datetime) -> None:
    """Hand the case to somebody, or to nobody."""
    actor.must(Permission.NOTE)
    case.owner = owner
    case.save(update_fields=["owner"])
    case.log(EventKind.OWNED, now, actor, person=owner.pk if owner else None)
