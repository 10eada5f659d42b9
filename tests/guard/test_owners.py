"""Ordinary replies, as owners write them, are not blocked; and the heads that hear a tone keep to what they are for."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from heard.guard import check
from heard.guard.text import Text
from heard.guard.tone import HEADS, seen, tones
from heard.reader import read
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Language, ReaderContext
from heard.vocabulary.text import Brief, ReviewText, TextKind, Voice
from heard.vocabulary.way import Sector

GOLD = Path(__file__).parents[2] / "gold"


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


def test_every_head_has_texts_to_learn_from() -> None:
    lines = (GOLD / "tones" / "en.txt").read_text("utf-8").splitlines()
    assert {line[3:] for line in lines if line.startswith("## ")} == {*HEADS, "none"}


HEARD = [
    ("reward", "Your stay was cold. You get a refund once the review is changed to five stars."),
    ("stranger", "No booking under your name came up in our books, so you cannot have been here."),
    ("fake", "This is an invented and dishonest story from a rival, it is not real."),
]


@pytest.mark.demand("R4")
@pytest.mark.parametrize(("head", "raw"), HEARD)
def test_a_head_hears_its_fault_in_words_that_no_list_holds(head: str, raw: str) -> None:
    text = Text.of(raw, Language.ENGLISH)
    assert [span.of(raw) for span in tones(text, head)] == [text.sentences[-1].of(raw)]


def test_heads_are_silent_in_other_languages_and_over_nothing() -> None:
    assert not [
        span for head in HEADS for span in tones(Text.of("Das ist gelogen und erfunden, Sie Lügner.", Language.GERMAN), head)
    ]
    assert not [span for head in HEADS for span in tones(Text.of("", Language.ENGLISH), head)]


def test_what_a_sentence_shows_is_said_once() -> None:
    shown = list(seen(("change", "the", "review", "for", "a", "voucher", ".")))
    assert len(shown) == len(set(shown))
    assert {"voucher", "vouch~", "^ change", "idea gift", "both gift review", "both change gift"} <= set(shown)
