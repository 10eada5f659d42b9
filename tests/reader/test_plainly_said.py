"""What people say in five words: its language is told, and what it says is heard."""

import pytest

from heard.reader import read

SHORT = {
    "en": ("I want a refund", "Send me a replacement", "I demand an explanation", "Racist staff", "Fix this"),
    "fr": ("Remboursez-moi", "Contactez-moi", "Expliquez-moi pourquoi", "Intoxication alimentaire"),
    "it": ("Voglio una spiegazione", "Vorrei la sostituzione", "Personale razzista", "Richiamatemi"),
    "pt": ("Quero um novo", "Quero o meu dinheiro", "Alguém me ligue", "Por favor consertem"),
    "nl": ("Ik wil mijn geld terug", "Graag repareren", "Bel mij terug"),
    "de": ("Ich will mein Geld zurück", "Rufen Sie mich an"),
    "es": ("Quiero un reembolso", "Llámenme", "Intoxicación alimentaria", "Personal racista"),
}
HEARD = (
    ("I want my money, all of it.", "refund"),
    ("I'd like a new one.", "replacement"),
    ("I got food poisoning.", "health"),
    ("Glass in my soup!", "safety"),
    ("The manager is racist.", "discrimination"),
    ("I'll see you in court.", "legal"),
    ("Ich habe einen Stromschlag bekommen.", "safety"),
    ("Le patron est raciste.", "discrimination"),
    ("Quiero que me devuelvan el dinero.", "refund"),
    ("Il cameriere è razzista.", "discrimination"),
    ("Vou processar esta empresa.", "legal"),
    ("Ik wil mijn geld terug.", "refund"),
)


@pytest.mark.demand("T5")
@pytest.mark.parametrize(("language", "text"), [(language, text) for language, texts in SHORT.items() for text in texts])
def test_the_language_of_a_few_words_is_told(language: str, text: str) -> None:
    assert read(text).language == language


@pytest.mark.demand("T5")
@pytest.mark.parametrize(("text", "finding"), HEARD)
def test_what_is_plainly_said_is_heard(text: str, finding: str) -> None:
    reading = read(text)
    assert finding in {sign.what for sign in (*reading.risks, *reading.requests)}
