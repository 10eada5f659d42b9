"""The Graph API for one Page: posts, comments, answers, one private reply to each, and signed notices."""

from __future__ import annotations

import hashlib
import hmac
import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from heard.sandbox.store import Clock
from heard.sandbox.wire import Answer, Problem, Request, Routes, answer_json

PAGE, NAME = "1001", "Trattoria Lumina"
PAGE_TOKEN, APP_SECRET, VERIFY = "page-token", "app-secret", "a-long-word"
CREDENTIALS = {"page_token": PAGE_TOKEN, "app_secret": APP_SECRET, "verify_token": VERIFY}
PROOF = hmac.new(APP_SECRET.encode(), PAGE_TOKEN.encode(), hashlib.sha256).hexdigest()
_V = "/v26.0"
_PRIVATE_WITHIN = timedelta(days=7)


class Refusal(Problem):
    """An error in Facebook's shape: `code` is the number that its documentation explains."""

    def __init__(self, code: int, said: str, *, subcode: int = 0, minutes: int = 0) -> None:
        super().__init__(400, str(code), said)
        self.subcode, self.minutes = subcode, minutes

    def answer(self) -> Answer:
        """This error on the wire."""
        error = {"message": self.said, "type": "OAuthException", "code": int(self.word), "fbtrace_id": "x"}
        if self.subcode:
            error["error_subcode"] = self.subcode
        used = {PAGE: [{"type": "pages", "call_count": 100, "estimated_time_to_regain_access": self.minutes}]}
        headers = {"X-Business-Use-Case-Usage": json.dumps(used)} if self.minutes else {}
        return Answer(status=400, body=json.dumps({"error": error}).encode(), headers=headers)


