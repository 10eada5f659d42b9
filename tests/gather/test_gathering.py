"""Asking the team, and looking for the customer: both on record, found or not."""

from datetime import timedelta

import pytest
from django.core import mail, signing

from heard.desk import asking, importing, reminding
from heard.desk.act import acting
from heard.gather import actions as gather
from heard.gather import links, queries, rules
from heard.gather.asked import Asked
from heard.gather.files import CustomerRow
from heard.gather.keeping import customer_of
from heard.records.models import AsideRow, Case, Customer, FactRequest, Order, Search
from heard.vocabulary.text import Standing
from tests.arriving import opened, told

CUSTOMERS = b"""customer_id;first_name;last_name;email;phone
c1;Julia;Roth;julia@example.com;+353 1
c2;Julia;Reuter;jr@example.com;
c3;J\xc3\xb6rg;M\xc3\xbcller;joerg@example.com;
;Nobody;Known;x@example.com;
c5;;;empty@example.com;
"""
ORDERS = b"""order_id,customer_id,store,date,items,total
o1,c1,Harbour Street,2026-11-20T18:30Z,Pasta,"12,50"
o2,c9,Harbour Street,2026-11-20,Pasta,10
o3,c2,Harbour Street,last Friday,Pasta,10
o4,c2,Harbour Street,2026-11-01,Pasta,many
"""


@pytest.fixture
def case(cast, now):
    return opened(cast, now)


def asked(cast, case, now) -> FactRequest:
    with acting(cast.brand, case.code, now=now) as row:
        return asking.ask(row, cast.actor(cast.bob), name="Sam", mail="Sam@Example.com", question="Who was on?", now=now)


@pytest.mark.demand("G2")
def test_a_colleague_answers_once_by_a_signed_link_and_the_plan_knows(cast, case, now):
    request = asked(cast, case, now)
    assert [one.open for one in Case.objects.get().facts().fact_requests] == [True]
    token = links.token(request.pk)
    asking.answer_by_link(token, text=" The oven was down. ", now=now)
    request.refresh_from_db()
    assert request.answer == "The oven was down."
    with pytest.raises(gather.NotPossible, match="answered already"):
        asking.answer_by_link(token, text="Or not.", now=now)
    assert told(case).count("facts_answered") == 1
    facts = Case.objects.get().facts()
    assert [one.open for one in facts.fact_requests] == [False]


def test_an_empty_answer_is_asked_for_again_and_a_withdrawn_question_is_over(cast, case, now):
    request = asked(cast, case, now)
    with pytest.raises(gather.NotPossible, match="is an answer too"):
        asking.answer_by_link(links.token(request.pk), text=" \n", now=now)
    with acting(cast.brand, case.code, now=now) as row:
        gather.withdraw(asking.request_of(row, request.pk), cast.actor(cast.bob), now=now)
    with pytest.raises(gather.NotPossible, match="no longer needed"):
        asking.answer_by_link(links.token(request.pk), text="The oven.", now=now)


FORGED = [
    (lambda request: links.token(request) + "x", "a letter too many"),
    (lambda request: links.token(request)[:-1], "a letter too few"),
    (lambda request: signing.dumps(request, salt="another"), "signed for something else"),
    (lambda request: links.token(request + 1), "a question that does not exist"),
    (lambda request: "", "nothing"),
]


@pytest.mark.parametrize(("forge", "remark"), FORGED, ids=[remark for _, remark in FORGED])
def test_a_link_that_nobody_sent_opens_nothing(cast, case, now, forge, remark):
    request = asked(cast, case, now)
    with pytest.raises(links.BadLink, match="not valid any more"):
        asking.asked_by_link(forge(request.pk))


def test_a_link_ends_after_two_weeks(cast, case, now, monkeypatch):
    token = links.token(asked(cast, case, now).pk)
    monkeypatch.setattr(links, "GOOD_FOR", timedelta(seconds=-1))
    with pytest.raises(links.BadLink):
        asking.asked_by_link(token)


