"""Each kind of case gets its own reply, and each kind of text keeps its own rules."""

from dataclasses import replace
from typing import Any

import pytest

from heard.vocabulary.platforms import RULES, Platform
from heard.vocabulary.reading import Language, Polarity
from heard.vocabulary.text import Brief, KnownFix, Part, Remedy, ReviewText, Standing, TextKind
from heard.vocabulary.way import CaseKind, Sector
from heard.writer import call_guide, draft, recipe
from heard.writer.tables import SPOKEN
from tests.writer.cast import brief, reading

WAIT = "Waited 50 minutes for our food and the pasta was cold."
REMEDIES = (Remedy(name="the amount of the bill back", cost=3000), Remedy(name="a meal on us", cost=5000))

CASES = [
    ("known", {"standing": Standing.KNOWN}),
    ("unknown", {}),
    ("unknown", {"standing": Standing.CANDIDATES}),  # found but not confirmed is not known
    ("unknown", {"reading": reading(vague=True)}),  # the words of the text name something, whatever the reading says
    ("vague", {"review": ReviewText(text="A sad evening.", stars=1), "reading": reading("quality", vague=True)}),
    ("vague", {"review": ReviewText(text="Terrible.", stars=1)}),  # nothing to act on, read or not
    (
        "lukewarm",
        {"review": ReviewText(text="It was a visit.", stars=3), "reading": reading(vague=True, polarity=Polarity.NEUTRAL)},
    ),
    (
        "unknown",
        {"review": ReviewText(text=WAIT, stars=1), "reading": reading("waiting", polarity=Polarity.MIXED)},
    ),  # no praise in it
    ("positive", {"review": ReviewText(text="Loved it", stars=5), "reading": reading(polarity=Polarity.POSITIVE)}),
    ("mixed", {"review": ReviewText(text=WAIT, stars=3), "reading": reading("waiting", polarity=Polarity.MIXED)}),
    ("safety", {"reading": reading("quality", risks=("health",))}),
    (
        "safety",
        {
            "reading": reading("staff", risks=("discrimination",)),
            "review": ReviewText(text="Everybody was served before us because we are Turkish.", stars=1, author="Tom"),
        },
    ),
    ("legal", {"counsel": True}),
    ("legal", {"reading": reading("waiting", risks=("legal",))}),
    ("extortion", {"extortion": True}),
    ("extortion", {"extortion": True, "kind": TextKind.REMEDY_OFFER, "remedies": REMEDIES, "authority": 9000}),
    (
        "wrong_business",
        {
            "reading": reading("waiting", risks=("wrong_business",)),
            "review": ReviewText(text="Are you the Olmo in Leeds? Waited 50 minutes.", stars=1),
        },
    ),
    ("not_a_customer", {"standing": Standing.NOT_FOUND, "reading": reading("waiting", risks=("fake_signs",))}),
    ("clinic", {"standing": Standing.KNOWN, "reading": reading("waiting"), "sector": Sector.CLINIC}),
    ("unsatisfiable", {"satisfied": False}),
    ("carrier", {"reading": reading("delivery", others=("carrier",))}),
    ("abuse", {"review": ReviewText(text="You useless idiots.", stars=1), "reading": reading("waiting", risks=("abuse",))}),
    ("threat", {"case_kind": CaseKind.THREAT}),
    ("private_mail", {"kind": TextKind.PRIVATE_MAIL}),
    ("call_guide", {"kind": TextKind.CALL_NOTE}),
    ("remedy_offer", {"kind": TextKind.REMEDY_OFFER, "remedies": REMEDIES, "authority": 9000}),
    ("remedy_ask", {"kind": TextKind.REMEDY_OFFER, "remedies": REMEDIES, "authority": 100}),
    ("follow_up", {"kind": TextKind.FOLLOW_UP}),
    ("ask_to_update", {"kind": TextKind.ASK_TO_UPDATE, "kept_promise": True}),
    ("no_update", {"kind": TextKind.ASK_TO_UPDATE}),  # nothing was put right yet
    ("no_update", {"kind": TextKind.ASK_TO_UPDATE, "kept_promise": True, "platform": Platform.AMAZON}),
    ("review_request", {"kind": TextKind.REVIEW_REQUEST}),
    ("no_request", {"kind": TextKind.REVIEW_REQUEST, "platform": Platform.YELP}),
    ("improvement", {"kind": TextKind.IMPROVEMENT}),
    ("removal_request", {"kind": TextKind.REMOVAL_REQUEST, "removal_ground": "off_topic"}),
]


