"""After the promise: the one question when its day has come, and a word to the team before a promise is late."""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from heard.desk import policy, talking, travel
from heard.desk.act import acting_on
from heard.desk.sending import Held
from heard.playbook import may_promise
from heard.post import mail
from heard.records.models import Case, Membership, Offer
from heard.respond.drafting import NotPossible
from heard.vocabulary.people import DESK
from heard.vocabulary.plan import StepKind, StepState
from heard.vocabulary.text import TextKind
from heard.vocabulary.way import Role, Stage

log = structlog.get_logger(__name__)
NEAR = timedelta(hours=24)  # before a promise is late


def ask_due(now: datetime, *, most: int = 200) -> int:
    """Send the question wherever the plan says that its day has come and the playbook lets the desk ask; how many."""
    found = Case.objects.filter(stage=Stage.RESOLVE, closed_at=None, offers__kept_at__isnull=False, next_due__lte=now)
    asked = 0
    for number in found.distinct().order_by("next_due").values_list("pk", flat=True)[:most]:
        try:
            with acting_on(number, now=now) as case:
                asked += _ask(case, now)
        except (Held, NotPossible) as refusal:
            log.info("not asked", case=number, error=type(refusal).__name__)
    return asked


def _ask(case: Case, now: datetime) -> bool:
    steps = travel.plan_of(case, now).steps
    ready = any(step.kind is StepKind.FOLLOW_UP and step.state is StepState.NOW for step in steps)
    if not ready or not policy.settings_for(case).follow_up.by_itself or _on_its_way(case):
        return False
    address = next((one for one in talking.addresses(case) if one.way == "mail" and one.proven), None)
    if address is None:
        return False
    for proposal in talking.propose(case, DESK, TextKind.FOLLOW_UP):
        if not proposal.verdict.blocked:
            talking.say(
                case,
                DESK,
                kind=TextKind.FOLLOW_UP,
                text=proposal.draft.text,
                way="mail",
                to=address.to,
                by_itself=True,
                now=now,
            )
            return True
    return False


def _on_its_way(case: Case) -> bool:
    return case.outgoing.filter(kind=TextKind.FOLLOW_UP, state__in=["queued", "sending"]).exists()


def remind_of_promises(now: datetime) -> int:
    """Tell whoever has the case, once, that a promise is due within a day; how many."""
    near = Offer.objects.filter(chosen__isnull=False, kept_at=None, reminded_at=None, due_at__lte=now + NEAR)
    reminded = 0
    for offer in near.select_related("case__brand", "case__owner", "offered_by", "chosen")[:200]:
        who = offer.case.owner or offer.offered_by
        if who is not None and offer.case.closed_at is None:
            mail.send(
                to=who.email,
                subject=_("A promise is due in case {code}").format(code=offer.case.code),
                text=_("{what}: promised for {due:%d %B, %H:%M} UTC.\n\n{address}\n").format(
                    what=offer.chosen, due=offer.due_at, address=_address(offer.case)
                ),
                key=f"promise-{offer.pk}",
            )
            reminded += 1
        Offer.objects.filter(pk=offer.pk).update(reminded_at=now)
    return reminded


def tell_of_offer(number: int) -> None:
    """Somebody wants to offer more than they may: a mail to everybody who may, with the page where one tap decides."""
    offer = Offer.objects.select_related("case__brand", "offered_by").get(pk=number)
    if offer.agreed is not None:
        return
    rules = policy.settings_for(offer.case)
    for member in Membership.objects.filter(brand=offer.case.brand).select_related("person"):
        if member.person_id != offer.offered_by_id and may_promise(Role(member.role), offer.cost, rules):
            mail.send(
                to=member.person.email,
                subject=_("{who} asks for a remedy in case {code}").format(who=offer.offered_by, code=offer.case.code),
                text=_("It costs more than they may promise alone. One tap decides:\n\n{address}\n").format(
                    address=settings.BASE_URL + reverse("offer", args=[offer.case.brand.slug, offer.case.code, offer.pk])
                ),
                key=f"offer-{offer.pk}-{member.person_id}",
            )


def _address(case: Case) -> str:
    return settings.BASE_URL + reverse("case", args=[case.brand.slug, case.code])
