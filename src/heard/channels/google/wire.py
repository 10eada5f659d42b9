"""Google's JSON, translated into the words of the desk. Pure: values in, values out.

A review is `{name, reviewId, reviewer, starRating, comment, createTime, updateTime, reviewReply, ...}`; its name is
`accounts/1/locations/2/reviews/3`. The desk's external id leaves the account out, because a place may be handed
from one account to another while its reviews stay the same.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from heard.channels.contract import Notice, NoticeKind
from heard.channels.errors import NotAsPromised
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.hearing import HeardPost, HeardReply
from heard.vocabulary.platforms import Platform

REPLY_LIMIT = 4096  # bytes of UTF-8, not characters
_NAME = re.compile(r"(?P<account>accounts/[^/]+)/(?P<id>(?P<place>locations/[^/]+)/reviews/[^/]+)\Z")
_STARS = {"ONE": 1, "TWO": 2, "THREE": 3, "FOUR": 4, "FIVE": 5}
_STATES = {"PENDING": OutgoingState.PENDING, "APPROVED": OutgoingState.LIVE, "REJECTED": OutgoingState.REJECTED}
_VIOLATIONS = {
    "FAKE_ENGAGEMENT": "it looks like fake engagement",
    "ADVERTISING_AND_SOLICITATION": "it advertises or solicits",
    "OFF_TOPIC": "it is off topic",
    "OFFENSIVE": "it is offensive",
    "HARASSMENT": "it harasses somebody",
    "HATE_SPEECH": "it is hate speech",
    "PERSONAL_INFO": "it holds personal information",
    "PRIVACY": "it touches somebody's privacy",
    "GENERIC_VIOLATION": "it breaks a policy that is not named",
}
_NOTICES = {"NEW_REVIEW": NoticeKind.NEW, "UPDATED_REVIEW": NoticeKind.CHANGED}


def post_from(review: Mapping[str, Any]) -> HeardPost:
    """One review. Raises `NotAsPromised` when it cannot be told which review it is or when it was written."""
    match = _NAME.match(str(review.get("name", "")))
    if match is None:
        raise NotAsPromised("a review without its name")
    created = time_from(review.get("createTime")) or time_from(review.get("updateTime"))
    if created is None:
        raise NotAsPromised("a review without its time")
    reviewer = _mapping(review.get("reviewer"))
    anonymous = bool(reviewer.get("isAnonymous"))
    return HeardPost(
        external_id=match["id"],
        platform=Platform.GOOGLE,
        text=original_of(_text(review.get("comment"))),
        published_at=created,
        updated_at=time_from(review.get("updateTime")) or created,
        place=match["place"],
        stars=_STARS.get(_text(review.get("starRating"))),
        author="" if anonymous else _text(reviewer.get("displayName")),
        anonymous=anonymous,
        reply_url=_text(review.get("reviewReplyUrl")),
        reply=reply_from(_mapping(review.get("reviewReply"))),
        raw=dict(review),
    )


def reply_from(reply: Mapping[str, Any]) -> HeardReply | None:
    """Our answer with its moderation, None when there is none.

    Google names a state since April 2026; an answer without one is shown to readers as it always was.
    """
    text = _text(reply.get("comment"))
    if not text:
        return None
    state = _text(reply.get("reviewReplyState"))
    return HeardReply(
        text=text,
        state=_STATES.get(state, OutgoingState.SENT) if state else OutgoingState.LIVE,
        updated_at=time_from(reply.get("updateTime")),
        reason=_reason(_text(reply.get("policyViolation"))) if state == "REJECTED" else "",
    )


def notice_from(message: Mapping[str, Any], attributes: Mapping[str, Any]) -> Notice:
    """A notice from a Pub/Sub message's data and attributes.

    Google documents that it carries the names of the review and of its location, not how the fields are
    spelt; both spellings are understood, in either part.
    """
    both = {**attributes, **message}
    kind = _text(both.get("notificationType") or both.get("notification_type") or both.get("type"))
    review = _text(both.get("reviewName") or both.get("review_name") or both.get("review") or both.get("name"))
    match = _NAME.match(review)
    if match is None:
        return Notice(kind=NoticeKind.OTHER)
    return Notice(kind=_NOTICES.get(kind, NoticeKind.CHANGED), external_id=match["id"], place=match["place"])


def time_from(value: object) -> datetime | None:
    """An RFC 3339 time; nanoseconds are cut to microseconds. None when it is none, or has no zone."""
    if not isinstance(value, str):
        return None
    try:
        when = datetime.fromisoformat(value)
    except ValueError:
        return None
    return when if when.tzinfo else None


def original_of(comment: str) -> str:
    """What the person wrote, without Google's translation, which changes from one fetch to the next."""
    if comment.startswith("(Translated by Google)") and "(Original)" in comment:
        return comment.split("(Original)", 1)[1].strip()
    return comment.split("\n\n(Translated by Google)", 1)[0]


def _reason(violation: str) -> str:
    if not violation:
        return "Google gave no reason."
    words = _VIOLATIONS.get(violation) or violation.replace("_", " ").lower()  # Google adds new ones
    return f"Google says: {words}."


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
