"""What people are told without asking, and how they want to be told."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from heard.records.fields import SealedJSON
from heard.records.models.cases import Case
from heard.records.models.people import Brand, Location, Person, choices
from heard.records.personal import Personal
from heard.vocabulary.alerts import AlertKind, AlertWay, Rhythm


class AlertNews(models.Model):
    """An entry of the log that may be worth an alert. Put down by the database with the entry, taken up by a job, once."""

    event = models.BigIntegerField(primary_key=True)

    PERSONAL: ClassVar[dict[str, Personal]] = {}


class AlertSettings(models.Model):
    """How one person wants to hear of one brand. Without a row: on the page of alerts, and nowhere else."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="alert_settings")
    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="+")
    kinds = models.JSONField(default=dict)  # AlertKind -> When
    mail = models.BooleanField(default=False)
    browser = models.BooleanField(default=False)
    webhook = SealedJSON(default=dict)  # url, shape; an address of a chat is a key to it
    quiet_from = models.TimeField(null=True, blank=True)
    quiet_until = models.TimeField(null=True, blank=True)
    digest = models.CharField(max_length=10, choices=choices(Rhythm), default=Rhythm.OFF)
    digest_pdf = models.BooleanField(default=True)
    digested_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)  # when the page of alerts was last looked at

    PERSONAL: ClassVar = {"webhook": Personal("credential", "account", "contract")}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "brand"], name="one_alert_settings_a_brand")]


class Alert(models.Model):
    """Something that happened. `key` says what it is about, so that it is told once."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="alerts")
    kind = models.CharField(max_length=20, choices=choices(AlertKind))
    key = models.CharField(max_length=100)
    case = models.ForeignKey(Case, null=True, on_delete=models.CASCADE, related_name="alerts")
    place = models.ForeignKey(Location, null=True, on_delete=models.SET_NULL, related_name="+")
    data = models.JSONField(default=dict)  # figures and words of the vocabulary, never a text or a name
    at = models.DateTimeField()

    PERSONAL: ClassVar[dict[str, Personal]] = {}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["brand", "key"], name="told_once")]
        indexes = [models.Index(fields=["brand", "-at", "-id"], name="alert_by_age")]


class Delivery(models.Model):
    """One alert on its way to one person by one way."""

    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="deliveries")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    way = models.CharField(max_length=10, choices=choices(AlertWay))
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=200, blank=True)

    PERSONAL: ClassVar[dict[str, Personal]] = {}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["alert", "person", "way"], name="delivered_once")]
        indexes = [models.Index(fields=["due_at"], name="delivery_due", condition=models.Q(sent_at__isnull=True))]
