"""Notices over Pub/Sub: pulled, and pushed with a signature that is checked."""

import json
import queue
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from heard.channels.contract import ChannelContext, NoticeKind, PullsNotices
from heard.channels.errors import BadNotice, Misconfigured
from heard.channels.google import GoogleChannel
from heard.sandbox.pubsub import Signer
from heard.sandbox.server import Sandbox
from tests.channels.conftest import CREDENTIALS, PLACES, Control

PUSH = (Path(__file__).parent / "push.json").read_bytes()
TOPIC, SUBSCRIPTION = "projects/p/topics/t", "projects/p/subscriptions/desk"
SENDER = "push@project.iam.example"
Push = tuple[dict[str, str], dict[str, str], bytes]


@pytest.fixture
def told(sandbox: Sandbox) -> Sandbox:
    """The sandbox, telling a topic about new and changed reviews."""
    sandbox.pubsub.subscribe(SUBSCRIPTION, TOPIC)
    sandbox.pubsub.notify("accounts/1", TOPIC, ["NEW_REVIEW", "UPDATED_REVIEW"])
    return sandbox


@pytest.fixture
def door() -> Iterator[tuple[str, "queue.Queue[Push]"]]:
    """An address on loopback that keeps what is pushed to it."""
    pushed: queue.Queue[Push] = queue.Queue()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            pushed.put((dict(self.headers.items()), dict(parse_qsl(urlsplit(self.path).query)), body))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/push", pushed
        server.shutdown()
        thread.join()


@pytest.fixture
def channel_with(sandbox: Sandbox) -> Iterator[Callable[..., GoogleChannel]]:
    """A channel with these settings and this push token."""
    opened: list[GoogleChannel] = []

    def open_it(push_token: str = "", **settings: Any) -> GoogleChannel:
        credentials = {**CREDENTIALS, "push_token": push_token}
        opened.append(GoogleChannel(ChannelContext(credentials=credentials, settings=settings, base_url=sandbox.address)))
        return opened[-1]

    yield open_it
    for channel in opened:
        channel.close()


@pytest.mark.demand("H2")
def test_a_new_review_and_an_edit_are_told_until_acknowledged(told: Sandbox, google: GoogleChannel, control: Control) -> None:
    assert isinstance(google, PullsNotices)
    assert list(google.pull_notices()) == []
    control("POST", "reviews", id="julia", place=PLACES[0], author="Julia R.", stars=2, text="Cold pasta")
    control("PATCH", "reviews/r5", stars=1)
    new, changed = google.pull_notices()
    assert (new.kind, new.external_id, new.place) == (NoticeKind.NEW, "locations/1/reviews/julia", "locations/1")
    assert (changed.kind, changed.external_id) == (NoticeKind.CHANGED, "locations/3/reviews/r5")
    assert list(google.pull_notices()) == []  # handed out, and not yet due again
    google.acknowledge([new])
    control("POST", "advance", seconds=11)
    (again,) = google.pull_notices()
    assert (again.external_id, again.message_id) == (changed.external_id, changed.message_id)


def test_a_message_that_says_nothing_is_passed_over(told: Sandbox, google: GoogleChannel) -> None:
    told.pubsub._publish(
        TOPIC, [{"data": "not base64!"}, {"data": "bm8ganNvbg=="}, {"attributes": {"type": "GOOGLE_UPDATE"}}, {}]
    )
    assert [notice.kind for notice in google.pull_notices()] == [NoticeKind.OTHER] * 4


def test_without_a_subscription_it_says_so(channel_with: Callable[..., GoogleChannel]) -> None:
    with pytest.raises(Misconfigured, match="subscription"):
        channel_with().pull_notices()


@pytest.mark.demand("H2")
def test_a_push_with_googles_signature_is_believed(
    sandbox: Sandbox, control: Control, door: tuple[str, "queue.Queue[Push]"], channel_with: Callable[..., GoogleChannel]
) -> None:
    address, pushed = door
    config = {"pushEndpoint": address, "oidcToken": {"serviceAccountEmail": SENDER, "audience": "https://desk.example/google"}}
    sandbox.pubsub.subscribe("projects/p/subscriptions/push", TOPIC, config)
    sandbox.pubsub.notify("accounts/1", TOPIC, ["NEW_REVIEW"])
    control("POST", "reviews", id="julia", place=PLACES[0], author="Julia R.", stars=2, text="Cold pasta")
    headers, query, body = pushed.get(timeout=60)
    (notice,) = channel_with(push_audience="https://desk.example/google", push_sender=SENDER).read_push(headers, query, body)
    assert (notice.kind, notice.external_id) == (NoticeKind.NEW, "locations/1/reviews/julia")


