"""A mail's bytes to its words. Only text is looked at: attachments and archives stay closed, whatever they call themselves.

A mail is a stranger's input. Limits come first, and what is beyond them is told, never cut in silence.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from heard.channels.alert_mail import page
from heard.channels.alert_mail.page import Link
from heard.envelope import Limits, TooMuch, is_attached, opened, slow_to_mend, text_of, words_of

LIMITS = Limits(bytes=25 * 1024 * 1024, parts=100, depth=12)  # the most that mail hosts commonly carry
LONGEST_TEXT = 2_000_000  # characters of one part


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
    message, leaves = opened(data, LIMITS)  # also of a mail that was forwarded as an attachment
    plain = [_plain_body(_decoded(part)) for part in leaves if _is_shown(part, "text/plain")]
    pages = [_page_body(_decoded(part)) for part in leaves if _is_shown(part, "text/html")]
    return Letter(
        subject=_header(message, "Subject"),
        sender=parseaddr(_header(message, "From"))[1].lower(),
        message_id=_header(message, "Message-ID"),
        sent_at=_date(_header(message, "Date")),
        bodies=tuple(body for body in (*plain, *pages) if body.lines),
    )


def _is_shown(part: Message, kind: str) -> bool:
    return part.get_content_type() == kind and not is_attached(part) and not part.get_filename()


def _decoded(part: Message) -> str:
    text = text_of(part)
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
    if slow_to_mend(text):
        raise TooMuch("a page of it is too tangled to be read")
    lines, links = page.words_of(text)
    return Body(lines=tuple(filter(None, map(_tidy, lines))), links=tuple(links))


def _tidy(line: str) -> str:
    """One space between words, no quoting marks in front, nothing that cannot be seen."""
    seen = "".join(letter for letter in line if letter not in "\x00\u200b\u200c\u200d\u2060\ufeff\xad\u034f")
    return " ".join(seen.split()).lstrip("> ")


def _header(message: Message, name: str) -> str:
    text = words_of(str(message.get(name, ""))[:4000])
    return " ".join(text.encode("utf-8", "replace").decode().split())[:1000]


def _date(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
