"""The private side: the talk, what was offered, whether it was kept, whether they were content."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from heard.records.models.cases import Case
from heard.records.models.people import Brand, Person
from heard.records.personal import Personal


class Message(models.Model):
    """One turn of the private talk, in or out, over mail, phone, SMS, direct message or the private page."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="messages")
    inbound = models.BooleanField()
    way = models.CharField(max_length=10)  # mail, phone, sms, dm, page
    external_id = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)

    PERSONAL: ClassVar = {"text": Personal("text", "case", "contract")}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "way", "external_id"], condition=~models.Q(external_id=""), name="same_message_once"
            )
        ]


class Remedy(models.Model):
    """Something a brand gives to make it right. `cost` in minor units."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="remedies")
    name = models.CharField(max_length=120)
    cost = models.BigIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True)

    PERSONAL: ClassVar[dict[str, Personal]] = {}


class Offer(models.Model):
    """Choices put to a customer, unconditional by record, and what became of the one they chose."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="offers")
    choices = models.ManyToManyField(Remedy, related_name="offers")
    chosen = models.ForeignKey(Remedy, null=True, on_delete=models.PROTECT, related_name="chosen_in")
    offered_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    offered_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True)
    kept_at = models.DateTimeField(null=True, blank=True)
    proof = models.TextField(blank=True)

    PERSONAL: ClassVar = {"proof": Personal("text", "case", "contract")}


class FollowUp(models.Model):
    """One question after the promised day."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="follow_ups")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    why = models.TextField(blank=True)

    PERSONAL: ClassVar = {"why": Personal("text", "case"), "score": Personal("behaviour", "case")}
