"""Facebook's clocks (R-25): one private reply within seven days, then twenty-four hours after each word of theirs."""

from datetime import timedelta

import pytest

from heard.playbook import dm_until, may_write_dm
from heard.vocabulary.case import TalkFacts
from heard.vocabulary.platforms import Platform
from tests.playbook.cast import MONDAY, case, days, hours, minutes

POSTED = MONDAY - minutes(5)
A_SECOND = timedelta(seconds=1)
OUT, IN = MONDAY + hours(1), MONDAY + days(2)
ASKED_ONCE = TalkFacts(last_out_at=OUT, dm_out_at=OUT)
ANSWERED = TalkFacts(last_out_at=OUT, dm_out_at=OUT, last_in_at=IN, dm_in_at=IN)


@pytest.mark.demand("R8")
@pytest.mark.parametrize(
    ("talk", "now", "words"),
    [
        (TalkFacts(), MONDAY, None),  # the first one, at once
        (TalkFacts(), POSTED + days(7) - A_SECOND, None),
        (TalkFacts(), POSTED + days(7), "within seven days"),
        (ASKED_ONCE, OUT, "one private reply"),  # a second before they answered
        (ASKED_ONCE, OUT + days(30), "one private reply"),
        (ANSWERED, IN + hours(24) - A_SECOND, None),
        (ANSWERED, IN + hours(24), "until they write again"),
        (TalkFacts(last_in_at=IN, dm_in_at=IN), POSTED + days(8), "until they write again"),  # they began
        (TalkFacts(last_in_at=IN, dm_in_at=POSTED + days(8)), POSTED + days(8), None),  # late, and in answer to them
        (TalkFacts(last_in_at=IN, last_out_at=OUT), IN, None),  # mails are no direct messages
    ],
)
def test_facebook_takes_one_message_and_then_only_answers(talk, now, words):
    facts = case(platform=Platform.FACEBOOK, talk=talk)
    against = may_write_dm(facts, now)
    assert (against is None) if words is None else words in (against or "")
    until = dm_until(facts)
    assert (against is None) == (until is not None and now < until)


def test_an_edit_of_the_post_gives_no_new_week():
    facts = case(platform=Platform.FACEBOOK, published_at=MONDAY + days(9), first_published_at=POSTED)
    assert "within seven days" in (may_write_dm(facts, MONDAY + days(9)) or "")


@pytest.mark.parametrize("platform", [one for one in Platform if one is not Platform.FACEBOOK])
def test_no_other_platform_sets_a_clock(platform):
    facts = case(platform=platform, talk=ASKED_ONCE)
    assert may_write_dm(facts, MONDAY + days(100)) is None and dm_until(facts) is None
