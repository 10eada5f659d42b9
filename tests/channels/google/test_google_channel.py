"""Google's channel against the emulated Google, over real HTTP."""

import time
from datetime import timedelta
from typing import Any

import pytest

from heard.channels import open_channel
from heard.channels.contract import ChannelContext
from heard.channels.errors import (
    Forbidden,
    Gone,
    Misconfigured,
    NotAsPromised,
    RateLimited,
    TemporarilyDown,
    TooLong,
    Unanswered,
    Unauthorised,
)
from heard.channels.google import GoogleChannel
from heard.vocabulary.case import OutgoingState
from tests.channels.conftest import CREDENTIALS, PLACES, START, Control

TWO_STARS = "Waited 50 minutes for cold pasta and your waiter Marco laughed at us"


def opened(sandbox: Any, settings: dict[str, Any] | None = None, **credentials: str) -> GoogleChannel:
    context = ChannelContext(credentials={**CREDENTIALS, **credentials}, settings=settings or {}, base_url=sandbox.address)
    channel = open_channel("google", context)
    assert isinstance(channel, GoogleChannel)
    return channel


@pytest.mark.demand("H1")
def test_every_review_of_every_place_is_heard_once_newest_first(google: GoogleChannel) -> None:
    posts = list(google.list_posts(None))
    assert len(posts) == 130
    assert len({post.external_id for post in posts}) == 130
    changes = [post.updated_at for post in posts]
    assert changes == sorted(changes, reverse=True)
    assert {post.place for post in posts} == set(PLACES)


@pytest.mark.demand("H3")
def test_one_place_alone_is_paged_without_the_batch(sandbox: Any) -> None:
    channel = opened(sandbox, {"places": ["accounts/1/locations/2"]})
    posts = list(channel.list_posts(None))
    assert len(posts) == 43
    assert {post.place for post in posts} == {"locations/2"}
    channel.close()


CHOSEN = [
    ["locations/2"],
    ["accounts/1/locations/2"],
    "locations/2",
    " accounts/1/locations/2, ",
    ("locations/2", "accounts/1/locations/2"),
]


@pytest.mark.parametrize("places", CHOSEN)
def test_places_may_be_chosen_in_every_way_a_form_sends_them(sandbox: Any, places: Any) -> None:
    channel = opened(sandbox, {"places": places})
    (post,) = channel.list_posts(START + timedelta(hours=127))
    assert post.place == "locations/2"
    assert channel.check().said == "Google answers; 1 places are heard."
    channel.close()


def test_listing_stops_at_the_cursor_and_includes_its_moment(google: GoogleChannel) -> None:
    since = START + timedelta(hours=120)
    assert [post.external_id.rpartition("r")[2] for post in google.list_posts(since)] == [str(n) for n in range(129, 119, -1)]


@pytest.mark.demand("H1")
def test_a_new_review_and_an_edit_come_after_the_cursor(google: GoogleChannel, control: Control) -> None:
    since = next(google.list_posts(None)).updated_at
    control("POST", "reviews", id="julia", place=PLACES[0], author="Julia R.", stars=2, text=TWO_STARS)
    control("PATCH", "reviews/r5", stars=1, text="Worse than I said.")
    newest, second, *rest = google.list_posts(since)
    assert (newest.external_id, newest.stars, newest.text) == ("locations/3/reviews/r5", 1, "Worse than I said.")
    assert newest.published_at < newest.updated_at  # an edit keeps the day it was first posted
    assert (second.author, second.stars, second.text) == ("Julia R.", 2, TWO_STARS)
    assert len(rest) == 1  # the one at the cursor itself


def test_a_sweep_names_what_is_left_after_a_deletion(google: GoogleChannel, control: Control) -> None:
    before = set(google.sweep())
    control("DELETE", "reviews/r5")
    assert before - set(google.sweep()) == {"locations/3/reviews/r5"}
    assert len(before) == 130


