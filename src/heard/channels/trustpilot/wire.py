"""Trustpilot's JSON in our words. Pure."""

from __future__ import annotations

from typing import Any

from heard.channels.contract import moment_from
from heard.channels.errors import as_promised
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.hearing import HeardPost, HeardReply
from heard.vocabulary.platforms import Platform


def post_from(row: Any) -> HeardPost:
    """A review out of its JSON."""
    with as_promised("review with its number, stars, time and writer"):
        consumer, stars = row["consumer"], row["stars"]
        if not isinstance(stars, int) or not 1 <= stars <= 5:
            raise ValueError("stars that are none")
        return HeardPost(
            external_id=str(row["id"]),
            platform=Platform.TRUSTPILOT,
            title=str(row.get("title") or ""),
            text=str(row.get("text") or ""),
            stars=stars,
            author=str(consumer.get("displayName") or ""),
            author_id=str(consumer["id"]),
            published_at=moment_from(row["createdAt"]),
            updated_at=moment_from(row["updatedAt"]) if row.get("updatedAt") else None,
            url=f"https://www.trustpilot.com/reviews/{row['id']}",
            language=str(row.get("language") or "")[:3],
            reply=_reply(row.get("companyReply")),
            raw=row,
        )


def _reply(told: Any) -> HeardReply | None:
    if not told:
        return None
    at = told.get("updatedAt") or told.get("createdAt")
    return HeardReply(text=str(told["text"]), state=OutgoingState.LIVE, updated_at=moment_from(at) if at else None)
