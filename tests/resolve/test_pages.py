"""The private side as people see it: agent and manager on the case page, the customer on the private page, programs on the API."""

import base64
import hashlib
import hmac
import json
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from heard.desk import intake, talking, visiting
from heard.records.models import Case, CaseEvent, Channel, Customer, FollowUp, Guest, Letter, Message, Offer, Order, Outgoing
from heard.resolve import links
from heard.vocabulary.hearing import HeardPost
from heard.vocabulary.platforms import Platform
from heard.vocabulary.text import TextKind
from tests.api.test_api import program
from tests.arriving import post
from tests.resolve import mails, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast, now):
    return world.review(cast, now)


def page_of(case):
    return f"/b/{case.brand.slug}/cases/{case.code}/"


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


@pytest.mark.demand("S1", "S2")
def test_the_panel_shows_the_guide_and_keeps_what_was_said(cast, case):
    world.catalogue(cast)
    bob = signed_in(cast.bob)
    shown = bob.get(page_of(case) + "?talk=call")
    assert shown.status_code == 200 and b"On the phone" in shown.content and b'class="guide"' in shown.content
    bob.post(
        page_of(case) + "talk/note/",
        {"call-way": "phone", "call-reached": "in", "call-text": "The waiter shrugged.", "call-whole_story": "on"},
    )
    shown = bob.get(page_of(case))
    assert b"The waiter shrugged." in shown.content and b"whole story heard" in shown.content
    empty = bob.post(page_of(case) + "talk/note/", {"call-way": "phone", "call-reached": "in", "call-text": ""})
    assert empty.status_code == 422


def test_a_refused_text_comes_back_with_the_reason_and_the_words(cast, case):
    bob = signed_in(cast.bob)
    text = "Change your review and you get a refund."
    given = {"talk-kind": "private_mail", "talk-to": "mail julia@example.com", "talk-text": text}
    assert b"finding-block" in bob.post(page_of(case) + "talk/guard/", given).content
    shown = bob.post(page_of(case) + "talk/say/", given, follow=True)
    assert text.encode() in shown.content and b"guard stops it" in shown.content
    assert not Outgoing.objects.filter(way="mail").exists()


@pytest.mark.demand("S3", "S4")
def test_agent_offers_customer_chooses_on_the_page_manager_decides_above_the_limit(cast, case, now):
    dinner, refund, trip = world.catalogue(cast)
    world.told(case, cast.actor(cast.bob), now)
    bob, alice = signed_in(cast.bob), signed_in(cast.alice)
    shown = bob.get(page_of(case) + "?talk=offer")
    assert b"above your limit" in shown.content
    drafts = bob.get(page_of(case) + "talk/drafts/?tab=offer")
    assert drafts.status_code == 200 and b"talk-drafts" in drafts.content
    given = {"talk-kind": "remedy_offer", "talk-to": "mail julia@example.com", "talk-text": world.OFFER}
    bob.post(page_of(case) + "talk/say/", {**given, "talk-remedy": [trip.pk], "talk-why": "Regulars"})
    offer = Offer.objects.get()
    address = page_of(case) + f"offers/{offer.pk}/"
    assert b'value="yes"' not in bob.get(address).content and b'value="yes"' in alice.get(address).content
    alice.post(address, {"answer": "no"})
    assert Offer.objects.get().agreed is False
    bob.post(page_of(case) + "talk/say/", {**given, "talk-remedy": [dinner.pk, refund.pk]})
    world.leave(Outgoing.objects.get(kind=TextKind.REMEDY_OFFER))
    julia = Client()
    link = talking.page_link(case).removeprefix(settings.BASE_URL)
    assert julia.get(link).status_code == 200 and not Guest.objects.exists()  # a mail program looks first
    assert julia.post(link).status_code == 302
    shown = julia.get(f"/t/{case.code}/")
    assert b"dinner for two on us" in shown.content and b"a weekend at the sea" not in shown.content
    assert b"Your review stays yours" in shown.content and shown["Cache-Control"] == "no-store, private"
    julia.post(f"/t/{case.code}/", {"act": "choose", "remedy": dinner.pk})
    assert Offer.objects.get(pk=offer.pk + 1).chosen == dinner
    bob.post(page_of(case) + "talk/keep/", {"keep-proof": "Friday, table 4."})
    assert world.facts(case).remedy.kept_at is not None
    assert b"The promise is kept" in bob.get(page_of(case)).content


