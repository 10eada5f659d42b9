"""Removal requests, causes, fixes, and what is shown in public."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from heard.records.models.cases import Case
from heard.records.models.people import Brand, Location, Person
from heard.records.models.responding import Draft
from heard.records.personal import Personal


class RemovalRequest(models.Model):
    """A request to the platform, on a ground that it lists (C2, R-28 to R-30)."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="removal_requests")
    ground = models.CharField(max_length=60)
    text = models.TextField()
    evidence = models.JSONField(default=dict)
    prepared_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    prepared_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    reference = models.CharField(max_length=120, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    removed = models.BooleanField(null=True, blank=True)
    appealed_at = models.DateTimeField(null=True, blank=True)

    PERSONAL: ClassVar = {"text": Personal("text", "case"), "evidence": Personal("text", "case")}


class CounselNote(models.Model):
    """What counsel says, or is told, of a case. Privileged: shown to whoever holds that permission, and handed out to nobody else."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="counsel_notes")
    text = models.TextField()
    written_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    written_at = models.DateTimeField()

    PERSONAL: ClassVar = {"text": Personal("text", "case", privileged=True)}


class Cause(models.Model):
    """Why something keeps happening, said without blame (D2)."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="causes")
    name = models.CharField(max_length=160)
    topic = models.CharField(max_length=40)
    whys = models.JSONField(default=list, blank=True)
    cases = models.ManyToManyField(Case, related_name="causes", blank=True)
    found_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    found_at = models.DateTimeField()

    PERSONAL: ClassVar[dict[str, Personal]] = {}


class Fix(models.Model):
    """What was changed, where, by when, and the evidence that it was done (D3)."""

    cause = models.ForeignKey(Cause, on_delete=models.CASCADE, related_name="fixes")
    what = models.TextField()
    places = models.ManyToManyField(Location, related_name="fixes", blank=True)
    owner = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    cost = models.BigIntegerField(null=True, blank=True)  # minor units of the brand's currency
    evidence = models.TextField(blank=True)

    PERSONAL: ClassVar[dict[str, Personal]] = {}


class Improvement(models.Model):
    """ "You said, we did": a done fix in public words (W1)."""

    fix = models.ForeignKey(Fix, on_delete=models.PROTECT, related_name="improvements")
    said = models.TextField()
    did = models.TextField()
    findings = models.JSONField(default=list, blank=True)  # what the guard warned of: check and why
    reasons = models.JSONField(default=dict, blank=True)  # check -> why it does not hold here
    written_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    written_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    PERSONAL: ClassVar[dict[str, Personal]] = {}


class Wish(models.Model):
    """A customer of one of the cause's cases wants to hear what changed (D3); `told_at` when they have."""

    cause = models.ForeignKey(Cause, on_delete=models.CASCADE, related_name="wishes")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="wishes")
    noted_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    noted_at = models.DateTimeField()
    fix = models.ForeignKey(Fix, null=True, on_delete=models.SET_NULL, related_name="told")
    draft = models.ForeignKey(Draft, null=True, on_delete=models.SET_NULL, related_name="+")
    told_at = models.DateTimeField(null=True, blank=True)

    PERSONAL: ClassVar[dict[str, Personal]] = {}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cause", "case"], name="one_wish_a_case")]
