"""From a proposal to a reply that readers can see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from django.utils import timezone
from ninja import Router, Status

from heard.api import shapes
from heard.api.auth import Asking
from heard.desk import access, sending
from heard.desk.act import acting
from heard.respond import actions as respond
from heard.vocabulary.written import verdict_to_json

router = Router(tags=["replies"])


@router.get("/cases/{code}/proposals", response=list[shapes.ProposalOut])
def proposals(request: Asking, code: str, seed: int = 0) -> Any:
    """Several texts to choose from."""
    found = sending.propose(access.case(request.brand, code), request.actor, seed=seed)
    return [
        {
            "text": one.draft.text,
            "recipe": one.draft.recipe,
            "sentences": [asdict(sentence) for sentence in one.draft.sentences],
            "verdict": verdict_to_json(one.verdict),
        }
        for one in found
    ]


@router.post("/cases/{code}/check", response=dict[str, Any])
def check(request: Asking, code: str, said: shapes.TextIn) -> Any:
    """What the guard says of a text; nothing is kept."""
    return verdict_to_json(respond.check(access.case(request.brand, code), request.actor, said.text))


@router.post("/cases/{code}/drafts", response={201: shapes.DraftOut})
def write(request: Asking, code: str, said: shapes.TextIn) -> Any:
    """Keep a draft."""
    now = timezone.now()
    with acting(request.brand, code, now=now) as case:
        return Status(201, respond.write(case, request.actor, text=said.text, now=now))


@router.post("/cases/{code}/drafts/{number}/offer", response={200: shapes.DraftOut})
def offer(request: Asking, code: str, number: int) -> Any:
    """Hand a draft to a second person."""
    return _done(request, code, number, access.draft, respond.offer)


@router.post("/cases/{code}/drafts/{number}/approve", response={200: shapes.DraftOut})
def approve(request: Asking, code: str, number: int) -> Any:
    """Stand behind a draft as the second person."""
    return _done(request, code, number, access.draft, respond.approve)


@router.post("/cases/{code}/drafts/{number}/send", response={202: shapes.OutgoingOut})
def send(request: Asking, code: str, number: int) -> Any:
    """Put a draft into the outbox, if the plan allows."""
    now = timezone.now()
    with acting(request.brand, code, now=now) as case:
        return Status(202, sending.send(case, request.actor, access.draft(case, number), now=now))


@router.post("/cases/{code}/outgoing/{number}/undo", response={200: shapes.OutgoingOut})
def undo(request: Asking, code: str, number: int) -> Any:
    """Take a text back before it leaves."""
    return _done(request, code, number, access.outgoing, respond.undo)


@router.post("/cases/{code}/outgoing/{number}/posted", response={200: shapes.OutgoingOut})
def posted(request: Asking, code: str, number: int, proof: shapes.ProofIn) -> Any:
    """Say that a reply was posted by hand, with the link that proves it."""
    return _done(request, code, number, access.outgoing, respond.posted_by_hand, proof_url=proof.url)


def _done(request: Asking, code: str, number: int, find: Callable[..., Any], act: Callable[..., Any], **said: Any) -> Any:
    """Do this to one text of a case; the text as it is then."""
    now = timezone.now()
    with acting(request.brand, code, now=now) as case:
        row = find(case, number)
        act(row, request.actor, now=now, **said)
        return row