@pytest.mark.demand("R8")
def test_the_private_page_opens_by_a_code_in_the_review_and_the_code_is_no_edit(cast, case, now):
    Channel.objects.filter(pk=case.post.channel_id).update(next_poll_at=now)
    julia = Client()
    julia.post(f"/t/{case.code}/", {"act": "code"})
    guest = Guest.objects.get()
    assert guest.code.encode() in julia.get(f"/t/{case.code}/").content
    edited = HeardPost(
        external_id="r-1",
        platform=Platform.GOOGLE,
        text=f"{case.post.text} {guest.code}",
        stars=2,
        author="Julia R.",
        published_at=now,
        updated_at=now,
    )
    list(intake.take_in(case.post.channel, [edited], now=now, place=cast.place))
    fresh = Case.objects.get(pk=case.pk)
    assert fresh.cycle == 1 and guest.code not in fresh.post.text
    guest.refresh_from_db()
    assert guest.proved_by == "code" and b"Write to us" in julia.get(f"/t/{case.code}/").content
    other = HeardPost(
        external_id="r-9",
        platform=Platform.GOOGLE,
        text=f"{Guest.objects.create(case=case, code='HX-AAAAAA', opened_at=now).code}",
        stars=1,
        author="X",
        published_at=now,
    )
    list(intake.take_in(case.post.channel, [other], now=now, place=cast.place))
    assert Guest.objects.get(code="HX-AAAAAA").proved_at is None  # in somebody else's review


def test_the_page_never_tells_whether_anybody_is_a_customer(cast, case, now):
    unknown = world.review(cast, now, number="r-2", text="Dirty tables.")
    Case.objects.filter(pk=unknown.pk).update(customer=None)
    answers = []
    for code, number in ((case.code, "B-1"), (case.code, "B-999"), (unknown.code, "B-1")):
        guest = Client()
        shown = guest.post(f"/t/{code}/", {"act": "order", "number": number}, follow=True).content.decode()
        answers.append(shown.replace(code, "").split("csrfmiddlewaretoken")[0])
    assert answers[0] == answers[1] == answers[2]
    shown = signed_in(cast.bob).get(page_of(case)).content.decode()
    assert "order number B-1" in shown and "Nothing of it agrees" in shown
    first = Guest.objects.filter(case=case).first()
    signed_in(cast.bob).post(page_of(case) + f"talk/guest/{first.pk}/", {"is": "them"})
    first.refresh_from_db()
    assert first.proved_by == "person"


def test_a_guest_who_showed_nothing_reads_only_their_own_words(cast, case, now):
    world.leave(world.say(case, cast.actor(cast.bob), now))
    guest = Client()
    guest.post(f"/t/{case.code}/", {"act": "say", "text": "It is me, from table four."})
    shown = guest.get(f"/t/{case.code}/").content.decode()
    assert "table four" in shown and "What would make it right for you" not in shown
    assert guest.post(f"/t/{case.code}/", {"act": "peace"}).status_code == 409
    assert not Message.objects.get(inbound=True).proven
    assert b"not shown to be them" in signed_in(cast.bob).get(page_of(case)).content


def test_a_cookie_of_one_case_opens_no_other(cast, case, now):
    other = world.review(cast, now, number="r-2", text="Dirty tables.")
    _, cookie = visiting.enter(case.pk, proved_by="link", now=now)
    assert not visiting.visit(other.code, cookie).proved and visiting.visit(case.code, cookie).proved
    assert not visiting.visit(case.code, cookie + "x").proved


def test_the_page_is_throttled_and_unknown_codes_are_not_there(case):
    guest = Client()
    assert guest.get("/t/ABCD-2345/").status_code == 404
    for number in range(25):
        last = guest.post(f"/t/{case.code}/", {"act": "say", "text": f"word {number}"})
    assert last.status_code == 429 and Message.objects.count() == 20


def test_the_one_question_is_answered_by_its_link(cast, case, now):
    from tests.resolve.test_talk import kept

    dinner, *_ = world.catalogue(cast)
    kept(case, cast.actor(cast.bob), dinner, now)
    world.leave(
        world.say(
            case, cast.actor(cast.bob), now, text="How did we put it right?\nMira, Lantern Kitchens", kind=TextKind.FOLLOW_UP
        )
    )
    julia = Client()
    address = f"/t/how/{links.page_token(case.pk)}/"
    assert julia.get(address).status_code == 200
    assert julia.post(address, {"score": "9"}).status_code == 422
    assert b"Thank you" in julia.post(address, {"score": "5", "why": "Lovely."}).content
    assert world.facts(case).follow_up.score == 5
    assert julia.get("/t/how/made-up/").status_code == 410


