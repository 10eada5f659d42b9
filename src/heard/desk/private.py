"""Complaints and announced reviews that come to us and to nobody else (H4, H5): they take the same way as a review."""

from __future__ import annotations

from datetime import datetime

from heard.desk import intake
from heard.desk.access import NotYours
from heard.hear import actions as hear
from heard.hear import queries
from heard.records.models import Brand, Case, Location
from heard.vocabulary.people import Actor, Permission
from heard.vocabulary.way import CaseKind


def place_of(door: str) -> Location:
    """The place behind the address of a private page; raises `NotYours` when there is none."""
    place = Location.objects.filter(door=door).select_related("brand").first()
    if place is None:
        raise NotYours(NotYours.__doc__)
    return place


def said_in_private(place: Location, *, text: str, name: str, mail: str, phone: str, now: datetime) -> Case:
    """A customer tells us on the private page."""
    return _take_in(place.brand, place, CaseKind.COMPLAINT, text=text, name=name, mail=mail, phone=phone, now=now)


def taken_down(
    brand: Brand,
    actor: Actor,
    *,
    place: Location | None,
    kind: CaseKind,
    text: str,
    name: str,
    mail: str,
    phone: str,
    now: datetime,
) -> Case:
    """Somebody of the team writes down what a customer said, or that they announce a review."""
    actor.must(Permission.NOTE)
    return _take_in(brand, place, kind, text=text, name=name, mail=mail, phone=phone, now=now)


def _take_in(
    brand: Brand, place: Location | None, kind: CaseKind, *, text: str, name: str, mail: str, phone: str, now: datetime
) -> Case:
    post = hear.private_post(text=text, kind=kind, name=name, mail=mail, phone=phone, now=now)
    (taken,) = intake.take_in(queries.form_channel(brand), [post], now=now, place=place)
    return taken.opened[0]
