"""The guard as others see it: one call, one verdict, the same every time."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heard.guard import VERSION, check, rules
from heard.guard.checks import all_checks
from heard.guard.docs import table
from heard.guard.find import MONEY, minor_units
from heard.guard.leaks import one_edit_apart
from heard.guard.rule import SOURCES
from heard.vocabulary.platforms import Platform
from heard.vocabulary.text import Brief, Level, TextKind
from heard.vocabulary.way import Sector
from tests.guard.briefs import brief_of

COMPLAINT = {"stars": 1, "review": "We waited an hour and the soup was cold.", "author": "Ann", "case_code": "H-204"}
GOOD = (
    "Dear Ann, thank you for telling us. I am sorry that you waited an hour and that the soup was cold: you deserved a hot "
    "meal. I am finding out why the kitchen fell behind. Please write to me at anna@harbour.example with the code H-204.\n"
    "Anna Reed"
)


@pytest.mark.demand("R3", "R6", "R7", "R8")
def test_a_good_reply_is_not_held_up_and_has_all_five_letters() -> None:
    verdict = check(GOOD, brief_of(COMPLAINT))
    assert [f.check for f in verdict.findings if f.level is not Level.ADVISE] == []
    assert verdict.missing == ()
    assert verdict.version == VERSION


@pytest.mark.demand("R4")
def test_words_that_say_one_unkindness_outrank_another_that_is_only_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "heard.guard.rule.tones", lambda text, head, *, sure=False: text.sentences if head == "sarcastic" else ()
    )
    raw = "That is simply not true. The soup came in a bowl."
    findings = check(raw, brief_of(COMPLAINT)).findings
    told = {f.span.of(raw): f.check for f in findings if f.span and f.check in ("arguing", "sarcastic")}
    assert told == {"That is simply not true": "arguing", "The soup came in a bowl.": "sarcastic"}


DOUBTFUL = (  # no phrase holds them; which of them a head is sure of changes with what it was taught last
    "Perhaps you left it in the sun for a while.",
    "Maybe the plug was not all the way in.",
    "It may have been knocked on the way home.",
    "A little patience would have helped.",
    "It works when it is charged.",
)


@pytest.mark.demand("R4")
def test_what_only_a_head_hears_and_is_not_sure_of_warns() -> None:
    brief = brief_of(COMPLAINT)
    sure = check("You broke it yourself.", brief)
    unsure = [f for text in DOUBTFUL for f in check(text, brief).findings if f.check == "blames_customer"]
    assert {f.level for f in sure.findings if f.check == "blames_customer"} == {Level.BLOCK}
    assert (Level.WARN, False) in {(f.level, f.law) for f in unsure}


@pytest.mark.demand("R4")
def test_an_angry_line_is_blocked() -> None:
    assert check("You were drunk.", brief_of(COMPLAINT)).blocked


HEARD = [
    (
        "en",
        "You waited an hour for cold soup. It must have been tiring. Sorry. We want to put it right and find out why.",
        "HEARD",
    ),
    (
        "es",
        "Esperó una hora por una sopa fría. Debió de ser muy desagradable. Lo siento. Escríbanos; hemos revisado por qué.",
        "HEARD",
    ),
    (
        "fr",
        "Une heure d'attente et une soupe froide, c'est frustrant. Pardon. Écrivez à nous, nous cherchons pourquoi.",
        "HEARD",
    ),
    ("de", "Eine Stunde Warten auf kalte Suppe ist ärgerlich. Es tut mir leid. Schreiben Sie uns, wir klären, warum.", "HEARD"),
    ("it", "Un'ora di attesa per una zuppa fredda è frustrante. Mi dispiace. Ci scriva; vogliamo capire perché.", "HEARD"),
    ("pt", "Uma hora de espera por uma sopa fria é frustrante. Lamento. Escreva para nós; queremos saber o motivo.", "HEARD"),
    ("nl", "Een uur wachten op koude soep is vervelend. Het spijt me. Mail ons; we zoeken uit waarom.", "HEARD"),
    ("en", "We open at nine.", ""),
    ("en", "I am sorry.", "A"),
    ("en", "We understand your frustration.", ""),  # a formula is no empathy
]


@pytest.mark.demand("R5", "R6")
@pytest.mark.parametrize(("language", "text", "letters"), HEARD)
def test_the_letters_of_heard_are_found_where_they_stand(language: str, text: str, letters: str) -> None:
    topics = {"topics": ["waiting", "quality"], "stars": 1, "review": ""}
    heard = check(text, brief_of(topics, language)).heard
    assert "".join(letter for letter in "HEARD" if heard[letter]) == letters
    assert all(0 <= span.start < span.end <= len(text) for spans in heard.values() for span in spans)


@pytest.mark.demand("R4")
def test_findings_come_gravest_first() -> None:
    levels = [f.level for f in check("You were drunk. Sorry if that upset you.", brief_of(COMPLAINT)).findings]
    assert levels == sorted(levels, key=list(Level).index) and len(set(levels)) == 3


briefs = st.builds(
    lambda kind, platform, sector, words: brief_of(
        {
            "kind": kind,
            "platform": platform,
            "sector": sector,
            "review": words,
            "stars": 1,
            "author": words[:9],
            "recent": [words],
            "record": {
                "names": [words],
                "phones": [words],
                "dates": [words],
                "notes": [words],
                "orders": [words],
                "products": [words],
            },
            "route": {"mail": words, "phone": words, "contact": words},
            "voice": {"signature": words, "avoided_words": [words], "spelling": "uk", "formality": "formal"},
        }
    ),
    st.sampled_from(list(TextKind)),
    st.sampled_from(list(Platform)),
    st.sampled_from(list(Sector)),
    st.text(max_size=60),
)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), briefs)
def test_no_text_and_no_brief_make_it_fail_and_it_always_says_the_same(text: str, brief: Brief) -> None:
    verdict = check(text, brief)
    assert verdict == check(text, brief)
    assert all(f.span is None or 0 <= f.span.start < f.span.end <= len(text) for f in verdict.findings)
    assert all(brief.kind in next(c for c in all_checks() if c.id == f.check).kinds for f in verdict.findings)


HOSTILE = ["\x00", "\ud800", "«»", "\u202eabc", "£" * 500 + "1"]
HOSTILE += [part * 3000 for part in ("a", "a.", "0 ", "1", "a@", "+", "sorry ", "[", "!", "ABCD ", "a-", "1,")]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:8]))
def test_broken_and_hostile_texts_are_answered(text: str) -> None:
    for kind in TextKind:
        check(text, brief_of({**COMPLAINT, "kind": kind.value, "platform": "x"}))


def test_a_pack_holds_only_where_it_belongs() -> None:
    quoted = "You write: the soup was cold and we waited an hour."
    on = {name: brief_of({**COMPLAINT, "platform": name}) for name in ("tripadvisor", "google")}
    assert "refused_phone" in {f.check for f in check("Call 01632 960123.", on["tripadvisor"]).findings}
    assert "refused_phone" not in {f.check for f in check("Call 01632 960123.", on["google"]).findings}
    clinic = {"confirms_patient"} & {
        f.check for f in check("Your treatment", brief_of({**COMPLAINT, "sector": "clinic"})).findings
    }
    assert clinic and not {"confirms_patient"} & {f.check for f in check(quoted, on["google"]).findings}


def test_every_rule_is_listed_with_its_source_and_law_blocks() -> None:
    infos = rules()
    assert len(infos) >= 60 and len({info.id for info in infos}) == len(infos)
    assert all(info.level is Level.BLOCK for info in infos if info.law)
    assert {"R-1", "R-13", "R-33", "R-11"} <= {info.rule for info in infos if info.law}
    assert all(SOURCES[info.rule].laws_of == info.laws_of for info in infos)
    platforms = {pack.partition(":")[2] for info in infos for pack in info.packs if pack.startswith("platform:")}
    assert {"tripadvisor", "yelp", "amazon", "trustpilot", "play"} <= platforms


def test_the_page_of_rules_is_the_printed_one() -> None:
    page = Path(__file__).parents[2] / "docs" / "rules.md"
    assert page.read_text("utf-8") == table(), "print it anew: python -m heard.guard > docs/rules.md"


SUMS = [("£20", 2000), ("€1,250.50", 125050), ("1.250 €", 125000), ("12,5 €", 1250), ("$1,000", 100000), ("3 euros", 300)]


@pytest.mark.parametrize(("text", "cents"), SUMS)
def test_sums_are_read_as_they_are_written(text: str, cents: int) -> None:
    match = MONEY.search(text)
    assert match and minor_units(match) == cents


EDITS = [("fernandez", "fernandes", True), ("fernandez", "fernande", True), ("reed", "read", True), ("reed", "roadd", False)]


@pytest.mark.parametrize(("one", "other", "apart"), EDITS)
def test_names_with_one_letter_wrong_are_known(one: str, other: str, apart: bool) -> None:
    assert one_edit_apart(one, other) is apart and one_edit_apart(other, one) is apart
