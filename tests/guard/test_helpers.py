"""The small helpers of the guard, by tables: what the checks' own texts do not pin down."""

from datetime import date

import pytest

from heard.guard import check
from heard.guard.case import is_complaint, is_praise, may_stay_general, owes_apology, owes_issue
from heard.guard.find import emoji, holds_any, mentions, sentence_of
from heard.guard.leaks import days, digits, numbers_like, spellings
from heard.guard.likeness import SHARE, grams, runs_in_common, too_like
from heard.guard.telling import felt_sentences, names_it, telling_words
from heard.guard.text import Text
from heard.vocabulary.reading import Language, Span
from tests.guard.briefs import brief_of

EN = Language.ENGLISH


def of(text: str) -> Text:
    return Text.of(text, EN)


SPELT = [
    ("on 12 March", True),
    ("on 12th of March", True),
    ("March 12", True),
    ("March the 12th", True),
    ("12.03.2026", True),
    ("12/3", True),
    ("3/12/26", True),
    ("2026-03-12", True),
    ("12 de marzo", True),
    ("am 12. März", True),
    ("le 12 mars", True),
    ("on 13 March", False),
    ("12 April", False),
    ("112 March", False),
    ("version 1.12.3", False),
    ("12.4", False),
]


@pytest.mark.demand("R4")
@pytest.mark.parametrize(("text", "meant"), SPELT)
def test_a_day_is_known_however_it_is_written(text: str, meant: bool) -> None:
    assert bool(spellings(date(2026, 3, 12)).search(text)) is meant


def test_what_is_no_day_is_left_to_people() -> None:
    assert list(days(["2026-03-12T19:30", "Friday", "", "2026-13-01"])) == [date(2026, 3, 12)]


NUMBERS = [
    ("ring 01632 960 123", "01632960123", 6, ["01632 960 123"]),
    ("it is 960123", "01632960123", 6, ["960123"]),
    ("it is 9601234", "01632960123", 6, []),  # goes on
    ("it is 123", "123", 6, []),  # too short to mean anybody
    ("+44 1632 960123.", "01632960123", 6, ["+44 1632 960123"]),
]


@pytest.mark.parametrize(("raw", "wanted", "tail", "found"), NUMBERS)
def test_numbers_are_known_however_they_are_grouped(raw: str, wanted: str, tail: int, found: list[str]) -> None:
    assert [span.of(raw).strip() for span in numbers_like(raw, wanted, tail)] == found


def test_digits_are_the_plain_ones_in_order() -> None:
    assert digits("+44 (0) 1632-96 01 23") == "4401632960123" and digits("٣ x ²") == ""


MENTIONED = [
    ("Anna Reed and anna reed", "Anna Reed", 2),
    ("ANNA  REED!", "anna reed", 1),
    ("Anna is not Reed", "Anna Reed", 0),
    ("reed reed reed", "reed reed", 1),  # none overlaps another
    ("reed reed reed reed", "reed reed", 2),
    ("Anna", "", 0),
    ("Renée", "Renee", 1),
]


@pytest.mark.parametrize(("text", "words", "times"), MENTIONED)
def test_words_are_found_side_by_side_only(text: str, words: str, times: int) -> None:
    assert len(list(mentions(of(text), words))) == times


def test_a_mention_spans_its_own_words() -> None:
    text = of("Dear Anna Reed, hello")
    assert [span.of(text.raw) for span in mentions(text, "anna reed")] == ["Anna Reed"]


def test_joined_emoji_are_one() -> None:
    text = of("Thanks 👩‍🍳 and 🎉!")
    assert [span.of(text.raw) for span in emoji(text)] == ["👩‍🍳", "🎉"]
    assert list(emoji(of("plain :-)"))) == []


def test_sentences_reach_from_the_first_word_to_their_mark() -> None:
    text = of("One two. Three!\nFour five\n\nSix?")
    assert [span.of(text.raw) for span in text.sentences] == ["One two.", "Three!", "Four five", "Six?"]
    assert [words for _, words in text.spoken] == [("one", "two", "."), ("three", "!"), ("four", "five"), ("six", "?")]
    assert text.count == 6


def test_a_place_outside_of_all_sentences_is_itself() -> None:
    text = of("One two. Three four.")
    assert sentence_of(text, Span(9, 14)).of(text.raw) == "Three four."
    assert sentence_of(text, Span(8, 9)) == Span(8, 9)


