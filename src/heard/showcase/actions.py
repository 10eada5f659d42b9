"""Writing what is shown. Every act may be repeated and leaves the same behind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from heard.records.models import (
    Brand,
    Case,
    Consent,
    Fix,
    Improvement,
    InvitePlan,
    ListingTask,
    Location,
    OptOut,
    ReviewPage,
    Showcase,
)
from heard.showcase import queries, rules
from heard.vocabulary.log import EventKind
from heard.vocabulary.people import Actor, NotAllowed, Permission
from heard.vocabulary.platforms import RULES, Platform
from heard.vocabulary.showing import Checked, InviteRule, Occasion, ShowRule, Site
from heard.vocabulary.text import Finding, Level, Verdict
from heard.vocabulary.way import Role


class NotShown(Exception):
    """It cannot be shown or asked like this."""


def must_own(actor: Actor) -> None:
    """What everybody in the world can read is switched by owners."""
    if actor.role is not Role.OWNER:
        raise NotAllowed("The public page is switched by owners of the brand.")


def change_showcase(
    brand: Brand, actor: Actor, *, public: bool, rule: ShowRule, checked: Checked, how_checked: str, now: datetime
) -> Showcase:
    """Open or close the public page, and say which reviews stand there and how they are checked."""
    must_own(actor)
    if checked is not Checked.NOT and not how_checked.strip():
        raise NotShown("Say how it is checked: readers have a right to know.")
    row = queries.showcase(brand)
    row.public, row.rule, row.checked, row.how_checked = public, rule, checked, how_checked.strip()
    row.changed_by_id, row.changed_at = actor.person, now
    row.save()
    return row


# --- you said, we did ---


def write(
    fix: Fix, actor: Actor, *, row: Improvement | None, said: str, did: str, verdict: Verdict, reason: str, now: datetime
) -> Improvement:
    """Write down what was said and what was done, as the guard has read it. What stands in public is taken back first."""
    actor.must(Permission.DRAFT)
    if fix.done_on is None:
        raise NotShown("It is not done yet. Tell it when it is.")
    if not said.strip() or not did.strip():
        raise NotShown("Say both: what people told you, and what you did.")
    if row is not None and row.published_at is not None and row.withdrawn_at is None:
        raise NotShown("It stands in public. Take it back before you change it.")
    _refuse(verdict.findings, reason)
    row = row or Improvement(fix=fix)
    row.said, row.did = said.strip(), did.strip()
    warned = [finding for finding in verdict.findings if finding.level is Level.WARN]
    row.findings = [{"check": finding.check, "why": finding.why} for finding in warned]
    row.reasons = {finding.check: reason.strip() for finding in warned}
    row.written_by_id, row.written_at = actor.person, now
    row.published_at = row.withdrawn_at = row.published_by = None
    row.save()
    return row


def _refuse(findings: Sequence[Finding], reason: str) -> None:
    """A block stands; a warning needs a person's reason."""
    for finding in findings:
        if finding.level is Level.BLOCK:
            raise NotShown(f"{finding.why} {finding.mend}")
    for finding in findings:
        if finding.level is Level.WARN and not reason.strip():
            raise NotShown(f"{finding.why} {finding.mend} If it is right like this, say why.")


def publish(row: Improvement, actor: Actor, cases: Sequence[Case], *, second_person: bool, now: datetime) -> None:
    """From now on everybody can read it; the log of the cases behind it says so. `cases` are locked."""
    actor.must(Permission.APPROVE if second_person else Permission.SEND)
    if second_person and row.written_by_id == actor.person:
        raise NotAllowed("You wrote this. Somebody else has to put it in public.")
    if row.published_at is None or row.withdrawn_at is not None:
        row.published_at, row.withdrawn_at, row.published_by_id = now, None, actor.person
        row.save()
    for case in cases:
        if not case.log_entries.filter(kind=EventKind.SHOWN, data__improvement=row.pk).exists():
            case.log(EventKind.SHOWN, now, actor, improvement=row.pk)


def withdraw(row: Improvement, actor: Actor, *, now: datetime) -> None:
    """Take it back: from now on nobody reads it."""
    actor.must(Permission.SEND)
    if row.published_at is not None and row.withdrawn_at is None:
        row.withdrawn_at = now
        row.save(update_fields=["withdrawn_at"])


# --- quoting ---


