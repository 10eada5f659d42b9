"""Ways in: connecting a platform, pausing one, looking at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from heard.channels import REGISTRY
from heard.channels.contract import Health
from heard.desk import access
from heard.desk.house import NotTaken
from heard.desk.listening import opened, try_now
from heard.records import queue
from heard.records.models import Brand, Channel, ChannelPlace
from heard.vocabulary.people import Actor, Permission
from heard.vocabulary.platforms import Platform


def connect(
    brand: Brand,
    actor: Actor,
    *,
    kind: str,
    name: str,
    credentials: Mapping[str, str],
    settings: Mapping[str, str],
    now: datetime,
) -> Channel:
    """Connect a platform after one look whether it lets us in; what it says against that is raised as `NotTaken`."""
    actor.must(Permission.MANAGE)
    entry = REGISTRY[kind]
    channel = Channel(
        brand=brand,
        kind=kind,
        platform=entry.platform or Platform.OTHER,
        name=name,
        credentials=dict(credentials),
        settings=dict(settings),
        next_poll_at=now if entry.asked else None,
    )
    trouble = try_now(channel)
    if trouble:
        raise NotTaken(trouble)
    try:
        with transaction.atomic():
            channel.save()
    except IntegrityError as error:
        raise NotTaken(f"There is a channel called {name} already.") from error
    return channel


def look_now(brand: Brand, actor: Actor, number: int) -> Channel:
    """Ask the platform now instead of in a few minutes."""
    actor.must(Permission.MANAGE)
    channel = access.channel(brand, number)
    queue.enqueue("poll_channel", channel=channel.pk, once=f"poll {channel.pk}", lock=f"poll {channel.pk}")
    return channel


def pause(brand: Brand, actor: Actor, number: int, *, now: datetime) -> Channel:
    """Stop asking a platform, or go on where it was stopped."""
    actor.must(Permission.MANAGE)
    channel = access.channel(brand, number)
    channel.paused = not channel.paused
    channel.next_poll_at = channel.next_poll_at if channel.paused else now
    channel.save(update_fields=["paused", "next_poll_at"])
    return channel


def platform_places(brand: Brand, actor: Actor, number: int) -> tuple[Channel, Health]:
    """A channel with what its platform says of itself just now, its places included.

    `NotYours` for a channel that is handed something and has no platform to ask.
    """
    actor.must(Permission.MANAGE)
    channel = access.channel(brand, number)
    entry = REGISTRY.get(channel.kind)
    if entry is None or entry.opens is None:
        raise access.NotYours(access.NotYours.__doc__)
    platform = opened(channel)
    try:
        return channel, platform.check()
    finally:
        platform.close()


def name_places(brand: Brand, actor: Actor, number: int, *, places: Mapping[str, int | None]) -> None:
    """Say which of our places each of the platform's is; None for one that is none of ours.

    What was taken in before keeps the place it had.
    """
    actor.must(Permission.MANAGE)
    channel = access.channel(brand, number)
    with transaction.atomic():
        for external_id, place in places.items():
            if place is None:
                channel.places.filter(external_id=external_id).delete()
                continue
            location = access.location(brand, place)
            ChannelPlace.objects.update_or_create(channel=channel, external_id=external_id, defaults={"location": location})
