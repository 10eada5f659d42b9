"""How a record and what is known of a writer agree, comparison by comparison, each at one of a few levels. Pure.

The levels are what Fellegi and Sunter weigh. A comparison that has nothing to compare is left out: silence proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from heard.gather.names import NameKeys, bare, fold, one_slip, parts
from heard.gather.nicknames import also_called

Levels = dict[str, str]
NOBODY = NameKeys("", "")
# Days from visit to post, with the name of the band. What is later than a day after the post is no cause of it.
BANDS = ((1, "day"), (3, "days"), (7, "week"), (14, "fortnight"), (30, "month"), (90, "quarter"))
LATEST_AFTER = timedelta(days=1)  # clocks and zones differ
LOOKED_BACK = timedelta(days=400)
SHORTEST_PRODUCT = 4  # letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is known of the writer. Everything but the time of the post may be missing."""

    posted_at: datetime
    name: NameKeys = NOBODY
    display: str = ""
    mail: str = ""
    orders: tuple[str, ...] = ()
    place: int | None = None
    language: str = ""
    country: str = ""
    dates: tuple[date, ...] = ()
    text: str = ""  # words in which products and people may be named, folded
    amounts: tuple[int, ...] = ()
    party: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """An order, visit or booking."""

    number: str
    at: datetime
    kind: str = "order"
    place: int | None = None
    place_name: str = ""
    what: str = ""
    amount: int | None = None
    served_by: str = ""
    party: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A customer with the visits that the post may be about, newest first."""

    customer: int
    given: str
    surname: str
    mail: str = ""
    language: str = ""
    country: str = ""
    visits: tuple[Visit, ...] = ()


def who(record: Record, wanted: Wanted) -> Levels:
    """What does not depend on a visit: name, mail address, language, country."""
    found: Levels = {}
    if wanted.name.form:
        found[f"name_{wanted.name.form}"] = _name(record, wanted)
    if wanted.mail and record.mail:
        found["mail"] = "same" if wanted.mail.lower() == record.mail.lower() else "other"
    for what in ("language", "country"):
        one, other = getattr(wanted, what), getattr(record, what)
        if one and other:
            found[what] = "same" if one.lower() == other.lower() else "other"
    return found


def when(record: Record, wanted: Wanted) -> Iterator[tuple[Visit | None, Levels]]:
    """Each visit with what it says; a record without one says that."""
    if not record.visits:
        yield None, {"visit": "never"}
    for visit in record.visits:
        found: Levels = {"visit": _visit(visit, wanted)}
        if wanted.orders:
            found["order"] = "named" if _number(visit.number) in {_number(one) for one in wanted.orders} else "other"
        if wanted.dates:
            apart = min(abs((visit.at.date() - day).days) for day in wanted.dates)
            found["stated"] = "that_day" if apart <= 1 else "near" if apart <= 3 else "other"
        if wanted.text and visit.what:
            found["product"] = _product(visit.what, wanted.text)
        if wanted.text and visit.served_by:
            found["staff"] = "named" if _served_by(visit.served_by) in _words(wanted.text) else "other"
        if wanted.amounts and visit.amount is not None:
            found["amount"] = _amount(visit.amount, wanted.amounts)
        if wanted.party and visit.party:
            found["party"] = "same" if wanted.party == visit.party else "other"
        yield visit, found


def _name(record: Record, wanted: Wanted) -> str:
    first, last = parts(record.given, record.surname)
    given, surname = bare(wanted.name.given), bare(wanted.name.surname)
    match wanted.name.form:
        case "full":
            return _full(first, last, given, surname)
        case "given_initial":
            if not last.startswith(surname):
                return "other"
            nick = first in also_called(given)
            return "agree" if first == given else "nickname" if nick else "slip" if one_slip(first, given) else "other"
        case "initial_surname":
            if not first.startswith(given):
                return "other"
            return "agree" if last == surname else "slip" if one_slip(last, surname) else "other"
    run = re.sub(r"[^a-z]", "", bare(fold(wanted.display))) or surname
    if run in {first + last, last + first, first[:1] + last}:
        return "handle" if first else "surname"
    if record.mail and run == re.sub(r"[^a-z]", "", bare(fold(record.mail.partition("@")[0]))):
        return "mail"
    return "surname" if surname == last else "given" if surname == first or first in also_called(surname) else "other"


def _full(first: str, last: str, given: str, surname: str) -> str:
    if last == surname:
        if first == given:
            return "agree"
        if first in also_called(given):
            return "nickname"
        return "slip" if one_slip(first, given) else "other"
    if first == given and one_slip(last, surname):
        return "slip"
    return "swapped" if (first, last) == (surname, given) else "other"


def _visit(visit: Visit, wanted: Wanted) -> str:
    days = (wanted.posted_at - visit.at).total_seconds() / 86400
    band = next((name for limit, name in BANDS if days <= limit), "long")
    if visit.place is None or wanted.place is None:
        return f"{band}_somewhere"
    return f"{band}_here" if visit.place == wanted.place else f"{band}_elsewhere"


@lru_cache(maxsize=1024)
def _served_by(name: str) -> str:
    """A few names of staff stand on a great many visits."""
    return fold(name)


@lru_cache(maxsize=32)
def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@lru_cache(maxsize=32)
def _stems(text: str) -> frozenset[str]:
    return frozenset(map(_stem, text.split()))


@lru_cache(maxsize=4096)
def _items(what: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Each item of an order as written, with the stems of its words."""
    items = (one.strip() for one in re.split(r"[;,\n]", what))
    words = ((item, frozenset(_stem(word) for word in fold(item).split() if len(word) >= SHORTEST_PRODUCT)) for item in items)
    return tuple((item, stems) for item, stems in words if stems)


def named_item(what: str, text: str) -> str:
    """The item of an order all of whose words the text holds as well; empty when there is none. Both may be plural or not."""
    said = _stems(text)
    return next((item for item, stems in _items(what) if stems <= said), "")


def _product(what: str, text: str) -> str:
    if named_item(what, text):
        return "named"
    said = _stems(text)
    return "partly" if any(stems & said for _, stems in _items(what)) else "other"


def _stem(word: str) -> str:
    return re.sub(r"(?<=...)(?:es|en|s|n|e)$", "", word)


def _amount(amount: int, said: tuple[int, ...]) -> str:
    if amount in said:
        return "same"
    return "near" if any(abs(amount - one) <= max(amount, one) * 0.1 for one in said) else "other"


def _number(number: str) -> str:
    return re.sub(r"[^a-z0-9]", "", number.lower()).lstrip("0")
