"""The private talk: what was said, in and out. Remedies are in `amends`, guests of the private page in `guests`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from heard.post.attachments import Checked
from heard.records.models import Attachment, Case, FollowUp, Message, Outgoing
from heard.resolve.amends import offered
from heard.resolve.refusing import NotPossible
from heard.vocabulary.case import Delivery, OutgoingState
from heard.vocabulary.log import EventKind
from heard.vocabulary.people import DESK, Actor, Permission
from heard.vocabulary.text import TextKind

__all__ = [
    "NotPossible",
    "believed",
    "delivered",
    "heard_from",
    "left",
    "left_alone",
    "noted",
    "returned",
    "scored",
    "story_heard",
]

NOT_ARRIVED = (Delivery.UNDELIVERED, Delivery.FAILED)
_NOT_DELIVERED = "The SMS service could not deliver it."


def heard_from(
    case: Case,
    actor: Actor,
    *,
    way: str,
    text: str,
    sender: str = "",
    proven: bool,
    automatic: bool = False,
    external_id: str = "",
    thread_id: str = "",
    subject: str = "",
    quoted: str = "",
    files: Sequence[Checked] = (),
    now: datetime,
) -> Message:
    """They wrote. The same message again changes nothing; an automatic one is kept and is no sign of the person."""
    if external_id:
        known = case.messages.filter(way=way, external_id=external_id).first()
        if known is not None:
            return known
    message = Message.objects.create(
        case=case,
        inbound=True,
        way=way,
        external_id=external_id,
        thread_id=thread_id,
        subject=subject,
        text=text,
        quoted=quoted,
        sender=sender[:254],
        proven=proven,
        automatic=automatic,
        at=now,
        by_id=actor.person,
    )
    Attachment.objects.bulk_create(
        [
            Attachment(
                message=message, name=one.name, kind=one.kind, size=len(one.content), content=one.content, refused=one.refused
            )
            for one in files
        ]
    )
    if not automatic:
        case.log(EventKind.HEARD_FROM, now, actor, message=message.pk, way=way, proven=proven, digest=_digest(text))
    return message


def noted(case: Case, actor: Actor, *, way: str, inbound: bool, text: str, whole_story: bool, now: datetime) -> Message:
    """Somebody of the team writes down what was said on the phone, at the counter or in a direct message.

    A call is a word both ways: the note of one counts as ours and, when they told something, as theirs.
    """
    actor.must(Permission.SEND)
    if not text.strip():
        raise NotPossible("Write down in a few words what was said.")
    message = Message.objects.create(
        case=case,
        inbound=inbound,
        way=way,
        kind=TextKind.CALL_NOTE,
        text=text.strip(),
        at=now,
        by_id=actor.person,
    )
    digest = _digest(message.text)
    if inbound:
        case.log(EventKind.HEARD_FROM, now, actor, message=message.pk, way=way, proven=True, digest=digest)
    if way == "phone" or not inbound:
        case.log(EventKind.WROTE, now, actor, message=message.pk, way=way, digest=digest)
    if whole_story:
        story_heard(case, actor, now=now)
    return message


def story_heard(case: Case, actor: Actor, *, now: datetime) -> None:
    """A person says that the whole story was told and nobody interrupted (S1)."""
    actor.must(Permission.SEND)
    if case.facts().talk.whole_story_at is None:
        case.log(EventKind.STORY_HEARD, now, actor)


def left(outgoing: Outgoing, *, thread_id: str = "", subject: str = "", now: datetime) -> Message:
    """A private text has left the house: from now on it is part of the talk. Told again, it changes nothing."""
    known = Message.objects.filter(outgoing=outgoing).first()
    if known is not None:
        return known
    case = outgoing.case
    message = Message.objects.create(
        case=case,
        inbound=False,
        way=outgoing.way,
        kind=outgoing.kind,
        subject=subject,
        text=outgoing.text,
        sender=outgoing.to,
        thread_id=thread_id,
        outgoing=outgoing,
        at=now,
        by_id=outgoing.sent_by_id,
    )
    outgoing.state, outgoing.sent_at, outgoing.live_at, outgoing.next_look_at = OutgoingState.LIVE, now, now, None
    outgoing.reason = ""
    outgoing.save()
    case.log(EventKind.WROTE, now, _sender_of(outgoing), message=message.pk, way=outgoing.way, digest=outgoing.digest)
    _what_it_was(outgoing, now)
    if outgoing.delivery in NOT_ARRIVED:  # their word of it was quicker than ours
        returned(message, reason=_NOT_DELIVERED, now=now)
    return message


def delivered(outgoing: Outgoing, word: Delivery, *, code: str, now: datetime) -> None:
    """What the SMS service says has become of a text; a word that comes late changes nothing."""
    words = list(Delivery)
    if outgoing.delivery and words.index(word) <= words.index(Delivery(outgoing.delivery)):
        return
    outgoing.delivery = word
    outgoing.save(update_fields=["delivery"])
    message = Message.objects.filter(outgoing=outgoing).select_related("outgoing").first()
    if word in NOT_ARRIVED and message is not None:
        message.case = outgoing.case
        returned(message, reason=f"{_NOT_DELIVERED} ({code})" if code else _NOT_DELIVERED, now=now)


def _sender_of(outgoing: Outgoing) -> Actor:
    return Actor(name=str(outgoing.sent_by), person=outgoing.sent_by_id) if outgoing.sent_by_id else DESK


def _what_it_was(outgoing: Outgoing, now: datetime) -> None:
    """An offer is made, a question is asked, when its text has left; not before, for until then it could be taken back."""
    case = outgoing.case
    match outgoing.kind:
        case TextKind.REMEDY_OFFER:
            offered(outgoing, now=now)
        case TextKind.FOLLOW_UP:
            row = FollowUp.objects.create(case=case, outgoing=outgoing, asked_at=now)
            case.log(EventKind.FOLLOWED_UP, now, _sender_of(outgoing), follow_up=row.pk)
        case TextKind.ASK_TO_UPDATE:
            case.log(EventKind.ASKED_TO_UPDATE, now, _sender_of(outgoing))


def returned(message: Message, *, reason: str, now: datetime) -> None:
    """It came back: they have not read it."""
    if message.returned:
        return
    message.returned = reason[:500] or "It could not be delivered."
    message.save(update_fields=["returned"])
    if message.outgoing is not None:
        message.outgoing.state, message.outgoing.reason = OutgoingState.FAILED, message.returned
        message.outgoing.save(update_fields=["state", "reason"])
    message.case.log(EventKind.RETURNED, now, message=message.pk)


def believed(message: Message, actor: Actor, *, now: datetime) -> None:
    """A person says that this message is from the one who wrote the review."""
    actor.must(Permission.NOTE)
    if not message.proven:
        message.proven = True
        message.save(update_fields=["proven"])
        message.case.log(EventKind.PROVED, now, actor, message=message.pk, how="person")


def left_alone(case: Case, actor: Actor, *, now: datetime) -> None:
    """They want no further message. What still waits in the outbox to them is taken back; a promise stays a promise."""
    for outgoing in case.outgoing.select_for_update().filter(state=OutgoingState.QUEUED).exclude(way=""):
        outgoing.state, outgoing.next_look_at = OutgoingState.VOID, None
        outgoing.save(update_fields=["state", "next_look_at"])
        case.log(EventKind.VOIDED, now, outgoing=outgoing.pk, text=outgoing.kind)
    case.log(EventKind.LEFT_ALONE, now, actor)


def scored(case: Case, actor: Actor, *, score: int, why: str, now: datetime) -> FollowUp:
    """What they answered to the one question. They may change their mind; the last word counts."""
    row = case.follow_ups.order_by("-id").first()
    if row is None:
        raise NotPossible("Nobody has asked yet.")
    if not 1 <= score <= 5:
        raise NotPossible("The answer is a number from 1 to 5.")
    if (row.score, row.why) == (score, why.strip()):
        return row
    row.score, row.why, row.answered_at = score, why.strip(), now
    row.save(update_fields=["score", "why", "answered_at"])
    case.log(EventKind.SCORED, now, actor, follow_up=row.pk, score=score)
    return row


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
