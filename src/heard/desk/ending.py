"""How cases end, and begin again."""

from __future__ import annotations

from datetime import datetime

from heard.desk.travel import moves
from heard.hear.actions import void_open_texts
from heard.records.models import Case, CaseEvent
from heard.vocabulary.log import EventKind
from heard.vocabulary.people import Actor, Permission
from heard.vocabulary.way import Move, Outcome, Stage


class NotEnded(Exception):
    """The case cannot be closed like this."""


def close(case: Case, actor: Actor, *, outcome: Outcome, learned: str, now: datetime) -> None:
    """Close a case with its outcome and what was learnt. Closing a closed case changes nothing."""
    actor.must(Permission.CLOSE)
    if case.stage == Stage.CLOSED:
        return
    if not learned.strip() and outcome not in (Outcome.THANKED, Outcome.DUPLICATE):
        raise NotEnded("Write a line on what was learnt, even if it is “nothing new”.")
    void_open_texts(case, now=now)
    if learned.strip():
        case.learned = learned.strip()
        case.log(EventKind.LEARNED, now, actor)
    _write(case, moves(case, Move.CLOSE, now=now, actor=actor, outcome=outcome))


def reopen(case: Case, actor: Actor, *, now: datetime) -> None:
    """Take a closed case up again."""
    actor.must(Permission.CLOSE)
    if case.stage == Stage.CLOSED:
        _write(case, moves(case, Move.REOPEN, now=now, actor=actor))


def _write(case: Case, entries: list[CaseEvent]) -> None:
    case.knows_events([*case.events(), *entries])  # before they are written, or they would be read a second time
    CaseEvent.objects.bulk_create(entries)
    case.save()
