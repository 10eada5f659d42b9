"""Choosing a ground, preparing the file, handing it in, and what became of it. Who hands it in is always a person."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from heard.contest import rules
from heard.contest.grounds import ahead
from heard.records.models import Case, CounselNote, RemovalRequest
from heard.vocabulary.log import EventKind
from heard.vocabulary.people import Actor, Permission


class NotPossible(Exception):
    """What was asked does not fit how the case stands."""


def choose(case: Case, actor: Actor, *, ground: str, why: str, now: datetime) -> str:
    """Say on which listed ground the platform is asked. A refusal comes back as its reason, and is counted (R-28)."""
    actor.must(Permission.NOTE)
    facts = case.facts()
    if facts.contest is not None and facts.contest.submitted_at is not None:
        raise NotPossible("A request was handed in already. Its answer, and the one appeal, come next.")
    refusal = rules.refusal(facts, ground, why)
    if refusal:
        case.log(EventKind.GROUND_REFUSED, now, actor, ground=ground)
    else:
        case.log(EventKind.GROUND_CHOSEN, now, actor, ground=ground)
    return refusal


def no_ground(case: Case, actor: Actor, *, now: datetime) -> None:
    """Decide that nothing is asked of the platform: the review stays, answered."""
    actor.must(Permission.NOTE)
    facts = case.facts()
    if facts.contest is not None and facts.contest.submitted_at is not None:
        raise NotPossible("A request was handed in already.")
    case.log(EventKind.GROUND_CHOSEN, now, actor, ground="")


def prepare(case: Case, actor: Actor, *, text: str, evidence: dict[str, Any], now: datetime) -> RemovalRequest:
    """Keep the file: the text as it will be handed in, and the evidence as it stands now. Preparing again replaces the text."""
    actor.must(Permission.DRAFT)
    contest = case.facts().contest
    if contest is None or not contest.ground:
        raise NotPossible("Choose a listed ground first.")
    if contest.submitted_at is not None:
        raise NotPossible("It was handed in already; the file stays as it was.")
    if not text.strip():
        raise NotPossible("There is no text yet.")
    row, _new = RemovalRequest.objects.update_or_create(
        case=case,
        submitted_at=None,
        defaults={
            "ground": contest.ground,
            "text": text.strip(),
            "evidence": evidence,
            "prepared_by_id": actor.person,
            "prepared_at": now,
        },
    )
    return row


def submit(request: RemovalRequest, actor: Actor, *, reference: str, now: datetime) -> None:
    """A person has handed it in at the platform. `reference` is the platform's number, where it gives one."""
    actor.must(Permission.SEND)
    case = request.case
    if why_not := rules.may_submit(case.facts()):
        raise NotPossible(why_not)
    request.submitted_at, request.reference = now, reference.strip()
    request.save(update_fields=["submitted_at", "reference"])
    case.log(EventKind.REMOVAL_REQUESTED, now, actor, request=request.pk, ground=request.ground)


def answered(request: RemovalRequest, actor: Actor, *, removed: bool, now: datetime) -> None:
    """What the platform decided. The same answer twice is one."""
    actor.must(Permission.NOTE)
    if request.submitted_at is None:
        raise NotPossible("It has not been handed in yet.")
    open_appeal = request.appealed_at is not None and (request.answered_at or now) < request.appealed_at
    if request.answered_at is not None and not open_appeal:
        if request.removed == removed:
            return
        raise NotPossible("Its answer is on record already.")
    request.answered_at, request.removed = now, removed
    request.save(update_fields=["answered_at", "removed"])
    request.case.log(EventKind.REMOVAL_ANSWERED, now, actor, request=request.pk, removed=removed)


def appeal(request: RemovalRequest, actor: Actor, *, until: datetime | None, now: datetime) -> None:
    """The one appeal has been handed in."""
    actor.must(Permission.SEND)
    if why_not := rules.may_appeal(request.case.facts().contest, now=now, until=until):
        raise NotPossible(why_not)
    request.appealed_at = now
    request.save(update_fields=["appealed_at"])
    request.case.log(EventKind.APPEALED, now, actor, request=request.pk)


def extortion(case: Case, actor: Actor, *, now: datetime) -> None:
    """Somebody demands money or goods for their review: nothing is offered from here on, the complaint is still handled (R-32)."""
    actor.must(Permission.NOTE)
    if not case.facts().extortion:
        case.log(EventKind.EXTORTION_SEEN, now, actor)


def counsel(case: Case, actor: Actor, *, on: bool, now: datetime) -> None:
    """Hand the case to counsel, or take it back: while counsel has it, nothing leaves the house (C4)."""
    actor.must(Permission.SWITCH)
    if case.facts().counsel != on:
        case.log(EventKind.COUNSEL_ON if on else EventKind.COUNSEL_OFF, now, actor)


def counsel_note(case: Case, actor: Actor, *, text: str, now: datetime) -> CounselNote:
    """Write what is between client and counsel; the log says that it was written, and nothing of what it says."""
    actor.must(Permission.PRIVILEGED)
    if not text.strip():
        raise NotPossible("There is no text yet.")
    note = CounselNote.objects.create(case=case, text=text.strip(), written_by_id=actor.person, written_at=now)
    case.log(EventKind.COUNSEL_NOTED, now, actor, note=note.pk)
    return note


def reported_ahead(case: Case, actor: Actor, *, platform: str, now: datetime) -> None:
    """Somebody has told a platform of a demand or an announced review; once for each platform."""
    actor.must(Permission.SEND)
    if platform not in {one.code for one in ahead()}:
        raise NotPossible("That platform takes no report before there is a review.")
    if not any(one.kind == EventKind.REPORTED_AHEAD and one.data["platform"] == platform for one in case.events()):
        case.log(EventKind.REPORTED_AHEAD, now, actor, platform=platform)
