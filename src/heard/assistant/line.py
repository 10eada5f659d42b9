"""The line to the model: one host, no redirects, no proxy out of the environment, nothing endless. Needs the extra `heard[ai]`."""

import asyncio
import hashlib
from collections.abc import AsyncIterator

import httpx2

from heard import outward

LARGEST_ANSWER = 1024 * 1024  # bytes; a reply has a few thousand

# The vendor's client asks for redirects to be followed; without a Location there is nothing to follow, on any host.
_UNHEARD = (b"location", b"content-encoding")


class TooLarge(httpx2.TransportError):
    """The answer has no end that anybody would wait for."""


class Line(httpx2.AsyncBaseTransport):
    """Carries requests to the host it was made for, and keeps the digest of each body that left."""

    def __init__(self, address: str) -> None:
        self._url = httpx2.URL(address)
        self._inner = httpx2.AsyncHTTPTransport(trust_env=False)
        self.sent: list[str] = []
        self.status = 0  # of the last answer; none yet

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send `request`, if it is for our host."""
        if (request.url.scheme, request.url.host, request.url.port) != (self._url.scheme, self._url.host, self._url.port):
            raise httpx2.UnsupportedProtocol("another host than the one that was accepted")
        address = await asyncio.to_thread(_looked_at, self._url)
        request.headers["Accept-Encoding"] = "identity"  # a compressed answer can be larger than it looks
        self.sent.append(hashlib.sha256(await request.aread()).hexdigest())
        response = await self._inner.handle_async_request(
            httpx2.Request(
                request.method,
                request.url.copy_with(host=address),
                headers=request.headers,
                stream=request.stream,
                extensions={**request.extensions, "sni_hostname": request.url.host},
            )
        )
        self.status = response.status_code
        return httpx2.Response(
            response.status_code,
            headers=[(name, value) for name, value in response.headers.raw if name.lower() not in _UNHEARD],
            stream=_Short(response),
            extensions=response.extensions,
        )

    async def aclose(self) -> None:
        """Give the connections back."""
        await self._inner.aclose()


def _looked_at(url: httpx2.URL) -> str:
    """The address to connect to: a name may stand for a machine of the house, and the owner did not name that."""
    try:
        return outward.looked_at(url.host, url.port or (443 if url.scheme == "https" else 80))[0]
    except (outward.Inside, OSError) as error:
        raise httpx2.ConnectError(str(error)) from error


class _Short(httpx2.AsyncByteStream):
    def __init__(self, response: httpx2.Response) -> None:
        self._response = response

    async def __aiter__(self) -> AsyncIterator[bytes]:
        size = 0
        async for chunk in self._response.aiter_raw():
            size += len(chunk)
            if size > LARGEST_ANSWER:
                raise TooLarge("the answer is too large")
            yield chunk

    async def aclose(self) -> None:
        await self._response.aclose()


def client(line: Line, seconds: float) -> httpx2.AsyncClient:
    """A client that speaks over `line` only."""
    return httpx2.AsyncClient(transport=line, follow_redirects=False, trust_env=False, timeout=httpx2.Timeout(seconds))
