"""Google Business Profile on the wire: sign-in, accounts, places, reviews, replies and their moderation.

Shapes follow Google's documents as collected in the facts about platforms: pages of at most fifty, newest change
first, starRating in words, a reply that is PENDING until it is APPROVED or REJECTED with a policyViolation.
"""

import base64
import json
import secrets
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from heard.sandbox.store import Account, Key, Place, Reply, Review, Store
from heard.sandbox.wire import Answer, Problem, Request, Routes, answer_json

CLIENT_ID = "sandbox-client"
CLIENT_SECRET = "sandbox-secret"  # noqa: S105  invented, and printed for everybody
SCOPE = "https://www.googleapis.com/auth/business.manage"
TOKEN_SECONDS = 3599
LARGEST_PAGE = 50
LARGEST_BATCH = 50
LONGEST_REPLY = 4096  # bytes
_STARS = ("STAR_RATING_UNSPECIFIED", "ONE", "TWO", "THREE", "FOUR", "FIVE")
_ORDERS = {"": "updateTime desc", "updateTime desc": "updateTime desc", "rating": "rating", "rating desc": "rating desc"}


@dataclass(slots=True)
class Quota:
    """At most `per_minute` requests a minute for each sign-in; 0 means as many as come."""

    per_minute: int = 0
    _seen: dict[str, deque[datetime]] = field(default_factory=dict)

    def take(self, holder: str, now: datetime) -> None:
        """Count one request. Raises `Problem` 429 with the seconds until there is room again."""
        if not self.per_minute:
            return
        seen = self._seen.setdefault(holder, deque())
        while seen and seen[0] <= now - timedelta(minutes=1):
            seen.popleft()
        if len(seen) >= self.per_minute:
            wait = int((seen[0] + timedelta(minutes=1) - now).total_seconds()) + 1
            raise Problem(429, "RESOURCE_EXHAUSTED", "Quota exceeded for quota metric 'Requests'.", retry_after=wait)
        seen.append(now)


