"""Mastodon's JSON in our words. Pure."""

from __future__ import annotations

from datetime import datetime
from html.parser import HTMLParser
from typing import Any

from heard.channels.errors import NotAsPromised
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.hearing import HeardPost, HeardReply
from heard.vocabulary.platforms import Platform
from heard.vocabulary.way import CaseKind

REPORT_LIMIT = 1000  # characters of a comment
_CATEGORY = {"advertising": "spam", "fake": "spam", "personal_information": "legal", "extortion": "legal"}


def category_of(ground: str) -> str:
    """The kind of report; what has none of its own is said in the comment."""
    return _CATEGORY.get(ground, "other")


def post_from(status: dict[str, Any]) -> HeardPost:
    """A status as a post. The platform has no stars."""
    try:
        account = status["account"]
        written = datetime.fromisoformat(status["created_at"])
        return HeardPost(
            external_id=str(status["id"]),
            platform=Platform.MASTODON,
            kind=CaseKind.MENTION,
            text=text_of(status["content"]),
            author=str(account.get("display_name") or account["acct"]),
            author_id=str(account["acct"]),
            published_at=written,
            updated_at=datetime.fromisoformat(status["edited_at"]) if status.get("edited_at") else written,
            url=str(status.get("url") or ""),
            language=str(status.get("language") or "")[:3],
            raw=status,
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise NotAsPromised("a status without its account, time or text") from error


def reply_from(status: dict[str, Any]) -> HeardReply:
    """Our answer: what was taken is to be seen at once."""
    try:
        at = datetime.fromisoformat(status["created_at"])
        return HeardReply(text=text_of(status["content"]), state=OutgoingState.LIVE, updated_at=at)
    except (KeyError, TypeError, ValueError) as error:
        raise NotAsPromised("a status without its time or text") from error


def text_of(page: str) -> str:
    """What a status says, without its markup."""
    words = _Words()
    words.feed(page)
    words.close()
    return "".join(words.found).strip()


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.found.append("\n")
        elif tag == "p" and self.found:
            self.found.append("\n\n")

    def handle_data(self, data: str) -> None:
        self.found.append(data)
