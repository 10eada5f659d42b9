"""Counts that a trend is read from. The database keeps them itself; see migration `counts_follow_cases` and decision 12.

What changes about a case is put down as a difference in the same transaction, and differences are folded into the
tallies later. Whoever reads `TallyNow` or `DayTallyNow` gets both, so a count is never late and never wrong.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from heard.records.models.cases import Case
from heard.records.models.people import Brand
from heard.records.personal import Personal


class TallyChange(models.Model):
    """One case that began to count so (`sign` 1) or no longer does (-1), and is not in the tallies yet."""

    sign = models.SmallIntegerField()
    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, db_constraint=False, related_name="+")
    day = models.DateField()
    place = models.BigIntegerField()  # 0: no place
    platform = models.CharField(max_length=20)
    polarity = models.CharField(max_length=10)
    severity = models.CharField(max_length=15)
    stars = models.PositiveSmallIntegerField(null=True)
    topics = models.JSONField()
    complaints = models.JSONField()
    shift = models.CharField(max_length=40, default="")
    products = models.JSONField(default=list)

    PERSONAL: ClassVar[dict[str, Personal]] = {}


class TallyColumns(models.Model):
    """What is counted for one week, place, platform and topic; the empty topic stands for whatever it is about.

    `complaints`: those negative or mixed reviews that complain of this topic; without a topic, of anything. Severities count complaints only.
    """

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="+")
    week = models.DateField()  # its Monday
    place = models.BigIntegerField()
    platform = models.CharField(max_length=20)
    topic = models.CharField(max_length=40)
    reviews = models.IntegerField()
    complaints = models.IntegerField()
    negative = models.IntegerField()
    mixed = models.IntegerField()
    neutral = models.IntegerField()
    positive = models.IntegerField()
    irritation = models.IntegerField()
    disappointment = models.IntegerField()
    serious = models.IntegerField()
    danger = models.IntegerField()
    starred = models.IntegerField()  # how many gave stars
    stars = models.IntegerField()  # their sum

    PERSONAL: ClassVar[dict[str, Personal]] = {}

    class Meta:
        abstract = True


class Tally(TallyColumns):
    """What was folded."""

    PERSONAL: ClassVar[dict[str, Personal]] = {}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brand", "topic", "week", "place", "platform"], name="one_tally_a_cell"),
        ]


class TallyNow(TallyColumns):
    """What is so: the folded and the rest together. A view; a cell may come in two rows, so always sum."""

    PERSONAL: ClassVar[dict[str, Personal]] = {}

    class Meta:
        managed = False
        db_table = "records_tallynow"


class SplitTallyColumns(models.Model):
    """The same counts by shift or by product (`kind`); `of` names which. A review of two products counts for each."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=7, choices=[("shift", "shift"), ("product", "product")])
    of = models.CharField(max_length=80)
    week = models.DateField()
    place = models.BigIntegerField()
    platform = models.CharField(max_length=20)
    topic = models.CharField(max_length=40)
    reviews = models.IntegerField()
    complaints = models.IntegerField()
    starred = models.IntegerField()
    stars = models.IntegerField()

    PERSONAL: ClassVar[dict[str, Personal]] = {}

    class Meta:
        abstract = True


class SplitTally(SplitTallyColumns):
    """What was folded."""

    PERSONAL: ClassVar[dict[str, Personal]] = {}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["brand", "kind", "topic", "week", "place", "platform", "of"], name="one_split_tally_a_cell"
            ),
        ]


class SplitTallyNow(SplitTallyColumns):
    """What is so; a view, always sum."""

    PERSONAL: ClassVar[dict[str, Personal]] = {}

    class Meta:
        managed = False
        db_table = "records_splittallynow"


class DayTallyColumns(models.Model):
    """Reviews and complaints of one day at one place, for what is watched from day to day."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="+")
    place = models.BigIntegerField()
    day = models.DateField()
    reviews = models.IntegerField()
    complaints = models.IntegerField()

    PERSONAL: ClassVar[dict[str, Personal]] = {}

    class Meta:
        abstract = True


class DayTally(DayTallyColumns):
    """What was folded."""

    PERSONAL: ClassVar[dict[str, Personal]] = {}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["brand", "place", "day"], name="one_day_tally_a_cell")]


class DayTallyNow(DayTallyColumns):
    """What is so; a view, always sum."""

    PERSONAL: ClassVar[dict[str, Personal]] = {}

    class Meta:
        managed = False
        db_table = "records_daytallynow"


class Journey(models.Model):
    """How far a complaint came on its way to recovery: the first time of each step, kept from the log by the database.

    Cases from before our time have none. Steps need not follow one another: whoever phones first was reached before a reply.
    """

    case = models.OneToOneField(Case, on_delete=models.CASCADE, primary_key=True, related_name="journey", db_constraint=False)
    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="+", db_constraint=False)
    began_at = models.DateTimeField()
    replied_at = models.DateTimeField(null=True)
    reached_at = models.DateTimeField(null=True)
    resolved_at = models.DateTimeField(null=True)
    satisfied_at = models.DateTimeField(null=True)
    score = models.PositiveSmallIntegerField(null=True)
    edited_at = models.DateTimeField(null=True)  # the last time; an update when it came after the reply

    PERSONAL: ClassVar = {"score": Personal("behaviour", "case")}

    class Meta:
        indexes = [models.Index(fields=["brand", "began_at"], name="journey_by_begin")]


class Drawing(models.Model):
    """A chart that was drawn. Its name is the fingerprint of everything that is on it, so it is never stale."""

    digest = models.CharField(max_length=64, primary_key=True)
    svg = models.TextField()
    seen_at = models.DateTimeField(db_index=True)

    PERSONAL: ClassVar[dict[str, Personal]] = {}
