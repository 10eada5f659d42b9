"""Drafts, approvals, and everything that leaves the house."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from heard.records.models.cases import Case
from heard.records.models.people import Person, choices
from heard.records.personal import Personal
from heard.vocabulary.case import Delivery, OutgoingState
from heard.vocabulary.text import TextKind

ON_ITS_WAY = [OutgoingState.APPROVED, OutgoingState.QUEUED, OutgoingState.SENDING, OutgoingState.SENT, OutgoingState.PENDING]


class Draft(models.Model):
    """A text that somebody means to send, with what the guard said of exactly this text."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="drafts")
    cycle = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=choices(TextKind), default=TextKind.PUBLIC_REPLY)
    text = models.TextField()
    digest = models.CharField(max_length=64)
    language = models.CharField(max_length=3, blank=True)
    recipe = models.CharField(max_length=60, blank=True)  # empty when a person wrote it
    verdict = models.JSONField(default=dict)
    guard_version = models.CharField(max_length=40, blank=True)
    reasons = models.JSONField(default=dict, blank=True)  # check -> why it is overruled
    written_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="drafts")
    written_at = models.DateTimeField()
    offered_at = models.DateTimeField(null=True, blank=True)
    void_at = models.DateTimeField(null=True, blank=True)

    PERSONAL: ClassVar = {
        "text": Personal("text", "case"),
        "verdict": Personal("text", "case"),
        "reasons": Personal("text", "case"),
    }

    class Meta:
        indexes = [models.Index(fields=["case", "-id"], name="draft_of_case")]


class Approval(models.Model):
    """A second person stood behind exactly this draft (R-37)."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="approvals")
    by = models.ForeignKey(Person, on_delete=models.PROTECT)
    at = models.DateTimeField()

    PERSONAL: ClassVar[dict[str, Personal]] = {}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draft", "by"], name="approves_once")]


class Outgoing(models.Model):
    """A text on its way out: the outbox is the rows that are queued. `key` makes every hand-over repeatable."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="outgoing")
    cycle = models.PositiveIntegerField()
    draft = models.ForeignKey(Draft, null=True, on_delete=models.PROTECT, related_name="outgoing")
    kind = models.CharField(max_length=20, choices=choices(TextKind), default=TextKind.PUBLIC_REPLY)
    text = models.TextField()
    digest = models.CharField(max_length=64)
    key = models.UUIDField(default=uuid.uuid4, unique=True)
    state = models.CharField(max_length=10, choices=choices(OutgoingState))
    generic = models.BooleanField(default=False)
    way = models.CharField(max_length=10, blank=True)  # how a private text goes: mail, sms, dm, page; empty in public
    to = models.CharField(max_length=254, blank=True)  # the address or number it goes to
    by_hand = models.BooleanField(default=False)  # the platform takes no reply from us: copied, posted, confirmed
    approved_at = models.DateTimeField()
    send_after = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    live_at = models.DateTimeField(null=True, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)  # last look at the platform's moderation
    next_look_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)
    delivery = models.CharField(max_length=11, choices=choices(Delivery), blank=True)  # what the SMS service told since
    proof_url = models.TextField(blank=True)
    proof_file = models.BinaryField(null=True, blank=True)
    proof_name = models.CharField(max_length=120, blank=True)
    sent_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)

    PERSONAL: ClassVar = {
        "text": Personal("text", "case"),
        "to": Personal("contact", "case", "contract"),
        "proof_file": Personal("text", "case"),
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(kind=TextKind.PUBLIC_REPLY, state__in=ON_ITS_WAY),
                name="one_reply_on_its_way",
            ),
        ]
        indexes = [
            models.Index(fields=["case", "-id"], name="outgoing_of_case"),
            models.Index(fields=["next_look_at"], name="outgoing_to_look_at", condition=models.Q(next_look_at__isnull=False)),
            models.Index(
                fields=["state"],
                name="outgoing_in_trouble",
                condition=models.Q(state__in=[OutgoingState.FAILED, OutgoingState.REJECTED]),
            ),
        ]
