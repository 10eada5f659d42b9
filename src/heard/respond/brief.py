"""Everything the writer may use and the guard must know, gathered from the records."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.db.models.functions import Now, TruncDate

from heard.records.models import Case, Customer, Fix, Outgoing
from heard.records.question import Question
from heard.records.readings import newest_reading
from heard.vocabulary.people import Actor
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Language, MentionKind, Reading
from heard.vocabulary.text import Brief, CustomerRecord, KnownFix, PrivateRoute, Remedy, ReviewText, TextKind
from heard.vocabulary.way import CaseKind, Role, Sector

RECENT = 100  # replies a place has sent, which a text may not be too like; readers forget more
ALL_LATELY = 1000  # those which a draft of ours is unlike, as nobody's replies should sound like a machine's


@dataclass(frozen=True, slots=True, kw_only=True)
class Amends:
    """What a private text may promise, and what came of the promise. A public reply knows nothing of it."""

    remedies: tuple[Remedy, ...] = ()
    authority: int = 0  # minor units
    kept_promise: bool = False
    satisfied: bool | None = None


NOTHING = Amends()


def brief_for(
    case: Case, actor: Actor, kind: TextKind = TextKind.PUBLIC_REPLY, known: Amends = NOTHING, *, recent: int = RECENT
) -> Brief:
    """What is known about one text to be written, beside `RECENT` or `ALL_LATELY` texts sent before it. Six statements."""
    facts = case.facts()
    reading = newest_reading(case)
    place, post = case.location, case.post
    return Brief(
        kind=kind,
        voice=case.brand.spoken(),
        platform=Platform(post.platform),
        country=place.country if place else "",
        sector=Sector(case.brand.sector),
        case_kind=CaseKind(case.kind),
        case_code=case.code,
        language=_answer_in(reading),
        review=ReviewText(text=post.text, title=post.title, stars=post.stars, author=post.author),
        reading=reading,
        standing=facts.standing,
        record=_record(case.customer) if case.customer else None,
        route=_route(case),
        staff_names=_staff_named(reading),
        fixes=_fixes(case),
        recent=_recent(case, kind, recent),
        remedies=known.remedies,
        authority=known.authority,
        kept_promise=known.kept_promise,
        satisfied=known.satisfied,
        role=actor.role or Role.AGENT,
        extortion=facts.extortion,
        counsel=facts.counsel,
    )


def _route(case: Case) -> PrivateRoute:
    """How they reach a person; the case's private page is a way, too, once the desk is out in the world."""
    route = case.location.route() if case.location else PrivateRoute()
    if route.contact and not route.url and settings.SECURE:
        return replace(route, url=f"{settings.BASE_URL}/t/{case.code}")
    return route


def _answer_in(reading: Reading | None) -> Language:
    if reading is None or reading.language is Language.UNKNOWN:
        return Language.ENGLISH
    return reading.language


def _staff_named(reading: Reading | None) -> tuple[str, ...]:
    return tuple(m.text for m in reading.mentions if m.kind is MentionKind.STAFF) if reading else ()


def _record(customer: Customer) -> CustomerRecord:
    orders = list(customer.orders.order_by("-at").select_related("location")[:20])
    return CustomerRecord(
        names=(customer.name,),
        mails=(customer.mail,) if customer.mail else (),
        phones=(customer.phone,) if customer.phone else (),
        orders=tuple(order.external_id for order in orders),
        dates=tuple(order.at.date().isoformat() for order in orders),
        products=tuple(order.what for order in orders if order.what),
        notes=(customer.note,) if customer.note else (),
    )


_FIXES = Question(
    lambda case, place: (
        Fix.objects.filter(
            Q(done_on__isnull=False) | Q(due_on__gte=TruncDate(Now())), Q(places=None) | Q(places=place), cause__cases=case
        )
        .order_by("-done_on", "due_on", "id")
        .values_list("what", "done_on", "due_on", "id", "cause__topic")
        .distinct()
    )
)


def _sent(brand: Any, kind: Any, case: Any, place: Any) -> QuerySet[Outgoing, str]:
    sent = Outgoing.objects.filter(case__location=place, case__brand=brand, kind=kind, sent_at__isnull=False)
    return sent.exclude(case=case).exclude(text="").order_by("-sent_at").values_list("text", flat=True)


def _asked(most: int) -> tuple[Question[str], Question[str]]:
    """For a place, and for cases without one."""
    return (
        Question(lambda brand, kind, case, place: _sent(brand, kind, case, place)[:most]),
        Question(lambda brand, kind, case: _sent(brand, kind, case, None)[:most]),
    )


_LATELY = {most: _asked(most) for most in (RECENT, ALL_LATELY)}


def _fixes(case: Case) -> tuple[KnownFix, ...]:
    """What was changed about the cause that this case was put to, or will be by a day that has not passed (R7)."""
    rows = _FIXES(case.pk, case.location_id)
    return tuple(KnownFix(text=what, done=done_on is not None, topic=topic) for what, done_on, _, _, topic in rows)


def _recent(case: Case, kind: TextKind, most: int) -> tuple[str, ...]:
    """The last texts of this kind for this place, newest first, without this case's own."""
    here, nowhere = _LATELY[most]
    of_brand = (case.brand_id, kind, case.pk)
    return tuple(here(*of_brand, case.location_id) if case.location_id else nowhere(*of_brand))
