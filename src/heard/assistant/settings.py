"""Which model, where, and that the owner accepted in writing what leaves the house."""

from dataclasses import dataclass, field
from datetime import datetime
from ipaddress import ip_address
from urllib.parse import urlsplit

NOTICE_VERSION = "1"  # of the notice in docs/assistant.md; a changed notice asks for a new acceptance


class NotAccepted(Exception):
    """The assistant is not switched on; the message says what is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """An OpenAI-compatible address (`https://host/v1`), and the acceptance of the notice.

    `seconds` is the patience for all tries of one draft together.
    """

    address: str = ""
    model: str = ""
    key: str = field(default="", repr=False)
    accepted_by: str = ""
    accepted_at: datetime | None = None
    notice_version: str = ""
    seconds: float = 30.0

    @property
    def host(self) -> str:
        """The host that hears of the review, with its port."""
        parts = urlsplit(self.address)
        return f"{parts.hostname}:{parts.port}" if parts.port else parts.hostname or ""

    def must_be_accepted(self) -> None:
        """Raise `NotAccepted` unless everything is there that lets a review leave the house."""
        missing = _missing(self)
        if missing:
            raise NotAccepted(missing)


def _missing(settings: Settings) -> str:
    if not settings.address or not settings.model:
        return "No address or no model is set."
    if not settings.accepted_by.strip() or settings.accepted_at is None:
        return "The owner has not accepted in writing what leaves the house."
    if settings.notice_version != NOTICE_VERSION:
        return "The notice has changed since it was accepted; it has to be accepted again."
    return _wrong_with(settings.address)


def _wrong_with(address: str) -> str:
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "The address cannot be read."
    if parts.scheme not in ("http", "https") or not host:
        return "The address must begin with https://."
    if parts.username is not None or parts.query or parts.fragment:
        return "The address must hold no sign-in, no question mark and no fragment; the key has a place of its own."
    if parts.scheme == "http" and not _on_this_machine(host):
        return "Over plain http only a model on this machine may be asked."
    return ""


def _on_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
