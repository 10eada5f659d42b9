"""The story that must run, step by step, with two people at two browsers and the platform's wire beside them.

The worker's part (asking the platform, carrying texts) is done here by calling what its jobs call.
"""

import re
import urllib.request
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from heard.desk import house, importing, listening, outbox
from heard.gather import links
from heard.records.models import Case, Channel, ChannelPlace, FactRequest, Outgoing
from heard.sandbox.story import SCENES, SECOND_THOUGHTS
from tests.browser.conftest import sign_in
from tests.browser.steps import press

# A hold that is over at once and an outbox that can be taken back from; every two-star reply is read by two people.
PATIENT = "[hold]\nminutes = 0\n[approval]\nup_to_stars = 2\n[outbox]\ndelay_minutes = 5\n"
AT_ONCE = PATIENT.replace("delay_minutes = 5", "delay_minutes = 0")


@pytest.fixture
def desk(cast, town):
    """Google is connected, the customers are imported, the playbook is in force."""
    site = town.brand["places"][0]
    channel = Channel.objects.create(
        brand=cast.brand,
        kind="google",
        platform="google",
        name="Google",
        credentials=town.brand["credentials"],
        settings={"base_url": town.address},
    )
    ChannelPlace.objects.create(channel=channel, external_id=site["id"], location=cast.place)
    alice = cast.actor(cast.alice)
    for what in ("customers", "orders"):
        with urllib.request.urlopen(f"{town.address}/_control/{what}.csv") as answer:  # noqa: S310 our own address
            intake = importing.begin(cast.brand, alice, what=what, name=f"{what}.csv", content=answer.read())
        importing.start(intake, alice)
        importing.run(intake.pk, now=timezone.now())
    house.write_playbook(cast.brand, alice, toml=PATIENT, now=timezone.now())
    cast.channel, cast.site = channel, site["id"]
    return cast


def hear(desk, town, scene, **changes):
    """Somebody writes a review, and the desk asks the platform; the case."""
    told = {"id": scene.id, "place": desk.site, "author": scene.author, "stars": scene.stars, "text": scene.text}
    town.ask("POST", "reviews", **{**told, **changes})
    desk.channel.refresh_from_db()
    listening.poll(desk.channel, now=timezone.now())
    return Case.objects.order_by("-id").first()


def carry():
    """What the worker does with texts whose time has come."""
    for number in outbox.due(timezone.now()):
        outbox.hand_over(number)


def unfold(page, words):
    page.locator("summary", has_text=words).click()


@pytest.mark.demand("R8", "T2", "G2", "G3", "R1")
@pytest.mark.demand("T7")
def test_cold_pasta_from_the_wire_to_a_live_reply_and_her_second_thoughts(desk, town, open_as):
    case = hear(desk, town, SCENES["cold-pasta"])
    bob = open_as(None)
    sign_in(bob, desk.bob)

    # The inbox has it, read; the case shows what the reading rests on and what comes first.
    bob.locator(".line-text a", has_text="cold pasta").click()
    expect(bob.locator("mark.found-risk", has_text="Marco")).to_be_visible()
    expect(bob.locator(".notes")).to_contain_text("Staff named")
    expect(bob.locator(".notes")).to_contain_text("Waiting, negative")
    expect(bob.locator(".gist")).to_contain_text("Asks for nothing stated")
    expect(bob.locator("h1")).to_contain_text("Ask the team what happened")
    address = bob.url.split("#")[0]

    # The shift lead is asked, and answers by a link without an account.
    bob.fill("#id_ask-name", "Marco Bellini")
    bob.fill("#id_ask-mail", "marco@lantern.example")
    bob.fill("#id_ask-question", "What happened at the window table?")
    press(bob, "Send the question")
    marco = open_as(None)
    marco.goto(f"/facts/{links.token(FactRequest.objects.get().pk)}/")
    marco.fill("#id_text", "The printer was down and I lost their ticket. I laughed at something else.")
    press(marco, "Send the answer")
    expect(marco.locator("main")).to_contain_text("The team can see your answer now")

    # Two customers could be her; a person confirms one.
    bob.goto(address)
    expect(bob.locator("#team")).to_contain_text("I lost their ticket")
    press(bob, "Search", within="#customer")
    expect(bob.locator(".candidate")).to_have_count(2)
    expect(bob.locator(".candidate").first).to_contain_text("first name and initial agree")
    bob.locator(".candidate", has_text="Julia Reyes").get_by_role("button").click()
    expect(bob.locator("#customer")).to_contain_text("This is Julia Reyes")

    # The writer names the wait and gives a private route, and names no waiter; each draft may go as it is.
    bob.locator(".draft").first.wait_for()
    proposals = bob.locator(".draft-text").all_inner_texts()
    assert not any("Marco" in text for text in proposals)
    assert all(case.code in text and re.search(r"wait|fifty|50", text) for text in proposals)
    expect(bob.locator(".draft .badge-alarm")).to_have_count(0)
    proposal = proposals[0]

    # An angry word is stopped while it is typed, with the reason.
    bob.locator(".draft input").first.check()
    expect(bob.locator("#id_text")).to_have_value(proposal)
    bob.locator("#id_text").press_sequentially(" You were drunk.")
    expect(bob.locator("#guard .finding-block").first).to_be_visible()
    expect(bob.locator("#guard")).to_contain_text("This cannot go out yet")

    # The clean one goes to a second person.
    bob.fill("#id_text", proposal)
    expect(bob.locator("#guard .finding-block, #guard .finding-warn")).to_have_count(0)
    press(bob, "Ask for approval")
    expect(bob.locator("#approval")).to_contain_text("somebody else has to approve it")
    dora = open_as(desk.dora)
    dora.goto(address)
    press(dora, "Approve", within="#approval")

    # Sent, taken back once, sent again, held by the platform, live.
    bob.goto(address)
    press(bob, "Send", within="#compose")
    expect(bob.locator(".outbox time")).to_have_text(re.compile(r"[45]:\d\d"))
    bob.locator(".toast").get_by_role("button", name="Undo").click()
    expect(bob.locator("#toasts")).to_contain_text("Taken back")
    house.write_playbook(desk.brand, desk.actor(desk.alice), toml=AT_ONCE, now=timezone.now())
    press(bob, "Send", within="#compose")
    carry()
    bob.goto(address)
    expect(bob.locator("#reply")).to_contain_text("Google has it")
    town.ask("POST", "moderation", review=SCENES["cold-pasta"].id, violation="", now=True)
    Outgoing.objects.filter(state="pending").update(next_look_at=timezone.now())
    carry()
    bob.goto(address)
    expect(bob.locator("#reply")).to_contain_text("Readers can see it since")
    assert town.ask("GET", f"reviews/{SCENES['cold-pasta'].id}")["puts"] == 1

    # She edits it to one star with more text: a new cycle, and the log tells all of it.
    stars, text = SECOND_THOUGHTS
    town.ask("PATCH", f"reviews/{SCENES['cold-pasta'].id}", stars=stars, text=text)
    desk.channel.refresh_from_db()
    listening.poll(desk.channel, now=timezone.now())
    bob.goto(address)
    expect(bob.locator("#review")).to_contain_text("Two days later I found")
    expect(bob.locator(".next-kicker")).to_contain_text("cycle 2")
    unfold(bob, "1 earlier version")
    expect(bob.locator("#review blockquote")).to_contain_text("laughed at us")
    for told in (
        "found the review edited",
        "saw the reply live",
        "took the reply back",
        "approved the draft",
        "answered what happened",
    ):
        expect(bob.locator("#log")).to_contain_text(told)


