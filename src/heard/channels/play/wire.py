"""Google Play's JSON in our words. Pure.

A review is `{reviewId, authorName, comments: [{userComment}, {developerComment}]}`. Play tells when it was changed last, and
never when it was first written.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from heard.channels.errors import as_promised
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.hearing import HeardPost, HeardReply
from heard.vocabulary.platforms import Platform

REPLY_LIMIT = 350  # characters


def post_from(review: dict[str, Any], package: str) -> HeardPost:
    """One review of the app `package`. Its id holds the app: without it Play finds no review."""
    with as_promised("review with its text, stars and time"):
        written = _comment(review, "userComment")
        title, text = _title_and_text(written.get("originalText") or written["text"])
        changed = changed_at(review)
        return HeardPost(
            external_id=f"{package}/{review['reviewId']}",
            platform=Platform.PLAY,
            place=package,
            title=title,
            text=text,
            stars=int(written["starRating"]),
            author=str(review.get("authorName") or ""),
            published_at=changed,
            updated_at=changed,
            language=str(written.get("reviewerLanguage") or "")[:2],
            reply=reply_from(review),
            raw=review,
        )


def reply_from(review: dict[str, Any]) -> HeardReply | None:
    """Our answer, None when there is none. It is shown at once: Play moderates after the fact and tells nobody."""
    with as_promised("review with its comments"):
        answer = _comment(review, "developerComment")
        if not answer.get("text"):
            return None
        return HeardReply(text=str(answer["text"]), state=OutgoingState.LIVE, updated_at=moment(answer["lastModified"]))


def changed_at(review: dict[str, Any]) -> datetime:
    """When its writer changed it last; an answer of ours does not count."""
    with as_promised("review with the time of its last change"):
        return moment(_comment(review, "userComment")["lastModified"])


def moment(said: dict[str, Any]) -> datetime:
    """A time as Play writes it: seconds in a string, nanoseconds cut to microseconds."""
    whole = datetime.fromtimestamp(int(said["seconds"]), UTC)
    return whole.replace(microsecond=int(said.get("nanos") or 0) // 1000)


def _comment(review: dict[str, Any], kind: str) -> dict[str, Any]:
    return next((dict(one[kind]) for one in review["comments"] if kind in one), {})


def _title_and_text(said: str) -> tuple[str, str]:
    """Play joins the title of old reviews and their text by a tab; most have no title and begin with it."""
    title, tab, text = said.partition("\t")
    return (title.strip(), text.strip()) if tab else ("", said.strip())
