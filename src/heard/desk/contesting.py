"""The removal file of one case: grounds, text, evidence, and the pack that leaves the house by a person's hand."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import dataclass, replace
from datetime import datetime

from heard import guard
from heard.contest import actions, queries, rules
from heard.contest.grounds import NoGround, Procedure, no_grounds, procedure
from heard.contest.signs import Hint
from heard.desk import travel
from heard.records.models import Case, RemovalRequest
from heard.respond.brief import brief_for
from heard.respond.proposals import proposed, seed_of
from heard.vocabulary.case import CaseFacts
from heard.vocabulary.people import Actor
from heard.vocabulary.plan import Plan, StepKind, StepState
from heard.vocabulary.text import Brief, Draft, Level, TextKind, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovalFile:
    """Everything that the page of a removal request shows."""

    facts: CaseFacts
    plan: Plan
    procedure: Procedure
    choices: tuple[rules.Choice, ...]
    in_vain: tuple[NoGround, ...]
    hints: list[Hint]
    request: RemovalRequest | None
    appeal_until: datetime | None


def removal_file(case: Case, *, now: datetime) -> RemovalFile:
    """Read it. `case` comes from `access.case`."""
    facts, plan = case.facts(), travel.plan_of(case, now)
    return RemovalFile(
        facts=facts,
        plan=plan,
        procedure=procedure(facts.platform, facts.country),
        choices=rules.choices(facts),
        in_vain=no_grounds(),
        hints=queries.hints(case),
        request=queries.newest_request(case),
        appeal_until=_appeal_until(plan),
    )


def _appeal_until(plan: Plan) -> datetime | None:
    """The plan says until when an appeal is open: its step asks for the decision then."""
    decision = next((step for step in plan.steps if step.kind is StepKind.AWAIT_DECISION), None)
    return decision.due if decision is not None and decision.state is StepState.NOW else None


def proposals(case: Case, actor: Actor) -> tuple[Draft, ...]:
    """Texts for the request to begin with; none before a ground is chosen."""
    brief = _brief(case, actor)
    if not brief.removal_ground:
        return ()
    return tuple(one.draft for one in proposed(brief, seed=seed_of(case.post.external_id, case.cycle), count=2))


def check(case: Case, actor: Actor, text: str) -> Verdict:
    """What the guard says of the text of a request."""
    return guard.check(text, _brief(case, actor))


def _brief(case: Case, actor: Actor) -> Brief:
    contest = case.facts().contest
    return replace(brief_for(case, actor, TextKind.REMOVAL_REQUEST), removal_ground=contest.ground if contest else "")


def prepare(case: Case, actor: Actor, *, text: str, why: str, now: datetime) -> RemovalRequest:
    """Keep the file with its evidence as it stands now; refused while the guard blocks the text."""
    blocks = [finding for finding in check(case, actor, text).findings if finding.level is Level.BLOCK]
    if blocks:
        raise actions.NotPossible(f"{blocks[0].why} {blocks[0].mend}")
    evidence = {**queries.evidence(case, now=now), "why": why}
    return actions.prepare(case, actor, text=text, evidence=evidence, now=now)


def appeal(case: Case, request: RemovalRequest, actor: Actor, *, now: datetime) -> None:
    """Appeal once, while the plan still has the time for it."""
    actions.appeal(request, actor, until=_appeal_until(travel.plan_of(case, now)), now=now)


def pack(case: Case, *, now: datetime) -> bytes:
    """The evidence as a ZIP: the request, what was seen with its hashes, the log. The same for counsel and for a platform."""
    request = queries.newest_request(case)
    evidence = request.evidence if request is not None and request.evidence else queries.evidence(case, now=now)
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as files:
        if request is not None:
            files.writestr("request.txt", f"{request.ground}\n\n{request.text}\n")
        files.writestr("evidence.json", json.dumps(evidence, ensure_ascii=False, indent=2))
        files.writestr("timeline.csv", _as_csv(queries.timeline(case.events())))
        review = evidence["review"]
        files.writestr("review.txt", f"{review['author']}, {review['stars']} stars\n{review['title']}\n\n{review['text']}\n")
    return kept.getvalue()


def _as_csv(rows: list[dict[str, str]]) -> str:
    written = io.StringIO()
    table = csv.DictWriter(written, fieldnames=["at", "what", "by"])
    table.writeheader()
    table.writerows(rows)
    return written.getvalue()
