"""The lists that ship with the reader are whole: a word in a wrong place would be silent for ever."""

import pytest

from heard.reader.fold import fold
from heard.reader.signs import FINDINGS, feature_names, weights
from heard.reader.words import LANGUAGES, MOST_GAP, VALENCE, concepts, parts_of, phrases, table


@pytest.mark.demand("T2")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_concept_of_a_language_is_known(language):
    assert set(table("concepts", language)) - {"idioms"} <= set(concepts())


@pytest.mark.demand("T2")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_compiles_and_can_be_tried(language):
    for phrase in phrases(language):
        phrase.regex.match("")
        assert all(word.strip("*") for word in phrase.anchor.first), phrase.source
        assert phrase.anchor.within < MOST_GAP, phrase.source


@pytest.mark.demand("T2")
def test_the_weights_speak_of_every_finding_and_of_known_features_only():
    assert weights().shape == (len(feature_names()), len(FINDINGS))
    assert (abs(weights()).sum(0) > 0).all()
    assert len(set(feature_names())) == len(feature_names())


@pytest.mark.demand("T2")
@pytest.mark.parametrize("text", ["Straße", "ÀÉÎ", "’quote“", "e\u0301", "ſ", "İ", "ﬁ", "\ud800"])
def test_folding_keeps_every_character_in_its_place(text):
    assert len(fold(text)) == len(text)


@pytest.mark.demand("T2")
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_praise_and_blame_at_once_and_every_word_can_be_met(language):
    lists = {name: fold(table("tones", language)[name]).split() for name in VALENCE}
    praise, blame = ({word for name in names for word in lists[name]} for names in (("best", "good"), ("bad", "worst")))
    assert not praise & blame
    assert [word for word in praise | blame if len(parts_of(word)) > 1] == []
