"""People answer or stay silent, are content or not, and change their stars or leave them."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import httpx
import pytest

from heard.sandbox.people import Behaviour
from heard.sandbox.reactions import OFFERS, WAYS, Way, react
from heard.sandbox.register import Register
from heard.sandbox.server import Sandbox, running
from heard.sandbox.store import Clock, Store
from heard.sandbox.town import Town

UNTIL = datetime(2026, 11, 22, 18, tzinfo=UTC)
PHONE = Behaviour(answers="phone", answers_after_hours=3, needs="redo", new_stars=4, edits_after_hours=20)
MAIL = Behaviour(answers="mail", answers_after_hours=5, needs="apology", new_stars=None, edits_after_hours=0)
SILENT = Behaviour(answers="silent", answers_after_hours=5, needs="apology", new_stars=5, edits_after_hours=1)
LOST = Behaviour(answers="mail", answers_after_hours=5, needs="nothing helps", new_stars=None, edits_after_hours=0)

REACTIONS = [
    # nature, way, offers, answered after, content, new stars, remark
    (PHONE, "phone", {"redo"}, 3, True, 4, "what they need"),
    (PHONE, "phone", {"apology", "refund"}, 3, True, 4, "more than they need"),
    (PHONE, "phone", {"apology"}, 3, False, None, "less than they need"),
    (PHONE, "mail", {"redo"}, 6, True, 4, "by mail it takes longer"),
    (MAIL, "mail", {"apology"}, 5, True, None, "content, and the review stays"),
    (MAIL, "phone", {"apology"}, None, False, None, "does not pick up"),
    (SILENT, "mail", {"refund"}, None, False, None, "stays silent whatever is offered"),
    (LOST, "mail", {"refund"}, 5, False, None, "cannot be helped"),
    (None, "mail", {"refund"}, None, False, None, "nobody can be reached"),
]


@pytest.mark.parametrize(("nature", "way", "offers", "after", "content", "stars", "remark"), REACTIONS)
def test_a_reaction_follows_the_nature(
    nature: Behaviour | None, way: Way, offers: set[str], after: float | None, content: bool, stars: int | None, remark: str
) -> None:
    reaction = react(nature, way, frozenset(offers))
    assert reaction.answered is (after is not None), remark
    assert reaction.after_hours == (after or 0), remark
    assert (reaction.content, reaction.new_stars) == (content, stars), remark


@pytest.fixture
def town() -> Town:
    return Town(7, UNTIL, reviews=400)


@pytest.fixture
def client(town: Town) -> Iterator[httpx.Client]:
    """The strings behind the stage of a filled town."""
    store = Store(Clock(UNTIL))
    town.fill(store)
    town.play_story(store)
    sandbox = Sandbox(store)
    Register(town, store).routes(sandbox.routes)
    with running(sandbox), httpx.Client(base_url=f"{sandbox.address}/_control/") as client:
        yield client


def test_the_town_has_all_kinds_of_people(town: Town) -> None:
    natures = Counter(react(one.behaviour, way, frozenset(OFFERS)).content for one in town.customers() for way in WAYS)
    assert 0.25 < natures[True] / natures.total() < 0.5
    assert 100 < sum(one.behaviour.new_stars is not None for one in town.customers()) < 800


@pytest.mark.demand("D5")
def test_julia_is_called_is_content_and_changes_her_stars_the_next_day(client: httpx.Client) -> None:
    answer = client.post("contact/story-cold-pasta", json={"way": "phone", "offers": ["apology"]}).json()
    assert (answer["answered"], answer["content"], answer["new_stars"]) == (True, True, 4)
    assert client.get("reviews/story-cold-pasta").json()["stars"] == 2
    client.post("advance", json={"seconds": 21 * 3600})
    changed = client.get("reviews/story-cold-pasta").json()
    assert changed["stars"] == 4
    assert changed["text"].startswith("Waited 50 minutes for cold pasta and your waiter Marco laughed at us ")
    assert changed["updated_at"] > changed["created_at"]


@pytest.mark.demand("G4")
def test_nobodys_customer_cannot_be_reached(client: httpx.Client) -> None:
    answer = client.post("contact/story-nobodys-customer", json={"way": "mail", "offers": ["refund"]}).json()
    assert (answer["answered"], answer["new_stars"]) == (False, None)


def test_a_deleted_review_is_not_edited_afterwards(client: httpx.Client) -> None:
    client.post("contact/story-cold-pasta", json={"way": "phone", "offers": ["apology"]})
    client.delete("reviews/story-cold-pasta")
    client.post("advance", json={"seconds": 21 * 3600})
    assert client.get("reviews/story-cold-pasta").status_code == 404


def test_who_really_wrote_is_known_behind_the_stage(client: httpx.Client, town: Town) -> None:
    writers = client.get("writers").json()
    assert len(writers) == 403
    assert 0.6 < sum(map(bool, writers.values())) / len(writers) < 0.8
    assert set(filter(None, writers.values())) <= {one.id for one in town.customers()}


@pytest.mark.parametrize("body", [{}, {"way": "pigeon"}, {"way": "mail", "offers": ["a car"]}])
def test_a_contact_that_makes_no_sense_is_refused(client: httpx.Client, body: dict[str, object]) -> None:
    assert client.post("contact/story-glad", json=body).status_code == 400
