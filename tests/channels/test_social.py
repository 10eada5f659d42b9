"""Mastodon and Bluesky over real HTTP: the same promises, kept on two wires."""

from datetime import UTC, datetime, timedelta

import pytest

from heard.channels import open_channel
from heard.channels.bluesky.wire import answer_to, reason_of
from heard.channels.contract import ChannelContext, Report
from heard.channels.errors import ChannelError, Gone, Misconfigured, NotAsPromised, TooLong, Unauthorised
from heard.channels.mastodon.wire import category_of, post_from, text_of
from heard.contest.grounds import procedure
from heard.sandbox import social as social_networks
from heard.sandbox.faults import Fault, OneShot
from heard.sandbox.server import Sandbox, running
from heard.sandbox.social import HANDLE, PASSWORD, TOKEN, Social
from heard.sandbox.store import Clock, Store
from heard.vocabulary.platforms import Platform
from heard.vocabulary.way import CaseKind

START = datetime(2026, 11, 1, 12, tzinfo=UTC)
CREDENTIALS = {"mastodon": {"token": TOKEN}, "bluesky": {"handle": HANDLE, "password": PASSWORD}}
KINDS = pytest.mark.parametrize("kind", ["mastodon", "bluesky"])


@pytest.fixture
def net():
    """Three people mention the business, an hour apart."""
    clock = Clock(START)
    social = Social(clock)
    sandbox = Sandbox(Store(clock))
    social.routes(sandbox.routes)
    for number, author in enumerate(("ann", "bo", "cy")):
        social.say(author, f"@lumina the pasta was cold, number {number}.\n\nNobody came.")
        clock.advance(3600)
    with running(sandbox):
        yield social, sandbox


def opened(kind, sandbox, **changes):
    context = ChannelContext(credentials={**CREDENTIALS[kind], **changes}, base_url=sandbox.address, now=lambda: START)
    return open_channel(kind, context)


@pytest.fixture
def newest(net, kind):
    """A channel of this kind that is open, and the newest mention in it."""
    channel = opened(kind, net[1])
    yield channel, next(iter(channel.list_posts(None)))
    channel.close()


@pytest.mark.demand("H1")
@KINDS
def test_mentions_are_heard_newest_first_and_since_a_time(net, kind):
    _social, sandbox = net
    channel = opened(kind, sandbox)
    posts = list(channel.list_posts(None))
    assert [post.author_id.removeprefix("did:plc:") for post in posts] == ["cy", "bo", "ann"]
    assert posts[0].text == "@lumina the pasta was cold, number 2.\n\nNobody came."
    assert {post.kind for post in posts} == {CaseKind.MENTION}
    assert posts[0].stars is None
    assert len(list(channel.list_posts(START + timedelta(minutes=61)))) == 1
    assert set(channel.sweep()) == {post.external_id for post in posts}
    assert channel.get(posts[1].external_id).author_id == posts[1].author_id
    channel.close()


@pytest.mark.demand("H1")
def test_who_writes_of_the_business_without_naming_the_account_is_heard_once(net):
    social, sandbox = net
    for author, text in (
        ("dee", "Never again at Trattoria Lumina."),
        ("eve", "Lumina Leeds? Cold pasta, @lumina."),
        ("fay", "Something else, Lumina."),
        ("lumina", "New at Trattoria Lumina: soup."),
    ):
        social.say(author, text)
    settings = {"words": "Trattoria Lumina, lumina leeds"}
    context = ChannelContext(
        credentials=CREDENTIALS["bluesky"], settings=settings, base_url=sandbox.address, now=social.clock.now
    )
    channel = open_channel("bluesky", context)
    heard = [post.author_id.removeprefix("did:plc:") for post in channel.list_posts(None)]
    assert sorted(heard[:2]) == ["dee", "eve"]
    assert heard[2:] == ["cy", "bo", "ann"]
    assert len(list(channel.list_posts(START + timedelta(hours=3)))) == 2
    for number in range(250):
        social.say("gil", f"Trattoria Lumina, visit {number}.")
    assert len(list(channel.list_posts(None))) == 255
    assert not channel.capabilities.can_sweep, "a search does not show everything"
    channel.close()


