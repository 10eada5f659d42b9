"""The outbox: what was approved leaves once, whatever happens on the way.

Guarantees. A text is handed over only from the state SENDING, which is committed before the first byte leaves.
Whoever finds a text in SENDING does not know whether it arrived, so the platform is read back before anything
is handed over again. One worker at a time holds a text (a session lock of the database, gone with the worker).
So at the end exactly one reply is live, or the text stands before a person with the reason: FAILED, or to be posted by hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from heard.records import queue
from heard.records.models import Draft, Outgoing
from heard.records.question import Question
from heard.respond import rules
from heard.respond.drafting import (
    NotPossible,
    approve,
    check,
    explain,
    newest_draft,
    offer,
    propose,
    send_back,
    write,
)
from heard.respond.proposals import Proposal
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.hearing import HeardReply
from heard.vocabulary.log import EventKind
from heard.vocabulary.people import DESK, Actor, Permission
from heard.vocabulary.text import Standing

__all__ = [
    "NotPossible",
    "Proposal",
    "approve",
    "check",
    "copied",
    "explain",
    "left_to_people",
    "newest_draft",
    "offer",
    "posted_by_hand",
    "propose",
    "queue_reply",
    "send_back",
    "settled",
    "started",
    "stopped",
    "undo",
    "write",
]

DEAD = [OutgoingState.UNDONE, OutgoingState.VOID, OutgoingState.REJECTED, OutgoingState.FAILED]
TOLD = {
    OutgoingState.SENT: EventKind.SENT,
    OutgoingState.PENDING: EventKind.PENDING,
    OutgoingState.LIVE: EventKind.LIVE,
    OutgoingState.REJECTED: EventKind.REJECTED,
}

_FROM_DRAFT = Question(lambda draft: Outgoing.objects.filter(draft=draft).order_by("id"))


def queue_reply(
    draft: Draft, actor: Actor, *, delay: timedelta, by_hand: bool = False, way: str = "", to: str = "", now: datetime
) -> Outgoing:
    """Put a draft into the outbox, from where it can be taken back until `delay` is over.

    Whether it may go at all is the plan's word; callers ask it first. Asked twice, the same row comes back. A private text
    goes by its `way` to the address `to`, and the same words may be said again on another day.
    """
    actor.must(Permission.SEND)
    case = draft.case
    gone = [*DEAD, OutgoingState.LIVE] if way else DEAD
    already = next((one for one in _FROM_DRAFT(draft.pk) if one.state not in gone), None)
    if already is not None:
        return already
    send_after = now if by_hand else now + delay
    outgoing = Outgoing.objects.create(
        case=case,
        cycle=case.cycle,
        draft=draft,
        kind=draft.kind,
        text=draft.text,
        digest=draft.digest,
        state=OutgoingState.QUEUED,
        generic=case.facts().standing is Standing.NOT_FOUND,
        way=way,
        to=to,
        by_hand=by_hand,
        approved_at=now,
        send_after=send_after,
        next_look_at=None if by_hand else send_after,
        sent_by_id=actor.person,
    )
    _tell_queued(outgoing, actor, send_after, now=now)
    if not by_hand:
        queue.enqueue("hand_over", outgoing=outgoing.pk, at=send_after)
    return outgoing


def _tell_queued(outgoing: Outgoing, actor: Actor, send_after: datetime, *, now: datetime) -> None:
    outgoing.case.log(
        EventKind.QUEUED,
        now,
        actor,
        outgoing=outgoing.pk,
        digest=outgoing.digest,
        send_after=send_after.isoformat(),
        generic=outgoing.generic,
        text=outgoing.kind,
        by_hand=outgoing.by_hand,
    )


def undo(outgoing: Outgoing, actor: Actor, *, now: datetime) -> None:
    """Take it back before it leaves. Once handed over there is nothing to undo, and that is said."""
    actor.must(Permission.SEND)
    if outgoing.state == OutgoingState.UNDONE:
        return
    if outgoing.state != OutgoingState.QUEUED:
        raise NotPossible("It has left already.")
    _set(outgoing, OutgoingState.UNDONE, next_look_at=None)
    outgoing.case.log(EventKind.UNDONE, now, actor, outgoing=outgoing.pk, text=outgoing.kind)


def started(outgoing: Outgoing, *, now: datetime) -> None:
    """From now on nobody knows whether it arrived, until the platform says so."""
    outgoing.attempts += 1
    _set(outgoing, OutgoingState.SENDING, tried_at=now, next_look_at=now)
    outgoing.case.log(EventKind.SENDING, now, outgoing=outgoing.pk, attempt=outgoing.attempts, text=outgoing.kind)


def settled(outgoing: Outgoing, reply: HeardReply, *, looks: Sequence[int], now: datetime) -> None:
    """What the platform says of it now. Told again, it changes nothing. `looks`: minutes at which to ask again."""
    if outgoing.state == reply.state and outgoing.reason == reply.reason:
        outgoing.checked_at = now
        outgoing.next_look_at = _look_again(outgoing, reply.state, looks, now)
        outgoing.save(update_fields=["checked_at", "next_look_at"])
        return
    if outgoing.sent_at is None:
        outgoing.sent_at = now
    if reply.state is OutgoingState.LIVE:
        outgoing.live_at = now
    outgoing.reason = reply.reason
    _set(outgoing, reply.state, checked_at=now, next_look_at=_look_again(outgoing, reply.state, looks, now))
    outgoing.case.log(
        TOLD[reply.state], now, outgoing=outgoing.pk, digest=outgoing.digest, reason=reply.reason, text=outgoing.kind
    )


def _look_again(outgoing: Outgoing, state: OutgoingState, looks: Sequence[int], now: datetime) -> datetime | None:
    if state in rules.SETTLED:
        return None
    return rules.next_look(sent_at=outgoing.sent_at or now, now=now, minutes=looks)


def stopped(outgoing: Outgoing, *, reason: str, permanent: bool, retry_after: float | None, now: datetime) -> datetime | None:
    """The platform could not be reached or said no: when to try again, or None and a person must look."""
    again = rules.try_again(attempts=outgoing.attempts, permanent=permanent, retry_after=retry_after, now=now)
    outgoing.reason = reason
    if again is not None:
        _set(outgoing, OutgoingState.SENDING, next_look_at=again)
        return again
    _set(outgoing, OutgoingState.FAILED, next_look_at=None)
    outgoing.case.log(EventKind.FAILED, now, outgoing=outgoing.pk, reason=reason, text=outgoing.kind)
    return None


def left_to_people(outgoing: Outgoing, *, reason: str, now: datetime) -> None:
    """The platform takes this from people alone: from now on it waits for somebody who copies and posts it."""
    outgoing.by_hand, outgoing.reason, outgoing.send_after = True, reason, now
    _set(outgoing, OutgoingState.QUEUED, next_look_at=None)
    _tell_queued(outgoing, DESK, now, now=now)


def copied(outgoing: Outgoing, actor: Actor, *, now: datetime) -> None:
    """Somebody took the text to post it where the desk cannot."""
    actor.must(Permission.SEND)
    outgoing.case.log(EventKind.COPIED, now, actor, outgoing=outgoing.pk, text=outgoing.kind)


def posted_by_hand(
    outgoing: Outgoing, actor: Actor, *, proof_url: str = "", proof_file: bytes = b"", proof_name: str = "", now: datetime
) -> None:
    """It stands on the platform; the proof is a link or a screenshot."""
    actor.must(Permission.SEND)
    if outgoing.state == OutgoingState.LIVE:
        return
    if not (proof_url.strip() or proof_file):
        raise NotPossible("Give the link to your reply or a screenshot of it, so that anyone can see that it was posted.")
    outgoing.proof_url, outgoing.proof_file, outgoing.proof_name = proof_url.strip(), proof_file, proof_name[:120]
    outgoing.sent_at = outgoing.live_at = now
    _set(outgoing, OutgoingState.LIVE, next_look_at=None)
    outgoing.case.log(EventKind.POSTED_BY_HAND, now, actor, outgoing=outgoing.pk, digest=outgoing.digest, text=outgoing.kind)


def _set(outgoing: Outgoing, state: OutgoingState, **values: datetime | None) -> None:
    outgoing.state = state
    for name, value in values.items():
        setattr(outgoing, name, value)
    outgoing.save()
