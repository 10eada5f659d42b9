"""The customer records that a reviewer is looked up in."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils import timezone

from heard.records.fields import SealedText
from heard.records.models.people import Brand, Location
from heard.records.personal import Personal


class Customer(models.Model):
    """A person in the business's own records. `surname` and `given` are folded for search; `name` is as written.

    `keys` are the ways in which a display name may point here, each behind the number of the brand: see `gather.names`.
    """

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="customers")
    external_id = models.CharField(max_length=100)
    name = models.CharField(max_length=200)
    given = models.CharField(max_length=100, blank=True)
    surname = models.CharField(max_length=100, blank=True)
    mail = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    note = SealedText(blank=True)  # staff write down there what must not lie open: sealed
    language = models.CharField(max_length=3, blank=True)
    country = models.CharField(max_length=2, blank=True)
    keys = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    seen_at = models.DateTimeField(default=timezone.now)  # last time that it stood in a file

    PERSONAL: ClassVar = {
        "external_id": Personal("name", "customer", "contract"),
        "name": Personal("name", "customer", "contract"),
        "given": Personal("name", "customer", "contract"),
        "surname": Personal("name", "customer", "contract"),
        "mail": Personal("contact", "customer", "contract"),
        "phone": Personal("contact", "customer", "contract"),
        "note": Personal("text", "customer", "contract"),
        "language": Personal("behaviour", "customer", "contract"),
        "country": Personal("contact", "customer", "contract"),
        "keys": Personal("name", "customer", "contract"),
    }

    class Meta:
        constraints = [models.UniqueConstraint(fields=["brand", "external_id"], name="customer_once")]
        indexes = [
            models.Index(fields=["brand", "surname", "given"], name="customer_by_surname"),
            models.Index(fields=["brand", "given", "surname"], name="customer_by_given"),
            models.Index(fields=["brand", "mail"], name="customer_by_mail", condition=~models.Q(mail="")),
            GinIndex(fields=["keys"], name="customer_by_key", fastupdate=False),
        ]

    def __str__(self) -> str:
        return self.name


class Order(models.Model):
    """Something a customer bought, booked or came for. `amount` in minor units of the brand's currency."""

    # Brand and customer lead other indexes: one more of each would only slow the import of millions.
    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, db_index=False)
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="orders", db_index=False)
    external_id = models.CharField(max_length=100)
    location = models.ForeignKey(Location, null=True, on_delete=models.SET_NULL)
    kind = models.CharField(
        max_length=10, default="order", choices=[("order", "order"), ("visit", "visit"), ("booking", "booking")]
    )
    at = models.DateTimeField()
    what = models.TextField(blank=True)
    amount = models.BigIntegerField(null=True, blank=True)
    served_by = models.CharField(max_length=100, blank=True)
    party = models.PositiveSmallIntegerField(null=True, blank=True)

    PERSONAL: ClassVar = {
        "external_id": Personal("behaviour", "customer", "contract"),
        "at": Personal("behaviour", "customer", "contract"),
        "what": Personal("behaviour", "customer", "contract"),
        "amount": Personal("behaviour", "customer", "contract"),
        "served_by": Personal("name", "customer", "contract"),
        "party": Personal("behaviour", "customer", "contract"),
    }

    class Meta:
        constraints = [models.UniqueConstraint(fields=["brand", "external_id"], name="order_once")]
        indexes = [
            models.Index(fields=["customer", "-at"], name="order_of_customer"),
            models.Index(fields=["brand", "location", "at"], name="order_by_place"),
        ]


class NameCount(models.Model):
    """How many customers of a brand share a first name, a surname or the first letter of one: a rare name proves more."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE)
    part = models.CharField(max_length=10, choices=[(part, part) for part in ("given", "surname", "initial")])
    value = models.CharField(max_length=100)
    number = models.PositiveIntegerField()

    PERSONAL: ClassVar[dict[str, Personal]] = {}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["brand", "part", "value"], name="name_counted_once")]


class Weighing(models.Model):
    """What a brand's records and its people's decisions say about looking for a writer: kept, never counted in a search.

    `decided` holds, for each comparison, how often each level stood at a candidate whom a person confirmed.
    """

    brand = models.OneToOneField(Brand, on_delete=models.CASCADE, related_name="weighing")
    customers = models.PositiveIntegerField(default=0)
    orders = models.PositiveIntegerField(default=0)
    newest_order_at = models.DateTimeField(null=True, blank=True)
    daily = models.FloatField(default=0)  # orders of one customer a day, over the last quarter on record
    places = models.PositiveIntegerField(default=1)  # that have orders
    confirmed = models.PositiveIntegerField(default=0)
    denied = models.PositiveIntegerField(default=0)
    decided = models.JSONField(default=dict)
    counted_at = models.DateTimeField()

    PERSONAL: ClassVar[dict[str, Personal]] = {}
