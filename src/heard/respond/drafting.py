"""From a proposal to an approved draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from heard import guard
from heard.records.models import Approval, Case, Draft
from heard.records.question import Question
from heard.respond import rules
from heard.respond.brief import ALL_LATELY, NOTHING, RECENT, Amends, brief_for
from heard.respond.proposals import Proposal, proposed, seed_of
from heard.vocabulary.log import EventKind
from heard.vocabulary.people import Actor, NotAllowed, Permission
from heard.vocabulary.text import Brief, TextKind, Verdict
from heard.vocabulary.written import verdict_from_json, verdict_to_json

_NEWEST = Question(
    lambda case, cycle, kind: Draft.objects.filter(case=case, cycle=cycle, kind=kind, void_at=None).order_by("-id")[:1]
)


class NotPossible(Exception):
    """What was asked does not fit how the draft stands."""


def propose(
    case: Case, actor: Actor, *, kind: TextKind = TextKind.PUBLIC_REPLY, seed: int = 0, known: Amends = NOTHING
) -> list[Proposal]:
    """Several drafts to choose from, clean where the writer can help it. Nothing is written."""
    brief = brief_for(case, actor, kind, known, recent=ALL_LATELY)
    as_typed = replace(brief, recent=brief.recent[:RECENT])  # what the guard will know once a person types
    return proposed(
        brief, seed=seed_of(case.post.external_id, case.cycle, seed), check=lambda text, _: guard.check(text, as_typed)
    )


def check(case: Case, actor: Actor, text: str, kind: TextKind = TextKind.PUBLIC_REPLY, known: Amends = NOTHING) -> Verdict:
    """What the guard says of a text that is being typed. Nothing is written."""
    return guard.check(text, brief_for(case, actor, kind, known))


def write(
    case: Case,
    actor: Actor,
    *,
    text: str,
    kind: TextKind = TextKind.PUBLIC_REPLY,
    recipe: str = "",
    known: Amends = NOTHING,
    now: datetime,
) -> Draft:
    """Keep a draft, checked as it is. A draft like the newest one is that one: pressing twice keeps one."""
    actor.must(Permission.DRAFT)
    if not text.strip():
        raise NotPossible("There is no text yet.")
    brief: Brief = brief_for(case, actor, kind, known)
    verdict = guard.check(text, brief)
    newest = newest_draft(case, kind)
    if newest is not None and newest.digest == rules.digest(text) and newest.guard_version == verdict.version:
        return newest
    draft = Draft.objects.create(
        case=case,
        cycle=case.cycle,
        kind=kind,
        text=text,
        digest=rules.digest(text),
        language=brief.language,
        recipe=recipe,
        verdict=verdict_to_json(verdict),
        guard_version=verdict.version,
        written_by_id=actor.person,
        written_at=now,
    )
    case.log(EventKind.DRAFTED, now, actor, draft=draft.pk, digest=draft.digest, role=actor.role, text=kind, **_standing(draft))
    return draft


def newest_draft(case: Case, kind: TextKind = TextKind.PUBLIC_REPLY) -> Draft | None:
    """The draft that counts: the newest of this cycle that is not void."""
    found = _NEWEST.first(case.pk, case.cycle, kind)
    if found is not None:
        found.case = case  # one object, so that its log is read and written once
    return found


def _standing(draft: Draft) -> dict[str, object]:
    verdict = verdict_from_json(draft.verdict)
    return {
        "blocked": bool(rules.open_blocks(verdict, draft.reasons)),
        "unexplained": bool(rules.unexplained(verdict, draft.reasons)),
        "checks": sorted({finding.check for finding in verdict.findings}),
        "guard": draft.guard_version,
    }


def explain(draft: Draft, actor: Actor, *, check: str, reason: str, now: datetime) -> None:
    """Say why a finding does not hold here. Blocks need a role that may, those of law nobody overrules."""
    actor.must(Permission.DRAFT)
    if not reason.strip():
        raise NotPossible("Say why in a few words; the reason stands in the log.")
    findings = [finding for finding in verdict_from_json(draft.verdict).findings if finding.check == check]
    if not findings:
        raise NotPossible("The guard did not say that of this draft.")
    for finding in findings:
        why_not = rules.may_overrule(finding, actor)
        if why_not:
            raise NotAllowed(why_not)
    draft.reasons = {**draft.reasons, check: reason.strip()}
    draft.save(update_fields=["reasons"])
    draft.case.log(EventKind.EXPLAINED, now, actor, draft=draft.pk, check=check, **_standing(draft))


def offer(draft: Draft, actor: Actor, *, now: datetime) -> None:
    """Hand the draft to a second person."""
    actor.must(Permission.DRAFT)
    _must_count(draft)
    if draft.offered_at is None:
        draft.offered_at = now
        draft.save(update_fields=["offered_at"])
        draft.case.log(EventKind.OFFERED, now, actor, draft=draft.pk)


def approve(draft: Draft, actor: Actor, *, now: datetime) -> None:
    """Stand behind exactly this text. The writer of a draft cannot be its second person (R-37)."""
    actor.must(Permission.APPROVE)
    _must_count(draft)
    if draft.written_by_id == actor.person:
        raise NotAllowed("You wrote this draft. Somebody else has to approve it.")
    _, new = Approval.objects.get_or_create(draft=draft, by_id=actor.person, defaults={"at": now})
    if new:
        draft.case.log(EventKind.APPROVED, now, actor, draft=draft.pk, digest=draft.digest, guard=draft.guard_version)


def send_back(draft: Draft, actor: Actor, *, reason: str, now: datetime) -> None:
    """Not like this; the writer gets the reason."""
    actor.must(Permission.APPROVE)
    _must_count(draft)
    draft.offered_at = None
    draft.save(update_fields=["offered_at"])
    draft.approvals.all().delete()
    draft.case.notes.create(text=reason.strip() or "Sent back.", written_by_id=actor.person, written_at=now)
    draft.case.log(EventKind.SENT_BACK, now, actor, draft=draft.pk)


def _must_count(draft: Draft) -> None:
    """Refuse to act on a draft that the review has overtaken."""
    newest = newest_draft(draft.case, TextKind(draft.kind))
    if draft.void_at is not None or newest is None:
        raise NotPossible("The review has changed since this was written. Read it again and write a new draft.")
    if newest.pk != draft.pk:
        raise NotPossible("There is a newer draft. Look at that one.")
