"""Mastodon's JSON in our words. Pure."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from heard.channels.contract import moment_from
from heard.channels.errors import as_promised
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
    with as_promised("status with its account, time and text"):
        account = status["account"]
        written = moment_from(status["created_at"])
        return HeardPost(
            external_id=str(status["id"]),
            platform=Platform.MASTODON,
            kind=CaseKind.MENTION,
            text=text_of(status["content"]),
            author=str(account.get("display_name") or account["acct"]),
            author_id=str(account["acct"]),
            published_at=written,
            updated_at=moment_from(status["edited_at"]) if status.get("edited_at") else written,
            url=str(status.get("url") or ""),
            language=str(status.get("language") or "")[:3],
            raw=status,
        )


def addressed(text: str, to: str) -> str:
    """An answer as it is written: whom it is for stands in it, or they would not hear of it."""
    return text if f"@{to}" in text else f"@{to} {text}"


_ADDRESS = re.compile(r"@\S+ ")


def reply_from(status: dict[str, Any]) -> HeardReply:
    """Our answer, without whom it is for: what was taken is to be seen at once."""
    with as_promised("status with its time and text"):
        text = text_of(status["content"])
        address = _ADDRESS.match(text)
        at = moment_from(status["created_at"])
        return HeardReply(text=text[address.end() :] if address else text, state=OutgoingState.LIVE, updated_at=at)


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
