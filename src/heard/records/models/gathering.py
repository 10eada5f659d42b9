"""What the team knows: notes, questions to colleagues, and searches in the customer records."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from heard.records.models.cases import Case
from heard.records.models.customers import Customer
from heard.records.models.people import Person
from heard.records.personal import Personal


class Note(models.Model):
    """Something said among the team, never to the customer."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField()
    is_fact = models.BooleanField(default=False)  # what happened, as opposed to talk about it
    is_decision = models.BooleanField(default=False)  # what is done next; whoever is mentioned does it
    written_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="notes")
    written_at = models.DateTimeField()
    mentions = models.ManyToManyField(Person, related_name="mentioned_in", blank=True)

    PERSONAL: ClassVar = {"text": Personal("text", "case")}


class FactRequest(models.Model):
    """A colleague is asked what happened; a signed link lets them answer once, without an account."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="fact_requests")
    cycle = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    mail = models.EmailField()
    question = models.TextField()
    asked_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True)  # the answer is late, and the managers were told

    PERSONAL: ClassVar = {
        "name": Personal("name", "case"),
        "mail": Personal("contact", "case"),
        "question": Personal("text", "case"),
        "answer": Personal("text", "case"),
    }


class FactFile(models.Model):
    """A photo or paper that a colleague sent with the answer, without what a camera writes into it."""

    request = models.ForeignKey(FactRequest, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=60)  # media type, as the bytes say
    content = models.BinaryField()
    kept_at = models.DateTimeField()

    PERSONAL: ClassVar = {"name": Personal("text", "case"), "content": Personal("text", "case")}


class Search(models.Model):
    """Who looked for the reviewer, with which keys, in which records, and what came back (G3, G4).

    `found` counts the probable and the possible; the weak are kept as candidates and do not count as found.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="searches")
    cycle = models.PositiveIntegerField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    at = models.DateTimeField()
    keys = models.JSONField(default=dict)
    records = models.PositiveIntegerField()  # customers that were there to be found
    orders = models.PositiveIntegerField(default=0)  # their orders, visits and bookings
    newest_order_at = models.DateTimeField(null=True, blank=True)  # how far the records reached
    compared = models.PositiveIntegerField(default=0)  # customers that were looked at one by one
    found = models.PositiveIntegerField()

    PERSONAL: ClassVar = {"keys": Personal("text", "case")}


class Candidate(models.Model):
    """Someone the reviewer might be, with reasons a person can believe. Never confirmed by the desk itself."""

    search = models.ForeignKey(Search, on_delete=models.CASCADE, related_name="candidates")
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE)
    score = models.FloatField()  # weight of evidence in bits
    strength = models.CharField(max_length=10, choices=[("probable", "probable"), ("possible", "possible"), ("weak", "weak")])
    chance = models.FloatField(default=0)  # that this is who wrote, against everybody else and nobody on record
    reasons = models.JSONField(default=list)
    levels = models.JSONField(default=dict)  # comparison -> level; what decisions are counted by
    decision = models.CharField(max_length=10, blank=True, choices=[("confirmed", "confirmed"), ("denied", "denied")])

    PERSONAL: ClassVar = {"reasons": Personal("text", "case"), "levels": Personal("text", "case")}