@pytest.mark.demand("R1")
@pytest.mark.parametrize(("name", "changes"), CASES)
def test_a_case_gets_the_recipe_it_calls_for(name: str, changes: dict[str, Any]) -> None:
    case = brief(WAIT, **changes)
    assert recipe(case).split(":")[0] == name
    for made in draft(case):
        assert made.recipe == name
        assert made.sentences
        assert all(sentence.why and sentence.text for sentence in made.sentences)


@pytest.mark.demand("R8")
@pytest.mark.parametrize("platform", [p for p in Platform if RULES[p].replies])
def test_the_private_route_uses_only_what_the_platform_lets_through(platform: Platform) -> None:
    for seed in range(4):
        for made in draft(brief(WAIT, platform=platform), seed=seed):
            assert "H-2041" in made.text
            if not RULES[platform].mail_in_reply:
                assert "mara" not in made.text.removesuffix("Mara Lindt, owner").lower()
                assert "555" not in made.text
                assert "profile" in made.text or "business page" in made.text


@pytest.mark.demand("R9")
def test_an_unknown_reviewer_is_not_told_about_a_visit() -> None:
    for seed in range(10):
        for made in draft(brief(WAIT, standing=Standing.NOT_FOUND), seed=seed):
            assert not any(
                words in made.text
                for words in ("your visit", "your order", "your booking", "our records", "when you were here")
            )


@pytest.mark.demand("T3")
def test_a_vague_review_is_asked_one_question() -> None:
    for seed in range(8):
        for made in draft(brief("Terrible.", stars=1), seed=seed):
            asks = [s for s in made.sentences if s.part is Part.ASK]
            assert len(asks) == 1
            assert asks[0].text.count("?") == 1


@pytest.mark.demand("R4")
def test_a_clinic_neither_confirms_nor_denies() -> None:
    texts = ["The doctor saw me two hours late and was rude.", "Lovely nurse, she healed my knee!", "Terrible."]
    for text, stars in zip(texts, (1, 5, 1), strict=True):
        for seed in range(8):
            for made in draft(brief(text, stars=stars, sector="clinic", standing=Standing.KNOWN), seed=seed):
                low = made.text.lower()
                assert not any(
                    w in low
                    for w in ("your visit", "your appointment", "your treatment", "see you", "tom", "two hours", "knee")
                )


@pytest.mark.demand("R7")
def test_only_steps_on_record_are_told() -> None:
    fix = KnownFix(text="added a second cook on Friday evenings", done=True, topic="waiting")
    told = brief(WAIT, fixes=(fix,), reading=reading("waiting", "quality"))
    assert all("second cook" in made.text for made in draft(told))
    assert not any(s.part is Part.STEP for made in draft(brief(WAIT)) for s in made.sentences)
    other = replace(fix, topic="price")
    assert not any("second cook" in made.text for made in draft(replace(told, fixes=(other,))))


@pytest.mark.demand("R11")
def test_readers_see_what_was_done_for_somebody_who_stays_unhappy() -> None:
    case = brief(WAIT, satisfied=False, fixes=(KnownFix(text="a second cook on Friday evenings", done=True),))
    assert all("second cook" in made.text for made in draft(case))


@pytest.mark.demand("S3")
def test_an_offer_asks_first_gives_two_choices_and_sets_no_condition() -> None:
    case = brief(
        WAIT,
        kind=TextKind.REMEDY_OFFER,
        remedies=(*REMEDIES, Remedy(name="a trip round the world", cost=10**6)),
        authority=9000,
    )
    for seed in range(8):
        for made in draft(case, seed=seed):
            parts = [s.part for s in made.sentences]
            assert parts.index(Part.ASK) < parts.index(Part.OFFER)
            assert all(remedy.name in made.text for remedy in REMEDIES)
            assert "condition" in made.text or "strings" in made.text
            assert "review" not in made.text and "trip" not in made.text


@pytest.mark.demand("S8")
def test_asking_to_update_presses_nobody() -> None:
    for seed in range(8):
        for made in draft(
            brief(WAIT, kind=TextKind.ASK_TO_UPDATE, kept_promise=True, remedies=REMEDIES, authority=9000), seed=seed
        ):
            assert not any(word in made.text.lower() for word in ("positive", "stars", "rating", "meal", "delete", "remove"))
        for made in draft(brief(WAIT, kind=TextKind.ASK_TO_UPDATE, kept_promise=True, platform=Platform.TRUSTPILOT), seed=seed):
            assert "review" not in made.text


