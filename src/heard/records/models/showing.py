"""What is shown in public, what has to be changed elsewhere, who was asked for a review, and what people practised."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from heard.records.models.cases import Case
from heard.records.models.customers import Customer, Order
from heard.records.models.learning import Improvement
from heard.records.models.people import Brand, Location, Person, choices
from heard.records.personal import Personal
from heard.vocabulary.platforms import RULES, Platform
from heard.vocabulary.showing import Checked, InviteRule, NotInvited, Occasion, ShowRule, Site


class Showcase(models.Model):
    """A brand's public page. Its rule for reviews has two values, and no column can name stars (R-35)."""

    brand = models.OneToOneField(Brand, on_delete=models.CASCADE, related_name="showcase")
    public = models.BooleanField(default=False)
    rule = models.CharField(max_length=5, choices=choices(ShowRule), default=ShowRule.ALL)
    checked = models.CharField(max_length=5, choices=choices(Checked), default=Checked.NOT)
    how_checked = models.TextField(blank=True)
    changed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    changed_at = models.DateTimeField(null=True, blank=True)

    PERSONAL: ClassVar[dict[str, Personal]] = {}


class Consent(models.Model):
    """The writer of a review may be quoted in our own place: asked, given with these words, taken back (W3)."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="consent")
    asked_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    asked_at = models.DateTimeField()
    given_at = models.DateTimeField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    words = models.TextField(blank=True)  # what they read when they agreed
    shown_as = models.CharField(max_length=120, blank=True)  # empty: without a name
    digest = models.CharField(max_length=64, blank=True)  # of the review then; another text needs another yes

    PERSONAL: ClassVar = {"words": Personal("text", "case", "consent"), "shown_as": Personal("name", "case", "consent")}


class ListingTask(models.Model):
    """One thing to change where the business describes itself, with the text to paste, ticked when done (W2)."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="listing_tasks")
    location = models.ForeignKey(Location, null=True, blank=True, on_delete=models.CASCADE, related_name="listing_tasks")
    improvement = models.ForeignKey(Improvement, null=True, blank=True, on_delete=models.CASCADE, related_name="listing_tasks")
    occasion = models.CharField(max_length=12, choices=choices(Occasion))
    site = models.CharField(max_length=10, choices=choices(Site))
    text = models.TextField()
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()
    done_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)

    PERSONAL: ClassVar[dict[str, Personal]] = {}

    class Meta:
        indexes = [models.Index(fields=["brand", "done_at", "-id"], name="listing_task_open")]


class ReviewPage(models.Model):
    """Where a customer of a place can write a review. What forbids being asked has none (R-4)."""

    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="review_pages")
    platform = models.CharField(max_length=20, choices=choices(Platform))
    url = models.URLField(max_length=500)

    PERSONAL: ClassVar[dict[str, Personal]] = {}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["location", "platform"], name="one_review_page_a_platform"),
            models.CheckConstraint(
                condition=~models.Q(platform__in=[one.value for one, rules in RULES.items() if not rules.ask_for_review]),
                name="no_asking_where_forbidden",
            ),
        ]


class InvitePlan(models.Model):
    """How a brand asks for reviews: whom, when, in which words. Off until an owner has said on which basis mails may go."""

    brand = models.OneToOneField(Brand, on_delete=models.CASCADE, related_name="invite_plan")
    on = models.BooleanField(default=False)
    rule = models.CharField(max_length=10, choices=choices(InviteRule), default=InviteRule.EVERYBODY)
    nth = models.PositiveSmallIntegerField(default=3)
    days = models.JSONField(default=list, blank=True)  # days of the week, Monday is 0
    after_hours = models.PositiveSmallIntegerField(default=24)
    gap_days = models.PositiveSmallIntegerField(default=180)
    most_a_day = models.PositiveSmallIntegerField(default=100)
    text = models.TextField(blank=True)
    basis = models.TextField(blank=True)
    since = models.DateTimeField(null=True, blank=True)  # visits before are not looked at
    changed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    changed_at = models.DateTimeField(null=True, blank=True)

    PERSONAL: ClassVar[dict[str, Personal]] = {}


class Invite(models.Model):
    """One visit that the rule looked at: asked, or why not. Kept for the counts, and so that nobody is asked twice."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="invites")
    order = models.OneToOneField(Order, on_delete=models.CASCADE, related_name="invite")
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="invites")
    location = models.ForeignKey(Location, null=True, on_delete=models.SET_NULL)
    key = models.UUIDField(default=uuid.uuid4, unique=True)
    due_at = models.DateTimeField()
    not_because = models.CharField(max_length=12, choices=choices(NotInvited), blank=True)
    decided_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    PERSONAL: ClassVar[dict[str, Personal]] = {}

    class Meta:
        indexes = [
            models.Index(fields=["brand", "-decided_at"], name="invite_by_brand"),
            models.Index(fields=["due_at"], name="invite_due", condition=models.Q(not_because="", sent_at__isnull=True)),
        ]


class OptOut(models.Model):
    """Somebody who wants no requests for reviews. Only the fingerprint of the address is kept, and it outlives their record."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="opt_outs")
    hashed = models.CharField(max_length=64)
    at = models.DateTimeField()

    PERSONAL: ClassVar = {"hashed": Personal("contact", "account", "consent")}  # stays, or they would be asked again

    class Meta:
        constraints = [models.UniqueConstraint(fields=["brand", "hashed"], name="opts_out_once")]


class Exercise(models.Model):
    """A reply that somebody wrote to a past case to learn from it. Theirs and their manager's to see (P2)."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="exercises")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="exercises")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="exercises")
    text = models.TextField()
    verdict = models.JSONField(default=dict)
    blocks = models.PositiveSmallIntegerField(default=0)
    letters = models.CharField(max_length=5, blank=True)  # those of HEARD that the text has
    at = models.DateTimeField()

    PERSONAL: ClassVar = {"text": Personal("text", "case"), "verdict": Personal("text", "case")}

    class Meta:
        indexes = [models.Index(fields=["brand", "person", "-id"], name="exercise_of_person")]
