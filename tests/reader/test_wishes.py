"""What the writer asks for, and when there is nothing to act on."""

import pytest

from heard.reader import read
from heard.vocabulary.reading import Request

ASKED = [
    (Request.REFUND, "en", "I want my money back, all 80 pounds."),
    (Request.REFUND, "de", "Ich möchte mein Geld zurück, bitte überweisen Sie die 80 Euro."),
    (Request.REFUND, "es", "Quiero que me devuelvan el dinero, por favor."),
    (Request.REFUND, "fr", "Je veux être remboursé, rendez l'argent."),
    (Request.REFUND, "it", "Voglio il rimborso, ridatemi i soldi."),
    (Request.REFUND, "pt", "Quero o meu dinheiro de volta, devolvam os 80 euros."),
    (Request.REFUND, "nl", "Ik wil mijn geld terug, stort de 80 euro terug."),
    (Request.APOLOGY, "en", "The least you could do is apologise to my wife."),
    (Request.APOLOGY, "de", "Ich erwarte eine Entschuldigung."),
    (Request.APOLOGY, "es", "Exijo una disculpa."),
    (Request.APOLOGY, "fr", "J'exige des excuses."),
    (Request.APOLOGY, "it", "Esigo delle scuse."),
    (Request.APOLOGY, "pt", "Exijo um pedido de desculpas."),
    (Request.APOLOGY, "nl", "Ik verwacht excuses."),
    (Request.CALL_BACK, "en", "Please have the manager call me back today."),
    (Request.CALL_BACK, "de", "Bitte rufen Sie mich zurück."),
    (Request.EXPLANATION, "en", "Please explain to me why the fee was doubled."),
    (Request.REDO, "en", "Please come back and repair it properly."),
    (Request.REPLACEMENT, "en", "Please send me a new one, this one is broken."),
]


@pytest.mark.demand("T2")
@pytest.mark.parametrize(("wish", "language", "text"), ASKED)
def test_the_wish_is_heard(wish, language, text):
    reading = read(text)
    assert reading.language == language
    assert wish in {sign.what for sign in reading.requests}


@pytest.mark.demand("T3")
@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("Awful.", True),  # only a judgement
        ("Never again!!", True),  # only a decision
        ("Schrecklich", True),
        ("Waited 50 minutes for a cold soup on Tuesday and nobody at the bar apologised", False),  # event, day, thing
        ("The zip of the blue jacket broke on day two and the shop in the mall refused to exchange it", False),
    ],
)
def test_a_text_that_names_nothing_is_vague(text, vague):
    assert read(text).vague is vague


@pytest.mark.demand("T2")
def test_a_wish_that_was_met_is_no_wish():
    assert not read("They refunded us at once, no questions asked, lovely people.").requests
