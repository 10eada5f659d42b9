"""One person asks what is known of them, or to be forgotten: every row, index and copy, for owners only."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from heard.desk import keys, subject
from heard.desk.emptying import StillOnItsWay
from heard.desk.subject import NotFound, Subject, TooLittle
from heard.records.models import Case, CaseEvent, Customer, Note, Outgoing, Post
from heard.records.personal import tables
from heard.vocabulary.people import NotAllowed
from heard.vocabulary.way import Role
from tests.arriving import opened, post, take_in
from tests.desk.test_retention import MAIL, PHONE, left_over, with_everything

JULIA = Subject(mail=MAIL)


def owner(cast):
    return cast.actor(cast.alice)


def everything_written():
    """Every value of every declared personal column, and the whole log, as one text."""
    said = [repr(list(model._default_manager.values_list(*columns))) for model, columns in tables().items()]
    return "\n".join([*said, repr(list(CaseEvent.objects.values_list("data", flat=True)))])


@pytest.fixture
def julia(cast, now):
    """Her case with everything in it, and two places where others mention her."""
    case = with_everything(cast, now)
    other = opened(cast, now, external_id="r-2", author="Tom B.", text="Fine.")
    Note.objects.create(
        case=other, text=f"Tom sat beside {MAIL.upper()}, call 00353 1/555.0199", written_by=cast.bob, written_at=now
    )
    return case, other


def test_an_export_holds_every_table_and_what_others_wrote_of_them(cast, now, julia):
    case, other = julia
    told = subject.export(cast.brand, owner(cast), Subject(mail=MAIL, phone="353-1-5550199"), now=now)
    text = json.dumps(told, default=str)
    assert [one["code"] for one in told["cases"]] == [case.code]
    tables_of_case = {name for one in told["cases"] for name in one}
    assert {"post", "revision", "note", "search", "draft", "outgoing", "message", "offer", "followup", "log"} <= tables_of_case
    assert told["customers"][0]["order"][0]["what"] == "Penne"
    assert [one["table"] for one in told["mentioned_in"]] == ["note"]
    for said in ("Dear Julia", "Still cold.", "Allergic.", "Julia was right.", "Tom sat beside"):
        assert said in text
    assert "Fine." not in text  # Tom's own review is Tom's
    assert other.code not in text


def test_after_erasing_nothing_of_them_is_left_anywhere_and_the_log_is_whole(cast, now, julia, settings, tmp_path):
    settings.EMAIL_FILE_PATH = tmp_path
    (tmp_path / "letter.log").write_text(f"To: {MAIL}\n\nDear Julia")
    (tmp_path / "other.log").write_text("To: tom@guests.example")
    case, other = julia
    before = list(CaseEvent.objects.order_by("id").values_list("id", "kind"))
    found = subject.erase(cast.brand, owner(cast), Subject(mail=MAIL, phone=PHONE), now=now)
    assert ([one.pk for one in found.cases], len(found.customers)) == ([case.pk], 1)
    written = everything_written().lower()
    for said in (MAIL, "julia", "roth", "555 0199", "555.0199", "still cold", "pasta", "penne", "allergic"):
        assert said not in written, said
    assert left_over(case, "case") == left_over(case, "copied") == []
    assert Note.objects.get(case=other).text == "Tom sat beside [erased], call 00[erased]"
    assert Post.objects.get(case=other).text == "Fine."
    assert not Customer.objects.exists()
    assert [path.name for path in tmp_path.iterdir()] == ["other.log"]
    assert list(CaseEvent.objects.order_by("id").values_list("id", "kind"))[: len(before)] == before
    erased = case.log_entries.get(kind="erased", data__what="person")
    assert (erased.person_id, erased.data["why"]) == (cast.alice.pk, "the person asked")
    with pytest.raises(NotFound):
        subject.find(cast.brand, owner(cast), Subject(mail=MAIL, phone=PHONE))


def test_a_post_that_was_erased_does_not_come_back_while_the_platform_shows_it(cast, now, julia):
    case, _ = julia
    subject.erase(cast.brand, owner(cast), JULIA, now=now)
    later = now + timedelta(days=1)
    taken = take_in(cast, post(now, text="Still cold.", stars=1, updated_at=now, author="Julia R."), now=later)
    assert (taken.same, taken.opened) == (1, [])
    row = Post.objects.get(case=case)
    assert (row.text, row.author, row.withheld) == ("", "", True)


def test_a_post_that_was_erased_does_not_come_back_when_its_writer_edits_it_either(cast, now, julia):
    case, _ = julia
    subject.erase(cast.brand, owner(cast), JULIA, now=now)
    later = now + timedelta(days=1)
    edited = post(now, text="Julia again: colder than ever.", stars=1, updated_at=later, author="Julia R.")
    for _ in range(2):
        taken = take_in(cast, edited, now=later)
        assert (taken.same, taken.changed) == (1, [])
    row = Post.objects.get(case=case)
    assert (row.text, row.author, row.withheld, row.seen_at) == ("", "", True, later)
    assert "colder" not in everything_written()


def test_the_words_can_no_longer_be_found_by_searching(cast, now, julia):
    browser = Client()
    browser.force_login(cast.alice)
    address = reverse("inbox", args=["lantern"]) + "?lane=all&q=cold"
    assert julia[0].code in browser.get(address).content.decode()
    subject.erase(cast.brand, owner(cast), JULIA, now=now)
    assert julia[0].code not in browser.get(address).content.decode()
    assert browser.get(f"/b/lantern/cases/{julia[0].code}/").status_code == 200


def test_a_reply_in_the_outbox_is_taken_back_and_one_that_is_leaving_stands_against_erasing(cast, now, julia):
    Outgoing.objects.update(state="sending")
    with pytest.raises(StillOnItsWay):
        subject.erase(cast.brand, owner(cast), JULIA, now=now)
    assert "Note.text" in left_over(julia[0], "case"), "half of it was erased"
    assert Customer.objects.exists()
    Outgoing.objects.update(state="queued", next_look_at=now)
    subject.erase(cast.brand, owner(cast), JULIA, now=now)
    assert (Outgoing.objects.get().state, Outgoing.objects.get().next_look_at) == ("void", None)


@pytest.mark.parametrize("who", ["bob", "dora"])
def test_whoever_owns_nothing_is_told_so_and_nothing_happens(cast, now, julia, who):
    for act in (subject.export, subject.erase):
        with pytest.raises(NotAllowed):
            act(cast.brand, cast.actor(getattr(cast, who)), JULIA, now=now)
    assert Customer.objects.exists()


@pytest.mark.demand("P3")
def test_an_owner_of_another_brand_finds_and_erases_nothing_here(cast, now, julia):
    actor = cast.charlie.memberships.get().actor()
    with pytest.raises(NotFound):
        subject.erase(cast.other, actor, Subject(mail=MAIL, codes=(julia[0].code,)), now=now)
    assert MAIL in everything_written()


@pytest.mark.parametrize("said", [{}, {"phone": "12 34"}, {"phone": "call me"}])
def test_too_little_to_go_by_finds_nobody(cast, said):
    with pytest.raises(TooLittle):
        subject.find(cast.brand, owner(cast), Subject(**said))


def test_a_case_that_is_known_to_be_theirs_is_named_by_its_code(cast, now, julia):
    found = subject.find(cast.brand, owner(cast), Subject(codes=(julia[1].code.lower(),)))
    assert [case.pk for case in found.cases] == [julia[1].pk]
    assert found.mentions == []


# --- the doors ---


@pytest.mark.parametrize(("who", "status"), [("alice", 200), ("bob", 403), ("dora", 403), ("charlie", 404), (None, 302)])
def test_only_an_owner_of_the_brand_enters_the_page(cast, julia, who, status):
    browser = Client()
    if who:
        browser.force_login(getattr(cast, who))
    page = reverse("one_person", args=["lantern"])
    assert browser.get(page).status_code == status
    answer = browser.post(page, {"mail": MAIL, "do": "erase", "sure": "yes"})
    assert answer.status_code == (302 if who in ("alice", None) else status)
    assert Customer.objects.exists() == (who != "alice")


def test_the_page_finds_hands_out_and_asks_twice_before_it_erases(cast, julia):
    browser = Client()
    browser.force_login(cast.alice)
    page = reverse("one_person", args=["lantern"])
    found = browser.post(page, {"mail": MAIL, "do": "find"})
    assert (found.status_code, julia[0].code in found.content.decode()) == (200, True)
    file = browser.post(page, {"mail": MAIL, "do": "export"})
    assert file["Content-Disposition"] == 'attachment; filename="person.json"'
    assert json.loads(file.content)["cases"][0]["code"] == julia[0].code
    unsure = browser.post(page, {"mail": MAIL, "do": "erase"})
    assert (unsure.status_code, "Tick the box first" in unsure.content.decode()) == (422, True)
    assert Customer.objects.exists()
    nobody = browser.post(page, {"mail": "nobody@guests.example", "do": "find"})
    assert "holds nothing of this person" in nobody.content.decode()
    assert "a name alone proves nobody" in browser.post(page, {"do": "find"}).content.decode()


@pytest.mark.parametrize(("role", "status"), [(Role.OWNER, 200), (Role.MANAGER, 403), (Role.AGENT, 403)])
def test_only_an_owners_key_asks_over_the_api(cast, julia, role, status):
    _, key = keys.make(cast.brand, owner(cast), name="till", role=role)
    program = Client(headers={"Authorization": f"Bearer {key}"})

    def ask(way, **said):
        return program.post(f"/api/v1/people/{way}", json.dumps(said), content_type="application/json")

    assert ask("export", mail=MAIL).status_code == status
    erased = ask("erase", mail=MAIL)
    assert erased.status_code == status
    if role is Role.OWNER:
        assert erased.json() == {"customers": 1, "cases": [julia[0].code], "mentions": 1}
        assert ask("export", mail=MAIL).status_code == 404
        assert ask("export").status_code == 400
    assert Customer.objects.exists() == (role is not Role.OWNER)
    assert Case.objects.count() == 2
