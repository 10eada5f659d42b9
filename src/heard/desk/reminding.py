"""Mail to colleagues: questions, reminders, mentions."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from heard.desk import policy
from heard.gather import links
from heard.playbook import remind_at
from heard.post import mail
from heard.records.models import FactRequest, Note, Person


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
