"""Clauses that may stand behind "I'm sorry that …", and those that may not."""

import pytest

from heard.vocabulary.reading import Language
from heard.writer.whole import is_whole, single

WHOLE = [
    "the carpet was stained",
    "your chips were cold",
    "the glass was dirty",
    "the bus is always late",
    "the queue at the tills is always 15 minutes",
    "the card was swallowed by our machine",
    "you had to ask for water three times",
    "you booked it twice and it was lost again",
    "we gave you the wrong key",
    "you paid £40 for parking",
]
BROKEN = [
    "the bathroom were fully accessible",  # "the room and the bathroom were …"
    "your uncle were sent away",
    "the self checkouts only now",
    "the card swallowed by the machine",
    "you paid £219",
    "you gave up",
    "you don't get the hype",
    "you had to catch a bus",
    "half of you were beginners",
    "we gave you a voucher",
    "we did not charge for the steak",
    "the loss adjuster came in February",
    "the chap was here ten minutes",
    "the ticket was 89",
    "the birthday was over",
    "the seller is about to pull out",
    "the firm says send pictures",
    "you rang to say your train was late",
    "we had your photos",
    "the office is another story",
    "the lawn looks tidy",
    "the entrance queue was skipped as promised",
    "we had a heavy cold",
    "it takes nine",
    "the first one was lost",
    "the three forms later still nothing",
    "the car still on the ramp",
    "you booked the small group tour",
]


@pytest.mark.demand("R7")
@pytest.mark.parametrize("clause", WHOLE)
def test_a_whole_clause_is_said_back(clause: str) -> None:
    assert is_whole(clause, Language.ENGLISH)


@pytest.mark.demand("R7")
@pytest.mark.parametrize("clause", BROKEN)
def test_what_broke_off_or_is_nobodys_fault_is_not(clause: str) -> None:
    assert not is_whole(clause, Language.ENGLISH)


@pytest.mark.demand("R7")
@pytest.mark.parametrize(("word", "one"), [("boxes", "box"), ("towels", "towel"), ("glass", ""), ("soup", "")])
def test_one_of_many(word: str, one: str) -> None:
    assert single(word, Language.ENGLISH) == one
