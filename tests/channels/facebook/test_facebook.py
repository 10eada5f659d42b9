"""A Facebook Page over real HTTP: what is heard, answered, said in private, and what Facebook's numbers for errors mean."""

from datetime import timedelta

import pytest

from heard.channels import open_channel
from heard.channels.contract import ChannelContext, NoticeKind
from heard.channels.errors import (
    BadNotice,
    ChannelError,
    Gone,
    Misconfigured,
    NotAsPromised,
    RateLimited,
    Refused,
    SaidAlready,
    TemporarilyDown,
    TooLong,
)
from heard.channels.facebook.client import COMMENTS, POSTS
from heard.channels.facebook.wire import trouble_from
from heard.sandbox import facebook as emulated
from heard.sandbox.facebook import CREDENTIALS, NAME, PAGE, VERIFY, Facebook, Refusal
from heard.sandbox.faults import Fault, OneShot
from heard.sandbox.server import Sandbox, running
from heard.sandbox.store import Store
from heard.vocabulary.platforms import Platform
from heard.vocabulary.way import CaseKind
from tests.channels.conftest import START


@pytest.fixture
def wall(clock):
    """A post of the Page with a comment and an answer to it, a visitor's post, and one elsewhere, an hour apart each."""
    wall = Facebook(clock)
    ours = wall.say(PAGE, "New menu from Monday.")
    for author, text, where in (
        ("ann", "The pasta was cold.", {"above": ours}),
        ("bo", "Same here, Ann.", {"above": f"{ours.split('_')[1]}_2"}),
        ("cy", "Nobody answers the phone.", {}),
        ("dee", "Never again at @Trattoria Lumina.", {"tagged": True}),
    ):
        clock.advance(3600)
        wall.say(author, text, **where)
    return wall


@pytest.fixture
def sandbox(wall, clock):
    sandbox = Sandbox(Store(clock))
    wall.routes(sandbox.routes)
    with running(sandbox):
        yield sandbox


@pytest.fixture
def opened(sandbox, clock):
    """Open a channel to the Page; it is closed at the end."""
    channels = []

    def made(page=PAGE, **changes):
        context = ChannelContext(
            credentials={**CREDENTIALS, **changes}, settings={"page": page}, base_url=sandbox.address, now=clock.now
        )
        channels.append(open_channel("facebook", context))
        return channels[-1]

    yield made
    for channel in channels:
        channel.close()


@pytest.fixture
def channel(opened):
    return opened()


def by(posts, author):
    (found,) = [post for post in posts if post.author == author.title()]
    return found


@pytest.mark.demand("H1")
def test_comments_visitors_and_mentions_are_heard_newest_first_and_our_own_words_are_not(channel):
    posts = list(channel.list_posts(None))
    assert [post.author for post in posts] == ["Dee", "Cy", "Bo", "Ann"]
    assert [post.external_id.partition("/")[0] for post in posts] == ["post", "post", "comment", "comment"]
    first = posts[0]
    assert (first.platform, first.kind, first.stars, first.place) == (Platform.FACEBOOK, CaseKind.MENTION, None, PAGE)
    assert first.published_at == START + timedelta(hours=4)
    assert first.url.startswith("https://www.facebook.com/")
    assert channel.get(posts[3].external_id).text == "The pasta was cold."
    assert channel.get("comment/1_999") is None
    assert channel.get(f"post/{PAGE}_1") is None, "our own post is nobody's complaint"


def test_only_what_is_new_is_heard_again_and_two_days_before_for_the_sake_of_edits(channel, wall, clock):
    clock.advance(4 * 86_400)
    late = wall.say("eve", "Cold again.", f"{PAGE}_1")
    now = clock.now()
    assert [post.author for post in channel.list_posts(now)] == ["Eve"]
    wall.said[late].text = "Cold again, twice."
    (post,) = channel.list_posts(now + timedelta(days=1))
    assert post.text == "Cold again, twice."
    assert list(channel.list_posts(now + timedelta(days=3))) == []


def test_more_than_a_page_of_posts_and_of_comments_is_walked_to_its_end(channel, wall):
    for number in range(2 * POSTS + 3):
        wall.say("fay", f"Visitor {number}")
    for number in range(2 * COMMENTS + 3):
        wall.say("gil", f"Comment {number}", f"{PAGE}_1")
    heard = [post.external_id for post in channel.list_posts(None)]
    assert len(heard) == len(set(heard)) == 4 + 2 * POSTS + 3 + 2 * COMMENTS + 3


def test_comments_under_very_old_posts_are_left_to_notices(channel, wall, clock):
    clock.advance(100 * 86_400)
    named = wall.say("eve", "Found this old post, and the pasta is cold still.", f"{PAGE}_1")
    assert list(channel.list_posts(clock.now())) == []
    assert channel.get(f"comment/{named}").author == "Eve"


