"""Every clock that a model declares runs, and the log stays true."""

import os
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from heard.desk import renewing, retention
from heard.desk.emptying import StillOnItsWay, empty_cases
from heard.records.models import (
    AsideRow,
    Attachment,
    Candidate,
    Case,
    Consent,
    CounselNote,
    Customer,
    Draft,
    Exercise,
    FactFile,
    FactRequest,
    FollowUp,
    Guest,
    Intake,
    Journey,
    Letter,
    Message,
    Note,
    Offer,
    Order,
    Outgoing,
    Person,
    Post,
    Prompt,
    Reading,
    RemovalRequest,
    Revision,
    SavedView,
    Search,
)
from heard.records.personal import nothing, tables, way_to
from heard.vocabulary.way import Outcome
from tests.arriving import opened, post, take_in, told

MAIL, PHONE = "julia@guests.example", "+353 1 555 0199"


def with_everything(cast, now):
    """A case in which every table that belongs to a case has a row, and every personal column holds something."""
    case = opened(cast, now, author="Julia R.", contact_mail=MAIL, contact_phone=PHONE, url="https://x.example/1")
    take_in(cast, post(now, text="Still cold.", stars=1, updated_at=now), now=now)
    case = Case.objects.get(pk=case.pk)
    customer = Customer.objects.create(
        brand=cast.brand, external_id="C-1", name="Julia Roth", surname="roth", mail=MAIL, phone=PHONE, note="Allergic."
    )
    Order.objects.create(brand=cast.brand, customer=customer, external_id="O-1", at=now, what="Penne", amount=1450)
    actor = {"written_by": cast.bob, "written_at": now}
    note = Note.objects.create(case=case, text=f"She wrote to {MAIL}.", **actor)
    note.mentions.add(cast.dora)
    question = FactRequest.objects.create(
        case=case, cycle=1, name="Sam", mail="sam@x.example", question="?", answer="!", asked_at=now, due_at=now
    )
    search = Search.objects.create(case=case, cycle=1, at=now, keys={"mail": MAIL}, records=1, found=1)
    Candidate.objects.create(search=search, customer=customer, score=9.0, strength="probable", reasons=["the same mail"])
    draft = Draft.objects.create(
        case=case, cycle=2, text="Dear Julia", digest="d", verdict={"findings": []}, reasons={"a": "b"}, **actor
    )
    Outgoing.objects.create(
        case=case,
        cycle=2,
        draft=draft,
        text="Dear Julia",
        digest="d",
        state="live",
        approved_at=now,
        sent_at=now,
        proof_file=b"png",
    )
    message = Message.objects.create(case=case, inbound=True, way="mail", text="Hello", at=now)
    Attachment.objects.create(message=message, name="table.png", content=b"png")
    FactFile.objects.create(request=question, name="slip.png", kind="image/png", content=b"png", kept_at=now)
    Letter.objects.create(brand=cast.brand, case=case, way="mail", identity="<1@x>", data=b"From: Julia", arrived_at=now)
    Guest.objects.create(case=case, code="A1B2C3", opened_at=now, answers={"order": "O-1"})
    Prompt.objects.create(case=case, at=now, host="model.example", why="a draft", record={"words": 4}, review="digest")
    Consent.objects.create(case=case, asked_at=now, words="Cold pasta", shown_as="Julia R.")
    Exercise.objects.create(brand=cast.brand, person=cast.bob, case=case, text="Dear Julia", verdict={"findings": []}, at=now)
    Journey.objects.filter(case=case).update(score=4)
    Offer.objects.create(case=case, offered_at=now, proof="A voucher")
    FollowUp.objects.create(case=case, asked_at=now, score=4, why="Well.")
    CounselNote.objects.create(case=case, text="Ask Julia for the receipt.", written_at=now)
    RemovalRequest.objects.create(case=case, ground="spam", text="Please", evidence={"a": 1}, prepared_at=now)
    Case.objects.filter(pk=case.pk).update(customer=customer, learned="Julia was right.")
    return Case.objects.get(pk=case.pk)


def closed(case, cast, at):
    Case.objects.filter(pk=case.pk).update(stage="closed", outcome=Outcome.ANSWERED, closed_at=at)
    return case


def left_over(case, clock):
    """Every personal column of this clock that still holds something of the case: table.column."""
    found = []
    for model, columns in tables().items():
        way = way_to(model, Case)
        for name, said in columns.items():
            if way is None or said.retire != clock or name == "search":
                continue
            column = model._meta.get_field(name)
            values = model._default_manager.filter(**{way: case.pk}).values_list(name, flat=True)
            found += [f"{model.__name__}.{name}" for value in values if value not in (nothing(column), b"", "", None, {}, [])]
    return found


def test_the_table_of_this_test_reaches_every_model_that_belongs_to_a_case(cast, now):
    case = with_everything(cast, now)
    for model in tables():
        way = way_to(model, Case)
        if way is not None:
            assert model._default_manager.filter(**{way: case.pk}).exists(), f"{model.__name__} has no row in this test"
    assert len(left_over(case, "case")) >= 15


@pytest.mark.demand("P1")
def test_the_private_side_of_a_closed_case_is_emptied_when_its_days_are_over(cast, now):
    case = closed(with_everything(cast, now), cast, now)
    before = told(case)
    retention.retire(now + timedelta(days=729))
    assert "Note.text" in left_over(case, "case")
    later = now + timedelta(days=731)
    assert retention.retire(later) > 0
    assert left_over(case, "case") == []
    case = Case.objects.get(pk=case.pk)
    assert (case.customer, case.retired_at) == (None, later)
    assert told(case)[: len(before)] == before
    assert {entry.data["what"] for entry in case.log_entries.filter(kind="erased")} == {"case", "copied"}
    assert retention.retire(later) == 0
    assert list(renewing.disagreements(cast.brand, later)) == []


