"""A reply states a step that is on record, and the second reply to somebody who stays unhappy shows it to readers."""

from datetime import timedelta

import pytest

from heard.desk import sending
from heard.desk.act import acting
from heard.diagnose import actions as diagnose
from heard.records.models import Case, FollowUp, Location
from heard.resolve import actions as resolve
from heard.respond import actions as respond
from heard.vocabulary.reading import Topic
from tests.arriving import opened
from tests.resolve.world import review

STEP = "added a second cook on Friday evenings"


@pytest.fixture
def bob(cast):
    return cast.actor(cast.bob)


def changed(cast, actor, case, now, *, done=True, places=(), due_in=0):
    """The case is put to a cause, and something was changed about it, or will be."""
    cause = diagnose.write_cause(cast.brand, actor, cause=None, name="One cook alone", topic=Topic.WAITING, whys=[], now=now)
    diagnose.group(cause, actor, case, now=now)
    due_on = (now + timedelta(days=due_in)).date()
    fix = diagnose.write_fix(cause, actor, fix=None, what=STEP, places=places, owner=None, due_on=due_on, cost=None)
    if done:
        diagnose.do_fix(fix, actor, done_on=now.date(), evidence="The rota.", today=now.date())


def texts(case, actor):
    return [proposal.draft.text for proposal in sending.propose(Case.objects.get(pk=case.pk), actor)]


@pytest.mark.demand("R7")
def test_a_step_that_is_on_record_is_stated_and_the_guard_knows_of_it(cast, bob, now):
    case = opened(cast, now)
    assert not any("second cook" in text for text in texts(case, bob))
    changed(cast, bob, case, now)
    assert all("second cook" in text for text in texts(case, bob))
    verdict = respond.check(case, bob, f"We have {STEP}.")
    assert "unrecorded_step" not in {finding.check for finding in verdict.findings}


@pytest.mark.demand("R7")
@pytest.mark.parametrize(("due_in", "stated"), [(3, True), (-3, False)])
def test_a_step_that_is_promised_is_stated_until_its_day_has_passed(cast, bob, now, due_in, stated):
    case = opened(cast, now)
    changed(cast, bob, case, now, done=False, due_in=due_in)
    assert {"second cook" in text for text in texts(case, bob)} == {stated}


@pytest.mark.demand("R7")
def test_a_step_at_another_place_is_not_stated(cast, bob, now):
    case = opened(cast, now)
    elsewhere = Location.objects.create(brand=cast.brand, name="Canal Side", country="IE")
    changed(cast, bob, case, now, places=[elsewhere])
    assert not any("second cook" in text for text in texts(case, bob))


@pytest.mark.demand("R11")
def test_for_somebody_who_stays_unhappy_readers_are_shown_what_was_done(cast, bob, now):
    case = review(cast, now)
    changed(cast, bob, case, now)
    first = sending.propose(Case.objects.get(pk=case.pk), bob)
    assert {proposal.draft.recipe for proposal in first} == {"known"}
    FollowUp.objects.create(case=case, asked_at=now)
    with acting(cast.brand, case.code, now=now) as row:
        row.log("followed_up", now, bob, follow_up=row.follow_ups.get().pk)
        resolve.scored(row, bob, score=2, why="", now=now)
    second = sending.propose(Case.objects.get(pk=case.pk), bob)
    assert {proposal.draft.recipe for proposal in second} == {"unsatisfiable"}
    assert all("second cook" in proposal.draft.text for proposal in second)
