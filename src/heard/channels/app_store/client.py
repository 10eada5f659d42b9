"""App Store Connect: reviews of the apps of one team.

Settings: `apps`, the numbers of the apps as they stand in their addresses, with commas between. Credentials: `issuer_id`,
`key_id`, `private_key` (the .p8 file) of a key that may answer reviews.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

import jwt

from heard.channels.app_store.wire import REPLY_LIMIT, post_from, posts_from, reply_from
from heard.channels.contract import Capabilities, ChannelContext, Health, Place, several
from heard.channels.errors import ChannelError, Gone, Misconfigured, NotAsPromised, TooLong, as_promised
from heard.channels.http import Http, Json, safe_base
from heard.channels.listing import newest_first
from heard.vocabulary.hearing import HeardPost, HeardReply
from heard.vocabulary.platforms import Platform

PAGE = 200  # Apple's most
EDITS_FOR = timedelta(days=30)  # Apple tells no edits: reviews as young as this are read again each time
CAPABILITIES = Capabilities(can_list=True, can_sweep=True, can_reply=True, can_read_back_reply=True, can_delete_reply=True)
_VALID_FOR = timedelta(minutes=10)  # Apple believes twenty at most
_CREDENTIALS = ("issuer_id", "key_id", "private_key")


class AppStoreChannel:
    """See `heard.channels.contract.Channel`. One instance belongs to one thread."""

    platform = Platform.APP_STORE
    capabilities = CAPABILITIES

    def __init__(self, context: ChannelContext) -> None:
        missing = [name for name in _CREDENTIALS if not context.credentials.get(name)]
        if missing:
            raise Misconfigured(", ".join(missing))
        base = safe_base(context.base_url) if context.base_url else "https://api.appstoreconnect.apple.com"
        self._v1 = f"{base}/v1"
        self._http = Http.with_own_tokens(lambda: _signed(context.credentials, context.now()))
        self._apps = several(context.settings.get("apps") or ())

    def list_posts(self, since: datetime | None) -> Iterator[HeardPost]:
        """Newest first over all apps, and each time a month further back than asked, as an edit moves nothing up."""
        unreadable: list[NotAsPromised] = []
        until = since and since - EDITS_FOR
        streams = [self._listed(app, until, unreadable) for app in self._chosen()]
        yield from newest_first(streams, unreadable)

    def _listed(self, app: str, until: datetime | None, unreadable: list[NotAsPromised]) -> Iterator[HeardPost]:
        for page in self._pages(app):
            for post in posts_from(page, app, unreadable):
                if until is not None and post.published_at < until:
                    return
                yield post

    def _pages(self, app: str) -> Iterator[Json]:
        page = self._http.read(
            f"{self._v1}/apps/{app}/customerReviews", query={"sort": "-createdDate", "limit": PAGE, "include": "response"}
        )
        while True:
            yield page
            with as_promised("list with its links"):
                following = (page.get("links") or {}).get("next")
            if not following:
                return
            if not str(following).startswith(f"{self._v1}/"):  # our token is for nobody else
                raise NotAsPromised("the next page is said to be elsewhere")
            page = self._http.read(following)

    def _chosen(self) -> list[str]:
        if not self._apps:
            raise Misconfigured("apps")
        return self._apps

    def sweep(self) -> Iterator[str]:
        """Every review of every app."""
        for app in self._chosen():
            for page in self._pages(app):
                with as_promised("list of reviews"):
                    ids = [str(row["id"]) for row in page["data"]]
                yield from ids

    def get(self, external_id: str) -> HeardPost | None:
        """One review as it is now. Apple does not say of which app."""
        try:
            found = self._http.read(self._at(external_id), query={"include": "response"})
        except Gone:
            return None
        with as_promised("review"):
            answers = {one["id"]: one for one in found.get("included", [])}
            return post_from(found["data"], self._apps[0] if len(self._apps) == 1 else "", answers)

    def _at(self, external_id: str) -> str:
        return f"{self._v1}/customerReviews/{external_id}"

    def reply(self, external_id: str, text: str, key: str) -> HeardReply:
        """Answer, or replace our answer."""
        if len(text) > REPLY_LIMIT:
            raise TooLong(f"{len(text)} characters, Apple takes {REPLY_LIMIT}")
        review = {"data": {"type": "customerReviews", "id": external_id}}
        body = {
            "data": {
                "type": "customerReviewResponses",
                "attributes": {"responseBody": text},
                "relationships": {"review": review},
            }
        }
        done = self._http.write("POST", f"{self._v1}/customerReviewResponses", body)
        found = None
        with as_promised("answer", maybe_done=True):
            found = reply_from(done["data"])
        if found is None:
            raise NotAsPromised("no answer in what came back", maybe_done=True)
        return found

    def read_reply(self, external_id: str) -> HeardReply | None:
        """Our answer as Apple has it."""
        return reply_from(self._answer(external_id))

    def delete_reply(self, external_id: str) -> None:
        """Take our answer down; none there is as good."""
        answer = self._answer(external_id)
        if answer:
            with as_promised("answer with its id"):
                where = f"{self._v1}/customerReviewResponses/{answer['id']}"
            self._http.write("DELETE", where)

    def _answer(self, external_id: str) -> Json | None:
        """Asked with the review, so that one that is gone is told from one without an answer."""
        found = self._http.read(self._at(external_id), query={"include": "response"})
        with as_promised("review with what came along"):
            return next((one for one in found.get("included", []) if one["type"] == "customerReviewResponses"), None)

    def check(self) -> Health:
        """Sign in and read one review of each app."""
        try:
            for app in self._chosen():
                self._http.read(f"{self._v1}/apps/{app}/customerReviews", query={"limit": 1})
        except ChannelError as error:
            return Health.troubled(error)
        places = tuple(Place(id=app, name=app) for app in self._apps)
        return Health(ok=True, said=f"Signed in; {len(places)} apps can be read.", places=places)

    def close(self) -> None:
        """Give the connection back."""
        self._http.close()


def _signed(credentials: Mapping[str, str], at: datetime) -> str:
    """A token of ten minutes. Raises `Misconfigured`."""
    claim = {"iss": credentials["issuer_id"], "iat": at, "exp": at + _VALID_FOR, "aud": "appstoreconnect-v1"}
    try:
        return jwt.encode(claim, credentials["private_key"], algorithm="ES256", headers={"kid": credentials["key_id"]})
    except (ValueError, TypeError, jwt.PyJWTError) as error:
        raise Misconfigured("private_key: paste the whole .p8 file, its first and last line included") from error
