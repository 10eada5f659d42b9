"""A text is as long as the platform says it is (R-18)."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.vocabulary.measure import URL_WEIGHT, measure
from heard.vocabulary.platforms import Unit

FAMILY = "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL}"
ACCENT = "e\N{COMBINING ACUTE ACCENT}"
UNITS: tuple[Unit, ...] = ("characters", "bytes", "graphemes", "weighted")

TABLE = [
    # text, characters, bytes, graphemes, weighted
    ("", 0, 0, 0, 0),
    ("Thank you.", 10, 10, 10, 10),
    ("Größe", 5, 7, 5, 5),
    ("“sorry”", 7, 11, 7, 7),  # curly quotes are light
    ("wait… €5", 8, 12, 8, 10),  # the ellipsis and the euro sign are not
    (ACCENT, 2, 3, 1, 1),  # X counts after NFC
    ("한", 1, 3, 1, 2),
    (FAMILY, 5, 18, 1, 2),  # one emoji, however it is put together
    ("\N{REGIONAL INDICATOR SYMBOL LETTER D}\N{REGIONAL INDICATOR SYMBOL LETTER E}", 2, 8, 1, 2),
    ("1\N{VARIATION SELECTOR-16}\N{COMBINING ENCLOSING KEYCAP}", 3, 7, 1, 2),
    ("©", 1, 2, 1, 1),  # a sign, not an emoji
    ("a\r\nb", 4, 4, 3, 4),
    ("see https://harbour.example/help/with/a/long/way", 48, 48, 48, 4 + URL_WEIGHT),
    ("see harbour.example now", 23, 23, 23, 4 + URL_WEIGHT + 4),
    ("anna@harbour.example", 20, 20, 20, 20),  # a mail address stays as it is
    ("\ud800", 1, 3, 1, 2),  # half a pair, as a broken paste may hold
]


@pytest.mark.demand("R1")
@pytest.mark.parametrize("row", TABLE, ids=[repr(row[0])[:24] for row in TABLE])
def test_each_unit_counts_as_the_platform_does(row: tuple[str, int, int, int, int]) -> None:
    text, *lengths = row
    assert [measure(text, unit) for unit in UNITS] == lengths


@given(st.text(), st.text(alphabet="abc \n"))
def test_no_text_is_longer_in_graphemes_than_in_characters_nor_there_than_in_bytes(text: str, tail: str) -> None:
    joined = text + tail
    assert measure(joined, "graphemes") <= measure(joined, "characters") <= measure(joined, "bytes")


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=0x24F, exclude_characters=".:/")))
def test_latin_text_without_addresses_weighs_its_composed_characters(text: str) -> None:
    assert measure(text, "weighted") == len(unicodedata.normalize("NFC", text))
