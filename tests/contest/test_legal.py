"""Which texts counsel is offered in which country, and what is refused."""

from dataclasses import replace

import pytest

from heard.contest.legal import MARK, OPEN, legal_texts
from heard.vocabulary.text import Standing
from tests.contest.test_rules import facts

RECORD = dict.fromkeys(
    ("brand", "platform", "url", "author", "published", "seen", "digest", "searches", "ground", "reference", "answered"), ""
)


def offered(country, **changes):
    return {one.code: one for one in legal_texts(replace(facts(), country=country, **changes), RECORD)}


@pytest.mark.demand("C4")
@pytest.mark.parametrize(
    ("country", "codes"),
    [
        ("IE", ["dsa_notice", "dsa_complaint", "dsa_dispute"]),
        ("DE", ["dsa_notice", "dsa_complaint", "dsa_dispute", "de_no_contact"]),
        ("GB", ["uk_serious_harm", "uk_operator_notice"]),
        ("US", []),  # no text of ours; counsel writes their own
        ("", []),
    ],
)
def test_each_country_has_its_texts_and_each_is_marked(country, codes):
    found = offered(country, standing=Standing.NOT_FOUND)
    assert list(found) == codes
    assert all(one.text.startswith(MARK) for one in found.values() if one.text)
    assert all("$" not in one.text for one in found.values())


@pytest.mark.demand("C4")
@pytest.mark.parametrize(
    ("standing", "refused"),
    [
        (Standing.KNOWN, "was found"),
        (Standing.CANDIDATES, "people were found"),
        (Standing.NOT_SEARCHED, "Nobody has been looked for"),
        (Standing.NOT_FOUND, ""),
    ],
)
def test_no_guest_contact_is_not_drafted_when_the_search_record_says_otherwise(standing, refused):
    one = offered("DE", standing=standing)["de_no_contact"]
    assert refused in one.stands_in_way
    assert bool(one.text) is (standing is Standing.NOT_FOUND)


def test_a_complaint_follows_on_a_refusal_only():
    assert "decision to keep" in offered("IE")["dsa_complaint"].stands_in_way


def test_what_is_not_on_record_is_left_open_and_never_guessed():
    assert OPEN in offered("IE")["dsa_notice"].text
