"""Carrying private texts: by mail, by SMS, to the private page; a direct message by hand, but for the first where the platform takes one.

A text is handed over only from the state SENDING, which is committed before the first byte leaves. A mail that may have left
before its worker died is handed over again under the same Message-ID, so that its reader's program shows one; an SMS is looked
for first; a direct message is refused by a platform that has it. So nothing that was let go is lost, and what cannot arrive stands
before a person with the reason.
"""

from __future__ import annotations

import smtplib
from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from django.conf import settings
from django.urls import reverse

from heard.channels.contract import WritesInPrivate
from heard.channels.errors import ChannelError, RateLimited, Refused, SaidAlready
from heard.desk import policy, talking
from heard.desk.act import acting_on
from heard.desk.listening import opened
from heard.desk.sending import writes_first
from heard.playbook import may_write, may_write_dm
from heard.post import mail, sms
from heard.records.models import Case, Channel, Outgoing
from heard.resolve import actions as resolve
from heard.resolve import rules as talk
from heard.respond import actions as respond
from heard.vocabulary.case import Delivery, OutgoingState
from heard.vocabulary.text import TextKind

log = structlog.get_logger(__name__)
HELD_BACK = timedelta(minutes=5)


def carry(outgoing: Outgoing, *, now: datetime) -> OutgoingState:
    """Take one private text a step further; the caller alone holds it. Safe to call at any time."""
    match outgoing.state:
        case OutgoingState.QUEUED if not outgoing.by_hand:
            return _begin(outgoing, now)
        case OutgoingState.SENDING:
            return _deliver(outgoing, now, maybe_left=True)
    return OutgoingState(outgoing.state)


def _begin(outgoing: Outgoing, now: datetime) -> OutgoingState:
    with acting_on(outgoing.case_id, now=now) as case:
        row = _again(outgoing, case)
        if row.state != OutgoingState.QUEUED or (row.send_after and row.send_after > now):
            return OutgoingState(row.state)
        against = may_write(case.facts(), policy.in_force(case.brand)[0], TextKind(row.kind), now)
        if row.way == "dm":
            against = against or may_write_dm(case.facts(), now)
        if against is not None:
            log.info("held back", case=case.pk, outgoing=row.pk)
            row.next_look_at, row.reason = now + HELD_BACK, against
            row.save(update_fields=["next_look_at", "reason"])
            return OutgoingState.QUEUED
        if row.way == "dm" and not writes_first(case):  # another went before it: now it is a person's to send
            row.by_hand, row.next_look_at, row.reason = True, None, ""
            row.save(update_fields=["by_hand", "next_look_at", "reason"])
            return OutgoingState.QUEUED
        respond.started(row, now=now)
    return _deliver(row, now, maybe_left=False)


def _again(outgoing: Outgoing, case: Case) -> Outgoing:
    row: Outgoing = case.outgoing.select_for_update(of=("self",)).select_related("sent_by").get(pk=outgoing.pk)
    row.case = case
    return row


def _deliver(outgoing: Outgoing, now: datetime, *, maybe_left: bool) -> OutgoingState:
    case = Case.objects.select_related("brand", "location", "post__channel", "customer").get(pk=outgoing.case_id)
    subject = thread_id = ""
    try:
        if outgoing.way == "mail":
            subject = talk.subject(case.brand.name, case.code)
            thread_id = _by_mail(case, outgoing, subject)
        elif outgoing.way == "sms":
            _by_sms(case, outgoing, maybe_left=maybe_left)
        elif outgoing.way == "dm":
            _by_dm(case, outgoing, maybe_left=maybe_left)
    except (OSError, smtplib.SMTPException, sms.SmsTrouble, UnicodeError, ChannelError) as error:
        return _stopped(outgoing, error, now)
    with acting_on(outgoing.case_id, now=now) as locked:
        row = _again(outgoing, locked)
        if row.state == OutgoingState.SENDING:
            resolve.left(row, thread_id=thread_id, subject=subject, now=now)
    return OutgoingState(row.state)


