"""The strings behind the stage: what tests and the demo may do to the emulated world, under `/_control/`."""

from typing import Any

from heard.sandbox.faults import Fault, Faults, OneShot, rates_from
from heard.sandbox.google import Google
from heard.sandbox.store import Reply, Review
from heard.sandbox.wire import Answer, Problem, Request, Routes, answer_json


class Control:
    """Post, edit and delete as customers do; moderate; let time pass; make trouble; look at what was answered."""

    def __init__(self, google: Google, faults: Faults) -> None:
        self._google = google
        self._store = google.store
        self._faults = faults
        self._posted = 0

    def routes(self, routes: Routes) -> None:
        """Put the strings on the table."""
        for method, pattern, handler in (
            ("GET", "/_control/state", self.state),
            ("POST", "/_control/reviews", self.post),
            ("GET", "/_control/reviews/{review}", self.look),
            ("PATCH", "/_control/reviews/{review}", self.edit),
            ("DELETE", "/_control/reviews/{review}", self.delete),
            ("POST", "/_control/moderation", self.moderate),
            ("GET", "/_control/replies", self.replies),
            ("POST", "/_control/advance", self.advance),
            ("POST", "/_control/faults", self.set_faults),
            ("POST", "/_control/quota", self.set_quota),
            ("POST", "/_control/forget-tokens", self.forget_tokens),
        ):
            routes.add(method, pattern, handler)

    def state(self, request: Request) -> Answer:
        """Counts and the time in the sandbox."""
        with self._store.lock:
            answered = sum(review.reply is not None for review in self._store.reviews.values())
            return answer_json(
                {
                    "now": self._store.clock.now().isoformat(),
                    "accounts": len(self._store.accounts),
                    "places": len(self._store.places),
                    "reviews": len(self._store.reviews),
                    "answered": answered,
                }
            )

    def post(self, request: Request) -> Answer:
        """`{place, author, stars, text, anonymous?}`: somebody writes a review now."""
        body = request.json()
        if body.get("place") not in self._store.places or body.get("stars") not in range(1, 6):
            raise Problem(400, "INVALID_ARGUMENT", "place must exist and stars lie between 1 and 5.")
        with self._store.lock:
            self._posted += 1
            now = self._store.clock.now()
            review = Review(
                id=str(body.get("id") or f"posted-{self._posted}"),
                place=body["place"],
                author=str(body.get("author") or "Somebody"),
                stars=body["stars"],
                text=str(body.get("text") or ""),
                created_at=now,
                updated_at=now,
                anonymous=bool(body.get("anonymous")),
            )
            if review.id in self._store.reviews:
                raise Problem(409, "ALREADY_EXISTS", "There is a review of this id.")
        return answer_json(self._told(self._store.post(review)))

    def look(self, request: Request) -> Answer:
        """One review with its answers, present and past."""
        with self._store.lock:
            review = self._review(request)
            self._store.settle(review)
            return answer_json(self._told(review))

    def edit(self, request: Request) -> Answer:
        """`{stars?, text?}`: the customer changes the review."""
        body = request.json()
        self._review(request)
        return answer_json(
            self._told(self._store.edit(request.parts["review"], stars=body.get("stars"), text=body.get("text")))
        )

    def delete(self, request: Request) -> Answer:
        """The review is taken away."""
        self._review(request)
        self._store.delete(request.parts["review"])
        return answer_json({})

    def moderate(self, request: Request) -> Answer:
        """`{review, violation, now?, seconds?}`.

        What becomes of the answer to `review` ("*" is all): rejected for `violation`, or approved when it is empty;
        `now` decides at once, otherwise when its time comes. `seconds` sets how long answers wait from here on.
        """
        body = request.json()
        with self._store.lock:
            if "seconds" in body:
                self._store.moderation_seconds = float(body["seconds"])
            review = body.get("review")
            if review is None:
                return answer_json({})
            violation = str(body.get("violation") or "")
            self._store.outcomes[str(review)] = violation
            if not body.get("now"):
                return answer_json({})
            try:
                return answer_json(self._told(self._store.moderate(str(review), violation)))
            except KeyError as error:
                raise Problem(404, "NOT_FOUND", "There is no answer to decide on.") from error

    def replies(self, request: Request) -> Answer:
        """Every review that was ever answered, with how often."""
        with self._store.lock:
            found = [review for review in self._store.reviews.values() if review.puts]
            for review in found:
                self._store.settle(review)
            return answer_json({"replies": [self._told(review) for review in found]})

    def advance(self, request: Request) -> Answer:
        """`{seconds}`: let time pass."""
        self._store.clock.advance(float(request.json().get("seconds") or 0))
        return answer_json({"now": self._store.clock.now().isoformat()})

    def set_faults(self, request: Request) -> Answer:
        """`{rates: "429:0.1,…", once: [{fault, path?, method?}], retry_after?, slow_seconds?}`; what is not named stays."""
        body = request.json()
        try:
            if "rates" in body:
                self._faults.rates = rates_from(body["rates"])
            self._faults.once += [
                OneShot(Fault(item["fault"]), item.get("path", ""), item.get("method", "")) for item in body.get("once") or ()
            ]
        except ValueError as error:
            raise Problem(400, "INVALID_ARGUMENT", str(error)) from error
        self._faults.retry_after = int(body.get("retry_after", self._faults.retry_after))
        self._faults.slow_seconds = float(body.get("slow_seconds", self._faults.slow_seconds))
        return answer_json({})

    def set_quota(self, request: Request) -> Answer:
        """`{per_minute}`: 0 means as many as come."""
        self._google.quota.per_minute = int(request.json().get("per_minute") or 0)
        return answer_json({})

    def forget_tokens(self, request: Request) -> Answer:
        """End every access token; refresh tokens stay."""
        self._google.forget_tokens()
        return answer_json({})

    def _review(self, request: Request) -> Review:
        review = self._store.reviews.get(request.parts["review"])
        if review is None:
            raise Problem(404, "NOT_FOUND", "There is no such review.")
        return review

    def _told(self, review: Review) -> dict[str, Any]:
        return {
            "id": review.id,
            "external_id": f"{review.place}/reviews/{review.id}",
            "name": self._google.name(review),
            "author": review.author,
            "stars": review.stars,
            "text": review.text,
            "created_at": review.created_at.isoformat(),
            "updated_at": review.updated_at.isoformat(),
            "reply": _reply(review.reply) if review.reply else None,
            "puts": review.puts,
            "past": [_reply(reply) for reply in review.past],
        }


def _reply(reply: Reply) -> dict[str, Any]:
    return {
        "comment": reply.comment,
        "updated_at": reply.updated_at.isoformat(),
        "state": reply.state,
        "violation": reply.violation,
    }
