"""From a channel to cases that know what they need: keep, read, plan, in one transaction for each batch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from django.db import transaction

from heard.desk import policy, travel
from heard.hear import actions as hear
from heard.hear.rules import is_history
from heard.records.models import Case, Channel, Location
from heard.resolve import guests
from heard.resolve.rules import MARK, without_proofs
from heard.vocabulary.hearing import HeardPost

if TYPE_CHECKING:
    from heard.reader.ahead import ReadMany

BATCH = 200


def take_in(
    channel: Channel,
    posts: Iterable[HeardPost],
    *,
    now: datetime,
    place: Location | None = None,
    read_many: ReadMany | None = None,
) -> Iterator[hear.TakenIn]:
    """Take posts in, batch by batch; each batch is kept whole or not at all, and may be given again.

    `read_many` is for callers who have begun to read what they bring.
    """
    stream = iter(posts)
    while batch := list(islice(stream, BATCH)):
        with transaction.atomic():
            shown = guests.seen_in_reviews(channel, {post.external_id: post.text for post in batch}, now=now)
            batch = [replace(post, text=without_proofs(post.text)) if MARK in post.text else post for post in batch]
            taken = hear.take_in(channel, batch, now=now, place=place)
            travel.onward(shown, now=now)
            old = {case.pk: case for case in taken.opened if _is_history(case, channel)}
            travel.shelve(list(old.values()), now=now, read_many=read_many)
            travel.onward([case for case in taken.cases if case.pk not in old], now=now, read_many=read_many)
        yield taken


def _is_history(case: Case, channel: Channel) -> bool:
    back_days = policy.in_force(channel.brand)[0].reply.back_days
    return is_history(published_at=case.post.published_at, listening_since=channel.created_at, back_days=back_days)