def test_a_colleague_is_reminded_once_and_not_after_the_answer(cast, case, now):
    request = asked(cast, case, now)
    assert reminding.remind(now) == 0
    much_later = now + timedelta(days=7)
    assert [reminding.remind(much_later), reminding.remind(much_later)] == [1, 0]
    (reminder,) = mail.outbox
    assert reminder.subject == "Still needed: what happened at Harbour Street?"
    assert links.token(request.pk).split(":")[0] in reminder.body
    other = asked(cast, case, now)
    asking.answer_by_link(links.token(other.pk), text="The oven.", now=now)
    assert reminding.remind(much_later) == 0


def test_a_mail_for_a_question_that_was_answered_meanwhile_is_not_sent(cast, case, now):
    request = asked(cast, case, now)
    asking.answer_by_link(links.token(request.pk), text="The oven.", now=now)
    reminding.send_fact_request(request.pk, now=now)
    assert mail.outbox == []


def imported(cast, what: str, content: bytes, now):
    intake = importing.begin(cast.brand, cast.actor(cast.alice), what=what, name=f"{what}.csv", content=content)
    importing.start(intake, cast.actor(cast.alice))
    importing.run(intake.pk, now=now)
    intake.refresh_from_db()
    return intake


def test_customers_and_orders_are_read_bad_rows_are_put_aside_and_twice_is_once(cast, now):
    for _ in range(2):
        people = imported(cast, "customers", CUSTOMERS, now)
        orders = imported(cast, "orders", ORDERS, now)
    assert (people.state, people.kept, people.aside) == ("done", 3, 2)
    assert (orders.state, orders.kept, orders.aside) == ("done", 1, 3)
    assert (Customer.objects.count(), Order.objects.count()) == (3, 1)
    assert Customer.objects.get(external_id="c3").surname == "mueller"
    assert Order.objects.get().amount == 1250
    assert Order.objects.get().location == cast.place
    why = dict(AsideRow.objects.filter(intake=orders).values_list("line", "reason"))
    assert why == {3: "there is no customer c9", 4: "“last Friday” is no date", 5: "“many” is no amount"}
    assert dict(AsideRow.objects.filter(intake=people).values_list("line", "reason")) == {
        5: "there is no customer number",
        6: "there is no name",
    }


def test_a_file_without_a_column_for_names_is_refused_with_the_mend(cast, now):
    with pytest.raises(importing.NotReadable, match="Say which column holds: name"):
        imported(cast, "customers", b"customer_id,email\nc1,a@example.com\n", now)


@pytest.mark.demand("G3")
def test_the_search_finds_candidates_with_reasons_and_a_person_confirms_one(cast, case, now):
    imported(cast, "customers", CUSTOMERS, now)
    imported(cast, "orders", ORDERS, now)
    bob = cast.actor(cast.bob)
    with acting(cast.brand, case.code, now=now) as row:
        found = gather.search(row, bob, asked=Asked(name="Julia R."), now=now)
    names = [one.customer.name for one in found.candidates.order_by("-score")]
    assert (names[0], found.records) == ("Julia Roth", 3)
    assert "first name and initial agree" in found.candidates.order_by("-score")[0].reasons
    assert Case.objects.get().customer is None  # never confirmed by the desk itself
    assert Case.objects.get().facts().standing is Standing.CANDIDATES
    with acting(cast.brand, case.code, now=now) as row:
        gather.confirm(row, bob, candidate=asking.candidate_of(row, found.candidates.order_by("-score")[0].pk), now=now)
    case = Case.objects.get()
    assert (case.customer.external_id, case.facts().standing) == ("c1", Standing.KNOWN)


@pytest.mark.demand("G4")
def test_not_found_is_a_result_on_record(cast, case, now):
    with acting(cast.brand, case.code, now=now) as row:
        gather.search(row, cast.actor(cast.bob), asked=Asked(name="Xaver Quux"), now=now)
    search = Search.objects.get()
    assert (search.found, search.keys["name"], search.by) == (0, "Xaver Quux", cast.bob)
    assert Case.objects.get().facts().standing is Standing.NOT_FOUND


@pytest.mark.demand("G4")
def test_none_of_these_is_a_result_too(cast, case, now):
    imported(cast, "customers", CUSTOMERS, now)
    with acting(cast.brand, case.code, now=now) as row:
        found = gather.search(row, cast.actor(cast.bob), asked=Asked(name="Julia Roth"), now=now)
        gather.deny(row, cast.actor(cast.bob), found=found, now=now)
    assert Case.objects.get().facts().standing is Standing.NOT_FOUND


