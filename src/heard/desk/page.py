"""Everything that the page of one case shows, read in a fixed number of statements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from heard.desk import policy, sending, travel
from heard.gather import queries as gathered
from heard.records.models import Case, CaseEvent, Draft, FactRequest, Note, Outgoing, Revision, Search
from heard.records.question import Question
from heard.records.readings import newest_reading
from heard.respond.drafting import newest_draft
from heard.vocabulary.case import CaseFacts
from heard.vocabulary.log import EventKind
from heard.vocabulary.plan import Plan
from heard.vocabulary.reading import Reading
from heard.vocabulary.text import Verdict
from heard.vocabulary.written import verdict_from_json

# What leaves a note behind.
NOTED = frozenset(
    {
        EventKind.NOTED,
        EventKind.DECIDED,
        EventKind.FACTS_NOTED,
        EventKind.FACTS_WAIVED,
        EventKind.SEARCH_WAIVED,
        EventKind.SENT_BACK,
    }
)

_LOG = Question(lambda case: CaseEvent.objects.filter(case=case).select_related("person").order_by("id"))


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """One case as a person at the desk sees it."""

    case: Case
    facts: CaseFacts
    plan: Plan
    reading: Reading | None
    revisions: list[Revision]
    notes: list[Note]
    requests: list[FactRequest]
    searches: list[Search]
    draft: Draft | None
    verdict: Verdict | None
    outgoing: list[Outgoing]
    log: list[CaseEvent]
    posts_itself: bool
    delay_minutes: int


def case_page(case: Case, *, now: datetime) -> CasePage:
    """Read it. `case` comes from `access.case`, with its post, place, brand, owner and customer.

    The log tells what a case has; what it never had is not asked for.
    """
    log = _LOG(case.pk)
    case.knows_events(log)
    has = {entry.kind for entry in log}
    draft = newest_draft(case) if EventKind.DRAFTED in has else None
    return CasePage(
        case=case,
        facts=case.facts(),
        plan=travel.plan_of(case, now),
        reading=newest_reading(case),
        revisions=list(case.post.revisions.order_by("-number")) if EventKind.EDITED in has else [],
        notes=list(gathered.notes(case)) if has & NOTED else [],
        requests=list(gathered.fact_requests(case)) if EventKind.FACTS_ASKED in has else [],
        searches=list(gathered.searches(case)) if EventKind.SEARCHED in has else [],
        draft=draft,
        verdict=verdict_from_json(draft.verdict) if draft and draft.verdict else None,
        outgoing=list(case.outgoing.select_related("sent_by").order_by("-id")) if EventKind.QUEUED in has else [],
        log=log,
        posts_itself=sending.posts_itself(case),
        delay_minutes=policy.settings_for(case).outbox.delay_minutes,
    )


def told(entry: CaseEvent) -> dict[str, Any]:
    """An entry of the log as JSON values."""
    return {
        "at": entry.at.isoformat(),
        "kind": entry.kind,
        "by": entry.by,
        "person": entry.person_id,
        "cycle": entry.cycle,
        "data": entry.data,
    }
