"""A place never sends the same words twice (R-19): drafts of many reviews, and of one review many times."""

import pytest

from heard.vocabulary.text import Brief
from heard.writer import draft
from heard.writer.alike import grams, largest_share
from tests.writer.cast import brief

REVIEWS = [
    "Waited 50 minutes for our food and the pasta was cold.",
    "The music was far too loud and the portions were tiny.",
    "The waiter was rude and the fish was dry.",
    "Overpriced, and the table was sticky.",
    "They lost our reservation and nobody apologised.",
    "Terrible.",
]


@pytest.mark.demand("R10")
@pytest.mark.parametrize("reviews", [REVIEWS, REVIEWS[:1], ["Absolutely loved the carbonara!"]], ids=["many", "one", "praise"])
def test_no_two_of_two_hundred_drafts_share_more_than_sixty_percent(reviews: list[str]) -> None:
    assert worst(made(reviews, 200)) <= 0.6


@pytest.mark.slow
@pytest.mark.demand("R10")
def test_no_two_of_a_thousand_drafts_share_more_than_sixty_percent() -> None:
    assert worst(made(REVIEWS, 1000)) <= 0.6


def made(reviews: list[str], number: int) -> list[str]:
    """Drafts of one place, each knowing those sent before it."""
    sent: list[str] = []
    for i in range(number):
        sent.insert(0, draft(_case(reviews[i % len(reviews)], i, tuple(sent)), seed=i, count=1)[0].text)
    return sent


def worst(texts: list[str]) -> float:
    """The largest share of word 3-grams that two of the texts have in common."""
    of_each = [grams(text) for text in texts]
    return max(largest_share(one, of_each[:number]) for number, one in enumerate(of_each))


def _case(text: str, number: int, sent: tuple[str, ...]) -> Brief:
    return brief(text, stars=5 if "loved" in text else 1, case_code=f"H-{2000 + number}", recent=sent)
