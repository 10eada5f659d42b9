"""A draft is unlike everything that its place has sent in a long while."""

from datetime import timedelta

import pytest

from heard.desk import sending
from heard.records.models import Case, Outgoing
from heard.respond.brief import ALL_LATELY, RECENT, brief_for
from heard.writer.alike import grams, largest_share
from tests.arriving import opened


@pytest.mark.demand("R10")
def test_a_draft_is_unlike_the_replies_that_a_reader_has_long_forgotten(cast, now):
    bob = cast.actor(cast.bob)
    earlier, case = opened(cast, now), opened(cast, now, external_id="locations/1/reviews/2")
    first = sending.propose(Case.objects.get(pk=case.pk), bob)[0].draft.text
    texts = [first, *(f"Reply number {number}." for number in range(RECENT))]
    Outgoing.objects.bulk_create(
        Outgoing(
            case=earlier, cycle=1, text=text, digest="x", state="live", approved_at=now, sent_at=now + timedelta(minutes=number)
        )
        for number, text in enumerate(texts)
    )
    assert first not in brief_for(case, bob).recent
    assert first in brief_for(case, bob, recent=ALL_LATELY).recent
    for proposal in sending.propose(Case.objects.get(pk=case.pk), bob):
        assert largest_share(grams(proposal.draft.text), [grams(first)]) <= 0.6
