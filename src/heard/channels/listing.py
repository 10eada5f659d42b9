"""What `Channel.list_posts` promises, for platforms that list newest first: one bad row stops no other, several lists become one."""

import heapq
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from heard.channels.errors import ChannelError, NotAsPromised, as_promised
from heard.vocabulary.hearing import HeardPost


def readable(
    rows: Iterable[Any],
    read: Callable[[Any], HeardPost],
    unreadable: list[NotAsPromised],
    *,
    since: datetime | None = None,
    moved_at: Callable[[Any], datetime] | None = None,
) -> Iterator[HeardPost]:
    """The posts in `rows`; a row that is none goes to `unreadable`.

    Rows end at the first that moved before `since`: `moved_at` is what the list is sorted by. One at `since` itself still comes,
    for two posts can share a moment.
    """
    for row in rows:
        try:
            if since is not None and moved_at is not None:
                with as_promised("post with the time that it is listed by"):
                    if moved_at(row) < since:
                        return
            post = read(row)
        except NotAsPromised as error:
            unreadable.append(error)
            continue
        yield post


def newest_first(streams: Iterable[Iterator[HeardPost]], unreadable: list[NotAsPromised]) -> Iterator[HeardPost]:
    """Posts of streams that are newest change first themselves; `unreadable`, which the streams fill, is raised after the last."""
    yield from heapq.merge(*streams, key=_changed_at, reverse=True)
    tell(unreadable)


def sorted_out(posts: Iterable[HeardPost]) -> Iterator[HeardPost]:
    """Posts of a list that is in no order of use, newest change first and each once; trouble on the way is raised after the last."""
    found: dict[str, HeardPost] = {}
    trouble: ChannelError | None = None
    try:
        for post in posts:
            found.setdefault(post.external_id, post)
    except ChannelError as error:
        trouble = error
    yield from sorted(found.values(), key=_changed_at, reverse=True)
    if trouble is not None:
        raise trouble


def tell(unreadable: list[NotAsPromised]) -> None:
    """Say at the end of a list what could not be read in it."""
    if unreadable:
        raise NotAsPromised(f"{len(unreadable)} posts could not be read: {unreadable[0].detail}")


def _changed_at(post: HeardPost) -> datetime:
    return post.updated_at or post.published_at
