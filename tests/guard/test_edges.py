"""What the helpers do right at an edge: the last star, the word that a phrase ends with, the review that said it too."""

from dataclasses import replace

import pytest

from heard.guard import check
from heard.guard.case import is_complaint
from heard.guard.checks import all_checks
from heard.guard.denial import denied
from heard.guard.issue import named_issue
from heard.guard.leaks import numbers_like, one_edit_apart, tells_more, unsaid, unsaid_phrases
from heard.guard.phrases import Phrases
from heard.guard.rule import EU
from heard.guard.telling import felt_sentences, names_it, telling_words
from heard.guard.text import Text, plain
from heard.guard.tone import ideas, tones
from heard.guard.tone.heads import _NOTHING, _weights
from heard.guard.tone.seen import _shelves, shapes
from heard.vocabulary.reading import Language, Polarity
from heard.vocabulary.text import Brief
from tests.guard.briefs import brief_of

EN = Language.ENGLISH


def of(text: str) -> Text:
    return Text.of(text, EN)


def read_as(polarity: str, stars: int | None, complaint: float) -> Brief:
    brief = brief_of({"stars": stars, "polarity": polarity})
    assert brief.reading
    return replace(brief, reading=replace(brief.reading, complaint=complaint))


@pytest.mark.demand("R6")
@pytest.mark.parametrize(
    ("stars", "sure", "complains"),
    [
        (4, 0.89, False),  # four stars are content, unless the reading is sure
        (4, 0.9, True),
        (4, 0.91, True),
        (3, 0.0, True),  # three are not, however unsure it is
        (None, 0.0, True),
    ],
)
def test_who_gives_four_stars_complains_only_for_sure(stars: int | None, sure: float, complains: bool) -> None:
    assert is_complaint(read_as("negative", stars, sure)) is complains


@pytest.mark.parametrize(("praise", "complains"), [(0.89, True), (0.9, False)])
def test_few_stars_complain_unless_the_words_are_surely_praise(praise: float, complains: bool) -> None:
    brief = brief_of({"stars": 1, "polarity": "positive"})
    assert brief.reading
    reading = replace(brief.reading, polarity_p=(0.0, 1 - praise, praise))
    assert is_complaint(replace(brief, reading=reading)) is complains


def test_a_text_without_review_but_read_as_a_complaint_is_one() -> None:
    assert is_complaint(replace(read_as("negative", 2, 1.0), review=None))


@pytest.mark.parametrize(
    ("words", "stands_for"),
    [
        ("it's", ("it", "is")),
        ("guest's", ("guest", "'s")),
        ("l'été", ("l", "ete")),
        ("we're", ("we", "are")),
        ("can't", ("can", "not")),
    ],
)
def test_a_contraction_is_spelled_out_and_a_genitive_is_not(words: str, stands_for: tuple[str, ...]) -> None:
    assert plain(words) == stands_for


def test_words_that_carry_meaning_have_four_letters_and_are_no_small_ones() -> None:
    assert [word.plain for word in of("The pie with cold soup was 1234 fine, your chef").content] == [
        "cold",
        "soup",
        "fine",
        "chef",
    ]


@pytest.mark.parametrize(("text", "first"), [("Cold soup.", "Cold"), ("A soup.", "A")])
def test_a_place_in_the_line_is_the_word_that_stands_there(text: str, first: str) -> None:
    assert of(text).span(1, 1 + len(first)).of(text) == first
    assert of(text).span(0, 1).of(text) == first


@pytest.mark.demand("R4")
@pytest.mark.parametrize(
    ("review", "reply", "more"),
    [
        ("Cold soup.", "You had soup.", False),
        ("Cold soup.", "You had soup and lobster.", False),  # one word may be anybody's
        ("Cold soup.", "You had lobster and champagne.", True),
        ("Cold soup.", "Lobster with champagne.", True),  # the first word counts too
        ("Cold soup.", "You had 7.", True),
        ("Cold soup.", "It was 5:30.", True),
        ("Cold soup at 7.", "You had 7.", False),
        ("Cold soup.", "It was so, was it, but then.", False),  # no word of meaning
    ],
)
def test_a_sentence_tells_more_by_a_number_or_by_two_words_of_meaning(review: str, reply: str, more: bool) -> None:
    text = of(f"Lobster and champagne 12. {reply} Lobster and champagne 12.")
    assert tells_more(text, text.sentences[1], brief_of({"review": review})) is more


@pytest.mark.parametrize(
    ("review", "words", "left_out"),
    [("The lobster was off", "lobster", False), ("The lobster", "the lobster", False), ("Soup", "lobster soup", True)],
)
def test_words_are_unsaid_when_one_of_them_is(review: str, words: str, left_out: bool) -> None:
    assert unsaid(brief_of({"review": review}), words) is left_out


