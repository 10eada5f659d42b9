"""The demo's story of the handover: its cases come under their cause by the acts that people use."""

from datetime import timedelta

import pytest

from heard.desk import intake, townsfolk
from heard.diagnose import actions as diagnose
from heard.records.models import Wish
from tests.arriving import post


@pytest.mark.demand("D2", "D3")
def test_four_cases_come_under_the_cause_once_and_two_ask_to_hear(cast, now):
    alice = cast.actor(cast.alice)
    cause = diagnose.write_cause(cast.brand, alice, cause=None, name="No handover", topic="waiting", whys=[], now=now)
    fix = diagnose.write_fix(cause, alice, fix=None, what="A board", places=[], owner=None, due_on=None, cost=None)
    diagnose.do_fix(fix, alice, done_on=(now - timedelta(days=3)).date(), evidence="A photo", today=now.date())
    townsfolk.tell_causes(now)
    assert cause.cases.count() == 0, "nothing was heard yet"
    ago = [timedelta(days=days) for days in (1, 5, 6, 7, 8, 9)]
    posts = [
        post(now, external_id=f"locations/1/reviews/handover-{number}", published_at=now - back, updated_at=now - back)
        for number, back in enumerate(ago)
    ]
    list(intake.take_in(cast.channel, posts, now=now, place=cast.place))
    for _ in range(2):
        townsfolk.tell_causes(now)
    found = cause.cases.values_list("post__external_id", flat=True).order_by("post__external_id")
    assert [name[-1] for name in found] == ["1", "2", "3", "4"], "what was written before the change, newest first"
    assert Wish.objects.filter(cause=cause, told_at=None).count() == 2
