"""The little grammar of phrases, and the cutting of texts into words."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.guard.checks import all_checks
from heard.guard.phrases import PhraseError, Phrases
from heard.guard.sets import SETS
from heard.guard.text import Text
from heard.guard.topics import topic_table
from heard.vocabulary.reading import Language, Topic

EN = Language.ENGLISH

TABLE = [
    # phrase, text, what is found
    ("we are sorry", "Yes, we're SORRY.", "we're SORRY"),  # contractions spelled out, case ignored
    ("do not know", "I don’t know", "don’t know"),  # typographic apostrophe
    ("don't know", "I do not know", "do not know"),  # however the table writes it
    ("(#|percent) off", "20 off", "20 off"),  # a choice may have one part that no word stands for
    ("disappoint~", "a disappointing day", "disappointing"),
    ("x~", "a xylophone", "xylophone"),
    ("(call|ring us)", "do ring us, please", "ring us"),
    ("thank [so] you", "Thank you!", "Thank you"),
    ("sorry .. wait", "sorry about the long wait", "sorry about the long wait"),
    ("sorry .. wait", "Sorry. You will wait", None),  # a gap ends with the sentence
    ("sorry .. wait", "sorry that you had to wait", "sorry that you had to wait"),  # four words are the most
    ("sorry .. wait", "sorry that you had to just wait", None),
    ("sorry ..1 wait", "sorry about the long wait", None),  # two words are more than one
    ("sorry !(if|but)", "sorry if you mind", None),
    ("sorry !(if|but)", "sorry iffy", "sorry"),  # whole words only
    ("<(a|call you a) fool", "like a fool", None),
    ("<(a|call you a) fool", "you fool", "fool"),
    ("<(don't|déjà) know", "I don't know", None),  # folded as the text is
    ("<(don't|déjà) know", "déjà know", None),
    ("<(don't|déjà) know", "I know", "know"),
    ("^ we will", "Now. We will see", "We will"),
    ("^ we will", "so we will see", None),
    ("# % off", "take 20% off today", "20% off"),
    ("[£€$] # off", "now 20 off", "20 off"),
    ("{contact} us", "please email us", "email us"),
    ("deja vu", "a déjà vu", "déjà vu"),  # accents do not matter
]


@pytest.mark.parametrize(("phrase", "text", "found"), TABLE)
def test_a_phrase_finds_what_its_grammar_says(phrase: str, text: str, found: str | None) -> None:
    spans = list(Phrases(en=phrase).find(Text.of(text, EN)))
    assert [span.of(text) for span in spans] == ([found] if found else [])


@pytest.mark.parametrize("inner", ["cold", "soup", "cold soup"])
def test_a_place_inside_another_is_not_found_again(inner: str) -> None:
    text = "So cold soup here."
    spans = (
        Phrases(en=f"{inner}\ncold soup here").find(Text.of(text, EN)),
        Phrases(en=f"{inner}\ncold soup").find(Text.of(text, EN)),
    )
    assert [[span.of(text) for span in found] for found in spans] == [["cold soup here"], ["cold soup"]]


@pytest.mark.parametrize("phrase", ["(a|b", "<(a b", "[perhaps]", "{nobody} knows", "a) b", ".. .."])
def test_a_phrase_that_cannot_be_read_is_an_error_that_names_it(phrase: str) -> None:
    with pytest.raises(PhraseError, match=r"."):
        list(Phrases(en=phrase).find(Text.of("a b perhaps knows", EN)))


def test_a_line_that_is_indented_deeper_goes_on_with_the_one_above() -> None:
    table = Phrases(
        en="""
        (one|
            two) three
        four
        """
    )
    text = "two three and four"
    assert [span.of(text) for span in table.find(Text.of(text, EN))] == ["two three", "four"]


def test_every_table_of_the_guard_can_be_read_in_every_language() -> None:
    assert all_checks() and topic_table("waiting")
    modules = [module for name, module in sys.modules.items() if name.startswith("heard.guard")]
    tables = [thing for module in modules for thing in vars(module).values() if isinstance(thing, Phrases)]
    tables += [table for topic in Topic if (table := topic_table(topic))]
    assert len(tables) > 20
    for table in tables:
        for language in SETS:
            for phrase in table._indexes[language].every():
                assert phrase.pattern


def test_every_language_names_the_same_sets() -> None:
    assert {frozenset(names) for names in SETS.values()} == {frozenset(SETS[EN])}
    assert SETS.keys() == set(Language) - {Language.UNKNOWN}


@given(st.text())
def test_words_lie_in_order_inside_the_text(raw: str) -> None:
    text = Text.of(raw, EN)
    places = [(word.start, word.end) for word in text.words]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(raw) for start, end in places)
    assert all(0 <= span.start < span.end <= len(raw) for span in text.sentences)


@given(
    st.lists(st.sampled_from(["sorry", "wait", "we're", "l'été", "\n", "!", "anna@h.example", "12.50", "“so”"]), max_size=12)
)
def test_a_span_of_the_line_is_the_same_words_in_the_text(parts: list[str]) -> None:
    raw = " ".join(parts)
    text = Text.of(raw, EN)
    at = 1
    for word in text.words:
        span = text.span(at, at + len(word.plain))
        assert (span.start, span.end) == (word.start, word.end)
        at += len(word.plain) + 1
