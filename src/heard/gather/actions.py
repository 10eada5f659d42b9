"""Asking the team, noting what happened, looking for the customer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from heard.gather import queries, rules
from heard.gather.asked import Asked, wanted_of
from heard.post import attachments
from heard.records import queue
from heard.records.circumstances import set_circumstances
from heard.records.models import Candidate, Case, FactFile, FactRequest, Note, Person, Search
from heard.vocabulary.log import EventKind
from heard.vocabulary.people import Actor, Permission


class NotPossible(Exception):
    """What was asked does not fit how the case stands."""


def note(case: Case, actor: Actor, *, text: str, is_fact: bool = False, now: datetime) -> Note:
    """Write a note for the team; whoever is mentioned hears of it. A fact says what happened and counts for the plan."""
    actor.must(Permission.NOTE)
    if not text.strip():
        raise NotPossible("A note needs a word or two.")
    row = Note.objects.create(case=case, text=text.strip(), is_fact=is_fact, written_by_id=actor.person, written_at=now)
    team = list(Person.objects.filter(memberships__brand=case.brand_id).values_list("id", "email", "name"))
    named = [number for number in rules.mentioned(text, team) if number != actor.person]
    row.mentions.set(named)
    case.log(EventKind.FACTS_NOTED if is_fact else EventKind.NOTED, now, actor, note=row.pk)
    for person in named:
        queue.enqueue("tell_mentioned", note=row.pk, person=person)
    return row


def decide(case: Case, actor: Actor, *, text: str, person: int | None, now: datetime) -> Note:
    """What is done next, and by whom: the team's decision, with who took it (G2). Whoever is to do it hears of it."""
    actor.must(Permission.NOTE)
    if not text.strip():
        raise NotPossible("Say in a few words what is done next.")
    row = Note.objects.create(case=case, text=text.strip(), is_decision=True, written_by_id=actor.person, written_at=now)
    if person is not None:
        if not Person.objects.filter(pk=person, memberships__brand=case.brand_id).exists():
            raise NotPossible("That person does not belong to the team.")
        row.mentions.set([person])
        if person != actor.person:
            queue.enqueue("tell_mentioned", note=row.pk, person=person)
    case.log(EventKind.DECIDED, now, actor, note=row.pk)
    return row


def ask(case: Case, actor: Actor, *, name: str, mail: str, question: str, due: datetime, now: datetime) -> FactRequest:
    """Ask a colleague what happened; they get a mail with a link that needs no account (G2)."""
    actor.must(Permission.NOTE)
    request = FactRequest.objects.create(
        case=case,
        cycle=case.cycle,
        name=name.strip(),
        mail=mail.strip().lower(),
        question=question.strip(),
        asked_by_id=actor.person,
        asked_at=now,
        due_at=due,
    )
    case.log(EventKind.FACTS_ASKED, now, actor, request=request.pk, due=due.isoformat())
    queue.enqueue("send_fact_request", request=request.pk)
    return request


def answer(request: FactRequest, actor: Actor, *, text: str, files: Sequence[tuple[str, bytes]] = (), now: datetime) -> None:
    """What the colleague says, once, with photos and papers. A second answer through the same link is refused, not lost silently."""
    if request.answered_at is not None:
        raise NotPossible("This question has been answered already. If something is missing, tell whoever asked you.")
    if request.withdrawn_at is not None:
        raise NotPossible("This question is no longer needed. Thank you all the same.")
    if not text.strip():
        raise NotPossible("Please write what you saw; “I do not know” is an answer too.")
    checked = attachments.check_all(list(files))
    refused = [f"{one.name}: {one.refused}" for one in checked if one.refused]
    if refused:
        raise NotPossible(" ".join(refused))
    FactFile.objects.bulk_create(
        FactFile(request=request, name=one.name, kind=one.kind, content=one.content, kept_at=now) for one in checked
    )
    request.answer, request.answered_at = text.strip(), now
    request.save(update_fields=["answer", "answered_at"])
    digest = sha256(request.answer.encode()).hexdigest()
    request.case.log(EventKind.FACTS_ANSWERED, now, actor, request=request.pk, digest=digest)


def escalate(request: FactRequest, *, now: datetime) -> None:
    """The answer is late: on record, once."""
    request.escalated_at = now
    request.save(update_fields=["escalated_at"])
    request.case.log(EventKind.FACTS_ESCALATED, now, request=request.pk)


