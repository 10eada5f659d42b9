"""Which private text may leave now: a table of all kinds, so that an offer never stands in for a wish or a question."""

import pytest

from heard.playbook import may_write
from heard.vocabulary.case import FollowUpFacts, RemedyFacts, TalkFacts
from heard.vocabulary.text import TextKind
from tests.playbook.cast import MONDAY, USUAL, case, complaint, days, gathered, hours, minutes

MAIL, OFFER, QUESTION, WISH = TextKind.PRIVATE_MAIL, TextKind.REMEDY_OFFER, TextKind.FOLLOW_UP, TextKind.ASK_TO_UPDATE
LATER = MONDAY + hours(2)
STORY = TalkFacts(last_in_at=MONDAY + hours(1), whole_story_at=MONDAY + hours(1))
CHOSEN = RemedyFacts(offered_at=MONDAY + hours(1), chosen_at=MONDAY + hours(1))
KEPT = RemedyFacts(offered_at=MONDAY + hours(1), chosen_at=MONDAY + hours(1), kept_at=MONDAY + hours(1))
GLAD = FollowUpFacts(asked=1, last_asked_at=LATER, answered_at=LATER, score=5)
GONE = TalkFacts(last_in_at=MONDAY, left_alone_at=MONDAY + minutes(1))

TABLE = [
    # kind, facts, days later, why not
    (MAIL, case(triaged_at=None), 0, "not been read"),
    (MAIL, case(), 0, "minimum time"),  # held: nobody answers in anger
    (MAIL, complaint(), 0, None),  # whoever complains to us alone is answered at once
    (MAIL, case(talk=TalkFacts(last_in_at=MONDAY)), 0, None),
    (MAIL, case(talk=TalkFacts(last_out_at=MONDAY)), 0, None),
    (MAIL, gathered(), 1, None),
    (MAIL, case(talk=GONE), 0, "not to be written to"),
    (MAIL, case(counsel=True), 9, "Counsel"),
    (OFFER, gathered(), 1, "whole story"),
    (OFFER, gathered(talk=STORY), 1, None),
    (OFFER, gathered(talk=STORY, remedy=CHOSEN), 1, "keep that promise"),
    (OFFER, gathered(talk=STORY, remedy=KEPT), 1, None),
    (OFFER, gathered(talk=STORY, asked_to_update_at=MONDAY), 1, "its price"),
    (OFFER, gathered(talk=STORY, extortion=True), 1, "extortion"),
    (QUESTION, gathered(talk=STORY), 1, "No promise"),
    (QUESTION, gathered(talk=STORY, remedy=CHOSEN), 1, "No promise"),
    (QUESTION, gathered(talk=STORY, remedy=KEPT), 1, None),
    (QUESTION, gathered(talk=STORY, remedy=KEPT, follow_up=GLAD), 1, "answered already"),
    (QUESTION, gathered(talk=STORY, remedy=KEPT, follow_up=FollowUpFacts(asked=1, last_asked_at=LATER)), 1, None),
    (QUESTION, gathered(talk=STORY, remedy=KEPT, follow_up=FollowUpFacts(asked=2, last_asked_at=LATER)), 1, "often enough"),
    (QUESTION, gathered(talk=GONE, remedy=KEPT), 1, "not to be written to"),
    (WISH, gathered(talk=STORY), 30, "No promise"),
    (WISH, gathered(talk=STORY, remedy=KEPT), 30, "satisfied"),
    (WISH, gathered(talk=STORY, remedy=KEPT, follow_up=GLAD), 0, "too close"),
    (WISH, gathered(talk=STORY, remedy=KEPT, follow_up=GLAD), 30, None),
    (WISH, gathered(talk=STORY, remedy=KEPT, follow_up=GLAD, asked_to_update_at=MONDAY), 30, "once is all"),
]


@pytest.mark.demand("R8")
@pytest.mark.parametrize(("kind", "facts", "later", "why_not"), TABLE)
def test_each_kind_of_private_text_has_its_own_time(kind, facts, later, why_not):
    against = may_write(facts, USUAL, kind, LATER + days(later)) if later else may_write(facts, USUAL, kind, MONDAY)
    assert against is None if why_not is None else why_not in (against or "")
