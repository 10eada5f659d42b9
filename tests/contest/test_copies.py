"""Near-copies are found by their fingerprints, and nothing else is."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heard.contest.copies import ALIKE, groups, near_copies

WORDS = [f"word{number}" for number in range(400)]


def text_of(chance: np.random.Generator, words: int = 40) -> str:
    return " ".join(chance.choice(WORDS, words))


@pytest.mark.demand("T5")
@given(seed=st.integers(0, 10_000))
@settings(max_examples=25)
def test_every_text_with_a_word_or_two_changed_is_found_and_strangers_are_not(seed):
    chance = np.random.default_rng(seed)
    strangers = [text_of(chance) for _ in range(30)]
    copied = strangers[7].split()
    copied[3] = "changed"
    pairs = near_copies([*strangers, " ".join(copied)])
    assert [(pair.first, pair.second) for pair in pairs] == [(7, 30)]
    assert pairs[0].share >= ALIKE


@pytest.mark.parametrize(
    ("texts", "remark"),
    [
        (["Great food!", "Great food!"], "too short to tell"),
        (["", ""], "nothing written"),
        (["one two three four five six seven eight", "eight seven six five four three two one"], "the same words, other runs"),
    ],
)
def test_what_is_alike_by_chance_is_no_copy(texts, remark):
    assert near_copies(texts) == (), remark


def test_case_and_signs_do_not_hide_a_copy():
    one = "They charged me twice and nobody answers the phone at all."
    assert len(near_copies([one, one.upper().replace(".", "!!!")])) == 1


def test_copies_of_copies_are_one_group_largest_first():
    chance = np.random.default_rng(3)
    first, second = text_of(chance), text_of(chance)
    texts = [second, first, text_of(chance), first, second, first]
    assert groups(near_copies(texts)) == ((1, 3, 5), (0, 4))


def test_thousands_of_the_same_text_are_one_group():
    assert [len(group) for group in groups(near_copies(["we were treated like dirt by this company today"] * 3_000))] == [3_000]