ALIKE = [
    ("a b c d e f g h", "a b c d e f g h", True),
    ("a b c d e f g", "a b c d e f g", False),  # shorter than eight words
    ("a b c d e f g h", "a b c d e f x y", True),  # 4 of 6 runs
    ("a b c d e f g h i j", "a b c d e f x y z w", False),  # 4 of 8 runs
    ("a b c d e f g h i j k l", "a b c d e f g h x y z w", False),  # 6 of 10: not more than the share
    ("a b c d e f g", "", False),
]


@pytest.mark.parametrize(("one", "other", "alike"), ALIKE)
def test_texts_are_alike_from_a_share_of_their_runs_on(one: str, other: str, alike: bool) -> None:
    assert too_like(of(one), [other], EN) is alike
    assert SHARE == 0.6


def test_runs_leave_the_ends_of_sentences_out() -> None:
    assert grams(of("a b. c")) == {("a", "b", "c")} and grams(of("a b")) == frozenset()


def test_words_in_common_are_shown_as_far_as_they_go() -> None:
    text, other = (
        of("we say the soup was cold and thin, then the bill came late again"),
        of("The soup was cold and thin. The bill came late"),
    )
    assert [span.of(text.raw) for span in runs_in_common(text, other, 4)] == [
        "the soup was cold and thin",
        "the bill came late",
    ]


def test_words_in_common_from_the_first_letter_on_are_a_place_of_their_own() -> None:
    text, other = of("the soup was so cold and then the bill came late"), of("The bill came late. The soup was so cold")
    assert [span.of(text.raw) for span in runs_in_common(text, other, 4)] == ["the soup was so cold", "the bill came late"]
    assert [span.of("the soup was so cold, yes") for span in runs_in_common(of("the soup was so cold, yes"), other, 4)] == [
        "the soup was so cold"
    ]


def test_a_text_holds_a_word_be_it_inside_another() -> None:
    assert holds_any(of("Your BOOKINGS"), ["order", "booking"]) and not holds_any(of("Your table"), ["order", "booking"])


KINDS = [
    ({"stars": 3}, True, False),
    ({"stars": 4}, False, True),
    ({"stars": 5, "polarity": "negative"}, True, False),  # what was read counts for more than the stars
    ({"stars": 1, "polarity": "positive"}, False, True),
    ({"stars": 3, "polarity": "neutral"}, False, False),
    ({"stars": 4, "polarity": "neutral"}, False, False),
    ({"stars": 2, "polarity": "neutral"}, True, False),  # few stars say enough where the words do not
    ({"stars": 5, "polarity": "mixed"}, True, False),
    ({"case_kind": "threat"}, True, False),
    ({"case_kind": "review"}, False, False),
]


@pytest.mark.parametrize(("words", "complaint", "praise"), KINDS)
def test_a_complaint_is_told_from_praise(words: dict[str, object], complaint: bool, praise: bool) -> None:
    brief = brief_of(words)
    assert (is_complaint(brief), is_praise(brief)) == (complaint, praise)


OWED = [
    ({"stars": 1}, True),
    ({"stars": 5}, False),
    ({"stars": 1, "extortion": True}, False),
    ({"stars": 1, "counsel": True}, False),
    ({"stars": 1, "risks": ["wrong_business"]}, False),
    ({"stars": 1, "risks": ["off_topic"]}, False),
    ({"stars": 1, "risks": ["safety"]}, True),
]


@pytest.mark.demand("R6")
@pytest.mark.parametrize(("words", "owed"), OWED)
def test_an_apology_is_owed_for_complaints_about_us(words: dict[str, object], owed: bool) -> None:
    assert owes_apology(brief_of(words)) is owed


@pytest.mark.demand("R5")
def test_a_formula_is_empathy_only_where_it_names_their_issue() -> None:
    brief = brief_of({"review": "The soup was cold.", "stars": 1})
    assert check("We understand your frustration about the cold soup.", brief).heard["E"]
    assert not check("We understand your frustration. The soup was cold.", brief).heard["E"]


OWED = [
    ({"stars": 1, "polarity": "negative"}, True, False),
    ({"stars": 1, "polarity": "negative", "vague": True}, False, False),
    ({"stars": 1, "polarity": "negative", "risks": ["off_topic"]}, False, False),
    ({"stars": 1, "counsel": True}, False, True),
    ({"stars": 5, "polarity": "positive"}, False, False),
    ({"stars": 1, "polarity": "negative", "risks": ["health"]}, True, True),
    ({"stars": 1, "sector": "clinic"}, True, True),
]


