"""One person asks what the desk knows of them, or asks to be forgotten (R-26). An owner answers, for one brand.

A person is found by a mail address or a telephone number, and by the codes of cases that an owner knows to be theirs: a display
name alone proves nobody. What is theirs is found through what the models declare, so that a new table is reached without anybody
remembering it here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.db.models import GeneratedField, Q, TextField
from django.db.models.functions import Cast

from heard.desk import travel
from heard.desk.emptying import empty_cases, empty_copies
from heard.desk.renewing import with_logs
from heard.desk.retention import forget_customers, letters
from heard.records.models import AsideRow, Brand, Case, Customer, Outgoing
from heard.records.personal import tables, way_to
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.log import EventKind
from heard.vocabulary.people import Actor, NotAllowed
from heard.vocabulary.way import Role

ASKED = "the person asked"
ERASED = "[erased]"
SHORTEST_PHONE = 6  # digits; fewer would be found in half of all order numbers


class NotFound(Exception):
    """The desk holds nothing of this person."""


class TooLittle(Exception):
    """Say a mail address, a telephone number or the code of a case: a name alone proves nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a person says of themselves. `codes` are cases that an owner knows to be theirs."""

    mail: str = ""
    phone: str = ""
    codes: tuple[str, ...] = ()

    @property
    def digits(self) -> str:
        """The telephone number without what people write between its digits."""
        return re.sub(r"\D", "", self.phone)


@dataclass(frozen=True, slots=True)
class Found:
    """Whose rows they are, and where else the person is mentioned."""

    customers: list[Customer]
    cases: list[Case]
    mentions: list[tuple[models.Model, str]] = field(default_factory=list)  # row and column

    @property
    def nothing(self) -> bool:
        return not (self.customers or self.cases or self.mentions)


def find(brand: Brand, actor: Actor, subject: Subject) -> Found:
    """Everything of this person; raises `TooLittle` and `NotFound`."""
    _must_own(actor)
    if not (subject.mail or len(subject.digits) >= SHORTEST_PHONE or subject.codes):
        raise TooLittle(TooLittle.__doc__)
    customers = list(Customer.objects.filter(_reached(subject, "mail", "phone"), brand=brand))
    theirs = _reached(subject, "post__contact_mail", "post__contact_phone")
    theirs |= Q(customer__in=customers) | Q(code__in=[code.upper() for code in subject.codes])
    cases = list(Case.objects.filter(theirs, brand=brand).select_related("post", "brand").order_by("pk"))
    known = {case.pk for case in cases}
    mentions = [
        (row, column)
        for row, column in _mentions(brand, subject)
        if not isinstance(row, Customer) and _case_of(row) not in known
    ]
    found = Found(customers, cases, mentions)
    if found.nothing:
        raise NotFound(NotFound.__doc__)
    return found


def export(brand: Brand, actor: Actor, subject: Subject, *, now: datetime) -> dict[str, Any]:
    """All of it as plain values that can be handed to the person."""
    found = find(brand, actor, subject)
    return {
        "brand": brand.name,
        "made_at": now.isoformat(),
        "asked": {"mail": subject.mail, "phone": subject.phone, "codes": list(subject.codes)},
        "customers": [_rows_of(customer, Customer) for customer in found.customers],
        "cases": [{"code": case.code, **_rows_of(case, Case)} for case in found.cases],
        "mentioned_in": [
            {"table": row._meta.model_name, "number": row.pk, "column": column, "holds": _plain(getattr(row, column))}
            for row, column in found.mentions
            if not _privileged(type(row), column)
        ],
    }


def erase(brand: Brand, actor: Actor, subject: Subject, *, now: datetime) -> Found:
    """Take all of it out, all or nothing; the log keeps that it was done, by whom and why.

    What stands on a platform stands there; what a backup holds is gone when the backup is.
    """
    with transaction.atomic():
        found = find(brand, actor, subject)
        locked = list(Case.objects.select_for_update().filter(pk__in=[case.pk for case in found.cases]).select_related("post"))
        _close_the_outbox(locked, now)
        for case in locked:
            case.log(EventKind.ERASED, now, actor, what="person", why=ASKED)
        empty_cases(locked, now=now)
        empty_copies([case.post for case in locked], now=now, withheld=True)
        for row, column in found.mentions:
            _strike(row, column, subject)
        forget_customers(found.customers, why=ASKED, now=now)
        travel.onward(with_logs(Case.objects.filter(pk__in=[case.pk for case in locked], closed_at=None)), now=now)
    _burn_letters(subject)
    return found


def _must_own(actor: Actor) -> None:
    if actor.role is not Role.OWNER:
        raise NotAllowed("What is known of a person is handed out and erased by owners of the brand.")


def _reached(subject: Subject, mail: str, phone: str) -> Q:
    """Rows with this address or this number, however it is written."""
    said = Q(pk__in=[])
    if subject.mail:
        said |= Q(**{f"{mail}__iexact": subject.mail})
    if len(subject.digits) >= SHORTEST_PHONE:
        said |= Q(**{f"{phone}__regex": r"^\D*" + r"\D*".join(subject.digits) + r"\D*$"})
    return said


def _mentions(brand: Brand, subject: Subject) -> Iterator[tuple[models.Model, str]]:
    """Rows of the brand in whose words the address or the number stands."""
    pattern = _pattern(subject)
    if not pattern:
        return
    for model, columns in tables().items():
        way = way_to(model, Brand)
        if way is None:
            continue
        for name in columns:
            column = model._meta.get_field(name)
            if isinstance(column, GeneratedField | models.BinaryField | models.DateTimeField | models.IntegerField):
                continue
            rows = model._default_manager.filter(**{way: brand}).annotate(said=Cast(name, TextField()))
            for row in rows.filter(said__iregex=pattern):
                yield row, name


def _pattern(subject: Subject) -> str:
    parts = [re.escape(subject.mail)] if subject.mail else []
    if len(subject.digits) >= SHORTEST_PHONE:
        parts.append(r"[^0-9]{0,3}".join(subject.digits))
    return "|".join(parts)


def _case_of(row: models.Model) -> int | None:
    way = way_to(type(row), Case)
    if way is None:
        return None
    found: Any = type(row)._default_manager.filter(pk=row.pk).values_list(way, flat=True).first()
    return int(found) if found is not None else None


def _rows_of(row: models.Model, goal: type[models.Model]) -> dict[str, Any]:
    """What every table holds of a customer or a case."""
    told: dict[str, Any] = {}
    for model, columns in tables().items():
        way = way_to(model, goal)
        if way is None or (goal is Customer and way_to(model, Case) is not None):
            continue
        rows = model._default_manager.filter(**{way: row.pk}).order_by("pk")
        kept = [
            name
            for name in columns
            if not isinstance(model._meta.get_field(name), GeneratedField) and not _privileged(model, name)
        ]
        if not kept:
            continue
        values = [{name: _plain(value) for name, value in one.items()} for one in rows.values(*kept)]
        if values:
            told[str(model._meta.model_name)] = values
    if goal is Case:
        told["log"] = [{"at": one.at.isoformat(), "kind": one.kind} for one in row.events()]  # type: ignore[attr-defined]
    return told


def _privileged(model: type[models.Model], column: str) -> bool:
    """Whether this column is between client and counsel, and so not handed out."""
    return tables()[model][column].privileged


def _plain(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return f"{len(bytes(value))} bytes"
    return value.isoformat() if isinstance(value, datetime) else value


def _close_the_outbox(cases: Sequence[Case], now: datetime) -> None:
    """What waits for approval or for its time does not leave any more; what is leaving already stands against erasing."""
    waiting = [OutgoingState.APPROVED, OutgoingState.QUEUED]
    for outgoing in Outgoing.objects.select_for_update().filter(case__in=cases, state__in=waiting).select_related("case"):
        outgoing.state, outgoing.next_look_at = OutgoingState.VOID, None
        outgoing.save(update_fields=["state", "next_look_at"])
        outgoing.case.log(EventKind.VOIDED, now, outgoing=outgoing.pk, text=outgoing.kind)


def _strike(row: models.Model, column: str, subject: Subject) -> None:
    """Their address and number out of words that are about something else."""
    if isinstance(row, AsideRow):
        row.delete()
        return
    pattern = re.compile(_pattern(subject), re.IGNORECASE)
    type(row)._default_manager.filter(pk=row.pk).update(**{column: _struck(getattr(row, column), pattern)})


def _struck(value: Any, pattern: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return pattern.sub(ERASED, value)
    if isinstance(value, dict):
        return {name: _struck(one, pattern) for name, one in value.items()}
    return [_struck(one, pattern) for one in value] if isinstance(value, list) else value


def _burn_letters(subject: Subject) -> None:
    """Mails kept as files that name them."""
    pattern = _pattern(subject)
    for letter in letters() if pattern else ():
        if re.search(pattern, letter.read_text(errors="replace"), re.IGNORECASE):
            letter.unlink(missing_ok=True)