@pytest.mark.usefixtures("without_waiting")
def test_what_was_read_before_facebook_stumbles_is_not_lost(channel, wall, sandbox):
    sandbox.faults.once.extend([OneShot(Fault.DOWN, "tagged")] * 6)
    heard = []
    with pytest.raises(TemporarilyDown):
        for post in channel.list_posts(None):
            heard.append(post.author)
    assert heard == ["Cy", "Bo", "Ann"]


@pytest.mark.parametrize("broken", [None, "surprise", {}, {"id": "1_1"}, {"id": "1_1", "created_time": "now", "from": "Ann"}])
def test_a_comment_that_cannot_be_read_stops_no_other(channel, monkeypatch, broken):
    made = emulated._row
    monkeypatch.setattr(emulated, "_row", lambda one, **more: broken if one.author == "cy" else made(one, **more))
    heard = []
    with pytest.raises(NotAsPromised, match="1 posts"):
        for post in channel.list_posts(START - timedelta(days=1)):
            heard.append(post.author)
    assert heard == ["Dee", "Bo", "Ann"]


@pytest.mark.usefixtures("without_waiting")
@pytest.mark.parametrize("broken", [None, {}, "surprise"])
def test_whatever_facebook_answers_is_an_answer_or_an_error_of_ours(channel, monkeypatch, broken):
    monkeypatch.setattr("heard.sandbox.facebook._paged", lambda *_, **__: broken)
    monkeypatch.setattr("heard.sandbox.facebook._row", lambda *_, **__: broken)
    for ask in (
        lambda: list(channel.list_posts(None)),
        lambda: list(channel.sweep()),
        lambda: channel.get("comment/1_2"),
        lambda: channel.read_reply("comment/1_2"),
        lambda: channel.delete_reply("comment/1_2"),
    ):
        with pytest.raises(ChannelError):
            ask()


@pytest.mark.demand("R1")
@pytest.mark.parametrize("author", ["ann", "bo", "cy"])
def test_an_answer_stands_below_and_is_read_back(channel, wall, author):
    post = by(channel.list_posts(None), author)
    assert channel.read_reply(post.external_id) is None
    text = "We are sorry.\n\nPlease write to care@lumina.example."
    assert channel.reply(post.external_id, text, "key").text == text
    assert channel.read_reply(post.external_id).text == text
    assert len(list(channel.list_posts(None))) == 4, "our own answer is nobody's mention"
    with pytest.raises(Refused):
        channel.delete_reply(post.external_id)
    with pytest.raises(TooLong):
        channel.reply(post.external_id, "x" * 8001, "key")
    with pytest.raises(Gone):
        channel.reply("comment/1_999", text, "key")
    with pytest.raises(Gone):
        channel.read_reply("comment/1_999")


@pytest.mark.demand("R1")
def test_an_answer_over_a_broken_line_is_read_back_before_it_is_tried_again(channel, wall, sandbox):
    post = by(channel.list_posts(None), "ann")
    for fault, stands in ((Fault.DROP, False), (Fault.ERROR_PAGE, False), (Fault.DROP_AFTER_WRITE, True)):
        sandbox.faults.once.append(OneShot(fault, "comments", "POST"))
        with pytest.raises(ChannelError) as broke:
            channel.reply(post.external_id, "We are sorry.", "key")
        assert broke.value.maybe_done and not broke.value.permanent
        assert (channel.read_reply(post.external_id) is not None) is stands
    assert [one.author for one in wall.said.values()].count(PAGE) == 2


@pytest.mark.demand("R1")
def test_an_answer_is_not_said_twice_when_another_came_into_the_same_thread_meanwhile(channel, wall, sandbox):
    posts = list(channel.list_posts(None))
    sandbox.faults.once.append(OneShot(Fault.DROP_AFTER_WRITE, "comments", "POST"))
    with pytest.raises(ChannelError):
        channel.reply(by(posts, "ann").external_id, "We are sorry, Ann.", "key-1")
    channel.reply(by(posts, "bo").external_id, "We are sorry, Bo.", "key-2")
    assert channel.read_reply(by(posts, "ann").external_id).text == "We are sorry, Bo."
    assert channel.reply(by(posts, "ann").external_id, "We are sorry, Ann.", "key-1").text == "We are sorry, Ann."
    assert [one.author for one in wall.said.values()].count(PAGE) == 3


@pytest.mark.demand("S1")
def test_one_private_reply_leaves_and_facebook_takes_no_second(channel, wall, clock):
    posts = list(channel.list_posts(None))
    for author in ("ann", "cy"):
        post = by(posts, author)
        channel.write_in_private(post.external_id, "May we ring you?")
        with pytest.raises(SaidAlready) as said:
            channel.write_in_private(post.external_id, "May we ring you?")
        assert said.value.permanent
    assert [one.in_private for one in wall.said.values() if one.in_private] == [["May we ring you?"]] * 2
    with pytest.raises(TooLong):
        channel.write_in_private(by(posts, "bo").external_id, "x" * 2001)
    clock.advance(8 * 86_400)
    with pytest.raises(ChannelError):
        channel.write_in_private(by(posts, "bo").external_id, "May we ring you?")


