"""Teaching the reader what a brand's people put right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from heard.desk.exporting import NoSuchBrand
from heard.reader.teaching import FEWEST, FOLDS, Compared, teach
from heard.records.models import Brand
from heard.triage import actions, queries
from heard.vocabulary.people import Actor, Permission

PARTS = FOLDS + 1
"""How often `step` is called."""


class TooFew(Exception):
    """Too little was put right to learn from it."""


@dataclass(frozen=True, slots=True)
class Taught:
    """What came of it. `number` is None when nothing got better, and then all stays as it was."""

    corrections: int
    stood: int
    compared: tuple[Compared, ...]
    number: int | None


def brand_named(slug: str) -> Brand:
    """The brand of that short name."""
    brand = Brand.objects.filter(slug=slug).first()
    if brand is None:
        raise NoSuchBrand(f"There is no brand “{slug}”.")
    return brand


def train(brand: Brand, actor: Actor, *, now: datetime, step: Callable[[], object] = lambda: None) -> Taught:
    """Learn from what people put right; keep it where held-out readings came out better with it."""
    actor.must(Permission.MANAGE)
    lessons = queries.lessons(brand)
    corrections = sum(lesson.corrected for lesson in lessons)
    if corrections < FEWEST:
        raise TooFew(f"{corrections} readings were put right so far; {FEWEST} are needed to learn from them.")
    outcome = teach(lessons, "new", step)
    stood, number = len(lessons) - corrections, None
    if outcome.better:
        with transaction.atomic():
            row = Brand.objects.select_for_update().get(pk=brand.pk)
            number = actions.keep_tuning(row, outcome, corrections=corrections, stood=stood, now=now).number
    return Taught(corrections, stood, outcome.compared, number)
