"""The mail server that `HEARD_MAIL` names."""

from typing import NamedTuple
from urllib.parse import unquote, urlsplit

_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


class BadMailUrl(Exception):
    """HEARD_MAIL must look like smtp+tls://user:password@host:587, smtps://user:password@host:465 or smtp://host:25."""


class MailServer(NamedTuple):
    """Where mails leave; no host where none is set. `tls` begins in the clear and turns secure, `ssl` is from the first byte."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    tls: bool = False
    ssl: bool = False


def parsed(url: str) -> MailServer:
    """The server behind an address. Raises `BadMailUrl`, which never says the password."""
    if not url:
        return MailServer()
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise BadMailUrl(BadMailUrl.__doc__) from None  # the error that lies behind shows what was said
    if parts.scheme not in _PORTS or not host:
        raise BadMailUrl(BadMailUrl.__doc__)
    return MailServer(
        host=host,
        port=port or _PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        tls=parts.scheme == "smtp+tls",
        ssl=parts.scheme == "smtps",
    )
