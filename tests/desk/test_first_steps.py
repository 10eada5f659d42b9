"""One review from the door to a reply in the outbox, without any platform yet."""

from datetime import timedelta

import pytest

from heard.desk import access, intake, sending
from heard.desk.act import acting
from heard.gather import actions as gather
from heard.records.models import Case
from heard.respond import actions as respond
from heard.vocabulary.hearing import HeardPost
from heard.vocabulary.platforms import Platform
from heard.vocabulary.way import Stage


def post(now, **changes):
    values = {
        "external_id": "r-1",
        "platform": Platform.GOOGLE,
        "text": "Waited 50 minutes for cold pasta and your waiter Marco laughed at us.",
        "stars": 2,
        "author": "Julia R.",
        "published_at": now - timedelta(hours=1),
        "updated_at": now - timedelta(hours=1),
    }
    return HeardPost(**{**values, **changes})


def take_in(cast, *posts, now):
    return [case for taken in intake.take_in(cast.channel, posts, now=now, place=cast.place) for case in taken.opened]


@pytest.mark.demand("T1")
def test_a_negative_review_is_read_and_waits_for_facts(cast, now):
    (case,) = take_in(cast, post(now), now=now)
    case = Case.objects.get(pk=case.pk)
    assert case.stage == Stage.GATHER
    assert case.polarity == "negative"
    assert case.lane == "due"
    assert [entry.kind for entry in case.events()] == ["taken_in", "read", "moved"]
    with acting(cast.brand, case.code, now=now) as row:
        proposals = respond.propose(row, cast.actor(cast.bob))
        draft = respond.write(row, cast.actor(cast.bob), text=proposals[0].draft.text, now=now)
        with pytest.raises(sending.Held):
            sending.send(row, cast.actor(cast.bob), draft, now=now)
    print(proposals[0].draft.text, proposals[0].verdict)
    later = now + timedelta(hours=1)
    with acting(cast.brand, case.code, now=now) as row:
        gather.note(row, cast.actor(cast.bob), text="Kitchen was two short.", is_fact=True, now=now)
        gather.search(row, cast.actor(cast.bob), name="Julia R.", now=now)
    with acting(cast.brand, case.code, now=later) as row:
        draft = access.draft(row, draft.pk)
        print(access.case(cast.brand, case.code).stage)
        try:
            sending.send(row, cast.actor(cast.bob), draft, now=later)
        except sending.Held as held:
            print(held)
    assert 0
