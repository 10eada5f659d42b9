"""The town's register over HTTP: customers and orders as CSV, staff, and how people behave; also the scenes of the story."""

import csv
import dataclasses
import io
import random
from collections.abc import Iterable
from datetime import timedelta
from itertools import islice

from heard.sandbox import story
from heard.sandbox.reactions import OFFERS, WAYS, react
from heard.sandbox.store import Store
from heard.sandbox.town import SITES, Town
from heard.sandbox.voices import write_update
from heard.sandbox.wire import Answer, Problem, Request, Routes, answer_json


def customers_csv(town: Town) -> str:
    """Customers as a till or a booking system would export them."""
    return _csv(
        {
            "customer_id": one.id,
            "first_name": one.first,
            "last_name": one.last,
            "mail": one.mail,
            "phone": one.phone,
            "place": one.site.title,
            "country": one.site.country,
            "language": one.language,
            "since": one.since.date().isoformat(),
            "note": one.note,
        }
        for one in town.customers()
    )


def orders_csv(town: Town) -> str:
    """Visits, takeaways and appointments, amounts with two decimals, times in UTC."""
    return _csv(
        {
            "order_id": one.id,
            "customer_id": one.customer,
            "place": one.site.title,
            "at": one.at.isoformat(),
            "items": "; ".join(one.items),
            "amount": f"{one.amount / 100:.2f}",
            "currency": one.site.currency,
            "party": one.party,
            "served_by": one.served_by,
            "source": one.source,
        }
        for one in town.orders()
    )


class Register:
    """What may be asked about the town, under `/_control/`."""

    def __init__(self, town: Town, store: Store) -> None:
        self._town = town
        self._store = store
        self._by_id = {customer.id: customer for customer in town.customers()}

    def routes(self, routes: Routes) -> None:
        """Put the register on the table."""
        for method, pattern, handler in (
            ("GET", "/_control/customers.csv", lambda request: _file(customers_csv(self._town))),
            ("GET", "/_control/orders.csv", lambda request: _file(orders_csv(self._town))),
            ("GET", "/_control/people/{customer}", self.person),
            ("GET", "/_control/staff", self.staff),
            ("GET", "/_control/writers", lambda request: answer_json(self._town.writers)),
            ("POST", "/_control/contact/{review}", self.contact),
            ("POST", "/_control/story/{scene}", self.play),
            ("POST", "/_control/burst", self.burst),
        ):
            routes.add(method, pattern, handler)

    def person(self, request: Request) -> Answer:
        """How one customer takes it when somebody makes contact."""
        found = self._by_id.get(request.parts["customer"])
        if found is None:
            raise Problem(404, "NOT_FOUND", "There is no such customer.")
        return answer_json({"id": found.id, "name": found.name, "behaviour": dataclasses.asdict(found.behaviour)})

    def staff(self, request: Request) -> Answer:
        """Who works where; the first of each place leads the shift."""
        return answer_json({site.title: [_colleague(*one) for one in self._town.staff[site.id]] for site in SITES})

    def contact(self, request: Request) -> Answer:
        """`{way: "phone" or "mail", offers: ["apology", "explanation", "redo", "refund"]}` to the writer of a review.

        Tells at once how it will end. A review that will be edited changes when that time comes in the sandbox.
        """
        body = request.json()
        review_id, way, offers = request.parts["review"], body.get("way"), frozenset(body.get("offers") or ())
        if review_id not in self._store.reviews:
            raise Problem(404, "NOT_FOUND", "There is no such review.")
        if way not in WAYS or not offers <= set(OFFERS):
            raise Problem(400, "INVALID_ARGUMENT", f"way is one of {WAYS}, offers are among {OFFERS}.")
        writer = self._by_id.get(self._town.writers.get(review_id, ""))
        reaction = react(writer.behaviour if writer else None, way, offers)
        if writer and reaction.new_stars is not None:
            due = self._store.clock.now() + timedelta(hours=reaction.edits_after_hours)
            stars, added = reaction.new_stars, write_update(writer.voice.words, random.Random(review_id))
            self._store.at(due, lambda: self._improve(review_id, stars, added))
        return answer_json(dataclasses.asdict(reaction))

    def _improve(self, review_id: str, stars: int, added: str) -> None:
        """Nobody takes stars away for having been helped, and a review that is gone stays gone."""
        review = self._store.reviews.get(review_id)
        if review is not None:
            self._store.edit(review_id, stars=max(stars, review.stars), text=f"{review.text} {added}".strip())

    def play(self, request: Request) -> Answer:
        """Somebody of the story writes now; `second-thoughts` is Julia R. changing hers."""
        name = request.parts["scene"]
        with self._store.lock:
            if name == "second-thoughts":
                stars, text = story.SECOND_THOUGHTS
                if "story-cold-pasta" not in self._store.reviews:
                    raise Problem(409, "FAILED_PRECONDITION", "Julia R. has not written yet.")
                review = self._store.edit("story-cold-pasta", stars=stars, text=text)
            elif name in story.SCENES:
                if f"story-{name}" in self._store.reviews:
                    raise Problem(409, "ALREADY_EXISTS", "This was written already.")
                review = self._store.post(self._town.scene(name, self._store.clock.now()))
            else:
                raise Problem(404, "NOT_FOUND", "There is no such scene.")
        return answer_json({"id": review.id, "external_id": f"{review.place}/reviews/{review.id}"})

    def burst(self, request: Request) -> Answer:
        """`{many}`: so many more of the forty near-copies are written now."""
        with self._store.lock:
            posted = sum(review.startswith("burst-") for review in self._store.reviews)
            for review in islice(self._town.copies(posted, self._store.clock.now()), int(request.json()["many"])):
                self._store.post(review)
                posted += 1
        return answer_json({"posted": posted})


def _colleague(name: str, role: str) -> dict[str, str]:
    return {"name": name, "role": role, "mail": f"{name.lower()}@example.net"}


def _csv(rows: Iterable[dict[str, object]]) -> str:
    lines = io.StringIO()
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(lines, list(row), lineterminator="\r\n")
            writer.writeheader()
        writer.writerow(row)
    return lines.getvalue()


def _file(text: str) -> Answer:
    return Answer(body=text.encode(), kind="text/csv; charset=utf-8")