def _by_mail(case: Case, outgoing: Outgoing, subject: str) -> str:
    voice = case.brand.spoken()
    earlier = case.messages.filter(way="mail").exclude(thread_id="").order_by("id").values_list("thread_id", flat=True)
    return mail.write(
        to=outgoing.to,
        name=voice.signature.split("\n")[0] or case.brand.name,
        subject=subject,
        text=outgoing.text + _foot(case, outgoing),
        key=f"talk-{outgoing.key}",
        answers_to=talking.answers_to(case),
        refers_to=list(earlier),
        by_itself=outgoing.sent_by_id is None,
    )


def _foot(case: Case, outgoing: Outgoing) -> str:
    """Below every mail: another way to answer, and how to have peace. A question has its own address to answer at."""
    if outgoing.kind == TextKind.FOLLOW_UP:
        return f"\n\n{talking.page_link(case, 'survey_link')}\n"
    return f"\n\n--\nAnswer this mail, or write, choose and say stop here: {talking.page_link(case)}\n{case.code}\n"


def _by_sms(case: Case, outgoing: Outgoing, *, maybe_left: bool) -> None:
    channel = talking.sms_channel(case.brand)
    if channel is None:
        raise sms.SmsTrouble("The brand has no number to text from any more.", permanent=True)
    account = account_of(channel)
    if maybe_left and sms.find(account, to=outgoing.to, text=outgoing.text):
        return
    told_at = settings.BASE_URL + reverse("sms_status", args=[channel.pk, outgoing.key])
    sms.send(account, to=outgoing.to, text=outgoing.text, told_at=told_at)


def _by_dm(case: Case, outgoing: Outgoing, *, maybe_left: bool) -> None:
    """The platform takes one and refuses a second: that is how we know that the first has left."""
    platform = opened(case.post.channel)
    try:
        if not isinstance(platform, WritesInPrivate):
            raise Refused("this way in sends no messages")
        platform.write_in_private(case.post.external_id, outgoing.text)
    except SaidAlready:
        if not maybe_left:
            raise
    finally:
        platform.close()


def account_of(channel: Channel) -> sms.Account:
    """The SMS account of a channel."""
    given = channel.credentials
    return sms.Account(
        sid=given.get("sid", ""),
        token=given.get("token", ""),
        number=str(channel.settings.get("number", "")),
        address=str(channel.settings.get("base_url") or sms.ADDRESS),
    )


def _stopped(outgoing: Outgoing, error: Exception, now: datetime) -> OutgoingState:
    log.warning("not handed over", outgoing=outgoing.pk, error=type(error).__name__)
    with acting_on(outgoing.case_id, now=now) as case:
        row = _again(outgoing, case)
        if isinstance(error, RateLimited):
            row.attempts = max(0, row.attempts - 1)  # being asked to wait is not a failure of this text
        wait = error.retry_after if isinstance(error, ChannelError) else None
        respond.stopped(row, reason=_said(error), permanent=_is_permanent(error), retry_after=wait, now=now)
        return OutgoingState(row.state)


def _said(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return "The mail server refuses this address."
    if isinstance(error, sms.SmsTrouble):
        return str(error)
    if isinstance(error, ChannelError):
        return f"{error} {error.mend}".strip()
    return f"The mail could not be handed over ({type(error).__name__})."


def _is_permanent(error: Exception) -> bool:
    if isinstance(error, sms.SmsTrouble | ChannelError):
        return error.permanent
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    if isinstance(error, smtplib.SMTPResponseException):
        return error.smtp_code >= 500
    return isinstance(error, UnicodeError)


def told_of(channel: Channel, key: UUID, values: Mapping[str, str], *, now: datetime) -> None:
    """What the SMS service says has become of a text. It may come twice, late, in any order, or before the hand-over was noted."""
    found = Outgoing.objects.filter(key=key, case__brand=channel.brand, way="sms").first()
    word = values.get("MessageStatus", "")
    if found is None or word not in list(Delivery):
        return
    with acting_on(found.case_id, now=now) as case:
        resolve.delivered(_again(found, case), Delivery(word), code=values.get("ErrorCode", ""), now=now)


def carried_by_hand(outgoing: Outgoing, *, now: datetime) -> None:
    """Somebody copied a direct message and sent it on the platform."""
    if outgoing.state != OutgoingState.QUEUED:
        raise resolve.NotPossible("This was sent or taken back already.")
    resolve.left(outgoing, now=now)
