"""The desk in the browser: somebody signed in, and one review to look at."""

from datetime import timedelta

import pytest
from django.test import Client

from heard.desk import intake
from heard.vocabulary.hearing import HeardPost
from heard.vocabulary.platforms import Platform

WAITED = "Waited 50 minutes for cold pasta and your waiter Marco laughed at us."


@pytest.fixture
def take_in(cast, now):
    """Take a review in, as a channel would; the case that it opened."""

    def taken(external_id="r-1", **changes):
        values = {
            "external_id": external_id,
            "platform": Platform.GOOGLE,
            "text": WAITED,
            "stars": 2,
            "author": "Julia R.",
            "published_at": now - timedelta(hours=2),
            "updated_at": now - timedelta(hours=2),
        }
        (done,) = intake.take_in(cast.channel, [HeardPost(**{**values, **changes})], now=now, place=cast.place)
        return done.cases[0]

    return taken


@pytest.fixture
def case(take_in):
    """Julia R., two stars, cold pasta."""
    return take_in()


@pytest.fixture
def as_person(cast):
    """A browser in which somebody of the cast is signed in; None for nobody."""

    def browser(person):
        client = Client()
        if person is not None:
            client.force_login(person)
        return client

    return browser
