"""Feeds over real HTTP: what Google Alerts, the App Store and a blog publish, and whatever else an address may answer."""

from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from heard.channels import open_channel
from heard.channels.contract import ChannelContext
from heard.channels.errors import ChannelError, Misconfigured, NotAsPromised, Refused
from heard.channels.feed.wire import MOST_ENTRIES, entries, post_from
from heard.desk import listening
from heard.records.models import Case, Channel, Post
from heard.vocabulary.platforms import Platform
from heard.vocabulary.way import CaseKind

HERE = Path(__file__).parent
ALERT, STORE, BLOG = ((HERE / f"{name}.xml").read_bytes() for name in ("google_alert", "app_store", "blog"))


class Publisher(BaseHTTPRequestHandler):
    """Answers everything with one feed."""

    status, body = 200, b""

    def do_GET(self):
        self.send_response(self.status)
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *_):
        pass


@pytest.fixture
def publish():
    """Put a feed on the web; its address."""
    with HTTPServer(("127.0.0.1", 0), Publisher) as door:
        Thread(target=door.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

        def put(body, status=200):
            Publisher.body, Publisher.status = body, status
            return f"http://127.0.0.1:{door.server_port}/feed"

        yield put
        door.shutdown()


@pytest.fixture
def opened():
    """Open a channel to a feed; it is closed at the end."""
    channels = []

    def made(address):
        channels.append(open_channel("feed", ChannelContext(credentials={"address": address})))
        return channels[-1]

    yield made
    for channel in channels:
        channel.close()


@pytest.mark.demand("H1", "H2")
def test_what_google_alerts_found_is_a_mention_with_the_address_of_the_page_itself(publish, opened):
    later, earlier = opened(publish(ALERT)).list_posts(None)
    assert (earlier.kind, earlier.platform, earlier.stars) == (CaseKind.MENTION, Platform.OTHER, None)
    assert earlier.title == "A cold evening at Trattoria Lumina - Harbour Post"
    assert earlier.text == "We waited fifty minutes at Trattoria Lumina, and the pasta was ..."
    assert earlier.url == "https://harbourpost.example/food/cold-evening?page=2"
    assert earlier.external_id == "tag:google.com,2013:googlealerts/feed:2222222222222222222"
    assert earlier.published_at == datetime(2026, 11, 20, 18, 4, 5, tzinfo=UTC)
    assert later.url == "", "an address that no browser should open"


@pytest.mark.demand("H1")
def test_a_public_feed_of_the_app_store_brings_reviews_with_stars(publish, opened):
    (review,) = opened(publish(STORE)).list_posts(None)
    assert (review.kind, review.platform, review.stars) == (CaseKind.REVIEW, Platform.APP_STORE, 1)
    assert (review.title, review.author) == ("Booking lost twice", "quiet_heron")
    assert review.text == "It took my deposit & lost the table.\nNobody answers."
    assert review.published_at == datetime(2026, 11, 22, 6, 15, tzinfo=UTC)


def test_a_blog_is_read_without_its_markup_and_what_is_no_entry_stops_no_other(publish, opened):
    heard = []
    with pytest.raises(NotAsPromised, match="1 entries"):
        for post in opened(publish(BLOG)).list_posts(None):
            heard.append(post)
    first, second = heard
    assert (first.title, first.author, first.external_id) == ("Lumina & the missing waiter", "Rowan Ash", "post-41")
    assert first.text == "Nobody came for an hour.\nThe soup was good."
    assert second.external_id == second.url == "https://eating.example/title"
    assert (second.title, second.text) == ("", "Only a title, and no name but its address")


@pytest.mark.django_db
@pytest.mark.demand("H2")
def test_a_mention_becomes_a_case_once_and_stays_when_the_feed_no_longer_shows_it(cast, now, publish):
    channel = Channel.objects.create(
        brand=cast.brand, kind="feed", platform="other", name="Alert", credentials={"address": publish(ALERT)}
    )
    Channel.objects.filter(pk=channel.pk).update(created_at=datetime(2026, 11, 1, tzinfo=UTC))
    later = max(now, datetime(2026, 11, 22, tzinfo=UTC))
    assert listening.listen(channel.pk, now=later) == 2
    assert listening.listen(channel.pk, now=later) == 0
    assert set(Case.objects.values_list("kind", "platform")) == {("mention", "other")}
    publish(BLOG)
    listening.listen(channel.pk, now=later)
    assert not Post.objects.filter(external_id__startswith="tag:google", hidden_at__isnull=False).exists()
    assert listening.try_now(channel) == ""


ODD = [
    (b"", "nothing"),
    (b"<html><body>Sign in</body></html>", "a page for people"),
    (b"<feed><entry/></feed>", "another feed, without its name space"),
    (b"{}", "JSON"),
    (b"\xff\xfe<\x00r\x00s\x00s\x00", "two bytes a letter"),
    (
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>',
        "a bomb",
    ),
    (ALERT[:700], "half of one"),
    (b"<rss>" * 100_000, "no end"),
]


@pytest.mark.parametrize(("body", "remark"), ODD, ids=[row[-1] for row in ODD])
def test_what_is_no_feed_is_said_to_be_none(publish, body, remark, opened):
    channel = opened(publish(body))
    with pytest.raises(NotAsPromised):
        list(channel.list_posts(None))
    assert channel.check().error == "NotAsPromised"


ODD_ENTRIES = [
    ("<item/>", "nothing in it"),
    ("<item><guid>1</guid><title>x</title><pubDate>soon</pubDate></item>", "no time"),
    ("<item><guid>1</guid><pubDate>2026-11-18</pubDate></item>", "no words"),
    ("<item><title>x</title><pubDate>2026-11-18</pubDate></item>", "no name"),
    (
        '<item xmlns:im="http://itunes.apple.com/rss"><guid>1</guid><title>x</title><pubDate>2026-11-18</pubDate>'
        "<im:rating>50</im:rating></item>",
        "stars that are none",
    ),
    (
        "<item><guid>1</guid><title>x</title><pubDate>2026-11-18</pubDate><link>http://[</link></item>",
        "an address that is none",
    ),
]


@pytest.mark.parametrize(("entry", "remark"), ODD_ENTRIES, ids=[row[-1] for row in ODD_ENTRIES])
def test_an_entry_that_cannot_be_understood_is_an_error_of_ours(entry, remark):
    (found,) = entries(f"<rss><channel>{entry}</channel></rss>".encode())
    with pytest.raises(NotAsPromised):
        post_from(found)


def test_a_feed_without_end_is_read_to_a_limit():
    item = b"<item><guid>1</guid><title>x</title><pubDate>2026-11-18</pubDate></item>"
    assert len(entries(b"<rss><channel>" + item * (MOST_ENTRIES + 5) + b"</channel></rss>")) == MOST_ENTRIES


def test_a_feed_is_not_answered_and_is_read_over_https_only(publish, opened):
    channel = opened(publish(ALERT))
    with pytest.raises(Refused):
        channel.reply("x", "We are sorry.", "key")
    with pytest.raises(Refused):
        list(channel.sweep())
    assert channel.get("tag:google.com,2013:googlealerts/feed:3333333333333333333").title == "Lumina opens in Leeds"
    assert channel.get("gone") is None
    with pytest.raises(Misconfigured):
        list(opened("http://feeds.example/alert").list_posts(None))
    with pytest.raises(ChannelError, match="404"):
        list(opened(publish(b"", 404)).list_posts(None))
