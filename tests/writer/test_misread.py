"""Ordinary sentences that a rule of the six languages once took for something else."""

import pytest

from heard.vocabulary.reading import Language
from heard.vocabulary.text import Voice
from heard.writer import draft
from heard.writer.at_stake import stakes
from heard.writer.issues import complaints
from heard.writer.tables import table
from tests.writer.cast import brief

NEVER = [
    ("es", "restaurant", "Al llegar no tenían nada anotado.", "out_of_stock"),
    ("es", "travel", "Nos dejaron tirados en el aeropuerto.", "airport_night"),
    ("es", "other", "La sesión duró media hora de las que pagué una.", "broke_after"),
    ("fr", "restaurant", "Lasagnes encore gelées au milieu.", "cold_room"),
    ("fr", "hotel", "La télé ne s'allume pas, rideau décroché.", "no_reply"),
    ("de", "shop", "Das Velo ist immer noch nicht da.", "not_fixed"),
    ("de", "restaurant", "Der Kellner hat uns vergessen, wir sind hungrig gegangen.", "small_portion"),
    ("pt", "restaurant", "Trouxeram-nos a conta de outra mesa.", "privacy"),
    ("pt", "finance", "Só um caixa aberto.", "carton_open"),
    ("pt", "other", "A sessão durou meia hora em vez de uma.", "broke_after"),
]
NO_STAKE = [
    ("es", "El spa estaba cerrado por una boda privada."),
    ("es", "La graduación de las gafas está mal, y la hamburguesa pedida poco hecha."),
    ("fr", "On m'a dit de lire les petits caractères."),
    ("de", "Der Dunkelmodus ist weg, mir tränen die Augen."),
]


@pytest.mark.parametrize(("language", "sector", "text", "key"), NEVER)
def test_a_rule_does_not_take_it_for_something_else(language: str, sector: str, text: str, key: str) -> None:
    about = brief(text, sector=sector, language=Language(language))
    assert key not in {issue.key for issue in complaints(about, table(Language(language)))}


@pytest.mark.parametrize(("language", "text"), NO_STAKE)
def test_nobodys_day_was_spoilt_where_none_is_spoken_of(language: str, text: str) -> None:
    assert stakes(brief(text, language=Language(language)), table(Language(language))) == ()


@pytest.mark.parametrize("text", ["Nos sirvieron tarde, tardaron otros 40 minutos.", "Tardaron 40 minutos."])
def test_a_length_of_time_keeps_its_whole_number(text: str) -> None:
    made = draft(brief(text, language=Language.SPANISH, voice=Voice(brand="Olmo")))[0].text
    assert "40 minutos" in made and "de 0 minutos" not in made


def test_condolences_are_given_where_somebody_has_died() -> None:
    said = stakes(
        brief("Mein Schwiegervater ist gestorben, und keiner hilft.", language=Language.GERMAN), table(Language.GERMAN)
    )
    assert any("Beileid" in sentence for sentence in said)
