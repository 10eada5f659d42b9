"""The most ordinary complaints are named in all seven languages; none of them gets the question that a vague review gets."""

import tomllib
from pathlib import Path

import pytest

from heard.reader import read
from heard.vocabulary.reading import Language, ReaderContext
from heard.vocabulary.text import Brief
from heard.writer import recipe
from heard.writer.issues import complaints
from heard.writer.tables import SPOKEN, table
from tests.writer.cast import brief

MATTERS = tomllib.loads(Path(__file__).with_name("ordinary.toml").read_text("utf-8"))["matter"]
ROWS = [(matter, language) for matter in MATTERS for language in SPOKEN]


@pytest.mark.demand("R7")
@pytest.mark.parametrize(("matter", "language"), ROWS, ids=[f"{language.value} {matter['about']}" for matter, language in ROWS])
def test_an_ordinary_complaint_is_named_and_not_asked_about(matter: dict[str, str], language: Language) -> None:
    case = _case(matter, language)
    understood = {issue.topic for issue in complaints(case, table(language)) if issue.end}
    assert matter["topic"] in understood, matter[language.value]
    assert not recipe(case).startswith(("vague", "lukewarm", "safety")), recipe(case)


def _case(matter: dict[str, str], language: Language) -> Brief:
    text, sector = matter[language.value], matter["sector"]
    reading = read(text, ReaderContext(sector=sector, stars=1))
    return brief(text, sector=sector, language=language, reading=reading)
