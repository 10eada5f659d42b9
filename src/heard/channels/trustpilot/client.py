"""The public reviews of one business on Trustpilot, and its answers to them.

Credentials: `api_key`, which reads what is public anyway. Settings: `domain`, the name of the page. Answers want the sign-in of a
person of the business: `secret`, `username`, `password` and `business_user`, the person's number. Without them answers are
posted by copy and confirm.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from heard.channels.contract import Capabilities, ChannelContext, Health
from heard.channels.errors import (
    ChannelError,
    Forbidden,
    Gone,
    Misconfigured,
    NotAsPromised,
    Refused,
    Unauthorised,
    as_promised,
)
from heard.channels.http import AccessToken, Http, Json, safe_base
from heard.channels.listing import readable, tell
from heard.channels.trustpilot.wire import post_from
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.hearing import HeardPost, HeardReply
from heard.vocabulary.platforms import Platform

SERVER = "https://api.trustpilot.com"
PAGE = 100  # the interface's most
MOST_PAGES = 1000
SIGN_IN = ("secret", "username", "password", "business_user")
CAPABILITIES = Capabilities(can_list=True, can_read_back_reply=True, can_reply=True, can_delete_reply=True)
READS_ONLY = replace(CAPABILITIES, can_reply=False, can_delete_reply=False)


class TrustpilotChannel:
    """See `heard.channels.contract.Channel`."""

    platform = Platform.TRUSTPILOT

    def __init__(self, context: ChannelContext) -> None:
        given = context.credentials
        missing = [name for name in SIGN_IN if not given.get(name)]
        if not given.get("api_key"):
            raise Misconfigured("api_key")
        if missing and len(missing) < len(SIGN_IN):
            raise Misconfigured(f"{', '.join(missing)}: to answer, all of the sign-in is needed")
        self.capabilities = READS_ONLY if missing else CAPABILITIES
        self._domain = str(context.settings.get("domain") or "")
        self._server = context.base_url or SERVER
        self._now = context.now
        self._http = Http.with_header("apikey", given["api_key"])
        self._author = given.get("business_user", "")
        self._signed_in = None if missing else self._sign_in(given)
        self._unit = ""

    def _sign_in(self, given: Mapping[str, str]) -> Http:
        """A connection in the name of the person; it asks for its token when it is first used."""
        form = {"grant_type": "password", "username": given["username"], "password": given["password"]}
        where = self._at("oauth/oauth-business-users-for-applications/accesstoken")
        return Http(auth=AccessToken(where, lambda: form, self._now, client=(given["api_key"], given["secret"])))

    def _answering(self) -> Http:
        if self._signed_in is None:
            raise Refused("this key takes no answers")
        return self._signed_in

    def _at(self, path: str) -> str:
        return f"{safe_base(self._server)}/v1/{path}"

    def _business(self) -> str:
        """The number of the business, asked for once."""
        if not self._domain:
            raise Misconfigured("domain")
        if not self._unit:
            with as_promised("business with its number"):
                self._unit = str(self._http.read(self._at("business-units/find"), query={"name": self._domain})["id"])
        return self._unit

    def list_posts(self, since: datetime | None) -> Iterator[HeardPost]:
        """Newest first. The interface sorts by the day of writing: an edit is seen while its review is on the first page."""
        unreadable: list[NotAsPromised] = []
        for rows in self._pages():
            posts = list(readable(rows, post_from, unreadable))
            yield from (post for post in posts if since is None or (post.updated_at or post.published_at) >= since)
            if since is not None and (not posts or posts[-1].published_at < since):
                break
        tell(unreadable)

    def _pages(self) -> Iterator[list[Json]]:
        where = self._at(f"business-units/{self._business()}/reviews")
        for number in range(1, MOST_PAGES + 1):
            told = self._http.read(where, query={"page": number, "perPage": PAGE, "orderBy": "createdat.desc"})
            with as_promised("list of reviews"):
                rows = list(told["reviews"])
            if not rows:
                return
            yield rows

    def sweep(self) -> Iterator[str]:
        """Refused: pages shift while they are walked, and nothing says how many reviews there should be."""
        raise Refused("the list may have gaps")

    def get(self, external_id: str) -> HeardPost | None:
        """One review as everybody sees it now."""
        try:
            return post_from(self._http.read(self._at(f"reviews/{external_id}")))
        except Gone:
            return None

    def reply(self, external_id: str, text: str, key: str) -> HeardReply:
        """Answer, or replace our answer: there is one at most."""
        body = {"authorBusinessUserId": self._author, "message": text}
        self._answering().write("POST", self._at(f"private/reviews/{external_id}/reply"), body)
        return HeardReply(text=text, state=OutgoingState.LIVE, updated_at=self._now())

    def read_reply(self, external_id: str) -> HeardReply | None:
        """Our answer as everybody sees it."""
        return post_from(self._http.read(self._at(f"reviews/{external_id}"))).reply

    def delete_reply(self, external_id: str) -> None:
        """Take our answer down; none there is as good."""
        try:
            self._answering().write("DELETE", self._at(f"private/reviews/{external_id}/reply"))
        except Gone:
            return

    def check(self) -> Health:
        """Look for the business and, where there is a sign-in, try it."""
        try:
            unit = self._business()
            told = self._http.read(self._at(f"business-units/{unit}"))
            said = f"The page of {told.get('displayName') or self._domain} can be read"
            return Health(ok=True, said=f"{said}, and answered." if self._may_answer(unit) else f"{said}.")
        except Gone:
            return Health(ok=False, said=f"Trustpilot knows no page {self._domain}.", mend="Copy the name out of its address.")
        except ChannelError as error:
            return Health.troubled(error)

    def _may_answer(self, unit: str) -> bool:
        """False without a sign-in. Raises with the field to mend when there is one and it does not let us in."""
        if self._signed_in is None:
            return False
        try:
            self._signed_in.read(self._at(f"private/business-units/{unit}/reviews"), query={"perPage": 1})
        except Unauthorised as error:
            raise Unauthorised("secret, username or password") from error
        except Forbidden as error:
            raise Forbidden(f"username: this person may not answer for {self._domain}") from error
        return True

    def close(self) -> None:
        """Give the connection back."""
        self._http.close()
        if self._signed_in is not None:
            self._signed_in.close()
