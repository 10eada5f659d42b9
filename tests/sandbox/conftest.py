"""The emulated Google alone, asked as any client would ask it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from heard.sandbox.google import CLIENT_ID, CLIENT_SECRET
from heard.sandbox.server import Sandbox, running
from heard.sandbox.store import Account, Clock, Place, Review, Store

START = datetime(2026, 11, 1, 12, tzinfo=UTC)
REVIEWS = "/v4/accounts/1/locations/1/reviews"


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """One account, one place, seven reviews."""
    store = Store(Clock(), moderation_seconds=60)
    store.add_account(Account(id="accounts/1", name="One", refresh_token="grant-1"))
    store.add_account(Account(id="accounts/2", name="Two", refresh_token="grant-2"))
    store.add_place(Place(id="locations/1", account="accounts/1", title="One"))
    store.load(
        Review(
            id=f"r{number}",
            place="locations/1",
            author="Bo",
            stars=number % 5 + 1,
            text=f"Number {number}",
            created_at=START + timedelta(hours=number),
            updated_at=START + timedelta(hours=number),
        )
        for number in range(7)
    )
    with running(Sandbox(store)) as server:
        yield server


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[httpx.Client]:
    """Somebody who has signed in as the manager of the first account."""
    with httpx.Client(base_url=sandbox.address) as client:
        form = {
            "grant_type": "refresh_token",
            "client_id": CLIENT_ID,
            "client_secret": CLIENT_SECRET,
            "refresh_token": "grant-1",
        }
        token = client.post("/token", data=form).json()["access_token"]
        client.headers["Authorization"] = f"Bearer {token}"
        yield client