class Google:
    """Google's services at one address."""

    def __init__(self, store: Store, *, quota: Quota | None = None) -> None:
        self.store = store
        self.quota = quota or Quota()
        self._tokens: dict[str, tuple[Account, datetime]] = {}
        self._lock = threading.Lock()

    def routes(self, routes: Routes) -> None:
        """Put the wire on the table."""
        reviews = "/v4/accounts/{account}/locations/{place}/reviews"
        for method, pattern, handler in (
            ("POST", "/token", self.token),
            ("GET", "/v1/accounts", self._signed(self.accounts)),
            ("GET", "/v1/accounts/{account}/locations", self._signed(self.places)),
            ("GET", reviews, self._signed(self.reviews)),
            ("POST", "/v4/accounts/{account}/locations:batchGetReviews", self._signed(self.batch)),
            ("GET", reviews + "/{review}", self._signed(self.review)),
            ("PUT", reviews + "/{review}/reply", self._signed(self.put_reply)),
            ("DELETE", reviews + "/{review}/reply", self._signed(self.delete_reply)),
        ):
            routes.add(method, pattern, handler)

    def token(self, request: Request) -> Answer:
        """A refresh token for an access token."""
        form = request.form()
        if form.get("grant_type") != "refresh_token":
            return answer_json({"error": "unsupported_grant_type"}, 400)
        if (form.get("client_id"), form.get("client_secret")) != (CLIENT_ID, CLIENT_SECRET):
            return answer_json({"error": "invalid_client", "error_description": "Unauthorized"}, 401)
        with self.store.lock:
            found = [one for one in self.store.accounts.values() if one.refresh_token == form.get("refresh_token")]
        if not found:
            error = {"error": "invalid_grant", "error_description": "Token has been expired or revoked."}
            return answer_json(error, 400)
        token = f"ya29.{secrets.token_urlsafe(24)}"
        with self._lock:
            self._tokens[token] = (found[0], self.store.clock.now() + timedelta(seconds=TOKEN_SECONDS))
        return answer_json({"access_token": token, "expires_in": TOKEN_SECONDS, "scope": SCOPE, "token_type": "Bearer"})

    def forget_tokens(self) -> None:
        """End every access token, as when a grant is withdrawn."""
        with self._lock:
            self._tokens.clear()

    def signed_in(self, request: Request) -> Account:
        """Whose access token this is. Raises `Problem` 401, or 429 beyond the quota."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        with self._lock:
            account, ends_at = self._tokens.get(token, (None, None))
            now = self.store.clock.now()
            if scheme != "Bearer" or account is None or ends_at is None or now >= ends_at:
                raise Problem(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.")
            self.quota.take(account.id, now)
        return account

    def _signed(self, handler: Callable[[Request, Account], Answer]) -> Callable[[Request], Answer]:
        def guarded(request: Request) -> Answer:
            account = self.signed_in(request)
            named = request.parts.get("account")
            if named is not None and account.id != f"accounts/{named}":
                raise Problem(403, "PERMISSION_DENIED", "The caller does not have permission.")
            return handler(request, account)

        return guarded

    def accounts(self, request: Request, account: Account) -> Answer:
        """The accounts that the caller manages."""
        one = {"name": account.id, "accountName": account.name, "type": "LOCATION_GROUP", "verificationState": "VERIFIED"}
        return answer_json({"accounts": [one]})

    def places(self, request: Request, account: Account) -> Answer:
        """The places of an account, a hundred a page."""
        if not request.query.get("readMask"):
            raise Problem(400, "INVALID_ARGUMENT", "readMask is required.")
        every = [place for place in self.store.places.values() if place.account == account.id]
        size = min(int(request.query.get("pageSize") or 10), 100)
        start = int(request.query.get("pageToken") or 0)
        answer: dict[str, object] = {"locations": [_place(place) for place in every[start : start + size]]}
        if start + size < len(every):
            answer["nextPageToken"] = str(start + size)
        return answer_json({**answer, "totalSize": len(every)})

    def reviews(self, request: Request, account: Account) -> Answer:
        """The reviews of one place."""
        place = self._place(account, f"locations/{request.parts['place']}")
        page, token = self._page([place.id], request.query)
        total, mean = self.store.count(place.id)
        answer: dict[str, object] = {}
        if page:
            answer = {"reviews": [self._wire(review) for review in page], "averageRating": mean, "totalReviewCount": total}
        if token:
            answer["nextPageToken"] = token
        return answer_json(answer)

    def batch(self, request: Request, account: Account) -> Answer:
        """The reviews of up to fifty places at once."""
        body = request.json()
        names = body.get("locationNames") or []
        if not isinstance(names, list) or not 0 < len(names) <= LARGEST_BATCH:
            raise Problem(400, "INVALID_ARGUMENT", f"locationNames must hold 1 to {LARGEST_BATCH} names.")
        places = []
        for name in names:
            owner, _, place = str(name).partition("/locations/")
            if owner != account.id:
                raise Problem(403, "PERMISSION_DENIED", "The caller does not have permission.")
            places.append(self._place(account, f"locations/{place}").id)
        page, token = self._page(places, {key: str(value) for key, value in body.items()})
        answer: dict[str, object] = {}
        if page:
            answer["locationReviews"] = [{"name": f"{account.id}/{one.place}", "review": self._wire(one)} for one in page]
        if token:
            answer["nextPageToken"] = token
        return answer_json(answer)

    def review(self, request: Request, account: Account) -> Answer:
        """One review."""
        with self.store.lock:
            review = self._review(request, account)
            self.store.settle(review)
            return answer_json(self._wire(review))

    def put_reply(self, request: Request, account: Account) -> Answer:
        """Create or replace the answer; it waits for moderation."""
        comment = request.json().get("comment")
        if not isinstance(comment, str) or not comment.strip():
            raise Problem(400, "INVALID_ARGUMENT", "Reply comment must not be empty.")
        if len(comment.encode()) > LONGEST_REPLY:
            raise Problem(400, "INVALID_ARGUMENT", f"Reply comment exceeds {LONGEST_REPLY} bytes.")
        with self.store.lock:
            review = self.store.put_reply(self._review(request, account).id, comment)
            return answer_json(_reply(review.reply) if review.reply else {})

    def delete_reply(self, request: Request, account: Account) -> Answer:
        """Take the answer down."""
        with self.store.lock:
            review = self._review(request, account)
            if review.reply is None:
                raise Problem(404, "NOT_FOUND", "Requested entity was not found.")
            self.store.delete_reply(review.id)
        return answer_json({})

    def name(self, review: Review) -> str:
        """A review's whole name."""
        return f"{self.store.places[review.place].account}/{review.place}/reviews/{review.id}"

    def _place(self, account: Account, place_id: str) -> Place:
        place = self.store.places.get(place_id)
        if place is None or place.account != account.id:
            raise Problem(404, "NOT_FOUND", "Requested entity was not found.")
        return place

    def _review(self, request: Request, account: Account) -> Review:
        place = self._place(account, f"locations/{request.parts['place']}")
        review = self.store.reviews.get(request.parts["review"])
        if review is None or review.place != place.id:
            raise Problem(404, "NOT_FOUND", "Requested entity was not found.")
        return review

    def _page(self, places: list[str], asked: dict[str, str]) -> tuple[list[Review], str]:
        order = _ORDERS.get(asked.get("orderBy", ""))
        if order is None:
            raise Problem(400, "INVALID_ARGUMENT", "orderBy is not supported.")
        size = int(asked.get("pageSize") or LARGEST_PAGE)
        if not 0 < size <= LARGEST_PAGE:
            raise Problem(400, "INVALID_ARGUMENT", f"pageSize must lie between 1 and {LARGEST_PAGE}.")
        token = asked.get("pageToken", "")
        if order != "updateTime desc":
            return self._page_by_rating(places, token, size, downwards=order.endswith("desc"))
        page = self.store.page(places, _key_in(token), size + 1)
        return page[:size], _token_for(page[size - 1].key) if len(page) > size else ""

    def _page_by_rating(self, places: list[str], token: str, size: int, *, downwards: bool) -> tuple[list[Review], str]:
        with self.store.lock:
            found = [review for review in self.store.reviews.values() if review.place in places]
        found.sort(key=lambda review: (review.stars, review.key), reverse=downwards)
        start = int(token or 0)
        return found[start : start + size], str(start + size) if start + size < len(found) else ""

    def _wire(self, review: Review) -> dict[str, object]:
        reviewer: dict[str, object] = {"displayName": "A Google user" if review.anonymous else review.author}
        if review.anonymous:
            reviewer["isAnonymous"] = True
        wire: dict[str, object] = {
            "name": self.name(review),
            "reviewId": review.id,
            "reviewer": reviewer,
            "starRating": _STARS[review.stars],
            "createTime": time_on_wire(review.created_at),
            "updateTime": time_on_wire(review.updated_at),
        }
        if review.text:
            wire["comment"] = review.text
        if review.reply:
            wire["reviewReply"] = _reply(review.reply)
        return wire


def _reply(reply: Reply) -> dict[str, object]:
    wire: dict[str, object] = {
        "comment": reply.comment,
        "updateTime": time_on_wire(reply.updated_at),
        "reviewReplyState": reply.state,
    }
    if reply.violation:
        wire["policyViolation"] = reply.violation
    return wire


def _place(place: Place) -> dict[str, object]:
    address = {
        "regionCode": place.country,
        "postalCode": place.postcode,
        "locality": place.town,
        "addressLines": [place.street] if place.street else [],
    }
    return {"name": place.id, "title": place.title, "storefrontAddress": address}


def time_on_wire(when: datetime) -> str:
    """RFC 3339, as Google writes it."""
    return when.isoformat().replace("+00:00", "Z")


def _token_for(key: Key) -> str:
    return base64.urlsafe_b64encode(json.dumps([key[0].isoformat(), key[1]]).encode()).decode()


def _key_in(token: str) -> Key | None:
    if not token:
        return None
    try:
        when, review = json.loads(base64.urlsafe_b64decode(token))
        return datetime.fromisoformat(when), str(review)
    except (ValueError, TypeError) as error:
        raise Problem(400, "INVALID_ARGUMENT", "Invalid page token.") from error
