"""A draft by a language model beside the offline ones: only where an owner accepted it, always read by the guard."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from importlib.util import find_spec

from heard import assistant, guard
from heard.assistant import Assisted, Settings
from heard.records.models import Assistant, Brand, Case, Prompt
from heard.respond.brief import brief_for
from heard.respond.proposals import proposed, seed_of
from heard.vocabulary.people import Actor, Permission
from heard.vocabulary.text import TextKind, Verdict


@dataclass(frozen=True, slots=True)
class AssistedProposal:
    """What came of asking, and what the guard says of it."""

    assisted: Assisted
    verdict: Verdict


def installed() -> bool:
    """Whether the libraries of `heard[ai]` are there."""
    return find_spec("pydantic_ai") is not None


def settings_of(brand: Brand) -> Settings | None:
    """The brand's model; None where it has none, where its notice is an older one, or where the extra is missing."""
    row = Assistant.objects.filter(brand=brand).first()
    if row is None or not installed():
        return None
    settings = Settings(
        address=row.address,
        model=row.model,
        key=row.key.get("key", ""),
        accepted_by=row.accepted_as,
        accepted_at=row.accepted_at,
        notice_version=row.notice_version,
    )
    try:
        settings.must_be_accepted()
    except assistant.NotAccepted:
        return None
    return settings


def propose(
    case: Case, actor: Actor, *, settings: Settings, kind: TextKind = TextKind.PUBLIC_REPLY, now: datetime
) -> AssistedProposal:
    """Ask the model for a draft of `case`; the offline draft where it fails. Keeps that it was asked, not what was said.

    Takes as long as `settings.seconds`, so it must not be called while the case is locked.
    """
    actor.must(Permission.DRAFT)
    brief = brief_for(case, actor, kind)
    offered = proposed(brief, seed=seed_of(case.post.external_id, case.cycle), count=1)[0].draft
    assisted = assistant.draft(brief, check=guard.check, offline=lambda: offered, settings=settings)
    if assisted.record is not None:
        Prompt.objects.create(
            case=case,
            kind=kind,
            at=now,
            by_id=actor.person,
            host=assisted.record.host,
            why=assisted.why,
            record=assisted.record.to_json(),
            review=assisted.record.review,
        )
    return AssistedProposal(assisted, guard.check(assisted.text, brief))
