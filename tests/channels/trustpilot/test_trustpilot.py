"""Trustpilot's public interface over real HTTP: pages, edits, answers, and what is not as promised."""

from datetime import UTC, datetime, timedelta

import pytest

from heard.channels import open_channel
from heard.channels.contract import ChannelContext
from heard.channels.errors import ChannelError, NotAsPromised, Refused
from heard.sandbox.server import Sandbox, running
from heard.sandbox.wire import Problem, answer_json
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.platforms import Platform

START = datetime(2026, 11, 1, 12, tzinfo=UTC)
KEY = "tp-key"


class Site:
    """The reviews of one business, newest first."""

    def __init__(self, many):
        self.rows = [self.row(number) for number in range(many)]
        self.asked = 0

    def row(self, number, **changes):
        return {
            "id": f"r{number}",
            "stars": 1 + number % 5,
            "title": "My table",
            "text": f"We waited for an hour, number {number}.",
            "language": "en",
            "createdAt": f"{START - timedelta(hours=number):%Y-%m-%dT%H:%M:%S.000Z}",
            "updatedAt": None,
            "status": "active",
            "companyReply": None,
            "consumer": {"id": f"c{number}", "displayName": "Heron Quill"},
            **changes,
        }

    def routes(self, routes):
        routes.add("GET", "/v1/business-units/find", self.find)
        routes.add("GET", "/v1/business-units/{unit}", self.unit)
        routes.add("GET", "/v1/business-units/{unit}/reviews", self.page)
        routes.add("GET", "/v1/reviews/{review}", self.one)

    def admitted(self, request):
        if request.headers.get("apikey") != KEY:
            raise Problem(401, "UNAUTHENTICATED", "Unknown application")

    def find(self, request):
        self.admitted(request)
        if request.query.get("name") != "lumina.example":
            raise Problem(404, "NOT_FOUND", "Business unit not found")
        return answer_json({"id": "u1", "displayName": "Trattoria Lumina"})

    def unit(self, request):
        self.admitted(request)
        return answer_json({"id": "u1", "displayName": "Trattoria Lumina", "numberOfReviews": {"total": len(self.rows)}})

    def page(self, request):
        self.admitted(request)
        self.asked += 1
        size = int(request.query["perPage"])
        start = (int(request.query["page"]) - 1) * size
        return answer_json({"links": [], "reviews": self.rows[start : start + size]})

    def one(self, request):
        self.admitted(request)
        for row in self.rows:
            if isinstance(row, dict) and row.get("id") == request.parts["review"]:
                return answer_json(row)
        raise Problem(404, "NOT_FOUND", "Review not found")


@pytest.fixture
def site():
    """Two and a half pages."""
    site, sandbox = Site(250), Sandbox()
    site.routes(sandbox.routes)
    with running(sandbox):
        site.address = sandbox.address
        yield site


@pytest.fixture
def opened(site):
    """Open a channel to the page; it is closed at the end."""
    channels = []

    def made(key=KEY, domain="lumina.example"):
        context = ChannelContext(credentials={"api_key": key}, settings={"domain": domain}, base_url=site.address)
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
    with pytest.raises(NotAsPromised, match="1 reviews"):
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
