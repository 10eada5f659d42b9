"""A check that blocks stops at its edge: the last penny, the shortest name, the kind of text that may ask for a review."""

from typing import Any

import pytest

from heard.guard import check
from heard.guard.checks import all_checks
from heard.guard.rule import Check
from heard.guard.text import Text
from heard.vocabulary.platforms import RULES, Platform
from heard.vocabulary.text import Level
from tests.guard.briefs import brief_of

CHECKS = {one.id: one for one in all_checks()}
PHONE, ORDER, ANNA = {"phones": ["01632960123"]}, {"orders": ["4711"]}, {"staff": ["Anna"], "stars": 1}
LATE = {"review": "Then the soup came cold and late again.", "stars": 1}
NOTED = {"record": {"notes": ["Soup cold, waited long, asked for the manager, shouted, banged the table."]}}

BLOCKED: list[tuple[str, str, dict[str, Any], bool]] = [
    ("beyond_authority", "We will pay you £50.", {"authority": 5000}, False),
    ("beyond_authority", "We will pay you £50.", {"authority": 4999}, True),
    # any one of the three wishes beside a reward
    ("incentive", "Please delete your review. A £20 voucher is in the post.", {}, True),
    ("incentive", "Please update your rating. A £20 voucher is in the post.", {}, True),
    ("incentive", "Please leave us a review. A £20 voucher is in the post.", {}, True),
    ("incentive", "A £20 voucher is in the post.", {}, False),
    # seven digits of a number, four of an order
    ("leak_contact", "We rang 2960123.", {"record": PHONE}, True),
    ("leak_contact", "We rang 960123.", {"record": PHONE}, False),
    ("leak_order", "It was 4711.", {"record": ORDER}, True),
    ("leak_order", "It was 471.", {"record": {"orders": ["471"]}}, False),
    # three letters of a name, and six of one with a letter wrong
    ("leak_name", "Dear Ann, hello.", {"record": {"names": ["Ann Lee"]}}, True),
    ("leak_name", "Dear Al, hello.", {"record": {"names": ["Al Lee"]}}, False),
    ("leak_name", "Dear Gerald, hello.", {"record": {"names": ["Gerard"]}}, True),
    ("leak_name", "Dear Jamez, hello.", {"record": {"names": ["James"]}}, False),
    # two words of a name of three, and both of a name of two
    ("leak_product", "Your Alpine Down was dear.", {"record": {"products": ["Alpine Down Jacket"]}}, True),
    ("leak_product", "Your Down Jacket was dear.", {"record": {"products": ["Alpine Down Jacket"]}}, True),
    ("leak_product", "Your Down was dear.", {"record": {"products": ["Alpine Down Jacket"]}}, False),
    ("leak_product", "Your Jacket was dear.", {"record": {"products": ["Down Jacket"]}}, False),
    # what a note and the review both say is no secret
    ("leak_notes", "The soup was cold, and you waited long.", NOTED, True),
    ("leak_notes", "The soup was cold, and you waited long.", {**NOTED, "review": "Cold soup. I waited so long."}, False),
    # whoever is to be reached or signs may be named
    ("names_staff", "Please ask for Anna.", ANNA, True),
    ("names_staff", "Please ask for Anna.", {**ANNA, "route": {"contact": "Anna"}}, False),
    ("names_staff", "Yours, Anna.", {**ANNA, "voice": {"signature": "Anna"}}, False),
    # a lone letter is no name
    ("author_in_improvement", "Smith told us.", {"author": "J Smith"}, True),
    ("author_in_improvement", "Plan J is new.", {"author": "J Smith"}, False),
    # six words in a row are a quotation
    ("refused_quote", "So the soup came cold and late.", LATE, True),
    ("refused_quote", "So the soup came cold and.", LATE, False),
    ("refused_quote", "Yes, 'cold and late'.", LATE, True),
    ("refused_quote", "Yes, 'came cold'.", LATE, True),
    ("refused_quote", "Yes, 'cold' it was.", LATE, False),
    ("refused_quote", "Yes, 'warm and early'.", LATE, False),
]


@pytest.mark.demand("R3", "R4")
@pytest.mark.parametrize(("name", "reply", "words", "blocked"), BLOCKED)
def test_a_check_blocks_up_to_its_edge_and_no_further(name: str, reply: str, words: dict[str, Any], blocked: bool) -> None:
    brief = brief_of(words, "en", CHECKS[name])
    assert bool(list(CHECKS[name].find(Text.of(reply, brief.language), brief))) is blocked


