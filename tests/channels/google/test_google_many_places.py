"""More places than a request takes, and reviews that cannot be read among those that can."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from heard.channels.contract import ChannelContext
from heard.channels.errors import NotAsPromised
from heard.channels.google import GoogleChannel
from heard.sandbox.server import Sandbox, running
from heard.sandbox.store import Account, Clock, Place, Review, Store
from tests.channels.conftest import CREDENTIALS, START

PLACES = 120


@pytest.fixture
def chain() -> Iterator[Sandbox]:
    """A chain with 120 places and three reviews at each."""
    store = Store(Clock())
    store.add_account(Account(id="accounts/1", name="Chain", refresh_token="grant-1"))
    for number in range(PLACES):
        store.add_place(Place(id=f"locations/{number}", account="accounts/1", title=f"Place {number}"))
    store.load(
        Review(
            id=f"r{number}",
            place=f"locations/{number % PLACES}",
            author="Bo",
            stars=3,
            text="",
            created_at=START + timedelta(minutes=number),
            updated_at=START + timedelta(minutes=number),
        )
        for number in range(3 * PLACES)
    )
    with running(Sandbox(store)) as sandbox:
        yield sandbox


@pytest.fixture
def channel(chain: Sandbox) -> Iterator[GoogleChannel]:
    """The chain's channel."""
    opened = GoogleChannel(ChannelContext(credentials=CREDENTIALS, base_url=chain.address))
    yield opened
    opened.close()


@pytest.mark.demand("P3")
def test_all_places_are_heard_newest_first_across_requests(channel: GoogleChannel) -> None:
    numbers = [int(post.external_id.rpartition("r")[2]) for post in channel.list_posts(None)]
    assert numbers == list(range(3 * PLACES - 1, -1, -1))
    assert len(channel.places()) == PLACES


def test_the_cursor_holds_across_requests(channel: GoogleChannel) -> None:
    since = START + timedelta(minutes=3 * PLACES - 10)
    assert len(list(channel.list_posts(since))) == 10


def test_a_review_that_cannot_be_read_does_not_stop_the_others(
    channel: GoogleChannel, chain: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    wire = chain.google._wire
    timeless = {"createTime": "?", "updateTime": "?"}
    monkeypatch.setattr(chain.google, "_wire", lambda review: {**wire(review), **(timeless if review.id == "r7" else {})})
    heard = set()
    with pytest.raises(NotAsPromised, match="1 posts could not be read"):
        for post in channel.list_posts(None):
            heard.add(post.external_id)
    assert len(heard) == 3 * PLACES - 1
    assert "locations/7/reviews/r7" not in heard
