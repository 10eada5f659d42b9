"""Polling and sweeping the emulated Google over real HTTP."""

from datetime import timedelta

import pytest

from heard.desk import listening, retention
from heard.records.models import Case, Channel, Post
from heard.sandbox.faults import Fault, Faults, OneShot
from heard.sandbox.server import Sandbox, running
from heard.sandbox.social import HANDLE, PASSWORD, Social
from heard.sandbox.store import Clock, Store
from tests.arriving import told
from tests.desk import world

UNREADABLE = "two/parts"  # no review is called so; the channel cannot tell which one it is

pytestmark = pytest.mark.usefixtures("without_waiting")


@pytest.fixture
def connected(cast):
    with world.google() as sandbox:
        yield cast, sandbox, world.connect(cast, sandbox)


@pytest.mark.demand("H3")
def test_one_review_that_nobody_can_read_stops_no_other(connected, now):
    _, sandbox, channel = connected
    for number, name in enumerate(["r1", UNREADABLE, "r3"]):
        world.write_review(sandbox, name, "Cold pasta.", 2, f"Guest {number}", now - timedelta(minutes=10 - number))
    assert listening.poll(channel, now=now) == 2
    channel.refresh_from_db()
    assert "1 posts could not be read" in channel.trouble
    assert channel.trouble_since == now
    assert channel.seen_until is None  # the next poll looks at everything again
    world.write_review(sandbox, "r4", "Cold soup.", 2, "Guest 4", now)
    assert listening.poll(channel, now=now + timedelta(minutes=5)) == 1
    assert Post.objects.count() == 3
    channel.refresh_from_db()
    assert channel.trouble_since == now  # for as long as it lasts
    del sandbox.store.reviews[UNREADABLE]
    sandbox.store._order["locations/1"] = [key for key in sandbox.store._order["locations/1"] if key[1] != UNREADABLE]
    assert listening.poll(channel, now=now + timedelta(minutes=10)) == 0
    channel.refresh_from_db()
    assert (channel.trouble, channel.seen_until) == ("", now)


def test_a_review_from_the_future_does_not_close_our_ears_until_then(connected, now):
    _, sandbox, channel = connected
    world.write_review(sandbox, "r1", "Cold pasta.", 2, "Guest 1", now + timedelta(days=400))
    assert listening.poll(channel, now=now) == 1
    later = now + timedelta(minutes=15)
    world.write_review(sandbox, "r2", "Cold soup.", 2, "Guest 2", later)
    assert listening.poll(channel, now=later) == 1


@pytest.mark.parametrize("fault", ["429", "html200"])
def test_a_platform_in_trouble_loses_nothing(connected, now, fault):
    _, sandbox, channel = connected
    for number in range(120):  # three pages
        world.write_review(sandbox, f"r{number}", "Cold pasta.", 2, "Julia R.", now - timedelta(minutes=number))
    sandbox.faults.rates = {Fault(fault): 1.0}
    assert listening.poll(channel, now=now) == 0
    channel.refresh_from_db()
    assert channel.trouble
    assert channel.next_poll_at >= now + listening.POLL_EVERY
    sandbox.faults.rates = {}
    assert listening.poll(channel, now=now) == 120
    channel.refresh_from_db()
    assert channel.trouble == ""


class AfterTheFirstPage(Faults):
    """All goes well until the second request for reviews."""

    asked = 0

    def draw(self, method, path):
        self.asked += "eviews" in path
        return Fault.ERROR_PAGE if self.asked > 1 and "eviews" in path else None


def test_what_came_before_the_platform_stumbled_is_taken_in_and_the_rest_comes_later(connected, now):
    _, sandbox, channel = connected
    for number in range(120):
        world.write_review(sandbox, f"r{number}", "Cold pasta.", 2, "Julia R.", now - timedelta(minutes=number))
    well = sandbox.faults
    sandbox.faults = AfterTheFirstPage()
    assert listening.poll(channel, now=now) == 50
    channel.refresh_from_db()
    assert (bool(channel.trouble), channel.seen_until) == (True, None)
    sandbox.faults = well
    assert listening.poll(channel, now=now) == 70
    channel.refresh_from_db()
    assert (channel.trouble, channel.seen_until) == ("", now)


@pytest.mark.demand("R2")
def test_a_sweep_marks_what_was_deleted_brings_back_what_is_there_and_fetches_what_was_missed(connected, now):
    _, sandbox, channel = connected
    for name in ("stays", "goes"):
        world.write_review(sandbox, name, "Cold pasta.", 2, name, now)
    listening.poll(channel, now=now)
    kept = sandbox.store.reviews["goes"]
    sandbox.store.delete("goes")
    world.write_review(sandbox, "missed", "Cold soup.", 2, "Max", now - timedelta(days=3))
    tomorrow = now + timedelta(days=1)
    assert listening.sweep(channel, now=tomorrow) == 2
    gone = Case.objects.get(post__author="goes")
    assert (gone.post.hidden_at, gone.post.text) == (tomorrow, "Cold pasta.")
    assert Case.objects.get(post__author="Max").stage == "gather"
    sandbox.store.load([kept])
    assert listening.sweep(channel, now=tomorrow + timedelta(days=1)) == 1
    assert told(gone).index("hidden") < told(gone).index("back")


def test_a_sweep_that_fails_half_way_hides_nothing(connected, now):
    _, sandbox, channel = connected
    for number in range(60):
        world.write_review(sandbox, f"r{number}", "Cold pasta.", 2, "Julia R.", now)
    listening.poll(channel, now=now)
    sandbox.faults.once = [OneShot(Fault.BROKEN, "/reviews")] * 20
    assert listening.sweep(channel, now=now + timedelta(days=1)) == 0
    assert Post.objects.filter(hidden_at__isnull=False).count() == 0
    channel.refresh_from_db()
    assert channel.trouble


def test_a_copy_that_still_stands_there_is_not_retired_and_a_retired_one_comes_back_with_its_review(connected, now):
    _, sandbox, channel = connected
    for name in ("r1", "r2"):
        world.write_review(sandbox, name, "Cold pasta.", 2, "Julia R.", now - timedelta(minutes=1))
    listening.poll(channel, now=now)
    gone = sandbox.store.reviews["r2"]
    sandbox.store.delete("r2")
    later = now + timedelta(days=31)  # Google's texts are kept for thirty days
    listening.sweep(channel, now=later)
    retention.retire(later)
    assert {post.external_id[-2:]: post.text for post in Post.objects.all()} == {"r1": "Cold pasta.", "r2": ""}
    sandbox.store.load([gone])
    channel.seen_until = None
    listening.poll(channel, now=later)
    assert Post.objects.get(external_id__endswith="r2").text == "Cold pasta."


@pytest.mark.parametrize(("words", "gone"), [("", 1), ("Trattoria Lumina", 0)])
def test_a_channel_that_searches_takes_nothing_for_gone(cast, now, words, gone):
    clock = Clock(now)
    social, sandbox = Social(clock), Sandbox(Store(clock))
    social.routes(sandbox.routes)
    number = social.say("ann", "Cold pasta, @lumina.")
    with running(sandbox):
        channel = Channel.objects.create(
            brand=cast.brand,
            kind="bluesky",
            platform="bluesky",
            name="Bluesky",
            credentials={"handle": HANDLE, "password": PASSWORD},
            settings={"words": words, "base_url": sandbox.address},
        )
        assert listening.listen(channel.pk, now=now) == 1
        del social.posts[number]
        assert listening.listen(channel.pk, now=now + timedelta(days=2)) == gone