def test_a_search_for_nothing_is_refused_and_a_waiver_wants_a_reason(cast, case, now):
    with acting(cast.brand, case.code, now=now) as row:
        with pytest.raises(gather.NotPossible, match="nothing to look for"):
            gather.search(row, cast.actor(cast.bob), asked=Asked(name=" 🍝 "), now=now)
        for waive in (gather.waive_search, gather.waive_facts):
            with pytest.raises(gather.NotPossible, match="Say why"):
                waive(row, cast.actor(cast.bob), reason=" ", now=now)
    assert Search.objects.count() == 0
    assert told(case)[-1] == "moved"


def test_another_brands_customers_are_never_candidates(cast, case, now):
    Customer.objects.create(brand=cast.other, external_id="c1", name="Julia Roth", given="julia", surname="roth")
    with acting(cast.brand, case.code, now=now) as row:
        found = gather.search(row, cast.actor(cast.bob), asked=Asked(name="Julia Roth", mail="julia@example.com"), now=now)
    assert (found.found, found.records) == (0, 0)


NAMES = [
    ("Julia R.", "julia", "r", "an initial"),
    ("J. Roth", "j", "roth", "the other way round"),
    ("Roth", "", "roth", "one word"),
    ("Jörg Müller", "joerg", "mueller", "umlauts"),
    ("JÖRG MÜLLER", "joerg", "mueller", "shouted"),
    ("Zoë Ünal", "zoe", "uenal", "a diaeresis that is no umlaut"),
    ("Søren Ågård", "soren", "agard", "Danish"),
    ("José Núñez", "jose", "nunez", "Spanish"),
    ("Łukasz Groß", "lukasz", "gross", "Polish and German"),
    ("Anne-Marie O'Neil", "anne", "neil", "hyphen and apostrophe"),
    ("Dr. Julia  Anna Roth", "julia", "roth", "a title is no name"),
    ("X", "", "", "a letter is nobody"),
    ("🍝", "", "", "no letter at all"),
]


@pytest.mark.parametrize(("display", "given", "surname", "remark"), NAMES, ids=[remark for *_, remark in NAMES])
def test_what_a_display_name_says(display, given, surname, remark):
    assert rules.name_keys(display) == rules.NameKeys(given, surname)


def test_a_name_decomposed_into_letters_and_marks_is_the_same_name():
    assert rules.fold("Mu\u0308ller") == rules.fold("Müller")


MENTIONS = [
    ("@dora please", [2], "the part before the at sign"),
    ("@Dora: look, @dora!", [2], "twice is once"),
    ("dora@example.com", [], "a mail address mentions nobody"),
    ("@nobody", [], "not of this team"),
    ("@bob.", [1], "the end of a sentence"),
    ("@Jörg", [3], "a first name with an umlaut"),
]


@pytest.mark.parametrize(("text", "whom", "remark"), MENTIONS, ids=[remark for *_, remark in MENTIONS])
def test_who_is_mentioned(text, whom, remark):
    team = [(1, "bob@example.com", "Bob"), (2, "dora@example.com", "Dora Dean"), (3, "jm@example.com", "Jörg Müller")]
    assert rules.mentioned(text, team) == whom


@pytest.mark.demand("G3")
def test_of_a_name_that_a_thousand_share_whoever_came_to_the_place_is_found(cast, now):
    rows = [
        CustomerRow(external_id=f"S{n}", given="Julia", surname=f"S{n:04}torm", mail="", phone="", note="") for n in range(1002)
    ]
    people = Customer.objects.bulk_create([customer_of(cast.brand.pk, row) for row in rows])
    visits = {3: (cast.place, 3), 500: (cast.place, 90), 1001: (None, 2)}
    Order.objects.bulk_create(
        Order(brand=cast.brand, customer=people[n], external_id=f"B{n}", location=place, at=now - timedelta(days=days))
        for n, (place, days) in visits.items()
    )
    wanted = rules.Wanted(posted_at=now, name=rules.name_keys("Julia S."), display="Julia S.", place=cast.place.pk)
    assert [one.customer for one in queries.records_like(cast.brand, wanted)] == [people[3].pk]
