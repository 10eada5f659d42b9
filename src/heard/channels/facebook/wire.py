"""The Graph API's JSON in our words. Pure.

Whatever is heard is `{id, message, from: {id, name}, created_time, permalink_url}`, be it a comment or a post; `from` is there only where
the token may see it. The number of a post does not tell which of the two it is, so our id says it: `comment/10_20`, `post/10_20`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from heard.channels.contract import Notice, NoticeKind, moment_from
from heard.channels.errors import (
    ChannelError,
    Forbidden,
    Gone,
    Misconfigured,
    RateLimited,
    Refused,
    SaidAlready,
    TemporarilyDown,
    Unauthorised,
    as_promised,
)
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.hearing import HeardPost, HeardReply
from heard.vocabulary.platforms import Platform
from heard.vocabulary.way import CaseKind

Json = dict[str, Any]
Kind = Literal["comment", "post"]
FIELDS = "id,message,from,created_time,permalink_url"

# The Graph API's numbers for its errors ("Handling Errors", and its rate limits).
_SIGN_IN = {102, 190}
_DOWN = {1, 2}
_SLOWER = {4, 17, 32, 341, 613, *range(80000, 80015)}
_NOT_ALLOWED = {3, 10, *range(200, 300)}
_BLOCKED, _SAME_AGAIN, _UNKNOWN_ALIAS, _PARAMETER, _NO_SUCH_OBJECT, _REPLIED = 368, 506, 803, 100, 33, 10900
_PAUSE = 600.0  # seconds, where Facebook asks to slow down and does not say for how long


class PermissionMissing(Forbidden):
    """The access token of the Page lacks a permission."""

    mend = (
        "page_token: make it anew with pages_read_engagement, pages_read_user_content, pages_manage_engagement and, "
        "for private replies, pages_messaging."
    )


class Blocked(Refused):
    """Facebook keeps this Page from writing for a while, for breaking its rules."""

    mend = "Look at the Page's support inbox on Facebook, and try again once the block is over."


def external_id(kind: Kind, number: object) -> str:
    """Our name of a comment or post."""
    return f"{kind}/{number}"


def post_from(kind: Kind, row: Any, page: str) -> HeardPost:
    """A comment or post as it stands on `page`. Neither has stars; no time of an edit is told."""
    with as_promised("comment or post with its number and time"):
        author = row.get("from") or {}
        return HeardPost(
            external_id=external_id(kind, row["id"]),
            platform=Platform.FACEBOOK,
            kind=CaseKind.MENTION,
            place=page,
            text=str(row.get("message") or ""),
            author=str(author.get("name") or ""),
            author_id=str(author.get("id") or ""),
            published_at=moment_from(row["created_time"]),
            url=str(row.get("permalink_url") or ""),
            raw=row,
        )


def is_by(row: Any, page: str) -> bool:
    """Whether the Page itself wrote it."""
    author = row.get("from") if isinstance(row, dict) else None
    return isinstance(author, dict) and author.get("id") == page


def reply_from(row: Json) -> HeardReply:
    """Our answer, which is a comment like any other."""
    with as_promised("comment with its words and time"):
        return HeardReply(text=str(row["message"]), state=OutgoingState.LIVE, updated_at=moment_from(row["created_time"]))


def notices_from(told: Any, page: str) -> Iterator[Notice]:
    """What a push says of comments and posts on `page`; likes, our own words and other Pages of the same app are passed over."""
    entries = told.get("entry") if isinstance(told, dict) else None
    for entry in entries if isinstance(entries, list) else ():
        changes = entry.get("changes") if isinstance(entry, dict) and str(entry.get("id")) == page else None
        for change in changes if isinstance(changes, list) else ():
            value = change.get("value") if isinstance(change, dict) and change.get("field") == "feed" else None
            if isinstance(value, dict) and not is_by(value, page):
                yield _notice(value)


def _notice(value: Json) -> Notice:
    new = NoticeKind.NEW if value.get("verb") == "add" else NoticeKind.CHANGED
    if value.get("item") == "comment" and value.get("comment_id"):
        return Notice(kind=new, external_id=external_id("comment", value["comment_id"]))
    if value.get("item") in ("post", "status", "photo", "video", "share") and value.get("post_id"):
        return Notice(kind=new, external_id=external_id("post", value["post_id"]))
    return Notice(kind=NoticeKind.OTHER)


def trouble_from(status: int, told: Json, headers: Mapping[str, str]) -> ChannelError | None:
    """What Facebook's number for an error means; None where it gives none that we know. Most come with status 400."""
    error = told.get("error")
    code = error.get("code") if isinstance(error, dict) else None
    if not isinstance(error, dict) or not isinstance(code, int):
        return None
    if code in _SIGN_IN:
        return Unauthorised("page_token")
    if code in _SLOWER:
        return RateLimited(f"code {code}", retry_after=_wait_in(headers))
    if code in _NOT_ALLOWED:
        return PermissionMissing(f"code {code}")
    if code in _DOWN or error.get("is_transient") is True:
        return TemporarilyDown(f"code {code}")
    if code == _PARAMETER and "appsecret_proof" in str(error.get("message")):
        return Misconfigured("app_secret: it is not that of the app which made the token")
    if code == _UNKNOWN_ALIAS or (code == _PARAMETER and error.get("error_subcode") == _NO_SUCH_OBJECT):
        return Gone(f"code {code}")
    named: dict[int, type[ChannelError]] = {_BLOCKED: Blocked, _SAME_AGAIN: Refused, _REPLIED: SaidAlready}
    return named[code](f"code {code}") if code in named else None


def _wait_in(headers: Mapping[str, str]) -> float:
    """Seconds until the Page may ask again; Facebook tells minutes."""
    try:
        used = json.loads(headers.get("x-business-use-case-usage", "{}"))
        minutes = max(float(one["estimated_time_to_regain_access"]) for uses in used.values() for one in uses)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return _PAUSE
    return minutes * 60 or _PAUSE
