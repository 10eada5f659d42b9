"""Alert mails of platforms, out of a mailbox or handed in; what cannot be understood is kept for a person."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import datetime
from typing import Literal

from heard.channels.alert_mail import MailRead, read_mail
from heard.desk import intake
from heard.hear import queries as heard_from
from heard.post import mailbox
from heard.records.models import AsideRow, Brand, Channel, Intake
from heard.vocabulary.hearing import HeardPost

ASIDE = "Mails that were not understood"


def collect(channel: Channel, *, now: datetime) -> int:
    """Take in what has arrived in the channel's mailbox since the last time; how many cases changed.

    The mark moves after each message, so one that makes trouble is not met again and none is passed over.
    """
    touched = 0
    settings = channel.settings
    for message in mailbox.arrived(
        mailbox_of_channel(channel), validity=settings.get("validity", 0), after=settings.get("uid", 0)
    ):
        touched += take_in(channel, message.data, now=now)
        settings.update(validity=message.validity, uid=message.uid)
        channel.save(update_fields=["settings"])
    return touched


def try_now(channel: Channel) -> str:
    """Whether the mailbox opens: an empty text, or what is wrong."""
    try:
        with closing(mailbox.arrived(mailbox_of_channel(channel))) as letters:
            next(letters, None)
    except mailbox.MailboxTrouble as error:
        return str(error)
    return ""


def mailbox_of_channel(channel: Channel) -> mailbox.Mailbox:
    """The mailbox that a channel reads; raises `MailboxTrouble` where what was filled in names none."""
    given = channel.credentials
    security: Literal["tls", "starttls", "none"] = channel.settings.get("security") or "tls"
    port = str(given.get("port") or (993 if security == "tls" else 143)).strip()
    if not port.isdecimal():
        raise mailbox.MailboxTrouble("The port is a number, such as 993.")
    return mailbox.Mailbox(
        host=given.get("host", ""),
        port=int(port),
        user=given.get("user", ""),
        password=given.get("password", ""),
        folder=channel.settings.get("folder") or "INBOX",
        security=security,
    )


def hand_in(brand: Brand, data: bytes, *, now: datetime) -> int:
    """A mail that a mail server or a person hands in as bytes; how many cases changed."""
    return take_in(heard_from.own_channel(brand, "alert_mail", "Forwarded mail"), data, now=now)


def take_in(channel: Channel, data: bytes, *, now: datetime) -> int:
    """The reviews in one mail. The same mail again changes nothing."""
    read = read_mail(data, now=now)
    if read.unrecognised is not None:
        _put_aside(channel, read, now)
        return 0
    posts = [_in_its_place(post, channel) for post in read.posts]
    place = channel.brand.locations.first() if channel.brand.locations.count() == 1 else None
    return sum(len(taken.cases) for taken in intake.take_in(channel, posts, now=now, place=place))


def _in_its_place(post: HeardPost, channel: Channel) -> HeardPost:
    """Mails name no number of a place; where one channel serves one place, it is that one."""
    return post if post.place else replace(post, place=str(channel.settings.get("place") or ""))


def _put_aside(channel: Channel, read: MailRead, now: datetime) -> None:
    told = read.unrecognised
    assert told is not None  # noqa: S101 the caller looked
    heap, _ = Intake.objects.get_or_create(
        brand=channel.brand,
        channel=channel,
        name=ASIDE,
        defaults={"what": "posts", "state": "done", "content": b"", "ended_at": now},
    )
    known_by = read.message_id or f"{told.sender} {told.subject}"
    raw = f"{known_by}\n{told.sender}\n{told.subject}\n\n{told.text}"[:20_000].replace("\x00", "")
    if heap.rows_aside.filter(raw=raw).exists():
        return
    AsideRow.objects.create(intake=heap, line=heap.aside + 1, reason=told.reason, mend=told.mend, raw=raw)
    heap.aside += 1
    heap.save(update_fields=["aside"])
