"""A small Google Play and a small App Store Connect over the same reviews of one app, each with its own wire and its own keys."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from jwt.types import Options

from heard.sandbox.store import Clock
from heard.sandbox.wire import Answer, Problem, Request, Routes, answer_json

PACKAGE, APP = "example.lumina.orders", "1503"
ISSUER, KEY_ID = "57246542-96fe-1a63-e053-0824d011072a", "2X9R4HXF34"
TOKEN = "ya29.play"  # noqa: S105  invented
_PLAY = f"/androidpublisher/v3/applications/{PACKAGE}/reviews"
_WEEK = timedelta(days=7)
_OLDEST_TOKEN = timedelta(minutes=20)


@dataclass(slots=True)
class Opinion:
    """A review in a store. `answer` is ours and when it was written; Apple shows it from `shown_at` on."""

    number: int
    author: str
    stars: int
    title: str
    text: str
    created_at: datetime
    changed_at: datetime
    answer: tuple[str, datetime] | None = None
    shown_at: datetime | None = None
    answers: int = 0  # how often one was written


@dataclass(slots=True)
class Apps:
    """What both stores hold. `write` is somebody's review."""

    clock: Clock
    page: int = 2  # reviews on Apple's pages and on Play's, few so that there are several
    opinions: dict[str, Opinion] = field(default_factory=dict)
    _play_key: rsa.RSAPrivateKey = field(default_factory=lambda: rsa.generate_private_key(65537, 2048), repr=False)
    _apple_key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()), repr=False)

    @property
    def service_account(self) -> str:
        """The key file that Google hands out."""
        mail, key = "desk@lumina.example", _pem(self._play_key)
        return json.dumps(
            {"type": "service_account", "client_email": mail, "private_key_id": "5f0c", "private_key": key}, indent=2
        )

    @property
    def p8(self) -> str:
        """The key file that Apple hands out."""
        return _pem(self._apple_key)

    def write(self, author: str, stars: int, text: str, title: str = "") -> str:
        """A new review; its id."""
        number, now = len(self.opinions) + 1, self.clock.now()
        self.opinions[f"r-{number}"] = Opinion(number, author, stars, title, text, now, now)
        return f"r-{number}"

    def edit(self, review: str, stars: int, text: str) -> None:
        """Its writer changes it."""
        found = self.opinions[review]
        found.stars, found.text, found.changed_at = stars, text, self.clock.now()

    def routes(self, routes: Routes) -> None:
        """Put both stores on the table."""
        for method, pattern, handler in (
            ("POST", "/oauth2/token", self.token),
            ("GET", _PLAY, self.play_list),
            ("GET", _PLAY + "/{review}", self.play_one),
            ("POST", _PLAY + "/{review}:reply", self.play_reply),
            ("GET", f"/v1/apps/{APP}/customerReviews", self.apple_list),
            ("GET", "/v1/customerReviews/{review}", self.apple_one),
            ("POST", "/v1/customerReviewResponses", self.apple_reply),
            ("DELETE", "/v1/customerReviewResponses/{review}", self.apple_delete),
        ):
            routes.add(method, pattern, handler)

    def _newest(self, by: str) -> list[tuple[str, Opinion]]:
        return sorted(self.opinions.items(), key=lambda one: (getattr(one[1], by), one[1].number), reverse=True)

    def _one(self, request: Request) -> tuple[str, Opinion]:
        found = self.opinions.get(request.parts["review"])
        if found is None:
            raise Problem(404, "NOT_FOUND", "No such review.")
        return request.parts["review"], found

    # --- Google Play ---

    def token(self, request: Request) -> Answer:
        """A signed claim for an access token."""
        form = request.form()
        try:
            key = self._play_key.public_key()
            claim = jwt.decode(
                form["assertion"], key, ["RS256"], options={"verify_aud": False, "verify_iat": False, "verify_exp": False}
            )
        except (KeyError, jwt.PyJWTError):
            return answer_json({"error": "invalid_grant", "error_description": "Invalid JWT Signature."}, 400)
        if not claim["aud"].endswith("/oauth2/token") or not claim["scope"].endswith("/auth/androidpublisher"):
            return answer_json({"error": "invalid_scope"}, 400)
        return answer_json({"access_token": TOKEN, "expires_in": 3599, "token_type": "Bearer"})

    def play_list(self, request: Request) -> Answer:
        """Reviews of the last week, newest change first."""
        _admit(request)
        since, begin = self.clock.now() - _WEEK, int(request.query.get("token", "0"))
        found = [one for one in self._newest("changed_at") if one[1].changed_at >= since]
        size = min(int(request.query.get("maxResults", "10")), self.page)
        more = {"tokenPagination": {"nextPageToken": str(begin + size)}} if begin + size < len(found) else {}
        return answer_json({"reviews": [_as_play(*one) for one in found[begin : begin + size]], **more})

    def play_one(self, request: Request) -> Answer:
        """One review."""
        _admit(request)
        return answer_json(_as_play(*self._one(request)))

    def play_reply(self, request: Request) -> Answer:
        """Answer, in 350 characters."""
        _admit(request)
        _, found = self._one(request)
        text, now = request.json()["replyText"], self.clock.now()
        if len(text) > 350:
            raise Problem(400, "INVALID_ARGUMENT", "The reply is too long.")
        found.answer, found.answers = (text, now), found.answers + 1
        return answer_json({"result": {"replyText": text, "lastEdited": _seconds(now)}})

    # --- App Store Connect ---

    def apple_list(self, request: Request) -> Answer:
        """Reviews, newest first, each with its answer."""
        self._admit_team(request)
        begin, found = int(request.query.get("cursor", "0")), self._newest("created_at")
        size = min(int(request.query.get("limit", "50")), self.page)
        rows = found[begin : begin + size]
        following = f"http://{request.headers['host']}{request.path}?limit={size}&include=response&cursor={begin + size}"
        links = {"next": following} if begin + size < len(found) else {}
        included = [self._answer_of(*one) for one in rows if one[1].answer]
        return answer_json({"data": [_as_apple(*one) for one in rows], "included": included, "links": links})

    def apple_one(self, request: Request) -> Answer:
        """One review with its answer."""
        self._admit_team(request)
        one = self._one(request)
        return answer_json({"data": _as_apple(*one), "included": [self._answer_of(*one)] if one[1].answer else []})

    def apple_reply(self, request: Request) -> Answer:
        """Answer, or replace the answer; it is shown ten minutes later."""
        self._admit_team(request)
        data, now = request.json()["data"], self.clock.now()
        review = data["relationships"]["review"]["data"]["id"]
        found = self.opinions.get(review)
        if found is None or len(data["attributes"]["responseBody"]) > 5970:
            raise Problem(409, "ENTITY_ERROR", "The provided entity includes an attribute with an invalid value.")
        found.answer, found.answers = (data["attributes"]["responseBody"], now), found.answers + 1
        found.shown_at = now + timedelta(minutes=10)
        return answer_json({"data": self._answer_of(review, found)}, 201)

    def apple_delete(self, request: Request) -> Answer:
        """Take an answer down: its id is `a-` and the id of its review."""
        self._admit_team(request)
        found = self.opinions.get(request.parts["review"].removeprefix("a-"))
        if found is None or found.answer is None:
            raise Problem(404, "NOT_FOUND", "There is no resource with this id.")
        found.answer = None
        return Answer(status=204, body=b"")

    def _admit_team(self, request: Request) -> None:
        try:
            said = request.headers.get("authorization", "").removeprefix("Bearer ")
            checks: Options = {"verify_iat": False, "verify_exp": False}
            claim = jwt.decode(said, self._apple_key.public_key(), ["ES256"], audience="appstoreconnect-v1", options=checks)
            good = claim["iss"] == ISSUER and jwt.get_unverified_header(said)["kid"] == KEY_ID
            good = good and claim["exp"] - claim["iat"] <= _OLDEST_TOKEN.total_seconds()
        except (jwt.PyJWTError, KeyError):
            good = False
        if not good:
            raise Problem(401, "NOT_AUTHORIZED", "Provide a properly configured and signed bearer token.")

    def _answer_of(self, review: str, found: Opinion) -> dict[str, Any]:
        text, at = found.answer or ("", self.clock.now())
        shown = found.shown_at is not None and self.clock.now() >= found.shown_at
        said = {
            "responseBody": text,
            "lastModifiedDate": at.isoformat(),
            "state": "PUBLISHED" if shown else "PENDING_PUBLISH",
        }
        return {"type": "customerReviewResponses", "id": f"a-{review}", "attributes": said}


