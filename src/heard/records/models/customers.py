"""The customer records that a reviewer is looked up in."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from heard.records.models.people import Brand, Location
from heard.records.personal import Personal


class Customer(models.Model):
    """A person in the business's own records. `surname` and `given` are folded for search; `name` is as written."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="customers")
    external_id = models.CharField(max_length=100)
    name = models.CharField(max_length=200)
    given = models.CharField(max_length=100, blank=True)
    surname = models.CharField(max_length=100, blank=True)
    mail = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    note = models.TextField(blank=True)
    seen_at = models.DateTimeField(default=timezone.now)  # last time that it stood in a file

    PERSONAL: ClassVar = {
        "external_id": Personal("name", "customer", "contract"),
        "name": Personal("name", "customer", "contract"),
        "given": Personal("name", "customer", "contract"),
        "surname": Personal("name", "customer", "contract"),
        "mail": Personal("contact", "customer", "contract"),
        "phone": Personal("contact", "customer", "contract"),
        "note": Personal("text", "customer", "contract"),
    }

    class Meta:
        constraints = [models.UniqueConstraint(fields=["brand", "external_id"], name="customer_once")]
        indexes = [
            models.Index(fields=["brand", "surname", "given"], name="customer_by_surname"),
            models.Index(fields=["brand", "given", "surname"], name="customer_by_given"),
            models.Index(fields=["brand", "mail"], name="customer_by_mail", condition=~models.Q(mail="")),
        ]

    def __str__(self) -> str:
        return self.name


class Order(models.Model):
    """Something a customer bought, booked or came for. `amount` in minor units of the brand's currency."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE)
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="orders")
    external_id = models.CharField(max_length=100)
    location = models.ForeignKey(Location, null=True, on_delete=models.SET_NULL)
    kind = models.CharField(
        max_length=10, default="order", choices=[("order", "order"), ("visit", "visit"), ("booking", "booking")]
    )
    at = models.DateTimeField()
    what = models.TextField(blank=True)
    amount = models.BigIntegerField(null=True, blank=True)

    PERSONAL: ClassVar = {
        "external_id": Personal("behaviour", "customer", "contract"),
        "at": Personal("behaviour", "customer", "contract"),
        "what": Personal("behaviour", "customer", "contract"),
        "amount": Personal("behaviour", "customer", "contract"),
    }

    class Meta:
        constraints = [models.UniqueConstraint(fields=["brand", "external_id"], name="order_once")]
        indexes = [
            models.Index(fields=["customer", "-at"], name="order_of_customer"),
            models.Index(fields=["brand", "location", "at"], name="order_by_place"),
        ]
