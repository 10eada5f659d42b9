"""Readings that were begun in other processes are those of `read_many`, whatever was handed in and whatever happens there."""

import os

import numpy as np
import pytest

from heard.reader import VERSION, read_many
from heard.reader.ahead import Ahead
from heard.reader.tuning import WIDTH, Tuning
from heard.vocabulary.reading import ReaderContext

TEXTS = ["Cold soup, and the waiter laughed at us", "Lovely staff", "I want a refund", "The parcel never arrived"]
CONTEXTS = [ReaderContext(sector="restaurant", stars=stars) for stars in (1, 5, 2, None)]


@pytest.fixture(scope="module")
def ahead():
    with Ahead(1) as one:
        yield one


def test_what_was_begun_is_what_is_read(ahead):
    ahead.begin(TEXTS[:2], CONTEXTS[:2])
    ahead.begin(TEXTS[2:3], CONTEXTS[2:3])
    assert ahead.read_many(TEXTS, CONTEXTS) == read_many(TEXTS, CONTEXTS)  # the last one was not handed in
    assert ahead.read_many(TEXTS, CONTEXTS) == read_many(TEXTS, CONTEXTS)  # and none of them is any more


def test_another_context_is_read_anew(ahead):
    ahead.begin(TEXTS, CONTEXTS)
    others = [ReaderContext(sector="hotel", stars=3)] * len(TEXTS)
    assert ahead.read_many(TEXTS, others) == read_many(TEXTS, others)


def test_what_was_taught_meanwhile_counts(ahead):
    tuning = Tuning("lantern.1", (), np.zeros((1, WIDTH)))
    ahead.begin(TEXTS, CONTEXTS)
    read = ahead.read_many(TEXTS, CONTEXTS, tuning=tuning)
    assert read == read_many(TEXTS, CONTEXTS, tuning=tuning)
    assert {reading.version for reading in read} == {f"{VERSION}+lantern.1"}


def test_a_process_that_dies_costs_no_reading():
    with Ahead(1) as ahead:
        ahead.begin(TEXTS, CONTEXTS)
        assert ahead._pool is not None
        ahead._pool.submit(os._exit, 1)
        ahead.begin(["One more"], [ReaderContext()])
        assert ahead.read_many([*TEXTS, "One more"], [*CONTEXTS, ReaderContext()]) == read_many(
            [*TEXTS, "One more"], [*CONTEXTS, ReaderContext()]
        )
        ahead.begin(TEXTS, CONTEXTS)  # nothing is begun any more, and all is read
        assert ahead.read_many(TEXTS, CONTEXTS) == read_many(TEXTS, CONTEXTS)


def test_without_processes_everything_is_read_then_and_there():
    with Ahead(0) as ahead:
        ahead.begin(TEXTS, CONTEXTS)
        assert ahead.read_many(TEXTS, CONTEXTS) == read_many(TEXTS, CONTEXTS)
