"""The way out to an address that somebody typed.

Whoever may type an address could lead this machine to what only it can reach: its own database, a router, the list of keys that a
cloud hands to its machines. So a name is resolved here, every address that it stands for has to be one of the open net, and the
connection goes to an address that was looked at: a name that answers otherwise the next time leads nowhere else. This holds for
each request, so a redirect is no way around it, and no proxy out of the environment is asked, for it would resolve names itself.

The owner of the house names what may be reached inside all the same in `HEARD_INSIDE`.
"""

import os
import socket
import ssl
from functools import cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any
from urllib.parse import urlsplit

import httpx

Address = IPv4Address | IPv6Address

_PORTS = {"http": 80, "https": 443}
_TRANSLATED = IPv6Network("64:ff9b::/96")  # an IPv4 address behind a translator (RFC 6052)
_OF_CLOUDS = frozenset({ip_address("168.63.129.16")})  # an address of the open net by its number, but answered inside Azure


class Inside(Exception):
    """The address leads to this machine or its neighbours, and nobody allowed that."""

    def __init__(self, host: str) -> None:
        super().__init__(
            f"{host} is on this machine or in its own network. The owner of the house can allow it by naming it in HEARD_INSIDE."
        )


def looked_at(host: str, port: int) -> list[str]:
    """The addresses that `host` stands for, all of them fit to be connected to. Raises `Inside`, or OSError for an unknown name."""
    try:
        told = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (UnicodeError, ValueError, OverflowError) as error:
        raise OSError("this name cannot be looked up") from error
    found = list(dict.fromkeys(str(one[4][0]) for one in told))
    if not _is_named(host, port) and any(_is_inside(ip_address(one)) and not _is_named(one, port) for one in found):
        raise Inside(host)
    return found


def must_be_open(url: str) -> None:
    """Raise `Inside` when `url` leads inside. A name that nobody knows just now is no reason: it is looked at again on the way."""
    parts = urlsplit(url)
    try:
        looked_at(parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 0))
    except (OSError, ValueError):
        return


def _is_named(host: str, port: int) -> bool:
    plain = host.lower().rstrip(".")
    return any((plain, only) in _named(os.environ.get("HEARD_INSIDE", "")) for only in (port, None))


@cache
def _named(said: str) -> frozenset[tuple[str, int | None]]:
    """What `HEARD_INSIDE` names, as (host, port or any)."""
    found = set()
    for one in filter(None, (part.strip().lower() for part in said.split(","))):
        parts = urlsplit(f"//{one}" if one.count(":") < 2 or one.startswith("[") else f"//[{one}]")
        found.add((parts.hostname or "", parts.port))
    return frozenset(found)


def _is_inside(address: Address) -> bool:
    if isinstance(address, IPv6Address):
        if address.scope_id or address.is_site_local:
            return True
        meant = _meant(address)
        if meant is not None:
            return _is_inside(meant)
    return not address.is_global or address.is_multicast or address in _OF_CLOUDS


def _meant(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 one stands for, in whichever way it is wrapped."""
    if address in _TRANSLATED:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


class _Named(ssl.SSLContext):
    """Wants a certificate for `name`, whatever number the line was opened to."""

    name: str

    def wrap_socket(self, sock: Any, *args: Any, **kwargs: Any) -> ssl.SSLSocket:
        return super().wrap_socket(sock, *args, **{**kwargs, "server_hostname": self.name})


def proving(name: str) -> ssl.SSLContext:
    """What a client that knows only a number needs to have the server prove `name`."""
    context = _Named(ssl.PROTOCOL_TLS_CLIENT)
    context.name = name
    context.load_default_certs()
    return context


@cache
def _trusted() -> ssl.SSLContext:
    """Whom to believe over https. Read once: the list is long, and would cost more than most requests."""
    return httpx.create_ssl_context()


class Outward(httpx.BaseTransport):
    """Carries requests to addresses that were looked at, and nowhere else. Raises `Inside`."""

    def __init__(self) -> None:
        # For each host lines of its own: two hosts may share a number, and not a certificate.
        self._lines: dict[str, httpx.HTTPTransport] = {}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Ask the first of the host's addresses where somebody opens."""
        host = request.url.host
        if request.url.scheme not in _PORTS:
            raise httpx.UnsupportedProtocol("only http and https are spoken", request=request)
        line = self._lines.setdefault(host, httpx.HTTPTransport(verify=_trusted()))
        try:
            *others, last = looked_at(host, request.url.port or _PORTS[request.url.scheme])
        except OSError as error:
            raise httpx.ConnectError(str(error), request=request) from error
        for address in others:
            try:
                return line.handle_request(_to(address, request))
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue
        return line.handle_request(_to(last, request))

    def close(self) -> None:
        """Give the connections back."""
        for line in self._lines.values():
            line.close()


def _to(address: str, request: httpx.Request) -> httpx.Request:
    """The same request for one number of its host; its headers and its certificate still name the host."""
    return httpx.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions={**request.extensions, "sni_hostname": request.url.host},
    )


def client(*, seconds: httpx.Timeout | float, auth: httpx.Auth | None = None) -> httpx.Client:
    """A client for addresses that somebody typed; it follows no redirect, so that an address leads where its owner typed it."""
    return httpx.Client(
        transport=Outward(), auth=auth, timeout=seconds, follow_redirects=False, headers={"User-Agent": "Heard"}
    )
