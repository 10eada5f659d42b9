"""X's interface, version 2, for one account: mentions, posts below them, and who may answer whom.

It does to words what X does: addresses become short ones, `&` is written as on web pages, and the name of whom an answer is for stands
before it. The same words are taken once.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import html
import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, quote

from heard.sandbox.store import Clock
from heard.sandbox.wire import Answer, Problem, Request, Routes, answer_json

ACCOUNT, NAME = "501", "lumina"
KEYS = {"api_key": "key", "api_secret": "hush", "access_token": f"{ACCOUNT}-token", "access_secret": "hush hush"}
_PROBLEMS = "https://api.twitter.com/2/problems/"
_LINK = re.compile(r"https?://\S+[\w/]|\b\w+\.example\b(?!@)")


class Refusal(Problem):
    """An error in X's shape. `reset` is the second since 1970 at which X counts anew."""

    def __init__(self, status: int, title: str, said: str, *, kind: str = "", reset: int = 0) -> None:
        super().__init__(status, title, said)
        self.kind, self.reset = kind, reset

    def answer(self) -> Answer:
        """This error on the wire."""
        type_ = _PROBLEMS + self.kind if self.kind else "about:blank"
        body = {"title": self.word, "detail": self.said, "type": type_, "status": self.status}
        headers = {"x-rate-limit-reset": str(self.reset)} if self.reset else {}
        return Answer(status=self.status, body=json.dumps(body).encode(), headers=headers)


@dataclass(slots=True)
class Said:
    """One version of a post. `first` is the number of the oldest; `kind` and `below` what it answers, quotes or passes on."""

    number: int
    author: str
    text: str
    at: datetime
    first: int
    below: int = 0
    kind: str = "replied_to"


@dataclass(slots=True)
class X:
    """The account and all who speak of it. `say` is somebody posting, `edit` a new version; `trouble` answers the next requests."""

    clock: Clock
    page: int = 100  # posts on a page, fewer so that there are several
    posts: dict[int, Said] = field(default_factory=dict)
    trouble: list[Refusal] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1001))

    def say(self, author: str, text: str, below: int = 0, *, kind: str = "replied_to") -> int:
        """Somebody posts; the number of it."""
        number = next(self._numbers)
        self.posts[number] = Said(number, author, text, self.clock.now(), number, below, kind)
        return number

    def edit(self, number: int, text: str) -> int:
        """Its writer changes it: another number, with the same history."""
        old, new = self.posts[number], next(self._numbers)
        self.posts[new] = Said(new, old.author, text, self.clock.now(), old.first, old.below, old.kind)
        return new

    def routes(self, routes: Routes) -> None:
        """Put it on the table."""
        for method, pattern, handler in (
            ("GET", "/2/users/me", self.me),
            ("GET", f"/2/users/{ACCOUNT}/mentions", self.mentions),
            ("GET", f"/2/users/{ACCOUNT}/tweets", self.own_posts),
            ("GET", "/2/tweets/search/recent", self.search),
            ("GET", "/2/tweets/{number}", self.one),
            ("DELETE", "/2/tweets/{number}", self.delete),
            ("POST", "/2/tweets", self.post),
        ):
            routes.add(method, pattern, handler)

    def me(self, request: Request) -> Answer:
        """Whose token it is."""
        self._admit(request)
        return answer_json({"data": {"id": ACCOUNT, "name": "Trattoria Lumina", "username": NAME}})

    def mentions(self, request: Request) -> Answer:
        """Posts with the account's name in them, newest first, each in its newest version."""
        self._admit(request)
        begin = request.query.get("start_time")
        since = datetime.fromisoformat(begin) if begin else None
        found = [one for one in self._newest() if f"@{NAME}" in one.text and (since is None or one.at >= since)]
        return answer_json(self._paged(found, request))

    def search(self, request: Request) -> Answer:
        """Posts of the last week with one of the phrases in them."""
        self._admit(request)
        since = datetime.fromisoformat(request.query["start_time"])
        if since < self.clock.now() - timedelta(days=7):
            raise Refusal(400, "Invalid Request", "'start_time' must be within the last 7 days.", kind="invalid-request")
        phrases = [one.lower() for one in re.findall(r'"([^"]+)"', request.query["query"])]
        said = (one for one in self._newest() if one.kind != "retweeted" and one.at >= since)
        return answer_json(self._paged([one for one in said if any(it in one.text.lower() for it in phrases)], request))

    def own_posts(self, request: Request) -> Answer:
        """What the account wrote after the post `since_id`."""
        self._admit(request)
        after = int(request.query["since_id"])
        return answer_json(self._paged([one for one in self._newest() if one.author == NAME and one.number > after], request))

    def one(self, request: Request) -> Answer:
        """One version of a post; that there is none is told with status 200."""
        self._admit(request)
        found = self.posts.get(int(request.parts["number"]))
        if found is None:
            error = {"title": "Not Found Error", "type": _PROBLEMS + "resource-not-found", "detail": "Could not find tweet."}
            return answer_json({"errors": [error]})
        return answer_json({"data": self._row(found), "includes": {"users": [_user(found.author)]}})

    def post(self, request: Request) -> Answer:
        """Answer somebody who named the account; nobody else, and nothing that was said before."""
        self._admit(request)
        body = request.json()
        above = self.posts.get(int(body["reply"]["in_reply_to_tweet_id"]))
        if above is None:
            raise Refusal(400, "Invalid Request", "The post you are replying to has been deleted.", kind="invalid-request")
        if f"@{NAME}" not in above.text:
            said = "Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author."
            raise Refusal(403, "Forbidden", said)
        text = f"@{above.author} {body['text']}"
        if any(one.text == text for one in self.posts.values()):
            raise Refusal(403, "Forbidden", "You are not allowed to create a Tweet with duplicate content.")
        number = self.say(NAME, text, above.number)
        return answer_json({"data": {"id": str(number), "text": body["text"], "edit_history_tweet_ids": [str(number)]}}, 201)

    def delete(self, request: Request) -> Answer:
        """Take a post down."""
        self._admit(request)
        return answer_json({"data": {"deleted": self.posts.pop(int(request.parts["number"]), None) is not None}})

    def _newest(self) -> list[Said]:
        latest = {one.first: one for one in self.posts.values()}
        return sorted(latest.values(), key=lambda one: one.number, reverse=True)

    def _paged(self, found: list[Said], request: Request) -> dict[str, Any]:
        turns = "next_token" if "query" in request.query else "pagination_token"
        begin, size = int(request.query.get(turns, "0")), min(int(request.query["max_results"]), self.page)
        rows = found[begin : begin + size]
        meta: dict[str, Any] = {"result_count": len(rows)}
        if begin + size < len(found):
            meta["next_token"] = str(begin + size)
        if not rows:
            return {"meta": meta}
        users = [_user(name) for name in dict.fromkeys(one.author for one in rows)]
        return {"data": [self._row(one) for one in rows], "includes": {"users": users}, "meta": meta}

    def _row(self, one: Said) -> dict[str, Any]:
        history = [str(other.number) for other in self.posts.values() if other.first == one.first]
        return _row(one, history)

    def _admit(self, request: Request) -> None:
        self.asked.append(request.path)
        if self.trouble:
            raise self.trouble.pop(0)
        if not _is_signed(request):
            raise Refusal(401, "Unauthorized", "Unauthorized")


