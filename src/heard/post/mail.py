"""Sending mail. A message has an id of its own choosing, so that one sent twice is shown once by the reader's program."""

from __future__ import annotations

from collections.abc import Sequence
from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.crypto import salted_hmac


def our_key() -> str:
    """Stands in the X-Heard header of our mails, so that one that comes round to us is known."""
    return salted_hmac("heard.post", settings.DEFAULT_FROM_EMAIL, algorithm="sha256").hexdigest()[:24]


def message_id(key: str) -> str:
    """The Message-ID of the mail with this key: always the same."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2] or "localhost"
    return f"<{key}@{domain}>"


def send(*, to: str, subject: str, text: str, key: str) -> None:
    """Send a plain text mail to a colleague. `key` names it: the same key gives the same Message-ID.

    Raises OSError (or its smtplib kin) when the server cannot be reached; the job then tries again.
    """
    EmailMessage(
        subject=" ".join(subject.split()),  # a line break in a subject would forge headers
        body=text,
        to=[to],
        headers={"Message-ID": message_id(key), "Auto-Submitted": "auto-generated", "X-Heard": our_key()},
    ).send()


def write(
    *,
    to: str,
    name: str,
    subject: str,
    text: str,
    key: str,
    answers_to: str,
    refers_to: Sequence[str] = (),
    by_itself: bool = False,
) -> str:
    """Send a mail of the private talk to a customer; its Message-ID.

    `name` is who speaks, `answers_to` where answers go, `refers_to` the Message-IDs of the talk, oldest first.
    `by_itself` marks what no person pressed send for. Raises as `send` does.
    """
    made = message_id(key)
    headers = {"Message-ID": made, "X-Heard": our_key()}
    if refers_to:
        headers["In-Reply-To"] = refers_to[-1]
        headers["References"] = " ".join(refers_to[-10:])
    if by_itself:
        headers["Auto-Submitted"] = "auto-generated"
    sender = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    EmailMessage(
        subject=" ".join(subject.split()),
        body=text,
        from_email=formataddr((" ".join(name.split()), sender)),
        to=[to],
        reply_to=[answers_to] if answers_to else None,
        headers=headers,
    ).send()
    return made


def invite(*, to: str, name: str, subject: str, text: str, key: str, stop_at: str) -> None:
    """Ask a customer for a review. `stop_at`: where one press, or the mail program itself, ends it (RFC 8058). Raises as `send` does."""
    sender = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    EmailMessage(
        subject=" ".join(subject.split()),
        body=text,
        from_email=formataddr((" ".join(name.split()), sender)),
        to=[to],
        headers={
            "Message-ID": message_id(key),
            "Auto-Submitted": "auto-generated",
            "X-Heard": our_key(),
            "List-Unsubscribe": f"<{stop_at}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    ).send()
