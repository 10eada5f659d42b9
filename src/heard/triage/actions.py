"""Reading what came in, and writing down what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from heard.records.bulk import insert_many
from heard.records.circumstances import set_circumstances
from heard.records.models import Brand, Case, CaseEvent, Person, Reading, Tuning
from heard.records.readings import newest_reading
from heard.triage import queries, rules
from heard.vocabulary.log import EventKind
from heard.vocabulary.people import Actor, Permission
from heard.vocabulary.reading import Correction, Polarity, Severity
from heard.vocabulary.reading import Reading as Understood
from heard.vocabulary.way import CaseKind, Fault
from heard.vocabulary.written import reading_to_json

if TYPE_CHECKING:
    from heard.reader.ahead import ReadMany
    from heard.reader.teaching import Outcome


class NotPossible(Exception):
    """This cannot be done with the reading as it is."""


def read(cases: Sequence[Case], *, now: datetime, read_many: ReadMany | None = None) -> None:
    """Read the present text of each case: a handful of statements whatever their number. Callers hold a transaction.

    What lists show of it stands on the case afterwards, and is written with the rest of the projection. `read_many` may hand
    out readings that were begun before.
    """
    understood = _read(cases, read_many)
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


def _read(cases: Sequence[Case], read_many: ReadMany | None) -> list[Understood]:
    """The readings in order; each brand's by what its people have taught the reader."""
    from heard import reader  # loads slowly, and most commands read nothing

    understand = read_many or reader.read_many
    found: dict[int, Understood] = {}
    for brand in dict.fromkeys(case.brand_id for case in cases):
        mine = [case for case in cases if case.brand_id == brand]
        texts = [queries.whole_text(case.post) for case in mine]
        contexts = [queries.context(case.brand, case.post.stars) for case in mine]
        said = understand(texts, contexts, tuning=queries.tuning_in_force(brand))
        found.update(zip((case.pk for case in mine), said, strict=True))
    return [found[case.pk] for case in cases]


def keep_tuning(brand: Brand, outcome: Outcome, *, corrections: int, stood: int, now: datetime) -> Tuning:
    """Put what was learnt in force: readings from now on go by it. Callers hold a transaction and the brand's row."""
    from heard.reader import VERSION
    from heard.reader.tuning import packed

    newest = Tuning.objects.filter(brand=brand).order_by("-number").values_list("number", flat=True).first()
    return Tuning.objects.create(
        brand=brand,
        number=(newest or 0) + 1,
        reader=VERSION,
        content=packed(outcome.tuning),
        compared={one.kind: [one.before, one.after] for one in outcome.compared},
        corrections=corrections,
        stood=stood,
        made_at=now,
    )


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


def say_fault(case: Case, actor: Actor, fault: Fault | None, *, now: datetime) -> None:
    """Put on record whose fault it was, or that it is not known after all. Said again, nothing happens."""
    actor.must(Permission.NOTE)
    if case.fault == (fault or ""):
        return
    case.fault = fault or ""
    case.save(update_fields=["fault"])
    case.log(EventKind.FAULT_SAID, now, actor, fault=case.fault)


def give(case: Case, actor: Actor, *, owner: Person | None, now: datetime) -> None:
    """Hand the case to somebody, or to nobody."""
    actor.must(Permission.NOTE)
    case.owner = owner
    case.save(update_fields=["owner"])
    case.log(EventKind.OWNED, now, actor, person=owner.pk if owner else None)