@KINDS
def test_more_than_a_page_is_walked_to_its_end(net, kind):
    social, sandbox = net
    for number in range(250):
        social.say("dee", f"@lumina again {number}")
    channel = opened(kind, sandbox)
    assert len(list(channel.sweep())) == 253
    channel.close()


@pytest.mark.demand("R1")
@KINDS
def test_an_answer_stands_under_the_post_is_read_back_and_taken_down(net, newest, kind):
    social, _sandbox = net
    channel, post = newest
    assert channel.read_reply(post.external_id) is None
    channel.reply(post.external_id, "We are sorry.", "key-1")
    assert "We are sorry." in channel.read_reply(post.external_id).text
    assert len(list(channel.list_posts(None))) == 3, "our own answer is nobody's mention"
    channel.delete_reply(post.external_id)
    channel.delete_reply(post.external_id)
    assert channel.read_reply(post.external_id) is None
    assert len(social.posts) == 3


@pytest.mark.parametrize("kind", ["mastodon"])
def test_mastodon_takes_the_same_key_for_the_same_answer(net, newest):
    social, _sandbox = net
    channel, post = newest
    for _ in range(2):
        channel.reply(post.external_id, "We are sorry.", "key-1")
    assert len(social.posts) == 4
    assert social.posts[4].text == "@cy We are sorry."


@KINDS
def test_our_answer_is_known_again_word_for_word(newest):
    """The outbox reads back what it may have sent: what it does not know again it would send again."""
    channel, post = newest
    text = "We are sorry.\n\nPlease write to care@lumina.example, Ann."
    assert channel.reply(post.external_id, text, "key-1").text == text
    assert channel.read_reply(post.external_id).text == text


@KINDS
def test_a_post_that_says_it_is_old_hides_none_that_came_before_it(net, kind):
    social, sandbox = net
    social.say("dee", "@lumina from a program that sets its own clock.")
    social.posts[4].at = datetime(2010, 1, 1, tzinfo=UTC)
    channel = opened(kind, sandbox)
    assert {post.external_id[-1] for post in channel.list_posts(START)} == {"1", "2", "3", "4"}
    channel.close()


@pytest.mark.usefixtures("without_waiting")
@KINDS
@pytest.mark.parametrize("broken", [None, {}, {"account": None}, "surprise"])
def test_whatever_a_server_answers_is_an_answer_or_an_error_of_ours(newest, broken, monkeypatch):
    channel, post = newest
    monkeypatch.setattr("heard.sandbox.social._status", lambda _: broken)
    monkeypatch.setattr("heard.sandbox.social._view", lambda _: broken if isinstance(broken, dict) else {})
    report = Report(external_id=post.external_id, ground="abuse", text="It insults our cook.")
    for ask in (
        lambda: list(channel.list_posts(None)),
        lambda: list(channel.sweep()),
        lambda: channel.get(post.external_id),
        lambda: channel.reply(post.external_id, "We are sorry.", "key-1"),
        lambda: channel.read_reply(post.external_id),
        lambda: channel.report(report),
    ):
        with pytest.raises(ChannelError):
            ask()
            raise NotAsPromised  # nothing to be had is an answer, too


@KINDS
@pytest.mark.parametrize("at", ["2026-11-01T12:00:00", "yesterday", None])
def test_a_post_without_a_zone_is_one_that_cannot_be_read_and_stops_no_other(net, kind, at, monkeypatch):
    _social, sandbox = net
    names = {"mastodon": "_status", "bluesky": "_view"}
    made = getattr(social_networks, names[kind])

    def timeless(one):
        told = made(one)
        if one.number == 2:
            (told if kind == "mastodon" else told["record"]).update(created_at=at, createdAt=at)
        return told

    monkeypatch.setattr(social_networks, names[kind], timeless)
    channel = opened(kind, sandbox)
    heard = []
    with pytest.raises(NotAsPromised):
        for post in channel.list_posts(START - timedelta(days=1)):
            heard.append(post.external_id[-1])
    assert heard == ["3", "1"]
    channel.close()


