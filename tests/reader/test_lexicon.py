"""What was learnt of words never changes a reading: neither that it was forgotten, nor that others are learning."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from heard.reader import lexicon, read, read_many
from heard.reader.heads import score_seen
from heard.reader.look import look_many
from heard.vocabulary.reading import ReaderContext

TEXTS = [
    "We waited 50 minutes for cold pasta and your waiter Marco laughed at us.",
    "Die Suppe war kalt, und niemand hat sich entschuldigt!",
    "Le serveur n'était pas aimable, je demande le remboursement.",
    "No volveremos: la habitación estaba sucia y nadie contestó.",
    "",
    *(f"word{n} was bad, word{n + 1} was worse: I never got my parcel no. {n}!" for n in range(60)),
]


@pytest.mark.demand("T2")
def test_whoever_forgets_words_reads_the_same(monkeypatch):
    before = read_many(TEXTS)
    monkeypatch.setattr(lexicon, "MOST_REMEMBERED", 5)
    assert [read(text) for text in TEXTS] == before
    assert read_many(TEXTS) == before


@pytest.mark.demand("T2")
def test_heads_tell_the_same_of_texts_that_were_looked_at_before_words_were_forgotten():
    seen = look_many(TEXTS, [ReaderContext()] * len(TEXTS))
    before = score_seen(seen)
    lexicon.forget()
    assert np.array_equal(score_seen(seen).scores, before.scores)


@pytest.mark.demand("T2")
def test_many_threads_learn_the_same_words():
    before = read_many(TEXTS)
    for _ in range(5):
        lexicon.forget()
        with ThreadPoolExecutor(8) as threads:
            assert list(threads.map(read, TEXTS)) == before
