"""Keeping an exercise. Nothing of it goes to anybody, and the case does not hear of it."""

from __future__ import annotations

from datetime import datetime

from heard.practice import rules
from heard.records.models import Case, Exercise
from heard.vocabulary.people import Actor, NotAllowed, Permission
from heard.vocabulary.text import Verdict
from heard.vocabulary.way import Stage
from heard.vocabulary.written import verdict_to_json


class NotPractised(Exception):
    """This cannot be practised."""


def hand_in(case: Case, actor: Actor, *, text: str, verdict: Verdict, now: datetime) -> Exercise:
    """What somebody would have answered, with what the guard says of it."""
    actor.must(Permission.DRAFT)
    if actor.person is None:
        raise NotAllowed("Only people practise.")
    if case.stage != Stage.CLOSED:
        raise NotPractised("This case is open: what you write to it is no exercise.")
    if not text.strip():
        raise NotPractised("Write your reply first.")
    found = rules.score(verdict)
    return Exercise.objects.create(
        brand_id=case.brand_id,
        case=case,
        person_id=actor.person,
        text=text.strip(),
        verdict=verdict_to_json(verdict),
        blocks=found.blocks,
        letters=found.letters,
        at=now,
    )
