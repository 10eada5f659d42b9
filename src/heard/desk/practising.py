"""Practising on a past case: its names veiled, the reply read by the guard with all that it knew then, and what was sent beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from heard import guard
from heard.assistant.veil import Veil
from heard.desk.access import NotYours
from heard.practice import actions, queries, rules
from heard.records.models import Brand, Case, Exercise
from heard.respond.brief import brief_for
from heard.vocabulary.people import Actor, Permission
from heard.vocabulary.text import Brief, Verdict
from heard.vocabulary.written import verdict_from_json

_TOKEN = re.compile(r"\[\[([A-Z]+)_(\d+)\]\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A past case as whoever practises sees it."""

    case: Case
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """An exercise beside what became of the case. `sent` is empty when nothing was answered."""

    exercise: Exercise
    task: Task
    verdict: Verdict
    score: rules.Score
    sent: str
    sent_score: rules.Score | None
    learned: str


def task(brand: Brand, actor: Actor, *, after: int = 0) -> Task | None:
    """The next case to practise on; None when there is none."""
    actor.must(Permission.DRAFT)
    case = queries.next_case(brand, actor.person or 0, after=after)
    return _veiled(case, brief_for(case, actor)) if case is not None else None


def _veiled(case: Case, brief: Brief) -> Task:
    veil = Veil(brief)
    return Task(case=case, title=_plain(veil.hide(case.post.title)), text=_plain(veil.hide(case.post.text)))


def _plain(text: str) -> str:
    return _TOKEN.sub(lambda found: f"[{found[1].lower()} {found[2]}]", text)


def hand_in(brand: Brand, actor: Actor, *, number: int, text: str, now: datetime) -> Exercise:
    """Have an exercise read by the guard, and keep it."""
    case = Case.objects.filter(brand=brand, pk=number).select_related("post", "location", "brand", "customer").first()
    if case is None:
        raise NotYours(NotYours.__doc__)
    return actions.hand_in(case, actor, text=text, verdict=guard.check(text, brief_for(case, actor)), now=now)


def compared(brand: Brand, actor: Actor, number: int) -> Compared:
    """One exercise, for its writer and for managers; to all others it is not there."""
    row = queries.exercise(brand, number)
    manages = actor.may(Permission.MANAGE)
    if row is None or not rules.may_see(owner=row.person_id, asker=actor.person, manages=manages):
        raise NotYours(NotYours.__doc__)
    brief = brief_for(row.case, actor)
    sent = queries.sent(row.case)
    veil = Veil(brief)
    verdict = verdict_from_json(row.verdict)
    return Compared(
        exercise=row,
        task=_veiled(row.case, brief),
        verdict=verdict,
        score=rules.score(verdict),
        sent=_plain(veil.hide(sent)),
        sent_score=rules.score(guard.check(sent, brief)) if sent else None,
        learned=_plain(veil.hide(row.case.learned)),
    )