@pytest.mark.demand("H3")
def test_a_sweep_that_got_too_little_raises_instead_of_looking_like_deletions(
    google: GoogleChannel, sandbox: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox.store, "count", lambda place: (1000, 3.0))
    with pytest.raises(NotAsPromised, match="1000 reviews were promised"):
        list(google.sweep())


def test_a_review_that_is_gone_is_none(google: GoogleChannel, control: Control) -> None:
    assert google.get("locations/3/reviews/r5") is not None
    control("DELETE", "reviews/r5")
    assert google.get("locations/3/reviews/r5") is None


@pytest.mark.demand("R1")
def test_a_reply_is_pending_then_live(google: GoogleChannel, control: Control) -> None:
    reply = google.reply("locations/3/reviews/r5", "Thank you, Guest. We are sorry. Ask for Ana.", "key-1")
    assert reply.state is OutgoingState.PENDING
    control("POST", "advance", seconds=61)
    kept = google.read_reply("locations/3/reviews/r5")
    assert kept is not None
    assert (kept.state, kept.text) == (OutgoingState.LIVE, "Thank you, Guest. We are sorry. Ask for Ana.")


@pytest.mark.demand("R1")
def test_a_rejected_reply_says_why(google: GoogleChannel, control: Control) -> None:
    google.reply("locations/3/reviews/r5", "Buy one, get one free!", "key-1")
    control("POST", "moderation", review="r5", violation="ADVERTISING_AND_SOLICITATION", now=True)
    kept = google.read_reply("locations/3/reviews/r5")
    assert kept is not None
    assert (kept.state, kept.reason) == (OutgoingState.REJECTED, "Google says: it advertises or solicits.")


def test_a_second_reply_replaces_the_first(google: GoogleChannel, control: Control) -> None:
    google.reply("locations/3/reviews/r5", "First.", "key-1")
    google.reply("locations/3/reviews/r5", "Second.", "key-2")
    told = control("GET", "reviews/r5")
    assert (told["reply"]["comment"], told["puts"], [past["comment"] for past in told["past"]]) == ("Second.", 2, ["First."])


def test_a_deleted_reply_is_none_and_deleting_again_is_fine(google: GoogleChannel) -> None:
    google.reply("locations/3/reviews/r5", "First.", "key-1")
    google.delete_reply("locations/3/reviews/r5")
    google.delete_reply("locations/3/reviews/r5")
    assert google.read_reply("locations/3/reviews/r5") is None


def test_a_reply_is_measured_in_bytes_and_never_cut(google: GoogleChannel, control: Control) -> None:
    with pytest.raises(TooLong, match="4098 bytes"):
        google.reply("locations/3/reviews/r5", "é" * 2049, "key-1")
    assert google.reply("locations/3/reviews/r5", "é" * 2048, "key-1").text == "é" * 2048
    assert control("GET", "reviews/r5")["puts"] == 1


def test_a_reply_to_a_deleted_review_says_gone(google: GoogleChannel, control: Control) -> None:
    control("DELETE", "reviews/r5")
    with pytest.raises(Gone) as caught:
        google.reply("locations/3/reviews/r5", "Sorry.", "key-1")
    assert caught.value.permanent and not caught.value.maybe_done
    with pytest.raises(Gone):
        google.read_reply("locations/3/reviews/r5")


READ_FAULTS = [
    # fault, what it is
    ("429", "a quota with Retry-After"),
    ("500", "an internal error"),
    ("503", "a service that is away"),
    ("html200", "an error page that says 200"),
    ("drop", "a connection that breaks"),
]


@pytest.mark.parametrize(("fault", "remark"), READ_FAULTS)
def test_a_read_comes_through_one_failure(google: GoogleChannel, control: Control, fault: str, remark: str) -> None:
    control("POST", "faults", once=[{"fault": fault, "path": "batchGetReviews"}])
    assert len(list(google.list_posts(None))) == 130, remark


