"""A voice is learnt from replies that somebody liked."""

import pytest

from heard.vocabulary.text import Voice
from heard.writer import learn_voice, separate

FORMAL = [
    "Dear Anna,\n\nWe are very sorry about the wait. Our guests deserve better. Please write to us.\n\nYour Olmo team",
    "Dear Ben,\nWe apologise for the noise. We do not want our guests to lose sleep over it.\nYour Olmo team",
    "Dear Carla,\nThank you for the honest words. We are sorry, and we will look into the colour of the soup.\nYour Olmo team",
]
CASUAL = [
    "Hi Tom! So sorry about that, it's on us! We'd love to make it right, don't be a stranger! 😊\nJo",
    "Hi Kim! That's not okay and we're so sorry! We'll fix it, we've been there! 😊\nJo",
]


@pytest.mark.demand("R10")
def test_greeting_signature_formality_spelling_and_words_are_learnt() -> None:
    voice = learn_voice(FORMAL, "Olmo")
    assert (voice.greeting, voice.signature) == ("Dear {name},", "Your Olmo team")
    assert (voice.formality, voice.spelling, voice.emoji) == ("formal", "uk", False)
    assert "guests" in voice.favourite_words
    assert "customers" in voice.avoided_words
    assert 6 <= voice.sentence_words <= 9


@pytest.mark.demand("R10")
def test_a_casual_voice_is_heard_as_one() -> None:
    voice = learn_voice(CASUAL, "Olmo")
    assert (voice.greeting, voice.signature) == ("Hi {name}!", "Jo")
    assert (voice.formality, voice.warmth, voice.emoji) == ("casual", "warm", True)


@pytest.mark.parametrize(
    ("replies", "formality"),
    [
        (["Vielen Dank. Wir bitten Sie um Entschuldigung und freuen uns, wenn Sie Ihre Nummer senden."], "formal"),
        (["Danke dir! Meld dich bei uns, wenn du magst, wir machen das für dich gut."], "casual"),
    ],
)
def test_the_form_of_address_is_learnt(replies: list[str], formality: str) -> None:
    assert learn_voice(replies, "Olmo").formality == formality


@pytest.mark.parametrize("replies", [[], ["", "  \n"]])
def test_nothing_to_learn_from_gives_the_plain_voice(replies: list[str]) -> None:
    assert learn_voice(replies, "Olmo") == Voice(brand="Olmo")


@pytest.mark.demand("R10")
@pytest.mark.parametrize(
    "pasted",
    [
        "Dear Ana,\nWe are sorry.\n\nPlease write.\nJo\n---\nDear Ben,\nThank you.\nJo",
        "Dear Ana,\nWe are sorry.\n\nPlease write.\nJo\n\nDear Ben,\nThank you.\nJo",
        "\r\nHola Ana:\r\nLo siento.\r\n***\r\nHola Ben:\r\nGracias.\r\n",
    ],
    ids=["lines of dashes", "a new greeting after an empty line", "Windows line ends"],
)
def test_one_paste_is_taken_apart_into_its_replies(pasted: str) -> None:
    first, second = separate(pasted)
    assert "Ana" in first
    assert "Ben" in second
    assert "Ben" not in first
