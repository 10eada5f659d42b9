"""X's JSON in our words. Pure.

A post is `{id, text, author_id, created_at, lang, edit_history_tweet_ids, entities, note_tweet, referenced_tweets}`. An edit makes a new
number; the history has them all, the oldest first, and the oldest is our name for it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from heard.channels.contract import moment_from
from heard.channels.errors import (
    ChannelError,
    Forbidden,
    ForPeople,
    Gone,
    NotApproved,
    RateLimited,
    Refused,
    Unauthorised,
    as_promised,
)
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.hearing import HeardPost, HeardReply
from heard.vocabulary.platforms import Platform
from heard.vocabulary.way import CaseKind

Json = dict[str, Any]
FIELDS = "id,text,author_id,created_at,lang,edit_history_tweet_ids,entities,note_tweet,referenced_tweets"
_PAUSE = 900.0  # seconds: X counts requests in quarters of an hour
_ADDRESSED = re.compile(r"(?:@\w{1,20} )+")  # X puts the names of whom an answer is for before it by itself


class CreditsUsedUp(Forbidden):
    """The credits for X's interface are used up, or the month's cap is reached."""

    mend = "Buy credits or raise the spending limit in X's developer console; what was written meanwhile is heard afterwards."


class ReadOnly(Forbidden):
    """The app may read on X and not write."""

    mend = "access_token: give the app Read and write in X's developer console, then make the token anew."


class NotSummoned(ForPeople):
    """X lets a program answer only whoever names or quotes the account, and this post does neither."""


class SaidBefore(Refused):
    """X takes the same words only once."""

    mend = "Change a few words and send again."


def post_from(row: Any, users: Mapping[str, Json]) -> HeardPost:
    """A post; `users` came along with it, by their numbers. The platform has no stars."""
    with as_promised("post with its number, writer, time and words"):
        author = users.get(row["author_id"]) or {}
        name = str(author.get("username") or "")
        at = moment_from(row["created_at"])
        return HeardPost(
            external_id=versions_of(row)[0],
            platform=Platform.X,
            kind=CaseKind.MENTION,
            text=words_of(row),
            author=str(author.get("name") or name),
            author_id=str(row["author_id"]),
            published_at=at,
            updated_at=at,
            url=f"https://x.com/{name or 'i'}/status/{row['id']}",
            language=_language(row.get("lang")),
            raw=row,
        )


def reply_from(row: Json) -> HeardReply:
    """Our answer, without the names that X put before it: what was taken is to be seen at once."""
    with as_promised("post with its words and time"):
        words = words_of(row)
        names = _ADDRESSED.match(words)
        said = words[names.end() :] if names else words
        return HeardReply(text=said, state=OutgoingState.LIVE, updated_at=moment_from(row["created_at"]))


def words_of(row: Json) -> str:
    """What was written: X shortens long posts and every address, and writes &, < and > as web pages do."""
    whole = row.get("note_tweet") or row
    text = str(whole["text"])
    for link in (whole.get("entities") or {}).get("urls") or ():
        text = text.replace(link["url"], _written(link))
    return html.unescape(text)


def _written(link: Json) -> str:
    """An address as somebody typed it: X puts http:// before one that was typed without."""
    whole, shown = str(link.get("expanded_url") or link["url"]), str(link.get("display_url") or "")
    return shown if whole == f"http://{shown}" else whole


def versions_of(row: Json) -> list[str]:
    """Every number that this post has had, the oldest first."""
    return [str(one) for one in row.get("edit_history_tweet_ids") or [row["id"]]]


def answers(row: Json, numbers: list[str]) -> bool:
    """Whether it stands below a post that has had these numbers."""
    return any(one["type"] == "replied_to" and one["id"] in numbers for one in row.get("referenced_tweets") or ())


def only_passes_on(row: Any) -> bool:
    """Whether it has no words of its own but passes on somebody else's."""
    below = row.get("referenced_tweets") if isinstance(row, dict) else None
    return isinstance(below, list) and any(isinstance(one, dict) and one.get("type") == "retweeted" for one in below)


def _language(said: Any) -> str:
    return said[:2] if isinstance(said, str) and len(said) == 2 else ""  # und, qme and so on are none


def trouble_from(status: int, told: Json, headers: Mapping[str, str], *, now: datetime) -> ChannelError | None:
    """What X's words for an error mean; None where the status says it all."""
    kind = str(told.get("type") or "").rpartition("/")[2]
    detail, word = str(told.get("detail") or "").lower(), f"{status} {told.get('title') or ''}".strip()[:80]
    if status == 401:
        return Unauthorised("api_key, api_secret, access_token or access_secret")
    if status == 402 or kind in {"credits", "usage-capped"}:
        return CreditsUsedUp(word)
    if status == 429:
        return RateLimited(word, retry_after=_wait_in(headers, now))
    if kind in {"resource-not-found", "not-authorized-for-resource"}:  # deleted, or hidden from us: gone for all we can do
        return Gone(word)
    if status == 403 and "duplicate content" in detail:
        return SaidBefore(word)
    if status == 403 and "not been mentioned" in detail:
        return NotSummoned(word)
    named: dict[str, type[ChannelError]] = {"oauth1-permissions": ReadOnly, "client-forbidden": NotApproved}
    return named[kind](word) if kind in named else None


def _wait_in(headers: Mapping[str, str], now: datetime) -> float:
    """Seconds until X counts anew; it tells the moment, in seconds since 1970."""
    said = headers.get("x-rate-limit-reset", "")
    return max(1.0, int(said) - now.timestamp()) if said.isascii() and said.isdigit() else _PAUSE
