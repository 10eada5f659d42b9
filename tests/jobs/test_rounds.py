"""Rounds that look after many: one in trouble holds up no other."""

import pytest
from django.db import OperationalError

from heard.desk import letters, outbox
from heard.jobs import tasks

ROUNDS = [(tasks.outbox_due, outbox, "hand_over"), (tasks.letters_due, letters, "read")]


@pytest.mark.parametrize(("task", "module", "step"), ROUNDS, ids=["outbox", "letters"])
def test_one_in_trouble_holds_up_no_other(monkeypatch, task, module, step):
    done = []

    def stumble(number, **_):
        if number == 1:
            raise KeyError("nobody thought of this")
        done.append(number)

    monkeypatch.setattr(module, "due", lambda _now: [1, 2, 3])
    monkeypatch.setattr(module, step, stumble)
    task(timestamp=0)
    assert done == [2, 3]


@pytest.mark.parametrize(("task", "module", "step"), ROUNDS, ids=["outbox", "letters"])
def test_a_database_that_is_away_ends_the_round(monkeypatch, task, module, step):
    asked = []

    def away(number, **_):
        asked.append(number)
        raise OperationalError

    monkeypatch.setattr(module, "due", lambda _now: [1, 2, 3])
    monkeypatch.setattr(module, step, away)
    with pytest.raises(OperationalError):
        task(timestamp=0)
    assert asked == [1]
