"""What comes of asking a model: a text that may be shown to a person, and the record of what left the house."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from heard.vocabulary.text import Finding


class CameFrom(StrEnum):
    """Who wrote the text."""

    MODEL = "model"
    OFFLINE = "offline"


class Why(StrEnum):
    """Why the offline draft stands."""

    NOT_NEEDED = "not_needed"  # it does not: the model's text passed
    KEPT_INSIDE = "kept_inside"  # clinics, counsel, extortion: nothing was sent
    NOT_PASSED = "not_passed"  # every try was found wanting
    NOT_AS_PROMISED = "not_as_promised"  # something else than an answer came back
    TOO_SLOW = "too_slow"
    TURNED_AWAY = "turned_away"  # an error, or a redirect, which is never followed
    NOT_REACHED = "not_reached"


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptRecord:
    """What left the house, without saying it again (R-26, R-37). The caller adds the case, who and when.

    `requests` are the SHA-256 digests, in hex, of the bodies as they were sent, in order; `review` that of the review's
    text. Erasing a person finds the record by its case or by `review`; `hidden` counts the placeholders by kind.
    """

    host: str
    model: str
    notice_version: str
    accepted_by: str
    requests: tuple[str, ...]
    review: str
    hidden: tuple[tuple[str, int], ...]

    def to_json(self) -> dict[str, Any]:
        """The record as JSON values."""
        return {
            "host": self.host,
            "model": self.model,
            "notice_version": self.notice_version,
            "accepted_by": self.accepted_by,
            "requests": list(self.requests),
            "review": self.review,
            "hidden": dict(self.hidden),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Assisted:
    """A draft, whoever wrote it.

    `findings` are the guard's on `text`; `refused` those on each text of the model that was sent back, in order.
    `tries` counts the requests that left; `record` is None when none did.
    """

    text: str
    recipe: str
    tries: int
    findings: tuple[Finding, ...]
    came_from: CameFrom
    why: Why = Why.NOT_NEEDED
    refused: tuple[tuple[Finding, ...], ...] = ()
    record: PromptRecord | None = None
