"""Past cases to practise on, and what people made of them."""

from __future__ import annotations

from typing import Any

from django.db.models import Avg, Count, Exists, Max, OuterRef
from django.db.models.functions import Length

from heard.records.models import Brand, Case, Exercise, Outgoing
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.text import TextKind
from heard.vocabulary.way import CaseKind, Outcome, Stage

LEAST = 40  # characters: two words teach nobody to answer
SENT = [OutgoingState.LIVE, OutgoingState.SENT, OutgoingState.PENDING]


def next_case(brand: Brand, person: int, *, after: int = 0) -> Case | None:
    """A closed complaint that this person has not practised on, those that were answered first. `after` passes over so many."""
    answered = Outgoing.objects.filter(case=OuterRef("pk"), kind=TextKind.PUBLIC_REPLY, state__in=SENT).exclude(text="")
    rows = Case.objects.filter(brand=brand, stage=Stage.CLOSED, kind=CaseKind.REVIEW, polarity__in=("negative", "mixed"))
    rows = rows.annotate(size=Length("post__text")).filter(post__erased_at=None, size__gte=LEAST)
    rows = rows.exclude(outcome=Outcome.DUPLICATE)
    rows = rows.exclude(exercises__person=person).annotate(answered=Exists(answered))
    rows = rows.select_related("post", "location", "brand", "customer").defer("post__search")
    return rows.order_by("-answered", "-written_on", "-pk")[after : after + 1].first()


def exercise(brand: Brand, number: int) -> Exercise | None:
    """One of the brand's."""
    found = Exercise.objects.filter(brand=brand, pk=number).select_related("person", "case__post", "case__location")
    return found.select_related("case__brand", "case__customer", "person").first()


def history(brand: Brand, person: int) -> list[Exercise]:
    """What one person practised, newest first."""
    return list(Exercise.objects.filter(brand=brand, person=person).order_by("-pk")[:100])


def team(brand: Brand) -> list[dict[str, Any]]:
    """For managers: how many exercises each person has written, the letters they find on average, and when last."""
    rows = Exercise.objects.filter(brand=brand).values("person_id", "person__name", "person__email")
    counted = rows.annotate(many=Count("pk"), letters=Avg(Length("letters")), last=Max("at"), blocks=Avg("blocks"))
    return [dict(row) for row in counted.order_by("person__name", "person_id")]


def sent(case: Case) -> str:
    """What was answered in public; empty when nothing was sent from here."""
    row = (
        case.outgoing.filter(kind=TextKind.PUBLIC_REPLY, state__in=SENT).order_by("-pk").values_list("text", flat=True).first()
    )
    return row or ""
