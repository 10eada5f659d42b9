"""What is grave stays grave in six languages, and what only sounds so is answered like any complaint."""

import pytest

from heard.reader import read
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Language, ReaderContext
from heard.writer import draft, recipe
from tests.writer.cast import brief, reading

GRAVE = [
    ("O me devuelven el dinero o pongo una reseña de una estrella cada semana.", "extortion"),
    ("Wenn ich nicht 100 Euro bekomme, schreibe ich überall schlechte Bewertungen.", "extortion"),
    ("Geld terug of ik zet overal slechte reviews.", "extortion"),
    ("Mon avocat vous contactera, plainte déposée.", "legal"),
    ("Mein Anwalt wird sich melden, Strafanzeige ist erstattet.", "legal"),
    ("Il mio avvocato vi scriverà, ho già fatto denuncia.", "legal"),
    ("Después de comer el marisco vomité toda la noche y acabé en urgencias.", "safety"),
    ("Nach den Muscheln hatten wir alle eine Lebensmittelvergiftung.", "safety"),
    ("Depois das ameijoas passei a noite a vomitar e fui parar ao hospital.", "safety"),
    ("J'ai glissé dans l'escalier mouillé et je me suis cassé le poignet.", "safety"),
    ("Uitgegleden op de natte trap en mijn pols gebroken.", "safety"),
    ("Esta reseña no es para ustedes, me equivoqué de hotel. Era otro hotel en la misma calle.", "wrong_business"),
]
ORDINARY = [
    (
        "other",
        "Drei Monate vorher storniert und die Anzahlung von 300 Euro ist bis heute nicht zurück. Auf Mails keine Reaktion.",
    ),
    ("finance", "Da due mesi aspetto la liquidazione del sinistro, ogni volta manca un documento nuovo."),
    ("travel", "Bus had 2 uur vertraging en er was niemand om uitleg te geven. Onze aansluiting gemist."),
    ("travel", "Bus Lima-Arequipa: asiento roto que no reclinaba, baño asqueroso y cinco horas de retraso."),
    ("restaurant", "Sábado com a sogra: uma hora e meia por duas pizzas mornas e um refrigerante sem gás."),
    ("trades", "L'électricien a grillé la box et dit que ce n'est pas lui. Toujours sans internet et je télétravaille."),
]


@pytest.mark.demand("C4", "T6")
@pytest.mark.parametrize(("text", "name"), GRAVE)
def test_what_is_grave_is_held_or_goes_to_a_person(text: str, name: str) -> None:
    assert _recipe(text, "restaurant").startswith(f"{name}:")


@pytest.mark.parametrize(("sector", "text"), ORDINARY)
def test_an_ordinary_complaint_gets_no_grave_answer(sector: str, text: str) -> None:
    assert not _recipe(text, sector).startswith(("extortion", "legal", "safety", "wrong_business"))


def test_a_reading_that_is_sure_of_an_authority_is_believed_where_the_table_does_not_know_its_name() -> None:
    seen = reading("quality", risks=("press",))
    assert recipe(brief("Der Eichmeister prüft den Tank schon.", language=Language.GERMAN, reading=seen)).startswith("legal:")


def test_who_has_said_what_it_was_in_six_words_is_not_asked_again() -> None:
    seen = reading(vague=True)
    case = brief("Saal kurz vor dem Fest abgesagt", language=Language.GERMAN, reading=seen, platform=Platform.TRIPADVISOR)
    assert not any("?" in made.text for made in draft(case))


def _recipe(text: str, sector: str) -> str:
    heard = read(text, ReaderContext(sector=sector, stars=1))
    return recipe(brief(text, sector=sector, language=heard.language, reading=heard))
