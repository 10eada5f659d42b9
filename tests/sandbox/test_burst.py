"""The burst is the same for the same seed, near-copies throughout, and nobody's who lives in the town."""

from datetime import UTC, datetime

import pytest

from heard.contest.copies import groups, near_copies
from heard.sandbox import burst
from heard.sandbox.town import BURST, HANDOVER, Town

UNTIL = datetime(2026, 11, 22, 18, tzinfo=UTC)


@pytest.mark.demand("T5")
def test_forty_near_copies_hit_the_brand_that_the_handover_does_not():
    storm = list(burst.reviews(BURST, UNTIL, 7))
    assert len(storm) == len({review.id for review in storm}) == len({review.author for review in storm}) == 40
    assert len(groups(near_copies([review.text for review in storm]))[0]) == 40
    assert BURST.brand != HANDOVER.mended.brand
    assert {review.stars for review in storm} == {1}
    assert all(review.created_at < UNTIL for review in storm)


def test_the_same_seed_writes_the_same_storm_and_what_is_posted_later_is_its_rest():
    storm = [review.text for review in burst.reviews(BURST, UNTIL, 7)]
    assert [review.text for review in burst.reviews(BURST, UNTIL, 7)] == storm
    assert [review.text for review in Town(7, UNTIL).copies(12, UNTIL)] == storm[12:]
    assert [review.text for review in burst.reviews(BURST, UNTIL, 8)] != storm
