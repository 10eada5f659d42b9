"""The one door to the network: whatever a platform sends is a JSON object or a named error."""

import gzip
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from heard.channels.errors import (
    ChannelError,
    Forbidden,
    Gone,
    NotApproved,
    NotAsPromised,
    RateLimited,
    Refused,
    TemporarilyDown,
    Unanswered,
    Unauthorised,
)
from heard.channels.http import LARGEST_ANSWER, Http

Reply = tuple[int, dict[str, str], bytes]


@pytest.fixture
def platform() -> Iterator[Callable[..., str]]:
    """A platform that answers with what it is given, the last answer for ever: `platform((200, {}, b"{}"))` is its address."""
    replies: list[Reply] = []

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            status, headers, body = replies[0] if len(replies) == 1 else replies.pop(0)
            self.send_response(status)
            for name, value in {"Content-Type": "application/json", **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_PUT = do_DELETE = _answer  # noqa: N815  the standard library's names

        def log_message(self, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()

        def answering(*given: Reply) -> str:
            replies[:] = given
            return f"http://127.0.0.1:{server.server_address[1]}/v1"

        yield answering
        server.shutdown()
        thread.join()


@pytest.fixture
def http() -> Iterator[Http]:
    """A door that gives up soon."""
    door = Http(patience=1.0, attempts=2)
    yield door
    door.close()


DETAILS = b'{"error": {"status": "PERMISSION_DENIED", "details": [{"reason": "SERVICE_DISABLED"}]}}'
ANSWERS = [
    # answer, error, permanent, remark
    ((200, {"Content-Type": "text/html"}, b"<html>Sorry"), NotAsPromised, False, "an error page that says 200"),
    ((200, {}, b"[1]"), NotAsPromised, False, "JSON that is no object"),
    ((200, {}, b"[" * 200_000), NotAsPromised, False, "JSON nested too deeply"),
    ((200, {}, b'{"error": {"code": 500}}'), NotAsPromised, False, "an error that says 200"),
    ((200, {}, b""), NotAsPromised, False, "nothing at all"),
    ((204, {}, b""), NotAsPromised, False, "nothing where something was asked for"),
    ((302, {"Location": "http://127.0.0.1:9/"}, b""), NotAsPromised, False, "a redirect is not followed"),
    ((200, {"Content-Length": "100"}, b"{}"), Unanswered, False, "an answer cut short"),
    ((200, {"Content-Encoding": "gzip"}, b"not gzip"), Unanswered, False, "an encoding that is a lie"),
    ((400, {}, b'{"error": {"status": "INVALID_ARGUMENT"}}'), Refused, True, "a request that is wrong"),
    ((401, {}, b'{"error": "invalid_token"}'), Unauthorised, True, "no sign-in"),
    ((403, {}, b"{}"), Forbidden, True, "not allowed"),
    ((403, {}, DETAILS), NotApproved, True, "no access granted to the interface"),
    ((404, {}, b"<html>"), Gone, True, "not there"),
    ((410, {}, b""), Gone, True, "not there any more"),
    ((418, {}, b""), Refused, True, "a status that nobody expects"),
    ((429, {}, b""), RateLimited, False, "too fast"),
    ((502, {}, b"<html>Bad gateway"), TemporarilyDown, False, "a gateway"),
]


@pytest.mark.parametrize(("answer", "error", "permanent", "remark"), ANSWERS)
def test_an_answer_is_a_named_error(
    platform: Callable[..., str], http: Http, answer: Reply, error: type[ChannelError], permanent: bool, remark: str
) -> None:
    with pytest.raises(ChannelError) as caught:
        http.read(platform(answer))
    assert type(caught.value) is error, remark
    assert caught.value.permanent is permanent, remark
    assert not caught.value.maybe_done, remark
    assert str(caught.value).startswith(str(error.__doc__)), remark


def test_an_answer_without_end_is_not_read_to_its_end(platform: Callable[..., str], http: Http) -> None:
    bomb = gzip.compress(b'{"a": "' + b" " * (LARGEST_ANSWER + 1) + b'"}')
    assert len(bomb) < 100_000
    with pytest.raises(NotAsPromised, match="too large"):
        http.read(platform((200, {"Content-Encoding": "gzip"}, bomb)))


def test_a_read_tries_again_and_a_write_does_not(platform: Callable[..., str], http: Http) -> None:
    good, bad = (200, {}, b'{"fine": true}'), (503, {}, b"")
    assert http.read(platform(bad, good)) == {"fine": True}
    with pytest.raises(TemporarilyDown) as caught:
        http.write("PUT", platform(bad, good), {"comment": "x"})
    assert caught.value.maybe_done


def test_a_change_may_be_answered_by_nothing(platform: Callable[..., str], http: Http) -> None:
    assert http.write("DELETE", platform((204, {}, b""))) == {}


@pytest.mark.parametrize("status", [400, 401, 403, 404, 429])
def test_a_write_that_was_turned_away_was_not_done(platform: Callable[..., str], http: Http, status: int) -> None:
    with pytest.raises(ChannelError) as caught:
        http.write("PUT", platform((status, {}, b"")), {})
    assert not caught.value.maybe_done


def test_nobody_listening_means_that_nothing_was_done(http: Http) -> None:
    with pytest.raises(TemporarilyDown) as caught:
        http.write("PUT", "http://127.0.0.1:9/", {})
    assert not caught.value.maybe_done


WAITS = [("120", 120.0), ("0", 0.0), ("soon", None), ("", None), ("-5", None), ("²", None)]
WAITS += [("9" * 400, 86400.0), ("Sun, 01 Jan 9999 00:00:00 GMT", 86400.0), ("1 Jan 2026 00:00:00 +99999999999999", None)]


@pytest.mark.parametrize(("header", "seconds"), WAITS)
def test_the_platforms_wait_is_told(platform: Callable[..., str], http: Http, header: str, seconds: float | None) -> None:
    with pytest.raises(RateLimited) as caught:
        http.write("PUT", platform((429, {"Retry-After": header.encode().decode("latin-1")}, b"")), {})
    assert caught.value.retry_after == seconds


def test_a_wait_may_be_a_date(platform: Callable[..., str], http: Http) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    with pytest.raises(RateLimited) as caught:
        http.read(platform((429, {"Retry-After": later}, b"")))
    assert caught.value.retry_after is not None and 80 < caught.value.retry_after <= 90


@pytest.mark.parametrize("address", ["ftp://127.0.0.1/", "nonsense"])
def test_an_address_that_is_none_is_refused(http: Http, address: str) -> None:
    with pytest.raises(Refused):
        http.read(address)
