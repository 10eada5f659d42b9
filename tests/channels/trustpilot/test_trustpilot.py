"""Trustpilot's public interface over real HTTP: pages, edits, answers, and what is not as promised."""

from datetime import UTC, datetime, timedelta

import pytest

from heard.channels import open_channel
from heard.channels.contract import ChannelContext
from heard.channels.errors import ChannelError, Gone, Misconfigured, NotAsPromised, Refused, Unauthorised
from heard.channels.trustpilot import ENTRY
from heard.sandbox.faults import Fault, OneShot
from heard.sandbox.server import Sandbox, running
from heard.sandbox.trustpilot import DOMAIN, KEY, SIGN_IN, Trustpilot
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.platforms import Platform

START = datetime(2026, 11, 1, 12, tzinfo=UTC)


@pytest.fixture
def site():
    """Two and a half pages."""
    return Trustpilot(250, START)


@pytest.fixture
def sandbox(site):
    """They are served."""
    sandbox = Sandbox()
    site.routes(sandbox.routes)
    with running(sandbox):
        yield sandbox


@pytest.fixture
def opened(sandbox):
    """Open a channel to the page; it is closed at the end."""
    channels = []

    def made(key=KEY, domain=DOMAIN, **sign_in):
        context = ChannelContext(
            credentials={"api_key": key, **sign_in}, settings={"domain": domain}, base_url=sandbox.address, now=lambda: START
        )
        channels.append(open_channel("trustpilot", context))
        return channels[-1]

    yield made
    for channel in channels:
        channel.close()


@pytest.mark.demand("H1")
def test_all_reviews_are_heard_newest_first_and_then_only_what_is_new(site, opened):
    channel = opened()
    posts = list(channel.list_posts(None))
    assert [post.external_id for post in posts] == [f"r{number}" for number in range(250)]
    first = posts[0]
    assert (first.platform, first.stars, first.title, first.author) == (Platform.TRUSTPILOT, 1, "My table", "Heron Quill")
    assert (first.published_at, first.language) == (START, "en")
    site.asked = 0
    assert [post.external_id for post in channel.list_posts(START - timedelta(hours=2))] == ["r0", "r1", "r2"]
    assert site.asked == 1, "one page is enough"


def test_an_edit_and_an_answer_of_an_older_review_are_heard(site, opened):
    reply = {"text": "We are sorry.", "createdAt": "2026-11-01T13:00:00Z"}
    site.rows[40] = site.row(40, text="Two hours.", updatedAt="2026-11-01T14:00:00Z", companyReply=reply)
    channel = opened()
    (post,) = channel.list_posts(START + timedelta(hours=1))
    assert (post.external_id, post.text) == ("r40", "Two hours.")
    assert (post.reply.text, post.reply.state) == ("We are sorry.", OutgoingState.LIVE)
    assert channel.read_reply("r40").text == "We are sorry."
    assert channel.read_reply("r41") is None
    assert channel.get("r40").text == "Two hours."
    assert channel.get("gone") is None


@pytest.mark.parametrize("broken", [None, {}, "surprise", {"id": "x", "consumer": {}, "stars": 9, "createdAt": "now"}])
def test_a_review_that_cannot_be_read_stops_no_other(site, opened, broken):
    site.rows[1] = broken
    heard = []
    with pytest.raises(NotAsPromised, match="1 posts"):
        for post in opened().list_posts(START - timedelta(hours=2)):
            heard.append(post.external_id)
    assert heard == ["r0", "r2"]


def test_the_page_and_the_key_are_looked_at_before_anything_is_kept(site, opened):
    assert opened().check().said == "The page of Trattoria Lumina can be read."
    assert "no page other.example" in opened(domain="other.example").check().said
    wrong = opened(key="no").check()
    assert (wrong.ok, wrong.error) == (False, "Unauthorised")
    assert opened(domain="").check().error == "Misconfigured"


def test_nothing_is_answered_taken_down_or_swept_with_a_key(site, opened):
    channel = opened()
    for ask in (lambda: channel.reply("r1", "Sorry.", "k"), lambda: channel.delete_reply("r1"), lambda: list(channel.sweep())):
        with pytest.raises(Refused):
            ask()
    site.rows[:] = []
    assert list(channel.list_posts(None)) == []
    with pytest.raises(ChannelError):
        channel.read_reply("r1")


@pytest.mark.demand("R1")
def test_an_answer_is_posted_read_back_replaced_and_taken_down(site, opened):
    channel = opened(**SIGN_IN)
    assert channel.capabilities == ENTRY.capabilities
    text = "We are sorry, Heron.\n\nPlease write to care@lumina.example."
    done = channel.reply("r1", text, "k")
    assert (done.text, done.state) == (text, OutgoingState.LIVE)
    assert channel.read_reply("r1").text == text
    channel.reply("r1", "We are very sorry.", "k2")
    assert next(post for post in channel.list_posts(None) if post.external_id == "r1").reply.text == "We are very sorry."
    for _ in range(2):
        channel.delete_reply("r1")
    assert channel.read_reply("r1") is None
    with pytest.raises(Gone):
        channel.reply("r999", text, "k")


@pytest.mark.demand("R1")
def test_an_answer_over_a_broken_line_is_read_back_before_it_is_tried_again(site, sandbox, opened):
    channel = opened(**SIGN_IN)
    assert channel.check().said == "The page of Trattoria Lumina can be read, and answered."
    sandbox.faults.once.append(OneShot(Fault.DROP_AFTER_WRITE, "reply", "POST"))
    with pytest.raises(ChannelError) as broke:
        channel.reply("r1", "We are sorry.", "k")
    assert broke.value.maybe_done and not broke.value.permanent
    assert channel.read_reply("r1").text == "We are sorry."
    sandbox.faults.once.append(OneShot(Fault.DROP, "reply", "POST"))
    with pytest.raises(ChannelError) as broke:
        channel.reply("r2", "We are sorry.", "k")
    assert broke.value.maybe_done
    assert channel.read_reply("r2") is None
    assert site.answered == 1


def test_a_sign_in_that_does_not_fit_names_what_to_mend(site, opened):
    for name in ("secret", "username", "password"):
        channel = opened(**{**SIGN_IN, name: "no"})
        told = channel.check()
        assert (told.ok, told.error) == (False, "Unauthorised")
        assert name in told.said
        with pytest.raises(Unauthorised):
            channel.reply("r1", "Sorry.", "k")
    site.shut = True
    told = opened(**SIGN_IN).check()
    assert told.error == "Forbidden"
    assert "username" in told.said
    with pytest.raises(Misconfigured, match="password, business_user"):
        opened(**{**SIGN_IN, "password": "", "business_user": ""})


def test_answers_are_the_desks_with_the_whole_sign_in_only(opened):
    assert ENTRY.answers({"api_key": KEY, **SIGN_IN})
    assert not ENTRY.answers({"api_key": KEY})
    assert not opened().capabilities.can_reply