@dataclass(slots=True)
class Said:
    """A post (`above` is empty) or a comment on what has the number `above`. `tagged`: it stands elsewhere and names the Page."""

    number: str
    author: str
    text: str
    at: datetime
    above: str = ""
    tagged: bool = False
    in_private: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Facebook:
    """One Page and all around it. `say` is somebody writing; `trouble` is what the next request is told instead of an answer."""

    clock: Clock
    said: dict[str, Said] = field(default_factory=dict)
    trouble: list[Refusal] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def say(self, author: str, text: str, above: str = "", *, tagged: bool = False) -> str:
        """Somebody writes: on the Page, under something, or elsewhere with its name; the number of it."""
        owner = (above.split("_")[-1] if above else "77" if tagged else PAGE) or PAGE
        number = f"{owner}_{next(self._numbers)}"
        self.said[number] = Said(number, author, text, self.clock.now(), above, tagged)
        return number

    def routes(self, routes: Routes) -> None:
        """Put it on the table."""
        for method, pattern, handler in (
            ("GET", f"{_V}/me", self.me),
            ("GET", f"{_V}/{PAGE}/feed", self.feed),
            ("GET", f"{_V}/{PAGE}/tagged", self.tagged),
            ("POST", f"{_V}/{PAGE}/messages", self.message),
            ("GET", _V + "/{number}/comments", self.comments),
            ("POST", _V + "/{number}/comments", self.comment),
            ("GET", _V + "/{number}", self.one),
            ("DELETE", _V + "/{number}", self.delete),
        ):
            routes.add(method, pattern, handler)

    def pushed(self, *values: dict[str, Any], page: str = PAGE, secret: str = APP_SECRET) -> tuple[dict[str, str], bytes]:
        """Headers and body of a notice as Facebook posts it."""
        changes = [{"field": "feed", "value": value} for value in values]
        body = json.dumps({"object": "page", "entry": [{"id": page, "time": 1, "changes": changes}]}).encode()
        return {"X-Hub-Signature-256": "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()}, body

    def me(self, request: Request) -> Answer:
        """Whose token it is."""
        self._admit(request)
        return answer_json({"id": PAGE, "name": NAME})

    def feed(self, request: Request) -> Answer:
        """Posts of the Page and on it, newest first, with as many of their comments as were asked for."""
        self._admit(request)
        nested = re.search(r"comments\S*?\.limit\((\d+)\)(?:\.since\((\d+)\))?\{", request.query["fields"])
        rows = []
        for post in self._newest(one for one in self.said.values() if not one.above and not one.tagged):
            row = _row(post)
            if nested and (below := self._below(post.number, since=int(nested[2] or 0))):
                row["comments"] = _paged(below, limit=int(nested[1]), after="")
            rows.append(row)
        return answer_json(_paged(rows, limit=int(request.query["limit"]), after=request.query.get("after", "")))

    def tagged(self, request: Request) -> Answer:
        """Posts elsewhere that name the Page."""
        self._admit(request)
        rows = [_row(one) for one in self._newest(one for one in self.said.values() if one.tagged)]
        return answer_json(_paged(rows, limit=int(request.query["limit"]), after=request.query.get("after", "")))

    def comments(self, request: Request) -> Answer:
        """What stands under a post or comment, and under what stands there."""
        self._admit(request)
        rows = self._below(self._found(request).number, since=int(request.query.get("since", "0")))
        return answer_json(_paged(rows, limit=int(request.query["limit"]), after=request.query.get("after", "")))

    def comment(self, request: Request) -> Answer:
        """The Page comments. An answer to an answer goes beside it, under the comment that both belong to."""
        self._admit(request)
        above = self._found(request)
        under = above.above if above.above and self.said[above.above].above else above.number
        return answer_json({"id": self.say(PAGE, request.json()["message"], under)})

    def one(self, request: Request) -> Answer:
        """One post or comment."""
        self._admit(request)
        found = self._found(request)
        if "parent" in request.query["fields"] and not found.above:
            raise Refusal(100, "(#100) Tried accessing nonexisting field (parent)")
        above = self.said.get(found.above)
        return answer_json(_row(found, parent=bool(above and above.above)))

    def delete(self, request: Request) -> Answer:
        """The Page takes something down."""
        self._admit(request)
        del self.said[self._found(request).number]
        return answer_json({"success": True})

    def message(self, request: Request) -> Answer:
        """A private reply: one to each comment or post, within seven days."""
        self._admit(request)
        body = request.json()
        kind, number = next(iter(body["recipient"].items()))
        found = self.said.get(number)
        if found is None or (kind == "comment_id") != bool(found.above):
            raise Refusal(100, "(#100) No such comment or post", subcode=33)
        if found.in_private:
            raise Refusal(10900, "(#10900) Activity already replied to")
        if self.clock.now() - found.at > _PRIVATE_WITHIN:
            raise Refusal(10903, "(#10903) This user cannot reply to this activity")
        found.in_private.append(body["message"]["text"])
        return answer_json({"recipient_id": "9", "message_id": "m_1"})

    def _admit(self, request: Request) -> None:
        self.asked.append(request.path)
        if self.trouble:
            raise self.trouble.pop(0)
        if request.headers.get("authorization") != f"Bearer {PAGE_TOKEN}":
            raise Refusal(190, "Invalid OAuth access token - Cannot parse access token")
        proof = request.query.get("appsecret_proof", "")
        if proof != PROOF:
            raise Refusal(100, "Invalid appsecret_proof provided in the API argument")

    def _found(self, request: Request) -> Said:
        found = self.said.get(request.parts["number"])
        if found is None:
            raise Refusal(100, "Unsupported get request. Object does not exist", subcode=33)
        return found

    def _below(self, number: str, *, since: int) -> list[dict[str, Any]]:
        direct = [one for one in self.said.values() if one.above == number]
        every = direct + [one for first in direct for one in self.said.values() if one.above == first.number]
        return [_row(one) for one in self._newest(every) if one.at.timestamp() >= since]

    @staticmethod
    def _newest(some: Any) -> list[Said]:
        return sorted(some, key=lambda one: (one.at, int(one.number.split("_")[1])), reverse=True)


def _row(one: Said, *, parent: bool = False) -> dict[str, Any]:
    author = {"id": PAGE, "name": NAME} if one.author == PAGE else {"id": f"9{one.author}", "name": one.author.title()}
    row = {
        "id": one.number,
        "message": one.text,
        "from": author,
        "created_time": f"{one.at:%Y-%m-%dT%H:%M:%S}+0000",
        "permalink_url": f"https://www.facebook.com/{one.number}",
    }
    return {**row, "parent": {"id": one.above}} if parent else row


def _paged(rows: list[dict[str, Any]], *, limit: int, after: str) -> dict[str, Any]:
    begin = int(after or 0)
    end = begin + limit
    more = {"next": "https://graph.facebook.com/elsewhere"} if end < len(rows) else {}
    return {"data": rows[begin:end], "paging": {"cursors": {"before": str(begin), "after": str(end)}, **more}}
