"""Guests of the private page: somebody who says that they wrote, and how they show it without telling who they are."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256

from heard.records.models import Case, Channel, Guest, Message
from heard.resolve import rules
from heard.resolve.refusing import NotPossible
from heard.vocabulary.log import EventKind
from heard.vocabulary.people import DESK, Actor, Permission

SIGNS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
MOST_GUESTS = 200  # at one case; whoever opens more is no customer
SEES_ALL = frozenset({"link", "person", "form"})  # proved to be the one whom we write to, not only the review's author


def new_guest(case: Case, *, now: datetime, proved_by: str = "") -> Guest:
    """Somebody opened the page. `proved_by` where they brought the proof along: the link of our mail, their own complaint."""
    if case.guests.count() >= MOST_GUESTS:
        raise NotPossible("Too many people have opened this page. Please call us.")
    guest = Guest.objects.create(
        case=case,
        code=rules.MARK + "".join(secrets.choice(SIGNS) for _ in range(6)),
        opened_at=now,
        proved_at=now if proved_by else None,
        proved_by=proved_by,
    )
    if proved_by:
        case.log(EventKind.PROVED, now, Actor(name="guest"), guest=guest.pk, how=proved_by)
    return guest


def answer(guest: Guest, *, answers: Mapping[str, str], now: datetime) -> None:
    """What they know of their order or visit, for a person to compare. What they hear back is always the same."""
    if guest.denied_at is not None:
        return
    guest.answers = {name: value.strip()[:200] for name, value in answers.items() if value.strip()}
    guest.answered_at = now
    guest.save(update_fields=["answers", "answered_at"])


def confirm(guest: Guest, actor: Actor, *, now: datetime) -> None:
    """A person says: that is the one who wrote. What they said on the page is theirs from now on."""
    actor.must(Permission.NOTE)
    if guest.proved_at is None:
        _proved(guest, "person", now)
        guest.case.log(EventKind.PROVED, now, actor, guest=guest.pk, how="person")


def deny(guest: Guest, actor: Actor, *, now: datetime) -> None:
    """A person says: that is somebody else. The guest's page stays as it was."""
    actor.must(Permission.NOTE)
    if guest.denied_at is None and guest.proved_at is None:
        guest.denied_at = now
        guest.save(update_fields=["denied_at"])


def _proved(guest: Guest, how: str, now: datetime) -> None:
    guest.proved_at, guest.proved_by, guest.denied_at = now, how, None
    guest.save(update_fields=["proved_at", "proved_by", "denied_at"])
    guest.case.messages.filter(inbound=True, way="page", sender=guest.code).update(proven=True)


def seen_in_reviews(channel: Channel, texts: Mapping[str, str], *, now: datetime) -> list[Case]:
    """Codes of guests that stand in reviews as the platform shows them now: whoever can write there wrote the review.

    `texts` maps the platform's id of a review to its text. The cases of those that were proved.
    """
    found = {code: review for review, text in texts.items() for code in rules.proofs_in(text)}
    if not found:
        return []
    proved = []
    rows = Guest.objects.filter(code__in=found, proved_at=None, case__post__channel=channel)
    for guest in rows.select_related("case__post", "case__brand", "case__location"):
        if guest.case.post.external_id == found[guest.code]:
            _proved(guest, "code", now)
            guest.case.log(EventKind.PROVED, now, DESK, guest=guest.pk, how="code")
            proved.append(guest.case)
    return proved


def say(guest: Guest, *, text: str, now: datetime) -> Message | None:
    """A word on the private page. The same words twice within the talk are one: people press twice."""
    case = guest.case
    said = text.strip()
    if not said:
        raise NotPossible("Please write a word or two.")
    newest = case.messages.filter(sender=guest.code).order_by("-id").first()
    if newest is not None and newest.text == said:
        return None
    message = Message.objects.create(
        case=case, inbound=True, way="page", text=said, sender=guest.code, proven=guest.proved_at is not None, at=now
    )
    digest = sha256(said.encode()).hexdigest()
    case.log(
        EventKind.HEARD_FROM, now, Actor(name="guest"), message=message.pk, way="page", proven=message.proven, digest=digest
    )
    return message


def shown_to(guest: Guest, messages: Sequence[Message]) -> list[Message]:
    """What a guest may read: their own words always; answers on the page when proved; mails only when proved to be their reader.

    Whoever wrote the review is not always the customer whom somebody confirmed and wrote a mail to.
    """
    own = [one for one in messages if one.inbound and one.sender == guest.code]
    if guest.proved_at is None:
        return own
    ways = {"page", "mail", "sms"} if guest.proved_by in SEES_ALL else {"page"}
    theirs = [one for one in messages if one.way in ways and not one.automatic and one.kind != "call_note" and one.proven]
    return sorted({one.pk: one for one in [*own, *theirs]}.values(), key=lambda one: (one.at, one.pk))
