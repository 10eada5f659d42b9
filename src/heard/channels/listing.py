"""Lists of several places as one: what `Channel.list_posts` promises, for platforms that list each place by itself."""

import heapq
from collections.abc import Iterable, Iterator
from datetime import datetime

from heard.channels.errors import NotAsPromised
from heard.vocabulary.hearing import HeardPost


def newest_first(streams: Iterable[Iterator[HeardPost]], unreadable: list[NotAsPromised]) -> Iterator[HeardPost]:
    """Posts of streams that are newest change first themselves; `unreadable`, which the streams fill, is raised after the last."""
    yield from heapq.merge(*streams, key=_changed_at, reverse=True)
    if unreadable:
        raise NotAsPromised(f"{len(unreadable)} reviews could not be read: {unreadable[0].detail}")


def _changed_at(post: HeardPost) -> datetime:
    return post.updated_at or post.published_at