@pytest.mark.parametrize(("words", "issue", "general"), OWED)
def test_what_is_owed_goes_by_the_case(words: dict[str, object], issue: bool, general: bool) -> None:
    brief = brief_of(words)
    assert (owes_issue(brief), may_stay_general(brief)) == (issue, general)


def test_a_word_of_ones_own_that_it_was_hard_is_empathy_beside_their_issue() -> None:
    brief = brief_of({"review": "Pedí botas 26 y llegaron 24.", "stars": 1}, "es")
    assert check("Recibir unas botas así es un fastidio.", brief).heard["E"]
    assert not check("Recibió unas botas del 24.", brief).heard["E"]


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Muddy piers again.", 2),
        ("Thank you for your review.", 0),
        ("Puddled, puddles, puddle.", 1),
        ("Anna Gomez is here.", 0),
        ("A pie of 5.", 1),
    ],
)
def test_words_that_no_other_reply_has_are_counted_once(sentence: str, count: int) -> None:
    brief = brief_of({"author": "Gomez", "route": {"contact": "Anna"}})
    text = Text.of(sentence, Language.ENGLISH)
    assert telling_words(text, text.sentences[0], brief) == count
    assert telling_words(Text.of("Muddy. Piers."), Text.of("Muddy. Piers.").sentences[1], brief_of({})) == 1


def test_a_bare_apology_makes_the_sentence_before_it_felt() -> None:
    felt = [
        felt_sentences(Text.of(text, Language.ENGLISH))
        for text in ("The pier was wet. We apologise.", "The pier was wet. Bye.")
    ]
    assert [len(spans) for spans in felt] == [2, 0]


def test_what_names_the_issue_goes_by_the_topics_that_were_complained_of() -> None:
    brief = brief_of(
        {"review": "x", "stars": 1, "polarity": "negative", "topics": ["waiting"], "topic_words": {"waiting": "Sitzfleisch"}}
    )
    assert [names_it(Text.of(text, brief.language), brief) for text in ("Sitzfleisch", "You waited.", "We know.")] == [
        True,
        True,
        False,
    ]
    praised = brief_of({"review": "x", "stars": 2, "polarity": "positive", "topics": ["waiting"]})
    assert names_it(Text.of("You waited.", praised.language), praised)


def test_a_clinic_that_tells_something_of_the_writer_is_warned_of_having_confirmed_a_patient() -> None:
    brief = brief_of({"review": "Rude and rushed.", "stars": 1, "sector": "clinic"})
    found = check("You signed the form on 12 May and left at noon.", brief).findings
    assert "confirms_patient" in {finding.check for finding in found}


@pytest.mark.parametrize(
    ("language", "review", "general", "telling"),
    [
        ("en", "Bus late.", "We are sorry for your experience.", "Sorry that you stood on the pier and watched it sail."),
        (
            "es",
            "Bus tarde.",
            "Sentimos mucho su mala experiencia.",
            "Sentimos que se quedara en el muelle viendo zarpar la barca.",
        ),
        ("nl", "Bus laat.", "Het spijt ons van uw slechte ervaring.", "Het spijt ons dat u op de kade de boot zag wegvaren."),
    ],
)
def test_a_sentence_that_fits_no_other_review_names_the_issue(language: str, review: str, general: str, telling: str) -> None:
    brief = brief_of({"review": review, "stars": 1}, language)
    assert [names_it(Text.of(text, brief.language), brief) for text in (general, telling)] == [False, True]


def test_findings_of_one_level_come_in_order_of_place() -> None:
    found = check("You were drunk. Your review is a lie. You were drunk.", brief_of({"stars": 1})).findings
    starts = [f.span.start for f in found if f.level is found[0].level and f.span]
    assert starts == sorted(starts) and len(starts) > 1


def test_spanish_todo_is_no_gap_of_a_template() -> None:
    spanish = check("Gracias por todo. Lo sentimos.", brief_of({"stars": 1}, "es")).findings
    assert "placeholder" not in {f.check for f in spanish}
    assert "placeholder" in {f.check for f in check("TODO: name", brief_of({"stars": 1})).findings}
