"""Handing out a file that somebody sent: pictures are shown, everything else is only ever saved, and nothing in it runs."""

from __future__ import annotations

from typing import Protocol

from django.http import HttpResponse


class Kept(Protocol):
    """A row that holds a checked file."""

    name: str
    kind: str

    @property
    def content(self) -> bytes | memoryview:
        """Its bytes, as the database hands them out."""


def kept_file(kept: Kept) -> HttpResponse:
    """The file as an answer."""
    inline = kept.kind.startswith("image/")
    answer = HttpResponse(bytes(kept.content), content_type=kept.kind if inline else "application/octet-stream")
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    name = "".join(sign for sign in kept.name if sign.isascii() and (sign.isalnum() or sign in "-_. ")) or "file"
    answer["Content-Disposition"] = f'{"inline" if inline else "attachment"}; filename="{name}"'
    return answer
