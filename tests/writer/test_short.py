"""A line or two are answered by name and in few words; what is an ordinary complaint is never answered like a grave case."""

from dataclasses import replace

import pytest

from heard.vocabulary.reading import Sign
from heard.writer import draft, recipe
from tests.writer.cast import brief, reading

SAID = [
    ("hotel", 1, "Dog not allowed.", "dog"),
    ("hotel", 1, "Pool closed.", "pool"),
    ("hotel", 2, "Too hot, no AC.", "air conditioning"),
    ("hotel", 2, "Parking 15 pounds a night!", "parking"),
    ("hotel", 1, "Bed bugs!!!", "bed bugs"),
    ("restaurant", 2, "No vegan choice.", "vegan"),
    ("restaurant", 1, "Found a hair.", "hair"),
    ("restaurant", 1, "Manager shouted at us.", "shouted"),
    ("restaurant", 2, "The tables were crowded.", "crowded"),
    ("restaurant", 2, "They forgot to bring our drinks.", "drinks"),
    ("travel", 1, "Trip cancelled.", "cancelled"),
    ("shop", 2, "Wrong item.", "item"),
    ("shop", 1, "It broke after two weeks.", "two weeks"),
    ("shop", 1, "Never received it.", "order"),
    ("finance", 1, "Closed my account.", "account"),
]


@pytest.mark.demand("R7")
@pytest.mark.parametrize(("sector", "stars", "text", "word"), SAID, ids=[row[2] for row in SAID])
def test_a_short_review_is_named(sector: str, stars: int, text: str, word: str) -> None:
    for made in draft(brief(text, stars=stars, sector=sector), seed=3):
        assert word in made.text.lower(), made.text


def test_a_short_review_gets_a_short_answer() -> None:
    lengths = [len(made.text.split()) for seed in range(4) for made in draft(brief("Cold fries.", stars=2), seed=seed)]
    assert max(lengths) <= 75


@pytest.mark.demand("R7")
def test_an_occasion_is_named() -> None:
    case = brief("The pasta was cold, and it was our anniversary.", stars=1)
    assert any("anniversary" in made.text for seed in range(4) for made in draft(case, seed=seed))


@pytest.mark.demand("R6")
def test_three_stars_get_a_plain_apology() -> None:
    case = brief("The pasta was cold.", stars=3, reading=reading("quality"))
    assert not any(word in made.text for made in draft(case) for word in ("so sorry", "truly sorry", "very sorry"))


@pytest.mark.parametrize("risk", ["extortion", "wrong_business", "discrimination"])
def test_a_doubtful_reading_of_an_ordinary_complaint_changes_nothing(risk: str) -> None:
    doubtful = replace(reading("waiting"), risks=(Sign(risk, 0.6, "by hand"),))
    case = brief("We waited 50 minutes for our food.", stars=2, reading=doubtful)
    assert recipe(case).startswith("unknown"), recipe(case)
