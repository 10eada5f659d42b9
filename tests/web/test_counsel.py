"""What is between client and counsel stays there, and the packs hold what they promise."""

import io
import json
import re
import zipfile
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from heard.desk import counsel, exporting, keys, subject
from heard.records.models import CounselNote, Membership, Person
from heard.vocabulary.log import EventKind
from heard.vocabulary.way import Role

SECRET = "We would settle, and our rota of that night is a weak point."


@pytest.fixture
def lawyer(cast):
    """Lea is counsel from outside; Mona manages."""
    people = {}
    for name, role in (("Lea", Role.COUNSEL), ("Mona", Role.MANAGER)):
        people[role] = Person.objects.create_user(f"{name.lower()}@example.com", "a long enough password", name=name)
        Membership.objects.create(person=people[role], brand=cast.brand, role=role)
    return people


@pytest.fixture
def noted(as_person, cast, case):
    """Alice has written a privileged note."""
    as_person(cast.alice).post(reverse("counsel_note", args=["lantern", case.code]), {"text": SECRET})
    return CounselNote.objects.get(case=case)


def page(name, case):
    return reverse(name, args=["lantern", case.code])


@pytest.mark.demand("C4")
def test_privileged_notes_are_seen_by_counsel_managers_and_owners_only(as_person, cast, case, lawyer, noted):
    for person in (cast.alice, lawyer[Role.COUNSEL], lawyer[Role.MANAGER]):
        assert SECRET in as_person(person).get(page("counsel_file", case)).content.decode()
    for person in (cast.bob, cast.dora):
        assert as_person(person).get(page("counsel_file", case)).status_code == 403
        assert as_person(person).post(page("counsel_note", case), {"text": "Mine."}).status_code == 403
        assert as_person(person).post(page("counsel_pack", case), {"as": "zip"}).status_code == 403
    assert as_person(cast.charlie).get(page("counsel_file", case)).status_code == 404
    assert as_person(None).get(page("counsel_file", case)).status_code == 302
    assert CounselNote.objects.count() == 1


@pytest.mark.demand("C4")
def test_a_privileged_note_is_nowhere_else(as_person, cast, case, noted, now):
    told = as_person(cast.alice).get(page("case", case)).content.decode()
    told += as_person(cast.alice).get(page("removal_file", case)).content.decode()
    told += str(list(exporting.everything("lantern")[1]))
    told += str(subject.export(cast.brand, cast.actor(cast.alice), subject.Subject(codes=(case.code,)), now=now))
    _, key = keys.make(cast.brand, cast.actor(cast.alice), name="till", role=Role.OWNER)
    told += Client().get(f"/api/v1/cases/{case.code}", headers={"Authorization": f"Bearer {key}"}).content.decode()
    with zipfile.ZipFile(io.BytesIO(as_person(cast.alice).get(page("evidence", case)).content)) as files:
        told += "".join(files.read(name).decode() for name in files.namelist())
    assert case.code in told
    assert "weak point" not in told
    entry = case.log_entries.get(kind=EventKind.COUNSEL_NOTED)
    assert entry.data == {"note": noted.pk}


def test_a_note_that_names_the_person_is_not_handed_out_and_is_erased(as_person, cast, case, now):
    as_person(cast.alice).post(page("counsel_note", case), {"text": "Her address is julia@example.org, says Mira."})
    asked = subject.Subject(mail="julia@example.org")
    told = subject.export(cast.brand, cast.actor(cast.alice), asked, now=now)
    assert "Mira" not in json.dumps(told)
    subject.erase(cast.brand, cast.actor(cast.alice), asked, now=now)
    assert "julia@example.org" not in CounselNote.objects.get().text


def test_counsel_reads_and_sends_nothing(as_person, case, lawyer):
    browser = as_person(lawyer[Role.COUNSEL])
    assert browser.get(page("case", case)).status_code == 200
    for name, data in (("thank", {}), ("no_ground", {}), ("extortion", {}), ("counsel", {"on": "yes"})):
        assert browser.post(page(name, case), data).status_code == 403
    assert browser.post(reverse("switches", args=["lantern"]), {"what": "crisis", "on": "yes"}).status_code == 403


@pytest.mark.demand("C4")
def test_counsels_pack_holds_everything_on_record_and_is_logged(as_person, cast, case, noted):
    as_person(cast.bob).post(
        page("choose_ground", case), {"ground": "personal_information", "why": "It names our cook in full."}
    )
    answer = as_person(cast.alice).post(page("counsel_pack", case), {"as": "zip"})
    with zipfile.ZipFile(io.BytesIO(answer.content)) as files:
        names = set(files.namelist())
        assert {"pack.pdf", "evidence.json", "timeline.csv", "review.txt", "request.txt", "privileged-notes.txt"} <= names
        assert "for-counsel/dsa_notice.txt" in names
        assert SECRET in files.read("privileged-notes.txt").decode()
        assert "Alice" in files.read("timeline.csv").decode()
        assert files.read("pack.pdf").startswith(b"%PDF-")
    assert case.log_entries.get(kind=EventKind.PACK_MADE).person_id == cast.alice.pk


@pytest.mark.demand("C4")
def test_what_is_not_drafted_is_not_called_a_draft(cast, case, now):
    cast.place.country = "DE"
    cast.place.save()
    pages = counsel.pack(cast.brand, case.code, cast.actor(cast.alice), now=now).sections
    (stopped, *_) = [one for one in pages if "Not drafted: " in one.text]
    assert "DRAFT FOR COUNSEL" not in stopped.text
    assert any("DRAFT FOR COUNSEL" in one.text for one in pages)


def test_the_pages_of_the_pack_are_a_pdf_of_their_own(as_person, cast, case, noted):
    answer = as_person(cast.alice).post(page("counsel_pack", case), {"as": "pdf"})
    assert answer["Content-Type"] == "application/pdf"
    assert len(re.findall(rb"/Type /Page\b", answer.content)) >= 2
    assert as_person(cast.alice).get(page("counsel_pack", case)).status_code == 405


@pytest.mark.demand("C5")
def test_outside_help_is_handed_the_reviews_and_nothing_private(as_person, cast, take_in, noted, case, now):
    text = "Avoid this house, they lied to my whole family and kept our money for weeks."
    for number in range(4):
        take_in(f"copy-{number}", text=f"{text} {number}", published_at=now - timedelta(hours=number))
    address = reverse("help_pack", args=["lantern"])
    assert as_person(cast.bob).post(address, {"as": "zip"}).status_code == 403
    answer = as_person(cast.alice).post(address, {"as": "zip"})
    with zipfile.ZipFile(io.BytesIO(answer.content)) as files:
        reviews = [name for name in files.namelist() if name.startswith("reviews/")]
        assert len(reviews) == 5
        assert json.loads(files.read(reviews[0]))["sha256"]
        assert len(files.read("cases.csv").decode().splitlines()) == 6
        assert "weak point" not in "".join(files.read(name).decode(errors="ignore") for name in files.namelist())
