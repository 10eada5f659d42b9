"""Every word of the vocabulary has a word for people."""

from enum import StrEnum

import pytest

from heard.vocabulary.reading import Risk, Topic
from heard.web import labels


@pytest.mark.parametrize("kind", labels.WORDS, ids=lambda kind: kind.__name__)
def test_every_member_has_a_word(kind: type[StrEnum]) -> None:
    assert set(labels.WORDS[kind]) == set(kind)
    assert all(str(labels.label(member)).strip() for member in kind)


def test_members_of_two_enums_with_one_value_keep_their_own_words() -> None:
    assert Topic.SAFETY == Risk.SAFETY
    assert labels.WORDS[Topic] is not labels.WORDS[Risk]
    assert str(labels.label_of(Risk, "legal")) == "Legal threat"


def test_a_brands_own_topic_stands_for_itself() -> None:
    assert labels.label_of(Topic, "pool_towels") == "Pool towels"
