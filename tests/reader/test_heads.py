"""The trained half of the reader: what it says, how sure it is, and that nothing makes it stumble."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heard.reader import heads, read, read_many
from heard.reader.heads import EXCLUSIVE, GROUPS
from heard.reader.hints import hints


@pytest.mark.demand("T2")
@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Great food, lovely staff, we will be back", "positive"),
        ("Terrible. The screen broke after a week and nobody answers", "negative"),
        ("The worst hotel I have ever stayed in", "negative"),  # no topic beside the whole
        ("Servicio excelente, todo perfecto", "positive"),  # Spanish, by the lists
        ("Katastrophal, nie wieder", "negative"),  # German
    ],
)
def test_the_direction_of_a_text_is_told(text, polarity):
    p = heads.score([text]).p("polarity")[0]
    assert GROUPS["polarity"][int(p.argmax())] == polarity


@pytest.mark.demand("T2")
@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("The waiter was kind", "staff"),
        ("The pasta was cold", "food"),
        ("The prices are far too high", "price"),
        ("The music was so loud we could not talk", "ambience"),
    ],
)
def test_a_sentence_shows_what_it_is_about(text, category):
    assert heads.score([text], "more").found("aspect")[0, GROUPS["aspect"].index(category)]


def test_better_words_get_more_stars():
    stars = heads.score(["awful, avoid", "it was okay", "wonderful, perfect"]).p("stars") @ np.arange(1, 6)
    assert stars[0] < stars[1] < stars[2]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=80), max_size=5))
def test_probabilities_are_probabilities_whatever_the_text(texts):
    scores = {name: heads.score(texts, name) for name in heads.SETS}
    for group in GROUPS:
        if group in ("tone", "topic_tone"):
            continue
        p = scores[heads.set_of(group)].p(group)
        assert p.shape == (len(texts), len(GROUPS[group]))
        assert np.isfinite(p).all() and (p >= 0).all() and (p <= 1).all()
        if group in EXCLUSIVE:
            assert np.allclose(p.sum(axis=1), 1.0, atol=1e-5)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.lists(st.text(max_size=60), max_size=80))
def test_a_text_says_the_same_alone_and_in_company(text, others):
    alone, beside = heads.score([text]).scores[0], heads.score([*others, text]).scores[-1]
    assert (alone == beside).all()


def test_of_exclusive_classes_one_is_found():
    found = heads.score(["you are all idiots", "", "thank you"], "more").found("offence")
    assert found.sum(axis=1).tolist() == [1, 1, 1]


def test_the_weights_stay_small():
    known = [hints(name) for name in ("signs", *heads.SETS)]
    assert all(one.table.dtype == np.int8 for one in known)
    assert sum(one.table.nbytes + one.rows.nbytes for one in known) < 32_000_000
    assert (heads.weights("reading").slope[heads.column_range("polarity")] > 0).all()
    files = [file for folder in ("weights", "concepts") for file in (Path(heads.__file__).parent / folder).glob("*.npz")]
    assert sum(file.stat().st_size for file in files) < 10_000_000


@pytest.mark.demand("T2")
def test_the_tone_of_a_topic_is_that_of_the_words_around_it():
    text = "The soup was delicious and hot and we loved every spoon of it, but the waiter was rude and ignored us all evening"
    topics = {topic.what: topic.polarity for topic in read(text).topics}
    assert (topics["quality"], topics["staff"]) == ("positive", "negative")


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=60), st.lists(st.text(max_size=60), max_size=20))
def test_a_whole_reading_is_the_same_alone_and_in_company(text, others):
    assert read_many([*others, text, *others])[len(others)] == read(text)
