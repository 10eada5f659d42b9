"""Ordinary replies, as owners write them, are not blocked; and the heads that hear a tone keep to what they are for."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from heard.guard import check
from heard.guard.text import Text
from heard.guard.tone import HEADS, seen, tones
from heard.guard.tone.heads import likeliest
from heard.reader import read
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Language, ReaderContext
from heard.vocabulary.text import Brief, ReviewText, TextKind, Voice
from heard.vocabulary.way import Sector

GOLD = Path(__file__).parents[2] / "gold"
TONES = GOLD / "tones"
LANGUAGES = ("en", "es", "fr", "de", "it", "pt", "nl")


@cache
def owners() -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(line) for line in (GOLD / "owners" / "en.jsonl").read_text("utf-8").splitlines())


@pytest.mark.demand("R4")
@pytest.mark.parametrize("number", range(60))
def test_a_reply_as_owners_write_them_is_not_blocked(number: int) -> None:
    row = owners()[number]
    context = ReaderContext(sector=row["sector"], stars=row["stars"])
    brief = Brief(
        kind=TextKind.PUBLIC_REPLY,
        voice=Voice(brand="Crown"),
        platform=Platform.GOOGLE,
        sector=Sector(row["sector"]),
        review=ReviewText(text=row["review"], stars=row["stars"]),
        reading=read(row["review"], context),
    )
    verdict = check(row["reply"], brief)
    assert not verdict.blocked, [(f.check, f.span and f.span.of(row["reply"])) for f in verdict.findings]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_head_has_texts_to_learn_from(language: str) -> None:
    lines = [line for path in TONES.glob(f"{language}*.txt") for line in path.read_text("utf-8").splitlines()]
    assert {line[3:] for line in lines if line.startswith("## ")} == {*HEADS, "none"}


HEARD = [  # words that stand neither in a table of phrases nor in a text to learn from
    ("en", "reward", "Your stay was cold. You get a refund once the review is changed to five stars."),
    ("en", "stranger", "No booking under your name came up in our books, so you cannot have been here."),
    ("en", "fake", "We do not believe that any of this took place."),
    ("en", "leak", "You came with three friends on Friday and left two glasses of wine unpaid."),
    ("en", "empathy", "Standing at a locked door with a sleepy toddler must have been exhausting."),
    ("es", "empathy", "Pasar dos horas bajo la lluvia con un bebé es agotador para cualquiera."),
    ("fr", "reward", "Un dessert gratuit vous attend si vous modifiez votre avis."),
    ("de", "fake", "Ihre Bewertung ist frei erfunden und stammt von der Konkurrenz."),
    ("it", "threat", "I nostri avvocati la denunceranno per diffamazione."),
    ("pt", "promise", "Garantimos que isto nunca mais vai acontecer."),
    ("nl", "attack", "U bent een verbitterde en domme man."),
]


@pytest.mark.demand("R4")
@pytest.mark.parametrize(("language", "head", "raw"), HEARD)
def test_a_head_hears_what_it_is_for_in_words_that_no_list_holds(language: str, head: str, raw: str) -> None:
    text = Text.of(raw, Language(language))
    assert [span.of(raw) for span in tones(text, head)] == [text.sentences[-1].of(raw)]


def test_what_is_heard_for_sure_is_heard() -> None:
    text = Text.of(" ".join(raw for language, _, raw in HEARD if language == "en"), Language.ENGLISH)
    for head in HEADS:
        assert {*tones(text, head, sure=True)} <= {*tones(text, head)}


def test_a_sentence_is_heard_in_the_likeliest_unkind_way_and_in_those_as_good() -> None:
    scores = np.array([[1.0, 3.0, 2.5, -1.0, 1.9, 9.0], [-5.0, -4.0, -9.0, -6.0, -7.0, -8.0]])
    assert likeliest(scores, near=1).tolist() == [
        [-np.inf, 3.0, 2.5, -np.inf, -np.inf, 9.0],
        [-5.0, -4.0, -np.inf, -np.inf, -np.inf, -8.0],
    ]


def test_heads_are_silent_over_nothing() -> None:
    assert not [span for head in HEADS for span in tones(Text.of("", Language.ENGLISH), head)]


def test_what_a_sentence_shows_is_said_once() -> None:
    shown = list(seen(("change", "the", "review", "for", "a", "12", "voucher", "'", "."), Language.ENGLISH))
    assert len(shown) == len(set(shown))
    assert {"en voucher", "en vouch~", "en ^ change", "en #", "idea gift", "idea review"} <= set(shown)


@pytest.mark.parametrize(
    "signed", ["Your Olmo team", "The team at Lantern", "Mara Lindt, owner", "Ihr Team vom Olmo", "L'équipe du Phare"]
)
def test_who_signs_says_nothing(signed: str) -> None:
    text = Text.of(f"Thank you for coming.\n{signed}", Language.ENGLISH)
    assert not [head for head in HEADS for span in tones(text, head) if span == text.sentences[-1]]
    assert text.sentences[-1].of(text.raw) == signed
