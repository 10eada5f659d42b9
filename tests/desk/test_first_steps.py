"""One review from the door to a reply in the outbox, without any platform yet."""

from datetime import timedelta

import pytest

from heard.desk import access, intake, sending
from heard.desk.act import acting
from heard.gather import actions as gather
from heard.gather.asked import Asked
from heard.records.models import Case
from heard.respond import actions as respond
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.hearing import HeardPost
from heard.vocabulary.platforms import Platform
from heard.vocabulary.way import Stage
from tests.desk.world import SORRY


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


@pytest.mark.demand("T1", "T7", "G1")
def test_a_negative_review_is_read_and_its_reply_is_held_until_facts_search_and_time_are_in(cast, now):
    (case,) = take_in(cast, post(now), now=now)
    case = Case.objects.get(pk=case.pk)
    assert (case.stage, case.polarity, case.lane) == (Stage.GATHER, "negative", "due")
    assert [entry.kind for entry in case.events()] == ["taken_in", "read", "moved"]
    bob, dora = cast.actor(cast.bob), cast.actor(cast.dora)
    with acting(cast.brand, case.code, now=now) as row:
        draft = respond.write(row, bob, text=SORRY.format(code=row.code), now=now)
        with pytest.raises(sending.Held, match="Nobody has said yet what happened"):
            sending.send(row, bob, draft, now=now)
        gather.note(row, bob, text="Kitchen was two short.", is_fact=True, now=now)
        gather.search(row, bob, asked=Asked(name="Julia R."), now=now)
        with pytest.raises(sending.Held, match="minimum time"):
            sending.send(row, bob, draft, now=now)
    later = now + timedelta(hours=1)
    with acting(cast.brand, case.code, now=later) as row:
        respond.approve(access.draft(row, draft.pk), dora, now=later)
        assert sending.send(row, bob, access.draft(row, draft.pk), now=later).state == OutgoingState.QUEUED
    assert Case.objects.get(pk=case.pk).stage == Stage.RESPOND
