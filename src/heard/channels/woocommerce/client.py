"""The shop's REST interface, version 3: customers and orders, page by page, those changed since the last time first.

Settings: `base_url`, the address of the shop. Credentials: `consumer_key`, `consumer_secret`; read is enough, and a key that may
write lets a review be held back on a listed ground. Reviews of products are not heard here; a channel of records has no posts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from heard.channels.contract import Capabilities, ChannelContext, Health, KeptCustomer, KeptOrder, Report
from heard.channels.errors import ChannelError, Misconfigured, NotAsPromised, Refused, as_promised
from heard.channels.http import Http, Json, safe_base
from heard.vocabulary.hearing import HeardPost, HeardReply
from heard.vocabulary.platforms import Platform

PAGE = 100  # WooCommerce's most
MOST_PAGES = 100_000
SECOND = timedelta(seconds=1)
# Held back for what it is, never for its stars; nothing is put into the bin and nothing is deleted.
STATUS = {"advertising": "spam", "abuse": "hold", "hate": "hold", "personal_information": "hold"}
CAPABILITIES = Capabilities(can_report=True)


class WooCommerce:
    """See `heard.channels.contract.KeepsRecords`. One instance belongs to one thread."""

    platform = Platform.OTHER
    capabilities = CAPABILITIES

    def __init__(self, context: ChannelContext) -> None:
        missing = [name for name in ("consumer_key", "consumer_secret") if not context.credentials.get(name)]
        if missing:
            raise Misconfigured(", ".join(missing))
        self._shop = context.base_url
        self._http = Http.with_key(context.credentials["consumer_key"], context.credentials["consumer_secret"])

    def list_customers(self, since: datetime | None) -> Iterator[KeptCustomer]:
        """Registered customers. The interface cannot tell which changed, so all are read; guests come with their orders."""
        for row in self._pages("customers", {"role": "all", "orderby": "id", "order": "asc"}):
            yield _customer(row, number=str(row["id"]))

    def list_orders(self, since: datetime | None) -> Iterator[tuple[KeptOrder, KeptCustomer]]:
        """Orders changed at `since` or later, oldest change first, each with its customer as the bill names them."""
        for row in self._changed(since):
            if row.get("status") in ("checkout-draft", "auto-draft", "trash"):
                continue
            billing = row.get("billing") or {}
            mail = str(billing.get("email") or "").lower()
            number = str(row["customer_id"]) if row.get("customer_id") else f"guest-{mail or row['id']}"
            yield _order(row, number), _customer({"email": mail, "billing": billing}, number=number)

    def _changed(self, since: datetime | None) -> Iterator[Json]:
        """Orders by their change. Each page goes on from the last change that was read, not from a number of rows:

        an order that changes meanwhile goes to the end, and by number all behind it would move up past us.
        """
        after = since and since.astimezone(UTC)
        page, read = 1, set[tuple[int, datetime]]()
        while True:
            query: dict[str, str | int] = {"orderby": "modified", "order": "asc", "per_page": PAGE, "page": page}
            if after is not None:
                query |= {"modified_after": f"{after:%Y-%m-%dT%H:%M:%S}", "dates_are_gmt": "true"}
            rows = _rows(self._http.read_list(self._address("orders"), query=query), "orders")
            told = [(row["id"], _changed_at(row)) for row in rows]
            yield from (row for row, one in zip(rows, told, strict=True) if one not in read)
            if len(rows) < PAGE:
                return
            newest = told[-1][1]
            again = {one for one in told if one[1] == newest}
            # The shop tells changes by the second, and only those after a time: the newest second is asked for once more.
            if after is None or newest - SECOND > after:
                after, page, read = newest - SECOND, 1, again
            else:
                page, read = page + 1, read | again

    def _address(self, what: str) -> str:
        """Where the shop answers."""
        return f"{safe_base(self._shop).removesuffix('/wp-json')}/wp-json/wc/v3/{what}"

    def _pages(self, what: str, query: dict[str, str | int]) -> Iterator[Json]:
        for page in range(1, MOST_PAGES):
            rows = _rows(self._http.read_list(self._address(what), query={**query, "per_page": PAGE, "page": page}), what)
            yield from rows
            if len(rows) < PAGE:
                return

    def list_posts(self, since: datetime | None) -> Iterator[HeardPost]:
        """None: this is a channel of records."""
        return iter(())

    def sweep(self) -> Iterator[str]:
        """None either."""
        return iter(())

    def get(self, external_id: str) -> HeardPost | None:
        """Nothing to get."""
        return None

    def reply(self, external_id: str, text: str, key: str) -> HeardReply:
        """Nothing to answer."""
        raise Refused("a channel of records has nothing to answer")

    def read_reply(self, external_id: str) -> HeardReply | None:
        """Nothing was answered."""
        return None

    def delete_reply(self, external_id: str) -> None:
        """Nothing to take down."""
        raise Refused("a channel of records has nothing to take down")

    def report(self, report: Report) -> str:
        """It is the brand's own shop: the review is marked as spam or held back, on a listed ground alone."""
        status = STATUS.get(report.ground)
        if status is None:
            raise Refused("a shop holds nothing back on this ground")
        number = report.external_id.rpartition("/")[2]
        address = self._address(f"products/reviews/{number}")
        self._http.read(address)
        return f"{status} {self._http.write('PUT', address, {'status': status}).get('id', number)}"

    def check(self) -> Health:
        """Ask for one order."""
        try:
            self._http.read_list(self._address("orders"), query={"per_page": 1})
        except ChannelError as error:
            return Health.troubled(error)
        return Health(ok=True, said="The shop answers.")

    def close(self) -> None:
        """Give the connection back."""
        self._http.close()


def _customer(row: Json, *, number: str) -> KeptCustomer:
    billing = row.get("billing") or {}
    return KeptCustomer(
        id=number,
        given=str(row.get("first_name") or billing.get("first_name") or "")[:100],
        surname=str(row.get("last_name") or billing.get("last_name") or "")[:100],
        mail=str(row.get("email") or billing.get("email") or "").lower()[:254],
        phone=str(billing.get("phone") or "")[:40],
        country=str(billing.get("country") or "")[:2],
    )


def _rows(rows: list[Any], what: str) -> list[Json]:
    if not all(isinstance(row, dict) and row.get("id") for row in rows):
        raise NotAsPromised(f"{what} without a number")
    return rows


def _changed_at(row: Json) -> datetime:
    with as_promised("time of an order's change"):
        return datetime.fromisoformat(str(row.get("date_modified_gmt") or row["date_created_gmt"])).replace(tzinfo=UTC)


def _order(row: Json, customer: str) -> KeptOrder:
    with as_promised("order with its date and total"):
        at = datetime.fromisoformat(str(row["date_created_gmt"])).replace(tzinfo=UTC)
        amount = round(float(row.get("total") or 0) * 100)
    items: list[Any] = row.get("line_items") or []
    return KeptOrder(
        id=str(row.get("number") or row["id"])[:100],
        customer=customer,
        at=at,
        changed_at=_changed_at(row),
        what="; ".join(str(item.get("name") or "") for item in items if isinstance(item, dict)),
        amount=amount,
    )
