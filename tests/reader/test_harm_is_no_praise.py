"""A text that tells of danger, harm or a threat is never read as praise, whatever its words of praise and its stars."""

import pytest

from heard.reader import read
from heard.vocabulary.reading import Polarity, ReaderContext

FIVE_STARS = ReaderContext(stars=5)
HARM = [
    "I will sue you, I found glass in my salad",
    "Great view, but the balcony rail came away in my hand on the fourth floor.",
    "The charger caught fire while we slept.",
    "Lovely staff, and then all of us had food poisoning.",
    "My dad was sent home with tablets. Next morning he had a heart attack.",
    "Me encontré un trozo de cristal en la ensalada, esto acaba en el juzgado.",
    "J'ai trouvé du verre dans ma salade, mon avocat vous écrira.",
    "Glasscherbe im Salat! Ich werde Sie verklagen.",
    "Ho trovato del vetro nell'insalata, ci vediamo in tribunale.",
    "Encontrei vidro na salada, vou apresentar queixa em tribunal.",
    "Stuk glas in mijn salade. U hoort van mijn advocaat.",
]


@pytest.mark.demand("T2")
@pytest.mark.parametrize("context", [ReaderContext(), FIVE_STARS], ids=["no stars", "five stars"])
@pytest.mark.parametrize("text", HARM)
def test_harm_and_threats_are_never_praise(text, context):
    reading = read(text, context)
    assert reading.polarity is not Polarity.POSITIVE
    assert reading.polarity_p[2] < 0.5
    assert reading.stars < 3
    assert sum(reading.polarity_p) == pytest.approx(1, abs=1e-4)
    assert sum(reading.stars_p) == pytest.approx(1, abs=1e-4)


@pytest.mark.demand("T2")
@pytest.mark.parametrize(
    "text",
    [
        "Best burger in town, to die for, and the waiter was a star.",
        "A killer deal, I love it.",
        "Wunderbar, zum Sterben lecker, gerne wieder.",
        "Riquísimo todo, una bomba de sabor, volveremos.",
    ],
)
def test_what_only_sounds_like_harm_stays_praise(text):
    assert read(text).polarity is Polarity.POSITIVE