def _pem(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) -> str:
    plain = serialization.NoEncryption()
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain).decode()


def _admit(request: Request) -> None:
    if request.headers.get("authorization") != f"Bearer {TOKEN}":
        raise Problem(401, "UNAUTHENTICATED", "The access token is invalid")


def _seconds(at: datetime) -> dict[str, Any]:
    return {"seconds": str(int(at.timestamp())), "nanos": at.microsecond * 1000}


def _as_play(review: str, found: Opinion) -> dict[str, Any]:
    said = {
        "text": f"{found.title}\t{found.text}",
        "lastModified": _seconds(found.changed_at),
        "starRating": found.stars,
        "reviewerLanguage": "en",
    }
    comments: list[dict[str, Any]] = [{"userComment": said}]
    if found.answer:
        text, at = found.answer
        comments.append({"developerComment": {"text": text, "lastModified": _seconds(at)}})
    return {"reviewId": review, "authorName": found.author, "comments": comments}


def _as_apple(review: str, found: Opinion) -> dict[str, Any]:
    answer = {"type": "customerReviewResponses", "id": f"a-{review}"} if found.answer else None
    return {
        "type": "customerReviews",
        "id": review,
        "attributes": {
            "rating": found.stars,
            "title": found.title,
            "body": found.text,
            "reviewerNickname": found.author,
            "createdDate": found.created_at.isoformat(),
            "territory": "GBR",
        },
        "relationships": {"response": {"data": answer}},
    }
