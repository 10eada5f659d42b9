"""The reader as the desk meets it: one review in, everything a reply must know out."""

import pytest

from heard.reader import read
from heard.vocabulary.reading import Language, Polarity, ReaderContext, Risk, Severity, Topic


@pytest.mark.demand("T2")
def test_the_review_at_the_counter_is_understood():
    text = "Waited 50 minutes for cold pasta and your waiter Marco laughed at us"
    reading = read(text, ReaderContext(stars=2))
    topics = {topic.what: topic for topic in reading.topics}
    assert reading.language is Language.ENGLISH
    assert reading.polarity is Polarity.NEGATIVE
    assert {Topic.STAFF, Topic.WAITING, Topic.QUALITY} <= topics.keys()
    assert all(topic.spans and topic.polarity is Polarity.NEGATIVE for topic in topics.values())
    assert [span.of(text) for sign in reading.risks if sign.what == Risk.STAFF_NAMED for span in sign.spans] == ["Marco"]
    assert not reading.requests
    assert not reading.vague


@pytest.mark.demand("T1")
def test_a_cold_meal_and_a_laughing_waiter_are_more_than_a_nuisance():
    reading = read("Waited 50 minutes for cold pasta and your waiter Marco laughed at us", ReaderContext(stars=2))
    assert reading.severity in (Severity.SERIOUS, Severity.DISAPPOINTMENT)


@pytest.mark.demand("T2")
def test_a_friend_who_is_a_lawyer_is_no_threat():
    reading = read("My lawyer friend loved it, this place is to die for")
    assert not reading.risks
    assert reading.polarity is Polarity.POSITIVE
