"""Shops, clinics, trades, apps, money and services: what weighs most is named, in the customer's terms, and harm has an answer of its own."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from heard import reader
from heard.vocabulary.reading import Language, ReaderContext
from heard.vocabulary.way import Sector
from heard.writer import draft, recipe
from heard.writer.possessions import by_its_name, came_by
from tests.writer.cast import brief

CASES = tomllib.loads((Path(__file__).parent / "goods.toml").read_text("utf-8"))["case"]
KNOWN = frozenset({"boiler", "table", "driveway"})


@pytest.mark.demand("R7")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_a_reply_takes_up_what_weighs_most(case: dict[str, Any]) -> None:
    stars = case.get("stars", 1)
    read = reader.read(case["text"], ReaderContext(stars=stars, sector=Sector(case["sector"])))
    asked = brief(case["text"], stars=stars, sector=case["sector"], reading=read)
    for seed in range(4):
        text = draft(asked, seed=seed, count=1)[0].text
        assert all(any(words in text for words in some) for some in case["all"]), text
        assert not any(words in text for words in case.get("not", ())), text


@pytest.mark.demand("R7")
@pytest.mark.parametrize(
    "text",
    [
        "Took my cockapoo in for a groom, came back with a cut on her ear and razor burn all over her tummy.",
        "Dog walker lost our spaniel on the common and didn't tell us for two hours.",
        "Picked up my 2 year old with a bite mark on his arm that nobody could explain. No accident form.",
        "The coach drove off and the driver left my son at the service station.",
        "My daughter was left alone in the playground at pick up.",
        "Our old boy came home from the kennels with a bloody paw, hoarse from barking.",
        "They sold my daughter a vape. She's 15 and in uniform.",
        "I said stop and the physio carried on.",
        "Care agency. Two carers didn't turn up for my dad, one left the front door open. He has dementia.",
    ],
)
def test_harm_to_a_child_or_an_animal_in_our_care_is_a_safety_case(text: str) -> None:
    assert recipe(brief(text, stars=1, sector="other")).startswith("safety")


@pytest.mark.parametrize(
    "text",
    [
        "I left my son at the nursery and went to work, they lost his coat.",
        "Lovely with my dog but the shop is tiny and it took an hour.",
        "My hairdresser cut my hair too short.",
        "They left my daughter waiting for her food for 40 minutes.",
        "Kennels lost my dog's bed and blanket.",
        "They lost my daughter's school blazer and gave her someone's with a ripped pocket.",
        "The garage failed my car on brake pads that were new, and it passed elsewhere.",
    ],
)
def test_what_is_no_harm_is_no_safety_case(text: str) -> None:
    assert not recipe(brief(text, stars=2, sector="other")).startswith("safety")


def test_it_is_called_by_the_name_of_what_was_bought() -> None:
    assert came_by("Ordered a coffee table. It broke.", KNOWN, Language.ENGLISH)[0] == "coffee table"
    assert came_by("Had a new boiler fitted in May.", KNOWN, Language.ENGLISH)[0] == "boiler"
    assert came_by("Driveway cleaned in June.", KNOWN, Language.ENGLISH)[0] == "driveway"
    assert came_by("I bought my son a new phone.", KNOWN, Language.ENGLISH)[0] == "phone"
    assert came_by("Bought a kettle and ordered a toaster.", KNOWN, Language.ENGLISH)[0] == ""
    assert came_by("We had a lovely time.", KNOWN, Language.ENGLISH)[0] == ""
    assert by_its_name("it's broken down twice", "boiler", Language.ENGLISH) == "the boiler has broken down twice"
    assert by_its_name("arrives with a crack", "coffee table", Language.ENGLISH) == "the coffee table arrived with a crack"
    assert by_its_name("it turned out fine", "kettle", Language.ENGLISH) == "it turned out fine"
    assert by_its_name("we waited", "kettle", Language.ENGLISH) == "we waited"
