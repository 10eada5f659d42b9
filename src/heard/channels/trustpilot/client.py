"""The public reviews of one business on Trustpilot.

Credentials: `api_key`, which reads what is public anyway. Settings: `domain`, the name of the page. Answers want a sign-in of a
person of the business, which an application gets from Trustpilot on request only: they are posted by copy and confirm.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from heard.channels.contract import Capabilities, ChannelContext, Health
from heard.channels.errors import ChannelError, Gone, Misconfigured, NotAsPromised, Refused, as_promised
from heard.channels.http import Http, Json, safe_base
from heard.channels.trustpilot.wire import post_from
from heard.vocabulary.hearing import HeardPost, HeardReply
from heard.vocabulary.platforms import Platform

SERVER = "https://api.trustpilot.com"
PAGE = 100  # the interface's most
MOST_PAGES = 1000
CAPABILITIES = Capabilities(can_list=True, can_read_back_reply=True)


class TrustpilotChannel:
    """See `heard.channels.contract.Channel`."""

    platform = Platform.TRUSTPILOT
    capabilities = CAPABILITIES

    def __init__(self, context: ChannelContext) -> None:
        key = context.credentials.get("api_key")
        if not key:
            raise Misconfigured("api_key")
        self._domain = str(context.settings.get("domain") or "")
        self._server = context.base_url or SERVER
        self._http = Http.with_header("apikey", key)
        self._unit = ""

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
        unreadable = 0
        for rows in self._pages():
            oldest: datetime | None = None
            for row in rows:
                try:
                    post = post_from(row)
                except NotAsPromised:
                    unreadable += 1
                    continue
                oldest = post.published_at
                if since is None or (post.updated_at or post.published_at) >= since:
                    yield post
            if since is not None and (oldest is None or oldest < since):
                break
        if unreadable:
            raise NotAsPromised(f"{unreadable} reviews could not be read")

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
        """A key reads only; a person posts the answer."""
        raise Refused("this key takes no answers")

    def read_reply(self, external_id: str) -> HeardReply | None:
        """Our answer as everybody sees it."""
        return post_from(self._http.read(self._at(f"reviews/{external_id}"))).reply

    def delete_reply(self, external_id: str) -> None:
        """Refused, as answers are."""
        raise Refused("this key takes nothing down")

    def check(self) -> Health:
        """Look for the business."""
        try:
            unit = self._business()
            told = self._http.read(self._at(f"business-units/{unit}"))
        except Gone:
            return Health(ok=False, said=f"Trustpilot knows no page {self._domain}.", mend="Copy the name out of its address.")
        except ChannelError as error:
            return Health.troubled(error)
        return Health(ok=True, said=f"The page of {told.get('displayName') or self._domain} can be read.")

    def close(self) -> None:
        """Give the connection back."""
        self._http.close()
