"""One account on X: who mentions it, who writes of it in words, and our answers.

Settings: `words`, names of the business to look for, may be empty. Credentials: `api_key` and `api_secret` of an app, `access_token` and
`access_secret` of the account (OAuth 1.0a: they do not end). X charges for each post that is read and each that is written, and lets a
program answer only whoever names or quotes the account.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from heard.channels.contract import Capabilities, ChannelContext, Health, wordings
from heard.channels.errors import ChannelError, Gone, Misconfigured, NotAsPromised, Refused, TooLong, as_promised
from heard.channels.http import Http, Json, safe_base
from heard.channels.listing import readable, sorted_out, tell
from heard.channels.x.signing import authorization
from heard.channels.x.wire import (
    FIELDS,
    SaidBefore,
    answers,
    only_passes_on,
    post_from,
    reply_from,
    trouble_from,
    versions_of,
)
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.hearing import HeardPost, HeardReply
from heard.vocabulary.measure import measure
from heard.vocabulary.platforms import RULES, Platform

SERVER = "https://api.x.com"
PAGE = 100  # the interface's most
SEARCHED = timedelta(days=7) - timedelta(minutes=1)  # how far back a search goes, with a clock that is not X's
CAPABILITIES = Capabilities(can_list=True, can_reply=True, can_read_back_reply=True, can_delete_reply=True)
_CREDENTIALS = ("api_key", "api_secret", "access_token", "access_secret")
_WITH_WRITER: dict[str, str | int] = {"tweet.fields": FIELDS, "expansions": "author_id", "user.fields": "name,username"}


class XChannel:
    """See `heard.channels.contract.Channel`. Belongs to one thread."""

    platform = Platform.X
    capabilities = CAPABILITIES

    def __init__(self, context: ChannelContext) -> None:
        keys = context.credentials
        missing = [name for name in _CREDENTIALS if not keys.get(name)]
        if missing:
            raise Misconfigured(", ".join(missing))
        self._server, self._now = context.base_url or SERVER, context.now
        self._account, self._token = keys["access_token"].partition("-")[0], keys["access_token"]
        self._words = wordings(context.settings.get("words") or ())
        self._http = Http.signed(
            lambda method, url: authorization(keys, method, url, at=self._now(), nonce=secrets.token_hex(16)),
            trouble=lambda status, told, headers: trouble_from(status, told, headers, now=self._now()),
        )

    def _at(self, path: str) -> str:
        return f"{safe_base(self._server)}/2/{path}"

    def _own(self) -> str:
        """Our number. Every access token begins with it, and asking would cost."""
        if not self._account.isdecimal() or self._account == self._token:
            raise Misconfigured("access_token: it begins with the number of the account and a dash")
        return self._account

    def list_posts(self, since: datetime | None) -> Iterator[HeardPost]:
        """Mentions, the newest 800 at most, and what has the words in it, of the last week at most.

        An edited post comes again under its old name.
        """
        unreadable: list[NotAsPromised] = []
        yield from sorted_out(post for page in self._found(since) for post in self._heard(page, unreadable))
        tell(unreadable)

    def _found(self, since: datetime | None) -> Iterator[Json]:
        begin: dict[str, str | int] = {"start_time": _moment(since)} if since else {}
        yield from self._pages(f"users/{self._own()}/mentions", {**_WITH_WRITER, **begin})
        if self._words:
            week = self._now() - SEARCHED
            named = " OR ".join(f'"{one}"' for one in self._words)
            query: dict[str, str | int] = {"query": f"({named}) -is:retweet", "start_time": _moment(max(since or week, week))}
            yield from self._pages("tweets/search/recent", {**_WITH_WRITER, **query})

    def _heard(self, page: Json, unreadable: list[NotAsPromised]) -> Iterator[HeardPost]:
        rows, users = _rows_of(page), _users_of(page)
        own = self._own()
        said = [row for row in rows if not only_passes_on(row) and not (isinstance(row, dict) and row.get("author_id") == own)]
        return readable(said, partial(post_from, users=users), unreadable)

    def _pages(self, path: str, query: dict[str, str | int]) -> Iterator[Json]:
        query, turns = {**query, "max_results": PAGE}, "next_token" if "query" in query else "pagination_token"
        while True:
            page = self._http.read(self._at(path), query=query)
            yield page
            with as_promised("list with its pages"):
                following = (page.get("meta") or {}).get("next_token")
            if not following or following == query.get(turns):
                return
            query[turns] = str(following)

    def sweep(self) -> Iterator[str]:
        """Refused: X lists the newest 800 mentions and no more."""
        raise Refused("X lists the newest mentions only")

    def get(self, external_id: str) -> HeardPost | None:
        """The post as it is now, in its newest version."""
        try:
            page = self._read(external_id)
        except Gone:
            return None
        return post_from(page["data"], _users_of(page))

    def _read(self, number: str) -> Json:
        """One post with its writer, in its newest version."""
        page = self._version(number)
        with as_promised("post with its versions"):
            newest = versions_of(page["data"])[-1]
        return page if newest == number else self._version(newest)

    def _version(self, number: str) -> Json:
        """A post that is gone is told with status 200."""
        page = self._http.read(self._at(f"tweets/{number}"), query=_WITH_WRITER)
        if "data" in page:
            return page
        with as_promised("post or why there is none"):
            raise trouble_from(200, page["errors"][0], {}, now=self._now()) or NotAsPromised("no post")

    def reply(self, external_id: str, text: str, key: str) -> HeardReply:
        """Answer the newest version of it. X knows no key, but takes the same words only once: then it is looked whether they are ours."""
        length, limit = measure(text, "weighted"), RULES[Platform.X].limit or 0
        if length > limit:
            raise TooLong(f"{length} characters as X counts them, it takes {limit}")
        if text.startswith("@"):
            raise Refused("it begins with a name, which X puts there by itself")
        with as_promised("post with its number"):
            newest = str(self._read(external_id)["data"]["id"])
        try:
            done = self._http.write("POST", self._at("tweets"), {"text": text, "reply": {"in_reply_to_tweet_id": newest}})
        except SaidBefore:
            already = self.read_reply(external_id)
            if already is None or already.text.strip() != text.strip():
                raise
            return already
        with as_promised("answer with its number", maybe_done=True):
            str(done["data"]["id"])
        return HeardReply(text=text, state=OutgoingState.LIVE, updated_at=self._now())

    def read_reply(self, external_id: str) -> HeardReply | None:
        """Our newest answer below it."""
        found = self._own_answer(external_id)
        return reply_from(found) if found else None

    def delete_reply(self, external_id: str) -> None:
        """Take our answer down; none there is as good."""
        found = self._own_answer(external_id)
        if found:
            self._http.write("DELETE", self._at(f"tweets/{found['id']}"))

    def _own_answer(self, external_id: str) -> Json | None:
        """Our posts since then, the newest first: a search would take a while to know what was just written."""
        query: dict[str, str | int] = {"tweet.fields": FIELDS, "since_id": external_id}
        with as_promised("posts with what they answer"):
            numbers = versions_of(self._read(external_id)["data"])
            for page in self._pages(f"users/{self._own()}/tweets", query):
                for row in _rows_of(page):
                    if answers(row, numbers):
                        return dict(row)
        return None

    def check(self) -> Health:
        """Ask who we are."""
        try:
            own, told = self._own(), self._http.read(self._at("users/me")).get("data") or {}
            if str(told.get("id")) != own:
                raise Misconfigured("access_token: it is not that of the account which signed in")
        except ChannelError as error:
            return Health.troubled(error)
        return Health(ok=True, said=f"Signed in as @{told.get('username')}. X charges for each post that is read or written.")

    def close(self) -> None:
        """Give the connection back."""
        self._http.close()


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _rows_of(page: Json) -> list[Any]:
    """The rows of a page; X leaves the list out where there is none."""
    with as_promised("list of posts"):
        return list(page["data"] if page["meta"]["result_count"] else ())


def _users_of(page: Json) -> dict[str, Json]:
    with as_promised("writers of the posts"):
        return {str(one["id"]): one for one in (page.get("includes") or {}).get("users") or ()}
