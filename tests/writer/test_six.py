"""The six languages beside English: praise taken up, subjects named, quotes left as they were, and sympathy that the guard hears."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from heard.guard import check
from heard.reader import read
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Language, ReaderContext
from heard.vocabulary.way import Sector
from heard.writer import draft
from heard.writer.choice import Choice
from heard.writer.grammar import Speech
from heard.writer.tables import SPOKEN, table
from tests.writer.cast import brief

CASES = [
    case for file in sorted(Path(__file__).parent.glob("six*.toml")) for case in tomllib.loads(file.read_text("utf-8"))["case"]
]
SIX = [language for language in SPOKEN if language is not Language.ENGLISH]


@pytest.mark.demand("R7")
@pytest.mark.parametrize("case", CASES, ids=[f"{case['language']} {case['about']}" for case in CASES])
def test_a_reply_takes_up_what_it_should_and_leaves_the_rest(case: dict[str, Any]) -> None:
    reading = read(case["text"], ReaderContext(sector=Sector(case["sector"]), stars=case["stars"]))
    country = case.get("country", case["language"].upper())
    told = brief(
        case["text"],
        stars=case["stars"],
        sector=case["sector"],
        language=Language(case["language"]),
        country=country,
        platform=Platform(case.get("platform", "google")),
        reading=reading,
    )
    replies = [made.text for made in draft(told, seed=1, count=2)]
    for words in case.get("said", ()):
        assert all(words in text for text in replies), replies
    for words in case.get("unsaid", ()):
        assert not any(words in text for text in replies), replies


@pytest.mark.demand("R5")
@pytest.mark.parametrize("language", SIX, ids=[language.value for language in SIX])
def test_the_guard_hears_the_sympathy_of_every_sentence_that_is_made_for_it(language: Language) -> None:
    spoken = table(language)
    sentences = {words for rule in (*spoken.issues, *spoken.stakes) for words in rule.feel}
    sentences |= {words for topic in spoken.topics.values() for words in topic.feel} | set(spoken.rules["understand"])
    told = replace(brief("…"), language=language)
    unheard = {words for words in sentences if "E" in check(_said(words), told).missing}
    assert not unheard


def _said(sentence: str) -> str:
    return Speech(rules={"said": (sentence,)}, words={"unpriced": "\u200b"}, phrases={}, plural=True).say("said", Choice(1))
