"""Mail to colleagues: questions, reminders, mentions."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from heard.desk import policy
from heard.desk.act import acting_on
from heard.gather import actions as gather
from heard.gather import links
from heard.playbook import escalate_at, remind_at
from heard.post import mail
from heard.records import queue
from heard.records.models import FactRequest, Membership, Note, Person
from heard.vocabulary.way import Role


def fact_link(request: FactRequest) -> str:
    """The address where this question can be answered without an account."""
    return settings.BASE_URL + reverse("facts", args=[links.token(request.pk)])


def send_fact_request(number: int, *, now: datetime) -> None:
    """Mail the question, unless it was answered or withdrawn meanwhile."""
    request = FactRequest.objects.select_related("case__brand", "case__location", "asked_by").get(pk=number)
    if request.answered_at is None and request.withdrawn_at is None:
        _mail(request, _("What happened at {place}?"), f"facts-{request.pk}")


def remind(now: datetime) -> int:
    """Remind each colleague once whose answer is owed; how many."""
    owed = FactRequest.objects.filter(answered_at=None, withdrawn_at=None, reminded_at=None)
    reminded = 0
    for request in owed.select_related("case__brand", "case__location", "case__post", "asked_by"):
        facts = request.case.facts()
        mine = [one for one in facts.fact_requests if one.who == str(request.pk)]
        at = remind_at(facts, policy.in_force(request.case.brand)[0], mine[0]) if mine else None
        if at is not None and at <= now:
            _mail(request, _("Still needed: what happened at {place}?"), f"facts-{request.pk}-again")
            FactRequest.objects.filter(pk=request.pk).update(reminded_at=now)
            reminded += 1
    return reminded


def escalate(now: datetime) -> int:
    """Tell the managers where a reminded colleague still owes the answer; how many questions."""
    late = FactRequest.objects.filter(answered_at=None, withdrawn_at=None, escalated_at=None, due_at__lt=now)
    told = 0
    for number, case in late.exclude(reminded_at=None).order_by("pk").values_list("pk", "case"):
        with acting_on(case, now=now) as row:
            request = row.fact_requests.select_for_update().get(pk=number)
            request.case = row
            mine = [one for one in row.facts().fact_requests if one.who == str(number)]
            at = escalate_at(row.facts(), policy.in_force(row.brand)[0], mine[0]) if mine else None
            if at is None or at > now or row.closed_at is not None:
                continue
            gather.escalate(request, now=now)
            queue.enqueue("tell_managers", request=number)
            told += 1
    return told


def tell_managers(number: int) -> None:
    """Mail to everybody who leads the brand: whom was asked what, and where to go on without."""
    request = FactRequest.objects.select_related("case__brand", "case__location", "case__owner").get(pk=number)
    if request.answered_at or request.withdrawn_at:
        return
    case = request.case
    leads = Membership.objects.filter(brand=case.brand_id, role__in=[Role.MANAGER, Role.OWNER], person__is_active=True)
    address = settings.BASE_URL + reverse("case", args=[case.brand.slug, case.code])
    place = case.location or case.brand
    lines = [
        _("{name} was asked what happened at {place} and has not answered, though reminded.").format(
            name=request.name, place=place
        ),
        "",
        request.question,
        "",
        _("The reply to the customer waits for it. Ask by telephone, ask somebody else, or go on without and say why:"),
        address,
    ]
    for lead in leads.select_related("person"):
        mail.send(
            to=lead.person.email,
            subject=_("Case {code} waits for an answer").format(code=case.code),
            text="\n".join(lines),
            key=f"late-{request.pk}-{lead.person_id}",
        )


def _mail(request: FactRequest, subject: str, key: str) -> None:
    place = request.case.location or request.case.brand
    lines = [
        _("Hello {name},").format(name=request.name),
        "",
        _("{asker} asks you about something that a customer wrote:").format(asker=request.asked_by or request.case.brand),
        "",
        request.question,
        "",
        _("Answer here, no account needed:"),
        fact_link(request),
        "",
        _("Please answer by {due:%d %B, %H:%M} UTC. Just say what you saw; nobody is blamed.").format(due=request.due_at),
    ]
    mail.send(to=request.mail, subject=subject.format(place=place), text="\n".join(lines), key=key)


def tell_mentioned(note: int, person: int) -> None:
    """A note names somebody: tell them where."""
    row = Note.objects.select_related("case__brand", "written_by").get(pk=note)
    who = Person.objects.get(pk=person)
    address = settings.BASE_URL + reverse("case", args=[row.case.brand.slug, row.case.code])
    text = _("{author} mentions you in case {code}:").format(author=row.written_by, code=row.case.code)
    mail.send(
        to=who.email,
        subject=_("You are mentioned in case {code}").format(code=row.case.code),
        text=f"{text}\n\n{row.text}\n\n{address}\n",
        key=f"mention-{note}-{person}",
    )
