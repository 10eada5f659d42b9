"""From a channel to cases that know what they need: keep, read, plan, in one transaction for each batch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from django.db import transaction

from heard.desk import travel
from heard.hear import actions as hear
from heard.records.models import Channel, Location
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
            travel.onward(taken.cases, now=now)
        yield taken