def _row(one: Said, history: list[str]) -> dict[str, Any]:
    links = [
        {"url": f"https://t.co/{number}", "expanded_url": _whole(link), "display_url": link.partition("://")[2] or link}
        for number, link in enumerate(_LINK.findall(one.text))
    ]
    shown = html.escape(one.text, quote=False)
    for link, entity in zip(_LINK.findall(one.text), links, strict=True):
        shown = shown.replace(html.escape(link, quote=False), entity["url"], 1)
    row: dict[str, Any] = {
        "id": str(one.number),
        "text": shown if len(shown) <= 280 else shown[:279] + "…",
        "author_id": _user(one.author)["id"],
        "created_at": f"{one.at:%Y-%m-%dT%H:%M:%S}.000Z",
        "lang": "en",
        "edit_history_tweet_ids": history,
        "entities": {"urls": links},
    }
    if len(shown) > 280:
        row["note_tweet"] = {"text": shown, "entities": {"urls": links}}
    if one.below:
        row["referenced_tweets"] = [{"type": one.kind, "id": str(one.below)}]
    return row


def _whole(link: str) -> str:
    return link if "://" in link else f"http://{link}"


def _user(name: str) -> dict[str, str]:
    return {"id": ACCOUNT if name == NAME else f"9{sum(map(ord, name))}", "name": name.title(), "username": name}


def _is_signed(request: Request) -> bool:
    """Whether the request is signed with the account's keys (RFC 5849, section 3.4)."""
    given = dict(re.findall(r'(\w+)="([^"]*)"', request.headers.get("authorization", "")))
    told = given.pop("oauth_signature", "")
    pairs = [*given.items(), *((_escaped(name), _escaped(value)) for name, value in request.query.items())]
    joined = "&".join(f"{name}={value}" for name, value in sorted(pairs))
    address = f"http://{request.headers['host']}{request.path}"
    base = f"{request.method}&{_escaped(address)}&{_escaped(joined)}"
    key = f"{_escaped(KEYS['api_secret'])}&{_escaped(KEYS['access_secret'])}".encode()
    right = base64.b64encode(hmac.new(key, base.encode(), hashlib.sha1).digest()).decode()
    known = (given.get("oauth_consumer_key"), given.get("oauth_token")) == (KEYS["api_key"], KEYS["access_token"])
    return known and dict(parse_qsl(f"s={told}")).get("s") == right


def _escaped(text: str) -> str:
    return quote(text, safe="-._~")
