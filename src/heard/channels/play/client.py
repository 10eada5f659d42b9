"""Google Play: reviews of the apps that one service account may answer for.

Settings: `packages`, the names of the apps (`org.example.app`), with commas between. Credentials: `service_account`, its key file as
it was downloaded. Play shows what was written or changed in the last week and has a text, and nothing else: whoever asks less often loses some.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial

import jwt

from heard.channels.contract import Capabilities, ChannelContext, Health, Place, several
from heard.channels.errors import ChannelError, Gone, Misconfigured, NotAsPromised, Refused, TooLong, as_promised
from heard.channels.http import AccessToken, Http, Json, safe_base
from heard.channels.listing import newest_first, readable
from heard.channels.play.wire import REPLY_LIMIT, changed_at, post_from, reply_from
from heard.vocabulary.hearing import HeardPost, HeardReply
from heard.vocabulary.platforms import Platform

PAGE = 100  # Play's most
SCOPE = "https://www.googleapis.com/auth/androidpublisher"
CAPABILITIES = Capabilities(can_list=True, can_reply=True, can_read_back_reply=True)
_VALID_FOR = timedelta(minutes=30)


class PlayChannel:
    """See `heard.channels.contract.Channel`. One instance belongs to one thread."""

    platform = Platform.PLAY
    capabilities = CAPABILITIES

    def __init__(self, context: ChannelContext) -> None:
        key = context.credentials.get("service_account")
        if not key:
            raise Misconfigured("service_account")
        base = safe_base(context.base_url) if context.base_url else ""
        self._apps = f"{base or 'https://androidpublisher.googleapis.com'}/androidpublisher/v3/applications"
        token = f"{base}/oauth2/token" if base else "https://oauth2.googleapis.com/token"
        self._http = Http(auth=AccessToken(token, lambda: _asking(key, token, context.now()), context.now))
        self._packages = several(context.settings.get("packages") or ())

    def list_posts(self, since: datetime | None) -> Iterator[HeardPost]:
        """Newest change first over all apps, a week back at most."""
        unreadable: list[NotAsPromised] = []
        streams = [self._listed(package, since, unreadable) for package in self._chosen()]
        yield from newest_first(streams, unreadable)

    def _listed(self, package: str, since: datetime | None, unreadable: list[NotAsPromised]) -> Iterator[HeardPost]:
        read = partial(post_from, package=package)
        return readable(self._reviews(package), read, unreadable, since=since, moved_at=changed_at)

    def _reviews(self, package: str) -> Iterator[Json]:
        query: dict[str, str | int] = {"maxResults": PAGE}
        while True:
            page = self._http.read(f"{self._apps}/{package}/reviews", query=query)
            with as_promised("list of reviews"):
                yield from [dict(review) for review in page.get("reviews", [])]
                token = (page.get("tokenPagination") or {}).get("nextPageToken")
            if not token:
                return
            query["token"] = str(token)

    def _chosen(self) -> list[str]:
        if not self._packages:
            raise Misconfigured("packages")
        return self._packages

    def sweep(self) -> Iterator[str]:
        """Never asked for: Play shows the last week alone, and what is older is not gone."""
        raise Refused("Play shows no more than a week of reviews")

    def get(self, external_id: str) -> HeardPost | None:
        """One review as it is now."""
        package, _, _ = external_id.partition("/")
        try:
            return post_from(self._http.read(self._at(external_id)), package)
        except Gone:
            return None

    def _at(self, external_id: str) -> str:
        package, _, review = external_id.partition("/")
        return f"{self._apps}/{package}/reviews/{review}"

    def reply(self, external_id: str, text: str, key: str) -> HeardReply:
        """Answer, or replace our answer. Whoever wrote the review is told each time, so it is never said twice."""
        if len(text) > REPLY_LIMIT:
            raise TooLong(f"{len(text)} characters, Play takes {REPLY_LIMIT}")
        done = self._http.write("POST", f"{self._at(external_id)}:reply", {"replyText": text})
        with as_promised("answer with its text", maybe_done=True):
            result = done["result"]
            answer = {"text": result["replyText"], "lastModified": result["lastEdited"]}
        found = reply_from({"comments": [{"developerComment": answer}]})
        if found is None:
            raise NotAsPromised("an answer without words", maybe_done=True)
        return found

    def read_reply(self, external_id: str) -> HeardReply | None:
        """Our answer as Play has it."""
        return reply_from(self._http.read(self._at(external_id)))

    def delete_reply(self, external_id: str) -> None:
        """Play has no way to take an answer down; it can be replaced."""
        raise Refused("Play takes no answer down")

    def check(self) -> Health:
        """Sign in and read one review of each app."""
        try:
            for package in self._chosen():
                self._http.read(f"{self._apps}/{package}/reviews", query={"maxResults": 1})
        except ChannelError as error:
            return Health.troubled(error)
        places = tuple(Place(id=package, name=package) for package in self._packages)
        return Health(ok=True, said=f"Signed in; {len(places)} apps can be read.", places=places)

    def close(self) -> None:
        """Give the connections back."""
        self._http.close()


def _asking(key_file: str, token_url: str, at: datetime) -> Mapping[str, str]:
    """What is sent for an access token: a claim that the key of the service account signs. Raises `Misconfigured`."""
    try:
        key = json.loads(key_file)
        claim = {"iss": key["client_email"], "scope": SCOPE, "aud": token_url, "iat": at, "exp": at + _VALID_FOR}
        signed = jwt.encode(claim, key["private_key"], algorithm="RS256", headers={"kid": key["private_key_id"]})
    except (ValueError, TypeError, KeyError, jwt.PyJWTError) as error:
        raise Misconfigured("service_account: paste the whole key file, braces included") from error
    return {"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion": signed}
