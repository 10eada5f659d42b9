"""What no table foresaw is named in the customer's own words, between quotation marks, in the six languages whose clauses are not said back."""

from dataclasses import replace

import pytest

from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Language
from heard.vocabulary.text import TextKind
from heard.writer import draft, drafts
from heard.writer.issues import complaints
from heard.writer.own_words import QUOTED
from heard.writer.quoting import quotes
from heard.writer.tables import SPOKEN, table
from tests.writer.cast import brief, reading

SAID = [
    ("es", "Dejaron gotas de pintura en el parqué y no volvieron a recogerlas.", "«Dejaron gotas de pintura en el parqué y no volvieron a recogerlas»"),
    ("es", "La camarera era un encanto, pero nos sentaron al lado del baño.", "«nos sentaron al lado del baño»"),
    ("es", "Me cobraron 18 mil pesos por dos medialunas duras de ayer.", "«Me cobraron 18 mil pesos por dos medialunas duras de ayer»"),
    ("fr", "La clim goutte sur le lit. Joli quartier.", "«\u00a0La clim goutte sur le lit\u00a0»"),
    ("fr", "Le plombier devait passer entre 8h et 10h, il n'est jamais venu.", "«\u00a0Le plombier devait passer entre 8h et 10h, il n'est jamais venu\u00a0»"),
    ("de", "Leider war das Bad schimmlig.", "„Leider war das Bad schimmlig“"),
    ("de", "Wir haben auf zwei Schnitzel gewartet, die dann lauwarm und zäh waren.", "„Wir haben auf zwei Schnitzel gewartet, die dann lauwarm und zäh waren“"),
    ("it", "Bel posto ma le pareti sono sottilissime.", "«le pareti sono sottilissime»"),
    ("pt", "O médico nem levantou os olhos. A mesa veio com um risco no tampo.", "«A mesa veio com um risco no tampo»"),
    ("nl", "Mijn moeder moet alles maar online doen.", "“Mijn moeder moet alles maar online doen”"),
    ("nl", "Lekker gegeten maar de mosselen zaten vol zand.", "“de mosselen zaten vol zand”"),
]  # fmt: skip
UNSAID = [
    ("es", "Sois unos ladrones y no vuelvo."),
    ("es", "No tuvimos ningún problema, todo perfecto."),
    ("es", "El camarero Ramiro no nos hizo caso."),
    ("fr", "Arnaque totale, ne venez pas."),
    ("fr", "Ma fille a été malade toute la nuit, elle n'a rien gardé."),
    ("de", "Die Kellnerin konnte nichts dafür."),
    ("de", "Das ist keine Frechheit mehr, das ist Betrug."),
    ("it", "Non ha colpa il cameriere, gentilissimo."),
    ("pt", "Vou ao Procon, não fica assim."),
    ("nl", "Ik stap naar mijn advocaat als er niets gebeurt."),
]


@pytest.mark.demand("R7")
@pytest.mark.parametrize(("language", "text", "said"), SAID)
def test_a_short_stretch_with_trouble_in_it_is_quoted(language: str, text: str, said: str) -> None:
    assert said in [quote.text for quote in quotes(text, Language(language), [])]


@pytest.mark.parametrize(("language", "text"), UNSAID)
def test_insults_praise_illness_law_and_names_are_not(language: str, text: str) -> None:
    assert quotes(text, Language(language), []) == []


def test_english_says_clauses_back_and_quotes_where_too_little_was_understood() -> None:
    told = "Waited fifty minutes for cold pasta, the soup was cold as well, and nobody came when we asked for the bill at the end of it."
    assert all(issue.key != QUOTED for issue in complaints(brief(told), table(Language.ENGLISH)))
    odd = "The branch is where I bank. They are not taking the coins that the children save in those tins of theirs any longer, and I gave up."
    found = complaints(brief(odd, sector="finance"), table(Language.ENGLISH))
    assert [issue.named[0] for issue in found if issue.key == QUOTED], found
    assert all(table(language).quote for language in SPOKEN)


def test_a_name_that_the_reading_knows_is_never_quoted() -> None:
    assert quotes("Ilse kam nicht zum Termin.", Language.GERMAN, [], names=frozenset({"ilse"})) == []


def test_what_a_rule_understood_is_not_quoted_again() -> None:
    text = "La ducha no funcionaba."
    assert quotes(text, Language.SPANISH, [(0, len(text))]) == []


def test_amounts_come_after_what_went_wrong() -> None:
    found = quotes("45 euros la noche. La cortina estaba rota.", Language.SPANISH, [])
    assert [quote.text for quote in found] == ["«La cortina estaba rota»", "«45 euros la noche»"]


@pytest.mark.demand("R7")
def test_a_reply_quotes_what_nobody_foresaw() -> None:
    for made in draft(brief("La peluquera me cortó quince centímetros y no tres.", language=Language.SPANISH, sector="other")):
        assert "quince centímetros" in made.text


@pytest.mark.parametrize("changes", [{"platform": Platform.TRIPADVISOR}, {"sector": "clinic"}])
def test_nothing_is_quoted_where_a_platform_refuses_it_nor_in_a_clinic(changes: dict[str, object]) -> None:
    about = brief(
        "Nos sentaron al lado del baño y no había luz.", language=Language.SPANISH, reading=reading("staff"), **changes
    )
    assert not any("«" in made.text for made in draft(about))


def test_only_replies_and_private_mails_quote() -> None:
    about = brief("Nos sentaron al lado del baño.", language=Language.SPANISH)
    keys = {kind: {issue.key for issue in complaints(replace(about, kind=kind), table(Language.SPANISH))} for kind in TextKind}
    assert {kind for kind, found in keys.items() if QUOTED in found} <= {TextKind.PUBLIC_REPLY, TextKind.PRIVATE_MAIL}


def test_nobody_says_of_a_price_in_public_that_it_should_not_be() -> None:
    about = brief("Pagamos 94 euros por dos platos recalentados.", language=Language.SPANISH, reading=reading("price"))
    for seed in range(6):
        assert not any("debería" in made.text or "razón" in made.text for made in draft(about, seed=seed))


def test_the_fourth_draft_does_without_quotes() -> None:
    every = drafts(brief("La peluquera me cortó quince centímetros y no tres.", language=Language.SPANISH, sector="other"))
    made = [next(every) for _ in range(6)]
    assert ["«" in one.text for one in made] == [True, True, True, False, False, False]