def withdraw(request: FactRequest, actor: Actor, *, now: datetime) -> None:
    """The answer is no longer needed."""
    actor.must(Permission.NOTE)
    if request.answered_at is None and request.withdrawn_at is None:
        request.withdrawn_at = now
        request.save(update_fields=["withdrawn_at"])
        request.case.log(EventKind.FACTS_WITHDRAWN, now, actor, request=request.pk)


def waive_facts(case: Case, actor: Actor, *, reason: str, now: datetime) -> None:
    """Go on without the team's word; a named person says why."""
    _waive(case, actor, EventKind.FACTS_WAIVED, reason, now)


def waive_search(case: Case, actor: Actor, *, reason: str, now: datetime) -> None:
    """Go on without looking for the customer; a named person says why."""
    _waive(case, actor, EventKind.SEARCH_WAIVED, reason, now)


def _waive(case: Case, actor: Actor, kind: EventKind, reason: str, now: datetime) -> None:
    actor.must(Permission.NOTE)
    if not reason.strip():
        raise NotPossible("Say why in a few words; the reason stands in the log.")
    row = Note.objects.create(case=case, text=reason.strip(), written_by_id=actor.person, written_at=now)
    case.log(kind, now, actor, note=row.pk)


def search(case: Case, actor: Actor, *, asked: Asked, now: datetime) -> Search:
    """Look for the writer in the customer records. The search itself goes on record, found or not (G3, G4)."""
    actor.must(Permission.NOTE)
    wanted = wanted_of(case, asked)
    if not (wanted.name.usable or wanted.mail or wanted.orders or wanted.dates):
        raise NotPossible("There is nothing to look for: give a name, a mail address, a day or an order number.")
    brand = case.brand
    compared = queries.records_like(brand, wanted)
    weights = queries.weights_for(brand, compared)
    shown = rules.ranked([rules.weigh(record, wanted, weights) for record in compared], weights)
    kept = queries.weighing_of(brand)
    row = Search.objects.create(
        case=case,
        cycle=case.cycle,
        by_id=actor.person,
        at=now,
        keys=asked.to_json(),
        records=kept.customers if kept else 0,
        orders=kept.orders if kept else 0,
        newest_order_at=kept.newest_order_at if kept else None,
        compared=len(compared),
        found=sum(one.strength != "weak" for one in shown),
    )
    Candidate.objects.bulk_create(
        Candidate(
            search=row,
            customer_id=one.customer,
            score=round(one.bits, 1),
            strength=one.strength,
            chance=one.chance,
            reasons=list(one.reasons),
            levels=one.levels,
        )
        for one in shown
    )
    case.log(EventKind.SEARCHED, now, actor, search=row.pk, found=row.found)
    return row


def confirm(case: Case, actor: Actor, *, candidate: Candidate, now: datetime) -> None:
    """A person says: this is who wrote. The desk never says so by itself."""
    actor.must(Permission.NOTE)
    if candidate.search.case_id != case.pk:
        raise NotPossible("That candidate belongs to another case.")
    case.customer = candidate.customer
    _know_customer(case)
    _take_back_decisions(case)
    candidate.decision = "confirmed"
    candidate.save(update_fields=["decision"])
    queue.enqueue("count_decisions", brand=case.brand_id, once=f"count decisions {case.brand_id}")
    case.log(EventKind.CUSTOMER_CONFIRMED, now, actor, search=candidate.search_id, customer=candidate.customer_id)


def _take_back_decisions(case: Case) -> None:
    """The last word of a case counts, and what was decided after an earlier search teaches the weights nothing any more."""
    Candidate.objects.filter(search__case=case).exclude(decision="").update(decision="")


def _know_customer(case: Case) -> None:
    """Their visit says in which shift it happened, and with what."""
    set_circumstances(case)
    case.save(update_fields=["customer", "shift", "products"])


def deny(case: Case, actor: Actor, *, found: Search, now: datetime) -> None:
    """A person says: none of these. Not found is a result, and changes the reply (G4)."""
    actor.must(Permission.NOTE)
    case.customer = None
    _know_customer(case)
    _take_back_decisions(case)
    found.candidates.update(decision="denied")
    queue.enqueue("count_decisions", brand=case.brand_id, once=f"count decisions {case.brand_id}")
    case.log(EventKind.CUSTOMER_DENIED, now, actor, search=found.pk)
