"""Which ground may be used, and what is refused with its reason."""

from datetime import UTC, date, datetime, time

import pytest

from heard.contest import rules
from heard.contest.grounds import no_grounds, procedure
from heard.contest.signs import closed_day, copies, crowd, elsewhere
from heard.vocabulary.case import Calendar, CaseFacts
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Mention, MentionKind, Risk, Span
from heard.vocabulary.text import Standing
from heard.vocabulary.way import CaseKind, Sector, Stage

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
WHY = "It names my home address in the second line."


def facts(**changes) -> CaseFacts:
    known = {
        "code": "H2K4-9Q3M",
        "stage": Stage.CONTEST,
        "kind": CaseKind.REVIEW,
        "cycle": 1,
        "platform": Platform.GOOGLE,
        "country": "IE",
        "sector": Sector.RESTAURANT,
        "calendar": Calendar(),
        "opened_at": NOON,
        "published_at": NOON,
        "standing": Standing.NOT_FOUND,
    }
    return CaseFacts(**{**known, **changes})


@pytest.mark.demand("C2", "C3")
@pytest.mark.parametrize(
    ("changes", "ground", "why", "said", "remark"),
    [
        ({}, "personal_information", WHY, "", "a listed ground with its reason"),
        ({}, "fake", WHY, "", "looked for, not found, waited for"),
        ({}, "personal_information", "privacy", "Say in a sentence", "a ground without a reason"),
        ({}, "dislike", WHY, "An opinion is allowed to be hard", "dislike is no ground"),
        ({}, "facts", WHY, "do not judge who is right", "a dispute about facts is none either"),
        ({}, "wrong_business", WHY, "does not list", "Google has no such ground"),
        ({"platform": Platform.TRUSTPILOT}, "wrong_business", WHY, "", "Trustpilot has"),
        ({"standing": Standing.KNOWN}, "fake", WHY, "The search record says who", "we know that they were here"),
        ({"standing": Standing.CANDIDATES}, "fake", WHY, "Decide about them first", "somebody may have been here"),
        ({"standing": Standing.NOT_SEARCHED}, "fake", WHY, "Search the customer records first", "nobody looked"),
        ({"stage": Stage.RESOLVE}, "fake", WHY, "then the wait for a sign", "the wait still runs"),
        ({"stage": Stage.RESOLVE, "risks": frozenset({Risk.ABUSE})}, "abuse", WHY, "", "abuse need not be waited for"),
        ({"platform": Platform.YELP}, "fake", WHY, "Something in the text must show it", "Yelp wants more than a search"),
        ({"platform": Platform.YELP, "risks": frozenset({Risk.FAKE_SIGNS})}, "fake", WHY, "", "and here is more"),
        ({"country": "DE"}, "no_guest_contact", WHY, "", "Germany: the bare statement is enough (R-34)"),
        ({"country": "DE", "standing": Standing.KNOWN}, "no_guest_contact", WHY, "untrue", "but never against the record"),
        ({}, "no_guest_contact", WHY, "does not list", "and nowhere else"),
    ],
)
def test_a_ground_holds_or_is_refused_with_its_reason(changes, ground, why, said, remark):
    refusal = rules.refusal(facts(**changes), ground, why)
    assert (said in refusal) if said else refusal == "", remark


def test_what_speaks_for_a_ground_stands_first_and_what_is_barred_last():
    found = rules.choices(facts(risks=frozenset({Risk.PERSONAL_DATA}), standing=Standing.KNOWN))
    assert found[0].ground.code == "personal_information"
    assert found[0].hints == ("personal_data",)
    assert found[-1].ground.code == "fake"


@pytest.mark.parametrize("platform", list(Platform))
@pytest.mark.parametrize("country", ["", "DE", "US"])
def test_every_platform_has_its_clock_and_every_ground_its_meaning(platform, country):
    said = procedure(platform, country)
    assert said.clock.endswith(".")
    assert said.grounds
    assert all(ground.meaning.endswith(".") and ground.source.startswith("R-") for ground in said.grounds)
    assert not {ground.code for ground in said.grounds} & {one.code for one in no_grounds()}


def day(text: str) -> tuple[Mention, ...]:
    return (Mention(MentionKind.DATE, text, Span(0, len(text))),)


OPEN = ((time(9), time(18)),)
NO_MONDAYS = Calendar(hours=((), OPEN, OPEN, OPEN, OPEN, OPEN, OPEN), holidays=frozenset({date(2026, 3, 3)}))


@pytest.mark.parametrize(
    ("named", "seen"),
    [("last Monday", True), ("am Montag", True), ("on Tuesday", True), ("on Friday", False), ("12 March", False)],
)
def test_a_day_on_which_the_place_was_closed_is_a_hint_with_its_reason(named, seen):
    hint = closed_day(day(named), NO_MONDAYS, date(2026, 3, 5))
    assert (hint is not None) == seen
    if hint:
        assert named in hint.reason


@pytest.mark.parametrize(
    ("seen", "usual", "hint"),
    [(12, 1.0, True), (3, 0.1, True), (2, 0.0, False), (4, 3.0, False), (40, 30.0, False), (60, 30.0, True)],
)
def test_a_crowd_is_what_chance_hardly_brings(seen, usual, hint):
    assert (crowd(seen, usual=usual, hours=48) is not None) == hint


def test_copies_name_the_cases_that_say_the_same():
    text = "They charged me twice and nobody answers the phone at all."
    hint = copies(text, [("AAAA", text + " Never again."), ("BBBB", "A lovely evening with friends and good wine, thank you.")])
    assert hint is not None
    assert hint.cases == ("AAAA",)
    assert "one other review" in hint.reason


@pytest.mark.demand("T5")
def test_an_account_in_two_towns_within_a_day_is_a_hint_with_its_cases():
    assert elsewhere([]) is None
    hint = elsewhere([("AAAA-1111", "Leeds"), ("BBBB-2222", "Berlin"), ("CCCC-3333", "Leeds")])
    assert hint.reason == "the same account wrote within a day about Berlin, Leeds too"
    assert hint.cases == ("AAAA-1111", "BBBB-2222", "CCCC-3333")