@pytest.mark.parametrize(
    ("review", "told"),
    [("Cold soup.", ["your lobster"]), ("Cold lobster.", []), ("", ["your lobster"])],
)
def test_a_phrase_tells_more_where_its_own_word_is_not_in_the_review(review: str, told: list[str]) -> None:
    text = of("Waiter with your lobster champagne.")
    found = unsaid_phrases(text, brief_of({"review": review}), Phrases(en="your lobster"))
    assert [span.of(text.raw) for span in found] == told
    bare = of("We saw you.")
    assert list(unsaid_phrases(bare, brief_of({"review": review}), Phrases(en="saw you"))) != []


def test_every_word_of_a_phrase_counts_from_its_first_to_its_last() -> None:
    text = of("We had lobster champagne.")
    for review in ("Champagne.", "Lobster."):
        found = unsaid_phrases(text, brief_of({"review": review}), Phrases(en="lobster champagne"))
        assert [span.of(text.raw) for span in found] == ["lobster champagne"]


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("anna", "ana", True),
        ("anna", "anna", True),
        ("anna", "hanna", True),
        ("anna", "an", False),
        ("anna", "enno", False),
        ("ab", "ba", False),
    ],
)
def test_one_letter_may_be_wrong(one: str, other: str, near: bool) -> None:
    assert one_edit_apart(one, other) is near


def test_a_number_as_short_as_its_tail_is_known() -> None:
    assert [span.of("it is 960123").strip() for span in numbers_like("it is 960123", "960123", 6)] == ["960123"]


def test_a_word_of_three_letters_may_be_telling_and_one_of_two_is_not() -> None:
    text = of("A pie ox.")
    assert telling_words(text, text.sentences[0], brief_of({})) == 1


@pytest.mark.parametrize(
    ("after", "felt"), [("We do apologise for it.", 1), ("We are so sorry.", 2), ("We really are so sorry.", 1)]
)
def test_only_a_bare_apology_looks_back(after: str, felt: int) -> None:
    assert len(felt_sentences(of(f"The pier was wet. {after}"))) == felt


@pytest.mark.parametrize(
    ("reply", "names"), [("We are sorry about the pier.", False), ("We are sorry about the muddy pier.", True)]
)
def test_an_apology_names_it_by_two_words_of_its_own(reply: str, names: bool) -> None:
    assert names_it(of(reply), brief_of({"review": "Bus late.", "stars": 1})) is names


@pytest.mark.parametrize(
    ("review", "reply", "denies"),
    [
        ("The room was filthy.", "The room was not filthy.", True),
        ("They lied to me.", "Nobody here lied to you.", True),
        ("The room was filthy.", "It should not have been filthy.", False),  # what should not be, was
        ("The room was not clean.", "No, it was not clean.", False),  # they say so themselves
        ("The room was filthy.", "There is no excuse, the room was filthy.", False),  # another clause
        ("The room was filthy.", "I am sorry it was not less filthy.", False),
        ("The room was filthy.", "The pool was not heated.", False),
        ("The room was filthy.", "We did certainly not.Filthy, yes.", False),  # another sentence
        ("The room was filthy.", "We certainly did not! Filthy, yes.", False),
        ("The room was filthy.", "It was not a very filthy room.", True),  # a no reaches three words
        ("The room was filthy.", "It was not a very very filthy room.", False),
    ],
)
def test_what_the_review_says_is_denied_by_a_no_before_it(review: str, reply: str, denies: bool) -> None:
    brief = brief_of({"review": review, "stars": 1})
    assert [span.of(reply) for span in denied(of(reply), brief)] == ([reply] if denies else [])


@pytest.mark.parametrize(
    ("language", "review", "reply"),
    [
        ("es", "La comisión es abusiva.", "No es abusiva."),
        ("fr", "La chambre était sale.", "La chambre n'était pas sale."),
        ("de", "Die Begründung ist lächerlich.", "Sie ist keineswegs lächerlich."),
        ("it", "Porzioni minuscole.", "Non sono minuscole."),
        ("pt", "Quarto sujo.", "O quarto não estava sujo."),
        ("nl", "De kamer was vies.", "De kamer was niet vies."),
    ],
)
def test_a_denial_is_one_in_every_language(language: str, review: str, reply: str) -> None:
    brief = brief_of({"review": review, "stars": 1}, language)
    assert list(denied(Text.of(reply, brief.language), brief))
    assert "arguing" in {finding.check for finding in check(reply, brief).findings}