def bearer(
    signer: Signer, audience: str = "https://desk.example/google", sender: str = SENDER, lifetime: int = 3600
) -> dict[str, str]:
    return {"Authorization": f"Bearer {signer.token(audience, sender, lifetime)}"}


def test_a_push_that_does_not_prove_itself_is_refused(sandbox: Sandbox, channel_with: Callable[..., GoogleChannel]) -> None:
    channel = channel_with(push_audience="https://desk.example/google", push_sender=SENDER)
    signer, stranger = sandbox.pubsub.signer, Signer()
    good = bearer(signer)
    assert channel.read_push(good, {}, PUSH)[0].external_id == "locations/2/reviews/3"
    unsigned = {"Authorization": "Bearer eyJhbGciOiJub25lIn0." + good["Authorization"].split(".")[1] + "."}
    refused = {
        "no signature": {},
        "somebody else's key": bearer(stranger),
        "for somebody else": bearer(signer, audience="https://other.example"),
        "from somebody else": bearer(signer, sender="eve@project.iam.example"),
        "out of date": bearer(signer, lifetime=-120),
        "no algorithm": unsigned,
        "one letter changed": {"Authorization": good["Authorization"][:-6] + "AAAAAA"},
        "not a token": {"Authorization": "Bearer hello"},
        "empty": {"Authorization": "Bearer "},
    }
    for remark, headers in refused.items():
        with pytest.raises(BadNotice) as caught:
            channel.read_push(headers, {"token": ""}, PUSH)
        assert caught.value.permanent, remark


def test_strangers_cannot_make_us_ask_for_keys_over_and_over(
    sandbox: Sandbox, channel_with: Callable[..., GoogleChannel], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    keys = sandbox.pubsub.signer.public_keys
    monkeypatch.setattr(sandbox.pubsub.signer, "public_keys", lambda: asked.append(1) or keys())
    for _ in range(5):
        with pytest.raises(BadNotice):
            channel_with(push_audience="https://desk.example/google").read_push(bearer(Signer()), {}, PUSH)
    good = bearer(sandbox.pubsub.signer)
    assert channel_with(push_audience="https://desk.example/google").read_push(good, {}, PUSH)[0].external_id
    assert len(asked) == 1


def test_a_push_with_the_subscriptions_token_is_believed(channel_with: Callable[..., GoogleChannel]) -> None:
    channel = channel_with("a-long-word")
    assert channel.read_push({}, {"token": "a-long-word"}, PUSH)[0].kind is NoticeKind.NEW
    for query in ({"token": "another"}, {"token": ""}, {}, {"token": "é"}):
        with pytest.raises(BadNotice):
            channel.read_push({}, query, PUSH)


def test_without_a_way_to_prove_no_push_is_believed(channel_with: Callable[..., GoogleChannel]) -> None:
    with pytest.raises(Misconfigured, match="push_audience"):
        channel_with().read_push({}, {"token": ""}, PUSH)


BODIES = [b"", b"[]", b"{}", b'{"message": 3}', b"<html>", b"[" * 100_000, b"\xff"]


@pytest.mark.parametrize("body", BODIES)
def test_a_push_that_holds_no_message_is_refused(channel_with: Callable[..., GoogleChannel], body: bytes) -> None:
    with pytest.raises(BadNotice):
        channel_with("a-long-word").read_push({}, {"token": "a-long-word"}, body)


def test_the_sandbox_pushes_to_this_machine_only(sandbox: Sandbox, google: GoogleChannel) -> None:
    with pytest.raises(Exception, match="this machine only"):
        sandbox.pubsub.subscribe("s", TOPIC, {"pushEndpoint": "https://desk.example/push"})


def test_the_sample_is_what_it_claims() -> None:
    assert json.loads(PUSH)["subscription"] == SUBSCRIPTION
