"""Portuguese as in Brazil, Spanish as in Latin America, German without ß as in Switzerland: by the place, or by the words of the review."""

import pytest

from heard.vocabulary.reading import Language
from heard.writer import draft
from heard.writer.region import region
from heard.writer.tables import SPOKEN, compiled, table
from tests.writer.cast import brief

BY_WORDS = [
    ("pt", "O ônibus quebrou e o motorista sumiu.", "brazil"),
    ("pt", "Comprei uma geladeira e chegou amassada.", "brazil"),
    ("pt", "O autocarro avariou e ficámos à espera.", ""),
    ("es", "Compré un celular y llegó sin cargador.", "latin"),
    ("es", "Compré un móvil y llegó sin cargador.", ""),
    ("de", "Das Velo kam mit einem grossen Kratzer.", "swiss"),
    ("de", "Das Fahrrad kam mit einem großen Kratzer.", ""),
    ("fr", "Nonante euros pour cela.", ""),
]


@pytest.mark.parametrize(("language", "text", "form"), BY_WORDS)
def test_the_words_of_the_review_show_the_form(language: str, text: str, form: str) -> None:
    assert region(brief(text, language=Language(language)), table(Language(language))) == form


def test_the_country_of_the_place_goes_before_the_words() -> None:
    portuguese = table(Language.PORTUGUESE)
    assert region(brief("O ônibus quebrou.", language=Language.PORTUGUESE, country="PT"), portuguese) == ""
    assert region(brief("O autocarro avariou.", language=Language.PORTUGUESE, country="BR"), portuguese) == "brazil"


@pytest.mark.demand("R10")
@pytest.mark.parametrize(
    ("language", "country", "never"),
    [
        ("pt", "BR", ("aborrec", "contacte", "consigo", "equipa ", "perceber")),
        ("es", "MX", ("enfado",)),
        ("de", "CH", ("ß", "„")),
    ],
)
def test_a_reply_keeps_to_the_form(language: str, country: str, never: tuple[str, ...]) -> None:
    texts = {"pt": "A comida veio fria e ninguém pediu desculpa.", "es": "La comida llegó fría y nadie nos hizo caso."}
    about = brief(texts.get(language, "Das Essen war kalt und niemand kam."), language=Language(language), country=country)
    for seed in range(6):
        for made in draft(about, seed=seed):
            assert not any(word in made.text for word in never), made.text


def test_every_form_has_its_words_and_the_signs_of_them() -> None:
    for language in SPOKEN:
        spoken = table(language)
        for form in spoken.maps.get("forms", {}).values():
            assert spoken.maps[form]
            assert compiled(spoken.signs[form])
