"""Google's JSON, from files as its documents show it, into the words of the desk."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.channels.contract import NoticeKind
from heard.channels.errors import NotAsPromised
from heard.channels.google.wire import notice_from, original_of, post_from, reply_from, time_from
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.hearing import HeardPost
from heard.vocabulary.platforms import Platform

HERE = Path(__file__).parent


def payload(name: str) -> dict[str, Any]:
    return dict(json.loads((HERE / f"{name}.json").read_text("utf-8")))


def test_a_review_with_a_pending_reply() -> None:
    post = post_from(payload("review"))
    assert (post.external_id, post.place, post.platform) == ("locations/2/reviews/3", "locations/2", Platform.GOOGLE)
    assert (post.author, post.anonymous, post.stars, post.text) == ("A", False, 2, "Waited 50 minutes for cold pasta.")
    assert post.published_at == datetime(2014, 10, 2, 15, 1, 23, tzinfo=UTC)
    assert post.updated_at == datetime(2014, 10, 2, 15, 1, 23, 45123, tzinfo=UTC)
    assert post.reply is not None and post.reply.state is OutgoingState.PENDING
    assert post.raw == payload("review")


def test_a_rejected_reply_an_anonymous_author_and_a_translation() -> None:
    post = post_from(payload("review_rejected"))
    assert (post.author, post.anonymous, post.text) == ("", True, "Kalte Nudeln.")
    assert post.reply_url == "https://business.google.com/reply/4"
    assert post.reply is not None
    assert (post.reply.state, post.reply.reason) == (OutgoingState.REJECTED, "Google says: it advertises or solicits.")


def test_stars_only_and_a_reply_from_before_there_was_moderation() -> None:
    post = post_from(payload("review_stars_only"))
    assert (post.text, post.stars) == ("", 5)
    assert post.reply is not None and post.reply.state is OutgoingState.LIVE


def test_a_review_in_a_batch_is_the_same_shape() -> None:
    (item,) = payload("batch")["locationReviews"]
    assert post_from(item["review"]).place == item["name"].removeprefix("accounts/1/")


STATES = [
    ("APPROVED", OutgoingState.LIVE),
    ("PENDING", OutgoingState.PENDING),
    ("REJECTED", OutgoingState.REJECTED),
    ("REVIEW_REPLY_STATE_UNSPECIFIED", OutgoingState.SENT),
    ("SOMETHING_NEW", OutgoingState.SENT),
]


@pytest.mark.parametrize(("state", "ours"), STATES)
def test_a_state_that_google_adds_later_is_sent_and_not_live(state: str, ours: OutgoingState) -> None:
    reply = reply_from({"comment": "Thanks", "reviewReplyState": state})
    assert reply is not None and reply.state is ours


def test_a_violation_that_google_adds_later_is_told_in_its_words() -> None:
    reply = reply_from({"comment": "Thanks", "reviewReplyState": "REJECTED", "policyViolation": "SOMETHING_NEW"})
    assert reply is not None and reply.reason == "Google says: something new."


BROKEN = [{}, {"name": "reviews/3"}, {"name": "accounts/1/locations/2/reviews/3"}, {"name": 3, "createTime": 5}]


@pytest.mark.parametrize("review", BROKEN)
def test_a_review_without_name_or_time_is_not_as_promised(review: dict[str, Any]) -> None:
    with pytest.raises(NotAsPromised):
        post_from(review)


ORIGINALS = [
    ("Just this.", "Just this."),
    ("(Translated by Google) Good.\n\n(Original)\nBuono.", "Buono."),
    ("Buono.\n\n(Translated by Google)\nGood.", "Buono."),
    ("I saw (Original) paintings.", "I saw (Original) paintings."),
]


@pytest.mark.parametrize(("comment", "original"), ORIGINALS)
def test_a_translation_is_not_what_they_wrote(comment: str, original: str) -> None:
    assert original_of(comment) == original


NOTICES = [
    ({"notificationType": "NEW_REVIEW", "reviewName": "accounts/1/locations/2/reviews/3"}, {}, NoticeKind.NEW),
    ({"review_name": "accounts/1/locations/2/reviews/3"}, {"notification_type": "UPDATED_REVIEW"}, NoticeKind.CHANGED),
    ({"name": "accounts/1/locations/2/reviews/3", "type": "?"}, {}, NoticeKind.CHANGED),
    ({"notificationType": "GOOGLE_UPDATE", "locationName": "accounts/1/locations/2"}, {}, NoticeKind.OTHER),
]


@pytest.mark.parametrize(("data", "attributes", "kind"), NOTICES)
def test_a_notice_is_understood_in_either_spelling(data: dict[str, str], attributes: dict[str, str], kind: NoticeKind) -> None:
    notice = notice_from(data, attributes)
    assert notice.kind is kind
    assert notice.external_id == ("" if kind is NoticeKind.OTHER else "locations/2/reviews/3")


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=8,
)
FIELDS = ["reviewer", "starRating", "comment", "createTime", "updateTime", "reviewReply", "reviewReplyUrl"]


@given(st.dictionaries(st.sampled_from(FIELDS), ANY))
def test_no_surprise_in_a_field_breaks_the_reading(surprise: dict[str, Any]) -> None:
    try:
        assert isinstance(post_from({**payload("review"), **surprise}), HeardPost)
    except NotAsPromised:
        assert not time_from(surprise["createTime"])
