"""A pack that a person takes out of the house: pages to read, and beside them the files that they speak of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from heard.desk.contesting import zipped
from heard.post.paper import Section, paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Pages and files."""

    title: str
    subtitle: str
    sections: Sequence[Section]
    files: Mapping[str, bytes] = field(default_factory=dict)


def as_pdf(made: Dossier, now: datetime) -> bytes:
    """The pages alone."""
    return paper(title=made.title, subtitle=made.subtitle, sections=made.sections, made_at=now)


def as_zip(made: Dossier, now: datetime) -> bytes:
    """The pages with their files."""
    return zipped({"pack.pdf": as_pdf(made, now), **made.files}, now)


def minute(at: datetime | None) -> str:
    """A time as packs write it."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC" if at else "–"
