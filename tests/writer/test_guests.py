"""What guests of restaurants, hotels, journeys and events tell is heard by its own rule, and what only sounds like it is not."""

import tomllib
from pathlib import Path

import pytest

from heard.guard import check
from heard.vocabulary.reading import Language
from heard.writer import draft, recipe
from heard.writer.at_stake import stakes
from heard.writer.choice import Choice
from heard.writer.fitting import fitting
from heard.writer.grammar import Speech
from heard.writer.issues import complaints
from heard.writer.retelling import retold
from heard.writer.tables import table
from tests.writer.cast import brief, reading

ENGLISH = table(Language.ENGLISH)
TOLD = tomllib.loads(Path(__file__).with_name("guests.toml").read_text("utf-8"))["told"]
NOT_IT = [
    ("restaurant", "They did take the service charge off.", "hidden_fee"),
    ("restaurant", "She had written down the wrong table.", "wrong_thing"),
    ("restaurant", "The mains didn't arrive until 8.45.", "forgotten_thing"),
    ("restaurant", "We drove 40 minutes for the scallops.", "wait_time"),
    ("restaurant", "Worst curry house in town.", "bad_food"),
    ("restaurant", "They put a QR code on the table and took the people away.", "booking_lost"),
    ("travel", "The bag didn't turn up.", "no_show"),
    ("travel", "Only the first two rows heard the guide.", "not_together"),
    ("travel", "Cancelled my booking six weeks ahead.", "booking_lost"),
    ("travel", "Full refund eventually after 3 weeks.", "refund_open"),
    ("hotel", "They asked for an £8 room service charge.", "hidden_fee"),
    ("hotel", "The host didn't turn up until six.", "no_show"),
    ("other", "We had paid for parking.", "parking_fee"),
]
NO_STAKE = [
    "Stayed for my cousin's wedding. The wedding itself was lovely.",
    "Balloons from someone's 40th were still up.",
    "The phone rang at 6 with a wake up call.",
    "The girl serving looked like she wanted to cry.",
    "We nearly missed our flight.",
]
LEFT_UNSAID = [
    "The tickets were £65 each.",
    "I don't have words.",
    "The crab linguine was divine.",
    "Nobody said.",
    "No one could tell us if there would be another date.",
    "Lost my patience.",
    "It came at nine, stone cold.",
]


@pytest.mark.demand("R7")
@pytest.mark.parametrize(("sector", "text", "key", "said"), TOLD)
def test_what_guests_tell_is_said_back_by_its_own_rule(sector: str, text: str, key: str, said: str) -> None:
    found = fitting("issues", ENGLISH, brief(text, sector=sector))
    told = [words for issue in found if issue.key == key for words in issue.told]
    assert any(said in words for words in told), [issue.key for issue in found]


@pytest.mark.demand("R4")
@pytest.mark.parametrize(("sector", "text", "key"), NOT_IT)
def test_what_only_sounds_like_a_complaint_is_not_taken_for_one(sector: str, text: str, key: str) -> None:
    assert key not in {issue.key for issue in complaints(brief(text, sector=sector), ENGLISH)}


@pytest.mark.demand("R5")
@pytest.mark.parametrize("text", NO_STAKE)
def test_no_day_was_spoilt_that_was_not_theirs(text: str) -> None:
    said = " ".join(stakes(brief(text, sector="hotel"), ENGLISH))
    assert not any(words in said for words in ("that day back", "remember", "grief", "tears", "Missing")), said


@pytest.mark.demand("R5")
def test_a_wedding_of_ones_own_is_felt_with() -> None:
    said = stakes(brief("They ruined our wedding.", sector="other"), ENGLISH)
    assert any("wedding comes once" in way for way in said)


@pytest.mark.demand("R4")
@pytest.mark.parametrize("text", LEFT_UNSAID)
def test_what_tells_of_no_trouble_or_stops_halfway_is_not_said_back(text: str) -> None:
    said = [one.text for one in retold(text, Language.ENGLISH) if one.trouble or one.happening]
    assert not said, said


@pytest.mark.demand("R7")
def test_only_so_much_is_said_back_as_only() -> None:
    said = [one.text for one in retold("They only had one slot at nine.", Language.ENGLISH)]
    assert said == ["we only had one slot at nine"]


@pytest.mark.demand("R4")
def test_who_tells_what_went_wrong_abuses_nobody_without_a_word_of_it() -> None:
    told = reading("cleanliness", risks=("abuse",))
    assert recipe(brief("Found a slug in the lettuce. They laughed.", reading=told)).startswith("unknown")
    assert recipe(brief("Found a slug in the lettuce, you idiots.", reading=told)).startswith("abuse")


@pytest.mark.demand("R4")
def test_an_unhappy_story_is_never_taken_lightly() -> None:
    text = (
        "Sold as a place by the sea, maybe by boat. We went along a road with no pavement every day, and the owners are kind."
    )
    case = brief(text, sector="hotel", stars=2, reading=reading("quality"))
    assert not recipe(case).startswith("lukewarm")


@pytest.mark.demand("R5")
def test_the_guard_hears_the_sympathy_of_every_sentence_that_is_made_for_it() -> None:
    case = brief("…")
    sentences = {words for rule in (*ENGLISH.issues, *ENGLISH.stakes) for words in rule.feel}
    assert not {words for words in sentences if "E" in check(_said(words), case).missing}


def test_nothing_is_said_twice_of_being_right_to_say_so() -> None:
    case = brief("It's ok. The photos are better than the real thing.", sector="hotel", stars=3, reading=reading("quality"))
    for made in draft(case, count=8):
        assert made.text.lower().count("right to ") < 2, made.text


def _said(sentence: str) -> str:
    filled = dict.fromkeys(("thing", "a_thing", "A_thing", "missed", "age", "dur", "Dur", "pet", "day"), "wedding")
    words = {"unpriced": "\u200b", **filled}
    return Speech(rules={"said": (sentence,)}, words=words, phrases={}, plural=True).say("said", Choice(1))
