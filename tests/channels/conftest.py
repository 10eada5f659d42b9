"""A small world behind real HTTP: one account with three places and 130 reviews, and a stranger's account."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from heard.channels import open_channel
from heard.channels.contract import ChannelContext
from heard.channels.google import GoogleChannel
from heard.sandbox.google import CLIENT_ID, CLIENT_SECRET
from heard.sandbox.server import Sandbox, running
from heard.sandbox.store import Account, Clock, Place, Review, Store

START = datetime(2026, 11, 1, 12, tzinfo=UTC)
PLACES = ("locations/1", "locations/2", "locations/3")
Control = Callable[..., dict[str, Any]]
CREDENTIALS = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "refresh_token": "grant-1", "push_token": "a-long-word"}


@pytest.fixture
def clock() -> Clock:
    """Time that passes when a test says so."""
    return Clock(START)


def a_store() -> Store:
    store = Store(Clock(), moderation_seconds=60)
    for number, name in ((1, "Osteria"), (2, "Somebody else")):
        store.add_account(Account(id=f"accounts/{number}", name=name, refresh_token=f"grant-{number}"))
    for place in PLACES:
        store.add_place(Place(id=place, account="accounts/1", title=f"Osteria {place[-1]}", town="Leeds", country="GB"))
    store.add_place(Place(id="locations/9", account="accounts/2", title="Elsewhere"))
    store.load(
        Review(
            id=f"r{number}",
            place=PLACES[number % 3],
            author=f"Guest {number}",
            stars=number % 5 + 1,
            text=f"Review number {number}",
            created_at=START + timedelta(hours=number),
            updated_at=START + timedelta(hours=number),
        )
        for number in range(130)
    )
    return store


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """The emulated Google, served over loopback."""
    with running(Sandbox(a_store())) as server:
        yield server


@pytest.fixture
def control(sandbox: Sandbox) -> Control:
    """The strings behind the stage: `control("POST", "faults", once=[...])`."""

    def pull(method: str, path: str, **body: Any) -> dict[str, Any]:
        answer = httpx.request(method, f"{sandbox.address}/_control/{path}", json=body or None)
        answer.raise_for_status()
        return dict(answer.json())

    return pull


@pytest.fixture
def google(sandbox: Sandbox) -> Iterator[GoogleChannel]:
    """The channel as production opens it, looking at the sandbox."""
    settings = {"subscription": "projects/p/subscriptions/desk"}
    context = ChannelContext(credentials=CREDENTIALS, settings=settings, base_url=sandbox.address)
    channel = open_channel("google", context)
    assert isinstance(channel, GoogleChannel)
    yield channel
    channel.close()