def ask_consent(case: Case, actor: Actor, *, now: datetime) -> Consent:
    """Note that the writer of this review is asked whether they may be quoted."""
    actor.must(Permission.SEND)
    if not case.post.text:
        raise NotShown("There are no words to quote.")
    row, _ = Consent.objects.get_or_create(case=case, defaults={"asked_by_id": actor.person, "asked_at": now})
    return row


def give_consent(row: Consent, *, shown_as: str, now: datetime) -> None:
    """The writer agrees to exactly the words that stand there now."""
    post = row.case.post
    row.words, row.digest, row.shown_as = post.text, post.digest, " ".join(shown_as.split())[:120]
    row.given_at, row.refused_at, row.withdrawn_at = now, None, None
    row.save()


def refuse_consent(row: Consent, *, now: datetime) -> None:
    """They do not agree, or no longer: their words leave the page at once."""
    if row.given_at is None:
        row.refused_at = row.refused_at or now
    else:
        row.withdrawn_at = row.withdrawn_at or now
    row.words, row.shown_as, row.digest = "", "", ""
    row.save()


# --- entries elsewhere ---


def list_tasks(
    brand: Brand,
    actor: Actor,
    *,
    occasion: Occasion,
    text: str,
    locations: Sequence[Location | None],
    improvement: Improvement | None = None,
    now: datetime,
) -> list[ListingTask]:
    """What has to be changed where, for each place; asked for twice for one improvement, it is there once."""
    actor.must(Permission.DRAFT)
    if not text.strip():
        raise NotShown("Write the text that is to stand there.")
    made = []
    for location in locations:
        for site in Site:
            known = {"brand": brand, "location": location, "occasion": occasion, "site": site, "improvement": improvement}
            if improvement is not None and (found := ListingTask.objects.filter(**known).first()) is not None:
                if found.done_at is None:
                    found.text = text.strip()
                    found.save(update_fields=["text"])
                continue
            made.append(ListingTask(**known, text=text.strip(), made_by_id=actor.person, made_at=now))
    return ListingTask.objects.bulk_create(made)


def tick(row: ListingTask, actor: Actor, *, done: bool, now: datetime) -> None:
    """It stands there now, or it does not after all."""
    actor.must(Permission.DRAFT)
    if done != (row.done_at is not None):
        row.done_at, row.done_by_id = (now, actor.person) if done else (None, None)
        row.save(update_fields=["done_at", "done_by"])


# --- asking ---


def change_plan(brand: Brand, actor: Actor, *, verdict: Verdict, now: datetime, **told: Any) -> InvitePlan:
    """How and whether customers are asked. Nothing is sent about visits from before it was switched on."""
    must_own(actor)
    terms = InviteRule(told["rule"])
    if terms is InviteRule.DAYS and not told["days"]:
        raise NotShown("Choose at least one day of the week.")
    if told["on"]:
        if not told["basis"].strip():
            raise NotShown("Say on which basis customers may be written to: their consent, or what your country allows.")
        if not ReviewPage.objects.filter(location__brand=brand).exists():
            raise NotShown("Give at least one place a page on which people can write.")
        _refuse(verdict.findings, "")
    with transaction.atomic():
        InvitePlan.objects.get_or_create(brand=brand)
        row = InvitePlan.objects.select_for_update().get(brand=brand)
        if told["on"] and not row.on:
            row.since = now
        for name in ("on", "rule", "nth", "days", "after_hours", "gap_days", "most_a_day", "text", "basis"):
            setattr(row, name, told[name])
        row.changed_by_id, row.changed_at = actor.person, now
        row.save()
    return row


def add_review_page(location: Location, actor: Actor, *, platform: Platform, url: str) -> ReviewPage:
    """Where customers of this place can write. A platform that forbids being asked is refused (R-4)."""
    actor.must(Permission.MANAGE)
    if not RULES[platform].ask_for_review:
        raise NotShown(f"{RULES[platform].name} forbids asking for reviews in any form, so it gets no link here.")
    row, _ = ReviewPage.objects.update_or_create(location=location, platform=platform, defaults={"url": url})
    return row


def opt_out(brand: Brand, mail: str, *, now: datetime) -> None:
    """No request goes to this address any more."""
    OptOut.objects.get_or_create(brand=brand, hashed=rules.fingerprint(mail), defaults={"at": now})
