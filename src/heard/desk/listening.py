"""Asking platforms what is new, and finding what has gone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.db import transaction

from heard import channels
from heard.channels.contract import Channel as OpenChannel
from heard.channels.contract import ChannelContext, KeepsRecords, MeetsChallenges, TakesNotices
from heard.channels.errors import BadNotice, ChannelError
from heard.desk import intake, letters, mailing, pulling, travel
from heard.hear import actions as hear
from heard.hear import queries as heard_from
from heard.post.mailbox import MailboxTrouble, WrongPassword
from heard.records.models import Channel
from heard.vocabulary.hearing import HeardPost

log = structlog.get_logger(__name__)
POLL_EVERY = timedelta(minutes=5)
SWEEP_EVERY = timedelta(days=1)
MOST_MISSED = 200  # fetched one by one after a sweep; more wait for the next
# A platform's clock and ours differ, and lists are made while posts arrive: look a little further back.
OVERLAP = timedelta(minutes=10)


def opened(channel: Channel) -> OpenChannel:
    """The platform behind a channel, ready to be asked."""
    return channels.open_channel(
        channel.kind,
        ChannelContext(
            credentials=channel.credentials,
            settings=channel.settings,
            base_url=channel.settings.get("base_url") or settings.PLATFORM_ADDRESSES.get(channel.kind, ""),
        ),
    )


def poll(channel: Channel, *, now: datetime) -> int:
    """Take in what is new since the last time; how many cases it opened or changed.

    What came before the platform stumbled is taken in all the same. Trouble is written where people see it
    (the channels page), and the next poll starts from the same place, so that nothing is passed over.
    """
    platform = opened(channel)
    if isinstance(platform, KeepsRecords):
        return _pulled(channel, platform, now)
    since = channel.seen_until - OVERLAP if channel.seen_until else None
    try:
        heard, trouble = _listed(platform, since)
    finally:
        platform.close()
    # Oldest first, so that a crash half way leaves nothing behind the mark.
    touched = sum(len(taken.cases) for taken in intake.take_in(channel, reversed(heard), now=now))
    if trouble is not None:
        _troubled(channel, trouble, now)
    else:
        marks = [*([channel.seen_until] if channel.seen_until else []), *(min(_changed(post), now) for post in heard)]
        _well(channel, now, seen_until=max(marks, default=None))
    return touched


def _pulled(channel: Channel, shop: KeepsRecords, now: datetime) -> int:
    """Customers and orders of a shop; trouble is written where people see it, and the next pull goes on from the mark."""
    try:
        kept = pulling.pull(channel, shop, now=now)
    except ChannelError as error:
        _troubled(channel, error, now)
        return 0
    finally:
        shop.close()
    _well(channel, now, seen_until=channel.seen_until)
    return kept


def _collect(channel: Channel, *, now: datetime) -> int:
    """The mails of a channel that has a mailbox instead of an interface."""
    try:
        private = channel.kind == "private_mail"
        touched: int = letters.collect(channel, now=now) if private else mailing.collect(channel, now=now)
        _well(channel, now, seen_until=channel.seen_until)
        return touched
    except MailboxTrouble as error:
        _in_trouble(channel, str(error), now, permanent=isinstance(error, WrongPassword), retry_after=0.0)
        return 0


def _listed(platform: OpenChannel, since: datetime | None) -> tuple[list[HeardPost], ChannelError | None]:
    """Every post that could be read, newest first, and what went wrong: one review too strange to read stops no other."""
    heard: list[HeardPost] = []
    try:
        # Not list(): it would lose them all to an error that comes after the last.
        for post in platform.list_posts(since):
            heard.append(post)
    except ChannelError as error:
        return heard, error
    return heard, None


def _changed(post: HeardPost) -> datetime:
    return post.updated_at or post.published_at


def sweep(channel: Channel, *, now: datetime) -> int:
    """Walk everything the platform shows: mark what it shows no longer, bring back what it shows again, fetch what was missed.

    How many cases changed.
    """
    platform = opened(channel)
    try:
        if not platform.capabilities.can_sweep:  # set up so that it does not see everything
            return 0
        still_there = set(platform.sweep())
        with transaction.atomic():
            changed = hear.hide_missing(channel, still_there, began=now, now=now)
            changed += hear.show_again(channel, still_there, now=now)
            hear.keep_seen(channel, now=now)
            travel.onward(changed, now=now)
        missed = [platform.get(name) for name in heard_from.unknown(channel, still_there)[:MOST_MISSED]]
        touched = len(changed)
        for taken in intake.take_in(channel, [post for post in missed if post is not None], now=now):
            touched += len(taken.cases)
        channel.swept_at = now
        channel.save(update_fields=["swept_at"])
        return touched
    except ChannelError as error:
        _troubled(channel, error, now)
        return 0
    finally:
        platform.close()


def listen(channel_id: int, *, now: datetime) -> int:
    """What is new, and once a day also what has gone; how many cases changed."""
    channel = Channel.objects.select_related("brand").get(pk=channel_id)
    entry = channels.REGISTRY[channel.kind]
    if entry.mailbox:
        return _collect(channel, now=now)
    touched = poll(channel, now=now)
    if entry.capabilities.can_sweep and (channel.swept_at is None or now - channel.swept_at > SWEEP_EVERY):
        touched += sweep(channel, now=now)
    return touched


def fetch_one(channel_id: int, external_id: str, *, now: datetime) -> None:
    """A notice named this post: look at it now."""
    channel = Channel.objects.select_related("brand").get(pk=channel_id)
    platform = opened(channel)
    try:
        post = platform.get(external_id)
        if post is not None:
            for _ in intake.take_in(channel, [post], now=now):
                pass
    finally:
        platform.close()


def _well(channel: Channel, now: datetime, *, seen_until: datetime | None) -> None:
    channel.seen_until, channel.polled_at, channel.well_at = seen_until, now, now
    channel.trouble, channel.trouble_since = "", None
    channel.next_poll_at = now + timedelta(seconds=channel.settings.get("every_seconds") or POLL_EVERY.total_seconds())
    channel.save()


def _troubled(channel: Channel, error: ChannelError, now: datetime) -> None:
    _in_trouble(channel, _told(channel, error), now, permanent=error.permanent, retry_after=error.retry_after or 0.0)


def _in_trouble(channel: Channel, said: str, now: datetime, *, permanent: bool, retry_after: float) -> None:
    log.warning("channel in trouble", channel=channel.pk, permanent=permanent)
    channel.polled_at, channel.trouble = now, said
    channel.trouble_since = channel.trouble_since or now
    wait = timedelta(hours=1) if permanent else POLL_EVERY
    channel.next_poll_at = now + max(wait, timedelta(seconds=retry_after))
    channel.save()


def due_channels(now: datetime) -> list[Channel]:
    """Channels whose time to be asked has come."""
    return list(Channel.objects.filter(paused=False, next_poll_at__lte=now).select_related("brand").order_by("next_poll_at"))


def try_now(channel: Channel) -> str:
    """Test the connection for the channels page: an empty text when all is well, else what is wrong and the mend."""
    entry = channels.REGISTRY[channel.kind]
    if entry.mailbox:
        return mailing.try_now(channel)
    if entry.opens is None:
        return ""  # it is handed something; the first text shows whether it works
    try:
        platform = opened(channel)
    except ChannelError as error:
        return _told(channel, error)
    try:
        health = platform.check()
    finally:
        platform.close()
    return "" if health.ok else entry.in_words(f"{health.said} {health.mend}".strip())


def _told(channel: Channel, error: ChannelError) -> str:
    """Trouble as people read it: what it is, what to do, and the fields by their labels."""
    return channels.REGISTRY[channel.kind].in_words(f"{error} {error.mend}".strip())


def noticed(channel_id: int, headers: dict[str, str], query: dict[str, str], body: bytes) -> list[str]:
    """The external ids that a pushed notice names; raises `BadNotice` unless it proves itself."""
    with _told_by_itself(channel_id) as platform:
        if not isinstance(platform, TakesNotices):
            raise BadNotice("nobody here takes notices")
        told = [one.external_id for one in platform.read_push(headers, query, body)]
    return list(dict.fromkeys(filter(None, told)))


def challenged(channel_id: int, query: dict[str, str]) -> str:
    """What we say back to a platform that asks whether the address for its notices is ours; raises `BadNotice` to any other."""
    with _told_by_itself(channel_id) as platform:
        if not isinstance(platform, MeetsChallenges):
            raise BadNotice("nobody here is asked that")
        return platform.meet(query)


@contextmanager
def _told_by_itself(channel_id: int) -> Iterator[OpenChannel]:
    channel = Channel.objects.filter(pk=channel_id, paused=False).first()
    if channel is None:
        raise BadNotice("there is no such channel")
    platform = opened(channel)
    try:
        yield platform
    finally:
        platform.close()
