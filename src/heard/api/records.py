"""Customers and orders from the house's own systems, in batches: sent again, a row replaces itself."""

from __future__ import annotations

from typing import Any

from ninja import Field, Router, Schema, Status
from pydantic import AwareDatetime

from heard.api.auth import Asking
from heard.api.shapes import Trouble
from heard.gather import keeping
from heard.gather.files import CustomerRow, OrderRow
from heard.vocabulary.people import Permission

router = Router(tags=["customer records"])
MOST = 1000


class CustomerIn(Schema):
    """A customer. `id` is the number in your system; name them by `given` and `surname`, or by the whole `name`."""

    id: str = Field(min_length=1, max_length=100)
    given: str = Field("", max_length=100)
    surname: str = Field("", max_length=100)
    name: str = Field("", max_length=200)
    mail: str = Field("", max_length=254)
    phone: str = Field("", max_length=40)
    note: str = Field("", max_length=10_000)
    language: str = Field("", max_length=3)
    country: str = Field("", max_length=2)

    def row(self) -> CustomerRow:
        """As an import takes it."""
        given, surname = self.given.strip(), self.surname.strip()
        if not surname and self.name:
            given, _, surname = self.name.strip().rpartition(" ")
        return CustomerRow(
            external_id=self.id, given=given, surname=surname, mail=self.mail.strip().lower(), phone=self.phone,
            note=self.note, language=self.language.lower(), country=self.country.upper(),
        )  # fmt: skip


class OrderIn(Schema):
    """An order, visit or booking. `customer` is the customer's id in your system, `place` the name of the place."""

    id: str = Field(min_length=1, max_length=100)
    customer: str = Field(min_length=1, max_length=100)
    at: AwareDatetime
    kind: str = Field("order", pattern="^(order|visit|booking)$")
    place: str = Field("", max_length=200)
    what: str = Field("", max_length=20_000, description="Items, with semicolons between.")
    amount: int | None = Field(None, ge=-(2**53), le=2**53, description="In minor units: 12.50 is 1250.")
    served_by: str = Field("", max_length=100)
    party: int | None = Field(None, ge=1, le=999)

    def row(self) -> OrderRow:
        """As an import takes it."""
        return OrderRow(
            external_id=self.id, customer=self.customer, place=self.place, kind=self.kind, at=self.at, what=self.what,
            amount=self.amount, served_by=self.served_by, party=self.party,
        )  # fmt: skip


class KeptOut(Schema):
    """What became of a batch; `unknown` are orders whose customer is not there yet, and were not kept."""

    kept: int
    unknown: list[str] = []


@router.post("/customers", response={200: KeptOut, 422: Trouble})
def customers(request: Asking, rows: list[CustomerIn]) -> Any:
    """Keep up to 1000 customers."""
    request.actor.must(Permission.IMPORT)
    if len(rows) > MOST:
        return Status(422, {"detail": f"Send at most {MOST} customers at a time."})
    read = [row.row() for row in rows]
    nameless = [row.external_id for row in read if not row.name]
    if nameless:
        return Status(422, {"detail": f"Customer {nameless[0]} has no name. Nothing of this batch was kept."})
    kept = keeping.keep_customers(request.brand, read)
    keeping.counts_are_old(request.brand.pk)
    return Status(200, {"kept": kept})


@router.post("/orders", response={200: KeptOut, 422: Trouble})
def orders(request: Asking, rows: list[OrderIn]) -> Any:
    """Keep up to 1000 orders of customers that are known."""
    request.actor.must(Permission.IMPORT)
    if len(rows) > MOST:
        return Status(422, {"detail": f"Send at most {MOST} orders at a time."})
    kept, strangers = keeping.keep_orders(request.brand, [row.row() for row in rows])
    keeping.counts_are_old(request.brand.pk)
    return Status(200, {"kept": kept, "unknown": [row.external_id for row in strangers]})
