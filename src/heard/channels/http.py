"""The one door of the channels to the network.

Reads are tried again, with growing pauses and for as long as `patience` allows; the platform's Retry-After wins
over ours. Writes are tried once: whoever wrote knows better than we do whether to read back first. Whatever
comes back is either the JSON object that was promised or an error of `heard.channels.errors`.
"""

import json
from collections.abc import Callable, Generator, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, Literal, NamedTuple
from urllib.parse import urlsplit

import httpx
import stamina

from heard import outward
from heard.channels.errors import (
    ChannelError,
    Forbidden,
    Gone,
    LeadsInside,
    Misconfigured,
    NotApproved,
    NotAsPromised,
    RateLimited,
    Refused,
    TemporarilyDown,
    Unanswered,
    Unauthorised,
)

Json = dict[str, Any]
# What a platform's own words for its troubles mean: status, the answer, its headers; None for what the status says anyway.
Trouble = Callable[[int, Json, Mapping[str, str]], ChannelError | None]
LARGEST_ANSWER = 32 * 1024 * 1024  # bytes; fifty reviews of a million characters would be more, and are not a platform's answer
LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
LONGEST_WAIT = 86_400.0  # seconds; a wait without end would have no date
_TIMEOUT = httpx.Timeout(30.0, connect=10.0)
_EXPIRY_MARGIN = timedelta(seconds=60)  # a token that is about to end may end on the way