def test_nothing_is_denied_to_who_means_another_house() -> None:
    brief = brief_of({"review": "Your drill is broken.", "stars": 1, "risks": ["wrong_business"]})
    assert not list(denied(of("We have no drill."), brief))


@pytest.mark.demand("R5")
@pytest.mark.parametrize(
    ("review", "reply", "named"), [("The lid was off.", "That lid!", ["lid"]), ("The ox.", "That ox!", [])]
)
def test_a_noun_of_three_letters_may_be_the_issue(review: str, reply: str, named: list[str]) -> None:
    assert [span.of(reply) for span in named_issue(of(reply), brief_of({"review": review, "stars": 1}))] == named


@pytest.mark.demand("R5")
@pytest.mark.parametrize(
    ("reply", "felt"),
    [
        ("A muddy pier. I am sorry.", ["A muddy pier."]),  # two words of one's own
        ("A pier. I am sorry.", []),
        ("Thank you for the muddy pier story, and I am sorry.", []),  # thanks feel nothing
        ("I am sorry about a muddy wet pier.", []),  # nothing leads to it
        ("Muddy, our pier, and I am sorry to you both.", ["Muddy, our pier, and I am"]),
        ("Muddy, our pier, and I am sorry to you both again.", []),  # four words behind it
    ],
)
def test_what_leads_to_sorry_is_felt(reply: str, felt: list[str]) -> None:
    spans = check(reply, brief_of({"review": "Bus late.", "stars": 1})).heard["E"]
    assert [span.of(reply).strip() for span in spans if span not in tones(of(reply), "empathy")] == felt


@pytest.mark.demand("R3")
def test_a_fault_that_no_phrase_holds_is_heard_by_its_head() -> None:
    faulty, brief = "Grown adults can usually read a timetable without help.", brief_of({"review": "Bus late.", "stars": 1})
    assert "condescending" in {finding.check for finding in check(faulty, brief).findings}


@pytest.mark.parametrize("language", [language for language in Language if language is not Language.UNKNOWN])
def test_every_beginning_in_the_lists_of_ideas_is_found_in_a_longer_word(language: Language) -> None:
    _, begun = _shelves(language)
    assert begun and all(held <= ideas([f"{word}xx"], language) & ideas([word], language) for word, held in begun.items())


def test_two_forms_of_a_word_show_one_beginning_of_five_letters() -> None:
    assert "vouch~" in {*shapes(["voucher"])} & {*shapes(["vouchsafe"])}
    assert not [name for name in shapes(["vouch"]) if name.endswith("~")]


def test_a_sentence_of_unknown_words_brings_nothing_to_any_head() -> None:
    assert not _weights().table[_NOTHING].any()


@pytest.mark.demand("R3")
@pytest.mark.parametrize(("country", "applies"), [("GB", True), ("gb", True), ("", True), ("FR", False)])
def test_a_law_holds_in_its_own_countries_and_where_nobody_named_one(country: str, applies: bool) -> None:
    one = next(one for one in all_checks() if one.id == "threat")
    assert replace(one, countries=frozenset({"GB"})).applies(brief_of({"country": country})) is applies


def test_a_check_of_the_whole_union_is_of_its_pack() -> None:
    one = all_checks()[0]
    assert "country:EU" in replace(one, countries=EU).packs
    assert replace(one, countries=EU | {"GB"}, platforms=frozenset(), sectors=frozenset()).packs == ("country:EU", "country:GB")
    assert "country:EU" not in replace(one, countries=EU - {"FR"}).packs


def test_only_what_was_complained_of_has_to_be_named() -> None:
    brief = brief_of({"review": "x", "stars": 2, "topics": ["waiting", "cleanliness"]})
    assert brief.reading
    waiting, cleanliness = brief.reading.topics
    mixed = replace(brief, reading=replace(brief.reading, topics=(waiting, replace(cleanliness, polarity=Polarity.POSITIVE))))
    assert names_it(of("Sorry for the long wait."), mixed)
    assert not names_it(of("It was clean."), mixed)


@pytest.mark.parametrize(("raw", "found"), [("Viel Sitzfleisch", ["Sitzfleisch"]), ("İİİİ Sitzfleisch", [])])
def test_a_word_of_the_brand_is_shown_where_it_stands_or_not_at_all(raw: str, found: list[str]) -> None:
    brief = brief_of({"review": "x", "stars": 2, "topics": ["waiting"], "topic_words": {"waiting": "Sitzfleisch"}})
    assert [span.of(raw) for span in named_issue(of(raw), brief)] == found  # small letters may be longer than capitals