@pytest.mark.demand("R4")
def test_a_product_that_is_named_in_full_is_one_place() -> None:
    reply, record = "Your Alpine Down Jacket was dear.", {"products": ["Alpine Down Jacket"]}
    found = CHECKS["leak_product"].find(Text.of(reply), brief_of({"record": record}))
    assert [span.of(reply) for span in found if span] == ["Alpine Down Jacket"]


@pytest.mark.demand("R3")
@pytest.mark.parametrize("reply", ["Our waiter Boris was new.", "Dr Boris was new.", "We asked Boris at the desk."])
def test_somebody_with_a_post_may_be_a_colleague(reply: str) -> None:
    found = check(reply, brief_of({"review": "Rude.", "stars": 1})).findings
    assert ("names_staff", "warn") in {(one.check, one.level.value) for one in found}
    praised = check(reply, brief_of({"review": "Lovely.", "stars": 5})).findings
    named = check(reply, brief_of({"review": "Boris was rude.", "stars": 1})).findings
    told = check(reply, brief_of({"review": "Rude.", "stars": 1, "route": {"contact": "Boris"}})).findings
    assert "names_staff" not in {one.check for one in (*praised, *named, *told)}


@pytest.mark.demand("R3")
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Was anything wrong? Here is our Google page."),
        ("es", "¿Quedó contento? Aquí está Google."),
        ("fr", "Êtes-vous satisfait ? Voici Google."),
        ("de", "Waren Sie zufrieden? Hier ist Google."),
        ("it", "Era soddisfatto? Ecco Google."),
        ("pt", "Ficou satisfeito? Aqui está o Google."),
        ("nl", "Bent u tevreden? Hier is Google."),
    ],
)
@pytest.mark.parametrize(("kind", "sorts"), [("review_request", True), ("follow_up", True), ("remedy_offer", False)])
def test_guests_are_sorted_where_a_text_may_ask_for_a_review(language: str, text: str, kind: str, sorts: bool) -> None:
    brief, one = brief_of({"kind": kind}, language), CHECKS["gates"]
    assert bool(list(one.find(Text.of(text, brief.language), brief))) is sorts
    without = Text.of(text.replace("Google", "London"), brief.language)
    assert not list(one.find(without, brief))


@pytest.mark.demand("R3")
@pytest.mark.parametrize(
    ("kind", "page", "warned"),
    [
        ("review_request", "Google", True),
        ("follow_up", "Google", True),
        ("remedy_offer", "Google", False),
        ("follow_up", "London", False),
    ],
)
def test_sorting_is_suspected_where_a_text_may_ask_for_a_review(kind: str, page: str, warned: bool) -> None:
    brief, one = brief_of({"kind": kind}), CHECKS["gates"]
    text = Text.of(f"Were you happy with us on {page}?", brief.language)
    assert bool(list(one.perhaps(text, brief))) is warned


@pytest.mark.demand("R3")
@pytest.mark.parametrize("one", [one for one in all_checks() if one.level is Level.BLOCK], ids=lambda one: one.id)
def test_a_check_blocks_only_what_its_head_is_sure_of(one: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    brief = brief_of({"review": "Cold soup.", "stars": 1, "counsel": True, "risks": ["legal"]}, "en", one)
    text = Text.of("Lovely weather on Google today.", brief.language)
    monkeypatch.setattr("heard.guard.rule.tones", lambda _text, _head, *, sure=False: ())
    silent = list(one.find(text, brief))
    monkeypatch.setattr("heard.guard.rule.tones", lambda text, _head, *, sure=False: () if sure else text.sentences)
    assert list(one.find(text, brief)) == silent


@pytest.mark.demand("R3")
@pytest.mark.parametrize("standing", ["not_searched", "not_found", "candidates", "known"])
def test_only_who_is_known_may_be_remembered(standing: str) -> None:
    brief, one = brief_of({"standing": standing}), CHECKS["knowledge_claimed"]
    text = Text.of("We remember that evening and your table by the window.", brief.language)
    found = bool(list(one.find(text, brief))), bool(list(one.perhaps(text, brief)))
    assert found == ((False, False) if standing == "known" else (True, True))


@pytest.mark.parametrize("more", [0, 1])
def test_a_reply_may_be_as_long_as_the_platform_allows(more: int) -> None:
    brief, most = brief_of({"platform": "play"}), RULES[Platform.PLAY].limit
    text = Text.of("a" * (most + more), brief.language)
    assert [span.of(text.raw) for span in CHECKS["length"].find(text, brief) if span] == ["a"] * more
