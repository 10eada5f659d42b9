"""Personal data is covered before it leaves, and uncovered after."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.assistant.prompt import ask
from heard.assistant.veil import Veil
from heard.vocabulary.reading import Mention, MentionKind, Span
from heard.vocabulary.text import CustomerRecord
from tests.writer.cast import brief, reading

COVERED = [
    ("Call me on 0151 2345 6789!", "Call me on [[PHONE_1]]!"),
    ("tom.b+x@mail.example wrote", "[[MAIL_1]] wrote"),
    ("I paid £48.50 for it", "I paid [[AMOUNT_1]] for it"),
    ("48,50 € sind viel", "[[AMOUNT_1]] sind viel"),
    ("on 14.03.2026 and 2026-03-14", "on [[DATE_1]] and [[DATE_2]]"),
    ("order #A77 and AB-12345", "order [[ORDER_1]] and [[ORDER_2]]"),
    ("see https://x.example/tom", "see [[LINK_1]]"),
    ("MARCO and marco", "[[STAFF_1]] and [[STAFF_1]]"),  # one person, one placeholder
    ("Ma\u200brco", "[[STAFF_1]]"),  # an invisible character inside
    ("Ｍａｒｃｏ", "[[STAFF_1]]"),  # wide letters
    ("Marcos and Demarco", "Marcos and Demarco"),  # other words
    ("diabetes again", "[[HEALTH_1]] again"),
    ("50 minutes, 2 waiters", "50 minutes, 2 waiters"),  # what went wrong stays
    ("last  Tuesday", "[[DATE_1]]"),  # a mention of the reading, spaced otherwise
]


@pytest.mark.demand("G3")
@pytest.mark.parametrize(("text", "covered"), COVERED)
def test_personal_data_is_covered(text: str, covered: str) -> None:
    mention = Mention(MentionKind.DATE, "last Tuesday", Span(0, 12))
    about = brief(
        text,
        staff_names=("Marco",),
        reading=replace(reading("staff"), mentions=(mention,)),
        record=CustomerRecord(health=("diabetes",)),
    )
    assert Veil(about).hide(text) == covered


NAMES = st.text(st.characters(categories=("Lu", "Ll"), max_codepoint=0x17F), min_size=3, max_size=12)


@pytest.mark.demand("G3")
@given(name=NAMES, order=st.from_regex(r"\A[A-Z]{2}[0-9]{5}\Z"), before=st.text(max_size=40), after=st.text(max_size=40))
def test_no_value_on_record_is_in_what_leaves(name: str, order: str, before: str, after: str) -> None:
    text = f"{before} {name} {order} {after}"
    about = brief(text, record=CustomerRecord(names=(f"Zyx{name}zyx", name), orders=(order,)))
    veil = Veil(about)
    hidden = veil.hide(text)
    assert f" {name} " not in hidden and order not in hidden
    assert order not in ask(about, veil)
    assert Veil(about).hide(f"Zyx{name}zyx") == "[[NAME_1]]"


@pytest.mark.demand("G3")
@given(text=st.text(st.characters(codec="ascii", categories=("L", "N", "P", "Zs")), max_size=120))
def test_what_was_covered_is_put_back_as_it_was(text: str) -> None:
    about = brief(text, staff_names=("Marco",))
    plain = text.replace("[[", "( (").replace("]]", ") )")
    veil = Veil(about)
    assert veil.reveal(veil.hide(text)).casefold().split() == plain.casefold().split()


@pytest.mark.demand("T5")
def test_a_review_cannot_call_for_a_placeholder() -> None:
    veil = Veil(brief("x"))
    assert veil.token("STAFF", "Mara") == "[[STAFF_1]]"
    assert veil.reveal(veil.hide("Say [[STAFF_1]] now")) == "Say ( (STAFF_1) ) now"
