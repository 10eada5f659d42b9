"""App Store Connect's JSON in our words. Pure.

A review is `{id, attributes: {rating, title, body, reviewerNickname, createdDate, territory}}`, an answer `{id, attributes:
{responseBody, lastModifiedDate, state}}`. Apple does not tell when a review was changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from heard.channels.contract import moment_from
from heard.channels.errors import NotAsPromised, as_promised
from heard.channels.listing import readable
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.hearing import HeardPost, HeardReply
from heard.vocabulary.platforms import Platform

REPLY_LIMIT = 5970  # characters

_STATES = {"PUBLISHED": OutgoingState.LIVE, "PENDING_PUBLISH": OutgoingState.PENDING}


def posts_from(page: dict[str, Any], app: str, unreadable: list[NotAsPromised]) -> Iterator[HeardPost]:
    """The reviews of one page of a list, each with its answer; what cannot be read goes to `unreadable`."""
    with as_promised("list of reviews"):
        rows = list(page["data"])
        answers = {one["id"]: one for one in page.get("included", []) if one["type"] == "customerReviewResponses"}
    yield from readable(rows, partial(post_from, app=app, answers=answers), unreadable)


def post_from(review: dict[str, Any], app: str, answers: dict[str, dict[str, Any]]) -> HeardPost:
    """One review of the app `app`; `answers` are those that came along, by their ids."""
    with as_promised("review with its words, stars and time"):
        said = review["attributes"]
        answer = ((review.get("relationships") or {}).get("response") or {}).get("data") or {}
        return HeardPost(
            external_id=str(review["id"]),
            platform=Platform.APP_STORE,
            place=app,
            title=str(said.get("title") or ""),
            text=str(said.get("body") or ""),
            stars=int(said["rating"]),
            author=str(said.get("reviewerNickname") or ""),
            published_at=moment_from(said["createdDate"]),
            reply=reply_from(answers.get(str(answer.get("id")))),
            raw=review,
        )


def reply_from(answer: dict[str, Any] | None) -> HeardReply | None:
    """Our answer. Apple shows it after a while: until then it is pending."""
    if not answer:
        return None
    with as_promised("answer with its words"):
        said = answer["attributes"]
        return HeardReply(
            text=str(said["responseBody"]),
            state=_STATES.get(said.get("state"), OutgoingState.SENT),
            updated_at=moment_from(said["lastModifiedDate"]) if said.get("lastModifiedDate") else None,
        )
