"""Customers and orders out of CSV files, with the words that tills and shops use for their columns. Pure but for the stream."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from heard.channels.table.dates import moment_from
from heard.gather.gleaning import amount_of

NAMES: dict[str, str] = {
    "customer": "customerid customer customernumber clientid kundennummer",
    "order": "orderid order ordernumber bookingid visitid reference bestellnummer",
    "given": "firstname given givenname forename vorname prénom nombre",
    "surname": "lastname surname familyname nachname nom apellido apellidos",
    "name": "name fullname customername displayname",
    "mail": "mail email emailaddress courriel correo",
    "phone": "phone phonenumber telephone mobile telefon",
    "note": "note notes remark comment",
    "place": "place location store branch site",
    "at": "at date time when orderedat visitedat createdat datum",
    "kind": "kind type",
    "what": "what items item products description",
    "amount": "amount total price sum betrag totalamount montant importe",
    "served_by": "servedby staff server waiter employee salesperson bedienung verkäufer",
    "party": "party partysize guests covers persons people personen couverts personas",
    "language": "language lang locale sprache langue idioma",
    "country": "country countrycode land pays país",
}
_BY_NAME = {name: column for column, names in NAMES.items() for name in names.split()}
KINDS = {"order", "visit", "booking"}


class Unreadable(Exception):
    """A row that cannot be taken in; the message says why, `mend` what to do."""

    def __init__(self, why: str, mend: str) -> None:
        super().__init__(why)
        self.mend = mend


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerRow:
    """One customer of a file."""

    external_id: str
    given: str
    surname: str
    mail: str
    phone: str
    note: str
    language: str = ""
    country: str = ""

    @property
    def name(self) -> str:
        """As people write it."""
        return f"{self.given} {self.surname}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRow:
    """One order, visit or booking of a file. `amount` in hundredths."""

    external_id: str
    customer: str
    place: str
    kind: str
    at: datetime
    what: str
    amount: int | None
    served_by: str = ""
    party: int | None = None


def columns(header: Sequence[str]) -> dict[str, int]:
    """Which column is which, by the words of the header."""
    found: dict[str, int] = {}
    for position, name in enumerate(header):
        column = _BY_NAME.get(re.sub(r"[\W_]", "", name.lower()))
        if column is not None:
            found.setdefault(column, position)
    return found


def missing(what: str, known: Mapping[str, int]) -> tuple[str, ...]:
    """The columns without which a file of `what` cannot be read."""
    if what == "orders":
        return tuple(name for name in ("order", "customer", "at") if name not in known)
    lacking = [] if "customer" in known else ["customer"]
    if not {"name", "surname"} & set(known):
        lacking.append("name")
    return tuple(lacking)


def customer(cells: Sequence[str], known: Mapping[str, int]) -> CustomerRow:
    """A row as a customer; raises `Unreadable`."""
    row = _Cells(cells, known)
    given, surname = row["given"], row["surname"]
    if not surname and row["name"]:
        given, _, surname = row["name"].rpartition(" ")
    if not row["customer"]:
        raise Unreadable("there is no customer number", "Give every customer a number, so that it is found again.")
    if not (given or surname):
        raise Unreadable("there is no name", "Fill in the name.")
    return CustomerRow(
        external_id=row["customer"][:100], given=given[:100], surname=surname[:100], mail=row["mail"].lower()[:254],
        phone=row["phone"][:40], note=row["note"], language=row["language"].lower()[:2],
        country=row["country"].upper() if len(row["country"]) == 2 else "",
    )  # fmt: skip


def order(cells: Sequence[str], known: Mapping[str, int]) -> OrderRow:
    """A row as an order; raises `Unreadable`."""
    row = _Cells(cells, known)
    if not row["order"] or not row["customer"]:
        raise Unreadable("the order or the customer number is missing", "Fill in both numbers.")
    kind = row["kind"].lower()
    return OrderRow(
        external_id=row["order"][:100],
        customer=row["customer"][:100],
        place=row["place"],
        kind=kind if kind in KINDS else "order",
        at=_moment(row["at"]),
        what=row["what"],
        amount=_amount(row["amount"]),
        served_by=row["served_by"][:100],
        party=int(row["party"]) if row["party"].isdecimal() and int(row["party"]) < 1000 else None,
    )


class _Cells:
    """The cells of a row by the name of their column; empty where there is none."""

    def __init__(self, cells: Sequence[str], known: Mapping[str, int]) -> None:
        self._cells, self._known = cells, known

    def __getitem__(self, name: str) -> str:
        position = self._known.get(name)
        return self._cells[position].replace("\x00", "").strip() if position is not None and position < len(self._cells) else ""


def _moment(cell: str) -> datetime:
    try:
        return moment_from(cell, day_first=None)
    except ValueError as error:
        said = str(error) if "two days" in str(error) else f"“{cell[:40]}” is no date"
        raise Unreadable(said, "Write dates as 2026-11-22 or 2026-11-22T18:30Z.") from error


def _amount(cell: str) -> int | None:
    if not cell:
        return None
    amount = amount_of(cell)
    if amount is None:
        raise Unreadable(f"“{cell[:40]}” is no amount", "Write amounts as 12.50.")
    return -amount if cell.lstrip().startswith("-") else amount