@pytest.mark.demand("T6")
def test_nothing_is_offered_where_something_is_extorted() -> None:
    case = brief(WAIT, extortion=True, kind=TextKind.PRIVATE_MAIL, remedies=REMEDIES, authority=9000)
    assert not any(s.part is Part.OFFER for made in draft(case) for s in made.sentences)
    assert not any(s.part is Part.OFFER for s in call_guide(case))


@pytest.mark.demand("S1")
@pytest.mark.parametrize("language", [language for language in Language if language is not Language.UNKNOWN])
def test_the_call_guide_asks_open_questions_before_anything_else(language: Language) -> None:
    lines = call_guide(brief(WAIT, language=language, remedies=REMEDIES, authority=9000))
    parts = [line.part for line in lines]
    assert parts[:3] == [Part.GREET, Part.ASK, Part.ASK]
    assert parts.index(Part.EMPATHISE) < parts.index(Part.APOLOGISE) < parts.index(Part.OFFER)
    assert any("a meal on us" in line.text or "bill back" in line.text for line in lines)


@pytest.mark.demand("C2")
def test_no_guest_contact_is_said_only_in_germany_and_only_when_nobody_was_found() -> None:
    german = brief(
        "x", kind=TextKind.REMOVAL_REQUEST, removal_ground="no_guest_contact", country="DE", standing=Standing.NOT_FOUND
    )
    assert _said(german, "no contact with this guest")
    assert not _said(replace(german, country="US"), "no contact with this guest")
    assert not _said(replace(german, standing=Standing.CANDIDATES), "no contact with this guest")


def _said(case: Brief, words: str) -> bool:
    return any(words in made.text for made in draft(case))


@pytest.mark.demand("R8")
@pytest.mark.parametrize("language", list(SPOKEN))
def test_without_a_case_code_the_private_way_is_still_given(language: Language) -> None:
    for seed in range(4):
        for made in draft(brief(WAIT, case_code="", language=language), seed=seed):
            assert "@" in made.text or "555-0142" in made.text, made.text
            assert "H-2041" not in made.text


@pytest.mark.demand("R5")
@pytest.mark.parametrize(
    ("text", "some"),
    [
        (
            "Booked for my wife's birthday, the table was gone and she was in tears.",
            ("day", "special", "tears", "upset", "occasion"),
        ),
        ("He made me feel like a thief in front of the whole shop. So humiliating.", ("humiliating", "embarrassing", "feel")),
        ("The kettle broke after two weeks. That was a month's wages for me.", ("money",)),
    ],
)
def test_what_was_at_stake_is_answered_and_not_only_the_matter(text: str, some: tuple[str, ...]) -> None:
    for seed in range(6):
        for made in draft(brief(text), seed=seed):
            assert any(word in made.text for word in some), made.text


@pytest.mark.demand("R7")
def test_every_one_of_four_complaints_is_named_where_there_is_room() -> None:
    text = "The pizza was cold, the waiter was rude, the toilets were filthy and they charged us twice."
    for seed in range(6):
        made = draft(brief(text), seed=seed, count=1)[0].text
        assert all(
            any(word in made for word in words)
            for words in (("pizza",), ("rude", "spoken", "treat", "unfriendly"), ("toilets",), ("twice", "double"))
        ), made


@pytest.mark.demand("R10")
def test_who_signs_does_not_speak_of_themselves_as_of_somebody_else() -> None:
    for seed in range(6):
        for made in draft(brief(WAIT), seed=seed):
            assert "Mara" not in made.text.removesuffix("Mara Lindt, owner")


@pytest.mark.demand("R3")
def test_a_small_complaint_beside_praise_gets_one_small_sorry_and_no_route() -> None:
    case = brief(
        "Great food and lovely staff, it just got noisy after nine.",
        stars=4,
        reading=reading("quality", polarity=Polarity.POSITIVE),
    )
    for seed in range(6):
        made = draft(case, seed=seed, count=1)[0].text
        assert "nois" in made or "loud" in made, made
        assert made.lower().count("sorry") <= 1 and "apolog" not in made, made
        assert "@" not in made, made
