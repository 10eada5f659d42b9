"""What was made up is found; what an honest draft says is not taken for it."""

from dataclasses import replace

import pytest

from heard import writer
from heard.assistant.invented import invented
from heard.vocabulary.reading import Language
from heard.vocabulary.text import Brief
from tests.writer.cast import brief, reading
from tests.writer.test_languages import COMPLAINTS

REVIEWS = {"en": "We waited 50 minutes and the pasta was cold.", **{language: text for language, text, _ in COMPLAINTS}}


def about(language: str) -> Brief:
    """The same evening, told in `language`."""
    spoken = Language(language)
    return brief(REVIEWS[language], language=spoken, reading=replace(reading("waiting", "quality"), language=spoken))


MADE_UP = [
    ("en", "I spoke with Stefan about it.", "Stefan"),
    ("en", "Stefan will call you.", "Stefan"),
    ("en", "Stefan's shift was short of people.", "Stefan"),
    ("en", "You came on Saturday.", "Saturday"),  # a day that nobody named
    ("en", "Your table 12 was late.", "12"),
    ("es", "He hablado con Esteban.", "Esteban"),
    ("fr", "J'en ai parlé avec Étienne.", "Étienne"),
    ("de", "Ich habe mit Herrn Krüger gesprochen.", "Krüger"),
    ("de", "Unsere Kollegin Sabine bedauert das.", "Sabine"),
    ("de", "Das war am Abend Sabine Krüger.", "Krüger"),
    ("it", "Ne ho parlato con Stefano.", "Stefano"),
    ("pt", "Falei com Estêvão sobre isso.", "Estêvão"),
    ("nl", "Ik sprak met Stefan.", "Stefan"),
    ("en", "Write to us at [[MAIL_4]].", "[[MAIL_4]]"),
    ("en", "See olmo-help.example.", "olmo-help.example"),
    ("en", "Call 555 0199.", "555 0199"),
]


@pytest.mark.demand("R4")
@pytest.mark.parametrize(("language", "text", "found"), MADE_UP)
def test_what_nobody_gave_is_found(language: str, text: str, found: str) -> None:
    assert found in {finding.span.of(text) for finding in invented(text, about(language)) if finding.span}


GIVEN = [
    ("en", "Dear Tom,\nI am sorry for the 50 minutes."),
    ("en", "Please call Mara on 555-0142 and quote H-2041."),
    ("en", "Waiting is no fun. Nobody will argue with that. That's on us."),
    ("en", "See https://olmo.example/help. – Mara Lindt, owner"),
    ("de", "Danke für Ihre Bewertung. Es tut uns leid, dass Sie warten mussten."),
    ("it", "Ha ragione Lei, e La ringraziamo."),
    ("nl", "Wij danken U. Mara van Olmo"),
]


@pytest.mark.demand("R7")
@pytest.mark.parametrize(("language", "text"), GIVEN)
def test_what_was_given_may_be_said(language: str, text: str) -> None:
    assert invented(text, about(language)) == ()


@pytest.mark.demand("R7")
@pytest.mark.parametrize("language", sorted(REVIEWS))
def test_the_desks_own_drafts_invent_nothing(language: str) -> None:
    asked = about(language)
    texts = [one.text for seed in range(10) for one in writer.draft(asked, seed=seed)]
    assert len(texts) == 30
    assert [text for text in texts if invented(text, asked)] == []
