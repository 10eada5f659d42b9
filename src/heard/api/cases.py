"""Posts in, cases out, and what the team does with them."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.utils import timezone
from ninja import Query, Router, Status
from ninja.errors import HttpError

from heard.api import shapes
from heard.api.auth import Asking
from heard.desk import access, asking, ending, inbox, intake, linking
from heard.desk.act import acting
from heard.desk.page import case_page, told
from heard.desk.policy import in_force
from heard.gather import actions as gather
from heard.hear import queries as heard_from
from heard.playbook import fact_due
from heard.triage import actions as triage
from heard.vocabulary.people import Permission
from heard.vocabulary.written import reading_to_json

router = Router(tags=["cases"])
MOST_POSTS = 500


@router.post("/posts", response={200: shapes.TakenInOut, 422: shapes.Trouble})
def take_in(request: Asking, posts: list[shapes.PostIn]) -> Any:
    """Take in up to 500 posts. Each is read and planned before the answer comes; the same post again changes nothing."""
    request.actor.must(Permission.DRAFT)
    if len(posts) > MOST_POSTS:
        return Status(422, {"detail": f"Send at most {MOST_POSTS} posts at a time."})
    brand = request.brand
    channel = heard_from.api_channel(brand)
    done = list(intake.take_in(channel, [post.heard() for post in posts], now=timezone.now()))
    return Status(
        200,
        {
            "opened": [case.code for taken in done for case in taken.opened],
            "changed": [case.code for taken in done for case in taken.changed],
            "same": sum(taken.same for taken in done),
        },
    )


@router.get("/cases", response=shapes.CasesOut)
def cases(request: Asking, asked: Query[shapes.AskedIn]) -> Any:
    """One page of cases. `view`: due, others, customer, closed or all; `text` searches words."""
    listed = inbox.page(request.brand, inbox.Asked(**asked.model_dump()))
    return {"cases": listed.cases, "after": listed.after}


@router.get("/cases/{code}", response=shapes.WholeCaseOut)
def case(request: Asking, code: str) -> Any:
    """Everything about one case."""
    row = access.case(request.brand, code)
    page = case_page(row, now=timezone.now())
    return {
        **{name: getattr(row, name) for name in shapes.CaseOut.model_fields},
        "author": row.post.author,
        "title": row.post.title,
        "text": row.post.text,
        "reading": reading_to_json(page.reading) if page.reading else None,
        "plan": asdict(page.plan),
        "log": [told(entry) for entry in page.log],
    }


@router.post("/cases/{code}/notes", response={201: None})
def note(request: Asking, code: str, said: shapes.NoteIn) -> Any:
    """Write a note for the team."""
    now = timezone.now()
    with acting(request.brand, code, now=now) as row:
        gather.note(row, request.actor, text=said.text, is_fact=said.is_fact, now=now)
    return Status(201, None)


@router.post("/cases/{code}/fact-requests", response={201: None})
def ask(request: Asking, code: str, asked: shapes.AskIn) -> Any:
    """Ask a colleague what happened; they get a link by mail."""
    now = timezone.now()
    with acting(request.brand, code, now=now) as row:
        due = fact_due(row.facts(), in_force(row.brand)[0], now)
        gather.ask(row, request.actor, name=asked.name, mail=asked.mail, question=asked.question, due=due, now=now)
    return Status(201, None)


@router.post("/cases/{code}/waive-facts", response={201: None})
def waive_facts(request: Asking, code: str, why: shapes.ReasonIn) -> Any:
    """Go on without the team's word."""
    now = timezone.now()
    with acting(request.brand, code, now=now) as row:
        gather.waive_facts(row, request.actor, reason=why.reason, now=now)
    return Status(201, None)


@router.post("/cases/{code}/fault", response={200: shapes.CaseOut})
def fault(request: Asking, code: str, said: shapes.FaultIn) -> Any:
    """Put on record whose fault it was."""
    now = timezone.now()
    with acting(request.brand, code, now=now) as row:
        triage.say_fault(row, request.actor, said.fault, now=now)
    return Status(200, row)


@router.post("/cases/{code}/link", response={200: shapes.CaseOut})
def link(request: Asking, code: str, before: shapes.BeforeIn) -> Any:
    """Say that this review follows a private complaint, or an announcement of it."""
    try:
        linking.link(request.brand, code, request.actor, before=before.code, now=timezone.now())
    except linking.NotLinked as error:
        raise HttpError(409, str(error)) from error
    return Status(200, access.case(request.brand, code))


@router.post("/cases/{code}/searches", response={201: shapes.SearchOut})
def search(request: Asking, code: str, wanted: shapes.SearchIn) -> Any:
    """Look for the writer in the customer records; the search goes on record."""
    now = timezone.now()
    with acting(request.brand, code, now=now) as row:
        found = gather.search(row, request.actor, asked=wanted.asked(row.post.author), now=now)
    return Status(
        201,
        {
            "id": found.pk,
            "found": found.found,
            "records": found.records,
            "orders": found.orders,
            "newest_order_at": found.newest_order_at,
            "compared": found.compared,
            "candidates": [
                {
                    "id": one.pk,
                    "customer": one.customer_id,
                    "name": one.customer.name,
                    "score": one.score,
                    "strength": one.strength,
                    "chance": one.chance,
                    "reasons": one.reasons,
                }
                for one in found.candidates.select_related("customer")
            ],
        },
    )


@router.post("/cases/{code}/candidates/{number}/confirm", response={200: shapes.CaseOut})
def confirm(request: Asking, code: str, number: int) -> Any:
    """This is who wrote. The desk never says so by itself."""
    now = timezone.now()
    with acting(request.brand, code, now=now) as row:
        gather.confirm(row, request.actor, candidate=asking.candidate_of(row, number), now=now)
    return Status(200, access.case(request.brand, code))


@router.post("/cases/{code}/searches/{number}/deny", response={200: shapes.CaseOut})
def deny(request: Asking, code: str, number: int) -> Any:
    """None of those whom this search found."""
    now = timezone.now()
    with acting(request.brand, code, now=now) as row:
        gather.deny(row, request.actor, found=asking.search_of(row, number), now=now)
    return Status(200, access.case(request.brand, code))


@router.post("/cases/{code}/waive-search", response={201: None})
def waive_search(request: Asking, code: str, why: shapes.ReasonIn) -> Any:
    """Go on without looking for the customer."""
    now = timezone.now()
    with acting(request.brand, code, now=now) as row:
        gather.waive_search(row, request.actor, reason=why.reason, now=now)
    return Status(201, None)


@router.post("/cases/{code}/close", response={200: shapes.CaseOut})
def close(request: Asking, code: str, end: shapes.CloseIn) -> Any:
    """Close a case with its outcome and what was learnt."""
    now = timezone.now()
    with acting(request.brand, code, now=now) as row:
        ending.close(row, request.actor, outcome=end.outcome, learned=end.learned, now=now)
    return Status(200, row)


@router.post("/cases/{code}/reopen", response={200: shapes.CaseOut})
def reopen(request: Asking, code: str) -> Any:
    """Take a closed case up again."""
    now = timezone.now()
    with acting(request.brand, code, now=now) as row:
        ending.reopen(row, request.actor, now=now)
    return Status(200, row)
