"""A mail's bytes to its words. Only text is looked at: attachments and archives stay closed, whatever they call themselves.

A mail is a stranger's input. Limits come first, and what is beyond them is told, never cut in silence.
"""

import email
import email.policy
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from heard.channels.alert_mail.page import Link, words_of

LARGEST_MAIL = 25 * 1024 * 1024  # bytes, the most that mail hosts commonly carry
MOST_PARTS = 100
DEEPEST = 12
LONGEST_TEXT = 2_000_000  # characters of one part


class TooMuch(ValueError):
    """The mail is beyond what is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """One way in which the mail says the same: its lines, without those that are empty, and its links."""

    lines: tuple[str, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What a mail says. `bodies` has the plain text first, then pages."""

    subject: str
    sender: str
    message_id: str
    sent_at: datetime | None
    bodies: tuple[Body, ...]


def open_letter(data: bytes) -> Letter:
    """The words of a mail. Raises `TooMuch`."""
    if len(data) > LARGEST_MAIL:
        raise TooMuch(f"it has {len(data):,} bytes, {LARGEST_MAIL:,} are read")
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        parts = list(_text_parts(message))
    except RecursionError as error:
        raise TooMuch("its parts are nested too deeply") from error
    plain = [_plain_body(_decoded(part)) for part in parts if part.get_content_type() == "text/plain"]
    pages = [_page_body(_decoded(part)) for part in parts if part.get_content_type() == "text/html"]
    return Letter(
        subject=_header(message, "Subject"),
        sender=parseaddr(_header(message, "From"))[1].lower(),
        message_id=_header(message, "Message-ID"),
        sent_at=_date(_header(message, "Date")),
        bodies=tuple(body for body in (*plain, *pages) if body.lines),
    )


def _text_parts(message: Message, depth: int = 0) -> Iterator[Message]:
    """Parts that are words to be shown, also inside a mail that was forwarded as an attachment."""
    stack = [(message, depth)]
    count = 0
    while stack:
        part, depth = stack.pop()
        count += 1
        if count > MOST_PARTS:
            raise TooMuch(f"it has more than {MOST_PARTS} parts")
        if depth > DEEPEST:
            raise TooMuch("its parts are nested too deeply")
        # Asking a leaf for its payload would decode it by the charset that it claims, and some of Python's cannot.
        if part.is_multipart():
            inner = list(part.get_payload())
            stack.extend((child, depth + 1) for child in reversed(inner) if isinstance(child, Message))
        elif part.get_content_type() in ("text/plain", "text/html") and not _is_attached(part):
            yield part


def _is_attached(part: Message) -> bool:
    return "attachment" in str(part.get("Content-Disposition", "")).lower() or bool(part.get_filename())


def _decoded(part: Message) -> str:
    """The part's text by its own charset, and where that is wrong or unknown by UTF-8 and then by Windows'."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    for charset in (str(part.get_param("charset", "utf-8")), "utf-8", "cp1252"):
        try:
            text = data.decode(charset)
            break
        except (LookupError, ValueError):
            continue
    else:
        text = data.decode("utf-8", "replace")
    if len(text) > LONGEST_TEXT:
        raise TooMuch(f"a part has {len(text):,} characters, {LONGEST_TEXT:,} are read")
    return text


def _plain_body(text: str) -> Body:
    lines = tuple(filter(None, (_tidy(line) for line in text.splitlines())))
    links = tuple(
        Link(url=word.strip("<>()[].,\"'"), text=line)
        for line in lines
        for word in line.split()
        if word.lstrip("<([").startswith(("http://", "https://"))
    )
    return Body(lines=lines, links=links)


def _page_body(text: str) -> Body:
    lines, links = words_of(text)
    return Body(lines=tuple(filter(None, map(_tidy, lines))), links=tuple(links))


def _tidy(line: str) -> str:
    """One space between words, no quoting marks in front, nothing that cannot be seen."""
    seen = "".join(letter for letter in line if letter not in "\x00\u200b\u200c\u200d\u2060\ufeff\xad\u034f")
    return " ".join(seen.split()).lstrip("> ")


def _header(message: Message, name: str) -> str:
    try:
        pieces = [(piece, charset or "ascii") for piece, charset in decode_header(str(message.get(name, "")))]
        text = "".join(piece if isinstance(piece, str) else piece.decode(charset, "replace") for piece, charset in pieces)
    except (LookupError, ValueError):
        text = str(message.get(name, ""))
    return " ".join(text.encode("utf-8", "replace").decode().split())[:1000]


def _date(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
