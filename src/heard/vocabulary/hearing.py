"""A post as a channel hands it over: platform words translated into ours, nothing decided."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from heard.vocabulary.case import OutgoingState
from heard.vocabulary.platforms import Platform
from heard.vocabulary.way import CaseKind


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardReply:
    """A public answer found beside the post, ours or written on the platform itself."""

    text: str
    state: OutgoingState
    updated_at: datetime | None = None
    reason: str = ""  # why the platform refused it


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardPost:
    """One post. `(channel, external_id)` is its identity; `updated_at` None where the platform tells no edits.

    `place` is the platform's own id of the location, empty where there is only one.
    """

    external_id: str
    platform: Platform
    text: str
    published_at: datetime
    kind: CaseKind = CaseKind.REVIEW
    place: str = ""
    title: str = ""
    stars: int | None = None
    author: str = ""
    author_id: str = ""
    anonymous: bool = False
    updated_at: datetime | None = None
    url: str = ""
    reply_url: str = ""
    language: str = ""
    contact_mail: str = ""
    contact_phone: str = ""
    reply: HeardReply | None = None
    raw: dict[str, Any] = field(default_factory=dict)  # the platform's own words, for evidence
