"""X over real HTTP: signed requests, mentions in pages and versions, answers, and what X's words for errors mean."""

from datetime import UTC, datetime, timedelta

import pytest

from heard.channels import open_channel
from heard.channels.contract import ChannelContext
from heard.channels.errors import (
    ChannelError,
    Gone,
    Misconfigured,
    NotAsPromised,
    RateLimited,
    Refused,
    TooLong,
)
from heard.channels.x.signing import authorization
from heard.channels.x.wire import CreditsUsedUp, NotSummoned, SaidBefore, trouble_from
from heard.sandbox import x as emulated
from heard.sandbox.faults import Fault, OneShot
from heard.sandbox.server import Sandbox, running
from heard.sandbox.store import Store
from heard.sandbox.x import KEYS, NAME, Refusal, X
from heard.vocabulary.platforms import Platform
from heard.vocabulary.way import CaseKind
from tests.channels.conftest import START


@pytest.fixture
def net(clock):
    """Three people mention the business, an hour apart."""
    net = X(clock)
    for number, author in enumerate(("ann", "bo", "cy")):
        net.say(author, f"@lumina the pasta was cold & stale, number {number} https://pictures.example/{number}")
        clock.advance(3600)
    return net


@pytest.fixture
def sandbox(net, clock):
    sandbox = Sandbox(Store(clock))
    net.routes(sandbox.routes)
    with running(sandbox):
        yield sandbox


@pytest.fixture
def opened(sandbox, clock):
    """Open a channel to the account; it is closed at the end."""
    channels = []

    def made(words="", **changes):
        context = ChannelContext(
            credentials={**KEYS, **changes}, settings={"words": words}, base_url=sandbox.address, now=clock.now
        )
        channels.append(open_channel("x", context))
        return channels[-1]

    yield made
    for channel in channels:
        channel.close()


@pytest.fixture
def channel(opened):
    return opened()


@pytest.mark.demand("H1")
def test_mentions_are_heard_newest_first_in_the_words_that_were_written_and_since_a_time(channel):
    posts = list(channel.list_posts(None))
    assert [post.author for post in posts] == ["Cy", "Bo", "Ann"]
    first = posts[0]
    assert first.text == "@lumina the pasta was cold & stale, number 2 https://pictures.example/2"
    assert (first.platform, first.kind, first.stars, first.language) == (Platform.X, CaseKind.MENTION, None, "en")
    assert (first.published_at, first.url) == (START + timedelta(hours=2), "https://x.com/cy/status/1003")
    assert [post.author for post in channel.list_posts(START + timedelta(minutes=59))] == ["Cy", "Bo"]
    assert list(channel.list_posts(START + timedelta(hours=3))) == []
    assert channel.get("1001").author == "Ann"
    assert channel.get("999") is None
    with pytest.raises(Refused):
        list(channel.sweep())


def test_more_than_a_page_is_walked_to_its_end(channel, net):
    net.page = 2
    assert len({post.external_id for post in channel.list_posts(None)}) == 3


def test_an_edited_post_keeps_its_name_and_comes_again_with_its_new_words(channel, net, clock):
    clock.advance(600)
    newer = net.edit(1001, "@lumina the pasta was cold, and nobody came.")
    (post,) = channel.list_posts(clock.now())
    assert (post.external_id, post.text) == ("1001", "@lumina the pasta was cold, and nobody came.")
    assert channel.get("1001").text == post.text
    channel.reply("1001", "We are sorry.", "key")
    assert [one.below for one in net.posts.values() if one.author == NAME] == [newer]
    assert channel.read_reply("1001").text == "We are sorry."


def test_long_posts_are_heard_whole_and_what_is_only_passed_on_or_our_own_is_not(channel, net):
    long = "@lumina " + "cold " * 80 + "pasta"
    net.say("dee", long)
    net.say("eve", "RT @ann: @lumina the pasta was cold", 1001, kind="retweeted")
    net.say(NAME, "We are @lumina.")
    posts = list(channel.list_posts(None))
    assert [post.author for post in posts] == ["Dee", "Cy", "Bo", "Ann"]
    assert posts[0].text == long


