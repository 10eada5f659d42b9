"""What was found out about a text for one case is never said of another."""

import pytest

from heard.guard import check
from heard.guard.phrases import Phrases
from heard.guard.text import Text, _cut
from heard.guard.tongue import guess
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Language
from heard.vocabulary.text import Brief, ReviewText, TextKind, Voice

REPLY = (
    "Dear Ann, thank you for writing. The soup was not cold, and I am sorry that you waited an hour. Please write to "
    "anna@harbour.example. Anna Reed"
)


def brief(review: str, stars: int) -> Brief:
    return Brief(
        kind=TextKind.PUBLIC_REPLY,
        voice=Voice(brand="Harbour House"),
        platform=Platform.GOOGLE,
        review=ReviewText(text=review, stars=stars, author="Ann"),
    )


BRIEFS = (
    brief("We waited an hour and the soup was cold.", 1),
    brief("The bill was wrong twice.", 2),
    brief("Lovely soup!", 5),
)


@pytest.mark.demand("R3")
def test_a_text_is_checked_for_each_case_as_if_it_were_the_first():
    fresh = []
    for one in BRIEFS:
        _cut.cache_clear()
        fresh.append(check(REPLY, one))
    assert [check(REPLY, one) for one in (*BRIEFS, *BRIEFS)] == fresh + fresh
    assert fresh[0] != fresh[1] != fresh[2]


@pytest.mark.demand("R3")
def test_a_text_that_is_checked_again_takes_no_more_room():
    text = Text.of(REPLY, BRIEFS[0].language)
    check(REPLY, BRIEFS[0])
    answers = len(text.answers)
    check(REPLY, BRIEFS[0])
    assert text.answers and len(text.answers) == answers


@pytest.mark.demand("R3")
def test_a_phrase_needs_a_word_of_each_of_its_elements():
    table = Phrases(en="(refund|voucher) [..3] (hotel|guest house) {review}")
    assert table.within(Text.of("A voucher from this guest house comment."))
    assert not table.within(Text.of("A voucher from this hotel."))
    assert not table.within(Text.of("A comment from this hotel."))


@pytest.mark.demand("R3")
def test_a_table_that_is_read_later_is_found_in_a_text_that_was_looked_at_before():

    text = Text.of("The tortoise ate the menu.")
    assert not Phrases(en="hare").within(text)
    assert Phrases(en="tortoise").within(text)


@pytest.mark.demand("R3")
@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("the and you", Language.ENGLISH),
        ("the and", Language.UNKNOWN),  # too few
        ("the and you der das und", Language.UNKNOWN),  # as many of another
        ("the and you your we der", Language.ENGLISH),
    ],
)
def test_a_language_is_told_by_three_small_words_and_a_clear_lead(words: str, language: Language):
    assert guess(words.split()) is language
