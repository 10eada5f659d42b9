"""What the writer writes passes the guard: neither a block nor a warning on ordinary cases of every kind."""

import pytest

from heard.guard import check
from heard.reader import read
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import ReaderContext
from heard.vocabulary.text import Brief, Level, PrivateRoute, ReviewText, Standing, TextKind, Voice
from heard.vocabulary.way import Sector
from heard.writer import draft

SEEDS = (3, 1040)
VOICES = (Voice(brand="Olmo"), Voice(brand="Olmo", formality="formal", warmth="plain"), Voice(brand="Olmo", formality="casual"))
PLATFORMS = (Platform.GOOGLE, Platform.TRIPADVISOR, Platform.TRUSTPILOT, Platform.FACEBOOK)
REVIEWS = [  # one ordinary review of each sort
    ("restaurant", 1, "Waited 50 minutes for cold pasta and your waiter laughed at us."),
    ("restaurant", 2, "The steak was burnt and nobody took it back."),
    ("restaurant", 1, "We became ill after the mussels, all four of us."),
    ("restaurant", 3, "Lovely soup, but the music was so loud that we left early."),
    ("restaurant", 5, "Best dumplings in town, thank you!"),
    ("restaurant", 1, "awful"),
    ("hotel", 2, "The room was dirty and there were hairs in the shower."),
    ("hotel", 1, "My wife slipped on the wet stairs and broke her wrist."),
    ("hotel", 1, "Our booking was lost and the receptionist was rude about it."),
    ("shop", 1, "The parcel came three weeks late and the lamp was broken."),
    ("shop", 2, "They refuse to give me my money back for the broken kettle."),
    ("shop", 1, "Refund me 200 euros or I will post this everywhere."),
    ("clinic", 2, "The receptionist was rude and I waited two hours."),
    ("clinic", 1, "The dentist drilled the wrong tooth."),
    ("clinic", 5, "Kind and careful, thank you."),
    ("trades", 2, "The tap still leaks and nobody calls back."),
    ("trades", 1, "They charged twice what they had quoted."),
    ("software", 1, "The app crashes whenever I open a photo."),
    ("software", 3, "Nice design, but support never answers."),
    ("finance", 1, "You blocked my card on holiday and kept me on hold for an hour."),
    ("finance", 2, "A hidden fee of 30 pounds every month."),
    ("travel", 1, "The bus was two hours late and the driver was rude."),
    ("travel", 1, "I shall see you in court, my lawyer has the contract."),
    ("other", 2, "Closed although the website said open."),
]


def brief_of(number: int, standing: Standing) -> Brief:
    sector, stars, text = REVIEWS[number]
    return Brief(
        kind=TextKind.PUBLIC_REPLY,
        voice=VOICES[number % len(VOICES)],
        platform=PLATFORMS[number % len(PLATFORMS)],
        sector=Sector(sector),
        case_code="R3Q7-39KR",
        review=ReviewText(text=text, stars=stars, author="Alex"),
        reading=read(text, ReaderContext(sector=sector, stars=stars)),
        route=PrivateRoute(contact="Alice", mail="hello@olmo.example"),
        standing=standing,
    )


@pytest.mark.demand("R4", "R7")
@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize("number", range(len(REVIEWS)), ids=[text[:30] for _, _, text in REVIEWS])
def test_a_draft_of_the_writer_has_no_block_and_no_warning(number: int, standing: Standing) -> None:
    brief = brief_of(number, standing)
    loud = [
        (finding.check, finding.span and finding.span.of(one.text), one.text)
        for seed in SEEDS
        for one in draft(brief, seed=seed)
        for finding in check(one.text, brief).findings
        if finding.level is not Level.ADVISE
    ]
    assert loud == []