@pytest.mark.demand("H1")
def test_who_writes_of_the_business_without_naming_the_account_is_heard_once(opened, net, clock):
    net.page = 2
    net.say("dee", "Never again at Trattoria Lumina.")
    net.say("eve", "Lumina Leeds? Cold pasta, @lumina.")
    net.say("fay", "Something else, Lumina.")
    net.say("gil", "RT: Never again at Trattoria Lumina.", 1004, kind="retweeted")
    net.say(NAME, "New at Trattoria Lumina: soup.")
    channel = opened(words='Trattoria Lumina, "lumina leeds",')
    heard = [post.author for post in channel.list_posts(None)]
    assert sorted(heard[:2]) == ["Dee", "Eve"]
    assert heard[2:] == ["Cy", "Bo", "Ann"]
    clock.advance(8 * 86_400)
    assert [post.author for post in channel.list_posts(None)] == ["Eve", "Cy", "Bo", "Ann"], "a search goes back a week"
    assert list(channel.list_posts(clock.now())) == []


@pytest.mark.demand("R1")
@pytest.mark.parametrize(
    "text",
    [
        "We are sorry, Ann & all.\n\nPlease write to care@lumina.example.",
        "We are sorry: https://lumina.example/talk or lumina.example",
        "Wir bedauern das sehr – <bitte> schreiben Sie uns 🙏",
    ],
)
def test_an_answer_stands_below_is_known_again_word_for_word_and_taken_down(channel, net, text):
    assert channel.read_reply("1001") is None
    assert channel.reply("1001", text, "key").text == text
    assert net.posts[1004].text == f"@ann {text}"
    assert channel.read_reply("1001").text == text
    assert channel.read_reply("1002") is None
    assert len(list(channel.list_posts(None))) == 3
    channel.delete_reply("1001")
    channel.delete_reply("1001")
    assert channel.read_reply("1001") is None


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("x" * 280, True),
        ("x" * 281, False),
        ("é" * 280, True),
        ("漢" * 140, True),
        ("漢" * 141, False),
        ("x" * 256 + " https://lumina.example/" + "y" * 200, True),
        ("x" * 257 + " https://lumina.example/" + "y" * 200, False),
    ],
)
def test_an_answer_is_as_long_as_x_counts_it(channel, net, text, taken):
    if taken:
        channel.reply("1001", text, "key")
    else:
        with pytest.raises(TooLong, match="as X counts"):
            channel.reply("1001", text, "key")
    assert len(net.posts) == 3 + taken


def test_an_answer_that_begins_with_a_name_would_not_be_known_again_and_is_refused(channel, net):
    with pytest.raises(Refused, match="X puts there"):
        channel.reply("1001", "@ann we are sorry.", "key")
    assert len(net.posts) == 3


@pytest.mark.demand("R1")
def test_an_answer_over_a_broken_line_is_read_back_before_it_is_tried_again(channel, net, sandbox):
    for fault, stands in ((Fault.DROP, False), (Fault.ERROR_PAGE, False), (Fault.DROP_AFTER_WRITE, True)):
        sandbox.faults.once.append(OneShot(fault, "tweets", "POST"))
        with pytest.raises(ChannelError) as broke:
            channel.reply("1001", "We are sorry.", "key")
        assert broke.value.maybe_done and not broke.value.permanent
        assert (channel.read_reply("1001") is not None) is stands
    assert channel.reply("1001", "We are sorry.", "key").text == "We are sorry.", "X takes it once, and it is ours"
    assert len(net.posts) == 4


def test_the_same_words_elsewhere_are_refused_with_the_mend(channel, net, monkeypatch):
    net.say("ann", "@lumina and again.")
    channel.reply("1001", "We are sorry.", "key")
    with pytest.raises(SaidBefore) as said:
        channel.reply("1004", "We are sorry.", "key")
    assert "Change a few words" in said.value.mend


def test_x_lets_a_program_answer_only_whoever_names_the_account(channel, net):
    number = net.say("dee", "Trattoria Lumina was a disappointment.")
    with pytest.raises(NotSummoned) as refused:
        channel.reply(str(number), "We are sorry.", "key")
    assert "post it there yourself" in refused.value.mend
    for ask in (lambda: channel.reply("999", "Sorry.", "key"), lambda: channel.read_reply("999")):
        with pytest.raises(Gone):
            ask()


def test_keys_that_do_not_fit_name_the_field_and_the_mend(opened, net):
    assert opened().check().said.startswith("Signed in as @lumina.")
    for name in KEYS:
        told = opened(**{name: "501-no"}).check()
        assert (told.ok, told.error) == (False, "Unauthorised")
        assert name in told.said and told.mend
    told = opened(access_token="token").check()
    assert "begins with the number of the account" in told.said
    with pytest.raises(Misconfigured, match="api_secret, access_secret"):
        opened(api_secret="", access_secret="")
    net.trouble = [Refusal(402, "CreditsDepleted", "No credits.", kind="credits")]
    told = opened().check()
    assert told.error == "CreditsUsedUp"
    assert "developer console" in told.mend


