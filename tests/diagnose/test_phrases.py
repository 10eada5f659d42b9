"""Phrases that people begin to write."""

import pytest

from heard.diagnose.phrases import emerging

AS_EVER = ["The food was cold and the waiter was rude.", "We waited an hour for the food.", "The bill was wrong again."] * 20
HANDOVER = [
    "Nobody knew our order after the shift change.",
    "At the shift change everybody left.",
    "Shift change chaos, Marco shrugged.",
]


@pytest.mark.demand("D1")
def test_what_is_new_is_found_and_what_is_as_ever_is_not():
    found = emerging(AS_EVER + HANDOVER * 2, AS_EVER)
    assert found[0].words == "shift change"
    assert (found[0].now, found[0].before) == (6, 0)
    assert not {"the", "food", "the food", "was"} & {phrase.words for phrase in found}


def test_no_name_of_staff_is_told():
    named = ["Marco shrugged at us.", "Marco shrugged again.", "Then Marco shrugged."] * 2
    assert any("marco" in one.words for one in emerging(AS_EVER + named, AS_EVER))
    assert not any("marco" in one.words for one in emerging(AS_EVER + named, AS_EVER, without=["Marco"]))


def test_one_long_text_makes_no_trend():
    assert emerging([*AS_EVER, "broken heating " * 50], AS_EVER) == []


def test_of_phrases_that_hold_one_another_one_is_told():
    lift = ["The lift was out of order.", "Out of order again, we walked.", "Out of order since Monday, said the note."]
    words = [phrase.words for phrase in emerging(AS_EVER + lift * 3, AS_EVER)]
    assert words == ["out of order"]


def test_without_a_before_nothing_is_new():
    assert emerging(AS_EVER, []) == emerging([], AS_EVER) == []


def test_forty_copies_of_one_review_say_one_thing():
    copied = [f"They charged us twice for the wine and the owner laughed. {end}" for end in ("Avoid!", "Shame.")] * 20
    found = emerging(AS_EVER + copied, AS_EVER)
    assert [one.now for one in found] == [40, 20, 20]


def test_a_phrase_has_a_word_that_says_something():
    empty = ["They came with no bread and the rest was told to us.", "A plate with no fork and the cup, we were told."]
    gute = ["Wir sind mit der Bedienung und dem Essen nicht zufrieden.", "Das Brot und dem Wein nicht."]
    words = {phrase.words for phrase in emerging(AS_EVER + empty * 8 + gute * 8, AS_EVER)}
    assert not {"with no", "and the", "told", "we were", "und dem", "nicht"} & words
    assert any("bread" in one for one in words)
