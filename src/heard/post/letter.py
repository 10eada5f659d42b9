"""A mail with pictures in it and papers beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from email.mime.image import MIMEImage
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives


def send(
    *,
    to: str,
    subject: str,
    text: str,
    html: str,
    pictures: Mapping[str, bytes],
    papers: Sequence[tuple[str, bytes, str]],
    key: str,
) -> None:
    """Send it as text and as HTML. `pictures` are PNG that the HTML names as `cid:<name>`; `papers` are (name, content, type).

    Raises OSError when the server cannot be reached.
    """
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2] or "localhost"
    letter = EmailMultiAlternatives(
        subject=" ".join(subject.split()),
        body=text,
        to=[to],
        headers={"Message-ID": f"<{key}@{domain}>", "Auto-Submitted": "auto-generated"},
    )
    letter.attach_alternative(html, "text/html")
    for name, content in pictures.items():
        picture = MIMEImage(content, "png")
        picture.add_header("Content-ID", f"<{name}>")
        picture.add_header("Content-Disposition", "inline", filename=f"{name}.png")
        letter.attach(picture)
    for name, content, kind in papers:
        letter.attach(name, content, kind)
    letter.send()
