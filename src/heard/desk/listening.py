"""Asking platforms what is new, and finding what has gone."""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.db import transaction

from heard import channels
from heard.channels.contract import Channel as OpenChannel
from heard.channels.contract import ChannelContext, TakesNotices
from heard.channels.errors import BadNotice, ChannelError
from heard.desk import intake, mailing, travel
from heard.hear import actions as hear
from heard.post.mailbox import MailboxTrouble, WrongPassword
from heard.records.models import Channel
from heard.vocabulary.hearing import HeardPost

log = structlog.get_logger(__name__)
POLL_EVERY = timedelta(minutes=5)
SWEEP_EVERY = timedelta(days=1)
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

    Trouble is written where people see it (the channels page), and the next poll starts from the same place.
    """
    platform = opened(channel)
    since = channel.seen_until - OVERLAP if channel.seen_until else None
    newest, touched = channel.seen_until, 0
    try:
        heard = list(platform.list_posts(since))
        # Oldest first, so that a crash half way leaves nothing behind the mark.
        for taken in intake.take_in(channel, reversed(heard), now=now):
            touched += len(taken.cases)
        newest = max([newest, *(_changed(post) for post in heard)], key=lambda t: t or datetime.min.replace(tzinfo=now.tzinfo))
        _well(channel, now, seen_until=newest)
    except ChannelError as error:
        _troubled(channel, error, now)
    finally:
        platform.close()
    return touched


def _collect(channel: Channel, *, now: datetime) -> int:
    """The mails of a channel that has a mailbox instead of an interface."""
    try:
        touched = mailing.collect(channel, now=now)
        _well(channel, now, seen_until=channel.seen_until)
        return touched
    except MailboxTrouble as error:
        _in_trouble(channel, str(error), now, permanent=isinstance(error, WrongPassword), retry_after=0.0)
        return 0


def _changed(post: HeardPost) -> datetime:
    return post.updated_at or post.published_at


def sweep(channel: Channel, *, now: datetime) -> int:
    """Walk everything the platform shows and mark what it shows no longer; how many cases changed."""
    platform = opened(channel)
    try:
        still_there = set(platform.sweep())
        with transaction.atomic():
            hidden = hear.hide_missing(channel, still_there, now=now)
            travel.onward(hidden, now=now)
        channel.swept_at = now
        channel.save(update_fields=["swept_at"])
        return len(hidden)
    except ChannelError as error:
        _troubled(channel, error, now)
        return 0
    finally:
        platform.close()


def listen(channel_id: int, *, now: datetime) -> int:
    """What is new, and once a day also what has gone; how many cases changed."""
    channel = Channel.objects.select_related("brand").get(pk=channel_id)
    if channels.REGISTRY[channel.kind].mailbox:
        return _collect(channel, now=now)
    touched = poll(channel, now=now)
    if channel.swept_at is None or now - channel.swept_at > SWEEP_EVERY:
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
    said = f"{error} {error.mend}".strip()
    _in_trouble(channel, said, now, permanent=error.permanent, retry_after=error.retry_after or 0.0)


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
    if channels.REGISTRY[channel.kind].mailbox:
        return mailing.try_now(channel)
    platform = opened(channel)
    try:
        health = platform.check()
    finally:
        platform.close()
    return "" if health.ok else f"{health.said} {health.mend}".strip()


def noticed(channel_id: int, headers: dict[str, str], query: dict[str, str], body: bytes) -> str:
    """The external id that a pushed notice names, empty when it names none; raises `BadNotice` unless it proves itself."""
    channel = Channel.objects.filter(pk=channel_id, paused=False).first()
    platform = opened(channel) if channel is not None else None
    if platform is None or not isinstance(platform, TakesNotices):
        raise BadNotice("nobody here takes notices")
    try:
        return platform.read_push(headers, query, body).external_id
    finally:
        platform.close()