def test_a_sign_in_that_does_not_fit_names_the_field_and_the_mend(opened, wall):
    good = opened().check()
    assert (good.ok, good.said, good.places[0].name) == (True, f"Signed in as {NAME}.", NAME)
    for changes, error, named in (
        ({"page_token": "no"}, "Unauthorised", "page_token"),
        ({"app_secret": "no"}, "Misconfigured", "app_secret"),
        ({"page": "1002"}, "Misconfigured", "page_token or page"),
        ({"page": "lumina"}, "Misconfigured", "page: its number"),
    ):
        told = opened(**changes).check()
        assert (told.ok, told.error) == (False, error)
        assert named in told.said and told.mend
    wall.trouble = [Refusal(200, "(#200) Missing permissions")]
    told = opened().check()
    assert told.error == "PermissionMissing"
    assert "pages_read_user_content" in told.mend
    with pytest.raises(Misconfigured, match="page_token, app_secret"):
        opened(page_token="", app_secret="")


@pytest.mark.parametrize(("minutes", "seconds"), [(7, 420.0), (0, 600.0)])
def test_facebook_says_in_minutes_how_long_it_wants_to_be_left_alone(channel, wall, minutes, seconds):
    wall.trouble = [Refusal(32, "(#32) Page request limit reached", minutes=minutes)]
    with pytest.raises(RateLimited) as limited:
        list(channel.list_posts(None))
    assert limited.value.retry_after == seconds
    assert len(wall.asked) == 1, "whoever is asked to wait does not ask again"
    wall.trouble = [Refusal(4, "(#4) Application request limit reached")]
    with pytest.raises(RateLimited) as limited:
        channel.reply("comment/1_2", "Sorry.", "key")
    assert not limited.value.maybe_done
    assert wall.asked[-1] == "/v26.0/1_2", "it looked first whether the words stand there"


@pytest.mark.parametrize(
    ("error", "name"),
    [
        ({"code": 190, "error_subcode": 463}, "Unauthorised"),
        ({"code": 10}, "PermissionMissing"),
        ({"code": 299}, "PermissionMissing"),
        ({"code": 2}, "TemporarilyDown"),
        ({"code": 4711, "is_transient": True}, "TemporarilyDown"),
        ({"code": 368}, "Blocked"),
        ({"code": 506}, "Refused"),
        ({"code": 803}, "Gone"),
        ({"code": 80001}, "RateLimited"),
        ({"code": 4711}, "NoneType"),
        ({"code": "190"}, "NoneType"),
        ("no", "NoneType"),
    ],
)
@pytest.mark.parametrize("used", ["", "[]", '{"1": [{}]}', '{"1": 3}'])
def test_every_number_that_facebook_explains_has_a_name_of_ours(error, name, used):
    assert type(trouble_from(400, {"error": error}, {"x-business-use-case-usage": used})).__name__ == name


@pytest.mark.demand("H2")
def test_a_notice_that_is_signed_names_what_to_fetch(channel, wall):
    headers, body = wall.pushed(
        {"item": "comment", "verb": "add", "comment_id": "1_2", "from": {"id": "9ann"}},
        {"item": "comment", "verb": "edited", "comment_id": "1_3"},
        {"item": "comment", "verb": "add", "comment_id": "1_4", "from": {"id": PAGE}},
        {"item": "post", "verb": "add", "post_id": "1001_4", "from": {"id": "9cy"}},
        {"item": "like", "verb": "add"},
    )
    told = channel.read_push(headers, {}, body)
    assert [(one.kind, one.external_id) for one in told] == [
        (NoticeKind.NEW, "comment/1_2"),
        (NoticeKind.CHANGED, "comment/1_3"),
        (NoticeKind.NEW, "post/1001_4"),
        (NoticeKind.OTHER, ""),
    ]
    assert channel.read_push(*_other_page(wall)) == []


def _other_page(wall):
    headers, body = wall.pushed({"item": "comment", "verb": "add", "comment_id": "1_2"}, page="1002")
    return headers, {}, body


def test_a_notice_that_is_not_signed_is_not_believed(channel, wall):
    headers, body = wall.pushed({"item": "comment", "verb": "add", "comment_id": "1_2"})
    for given, said in (({}, body), (headers, body + b" "), wall.pushed({"item": "comment"}, secret="another")):
        with pytest.raises(BadNotice):
            channel.read_push(given, {}, said)


def test_the_handshake_is_met_with_the_word_that_was_agreed_on_alone(opened):
    asked = {"hub.mode": "subscribe", "hub.verify_token": VERIFY, "hub.challenge": "4711"}
    assert opened().meet(asked) == "4711"
    for word in ("", "another"):
        with pytest.raises(BadNotice):
            opened().meet({**asked, "hub.verify_token": word})
    with pytest.raises(Misconfigured, match="verify_token"):
        opened(verify_token="").meet({**asked, "hub.verify_token": ""})
