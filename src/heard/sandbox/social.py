"""A small Mastodon and a small Bluesky: mentions in, answers out, reports to whoever moderates. One account each."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from heard.sandbox.store import Clock
from heard.sandbox.wire import Answer, Problem, Request, Routes, answer_json

TOKEN, HANDLE, PASSWORD = "toot-token", "lumina.example", "app-pass-word"
OWN = {"mastodon": "1", "bluesky": "did:plc:lumina"}


@dataclass(slots=True)
class Said:
    """One post, whoever wrote it: `at` is what its writer's program says, `came` what the server knows.

    `answers` is the number of the post that it answers.
    """

    number: int
    author: str
    text: str
    at: datetime
    came: datetime
    answers: int | None = None


@dataclass(slots=True)
class Social:
    """What both networks hold. `say` is somebody mentioning the business; `reports` is what the moderators got."""

    clock: Clock
    posts: dict[int, Said] = field(default_factory=dict)
    reports: list[dict[str, Any]] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    _keys: dict[str, int] = field(default_factory=dict)

    def say(self, author: str, text: str, answers: int | None = None) -> int:
        """Somebody writes; the number of the post."""
        number, now = next(self._numbers), self.clock.now()
        self.posts[number] = Said(number, author, text, now, now, answers)
        return number

    def routes(self, routes: Routes) -> None:
        """Put both networks on the table."""
        xrpc = "/xrpc/"
        for method, pattern, handler in (
            ("GET", "/api/v1/accounts/verify_credentials", self.who),
            ("GET", "/api/v1/notifications", self.notifications),
            ("POST", "/api/v1/statuses", self.toot),
            ("GET", "/api/v1/statuses/{number}", self.status),
            ("DELETE", "/api/v1/statuses/{number}", self.delete),
            ("GET", "/api/v1/statuses/{number}/context", self.context),
            ("POST", "/api/v1/reports", self.report),
            ("POST", xrpc + "com.atproto.server.createSession", self.session),
            ("GET", xrpc + "app.bsky.notification.listNotifications", self.list_notifications),
            ("GET", xrpc + "app.bsky.feed.searchPosts", self.search_posts),
            ("GET", xrpc + "app.bsky.feed.getPosts", self.get_posts),
            ("GET", xrpc + "app.bsky.feed.getPostThread", self.thread),
            ("POST", xrpc + "com.atproto.repo.createRecord", self.create),
            ("POST", xrpc + "com.atproto.repo.deleteRecord", self.delete_record),
            ("POST", xrpc + "com.atproto.moderation.createReport", self.create_report),
        ):
            routes.add(method, pattern, handler)

    # --- Mastodon ---

    def who(self, request: Request) -> Answer:
        """The account of the token."""
        _admit(request)
        return answer_json({"id": OWN["mastodon"], "acct": "lumina"})

    def notifications(self, request: Request) -> Answer:
        """Mentions, newest first, a page at a time."""
        _admit(request)
        before = int(request.query.get("max_id", "1000000"))
        size = int(request.query.get("limit", "40"))
        found = [one for one in reversed(self.posts.values()) if one.author != "lumina" and one.number < before]
        rows = [
            {"id": str(one.number), "type": "mention", "created_at": _time(one.came), "status": _status(one)} for one in found
        ]
        return answer_json(rows[:size])

    def toot(self, request: Request) -> Answer:
        """Write; the same Idempotency-Key is the same status."""
        _admit(request)
        body, key = request.json(), request.headers.get("idempotency-key", "")
        if len(body["status"]) > 500:
            raise Problem(422, "UNPROCESSABLE", "Validation failed: Text character limit of 500 exceeded")
        if key not in self._keys:
            self._keys[key] = self.say("lumina", body["status"], int(body["in_reply_to_id"]))
        return answer_json(_status(self.posts[self._keys[key]]))

    def status(self, request: Request) -> Answer:
        """One status."""
        _admit(request)
        return answer_json(_status(self._one(request.parts["number"])))

    def delete(self, request: Request) -> Answer:
        """Take a status down."""
        _admit(request)
        del self.posts[self._one(request.parts["number"]).number]
        return answer_json({})

    def context(self, request: Request) -> Answer:
        """What stands below a status."""
        _admit(request)
        above = self._one(request.parts["number"]).number
        below = [_status(one) for one in self.posts.values() if one.answers == above]
        return answer_json({"ancestors": [], "descendants": below})

    def report(self, request: Request) -> Answer:
        """To the moderators of the server."""
        _admit(request)
        body = request.json()
        if body["category"] not in ("spam", "legal", "violation", "other") or len(body["comment"]) > 1000:
            raise Problem(422, "UNPROCESSABLE", "Validation failed")
        self.reports.append(body)
        return answer_json({"id": str(len(self.reports)), "action_taken": False, "category": body["category"]})

    def _one(self, number: str) -> Said:
        found = self.posts.get(int(number)) if number.isdigit() else None
        if found is None:
            raise Problem(404, "NOT_FOUND", "Record not found")
        return found

    # --- Bluesky ---

    def session(self, request: Request) -> Answer:
        """Sign in with an app password."""
        body = request.json()
        if (body.get("identifier"), body.get("password")) != (HANDLE, PASSWORD):
            raise Problem(401, "AuthenticationRequired", "Invalid identifier or password")
        return answer_json({"accessJwt": TOKEN, "refreshJwt": "x", "handle": HANDLE, "did": OWN["bluesky"]})

    def list_notifications(self, request: Request) -> Answer:
        """Mentions, newest first, with a cursor while there are more."""
        _admit(request)
        begin, size = int(request.query.get("cursor", "0")), int(request.query.get("limit", "50"))
        found = [one for one in reversed(self.posts.values()) if one.author != "lumina" and "@lumina" in one.text]
        seen = found[begin : begin + size]
        page = [{**_view(one), "reason": "mention", "isRead": False, "indexedAt": _time(one.came)} for one in seen]
        more = {"cursor": str(begin + size)} if begin + size < len(found) else {}
        return answer_json({"notifications": page, **more})

    def search_posts(self, request: Request) -> Answer:
        """Posts with a phrase in them, newest first, our own among them."""
        _admit(request)
        phrase, since = request.query["q"].strip('"').lower(), datetime.fromisoformat(request.query["since"])
        found = [one for one in reversed(self.posts.values()) if phrase in one.text.lower() and one.came >= since]
        begin, size = int(request.query.get("cursor", "0")), int(request.query["limit"])
        more = {"cursor": str(begin + size)} if begin + size < len(found) else {}
        page = [{**_view(one), "indexedAt": _time(one.came)} for one in found[begin : begin + size]]
        return answer_json({"posts": page, **more})

    def get_posts(self, request: Request) -> Answer:
        """Posts by their addresses; what is gone is left out."""
        _admit(request)
        found = self.posts.get(_number(request.query["uris"]))
        return answer_json({"posts": [_view(found)] if found else []})

    def thread(self, request: Request) -> Answer:
        """A post and what answers it."""
        _admit(request)
        above = _number(request.query["uri"])
        below = [{"post": _view(one)} for one in self.posts.values() if one.answers == above]
        return answer_json({"thread": {"post": _view(self.posts[above]), "replies": below}})

    def create(self, request: Request) -> Answer:
        """Write a post."""
        _admit(request)
        record = request.json()["record"]
        number = self.say("lumina", record["text"], _number(record["reply"]["parent"]["uri"]))
        return answer_json({"uri": _uri(self.posts[number]), "cid": f"cid-{number}"})

    def delete_record(self, request: Request) -> Answer:
        """Take a post down; one that is not there is as good."""
        _admit(request)
        self.posts.pop(int(request.json()["rkey"]), None)
        return answer_json({})

    def create_report(self, request: Request) -> Answer:
        """To the moderation service."""
        _admit(request)
        body = request.json()
        if not body["reasonType"].startswith("com.atproto.moderation.defs#reason") or not body["subject"].get("cid"):
            raise Problem(400, "InvalidRequest", "reasonType and subject are required")
        self.reports.append(body)
        return answer_json({"id": len(self.reports), "reasonType": body["reasonType"], "subject": body["subject"]})


def _admit(request: Request) -> None:
    if request.headers.get("authorization") != f"Bearer {TOKEN}":
        raise Problem(401, "UNAUTHENTICATED", "The access token is invalid")


def _status(one: Said) -> dict[str, Any]:
    own = one.author == "lumina"
    return {
        "id": str(one.number),
        "created_at": _time(one.at),
        "edited_at": None,
        "content": "".join(f"<p>{line}</p>" for line in one.text.split("\n\n")),
        "url": f"https://social.example/@{one.author}/{one.number}",
        "language": "en",
        "visibility": "public",
        "in_reply_to_id": str(one.answers) if one.answers else None,
        "account": {"id": OWN["mastodon"] if own else f"9{one.author}", "acct": one.author, "display_name": one.author.title()},
    }


def _view(one: Said) -> dict[str, Any]:
    did = OWN["bluesky"] if one.author == "lumina" else f"did:plc:{one.author}"
    record = {"$type": "app.bsky.feed.post", "text": one.text, "createdAt": _time(one.at), "langs": ["en"]}
    return {
        "uri": _uri(one),
        "cid": f"cid-{one.number}",
        "author": {"did": did, "handle": f"{one.author}.example"},
        "record": record,
    }


def _time(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%S}.000Z"


def _uri(one: Said) -> str:
    return f"at://did:plc:{one.author}/app.bsky.feed.post/{one.number}"


def _number(uri: str) -> int:
    return int(uri.rpartition("/")[2])
