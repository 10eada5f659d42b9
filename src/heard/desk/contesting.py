"""The removal file of one case: grounds, text, evidence, and the pack that leaves the house by a person's hand."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from heard import guard
from heard.contest import actions, queries, rules
from heard.contest.grounds import NoGround, Procedure, no_grounds, procedure
from heard.contest.signs import Hint
from heard.desk import travel
from heard.desk.act import acting
from heard.desk.reporting import reporter
from heard.records.models import Brand, Case, RemovalRequest
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
    interface: bool  # whether the desk can hand it in by itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """What became of several cases for which one ground was named: those with a file, and why others have none."""

    prepared: tuple[str, ...]
    refused: Mapping[str, str]


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
        interface=reporter(case) is not None,
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


def choose(case: Case, actor: Actor, *, ground: str, why: str, now: datetime) -> str:
    """Name the ground, and prepare the file with the first proposal so that the evidence is taken at this moment.

    A refusal comes back as its reason, and is counted.
    """
    refusal = actions.choose(case, actor, ground=ground, why=why, now=now)
    if not refusal:
        for draft in proposals(case, actor)[:1]:
            prepare(case, actor, text=draft.text, why=why, now=now)
    return refusal


def choose_for_all(brand: Brand, codes: Sequence[str], actor: Actor, *, ground: str, why: str, now: datetime) -> Together:
    """The same for reviews that say nearly the same words: a file each, with its own evidence and its own refusal."""
    prepared, refused = [], {}
    for code in codes:
        try:
            with acting(brand, code, now=now) as case:
                refusal = choose(case, actor, ground=ground, why=why, now=now)
        except actions.NotPossible as error:
            refusal = str(error)
        if refusal:
            refused[code] = refusal
        else:
            prepared.append(code)
    return Together(prepared=tuple(prepared), refused=refused)


def appeal(case: Case, request: RemovalRequest, actor: Actor, *, now: datetime) -> None:
    """Appeal once, while the plan still has the time for it."""
    actions.appeal(request, actor, until=_appeal_until(travel.plan_of(case, now)), now=now)


def evidence_files(case: Case, *, now: datetime) -> dict[str, bytes]:
    """The request, what was seen with its hashes, the log: by the names that they have in a pack."""
    request = queries.newest_request(case)
    evidence = request.evidence if request is not None and request.evidence else queries.evidence(case, now=now)
    review = evidence["review"]
    files = {
        "evidence.json": json.dumps(evidence, ensure_ascii=False, indent=2),
        "timeline.csv": as_csv(queries.timeline(case.events())),
        "review.txt": f"{review['author']}, {review['stars']} stars\n{review['title']}\n\n{review['text']}\n",
    }
    if request is not None:
        files["request.txt"] = f"{request.ground}\n\n{request.text}\n"
    return {name: text.encode() for name, text in files.items()}


def pack(case: Case, *, now: datetime) -> bytes:
    """The evidence as a ZIP, for a platform."""
    return zipped(evidence_files(case, now=now), now)


def zipped(files: Mapping[str, bytes], at: datetime) -> bytes:
    """Files as a ZIP; the same for the same arguments."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as folder:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, date_time=at.timetuple()[:6])
            folder.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return kept.getvalue()


def as_csv(rows: Sequence[Mapping[str, Any]]) -> str:
    """Rows of one shape as a CSV file, their keys for its head."""
    if not rows:
        return ""
    written = io.StringIO()
    table = csv.DictWriter(written, fieldnames=list(rows[0]))
    table.writeheader()
    table.writerows(rows)
    return written.getvalue()