def test_a_429_is_waited_for_as_long_as_it_says(google: GoogleChannel, control: Control) -> None:
    control("POST", "faults", once=[{"fault": "429", "path": "batchGetReviews"}], retry_after=2)
    started = time.monotonic()
    assert len(list(google.list_posts(None))) == 130
    assert time.monotonic() - started >= 2


def test_a_quota_that_lasts_is_handed_to_the_caller_with_its_wait(google: GoogleChannel, control: Control) -> None:
    list(google.list_posts(None))
    control("POST", "quota", per_minute=1)
    google.get("locations/3/reviews/r5")
    started = time.monotonic()
    with pytest.raises(RateLimited) as caught:
        google.get("locations/3/reviews/r5")
    assert time.monotonic() - started < 5
    assert caught.value.retry_after is not None and 20 < caught.value.retry_after <= 61
    assert not caught.value.permanent


WRITE_FAULTS = [
    # fault, error, may it stand, does it stand
    ("429", RateLimited, False, 0),
    ("500", TemporarilyDown, True, 0),
    ("html200", NotAsPromised, True, 0),
    ("drop", Unanswered, True, 0),
    ("drop_after_write", Unanswered, True, 1),
]


@pytest.mark.demand("R1")
@pytest.mark.parametrize(("fault", "error", "maybe_done", "puts"), WRITE_FAULTS)
def test_a_write_is_tried_once_and_says_whether_it_may_stand(
    google: GoogleChannel, control: Control, fault: str, error: type[Exception], maybe_done: bool, puts: int
) -> None:
    control("POST", "faults", once=[{"fault": fault, "method": "PUT"}])
    with pytest.raises(error) as caught:
        google.reply("locations/3/reviews/r5", "Thank you.", "key-1")
    assert caught.value.maybe_done is maybe_done  # type: ignore[attr-defined]
    kept = google.read_reply("locations/3/reviews/r5")
    assert (kept.text if kept else None) == ("Thank you." if puts else None)
    assert control("GET", "reviews/r5")["puts"] == puts


def test_an_access_token_that_ended_is_renewed(google: GoogleChannel, control: Control) -> None:
    assert google.get("locations/3/reviews/r5") is not None
    control("POST", "forget-tokens")
    assert google.get("locations/3/reviews/r6") is None  # r6 is at another place
    control("POST", "advance", seconds=4000)
    assert google.get("locations/3/reviews/r5") is not None


def test_a_withdrawn_grant_is_permanent_and_told_with_its_mend(sandbox: Any) -> None:
    channel = opened(sandbox, refresh_token="withdrawn")
    with pytest.raises(Unauthorised, match="invalid_grant") as caught:
        list(channel.list_posts(None))
    assert caught.value.permanent
    health = channel.check()
    assert (health.ok, health.error) == (False, "Unauthorised")
    assert "Connect the channel again" in health.mend
    channel.close()


def test_another_brands_place_is_forbidden(sandbox: Any) -> None:
    channel = opened(sandbox, {"places": ["accounts/2/locations/9"]})
    with pytest.raises(Forbidden):
        list(channel.list_posts(None))
    channel.close()


def test_a_channel_without_its_secret_does_not_open() -> None:
    with pytest.raises(Misconfigured, match="client_secret"):
        open_channel("google", ChannelContext(credentials={"client_id": "x", "refresh_token": "y"}))


def test_nobody_listening_is_told_as_health(sandbox: Any) -> None:
    channel = GoogleChannel(ChannelContext(credentials=CREDENTIALS, base_url="http://127.0.0.1:9"))
    channel._http._patience = 0.5  # the test does not wait for as long as a worker would
    health = channel.check()
    assert (health.ok, health.error) == (False, "TemporarilyDown")
    channel.close()


def test_health_names_the_places(google: GoogleChannel) -> None:
    health = google.check()
    assert health.ok
    assert [place.name for place in health.places] == ["Osteria 1", "Osteria 2", "Osteria 3"]
    assert health.places[0].country == "GB"
    assert health.said == "Google answers; 3 places are heard."