@pytest.mark.demand("C3")
@KINDS
def test_a_report_names_the_post_the_kind_and_the_reason(net, newest, kind):
    social, _sandbox = net
    channel, post = newest
    reason = "The same words stand under forty posts."
    assert channel.report(Report(external_id=post.external_id, ground="advertising", text=reason)) == "1"
    (told,) = social.reports
    if kind == "mastodon":
        assert told == {
            "account_id": "9cy",
            "status_ids": ["3"],
            "comment": reason,
            "category": "spam",
            "forward": False,
        }
    else:
        assert told["reasonType"].endswith("#reasonSpam")
        assert told["reason"] == reason
        assert (told["subject"]["uri"], told["subject"]["cid"]) == (post.external_id, "cid-3")
    with pytest.raises(TooLong):
        channel.report(Report(external_id=post.external_id, ground="abuse", text="x" * 2001))
    assert len(social.reports) == 1


@KINDS
def test_a_post_that_is_gone_and_a_sign_in_that_fails_say_so(net, newest, kind):
    social, sandbox = net
    channel, post = newest
    social.posts.clear()
    assert channel.get(post.external_id) is None
    with pytest.raises(Gone):
        channel.report(Report(external_id=post.external_id, ground="abuse", text="It insults our cook."))
    wrong = opened(kind, sandbox, token="no", password="no")
    assert wrong.check().error == Unauthorised.__name__
    assert channel.check().ok
    with pytest.raises(Misconfigured):
        opened(kind, sandbox, **dict.fromkeys(CREDENTIALS[kind], ""))
    wrong.close()


@KINDS
def test_a_page_for_people_that_says_yes_leaves_open_whether_the_answer_stands(net, newest, kind):
    """The outbox reads back what may stand; what it did not know of it would post again."""
    social, sandbox = net
    channel, post = newest
    sandbox.faults.once.append(
        OneShot(Fault.ERROR_PAGE, method="POST", path={"mastodon": "statuses", "bluesky": "createRecord"}[kind])
    )
    with pytest.raises(NotAsPromised) as odd:
        channel.reply(post.external_id, "We are sorry.", "key-1")
    assert odd.value.maybe_done and not odd.value.permanent
    assert channel.read_reply(post.external_id) is None
    assert len(social.posts) == 3


@KINDS
def test_a_report_over_a_broken_line_may_have_arrived_and_is_not_made_twice(net, newest, kind):
    social, sandbox = net
    channel, post = newest
    sandbox.faults.once.append(OneShot(Fault.DROP_AFTER_WRITE, "eport", "POST"))
    with pytest.raises(ChannelError) as broke:
        channel.report(Report(external_id=post.external_id, ground="abuse", text="It insults our cook."))
    assert broke.value.maybe_done
    assert len(social.reports) == 1


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>One<br>two</p><p>three</p>", "One\ntwo\n\nthree"),
        ('<p><span class="h-card"><a href="x">@<span>lumina</span></a></span> hi &amp; bye</p>', "@lumina hi & bye"),
        ("", ""),
    ],
)
def test_markup_is_no_part_of_what_was_said(page, text):
    assert text_of(page) == text


def test_a_status_that_is_none_is_said_to_be_none():
    with pytest.raises(NotAsPromised):
        post_from({"id": "1"})


def test_every_listed_ground_has_a_kind_of_report():
    for platform, kind_of in ((Platform.MASTODON, category_of), (Platform.BLUESKY, reason_of)):
        assert all(kind_of(ground.code) for ground in procedure(platform, "IE").grounds)


def test_an_answer_deep_in_a_talk_names_where_it_began():
    root = {"uri": "at://a/app.bsky.feed.post/1", "cid": "c1"}
    view = {"uri": "at://b/app.bsky.feed.post/2", "cid": "c2", "record": {"reply": {"root": root}}}
    made = answer_to(view, "Sorry.", START)
    assert made["reply"]["root"] == root
    assert made["reply"]["parent"]["cid"] == "c2"
    assert made["createdAt"] == "2026-11-01T12:00:00.000Z"