@pytest.mark.demand("R9")
@pytest.mark.demand("G4")
def test_nobodys_customer_gets_the_sincere_reply_that_claims_no_visit(desk, town, open_as):
    case = hear(desk, town, SCENES["nobodys-customer"])
    bob = open_as(desk.bob)
    bob.goto(f"/b/lantern/cases/{case.code}/")
    press(bob, "Search", within="#customer")
    expect(bob.locator("#customer")).to_contain_text("Nobody was found")
    bob.locator(".draft").first.wait_for()
    assert not re.search(r"\byour (visit|table|order|booking)\b", bob.locator(".draft-text").first.inner_text())


@pytest.mark.demand("R3", "R1")
def test_a_five_star_review_gets_its_thanks_in_one_key_press(desk, town, open_as):
    hear(desk, town, SCENES["glad"])
    bob = open_as(desk.bob)
    bob.keyboard.press("j")
    bob.keyboard.press("t")
    expect(bob.locator("#toasts")).to_contain_text("The reply is in the outbox")
    assert Outgoing.objects.get().state == "queued"
    assert len(Outgoing.objects.get().text.splitlines()) <= 3


@pytest.mark.demand("H1")
def test_pasted_rows_are_answered_by_copy_and_confirm_with_a_proof(desk, open_as):
    alice = open_as(desk.alice)
    days = [f"{timezone.localdate() - timedelta(days=day % 14 + 1)}" for day in range(40)]  # older ones would be history
    rows = [f"{day}\t5\tA lovely evening number {number}, thank you.\tGuest {number}" for number, day in enumerate(days)]
    alice.goto("/b/lantern/paste/")
    alice.fill("#id_text", "Date\tStars\tText\tName\n" + "\n".join(rows))
    alice.select_option("#id_platform", "yelp")
    press(alice, "Take them in")
    expect(alice.locator("#toasts")).to_contain_text("40 reviews came in")
    assert Case.objects.filter(platform="yelp").count() == 40
    alice.locator(".line").first.get_by_role("button", name="Thank").click()
    alice.get_by_role("button", name="Copy the reply").click()
    expect(alice.get_by_role("button", name="Copied")).to_be_visible()
    assert alice.evaluate("navigator.clipboard.readText()") == alice.locator("#outgoing-text").inner_text()
    alice.fill("#id_proof-url", "https://yelp.example/biz/lantern?hrid=1")
    press(alice, "It is posted")
    expect(alice.locator("#toasts")).to_contain_text("the proof is kept")
    assert Outgoing.objects.get().proof_url == "https://yelp.example/biz/lantern?hrid=1"
