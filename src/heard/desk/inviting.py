"""Asking for reviews: every visit of a brand that asks is looked at once, decided by the rule, and asked at the same moment.

Guarantees: what anybody wrote, how many stars they gave and how a case of theirs went is read nowhere here, but for one thing: who
said that they want no further message gets none. Nobody is asked twice for one visit. A mail that left twice, because the worker was
killed between sending and writing that down, has the same Message-ID.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _

from heard import guard, writer
from heard.post import mail
from heard.records.models import Brand, CaseEvent, Invite, InvitePlan, Location, Membership, Order, ReviewPage
from heard.showcase import actions, links, queries, rules
from heard.vocabulary.log import EventKind
from heard.vocabulary.platforms import Platform
from heard.vocabulary.showing import InviteRule
from heard.vocabulary.text import Brief, TextKind, Verdict
from heard.vocabulary.way import Sector

log = structlog.get_logger(__name__)
BATCH = 200


def terms(plan: InvitePlan) -> rules.Terms:
    """A brand's plan as the rules take it."""
    return rules.Terms(
        rule=InviteRule(plan.rule),
        nth=plan.nth,
        days=tuple(plan.days),
        after_hours=plan.after_hours,
        gap_days=plan.gap_days,
        most_a_day=plan.most_a_day,
    )


def brief(brand: Brand, *, platform: Platform = Platform.GOOGLE) -> Brief:
    """What the writer may use and the guard must know: nothing about any customer."""
    place = Location.objects.filter(brand=brand).order_by("name").first()
    return Brief(
        kind=TextKind.REVIEW_REQUEST,
        voice=brand.spoken(),
        platform=platform,
        country=place.country if place else "",
        sector=Sector(brand.sector),
        route=place.route() if place else Brief(kind=TextKind.REVIEW_REQUEST, voice=brand.spoken()).route,
    )


def proposed(brand: Brand) -> str:
    """A text to begin with."""
    return writer.draft(brief(brand), count=1)[0].text


def read(brand: Brand, text: str) -> Verdict:
    """What the guard says of a request, for the strictest of the platforms that it leads to."""
    platforms = {Platform(page.platform) for page in queries.review_pages(brand)} or {Platform.GOOGLE}
    verdicts = [guard.check(text, brief(brand, platform=platform)) for platform in sorted(platforms)]
    return max(verdicts, key=lambda verdict: (verdict.blocked, len(verdict.findings)))


def decide_due(now: datetime) -> int:
    """Look at every visit whose moment has come; how many were looked at. Run again, it looks at none twice."""
    looked_at = 0
    for plan in InvitePlan.objects.filter(on=True, since__isnull=False).select_related("brand"):
        looked_at += _decide(plan, now)
    return looked_at


def _decide(plan: InvitePlan, now: datetime) -> int:
    told = terms(plan)
    until = now - timedelta(hours=told.after_hours)
    done = 0
    with transaction.atomic():
        InvitePlan.objects.select_for_update().get(pk=plan.pk)  # visits are counted one after the other
        insiders = _insiders(plan.brand)
        visits = Order.objects.filter(brand=plan.brand, at__gte=plan.since, at__lte=until, invite=None)
        for order in visits.select_related("customer", "location").order_by("at", "pk")[:BATCH]:
            _look_at(plan, told, order, insiders, now)
            done += 1
    return done


def _look_at(plan: InvitePlan, told: rules.Terms, order: Order, insiders: set[str], now: datetime) -> None:
    visit = rules.Visit(
        at=order.at,
        zone=order.location.zone if order.location else "UTC",
        count=Invite.objects.filter(brand=plan.brand, location=order.location, order__at__gte=plan.since).count() + 1,
    )
    due = rules.due_at(visit, told)
    asked = Invite.objects.filter(brand=plan.brand, not_because="")
    address = order.customer.mail
    standing = rules.Standing(
        reachable=bool(address) and _page(plan.brand, order.location) is not None,
        opted_out=queries.opted_out(plan.brand, rules.fingerprint(address)) or _wants_peace(order),
        insider=address.lower() in insiders,
        last_asked=asked.filter(customer__mail__iexact=address).aggregate(last=Max("due_at"))["last"] if address else None,
        asked_that_day=asked.filter(due_at__date=due.date()).count(),
    )
    Invite.objects.create(
        brand=plan.brand,
        order=order,
        customer=order.customer,
        location=order.location,
        due_at=due,
        not_because=rules.why_not(visit, standing, told, now) or "",
        decided_at=now,
    )


def _insiders(brand: Brand) -> set[str]:
    team = set(Membership.objects.filter(brand=brand).values_list("person__email", flat=True))
    places = set(Location.objects.filter(brand=brand).values_list("contact_mail", flat=True))
    return {mail.lower() for mail in team | places if mail}


def _wants_peace(order: Order) -> bool:
    return CaseEvent.objects.filter(kind=EventKind.LEFT_ALONE, case__customer=order.customer_id).exists()


def _page(brand: Brand, place: Location | None) -> ReviewPage | None:
    """Where a customer of this place can write; of several, the first that was set up."""
    rows = ReviewPage.objects.filter(location__brand=brand)
    return (rows.filter(location=place) if place else rows).order_by("pk").first()


def send_due(now: datetime, *, most: int = BATCH) -> int:
    """Send what was decided; how many. While counsel or crisis is on, or the plan is off, nothing leaves and what waited is too late."""
    waiting = Invite.objects.filter(not_because="", sent_at=None, due_at__lte=now, due_at__gte=now - rules.IN_TIME)
    waiting = waiting.filter(brand__invite_plan__on=True, brand__counsel=False, brand__crisis=False)
    sent = 0
    for number in waiting.order_by("due_at", "pk").values_list("pk", flat=True)[:most]:
        try:
            sent += _send(number, now)
        except OSError as error:
            log.warning("request not sent", error=type(error).__name__)
    return sent


def _send(number: int, now: datetime) -> bool:
    with transaction.atomic():
        row = Invite.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=number, sent_at=None).first()
        if row is None:  # another worker has it
            return False
        brand = row.brand
        page = _page(brand, row.location)
        if page is None or queries.opted_out(brand, rules.fingerprint(row.customer.mail)):
            return False
        away = settings.BASE_URL + reverse("stop", args=[links.token("stop", row.pk)])
        mail.invite(
            to=row.customer.mail,
            name=brand.name,
            subject=_("How was it at %(place)s?") % {"place": row.location or brand.name},
            text=f"{brand.invite_plan.text.strip()}\n\n{page.url}\n\n-- \n"
            + _("No more of these mails: %(address)s") % {"address": away},
            key=f"invite-{row.key}",
            stop_at=away,
        )
        row.sent_at = now
        row.save(update_fields=["sent_at"])
    return True


def invite_of(given: str) -> Invite:
    """The request behind a link; raises `links.BadLink`."""
    row = Invite.objects.filter(pk=links.number_of("stop", given)).select_related("brand", "customer").first()
    if row is None:
        raise links.BadLink(links.BadLink.__doc__)
    return row


def stop(row: Invite, *, now: datetime) -> None:
    """Nobody asks this address again."""
    actions.opt_out(row.brand, row.customer.mail, now=now)