def test_the_catalogue_and_letters_pages(cast, now):
    alice, bob = signed_in(cast.alice), signed_in(cast.bob)
    assert b"Nothing to offer yet" in alice.get("/b/lantern/remedies/").content
    alice.post("/b/lantern/remedies/", {"kind": "redo", "name": "dinner for two", "cost": "18.50"})
    assert b"18.50 EUR" in bob.get("/b/lantern/remedies/").content
    assert bob.post("/b/lantern/remedies/", {"kind": "redo", "name": "x", "cost": "1"}).status_code == 403
    assert signed_in(cast.charlie).get("/b/lantern/remedies/").status_code == 404
    assert b"Nothing lies here" in bob.get("/b/lantern/letters/").content


def test_the_same_by_the_api(cast, case, now):
    dinner, *_ = world.catalogue(cast)
    till = program(cast.brand, cast.bob, role="agent")
    root = f"/api/v1/cases/{case.code}"
    told = till.get(root + "/talk").json()
    assert told["addresses"][0] == {"way": "mail", "to": "julia@example.com", "why": "customer record", "proven": True}
    verdict = till.post(root + "/talk/check", {"text": world.HELLO}).json()
    reasons = {one["check"]: "Said on purpose." for one in verdict["findings"] if one["level"] == "warn"}
    queued = till.post(root + "/talk", {"text": world.HELLO, "to": "julia@example.com", "reasons": reasons})
    assert queued.status_code == 202
    assert till.post(root + f"/outgoing/{queued.json()['id']}/undo", {}).json()["state"] == "undone"
    assert till.post(root + "/talk", {"text": world.ASK, "to": "julia@example.com", "kind": "ask_to_update"}).status_code == 409
    assert till.post(root + "/talk/notes", {"text": "All of it.", "whole_story": True}).status_code == 201
    offer = till.post(root + "/offers", {"text": world.OFFER, "to": "julia@example.com", "remedies": [dinner.pk]})
    assert offer.status_code == 202 and offer.json()["unconditional"] is True
    world.leave(Outgoing.objects.get(kind=TextKind.REMEDY_OFFER))
    assert till.post(root + "/choice", {"remedy": dinner.pk}).status_code == 200
    assert till.post(root + "/kept", {"proof": "Done."}).status_code == 200
    letter = till.client.post("/api/v1/letters", mails.mail(1), content_type="message/rfc822")
    assert letter.json() == {"new": True} and Letter.objects.count() == 1
    outsider = program(cast.other, cast.charlie)
    assert outsider.get(root + "/talk").status_code == 404


@pytest.mark.demand("C4")
def test_a_key_of_counsel_reads_and_changes_nothing(cast, case, now):
    dinner, *_ = world.catalogue(cast)
    told = Offer.objects.create(case=case, offered_at=now)
    told.choices.set([dinner])
    FollowUp.objects.create(case=case, asked_at=now)
    lawyer, root = program(cast.brand, cast.dora, role="counsel"), f"/api/v1/cases/{case.code}"
    assert lawyer.get(root + "/talk").status_code == 200
    before = CaseEvent.objects.count()
    for path, body in (("/choice", {"remedy": dinner.pk}), ("/choice", {}), ("/score", {"score": 5})):
        assert lawyer.post(root + path, body).status_code == 403, path
    handed_in = lawyer.client.post("/api/v1/letters", mails.mail(1), content_type="message/rfc822")
    assert handed_in.status_code == 403
    assert (CaseEvent.objects.count(), Letter.objects.count()) == (before, 0)


