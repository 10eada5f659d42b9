"""Trustpilot's interface for one business: pages of reviews to whoever has the key, answers to whoever signs in besides."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from heard.sandbox.wire import Answer, Problem, Request, Routes, answer_json

KEY, DOMAIN, UNIT, TOKEN = "tp-key", "lumina.example", "u1", "tp-token"
SIGN_IN = {"secret": "tp-secret", "username": "ann@lumina.example", "password": "pass-word", "business_user": "bu7"}


@dataclass(slots=True)
class Trustpilot:
    """The reviews of one business, newest first, each an hour older than the one before. `answered` counts writes."""

    many: int
    start: datetime
    rows: list[Any] = field(init=False)
    asked: int = 0
    answered: int = 0
    shut: bool = False  # whether the person may not answer for this business

    def __post_init__(self) -> None:
        self.rows = [self.row(number) for number in range(self.many)]

    def row(self, number: int, **changes: Any) -> dict[str, Any]:
        """One review on the wire."""
        return {
            "id": f"r{number}",
            "stars": 1 + number % 5,
            "title": "My table",
            "text": f"We waited for an hour, number {number}.",
            "language": "en",
            "createdAt": f"{self.start - timedelta(hours=number):%Y-%m-%dT%H:%M:%S.000Z}",
            "updatedAt": None,
            "status": "active",
            "companyReply": None,
            "consumer": {"id": f"c{number}", "displayName": "Heron Quill"},
            **changes,
        }

    def routes(self, routes: Routes) -> None:
        """Put it on the table."""
        answer = "/v1/private/reviews/{review}/reply"
        for method, pattern, handler in (
            ("POST", "/v1/oauth/oauth-business-users-for-applications/accesstoken", self.token),
            ("GET", "/v1/business-units/find", self.find),
            ("GET", "/v1/business-units/{unit}", self.unit),
            ("GET", "/v1/business-units/{unit}/reviews", self.page),
            ("GET", "/v1/private/business-units/{unit}/reviews", self.private_page),
            ("GET", "/v1/reviews/{review}", self.one),
            ("POST", answer, self.reply),
            ("DELETE", answer, self.delete_reply),
        ):
            routes.add(method, pattern, handler)

    def token(self, request: Request) -> Answer:
        """A token for the application and the person together."""
        application = base64.b64encode(f"{KEY}:{SIGN_IN['secret']}".encode()).decode()
        known = {"grant_type": "password", "username": SIGN_IN["username"], "password": SIGN_IN["password"]}
        if request.headers.get("authorization") != f"Basic {application}" or request.form() != known:
            return answer_json({"error": "invalid_grant"}, 401)
        return answer_json({"access_token": TOKEN, "refresh_token": "x", "expires_in": "359999"})

    def find(self, request: Request) -> Answer:
        """The business by its name."""
        _with_key(request)
        if request.query.get("name") != DOMAIN:
            raise Problem(404, "NOT_FOUND", "Business unit not found")
        return answer_json({"id": UNIT, "displayName": "Trattoria Lumina"})

    def unit(self, request: Request) -> Answer:
        """The business by its number."""
        _with_key(request)
        return answer_json({"id": UNIT, "displayName": "Trattoria Lumina", "numberOfReviews": {"total": len(self.rows)}})

    def page(self, request: Request) -> Answer:
        """A page of reviews; one past the end is empty."""
        _with_key(request)
        self.asked += 1
        size = int(request.query["perPage"])
        start = (int(request.query["page"]) - 1) * size
        return answer_json({"links": [], "reviews": self.rows[start : start + size]})

    def private_page(self, request: Request) -> Answer:
        """What the person of the business sees of it."""
        self._signed_in(request)
        return answer_json({"links": [], "reviews": self.rows[: int(request.query["perPage"])]})

    def one(self, request: Request) -> Answer:
        """One review."""
        _with_key(request)
        return answer_json(self._row(request))

    def reply(self, request: Request) -> Answer:
        """Answer, in the name of the person; a second answer takes the place of the first."""
        self._signed_in(request)
        body, row = request.json(), self._row(request)
        if body["authorBusinessUserId"] != SIGN_IN["business_user"] or not body["message"]:
            raise Problem(400, "BAD_REQUEST", "Invalid author or message")
        self.answered += 1
        row["companyReply"] = {"text": body["message"], "createdAt": f"{self.start:%Y-%m-%dT%H:%M:%SZ}", "updatedAt": None}
        return Answer(status=201, body=b"")

    def delete_reply(self, request: Request) -> Answer:
        """Take the answer down."""
        self._signed_in(request)
        row = self._row(request)
        if row["companyReply"] is None:
            raise Problem(404, "NOT_FOUND", "Reply not found")
        row["companyReply"] = None
        return Answer(status=204, body=b"")

    def _row(self, request: Request) -> dict[str, Any]:
        for row in self.rows:
            if isinstance(row, dict) and row.get("id") == request.parts["review"]:
                return row
        raise Problem(404, "NOT_FOUND", "Review not found")

    def _signed_in(self, request: Request) -> None:
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            raise Problem(401, "UNAUTHENTICATED", "Invalid access token")
        if self.shut:
            raise Problem(403, "FORBIDDEN", "No access to this business unit")


def _with_key(request: Request) -> None:
    if request.headers.get("apikey") != KEY:
        raise Problem(401, "UNAUTHENTICATED", "Unknown application")
