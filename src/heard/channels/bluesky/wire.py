"""Bluesky's records in our words. Pure."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from heard.channels.contract import moment_from
from heard.channels.errors import as_promised
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.hearing import HeardPost, HeardReply
from heard.vocabulary.platforms import Platform
from heard.vocabulary.way import CaseKind

REPORT_LIMIT = 2000  # graphemes of a reason; characters are never fewer
_REASON = {"advertising": "Spam", "fake": "Misleading", "abuse": "Rude", "hate": "Rude", "personal_information": "Violation"}


def reason_of(ground: str) -> str:
    """The kind of report; what has none of its own is said in the reason."""
    return f"com.atproto.moderation.defs#reason{_REASON.get(ground, 'Other')}"


def post_from(view: dict[str, Any]) -> HeardPost:
    """A post with its author. Posts are never edited; a changed one is another."""
    with as_promised("post with its author, time and text"):
        author, record = view["author"], view["record"]
        at = moment_from(record["createdAt"])
        key = view["uri"].rpartition("/")[2]
        return HeardPost(
            external_id=view["uri"],
            platform=Platform.BLUESKY,
            kind=CaseKind.MENTION,
            text=str(record["text"]),
            author=str(author.get("displayName") or author["handle"]),
            author_id=str(author["did"]),
            published_at=at,
            updated_at=at,
            url=f"https://bsky.app/profile/{author['handle']}/post/{key}",
            language=str((record.get("langs") or [""])[0])[:2],
            raw=view,
        )


def reply_from(record: dict[str, Any]) -> HeardReply:
    """Our answer: what was taken is to be seen at once."""
    with as_promised("post with its time and text"):
        at = moment_from(record["createdAt"])
        return HeardReply(text=str(record["text"]), state=OutgoingState.LIVE, updated_at=at)


def answer_to(view: dict[str, Any], text: str, now: datetime) -> dict[str, Any]:
    """The record of an answer: it names what it answers, and where that talk began."""
    with as_promised("post with its address"):
        own = {"uri": view["uri"], "cid": view["cid"]}
        began = (view["record"].get("reply") or {}).get("root") or own
    return {
        "$type": "app.bsky.feed.post",
        "text": text,
        "createdAt": f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%S.000Z}",
        "reply": {"root": began, "parent": own},
    }