def test_who_wrote_is_said_by_the_api_as_on_the_page(cast, now):
    heard = post(now, author="Julia Reyes", text="Waited 50 minutes for cold pasta.")
    (taken,) = intake.take_in(cast.channel, [heard], now=now, place=cast.place)
    case = taken.opened[0]
    till, root = program(cast.brand, cast.bob, role="agent"), f"/api/v1/cases/{case.code}"
    julia = Customer.objects.create(brand=cast.brand, external_id="j", name="Julia Reyes", given="julia", surname="reyes")
    Order.objects.create(brand=cast.brand, customer=julia, external_id="o", location=cast.place, at=now - timedelta(days=2))
    found = till.post(root + "/searches", {"name": "Julia Reyes"}).json()
    candidate = next(one["id"] for one in found["candidates"] if one["customer"] == julia.pk)
    assert program(cast.other, cast.charlie).post(root + f"/candidates/{candidate}/confirm", {}).status_code == 404
    assert till.post(root + f"/candidates/{candidate}/confirm", {}).status_code == 200
    assert Case.objects.get(pk=case.pk).customer == julia
    assert till.post(root + f"/searches/{found['id']}/deny", {}).status_code == 200
    assert Case.objects.get(pk=case.pk).customer is None
    assert till.post(root + "/searches/0/deny", {}).status_code == 404
    assert till.post(root + "/waive-search", {"reason": " "}).status_code == 409
    assert till.post(root + "/waive-search", {"reason": "The author wrote without a name."}).status_code == 201
    kinds = CaseEvent.objects.filter(case=case, person=cast.bob).order_by("id").values_list("kind", flat=True)
    assert [kind for kind in kinds if kind != "noted"] == ["searched", "customer_confirmed", "customer_denied", "search_waived"]


def test_a_text_of_twilio_is_kept_when_it_is_signed(cast, now):
    channel = Channel.objects.create(
        brand=cast.brand,
        kind="twilio",
        platform="phone",
        name="SMS",
        credentials={"sid": "AC1", "token": "word"},
        settings={"number": "+44"},
    )
    values = {"MessageSid": "SM1", "From": "+447700900981", "To": "+44", "Body": "Cold soup"}
    address = f"{settings.BASE_URL}/api/sms/{channel.pk}"
    said = address + "".join(name + values[name] for name in sorted(values))
    good = base64.b64encode(hmac.new(b"word", said.encode(), hashlib.sha1).digest()).decode()
    client = Client()
    assert client.post(f"/api/sms/{channel.pk}", values).status_code == 403
    assert (
        client.post(f"/api/sms/{channel.pk}", {**values, "Body": "x"}, headers={"X-Twilio-Signature": good}).status_code == 403
    )
    answer = client.post(f"/api/sms/{channel.pk}", values, headers={"X-Twilio-Signature": good})
    assert answer.status_code == 200 and b"<Response>" in answer.content and Letter.objects.count() == 1


def test_a_mail_of_a_provider_is_kept_when_the_provider_signed_in(cast, now):
    pytest.importorskip("anymail")
    channel = world.mailbox(cast)
    channel.credentials = {**channel.credentials, "webhook": "post:man"}
    channel.save()
    body = json.dumps(
        {"RawEmail": mails.mail(1).decode(), "From": "guest1@example.com", "To": "care@lantern.example", "Headers": []}
    )
    client = Client()
    path = f"/api/mail/{channel.pk}/postmark"
    assert client.post(path, body, content_type="application/json").status_code == 400
    word = base64.b64encode(b"post:man").decode()
    answer = client.post(path, body, content_type="application/json", headers={"Authorization": f"Basic {word}"})
    assert answer.status_code == 200 and Letter.objects.count() == 1
    assert client.post(f"/api/mail/{channel.pk}/nobody", body, content_type="application/json").status_code == 404


def test_files_are_shown_as_pictures_or_saved_never_run(cast, case, now):
    from heard.desk import letters

    channel = world.mailbox(cast)
    known = mails.Known(code=case.code, address=talking.answers_to(case), message_id="<x@y>")
    for one in mails.corpus(known):
        if one.name in ("file receipt.png", "file ../../etc/passwd"):
            letters.read(letters.keep(cast.brand, one.data, way="mail", channel=channel, now=now).pk, now=now)
    bob = signed_in(cast.bob)
    from heard.records.models import Attachment

    for file in Attachment.objects.filter(refused=""):
        answer = bob.get(page_of(case) + f"talk/file/{file.pk}/")
        assert answer["X-Content-Type-Options"] == "nosniff" and "sandbox" in answer["Content-Security-Policy"]
        assert answer["Content-Disposition"].startswith("inline" if file.kind.startswith("image/") else "attachment")
        assert signed_in(cast.charlie).get(page_of(case) + f"talk/file/{file.pk}/").status_code == 404


def test_a_complaint_of_the_private_page_can_be_followed_up_there(cast, now):
    guest = Client()
    said = guest.post("/say/harbour-door/", {"text": "The soup was cold and nobody cared."}, follow=True)
    case = Case.objects.get()
    assert case.code.encode() in said.content
    shown = guest.get(f"/t/{case.code}/")
    assert b"Write to us" in shown.content
    assert now - timedelta(hours=1) < case.opened_at
