"""The private side: the talk, what was offered, whether it was kept, whether they were content."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from heard.records.models.cases import Case
from heard.records.models.hearing import Channel
from heard.records.models.people import Brand, Person, choices
from heard.records.models.responding import Outgoing
from heard.records.personal import Personal
from heard.vocabulary.text import TextKind

WAYS = [("mail", "mail"), ("phone", "phone"), ("sms", "sms"), ("dm", "direct message"), ("page", "private page")]
REMEDY_KINDS = [
    ("refund", "refund"),
    ("partial", "partial refund"),
    ("replacement", "replacement"),
    ("redo", "done again"),
    ("voucher", "voucher"),
    ("call", "call by the manager"),
    ("donation", "donation"),
    ("own", "own words"),
]


class Letter(models.Model):
    """Whatever came in by mail or SMS, once, as it came. Its bytes go when it has found its place; until then nothing is lost."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="letters")
    channel = models.ForeignKey(Channel, null=True, on_delete=models.SET_NULL, related_name="letters")
    case = models.ForeignKey(Case, null=True, on_delete=models.SET_NULL, related_name="letters")
    way = models.CharField(max_length=5, choices=[("mail", "mail"), ("sms", "sms")])
    identity = models.CharField(max_length=64)  # a fingerprint: the same letter by two doors is one
    data = models.BinaryField()
    arrived_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    fate = models.CharField(max_length=10, blank=True)  # told, opened, automatic, returned, aside
    reason = models.TextField(blank=True)  # why it lies aside
    attempts = models.PositiveSmallIntegerField(default=0)

    PERSONAL: ClassVar = {"data": Personal("text", "case", "contract")}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["brand", "identity"], name="same_letter_once")]
        indexes = [models.Index(fields=["arrived_at"], name="letter_to_read", condition=models.Q(done_at__isnull=True))]


class Message(models.Model):
    """One turn of the private talk, in or out, over mail, phone, SMS, direct message or the private page.

    What goes out stands here once it has left; until then it is an `Outgoing`.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="messages")
    inbound = models.BooleanField()
    way = models.CharField(max_length=10, choices=WAYS)
    external_id = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=20, choices=choices(TextKind), default=TextKind.PRIVATE_MAIL)
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    quoted = models.TextField(blank=True)  # what their program quoted below
    sender = models.CharField(max_length=254, blank=True)  # as it calls itself; an address or a number
    proven = models.BooleanField(default=True)  # whether it is shown to come from the person of this case
    automatic = models.BooleanField(default=False)  # an absence note and the like: kept, and no sign of the person
    thread_id = models.CharField(max_length=300, blank=True, db_index=True)  # its Message-ID
    outgoing = models.OneToOneField(Outgoing, null=True, on_delete=models.SET_NULL, related_name="message")
    returned = models.TextField(blank=True)  # why it came back
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)

    PERSONAL: ClassVar = {
        "subject": Personal("text", "case", "contract"),
        "text": Personal("text", "case", "contract"),
        "quoted": Personal("text", "case", "contract"),
        "sender": Personal("contact", "case", "contract"),
        "returned": Personal("contact", "case", "contract"),
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "way", "external_id"], condition=~models.Q(external_id=""), name="same_message_once"
            )
        ]
        indexes = [models.Index(fields=["case", "at"], name="message_of_case")]


class Attachment(models.Model):
    """A file that came with a message: checked, and a picture without what its camera wrote into it. Refused ones keep a reason."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=40, blank=True)  # image/png, image/jpeg, application/pdf, text/plain
    size = models.PositiveIntegerField(default=0)
    content = models.BinaryField(default=b"")
    refused = models.CharField(max_length=200, blank=True)

    PERSONAL: ClassVar = {
        "name": Personal("text", "case", "contract"),
        "content": Personal("text", "case", "contract"),
    }


class Guest(models.Model):
    """Somebody at the private page of a case: what they gave to show that they wrote, and whether anybody believes it.

    `code` is what they may put into the review for the desk to find. `answers` are theirs from the order; only people
    compare them, so that the page never tells whether anybody is a customer.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="guests")
    code = models.CharField(max_length=9, unique=True)
    answers = models.JSONField(default=dict, blank=True)
    opened_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    proved_at = models.DateTimeField(null=True, blank=True)
    proved_by = models.CharField(max_length=10, blank=True)  # code, link, form, person
    denied_at = models.DateTimeField(null=True, blank=True)

    PERSONAL: ClassVar = {"answers": Personal("behaviour", "case", "contract")}


class Remedy(models.Model):
    """Something a brand gives to make it right. `cost` in minor units."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="remedies")
    kind = models.CharField(max_length=12, choices=REMEDY_KINDS, default="own")
    name = models.CharField(max_length=120)
    cost = models.BigIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True)

    PERSONAL: ClassVar[dict[str, Personal]] = {}

    def __str__(self) -> str:
        return self.name


class Offer(models.Model):
    """Choices put to a customer, unconditional by record, and what became of the one they chose.

    `offered_at` is when it left the house; `wanted_at` when somebody asked for more than they may promise alone.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="offers")
    choices = models.ManyToManyField(Remedy, related_name="offers")
    cost = models.BigIntegerField(default=0)  # of the dearest choice
    chosen = models.ForeignKey(Remedy, null=True, on_delete=models.PROTECT, related_name="chosen_in")
    offered_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    made_at = models.DateTimeField(default=timezone.now)
    offered_at = models.DateTimeField(null=True, blank=True)
    outgoing = models.OneToOneField(Outgoing, null=True, on_delete=models.SET_NULL, related_name="offer")
    unconditional = models.BooleanField(default=True)
    wanted_at = models.DateTimeField(null=True, blank=True)
    wanted_why = models.TextField(blank=True)
    agreed = models.BooleanField(null=True)
    agreed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="agreed_offers")
    agreed_at = models.DateTimeField(null=True, blank=True)
    chosen_at = models.DateTimeField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    kept_at = models.DateTimeField(null=True, blank=True)
    proof = models.TextField(blank=True)

    PERSONAL: ClassVar = {
        "proof": Personal("text", "case", "contract"),
        "wanted_why": Personal("text", "case", "contract"),
    }

    class Meta:
        constraints = [
            # Nothing is ever offered for a word about a review, so the record cannot say that it was.
            models.CheckConstraint(condition=models.Q(unconditional=True), name="offers_are_unconditional")
        ]
        indexes = [models.Index(fields=["chosen_at"], name="offer_by_choice", condition=models.Q(chosen_at__isnull=False))]


class FollowUp(models.Model):
    """One question after the promised day."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="follow_ups")
    outgoing = models.OneToOneField(Outgoing, null=True, on_delete=models.SET_NULL, related_name="follow_up")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    why = models.TextField(blank=True)

    PERSONAL: ClassVar = {"why": Personal("text", "case"), "score": Personal("behaviour", "case")}
