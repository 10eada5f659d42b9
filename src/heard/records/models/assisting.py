"""The language model that an owner switched on, and the record of what left the house for it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from heard.records.fields import SealedJSON
from heard.records.models.cases import Case
from heard.records.models.people import Brand, Person, choices
from heard.records.personal import Personal
from heard.vocabulary.text import TextKind


class Assistant(models.Model):
    """One brand's model, and the owner's acceptance of the notice. No row: nothing leaves the house."""

    brand = models.OneToOneField(Brand, on_delete=models.CASCADE, related_name="assistant")
    address = models.CharField(max_length=300)
    model = models.CharField(max_length=120)
    key = SealedJSON(default=dict)
    accepted_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    accepted_as = models.CharField(max_length=120)  # the name that was written under the notice; it outlives the account
    accepted_at = models.DateTimeField()
    notice_version = models.CharField(max_length=10)

    PERSONAL: ClassVar = {
        "key": Personal("credential", "account", "contract"),
        "accepted_as": Personal("name", "account", "contract"),
    }


class Prompt(models.Model):
    """That a model was asked, never the words: digests of what was sent and of the review (R-26, R-37). Goes with its case."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="prompts")
    kind = models.CharField(max_length=20, choices=choices(TextKind), default=TextKind.PUBLIC_REPLY)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    host = models.CharField(max_length=300)
    why = models.CharField(max_length=20)  # how it ended, a value of `assistant.Why`
    record = models.JSONField()  # what `PromptRecord.to_json` says
    review = models.CharField(max_length=64, db_index=True)  # digest of the review's text, by which erasure finds the row

    PERSONAL: ClassVar = {
        "record": Personal("behaviour", "case"),
        "review": Personal("behaviour", "case"),
    }
