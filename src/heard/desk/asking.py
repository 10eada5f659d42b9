"""Questions to colleagues, from both ends: the desk asks, the colleague answers by a signed link."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from heard.desk import policy
from heard.desk.access import NotYours
from heard.desk.act import acting_on
from heard.gather import actions as gather
from heard.gather import links
from heard.playbook import fact_due
from heard.records.models import Candidate, Case, FactFile, FactRequest, Search
from heard.vocabulary.people import Actor


def ask(case: Case, actor: Actor, *, name: str, mail: str, question: str, now: datetime) -> FactRequest:
    """Ask a colleague; the playbook says by when the answer is wanted."""
    due = fact_due(case.facts(), policy.in_force(case.brand)[0], now)
    return gather.ask(case, actor, name=name, mail=mail, question=question, due=due, now=now)


def asked_by_link(token: str) -> FactRequest:
    """The question behind a signed link, with what its page shows; raises `links.BadLink`."""
    found = (
        FactRequest.objects.filter(pk=links.request_of(token))
        .select_related("case__brand", "case__location", "case__post", "asked_by")
        .first()
    )
    if found is None:
        raise links.BadLink(links.BadLink.__doc__)
    return found


def answer_by_link(token: str, *, text: str, files: Sequence[tuple[str, bytes]] = (), now: datetime) -> None:
    """What the colleague says. The case travels on with it."""
    request = asked_by_link(token)
    with acting_on(request.case_id, now=now) as case:
        row = case.fact_requests.select_for_update().get(pk=request.pk)
        row.case = case
        gather.answer(row, Actor(name=row.name), text=text, files=files, now=now)


def file_of(case: Case, number: int) -> FactFile:
    """A file that a colleague sent with an answer in this case."""
    found = FactFile.objects.filter(pk=number, request__case=case).first()
    if found is None:
        raise NotYours(NotYours.__doc__)
    return found


def request_of(case: Case, number: int) -> FactRequest:
    """A question asked in this case."""
    found = case.fact_requests.filter(pk=number).first()
    if found is None:
        raise NotYours(NotYours.__doc__)
    found.case = case  # one object, so that its log is read and written once
    return found


def search_of(case: Case, number: int) -> Search:
    """A search made in this case."""
    found = case.searches.filter(pk=number).first()
    if found is None:
        raise NotYours(NotYours.__doc__)
    return found


def candidate_of(case: Case, number: int) -> Candidate:
    """Somebody a search of this case came up with."""
    found = Candidate.objects.filter(pk=number, search__case=case).select_related("search", "customer").first()
    if found is None:
        raise NotYours(NotYours.__doc__)
    return found
