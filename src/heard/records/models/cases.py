"""The case and its log."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar

from django.db import models

from heard.records import folding
from heard.records.models.customers import Customer
from heard.records.models.hearing import Post
from heard.records.models.people import Brand, Location, Person, choices
from heard.records.personal import Personal
from heard.records.question import Question
from heard.vocabulary.case import CaseFacts
from heard.vocabulary.log import EventKind
from heard.vocabulary.people import DESK, Actor
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Polarity, Severity
from heard.vocabulary.way import CaseKind, Fault, Outcome, Priority, Stage, WaitingOn

LANES = [("due", "due now"), ("others", "waiting on others"), ("customer", "waiting on customer"), ("closed", "closed")]


class Case(models.Model):
    """One post on its way. `stage` and `cycle` are its state; the columns under "projection" serve lists only.

    The projection is written by `desk.travel` in the transaction of the act that changed it, and is never read as truth.
    """

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="cases")
    location = models.ForeignKey(Location, null=True, on_delete=models.SET_NULL, related_name="cases")
    post = models.OneToOneField(Post, on_delete=models.PROTECT, related_name="case")
    code = models.CharField(max_length=9, unique=True)
    kind = models.CharField(max_length=10, choices=choices(CaseKind))
    stage = models.CharField(max_length=10, choices=choices(Stage), default=Stage.HEAR)
    cycle = models.PositiveIntegerField(default=1)
    cycle_at = models.DateTimeField()  # when the desk had this cycle's text
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="owned_cases")
    customer = models.ForeignKey(Customer, null=True, blank=True, on_delete=models.SET_NULL, related_name="cases")
    follows = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="followed_by")
    fault = models.CharField(max_length=20, choices=choices(Fault), blank=True)  # whose it was, as a person said
    outcome = models.CharField(max_length=20, choices=choices(Outcome), blank=True)
    learned = models.TextField(blank=True)
    opened_at = models.DateTimeField()
    written_on = models.DateField()  # the day on which it was first posted, in the zone of the place
    closed_at = models.DateTimeField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)  # its private side was emptied, see `desk.retention`

    # projection
    platform = models.CharField(max_length=20, choices=choices(Platform))
    stars = models.PositiveSmallIntegerField(null=True, blank=True)
    polarity = models.CharField(max_length=10, choices=choices(Polarity), blank=True)
    severity = models.CharField(max_length=15, choices=choices(Severity), blank=True)
    topics = models.JSONField(default=list, blank=True)
    complaints = models.JSONField(default=list, blank=True)  # those of the topics that are complained of
    shift = models.CharField(max_length=40, blank=True)  # of the place, at the visit or when it was written
    products = models.JSONField(default=list, blank=True)  # of the brand's, named or bought
    priority = models.CharField(max_length=10, choices=choices(Priority), default=Priority.NORMAL)
    lane = models.CharField(max_length=10, choices=LANES, default="due")
    waiting_on = models.CharField(max_length=10, choices=choices(WaitingOn), default=WaitingOn.US)
    step = models.CharField(max_length=20, blank=True)
    next_due = models.DateTimeField()  # in lanes: who is late first; never null, so that lists can page by it
    reply_due = models.DateTimeField(null=True, blank=True)
    planned_at = models.DateTimeField()
    planned_with = models.PositiveIntegerField(default=0)  # number of the playbook

    PERSONAL: ClassVar = {"learned": Personal("text", "case")}

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(stage=Stage.CLOSED, closed_at__isnull=False)
                | (~models.Q(stage=Stage.CLOSED) & models.Q(closed_at__isnull=True)),
                name="closed_has_a_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(stage=Stage.CLOSED) | ~models.Q(outcome=""), name="closed_has_an_outcome"
            ),
        ]
        indexes = [
            models.Index(fields=["brand", "lane", "next_due", "id"], name="case_by_lane"),
            models.Index(fields=["brand", "-opened_at", "-id"], name="case_by_age"),
            models.Index(fields=["brand", "-written_on", "-id"], name="case_by_day"),
            models.Index(
                fields=["brand", "-opened_at"],
                name="case_private",
                condition=models.Q(kind__in=[CaseKind.COMPLAINT, CaseKind.THREAT]),
            ),
            models.Index(fields=["brand"], name="case_with_fault", condition=~models.Q(fault="")),
            models.Index(fields=["next_due"], name="case_due", condition=models.Q(closed_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return self.code

    def event(self, kind: EventKind, at: datetime, actor: Actor = DESK, **data: Any) -> CaseEvent:
        """An entry of the log, not yet written."""
        return CaseEvent(
            case=self,
            brand_id=self.brand_id,
            cycle=self.cycle,
            at=at,
            kind=kind,
            person_id=actor.person,
            by="person" if actor.person else ("desk" if actor is DESK else "guest"),
            data=data,
        )

    def log(self, kind: EventKind, at: datetime, actor: Actor = DESK, **data: Any) -> CaseEvent:
        """Write one entry of the log. `data` holds ids, hashes and words of the vocabulary, never a text or a name."""
        entry = self.event(kind, at, actor, **data)
        entry.save(force_insert=True)
        if hasattr(self, "_events"):
            self._events.append(entry)
        return entry

    def facts(self) -> CaseFacts:
        """Everything that rules may know of this case."""
        return folding.facts(self)

    def events(self) -> list[CaseEvent]:
        """The whole log, oldest first; read once for one object."""
        if not hasattr(self, "_events"):
            self._events = _LOG(self.pk)
        return self._events

    def knows_events(self, entries: Iterable[CaseEvent]) -> None:
        """Hand over the log where it was read or written in bulk, so that it is not asked for again."""
        self._events = list(entries)


class CaseEvent(models.Model):
    """What happened, who did it, when. Append-only: a trigger refuses every update and delete."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="log_entries")
    brand = models.ForeignKey(Brand, on_delete=models.PROTECT)
    cycle = models.PositiveIntegerField()
    at = models.DateTimeField()
    kind = models.CharField(max_length=30, choices=choices(EventKind))
    by = models.CharField(max_length=6, choices=[("person", "person"), ("guest", "guest"), ("desk", "desk")])
    person = models.ForeignKey(Person, null=True, on_delete=models.DO_NOTHING, db_constraint=False)
    data = models.JSONField(default=dict)

    PERSONAL: ClassVar[dict[str, Personal]] = {}

    class Meta:
        indexes = [models.Index(fields=["case", "id"], name="log_of_case")]

    def __str__(self) -> str:
        return f"{self.kind} at {self.at:%Y-%m-%d %H:%M}"


_LOG = Question(lambda case: CaseEvent.objects.filter(case=case).order_by("id"))
