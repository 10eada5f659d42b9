"""From a channel to cases that know what they need: keep, read, plan, in one transaction for each batch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from django.db import transaction

from heard.desk import travel
from heard.hear import actions as hear
from heard.hear.rules import is_history
from heard.records.models import Case, Channel, Location
from heard.vocabulary.hearing import HeardPost

BATCH = 200


def take_in(
    channel: Channel, posts: Iterable[HeardPost], *, now: datetime, place: Location | None = None
) -> Iterator[hear.TakenIn]:
    """Take posts in, batch by batch; each batch is kept whole or not at all, and may be given again."""
    stream = iter(posts)
    while batch := list(islice(stream, BATCH)):
        with transaction.atomic():
            taken = hear.take_in(channel, batch, now=now, place=place)
            old = {case.pk: case for case in taken.opened if _is_history(case, channel)}
            travel.shelve(list(old.values()), now=now)
            travel.onward([case for case in taken.cases if case.pk not in old], now=now)
        yield taken


def _is_history(case: Case, channel: Channel) -> bool:
    return is_history(published_at=case.post.published_at, listening_since=channel.created_at)
