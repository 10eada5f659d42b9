"""One feed, read anew each time. Credentials: `address`, since that of a Google Alert opens it to whoever knows it.

A feed shows its newest entries only: nothing can be said of what it no longer shows, and nothing is answered through it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from heard.channels.contract import Capabilities, ChannelContext, Health
from heard.channels.errors import ChannelError, Misconfigured, NotAsPromised, Refused
from heard.channels.feed.wire import entries, post_from
from heard.channels.http import Http, safe_base
from heard.vocabulary.hearing import HeardPost, HeardReply
from heard.vocabulary.platforms import Platform

CAPABILITIES = Capabilities(can_list=True)


class FeedChannel:
    """See `heard.channels.contract.Channel`."""

    platform = Platform.OTHER
    capabilities = CAPABILITIES

    def __init__(self, context: ChannelContext) -> None:
        self._address = context.base_url or context.credentials.get("address", "")
        if not self._address:
            raise Misconfigured("address")
        self._http = Http()

    def list_posts(self, since: datetime | None) -> Iterator[HeardPost]:
        """All that the feed shows, whatever `since` says: an entry may come in later than its own date."""
        posts, unreadable = self._read()
        yield from posts
        if unreadable:
            raise NotAsPromised(f"{unreadable} entries could not be read")

    def _read(self) -> tuple[list[HeardPost], int]:
        """The posts, newest first, and how many entries are none."""
        posts, unreadable = [], 0
        for entry in entries(self._http.read_bytes(safe_base(self._address))):
            try:
                post = post_from(entry)
            except NotAsPromised:
                unreadable += 1
                continue
            if post is not None:
                posts.append(post)
        return sorted(posts, key=lambda post: post.published_at, reverse=True), unreadable

    def sweep(self) -> Iterator[str]:
        """Never complete, and so refused: what a feed no longer shows has not gone."""
        raise Refused("a feed shows its newest entries only")

    def get(self, external_id: str) -> HeardPost | None:
        """The entry as the feed shows it now."""
        return next((post for post in self._read()[0] if post.external_id == external_id), None)

    def reply(self, external_id: str, text: str, key: str) -> HeardReply:
        """Nothing is answered through a feed: a person copies the text and posts it where the mention stands."""
        raise Refused("a feed takes no answers")

    def read_reply(self, external_id: str) -> HeardReply | None:
        """A feed shows no answers."""
        return None

    def delete_reply(self, external_id: str) -> None:
        """There is none."""

    def check(self) -> Health:
        """Read it once."""
        try:
            posts, _ = self._read()
        except ChannelError as error:
            return Health.troubled(error)
        newest = f", the newest of {posts[0].published_at:%Y-%m-%d}" if posts else ""
        return Health(ok=True, said=f"The feed has {len(posts)} entries{newest}.")

    def close(self) -> None:
        """Give the connection back."""
        self._http.close()
