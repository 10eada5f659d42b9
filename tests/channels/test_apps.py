"""Google Play and the App Store over real HTTP: the same promises, kept on two wires."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from heard.channels import REGISTRY, open_channel
from heard.channels.app_store import wire as app_store
from heard.channels.contract import ChannelContext
from heard.channels.errors import Gone, Misconfigured, NotAsPromised, Refused, TooLong, Unanswered, Unauthorised
from heard.channels.play import wire as play
from heard.sandbox import apps as stores
from heard.sandbox.apps import APP, ISSUER, KEY_ID, PACKAGE, Apps
from heard.sandbox.faults import Fault, OneShot
from heard.sandbox.server import Sandbox, running
from heard.sandbox.store import Clock, Store
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.platforms import RULES

START = datetime(2026, 11, 1, 12, tzinfo=UTC)
KINDS = pytest.mark.parametrize("kind", ["play", "app_store"])


@pytest.fixture(scope="module")
def keys():
    """Keys are dear to make."""
    return Apps(Clock(START))


@pytest.fixture
def world(keys):
    """Five people review the app, an hour apart."""
    clock = Clock(START)
    apps = Apps(clock, _play_key=keys._play_key, _apple_key=keys._apple_key)
    for number in range(5):
        clock.advance(3600)
        apps.write(f"Ann {number}", 1 + number % 2, f"It crashes on start, number {number}.", "Broken")
    sandbox = Sandbox(Store(clock))
    apps.routes(sandbox.routes)
    with running(sandbox):
        yield apps, sandbox


def opened(kind, world, settings=None, **changes):
    apps, sandbox = world
    given = {
        "play": ({"service_account": apps.service_account}, {"packages": PACKAGE}),
        "app_store": ({"issuer_id": ISSUER, "key_id": KEY_ID, "private_key": apps.p8}, {"apps": APP}),
    }
    credentials, own = given[kind]
    context = ChannelContext(
        credentials={**credentials, **changes},
        settings=own if settings is None else settings,
        base_url=sandbox.address,
        now=apps.clock.now,
    )
    return open_channel(kind, context)


def named(kind, number):
    return f"{PACKAGE}/r-{number}" if kind == "play" else f"r-{number}"


@pytest.mark.demand("H1")
@KINDS
def test_reviews_of_every_page_are_heard_newest_first(world, kind):
    channel = opened(kind, world)
    posts = list(channel.list_posts(None))
    assert [post.external_id for post in posts] == [named(kind, number) for number in (5, 4, 3, 2, 1)]
    newest = posts[0]
    assert (newest.title, newest.text, newest.stars) == ("Broken", "It crashes on start, number 4.", 1)
    assert (newest.author, newest.place) == ("Ann 4", PACKAGE if kind == "play" else APP)
    assert newest.published_at.replace(microsecond=0) == world[0].opinions["r-5"].created_at.replace(microsecond=0)
    assert channel.get(newest.external_id) == newest
    assert channel.check().places[0].id == newest.place
    channel.close()


@pytest.mark.demand("H1")
def test_an_edit_at_play_comes_first_and_nothing_older_is_asked_for(world):
    apps, _ = world
    apps.clock.advance(3600)
    apps.edit("r-1", 4, "It starts now.")
    channel = opened("play", world)
    since = apps.opinions["r-5"].created_at
    assert [post.external_id for post in channel.list_posts(since)] == [named("play", 1), named("play", 5)]
    channel.close()


@pytest.mark.demand("H1")
def test_an_edit_at_apple_is_seen_though_apple_does_not_tell(world):
    apps, _ = world
    apps.clock.advance(86_400)
    apps.edit("r-1", 4, "It starts now.")
    channel = opened("app_store", world)
    found = {post.external_id: post.text for post in channel.list_posts(apps.clock.now())}
    assert found["r-1"] == "It starts now."
    assert not list(channel.list_posts(apps.clock.now() + timedelta(days=60)))
    channel.close()


def test_play_never_says_that_an_old_review_is_gone(world):
    apps, _ = world
    apps.clock.advance(8 * 86_400)
    channel = opened("play", world)
    assert not list(channel.list_posts(None))
    assert not REGISTRY["play"].capabilities.can_sweep
    with pytest.raises(Refused):
        list(channel.sweep())
    channel.close()


def test_apple_shows_every_id(world):
    channel = opened("app_store", world)
    assert sorted(channel.sweep()) == ["r-1", "r-2", "r-3", "r-4", "r-5"]
    channel.close()


@pytest.mark.demand("R1")
@KINDS
def test_an_answer_is_written_read_back_and_replaced(world, kind):
    apps, _ = world
    channel = opened(kind, world)
    post = named(kind, 2)
    assert channel.read_reply(post) is None
    text = "Sorry. Please write to care@lumina.example, Ann."
    assert channel.reply(post, text, "key-1").text == text
    assert channel.read_reply(post).text == text
    channel.reply(post, "Mended in 2.1.", "key-2")
    assert (channel.read_reply(post).text, apps.opinions["r-2"].answers) == ("Mended in 2.1.", 2)
    assert channel.get(post).reply.text == "Mended in 2.1."
    assert next(one for one in channel.list_posts(None) if one.external_id == post).reply.text == "Mended in 2.1."
    channel.close()


def test_apples_answer_is_pending_until_it_is_shown_and_can_be_taken_down(world):
    apps, _ = world
    channel = opened("app_store", world)
    assert channel.reply("r-2", "Sorry.", "key-1").state is OutgoingState.PENDING
    apps.clock.advance(601)
    assert channel.read_reply("r-2").state is OutgoingState.LIVE
    channel.delete_reply("r-2")
    channel.delete_reply("r-2")
    assert channel.read_reply("r-2") is None
    channel.close()


def test_play_takes_no_answer_down(world):
    channel = opened("play", world)
    with pytest.raises(Refused):
        channel.delete_reply(named("play", 1))
    channel.close()


@KINDS
def test_what_is_too_long_is_turned_away_before_it_is_sent_and_the_limit_is_the_platforms(world, kind):
    apps, _ = world
    channel = opened(kind, world)
    limit = {"play": play, "app_store": app_store}[kind].REPLY_LIMIT
    assert limit == RULES[channel.platform].limit
    channel.reply(named(kind, 1), "x" * limit, "key-1")
    with pytest.raises(TooLong):
        channel.reply(named(kind, 1), "x" * (limit + 1), "key-2")
    assert apps.opinions["r-1"].answers == 1
    channel.close()


@KINDS
def test_a_review_that_is_gone_is_gone(world, kind):
    channel = opened(kind, world)
    assert channel.get(named(kind, 77)) is None
    with pytest.raises(Gone):
        channel.read_reply(named(kind, 77))
    channel.close()


@KINDS
def test_a_line_that_breaks_after_the_write_may_have_written(world, kind):
    apps, sandbox = world
    channel = opened(kind, world)
    channel.read_reply(named(kind, 1))  # signed in
    sandbox.faults.once.append(OneShot(Fault.DROP_AFTER_WRITE, method="POST"))
    with pytest.raises(Unanswered) as told:
        channel.reply(named(kind, 1), "Sorry.", "key-1")
    assert told.value.maybe_done
    assert (channel.read_reply(named(kind, 1)).text, apps.opinions["r-1"].answers) == ("Sorry.", 1)
    channel.close()


@pytest.mark.parametrize(
    ("kind", "changes", "error"),
    [
        ("play", {"service_account": "not a key file"}, Misconfigured),
        ("play", {"service_account": json.dumps({"client_email": "a@b.example", "private_key": "x"})}, Misconfigured),
        ("app_store", {"private_key": "x"}, Misconfigured),
        ("app_store", {"key_id": "another"}, Unauthorised),
    ],
)
def test_a_key_that_is_none_is_told_with_its_mend(world, kind, changes, error):
    channel = opened(kind, world, **changes)
    health = channel.check()
    assert (health.ok, health.error) == (False, error.__name__)
    assert health.mend
    channel.close()


def test_a_key_of_another_account_is_refused(world):
    stranger = Apps(Clock(START))
    for kind, changes in (("play", {"service_account": stranger.service_account}), ("app_store", {"private_key": stranger.p8})):
        channel = opened(kind, world, **changes)
        assert channel.check().error == "Unauthorised"
        channel.close()


@KINDS
def test_without_an_app_there_is_nothing_to_ask(world, kind):
    channel = opened(kind, world, settings={})
    with pytest.raises(Misconfigured):
        list(channel.list_posts(None))
    assert not channel.check().ok
    channel.close()


@KINDS
@pytest.mark.parametrize("broken", [{}, {"reviewId": "x", "id": "x"}, {"comments": "many", "attributes": None}])
def test_one_review_too_strange_to_read_stops_no_other(world, kind, broken, monkeypatch):
    name = {"play": "_as_play", "app_store": "_as_apple"}[kind]
    whole = getattr(stores, name)
    monkeypatch.setattr(stores, name, lambda review, found: broken if review == "r-4" else whole(review, found))
    channel = opened(kind, world)
    heard = []
    with pytest.raises(NotAsPromised, match="1 posts could not be read"):
        for post in channel.list_posts(None):
            heard.append(post.external_id)
    assert heard == [named(kind, number) for number in (5, 3, 2, 1)]
    channel.close()


def test_apples_next_page_is_followed_on_its_own_house_only(world, monkeypatch):
    """The token would be shown to whoever the list names."""
    apps, sandbox = world
    sandbox.routes.table.insert(0, sandbox.routes.table[-4])
    whole = apps.apple_list

    def elsewhere(request):
        page = json.loads(whole(request).body)
        page["links"] = {"next": "http://127.0.0.1:9/v1/apps/1503/customerReviews"}
        return stores.answer_json(page)

    sandbox.routes.table.insert(0, ("GET", sandbox.routes.table[0][1], elsewhere))
    channel = opened("app_store", world)
    with pytest.raises(NotAsPromised, match="elsewhere"):
        list(channel.sweep())
    channel.close()
