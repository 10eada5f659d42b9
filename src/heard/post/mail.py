"""Sending mail. A message has an id of its own choosing, so that one sent twice is shown once by the reader's program."""

from __future__ import annotations

from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage


def send(*, to: str, subject: str, text: str, key: str) -> None:
    """Send a plain text mail. `key` names it: the same key gives the same Message-ID.

    Raises OSError (or its smtplib kin) when the server cannot be reached; the job then tries again.
    """
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2] or "localhost"
    EmailMessage(
        subject=" ".join(subject.split()),  # a line break in a subject would forge headers
        body=text,
        to=[to],
        headers={"Message-ID": f"<{key}@{domain}>", "Auto-Submitted": "auto-generated"},
    ).send()
