"""Opening a stranger's mail: its parts, their words, its headers. Pure, and below everything: what reads alerts and what reads letters share it.

Limits come first, and what is beyond them is told, never cut in silence. Nothing is executed, rendered or followed.
"""

from __future__ import annotations

import codecs
import email
import email.policy
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from email.errors import MessageError
from email.header import decode_header
from email.message import Message


class TooMuch(ValueError):
    """The mail is beyond what is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is read of a mail: bytes of the whole, parts, and how deep they may lie within one another."""

    bytes: int
    parts: int
    depth: int


def opened(data: bytes, limits: Limits, *, closed: Collection[str] = ()) -> tuple[Message, list[Message]]:
    """A mail and its leaves, outermost first. What has a type of `closed` stays closed and counts as a leaf. Raises `TooMuch`."""
    if len(data) > limits.bytes:
        raise TooMuch(f"it has {len(data):,} bytes, {limits.bytes:,} are read")
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        return message, list(_leaves(message, limits, closed))
    except RecursionError as error:
        raise TooMuch("its parts are nested too deeply") from error


def _leaves(message: Message, limits: Limits, closed: Collection[str]) -> Iterator[Message]:
    stack = [(message, 0)]
    count = 0
    while stack:
        part, depth = stack.pop()
        count += 1
        if count > limits.parts:
            raise TooMuch(f"it has more than {limits.parts} parts")
        if depth > limits.depth:
            raise TooMuch("its parts are nested too deeply")
        # Asking a leaf for its payload would decode it by the charset that it claims, and some of Python's cannot.
        if part.is_multipart() and part.get_content_type() not in closed:
            inner = [child for child in part.get_payload() if isinstance(child, Message)]
            stack.extend((child, depth + 1) for child in reversed(inner))
        else:
            yield part


def is_attached(part: Message) -> bool:
    """Whether the part says that it is to be kept as a file."""
    return "attachment" in str(part.get("Content-Disposition", "")).lower()


def content(part: Message) -> bytes:
    """The bytes of a leaf; none where they cannot be had."""
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return b""
    return data if isinstance(data, bytes) else b""


def text_of(part: Message) -> str:
    """The text of a leaf by its own charset, and where that is wrong or unknown by UTF-8 and then by Windows'."""
    data = content(part)
    for charset in (str(part.get_param("charset", "utf-8")), "utf-8", "cp1252"):
        try:
            return _decoded(data, charset, "strict")
        except (LookupError, ValueError, TypeError):  # TypeError: a codec that makes no text
            continue
    return data.decode("utf-8", "replace")


def words_of(raw: str) -> str:
    """A header's value with its encoded words decoded; as it stands where they are broken."""
    try:
        pieces = [(piece, charset or "ascii") for piece, charset in decode_header(raw)]
        return "".join(piece if isinstance(piece, str) else _decoded(piece, charset, "replace") for piece, charset in pieces)
    except (LookupError, ValueError, TypeError, MessageError):
        return raw


# Python decodes by these, and nobody writes mails in them. A megabyte of the first would take it minutes.
_NO_CHARSETS = frozenset({"punycode", "idna", "unicode_escape", "raw_unicode_escape"})


def _decoded(data: bytes, charset: str, errors: str) -> str:
    """Raises LookupError, ValueError or TypeError, as a codec does."""
    if codecs.lookup(charset).name.replace("-", "_") in _NO_CHARSETS:
        raise LookupError(charset)
    return str(data.decode(charset, errors))


MOST_TAGS, DEEPEST_TAGS = 30_000, 5_000
MOST_COPIED = 40_000_000_000  # characters: at each "&" a sanitiser copies what it has so far; half a second for so many


def slow_to_mend(page: str) -> bool:
    """Whether a page was made, or has grown, so that a sanitiser would take more than moments over it."""
    opens = page.count("<")
    deep = opens - 2 * page.count("</") > DEEPEST_TAGS
    return opens > MOST_TAGS or deep or page.count("&") * len(page) > MOST_COPIED
