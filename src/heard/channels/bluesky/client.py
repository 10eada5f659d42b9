"""One account on Bluesky, or on any server of its network: who mentions it, our answers, reports.

Settings: `base_url`, the server, empty for Bluesky's own; `words`, names of the business to look for, may be empty. Credentials:
`handle`, and `password`, an app password.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from heard.channels.bluesky.wire import REPORT_LIMIT, answer_to, post_from, reason_of, reply_from
from heard.channels.contract import Capabilities, ChannelContext, Health, Report, moment_from, wordings
from heard.channels.errors import ChannelError, Gone, Misconfigured, NotAsPromised, TooLong, as_promised
from heard.channels.http import Http, Json, safe_base
from heard.channels.listing import readable, sorted_out, tell
from heard.vocabulary.hearing import HeardPost, HeardReply
from heard.vocabulary.platforms import Platform

SERVER = "https://bsky.social"
PAGE = 100  # the server's most
SEARCHED = timedelta(days=30)  # how far back a first search goes
HEARD = frozenset({"mention", "reply", "quote"})
COLLECTION = "app.bsky.feed.post"
CAPABILITIES = Capabilities(
    can_list=True, can_sweep=True, can_reply=True, can_read_back_reply=True, can_delete_reply=True, can_report=True
)


class BlueskyChannel:
    """See `heard.channels.contract.Channel` and `TakesReports`. Signs in when it is first asked something."""

    platform = Platform.BLUESKY

    def __init__(self, context: ChannelContext) -> None:
        missing = [name for name in ("handle", "password") if not context.credentials.get(name)]
        if missing:
            raise Misconfigured(", ".join(missing))
        self._who = {"identifier": context.credentials["handle"], "password": context.credentials["password"]}
        self._server, self._now = context.base_url or SERVER, context.now
        self._words = wordings(context.settings.get("words") or ())
        # A search does not show everything: what it no longer finds has not gone.
        self.capabilities = replace(CAPABILITIES, can_sweep=False) if self._words else CAPABILITIES
        self._signed_in: tuple[Http, str] | None = None

    def _at(self, method: str) -> str:
        return f"{safe_base(self._server)}/xrpc/{method}"

    def _session(self) -> tuple[Http, str]:
        """The connection and who we are; a session outlives any use of a channel."""
        if self._signed_in is None:
            door = Http()
            try:
                told = door.write("POST", self._at("com.atproto.server.createSession"), self._who)
            finally:
                door.close()
            self._signed_in = Http.with_token(str(told.get("accessJwt") or "")), str(told.get("did") or "")
        return self._signed_in

    def _read(self, method: str, **query: str | int) -> Json:
        return self._session()[0].read(self._at(method), query=query)

    def list_posts(self, since: datetime | None) -> Iterator[HeardPost]:
        """Posts that mention, answer or quote us, and those with the words in them, of the last month at first."""
        unreadable: list[NotAsPromised] = []
        yield from sorted_out(self._heard(since, unreadable))
        tell(unreadable)

    def _heard(self, since: datetime | None, unreadable: list[NotAsPromised]) -> Iterator[HeardPost]:
        yield from readable(self._notices(), post_from, unreadable, since=since, moved_at=_came_at)
        begin = since or self._now() - SEARCHED
        for words in self._words:
            yield from readable(self._searched(words, begin), post_from, unreadable, since=begin, moved_at=_came_at)

    def _searched(self, words: str, since: datetime) -> Iterator[Json]:
        query: dict[str, str | int] = {"q": f'"{words}"', "sort": "latest", "since": since.isoformat(), "limit": PAGE}
        for answer in self._pages("app.bsky.feed.searchPosts", query):
            own = self._session()[1]
            with as_promised("posts with their authors"):
                rows = [row for row in answer["posts"] if not row or row.get("author", {}).get("did") != own]
            yield from rows

    def _notices(self) -> Iterator[Json]:
        for answer in self._pages("app.bsky.notification.listNotifications", {"limit": PAGE}):
            with as_promised("list of notifications"):
                rows = [row for row in answer["notifications"] if row["reason"] in HEARD]
            yield from rows

    def _pages(self, method: str, query: dict[str, str | int]) -> Iterator[Json]:
        while True:
            answer = self._read(method, **query)
            yield answer
            following = str(answer.get("cursor") or "")
            if not following or following == query.get("cursor"):
                return
            query = {**query, "cursor": following}

    def sweep(self) -> Iterator[str]:
        """Every post of those that is still there."""
        for row in self._notices():
            with as_promised("post with its address"):
                external_id = str(row["uri"])
            yield external_id

    def get(self, external_id: str) -> HeardPost | None:
        """The post as it is now."""
        found = self._view(external_id)
        return post_from(found) if found else None

    def _view(self, uri: str) -> Json | None:
        answer = self._read("app.bsky.feed.getPosts", uris=uri)
        with as_promised("list of posts"):
            found = list(answer["posts"])
        return found[0] if found else None

    def _view_or_gone(self, uri: str) -> Json:
        found = self._view(uri)
        if found is None:
            raise Gone
        return found

    def reply(self, external_id: str, text: str, key: str) -> HeardReply:
        """Answer under it. The network knows no key: read back before a second try."""
        record = answer_to(self._view_or_gone(external_id), text, self._now())
        http, own = self._session()
        http.write("POST", self._at("com.atproto.repo.createRecord"), {"repo": own, "collection": COLLECTION, "record": record})
        return reply_from(record)

    def read_reply(self, external_id: str) -> HeardReply | None:
        """Our newest answer under it."""
        found = self._own_answer(external_id)
        with as_promised("post with its record"):
            return reply_from(found["record"]) if found else None

    def delete_reply(self, external_id: str) -> None:
        """Take our answer down; none there is as good."""
        found = self._own_answer(external_id)
        if found:
            http, own = self._session()
            key = str(found["uri"]).rpartition("/")[2]
            body = {"repo": own, "collection": COLLECTION, "rkey": key}
            http.write("POST", self._at("com.atproto.repo.deleteRecord"), body)

    def _own_answer(self, uri: str) -> Json | None:
        self._view_or_gone(uri)
        talk, own = self._read("app.bsky.feed.getPostThread", uri=uri, depth=1), self._session()[1]
        with as_promised("talk with its authors"):
            below = [one.get("post") or {} for one in talk["thread"].get("replies") or ()]
            answers = [one for one in below if (one.get("author") or {}).get("did") == own]
            return max(answers, key=lambda one: str(one["record"]["createdAt"])) if answers else None

    def report(self, report: Report) -> str:
        """Tell the moderation service that our account uses."""
        if len(report.text) > REPORT_LIMIT:
            raise TooLong(f"a report takes {REPORT_LIMIT} characters")
        view = self._view_or_gone(report.external_id)
        with as_promised("post with its address"):
            subject = {"$type": "com.atproto.repo.strongRef", "uri": view["uri"], "cid": view["cid"]}
        body = {"reasonType": reason_of(report.ground), "reason": report.text, "subject": subject}
        return str(self._session()[0].write("POST", self._at("com.atproto.moderation.createReport"), body).get("id") or "")

    def check(self) -> Health:
        """Sign in."""
        try:
            self._session()
        except ChannelError as error:
            return Health.troubled(error)
        return Health(ok=True, said=f"Signed in as {self._who['identifier']}.")

    def close(self) -> None:
        """Give the connection back."""
        if self._signed_in is not None:
            self._signed_in[0].close()


def _came_at(row: Json) -> datetime:
    """When the network heard of it: what a post says of its own age is up to whoever wrote it."""
    return moment_from(row["indexedAt"])
