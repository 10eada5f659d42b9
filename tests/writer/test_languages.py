"""Seven languages: every table is whole, names what went wrong, and addresses people as the voice does."""

import re
from dataclasses import replace

import pytest

from heard.vocabulary.reading import Language
from heard.vocabulary.text import Voice
from heard.writer import draft
from heard.writer.grammar import OneOf, Phrase, PhraseError, Ref, parse
from heard.writer.moves import SHAPES
from heard.writer.tables import SPOKEN, table
from tests.writer.cast import brief

COMPLAINTS = [
    ("es", "Esperamos 50 minutos y la pasta llegó fría.", ("50 minutos", "pasta fría")),
    ("fr", "Nous avons attendu 50 minutes et les pâtes étaient froides.", ("50 minutes", "pâtes froides")),
    ("de", "Wir haben 50 Minuten gewartet und die Pasta war kalt.", ("50 Minuten", "kalte Pasta", "lange Warten")),
    ("it", "Abbiamo aspettato 50 minuti e la pasta era fredda.", ("50 minuti", "pasta fredda")),
    ("pt", "Esperámos 50 minutos e a massa estava fria.", ("50 minutos", "massa fria")),
    ("nl", "We hebben 50 minuten gewacht en de pasta was koud.", ("50 minuten", "pasta die koud")),
]
ADDRESS = {  # what must never stand in a text of the other form
    "es": (r"\b(?:usted|su reseña|escriba|llame)\b", r"\b(?:tú|tu reseña|escribe|llama)\b"),
    "fr": (r"\b(?:vous|votre|écrivez)\b", r"\b(?:tu|ton|toi|écris)\b"),
    "de": (r"\b(?:Sie|Ihnen|Ihre)\b", r"\b(?:du|dir|dich|deine)\b"),
    "it": (r"\b(?:La|Le chied\w+|scriva)\b", r"\b(?:ti|tua|scrivi)\b"),
    "nl": (r"\b(?:u|uw)\b", r"\b(?:je|jouw)\b"),
}


def test_every_table_holds_every_rule_that_the_moves_need() -> None:
    needed = {rule for ladder in SHAPES.values() for rung in ladder for shape in rung for move in shape for rule in move.rules}
    optional = {"norm", "ground_text", "safety_first", "stake"}  # phrases of the case
    optional |= {
        "step_next_verb",
        "happy_glad",
        "understand_mild",
        "clinic_sorry_mild",
        "clinic_noted",
    }  # English only, and what is said in clauses
    optional |= {
        "sorry_told",
        "sorry_told_first",
        "sorry_both",
        "sorry_both_mild",
        "name_both",
        "also_told",
        "name_told",
        "unsatisfied_told",
        "step_readers_verb",
        "happy_sorry",
    }
    optional |= {
        "sorry_quoted",
        "sorry_unquoted",
        "sorry_quoted_mild",
        "name_quoted",
        "also_quoted",
        "happy_quoted",
        "clinic_privacy",
    }  # all but English
    for language in SPOKEN:
        assert needed - optional - set(table(language).rules) == set(), language


def test_every_phrase_of_every_language_parses_and_knows_its_names() -> None:
    given = {
        "issues",
        "others",
        "told",
        "told_few",
        "told_others",
        "harmed",
        "told_first",
        "nouns",
        "things",
        "event",
        "event_first",
        "long",
        "went",
        "light",
        "untold",
        "unowned",
        "quoted",
        "quoted_too",
        "unpriced",
        "unsubjected",
        "liked",
        "unliked",
        "subject_norm",
        "wish",
        "occasion",
        "uncounselled",
        "stake",
        "uncoded",
        "first",
        "norm",
        "feel",
        "praise",
        "choices",
        "details",
        "general",
        "safety_first",
        "remedy_one",
        "remedy_two",
    }
    given |= {
        "ground",
        "ground_text",
        "brand",
        "signature",
        "greeting",
        "contact",
        "mail",
        "phone",
        "url",
        "mail_only",
        "phone_only",
    }
    given |= {
        "url_only",
        "unnamed",
        "dm",
        "profile",
        "code",
        "fix_any",
        *(f"fix_{s}{f}" for s in ("done", "next") for f in ("", "_verb", "_whole")),
    }
    for language in SPOKEN:
        rules = table(language).rules
        for name, texts in rules.items():
            for text in texts:
                for ref in _refs(parse(text)):
                    assert ref[0].lower() + ref[1:] in given | set(rules), (language, name, ref)


@pytest.mark.demand("R7")
@pytest.mark.parametrize(("language", "text", "some"), COMPLAINTS)
def test_the_very_thing_is_named_in_every_language(language: str, text: str, some: tuple[str, ...]) -> None:
    for seed in range(6):
        for made in draft(brief(text, language=Language(language)), seed=seed):
            assert any(words in made.text for words in some), made.text


@pytest.mark.demand("R10")
@pytest.mark.parametrize(("language", "text", "some"), [row for row in COMPLAINTS if row[0] in ADDRESS])
def test_the_form_of_address_is_kept(language: str, text: str, some: tuple[str, ...]) -> None:
    formal, familiar = ADDRESS[language]
    for formality, never in (("formal", familiar), ("casual", formal)):
        case = replace(brief(text, language=Language(language)), voice=Voice(brand="Olmo", formality=formality))
        for seed in range(8):
            for made in draft(case, seed=seed):
                assert not re.search(never, made.text), made.text


def test_an_unspoken_language_gets_english_for_a_person_to_translate() -> None:
    made = draft(brief("Waited 50 minutes.", language=Language.UNKNOWN))[0]
    assert made.language is Language.ENGLISH


@pytest.mark.parametrize("text", ["{a|b", "a}", "<name", "(one)", "(a/b/c)"])
def test_a_phrase_that_breaks_the_notation_is_refused(text: str) -> None:
    with pytest.raises(PhraseError):
        parse(text)


def _refs(phrase: Phrase) -> list[str]:
    found: list[str] = []
    for node in phrase:
        if isinstance(node, Ref):
            found.append(node.name)
        elif isinstance(node, OneOf):
            found.extend(ref for option in node.options for ref in _refs(option))
    return found
