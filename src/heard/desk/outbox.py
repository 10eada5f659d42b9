"""Carrying texts to platforms. See `respond.actions` for what is guaranteed and why."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import structlog
from django.db import connection
from django.utils import timezone

from heard.channels.contract import Channel as OpenChannel
from heard.channels.errors import ChannelError, ForPeople, Gone, RateLimited
from heard.desk import carrying, policy
from heard.desk.act import acting_on
from heard.desk.listening import opened
from heard.playbook import may_leave
from heard.records.models import Case, Outgoing
from heard.respond import actions as respond
from heard.respond import rules
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.hearing import HeardReply

log = structlog.get_logger(__name__)
HELD_BACK = timedelta(minutes=5)  # until a text that a switch holds is asked about again
LOCKS = 0x4845  # a number of our own in the database's table of advisory locks


@contextmanager
def _held(outgoing_id: int) -> Iterator[bool]:
    """Whether this worker alone holds the text. The lock goes with the connection: a killed worker holds nothing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [LOCKS, outgoing_id])
        held = bool(cursor.fetchone()[0])
    try:
        yield held
    finally:
        if held:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [LOCKS, outgoing_id])


def hand_over(outgoing_id: int, *, now: datetime | None = None) -> OutgoingState | None:
    """Take one text a step further: off to the platform, or a look at what became of it. Safe to call at any time.

    `now` sets the hour at which a private text leaves.
    """
    with _held(outgoing_id) as held:
        if not held:
            return None
        outgoing = Outgoing.objects.select_related("case__post__channel").get(pk=outgoing_id)
        if outgoing.way:
            return carrying.carry(outgoing, now=now or timezone.now())
        match outgoing.state:
            case OutgoingState.QUEUED if not outgoing.by_hand:
                return _begin(outgoing)
            case OutgoingState.SENDING:
                return _deliver(outgoing, look_first=True)
            case OutgoingState.SENT | OutgoingState.PENDING:
                return _look(outgoing)
        return OutgoingState(outgoing.state)


def _begin(outgoing: Outgoing) -> OutgoingState:
    """The delay is over and nothing stands against it any more: say that it is leaving, then let it leave."""
    now = timezone.now()
    with acting_on(outgoing.case_id, now=now) as case:
        row = case.outgoing.select_for_update().get(pk=outgoing.pk)
        row.case = case
        if row.state != OutgoingState.QUEUED or (row.send_after and row.send_after > now):
            return OutgoingState(row.state)
        against = may_leave(case.facts(), policy.in_force(case.brand)[0], now)
        if against is not None:
            log.info("held back", case=case.pk, outgoing=row.pk)
            row.next_look_at = now + HELD_BACK
            row.save(update_fields=["next_look_at"])
            return OutgoingState.QUEUED
        respond.started(row, now=now)
    return _deliver(row, look_first=False)


def _deliver(outgoing: Outgoing, *, look_first: bool) -> OutgoingState:
    platform = opened(outgoing.case.post.channel)
    try:
        reply = _already_there(platform, outgoing) if look_first else None
        if reply is None:
            if look_first:
                _note_attempt(outgoing)
            reply = platform.reply(outgoing.case.post.external_id, outgoing.text, str(outgoing.key))
        return _settle(outgoing, reply)
    except ChannelError as error:
        return _stop(outgoing, error)
    finally:
        platform.close()


def _already_there(platform: OpenChannel, outgoing: Outgoing) -> HeardReply | None:
    """Our text as the platform has it, None when what stands there is not this text."""
    reply = platform.read_reply(outgoing.case.post.external_id)
    return reply if reply is not None and rules.digest(reply.text) == outgoing.digest else None


def _note_attempt(outgoing: Outgoing) -> None:
    with acting_on(outgoing.case_id, now=timezone.now()) as case:
        row = _again(outgoing, case)
        respond.started(row, now=timezone.now())


def _look(outgoing: Outgoing) -> OutgoingState:
    """Has the platform's moderation decided?"""
    platform = opened(outgoing.case.post.channel)
    try:
        reply = _already_there(platform, outgoing)
        if reply is None:
            reply = HeardReply(text="", state=OutgoingState.REJECTED, reason="the reply is no longer on the platform")
        return _settle(outgoing, reply)
    except Gone:
        return _settle(outgoing, HeardReply(text="", state=OutgoingState.REJECTED, reason="the review is gone"))
    except ChannelError as error:
        _look_later(outgoing, error)
        return OutgoingState(outgoing.state)
    finally:
        platform.close()


def _look_later(outgoing: Outgoing, error: ChannelError) -> None:
    wait = max(error.retry_after or 0, 600 if error.permanent else 60)
    Outgoing.objects.filter(pk=outgoing.pk).update(next_look_at=timezone.now() + timedelta(seconds=wait))


def _again(outgoing: Outgoing, case: Case) -> Outgoing:
    row: Outgoing = case.outgoing.select_for_update().get(pk=outgoing.pk)
    row.case = case
    return row


def _settle(outgoing: Outgoing, reply: HeardReply) -> OutgoingState:
    now = timezone.now()
    with acting_on(outgoing.case_id, now=now) as case:
        looks = policy.settings_for(case).moderation.check_after_minutes
        respond.settled(_again(outgoing, case), reply, looks=looks, now=now)
    return reply.state


def _stop(outgoing: Outgoing, error: ChannelError) -> OutgoingState:
    now = timezone.now()
    log.warning("not handed over", outgoing=outgoing.pk, error=type(error).__name__, permanent=error.permanent)
    with acting_on(outgoing.case_id, now=now) as case:
        row, reason = _again(outgoing, case), f"{error} {error.mend}".strip()
        if isinstance(error, ForPeople):
            respond.left_to_people(row, reason=reason, now=now)
            return OutgoingState.QUEUED
        if isinstance(error, RateLimited):
            row.attempts = max(0, row.attempts - 1)  # being asked to wait is not a failure of this text
        respond.stopped(row, reason=reason, permanent=error.permanent, retry_after=error.retry_after, now=now)
        return OutgoingState(row.state)


def due(now: datetime, *, most: int = 200) -> list[int]:
    """Texts whose time has come: to leave, to be tried again, or to be looked at."""
    return list(Outgoing.objects.filter(next_look_at__lte=now).order_by("next_look_at").values_list("pk", flat=True)[:most])