class AccessToken(httpx.Auth):
    """OAuth2: fetches an access token with what `form` holds at the moment when there is none, and once more after a 401.

    `client` is the application's key and secret, for platforms that want them beside the form.
    """

    def __init__(
        self,
        token_url: str,
        form: Callable[[], Mapping[str, str]],
        now: Callable[[], datetime],
        *,
        client: tuple[str, str] | None = None,
    ) -> None:
        self._token_url = token_url
        self._form = form
        self._now = now
        self._client = httpx.BasicAuth(*client) if client else httpx.Auth()
        self._token = ""
        self._ends_at: datetime | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Sign `request`; the token requests go over the same client."""
        fresh = not self._token or self._ends_at is None or self._now() >= self._ends_at
        if fresh:
            self._keep((yield self._ask()))
        request.headers["Authorization"] = f"Bearer {self._token}"
        response = yield request
        if response.status_code == 401 and not fresh:
            self._keep((yield self._ask()))
            request.headers["Authorization"] = f"Bearer {self._token}"
            yield request

    def _ask(self) -> httpx.Request:
        return next(self._client.auth_flow(httpx.Request("POST", self._token_url, data=dict(self._form()))))

    def _keep(self, response: httpx.Response) -> None:
        taken = _Answer(response.status_code, response.headers, response.read())
        if taken.status in (400, 401):
            self._token = ""
            raise Unauthorised(_word_of(taken))
        answer = _object_in(taken)
        token = answer.get("access_token")
        if not isinstance(token, str) or not token:
            raise NotAsPromised("no access token in the answer to the sign-in")
        seconds = answer.get("expires_in")
        lifetime = timedelta(seconds=seconds if isinstance(seconds, int) else 3600)
        self._token = token
        self._ends_at = self._now() + lifetime - _EXPIRY_MARGIN


class _Header(httpx.Auth):
    def __init__(self, name: str, value: Callable[[], str]) -> None:
        self._name, self._value = name, value

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers[self._name] = self._value()
        yield request


class _Signature(httpx.Auth):
    def __init__(self, sign: Callable[[str, str], str]) -> None:
        self._sign = sign

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = self._sign(request.method, str(request.url))
        yield request


def safe_base(address: str) -> str:
    """An address that somebody typed, without its last slash; secrets travel over https only, but on this machine."""
    split = urlsplit(address)
    if split.scheme != "https" and split.hostname not in LOCAL:
        raise Misconfigured("base_url")
    return address.rstrip("/")


class Http:
    """A connection to one platform. Not shared between threads."""

    def __init__(
        self, *, auth: httpx.Auth | None = None, trouble: Trouble | None = None, patience: float = 20.0, attempts: int = 6
    ) -> None:
        self._client = outward.client(seconds=_TIMEOUT, auth=auth)
        self._trouble = trouble
        self._patience = patience
        self._attempts = attempts

    @classmethod
    def with_key(cls, key: str, secret: str) -> "Http":
        """A connection that signs with a key and its secret, the plain way."""
        return cls(auth=httpx.BasicAuth(key, secret))

    @classmethod
    def with_token(cls, token: str, *, trouble: Trouble | None = None) -> "Http":
        """A connection that shows a token which somebody made for us."""
        return cls(auth=_Header("Authorization", lambda: f"Bearer {token}"), trouble=trouble)

    @classmethod
    def with_own_tokens(cls, sign: Callable[[], str]) -> "Http":
        """A connection that signs a token of its own for every request: the platform believes each for minutes only."""
        return cls(auth=_Header("Authorization", lambda: f"Bearer {sign()}"))

    @classmethod
    def signed(cls, sign: Callable[[str, str], str], *, trouble: Trouble | None = None) -> "Http":
        """A connection whose every request is signed for itself: `sign` makes the header out of method and address."""
        return cls(auth=_Signature(sign), trouble=trouble)

    @classmethod
    def with_header(cls, name: str, value: str) -> "Http":
        """A connection that shows what we are in a header of the platform's own."""
        return cls(auth=_Header(name, lambda: value))

    def read(
        self,
        url: str,
        *,
        method: Literal["GET", "POST"] = "GET",
        query: Mapping[str, str | int] | None = None,
        body: Json | None = None,
    ) -> Json:
        """The JSON object at `url`, asked for again while the failure passes and patience lasts."""
        for attempt in self._attempts_at():
            with attempt:
                return self._send(method, url, query=query, body=body, write=False)
        raise AssertionError("unreachable: the last attempt raises")

    def read_list(self, url: str, *, query: Mapping[str, str | int] | None = None) -> list[Any]:
        """The same for a platform that promises a JSON list."""
        for attempt in self._attempts_at():
            with attempt:
                return _list_in(self._asked("GET", url, query=query, body=None, write=False))
        raise AssertionError("unreachable: the last attempt raises")

    def read_bytes(self, url: str) -> bytes:
        """The same for a platform that promises no JSON: what it sent, as it came."""
        for attempt in self._attempts_at():
            with attempt:
                answer = self._asked("GET", url, query=None, body=None, write=False)
                if answer.status >= 300:
                    raise _error_for(answer)
                return answer.content
        raise AssertionError("unreachable: the last attempt raises")

    def _attempts_at(self) -> Iterable[stamina.Attempt]:
        return stamina.retry_context(
            on=self._pause_after,
            attempts=self._attempts,
            timeout=self._patience,
            wait_initial=0.2,
            wait_max=5.0,
            wait_jitter=0.5,
        )

    def write(
        self,
        method: Literal["POST", "PUT", "PATCH", "DELETE"],
        url: str,
        body: Json | None = None,
        *,
        headers: Mapping[str, str] | None = None,
    ) -> Json:
        """The platform's answer to a change, tried once. An error's `maybe_done` tells whether it may stand all the same."""
        return self._send(method, url, query=None, body=body, write=True, headers=headers)

    def close(self) -> None:
        """Give the connections back."""
        self._client.close()

    def _pause_after(self, error: Exception) -> bool | float:
        """Whether to try again, or after how many seconds."""
        if not isinstance(error, ChannelError) or error.permanent:
            return False
        if error.retry_after is None:
            return True
        # Longer than we may wait: hand it to the caller, who has a queue to put it in.
        return error.retry_after if error.retry_after <= self._patience else False

    def _send(
        self,
        method: str,
        url: str,
        *,
        query: Mapping[str, str | int] | None,
        body: Json | None,
        write: bool,
        headers: Mapping[str, str] | None = None,
    ) -> Json:
        answer = self._asked(method, url, query=query, body=body, write=write, headers=headers)
        try:
            # Only a change may be answered by nothing: an empty list that is none would look like deletions.
            return {} if write and answer.status < 300 and not answer.content else _object_in(answer)
        except (TemporarilyDown, NotAsPromised) as error:
            error.maybe_done = write
            raise

    def _asked(
        self,
        method: str,
        url: str,
        *,
        query: Mapping[str, str | int] | None,
        body: Json | None,
        write: bool,
        headers: Mapping[str, str] | None = None,
    ) -> "_Answer":
        try:
            with self._client.stream(method, url, params=query, json=body, headers=headers) as response:
                answer = _take(response)
        except outward.Inside as error:
            raise LeadsInside(str(error)) from error
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            raise TemporarilyDown(type(error).__name__) from error
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            raise Refused("this address cannot be asked") from error
        except httpx.HTTPError as error:
            raise Unanswered(type(error).__name__, maybe_done=write) from error
        except NotAsPromised as error:
            error.maybe_done = write
            raise
        told = (
            self._trouble(answer.status, _object_of(answer), answer.headers) if self._trouble and answer.status >= 300 else None
        )
        if told is not None:
            told.maybe_done = write and isinstance(told, TemporarilyDown)
            raise told
        return answer


