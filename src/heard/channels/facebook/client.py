"""One Page on Facebook: comments under its posts, what visitors write on it, posts that name it; answers, and one private reply.

Credentials: `page_token` and `app_secret`, which proves each request; `verify_token`, a word of ours that Facebook shows when it is
told where to send notices. Settings: `page`, the Page's number. Recommendations, which are Facebook's reviews, cannot be read since
version 22 of the interface: they come in by alert mails.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from heard.channels.contract import Capabilities, ChannelContext, Health, Notice, Place, moment_from
from heard.channels.errors import BadNotice, ChannelError, Gone, Misconfigured, NotAsPromised, Refused, TooLong, as_promised
from heard.channels.facebook.wire import (
    FIELDS,
    Kind,
    is_by,
    notices_from,
    post_from,
    reply_from,
    trouble_from,
)
from heard.channels.http import Http, Json, safe_base
from heard.channels.listing import readable, sorted_out, tell
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.hearing import HeardPost, HeardReply
from heard.vocabulary.platforms import Platform

SERVER, VERSION = "https://graph.facebook.com", "v26.0"
REPLY_LIMIT, PRIVATE_LIMIT = 8000, 2000  # characters of a comment, and of a message
POSTS, COMMENTS = 25, 100  # in one request
POSTS_FOR = timedelta(days=90)  # how old a post may be whose comments are still asked for
EDITS_FOR = timedelta(days=2)  # read again each time, for an edit moves nothing up
CAPABILITIES = Capabilities(
    can_list=True,
    can_reply=True,
    can_read_back_reply=True,
    notices=True,
    can_write_in_private=True,
)


class FacebookChannel:
    """See `heard.channels.contract`: `Channel`, `TakesNotices`, `MeetsChallenges`, `WritesInPrivate`. Belongs to one thread."""

    platform = Platform.FACEBOOK
    capabilities = CAPABILITIES

    def __init__(self, context: ChannelContext) -> None:
        missing = [name for name in ("page_token", "app_secret") if not context.credentials.get(name)]
        if missing:
            raise Misconfigured(", ".join(missing))
        self._page = str(context.settings.get("page") or "").strip()
        self._server, self._now = context.base_url or SERVER, context.now
        self._secret = context.credentials["app_secret"].encode()
        self._agreed = context.credentials.get("verify_token", "")
        token = context.credentials["page_token"]
        self._proof = hmac.new(self._secret, token.encode(), hashlib.sha256).hexdigest()
        self._http = Http.with_token(token, trouble=trouble_from)  # in a header: addresses end up in logs

    def _at(self, path: str) -> str:
        return f"{safe_base(self._server)}/{VERSION}/{path}"

    def _read(self, path: str, **query: str | int) -> Json:
        return self._http.read(self._at(path), query={**query, "appsecret_proof": self._proof})

    def _own(self) -> str:
        if not self._page.isdecimal():
            raise Misconfigured("page: its number, digits only")
        return self._page

    def list_posts(self, since: datetime | None) -> Iterator[HeardPost]:
        """Newest first, two days further back than asked, as an edit moves nothing up; comments under posts of the last 90 days."""
        until = since and since - EDITS_FOR
        unreadable: list[NotAsPromised] = []
        posts = readable(self._rows(until), self._post, unreadable)
        yield from sorted_out(post for post in posts if until is None or post.published_at >= until)
        tell(unreadable)

    def _post(self, row: tuple[Kind, Any]) -> HeardPost:
        return post_from(*row, self._page)

    def _rows(self, until: datetime | None) -> Iterator[tuple[Kind, Any]]:
        """All that others wrote, post by post. Comments come in an order of Facebook's own, so that none ends the list."""
        page, oldest = self._own(), until and until - POSTS_FOR
        comments = f"comments.filter(stream).order(reverse_chronological).limit({COMMENTS})"
        within = f".since({int(until.timestamp())})" if until else ""
        for post in self._edge(f"{page}/feed", fields=f"{FIELDS},{comments}{within}{{{FIELDS}}}", limit=POSTS):
            if _is_before(post, oldest):
                break
            if not is_by(post, page):
                yield "post", post
            for comment in self._comments_below(post, until):
                if not is_by(comment, page):
                    yield "comment", comment
        for post in self._edge(f"{page}/tagged", fields=FIELDS, limit=POSTS):
            if _is_before(post, oldest):
                break
            if not is_by(post, page):
                yield "post", post

    def _comments_below(self, post: Any, until: datetime | None) -> Iterator[Any]:
        """Those that came along with their post, and whatever is on further pages."""
        told = post.get("comments") if isinstance(post, dict) else None
        if not isinstance(told, dict):
            return
        rows, after = _page_of(told)
        yield from rows
        if after:
            query: dict[str, str | int] = {"fields": FIELDS, "filter": "stream", "order": "reverse_chronological"}
            if until:
                query["since"] = int(until.timestamp())
            with as_promised("post with its number"):
                where = f"{post['id']}/comments"
            yield from self._edge(where, **query, limit=COMMENTS, after=after)

    def _edge(self, path: str, **query: str | int) -> Iterator[Any]:
        while True:
            rows, after = _page_of(self._read(path, **query))
            yield from rows
            if not after or after == query.get("after"):
                return
            query["after"] = after

    def sweep(self) -> Iterator[str]:
        """Refused: Facebook ranks and leaves out, so that what is not listed has not gone."""
        raise Refused("Facebook does not list everything")

    def get(self, external_id: str) -> HeardPost | None:
        """One comment or post as it is now; None for what the Page wrote itself."""
        kind, number = _parts(external_id)
        try:
            row = self._read(number, fields=FIELDS)
        except Gone:
            return None
        return None if is_by(row, self._page) else post_from(kind, row, self._page)

    def reply(self, external_id: str, text: str, key: str) -> HeardReply:
        """Comment under it, unless these words of ours stand there already: Facebook knows no key, and several answers share a thread."""
        if len(text) > REPLY_LIMIT:
            raise TooLong(f"{len(text)} characters, Facebook takes {REPLY_LIMIT}")
        for already in self._own_answers(external_id):
            if already.text.strip() == text.strip():
                return already
        self._write("POST", f"{_parts(external_id)[1]}/comments", {"message": text})
        return HeardReply(text=text, state=OutgoingState.LIVE, updated_at=self._now())

    def _write(self, method: Literal["POST"], path: str, body: Json) -> Json:
        return self._http.write(method, f"{self._at(path)}?appsecret_proof={self._proof}", body)

    def read_reply(self, external_id: str) -> HeardReply | None:
        """Our newest comment under it."""
        return max(self._own_answers(external_id), key=_said_at, default=None)

    def delete_reply(self, external_id: str) -> None:
        """Refused: several answers share a thread, and nothing tells whom each is for."""
        raise Refused("take it down on Facebook itself")

    def _own_answers(self, external_id: str) -> list[HeardReply]:
        """An answer to an answer may stand beside it, under the comment that both belong to."""
        kind, number = _parts(external_id)
        asked = self._read(number, fields=f"{FIELDS},parent{{id}}" if kind == "comment" else FIELDS)
        with as_promised("comments with their times"):
            below = [number, asked["parent"]["id"]] if asked.get("parent") else [number]
            since = moment_from(asked["created_time"])
        rows = [row for one in below for row in self._edge(f"{one}/comments", fields=FIELDS, filter="stream", limit=COMMENTS)]
        own = [reply_from(row) for row in rows if is_by(row, self._own())]
        return [answer for answer in own if _said_at(answer) >= since]

    def write_in_private(self, external_id: str, text: str) -> None:
        """The one private reply that Facebook takes, within seven days; a second is refused by Facebook itself."""
        if len(text) > PRIVATE_LIMIT:
            raise TooLong(f"{len(text)} characters, a private reply takes {PRIVATE_LIMIT}")
        kind, number = _parts(external_id)
        body = {"recipient": {f"{kind}_id": number}, "message": {"text": text}}
        self._write("POST", f"{self._own()}/messages", body)

    def meet(self, query: Mapping[str, str]) -> str:
        """Facebook's handshake: the word that was agreed on, and a challenge to be said back."""
        if not self._agreed:
            raise Misconfigured("verify_token is not set, so that no address can be told to Facebook")
        if not hmac.compare_digest(query.get("hub.verify_token", "").encode(), self._agreed.encode()):
            raise BadNotice("not the word that was agreed on")
        return query.get("hub.challenge", "")

    def read_push(self, headers: Mapping[str, str], query: Mapping[str, str], body: bytes) -> Sequence[Notice]:
        """What happened on the Page, once the signature with the app's secret holds."""
        given = next((value for name, value in headers.items() if name.lower() == "x-hub-signature-256"), "")
        signed = "sha256=" + hmac.new(self._secret, body, hashlib.sha256).hexdigest()
        if not hmac.compare_digest(given.encode(), signed.encode()):
            raise BadNotice("not signed with the secret of the app")
        try:
            told = json.loads(body)
        except (ValueError, RecursionError) as error:
            raise BadNotice("no JSON") from error
        return list(notices_from(told, self._own()))

    def check(self) -> Health:
        """Whose token it is, and whether it may read what others write."""
        try:
            page, told = self._own(), self._read("me", fields="id,name")
            name = str(told.get("name") or page)
            if str(told.get("id")) != page:
                raise Misconfigured(f"page_token or page: the token is that of {name}, the number another's")
            self._read(f"{page}/feed", fields=FIELDS, limit=1)
            self._read(f"{page}/tagged", fields=FIELDS, limit=1)
        except ChannelError as error:
            return Health.troubled(error)
        return Health(ok=True, said=f"Signed in as {name}.", places=(Place(id=page, name=name),))

    def close(self) -> None:
        """Give the connection back."""
        self._http.close()


def _said_at(answer: HeardReply) -> datetime:
    return answer.updated_at or datetime.min.replace(tzinfo=UTC)


def _parts(external_id: str) -> tuple[Kind, str]:
    kind, _, number = external_id.partition("/")
    return ("post" if kind == "post" else "comment"), number


def _page_of(told: Json) -> tuple[list[Any], str]:
    """The rows of one page of a list, and where the next begins; empty at the end."""
    with as_promised("list with its pages"):
        paging = told.get("paging") or {}
        return list(told["data"]), str(paging["cursors"]["after"]) if paging.get("next") else ""


def _is_before(row: Any, oldest: datetime | None) -> bool:
    """Whether a post is older than any whose comments are asked for; one that cannot be read is not."""
    if oldest is None:
        return False
    try:
        return moment_from(row["created_time"]) < oldest
    except (KeyError, TypeError, ValueError):
        return False
