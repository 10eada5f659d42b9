"""A told clause as a thing, and a sentence that names things and tells the gravest of what happened."""

import pytest

from heard.vocabulary.reading import Language
from heard.vocabulary.text import Part
from heard.writer import draft
from heard.writer.nouns import as_thing
from tests.writer.cast import brief, reading

AS_THINGS = [
    ("the carpet was stained", "the stained carpet"),
    ("the scallops were really rubbery", "the rubbery scallops"),
    ("your wife's risotto was under seasoned and lukewarm", "your wife's under seasoned and lukewarm risotto"),
    ("there was black mould around the window", "the black mould around the window"),
    ("there was no hot water", "the missing hot water"),
    ("you waited 40 minutes", "the 40-minute wait"),
    ("you had to wait an hour for your drinks", "the hour-long wait for your drinks"),
    ("the kids pasta took 45 minutes", "the 45-minute wait for the kids pasta"),
    ("the room smelled of cigarettes", "the smell of cigarettes in the room"),
    ("the shower didn't work", "the shower that didn't work"),
    ("the payment got stuck for 4 days", "the payment that got stuck for 4 days"),
    ("we forgot your drinks", "the forgotten drinks"),
]
ONLY_TOLD = [
    "you were told nothing",  # nothing here is a thing
    "the lift was out of order",  # stands behind the thing only
    "the egg was hard boiled",
    "the tables were dirty and the floor was sticky",  # two things at once
    "the radio had been re-tuned and the seat was covered in oil by the time",  # too long
]


@pytest.mark.demand("R7")
@pytest.mark.parametrize(("clause", "thing"), AS_THINGS)
def test_a_clause_becomes_a_thing(clause: str, thing: str) -> None:
    assert as_thing(clause, Language.ENGLISH) == thing


@pytest.mark.parametrize("clause", ONLY_TOLD)
def test_what_is_no_thing_is_told(clause: str) -> None:
    assert as_thing(clause, Language.ENGLISH) == ""


def test_languages_without_a_table_name_nothing() -> None:
    assert as_thing("der Teppich war fleckig", Language.GERMAN) == ""


@pytest.mark.demand("R7")
def test_of_many_complaints_one_is_told_and_the_rest_are_things() -> None:
    text = "The carpet was stained. The shower was broken. We waited 40 minutes. They cancelled our dinner booking without telling us."
    case = brief(text, sector="hotel", reading=reading("cleanliness"))
    for seed in range(12):
        made = draft(case, seed=seed, count=1)[0]
        said = " ".join(s.text for s in made.sentences if s.part in (Part.APOLOGISE, Part.NAME_ISSUE))
        assert all(word in said for word in ("carpet", "shower", "40")), said
        assert said.count(" that ") <= 3, said