@pytest.mark.parametrize(("reset", "wait"), [("1793534470", 70.0), ("1", 1.0), ("", 900.0), ("soon", 900.0)])
def test_x_says_the_moment_at_which_it_may_be_asked_again(reset, wait):
    told = trouble_from(429, {}, {"x-rate-limit-reset": reset}, now=datetime.fromtimestamp(1793534400, UTC))
    assert (type(told), told.retry_after) == (RateLimited, wait)


def test_a_short_wait_is_kept_and_a_long_one_handed_on(channel, net, clock):
    soon = int(clock.now().timestamp()) + 1
    net.trouble = [Refusal(429, "Too Many Requests", "", reset=soon)]
    assert len(list(channel.list_posts(None))) == 3
    net.asked.clear()
    net.trouble = [Refusal(429, "Too Many Requests", "", reset=soon + 600)]
    with pytest.raises(RateLimited):
        list(channel.list_posts(None))
    assert len(net.asked) == 1, "whoever is asked to wait does not ask again"
    net.trouble = [Refusal(429, "Too Many Requests", "", reset=soon + 600)]
    with pytest.raises(RateLimited) as limited:
        channel.reply("1001", "We are sorry.", "key")
    assert not limited.value.maybe_done


@pytest.mark.parametrize(
    ("status", "told", "name"),
    [
        (401, {}, "Unauthorised"),
        (402, {"title": "CreditsDepleted"}, "CreditsUsedUp"),
        (429, {"type": "https://api.x.com/2/problems/usage-capped"}, "CreditsUsedUp"),
        (403, {"type": "https://api.x.com/2/problems/oauth1-permissions"}, "ReadOnly"),
        (403, {"type": "https://api.x.com/2/problems/client-forbidden"}, "NotApproved"),
        (200, {"type": "https://api.x.com/2/problems/not-authorized-for-resource"}, "Gone"),
        (403, {"type": "about:blank", "detail": "Forbidden"}, "NoneType"),
        (500, {"type": None, "detail": 3}, "NoneType"),
    ],
)
def test_every_word_of_x_for_an_error_has_a_name_of_ours(status, told, name):
    assert type(trouble_from(status, told, {}, now=START)).__name__ == name


def test_credits_that_are_used_up_do_not_come_back_by_trying_again():
    assert CreditsUsedUp.permanent


@pytest.mark.parametrize(
    "broken", [None, "surprise", {}, {"id": "1"}, {"id": "1", "text": "x", "author_id": "9", "created_at": "now"}]
)
def test_a_post_that_cannot_be_read_stops_no_other(channel, monkeypatch, broken):
    made = emulated._row
    monkeypatch.setattr(emulated, "_row", lambda one, history: broken if one.author == "bo" else made(one, history))
    heard = []
    with pytest.raises(NotAsPromised, match="1 posts"):
        for post in channel.list_posts(START - timedelta(days=1)):
            heard.append(post.author)
    assert heard == ["Cy", "Ann"]


@pytest.mark.usefixtures("without_waiting")
@pytest.mark.parametrize("broken", [None, {}, "surprise", {"id": "1", "edit_history_tweet_ids": 3}])
def test_whatever_x_answers_is_an_answer_or_an_error_of_ours(channel, monkeypatch, broken):
    monkeypatch.setattr("heard.sandbox.x._row", lambda *_: broken)
    for ask in (
        lambda: list(channel.list_posts(None)),
        lambda: channel.get("1001"),
        lambda: channel.reply("1001", "We are sorry.", "key"),
        lambda: channel.read_reply("1001"),
    ):
        with pytest.raises(ChannelError):
            ask()


@pytest.mark.parametrize(
    ("address", "signature"),
    [
        ("https://api.twitter.com/1/statuses/update.json", "tnnArxj06cWHq44gCs1OSKk%2FjLY%3D"),
        ("https://api.twitter.com/1.1/statuses/update.json", "hCtSmYh%2BiHYCEqBWrE7C7hYmtUk%3D"),
    ],
)
def test_the_signature_is_that_of_the_examples_in_xs_documents(address, signature):
    keys = {
        "api_key": "xvz1evFS4wEEPTGEFPHBog",
        "api_secret": "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw",
        "access_token": "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb",
        "access_secret": "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE",
    }
    status = "status=Hello%20Ladies%20%2b%20Gentlemen%2c%20a%20signed%20OAuth%20request%21"
    at = datetime.fromtimestamp(1318622958, UTC)
    nonce = "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg"
    said = authorization(keys, "POST", f"{address}?include_entities=true&{status}", at=at, nonce=nonce)
    assert f'oauth_signature="{signature}"' in said
