"""What people do in a case, through the pages: done as a whole, or refused with a sentence and nothing changed."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from heard.desk import house
from heard.gather import links
from heard.records.models import Case, Customer, FactRequest, Order, Outgoing

GOOD = (
    "Thank you for telling us. Fifty minutes for cold pasta is not the evening you came for, and I am sorry. "
    "I can see how that spoiled it. I am looking into what went wrong in our kitchen. "
    "Please write to Mira Doyle at mira@lantern.example with the code {code}, so that we can put it right."
    "\nMira, Lantern Kitchens"
)


@pytest.fixture
def do(cast, case, as_person):
    """Press something in the case as somebody; the page that one sees next."""

    def pressed(who, name, *numbers, follow=True, code=None, **data):
        address = reverse(name, args=["lantern", code or case.code, *numbers])
        return as_person(getattr(cast, who) if who else None).post(address, data, follow=follow)

    return pressed


@pytest.fixture
def facts_and_search(do):
    """The team has said what happened, and nobody was found."""
    do("bob", "note", **{"note-text": "The printer was down.", "note-is_fact": "on"})
    do("bob", "search", **{"search-name": "Julia R."})


def said(answer):
    return [str(message) for message in answer.context["messages"]]


ACTS = {
    "note": {"note-text": "Hello"},
    "decide": {"decision-text": "Call her."},
    "ask": {"ask-name": "Marco", "ask-mail": "marco@example.com", "ask-question": "What happened?"},
    "waive_facts": {"reason": "Nobody was there."},
    "waive_search": {"reason": "No names."},
    "search": {"search-name": "Julia R."},
    "write": {"text": "Thank you."},
    "close": {"close-outcome": "answered", "close-learned": "Nothing new."},
    "give": {"owner-owner": ""},
    "thank": {},
    "guard": {"text": "Thank you."},
}


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize(("who", "status"), [("charlie", 404), (None, 302)])
def test_an_act_of_an_outsider_changes_nothing(do, case, name, who, status):
    before = case.log_entries.count()
    assert do(who, name, follow=False, **ACTS[name]).status_code == status
    assert case.log_entries.count() == before


@pytest.mark.parametrize("name", sorted(set(ACTS) - {"guard"}))
def test_acts_are_not_done_by_following_a_link(cast, as_person, case, name):
    assert as_person(cast.alice).get(reverse(name, args=["lantern", case.code])).status_code == 405


@pytest.mark.demand("G2")
def test_a_note_is_kept_and_said(do, case):
    answer = do("bob", "note", **{"note-text": "The printer was down."})
    assert said(answer) == ["The note is kept."]
    assert "The printer was down." in answer.content.decode()


def test_an_empty_note_comes_back_with_its_error_beside_the_field(do, case):
    answer = do("bob", "note", **{"note-text": " "})
    assert answer.status_code == 422
    assert re.search(r'id="id_note-text_error"><li>This field is required', answer.content.decode())
    assert not case.notes.exists()


def test_what_was_typed_is_never_run_as_markup(do):
    answer = do("bob", "note", **{"note-text": "<script>alert(1)</script> @alice"})
    assert "<script>alert" not in answer.content.decode()
    assert "&lt;script&gt;" in answer.content.decode()


@pytest.mark.demand("G2")
def test_a_colleague_answers_by_a_link_without_an_account(do, case, as_person):
    do("bob", "ask", **{"ask-name": "Marco", "ask-mail": "marco@example.com", "ask-question": "What happened at table nine?"})
    link = reverse("facts", args=[links.token(FactRequest.objects.get().pk)])
    marco = as_person(None)
    assert "What happened at table nine?" in marco.get(link).content.decode()
    assert "The team can see your answer" in marco.post(link, {"text": "I lost the ticket."}).content.decode()
    assert "Your answer is there" in marco.get(link).content.decode()
    assert "I lost the ticket." in do("bob", "note", **{"note-text": "Thanks"}).content.decode()


def test_a_link_that_was_changed_opens_nothing(as_person, case):
    answer = as_person(None).get(reverse("facts", args=["MQ:1x:abc"]))
    assert answer.status_code == 410
    assert "Ask whoever sent it" in answer.content.decode()


@pytest.mark.demand("G4")
def test_nobody_found_is_said_and_on_record(do, case):
    answer = do("bob", "search", **{"search-name": "Julia R."})
    assert said(answer) == ["Nobody was found; the search is on record."]
    assert "claims no knowledge of a visit" in answer.content.decode()


@pytest.mark.demand("G3")
def test_a_candidate_is_shown_with_reasons_and_confirmed_by_a_person(do, cast, case, now):
    julia = Customer.objects.create(brand=cast.brand, external_id="1", name="Julia Reyes", given="julia", surname="reyes")
    Order.objects.create(brand=cast.brand, customer=julia, external_id="9", location=cast.place, at=now - timedelta(days=1))
    answer = do("bob", "search", **{"search-name": "Julia R."})
    assert "first name and initial agree" in answer.content.decode()
    candidate = case.searches.get().candidates.get()
    assert "This is Julia Reyes" in do("bob", "confirm", candidate.pk).content.decode()


@pytest.mark.demand("T7", "G1")
def test_a_reply_before_its_time_is_kept_but_not_sent(do, case):
    answer = do("bob", "write", text=GOOD.format(code=case.code), act="send")
    assert len(said(answer)) == 1
    assert case.drafts.count() == 1
    assert not Outgoing.objects.exists()


@pytest.mark.demand("R4")
def test_the_guard_speaks_while_one_types_and_keeps_nothing(do, case):
    answer = do("bob", "guard", text="You were drunk and you are lying.", follow=False)
    assert "Cannot go out" in answer.content.decode()
    assert not case.drafts.exists()


@pytest.fixture
def held_no_longer(cast, take_in, do):
    """A case whose hold is over, with facts and a search on record."""
    later = take_in("r-9", text="The soup was cold and we waited an hour.", stars=2, author="Kim L.")
    do("bob", "note", code=later.code, **{"note-text": "The printer was down.", "note-is_fact": "on"})
    do("bob", "search", code=later.code, **{"search-name": "Kim L."})
    house.write_playbook(
        cast.brand, cast.actor(cast.alice), toml="[hold]\nminutes = 0\n[approval]\nup_to_stars = 2\n", now=later.opened_at
    )
    return later


@pytest.mark.demand("R10")
def test_a_second_person_approves_and_the_reply_is_posted_by_hand_with_its_proof(do, held_no_longer):
    case = held_no_longer
    do("bob", "write", code=case.code, text=GOOD.format(code=case.code), act="offer")
    draft = case.drafts.get()
    assert do("bob", "approve", draft.pk, code=case.code, follow=False).status_code == 403
    assert "Bob asks for approval" in do("dora", "note", code=case.code, **{"note-text": "Looks good"}).content.decode()
    approved = do("dora", "approve", draft.pk, code=case.code)
    assert said(approved) == ["Approved. It can be sent."]
    assert "Dora approved this text." in approved.content.decode() and "asks for approval</h3>" not in approved.content.decode()
    answer = do("bob", "write", code=case.code, text=GOOD.format(code=case.code), act="send")
    assert said(answer) == ["Copy it, post it, and keep the proof."]
    assert "To be posted by hand" in answer.content.decode() and "A reply is on its way already" not in answer.content.decode()
    case.refresh_from_db()
    assert case.waiting_on == "us", "until somebody has posted it, it stays in the list of what is due"
    outgoing = Outgoing.objects.get()
    assert do("bob", "posted", outgoing.pk, code=case.code).status_code == 422
    picture = SimpleUploadedFile("proof.png", b"\x89PNG\r\n\x1a\n" + b"0" * 50)
    assert "Posted" in said(do("bob", "posted", outgoing.pk, code=case.code, **{"proof-file": picture}))[0]
    outgoing.refresh_from_db()
    assert outgoing.state == "live"
    assert do("charlie", "posted", outgoing.pk, code=case.code).status_code == 404


def test_a_proof_that_is_no_picture_is_refused(do, held_no_longer):
    case = held_no_longer
    do("bob", "write", code=case.code, text=GOOD.format(code=case.code), act="offer")
    do("dora", "approve", case.drafts.get().pk, code=case.code)
    do("bob", "write", code=case.code, text=GOOD.format(code=case.code), act="send")
    script = SimpleUploadedFile("proof.png", b"<script>alert(1)</script>")
    answer = do("bob", "posted", Outgoing.objects.get().pk, code=case.code, **{"proof-file": script})
    assert answer.status_code == 422
    assert "Only PNG, JPEG and WebP" in answer.content.decode()


@pytest.mark.demand("P1")
def test_the_log_of_a_case_is_told_in_words(do, case, facts_and_search):
    page = do("bob", "note", **{"note-text": "x"}).content.decode()
    for told in ("took in the review", "wrote down what happened", "searched the customer records", "found nobody"):
        assert told in page


@pytest.mark.demand("R1", "D2")
def test_a_case_is_closed_with_what_was_learnt(do, case):
    answer = do("bob", "close", **{"close-outcome": "duplicate", "close-learned": "Came twice."})
    assert said(answer) == ["The case is closed."]
    assert "Came twice." in answer.content.decode()


def test_closing_without_an_outcome_is_unclear_and_changes_nothing(do, case):
    assert do("bob", "close", **{"close-learned": "x"}).status_code == 422
    assert Case.objects.get(pk=case.pk).closed_at is None


@pytest.mark.demand("R1", "R3")
def test_thanks_leave_with_one_press_and_can_be_taken_back(cast, take_in, as_person):
    cast.channel.kind = "google"  # a platform that the desk posts on by itself
    cast.channel.save()
    happy = take_in("r-2", text="Lovely evening, thank you! The terrace is great.", stars=5, author="Ana")
    bob = as_person(cast.bob)
    assert "Thank" in bob.get(reverse("inbox", args=["lantern"])).content.decode()
    answer = bob.post(reverse("thank", args=["lantern", happy.code]), follow=True)
    outgoing = Outgoing.objects.get(case=happy)
    undo = reverse("undo", args=["lantern", happy.code, outgoing.pk])
    assert undo in answer.content.decode()
    assert "Taken back" in bob.post(undo, follow=True).content.decode()