def test_a_case_that_was_taken_up_again_has_its_days_anew(cast, now):
    case = closed(with_everything(cast, now), cast, now)
    retention.retire(now + timedelta(days=731))
    again = now + timedelta(days=800)
    Note.objects.create(case=case, text="She called again.", written_by=cast.bob, written_at=again)
    closed(case, cast, again)
    retention.retire(again + timedelta(days=729))
    assert Note.objects.filter(text="She called again.").exists()
    retention.retire(again + timedelta(days=731))
    assert left_over(case, "case") == []


def test_an_open_case_and_one_with_a_text_on_its_way_keep_what_they_have(cast, now):
    open_one = with_everything(cast, now)
    retention.retire(now + timedelta(days=2000))
    assert "Note.text" in left_over(open_one, "case")
    closed(open_one, cast, now)
    Outgoing.objects.update(state="pending")
    retention.retire(now + timedelta(days=2000))
    assert "Note.text" in left_over(open_one, "case")
    with pytest.raises(StillOnItsWay):
        empty_cases([open_one], now=now)


def test_what_was_copied_goes_with_every_version_and_every_reading(cast, now):
    case = with_everything(cast, now)
    assert (Revision.objects.count(), Reading.objects.count() > 0) == (1, True)
    retention.retire(now + timedelta(days=29))
    assert Post.objects.get().text
    retention.retire(now + timedelta(days=31))
    assert left_over(case, "copied") == []
    assert "Still" not in str(Post.objects.values_list("search", flat=True).get())
    assert Post.objects.get().contact_mail == MAIL  # that is of the case, not of the platform


def test_a_copy_that_comes_back_with_an_edit_has_its_days_anew(cast, now):
    case = with_everything(cast, now)
    retention.retire(now + timedelta(days=31))
    back = now + timedelta(days=40)
    take_in(cast, post(now, text="They called me, and it was good.", stars=4, updated_at=back), now=back)
    row = Post.objects.get(case=case)
    assert (row.text, row.author, row.erased_at) == ("They called me, and it was good.", "Julia R.", None)
    retention.retire(back + timedelta(days=31))
    assert left_over(case, "copied") == []


def test_a_case_page_can_be_read_after_every_clock_has_run(cast, now):
    case = closed(with_everything(cast, now), cast, now)
    retention.retire(now + timedelta(days=3000))
    browser = Client()
    browser.force_login(cast.alice)
    for page in (f"/b/lantern/cases/{case.code}/", "/b/lantern/inbox/?lane=all"):
        answer = browser.get(page)
        assert answer.status_code == 200
        assert "Julia" not in answer.content.decode()


def test_a_customer_goes_when_no_file_and_no_order_holds_them_and_no_case_is_open(cast, now):
    case = with_everything(cast, now)
    later = now + timedelta(days=1096)
    retention.retire(later)
    assert Customer.objects.count() == 1  # their case is open
    closed(case, cast, later)
    Order.objects.update(at=later - timedelta(days=2))
    retention.retire(later)
    assert Customer.objects.count() == 1  # they were here lately
    Order.objects.update(at=now)
    retention.retire(later)
    assert (Customer.objects.count(), Order.objects.count(), Candidate.objects.count()) == (0, 0, 0)
    assert case.log_entries.filter(kind="erased", data__what="customer").count() == 1


def test_rows_set_aside_files_and_kept_letters_have_their_days(cast, now, settings, tmp_path):
    settings.EMAIL_FILE_PATH = tmp_path
    old, new = tmp_path / "old.log", tmp_path / "new.log"
    for letter in (old, new):
        letter.write_text("To: julia@guests.example")
    os.utime(old, (0, (now - timedelta(days=31)).timestamp()))
    intake = Intake.objects.create(brand=cast.brand, channel=cast.channel, what="posts", name="a.csv", content=b"a,b")
    AsideRow.objects.create(intake=intake, line=3, reason="no date", raw="Julia,cold")
    retention.retire(timezone.now())
    assert (AsideRow.objects.count(), old.exists(), new.exists()) == (1, False, True)
    retention.retire(timezone.now() + timedelta(days=731))
    assert AsideRow.objects.count() == 0
    intake.refresh_from_db()
    assert bytes(intake.content) == b""


def test_an_account_of_somebody_who_left_loses_name_and_address_and_the_log_keeps_its_number(cast, now):
    SavedView.objects.create(person=cast.bob, brand=cast.brand, name="mine", query="text=julia")
    case = with_everything(cast, now)
    cast.bob.memberships.all().delete()
    retention.retire(now)
    retention.retire(now + timedelta(days=29))
    assert Person.objects.get(pk=cast.bob.pk).name == "Bob"
    retention.retire(now + timedelta(days=31))
    bob = Person.objects.get(pk=cast.bob.pk)
    assert (bob.name, bob.is_active, bob.has_usable_password(), bob.email) == ("", False, False, f"gone-{bob.pk}@invalid")
    assert not SavedView.objects.exists()
    assert Note.objects.filter(case=case).values_list("written_by", flat=True)[0] == bob.pk
    assert Person.objects.get(pk=cast.alice.pk).name == "Alice"


def test_somebody_who_comes_back_in_time_keeps_their_account(cast, now):
    membership = cast.bob.memberships.get()
    brand, role = membership.brand, membership.role
    membership.delete()
    retention.retire(now)
    cast.bob.memberships.create(brand=brand, role=role)
    retention.retire(now + timedelta(days=31))
    assert Person.objects.get(pk=cast.bob.pk).name == "Bob"
