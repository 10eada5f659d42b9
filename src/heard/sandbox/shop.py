"""A small WooCommerce: the town's customers and orders behind `/wp-json/wc/v3`, with pages, a key, and changes since a time."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from heard.sandbox.people import Customer, Order
from heard.sandbox.wire import Answer, Problem, Request, Routes, answer_json

KEY, SECRET = "ck_town", "cs_lanterns"
MOST = 100


class Shop:
    """What a shop's interface answers. `guests` are numbers of customers who never registered: their orders name them only."""

    def __init__(self, customers: Sequence[Customer], orders: Sequence[Order], guests: frozenset[str] = frozenset()) -> None:
        self._people = {one.id: (number, one) for number, one in enumerate(customers, start=1)}
        self._guests = guests
        self.reviews: dict[str, dict[str, Any]] = {}
        self.orders = [self._order(number, one) for number, one in enumerate(orders, start=1)]

    def routes(self, routes: Routes) -> None:
        """Put the shop on the table."""
        routes.add("GET", "/wp-json/wc/v3/customers", self.customers)
        routes.add("GET", "/wp-json/wc/v3/orders", self.listed)
        routes.add("GET", "/wp-json/wc/v3/products/reviews/{number}", self.review)
        routes.add("PUT", "/wp-json/wc/v3/products/reviews/{number}", self.set_review)

    def customers(self, request: Request) -> Answer:
        """Registered customers by number."""
        self._admit(request)
        return self._page(request, [self._customer(*one) for key, one in self._people.items() if key not in self._guests])

    def listed(self, request: Request) -> Answer:
        """Orders, those changed after `modified_after`, by their change."""
        self._admit(request)
        after = request.query.get("modified_after", "")
        chosen = [one for one in self.orders if one["date_modified_gmt"] > after]
        by: Callable[[dict[str, Any]], Any] = lambda one: (one["date_modified_gmt"], one["id"])  # noqa: E731
        return self._page(request, sorted(chosen, key=by))

    def review(self, request: Request) -> Answer:
        """One review of a product."""
        self._admit(request)
        return answer_json(self._review(request))

    def set_review(self, request: Request) -> Answer:
        """Change what becomes of it."""
        self._admit(request)
        status = request.json().get("status")
        if status not in ("approved", "hold", "spam", "unspam", "trash", "untrash"):
            raise Problem(400, "rest_invalid_param", "Invalid parameter(s): status")
        self._review(request)["status"] = status
        return answer_json(self._review(request))

    def _review(self, request: Request) -> dict[str, Any]:
        if request.parts["number"] not in self.reviews:
            raise Problem(404, "woocommerce_rest_review_invalid_id", "Invalid review ID.")
        return self.reviews[request.parts["number"]]

    def change(self, number: int, at: datetime, **values: Any) -> None:
        """Somebody at the shop changes an order."""
        self.orders[number - 1] |= {**values, "date_modified_gmt": _time(at)}

    def _admit(self, request: Request) -> None:
        wanted = "Basic " + base64.b64encode(f"{KEY}:{SECRET}".encode()).decode()
        if request.headers.get("authorization") != wanted:
            raise Problem(401, "woocommerce_rest_cannot_view", "Sorry, you cannot list resources.")

    @staticmethod
    def _page(request: Request, rows: Sequence[dict[str, Any]]) -> Answer:
        size = min(MOST, int(request.query.get("per_page", "10")))
        page = max(1, int(request.query.get("page", "1")))
        pages = -(-len(rows) // size)
        return Answer(
            body=json.dumps(rows[(page - 1) * size : page * size]).encode(),
            headers={"X-WP-Total": str(len(rows)), "X-WP-TotalPages": str(pages)},
        )

    @staticmethod
    def _customer(number: int, one: Customer) -> dict[str, Any]:
        return {"id": number, "email": one.mail, "first_name": one.first, "last_name": one.last, "billing": _billing(one)}

    def _order(self, number: int, one: Order) -> dict[str, Any]:
        customer_number, customer = self._people[one.customer]
        return {
            "id": number,
            "number": one.id,
            "status": "completed",
            "customer_id": 0 if one.customer in self._guests else customer_number,
            "date_created_gmt": _time(one.at),
            "date_modified_gmt": _time(one.at),
            "total": f"{one.amount / 100:.2f}",
            "billing": _billing(customer),
            "line_items": [{"name": item} for item in one.items],
        }


def _billing(one: Customer) -> dict[str, str]:
    return {
        "first_name": one.first,
        "last_name": one.last,
        "email": one.mail,
        "phone": one.phone,
        "country": one.site.country,
    }


def _time(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}"
