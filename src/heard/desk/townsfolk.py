"""The desk's end of the simulated people: which of our words they have not answered, and what their answer does here.

Their answers come in by the same door as everybody's: a mail that is kept, read and threaded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from typing import Any

from heard.desk import learning, letters, talking, visiting
from heard.records.models import Case, Cause, Letter, Membership, Message
from heard.resolve import links, queries
from heard.resolve.refusing import NotPossible
from heard.vocabulary.text import TextKind
from heard.vocabulary.way import Role

# What a remedy of the catalogue is to somebody of the town, who knows four ways of being helped.
HELPS = {"refund": "refund", "partial": "refund", "replacement": "redo", "redo": "redo", "call": "explanation"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A message of ours that nobody has answered. `review` is the review's id in the town, `offers` what it does for them."""

    message: int
    kind: str
    review: str
    offers: list[str]


def unanswered(now: datetime) -> list[Word]:
    """Mails to people of the town since they last answered, oldest first."""
    found = []
    sent = Message.objects.filter(inbound=False, way="mail", case__post__channel__kind="google", case__closed_at=None)
    for message in sent.select_related("case__post").order_by("id"):
        if message.case.messages.filter(inbound=True, thread_id=f"<{_name(message)}@town.example>").exists():
            continue
        if Letter.objects.filter(brand=message.case.brand_id, done_at=None).exists():
            continue  # their answer may lie there already
        if message.case.log_entries.filter(kind="scored", at__gte=message.at).exists():
            continue
        found.append(
            Word(
                message=message.pk,
                kind=message.kind,
                review=message.case.post.external_id.rpartition("/")[2],
                offers=_helps(message),
            )
        )
    return found


def _helps(message: Message) -> list[str]:
    offer = queries.open_offer(message.case) or queries.promise(message.case)
    kinds = [HELPS.get(one.kind, "explanation") for one in offer.choices.all()] if offer else []
    return sorted({"apology", *kinds})


def _name(message: Message) -> str:
    return f"town-{message.pk}"


def react(word: Word, reaction: Mapping[str, Any], *, now: datetime) -> int:
    """Let them do what they do; the stars they change their review to, 0 when they leave it."""
    message = Message.objects.select_related("case__brand", "case__post", "case__location").get(pk=word.message)
    if not reaction["answered"]:
        return 0
    if word.kind == TextKind.FOLLOW_UP:
        visiting.score(links.page_token(message.case_id), score=5 if reaction["content"] else 2, why="", now=now)
        return int(reaction["new_stars"] or 0)
    says = str(reaction["says"])
    if word.kind == TextKind.REMEDY_OFFER and reaction["content"]:
        _choose(message, now)
    elif not message.case.messages.filter(inbound=True).exists():
        says = f"Thank you for asking.\n\n{message.case.post.text}\n\nThat is the whole story. {says}"
    _write(message, says, now)
    return 0


def _choose(message: Message, now: datetime) -> None:
    offer = queries.open_offer(message.case)
    if offer is None or offer.chosen_id is not None:
        return
    guest, _ = visiting.enter(message.case_id, proved_by="link", now=now)
    helpful = [one for one in offer.choices.all() if one.kind != "call"] or list(offer.choices.all())
    try:
        visiting.choose(guest, remedy=helpful[0].pk, now=now)
    except NotPossible:
        return


def _write(message: Message, says: str, now: datetime) -> None:
    letter = EmailMessage()
    letter["From"] = f"{message.case.post.author} <{message.sender}>"
    letter["To"] = talking.answers_to(message.case)
    letter["Subject"] = f"Re: {message.subject}"
    letter["Message-ID"] = f"<{_name(message)}@town.example>"
    letter["In-Reply-To"] = message.thread_id
    letter["Date"] = now
    quoted = "\n".join(f"> {line}" for line in message.text.splitlines())
    letter.set_content(f"{says}\n\nOn {now:%d %B %Y} at {now:%H:%M}, {message.case.brand.name} wrote:\n{quoted}\n")
    letters.keep(message.case.brand, letter.as_bytes(), way="mail", now=now)


def tell_causes(now: datetime) -> None:
    """Once the town's complaints about the handover are heard: four of them stand under their cause, and two of their writers ask to hear."""
    for cause in Cause.objects.filter(cases=None, fixes__done_on__isnull=False).select_related("brand").distinct():
        done_on = cause.fixes.exclude(done_on=None).earliest("done_on").done_on
        story = Case.objects.filter(brand=cause.brand, post__external_id__contains="/handover-", written_on__lt=done_on)
        codes = list(story.order_by("-written_on", "pk").values_list("code", flat=True)[:4])
        owner = Membership.objects.filter(brand=cause.brand, role=Role.OWNER).select_related("person").first()
        if len(codes) == 4 and owner is not None:
            learning.group(cause, owner.actor(), codes, now=now)
            for code in codes[:2]:
                learning.asks(cause, owner.actor(), code, now=now)