class _Answer(NamedTuple):
    status: int
    headers: httpx.Headers
    content: bytes


def _take(response: httpx.Response) -> _Answer:
    chunks, size = [], 0
    for chunk in response.iter_bytes():
        size += len(chunk)
        if size > LARGEST_ANSWER:
            raise NotAsPromised("the answer is too large")
        chunks.append(chunk)
    return _Answer(response.status_code, response.headers, b"".join(chunks))


def _object_in(answer: _Answer) -> Json:
    if answer.status >= 300:
        raise _error_for(answer)
    try:
        found = json.loads(answer.content)
    except (ValueError, RecursionError) as error:
        kind = answer.headers.get("Content-Type", "of no stated kind").split(";")[0]
        raise NotAsPromised(f"{answer.status} without JSON, {kind}") from error
    if not isinstance(found, dict):
        raise NotAsPromised(f"{answer.status} with JSON that is no object")
    if set(found) == {"error"}:
        raise NotAsPromised(f"{answer.status} with an error inside")
    return found


def _list_in(answer: _Answer) -> list[Any]:
    if answer.status >= 300:
        raise _error_for(answer)
    try:
        found = json.loads(answer.content)
    except (ValueError, RecursionError) as error:
        raise NotAsPromised(f"{answer.status} without JSON") from error
    if not isinstance(found, list):
        raise NotAsPromised(f"{answer.status} with JSON that is no list")
    return found


_BY_STATUS: dict[int, type[ChannelError]] = {
    400: Refused,
    401: Unauthorised,
    403: Forbidden,
    404: Gone,
    408: TemporarilyDown,
    409: TemporarilyDown,
    410: Gone,
    422: Refused,
    429: RateLimited,
}


def _error_for(answer: _Answer) -> ChannelError:
    word = _word_of(answer)
    if answer.status == 403 and word in {"SERVICE_DISABLED", "accessNotConfigured"}:
        return NotApproved(word)
    kind = _BY_STATUS.get(answer.status)
    if kind is None:
        kind = TemporarilyDown if answer.status >= 500 else Refused if answer.status >= 400 else NotAsPromised
    return kind(f"{answer.status} {word}".strip(), retry_after=_seconds_in(answer.headers.get("Retry-After", "")))


def _object_of(answer: _Answer) -> Json:
    """The JSON object that came, empty when there is none."""
    try:
        found = json.loads(answer.content)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _word_of(answer: _Answer) -> str:
    """The platform's name for the error, as Google, OAuth2 and many others give it; empty when there is none."""
    error = _object_of(answer).get("error")
    if isinstance(error, str):
        return error[:80]
    if not isinstance(error, dict):
        return ""
    details = error.get("details")
    reasons = [item.get("reason") for item in details if isinstance(item, dict)] if isinstance(details, list) else []
    return str(next((reason for reason in reasons if reason), error.get("status") or ""))[:80]


def _seconds_in(header: str) -> float | None:
    """Retry-After in seconds, from either of its two forms, a day at most; None when it says nothing that can be read."""
    if header.isascii() and header.strip().isdigit():
        return min(float(header), LONGEST_WAIT)
    try:
        when = parsedate_to_datetime(header)
    except (ValueError, OverflowError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return min(max(0.0, (when - datetime.now(UTC)).total_seconds()), LONGEST_WAIT)
