"""The private side at three browsers: agent at the desk, manager with one tap, customer on a telephone; a recovered case from end to end."""

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import expect

from heard.desk import outbox, talking
from heard.records.models import Case, Offer, Outgoing
from tests.browser.axe import found_here
from tests.browser.steps import press
from tests.desk.test_linking import review, told
from tests.resolve import world


@pytest.fixture
def case(cast):
    """Julia's review: known, answered, nobody has talked to her yet."""
    world.mailbox(cast)
    return world.review(cast, timezone.now())


def carry():
    """What the worker does, once the time to take it back is over."""
    Outgoing.objects.filter(state="queued").update(send_after=None)
    for number in Outgoing.objects.filter(state="queued", by_hand=False).values_list("pk", flat=True):
        outbox.hand_over(number)


@pytest.mark.demand("S1", "S3", "S4", "S5", "S7")
def test_a_case_is_recovered_by_agent_manager_and_customer(cast, case, open_as, axe):
    world.catalogue(cast)
    bob, alice, julia = open_as(cast.bob), open_as(cast.alice, width=360), open_as(None, width=360, dark=True)
    desk = f"/b/lantern/cases/{case.code}/"

    # Bob writes; the guard reads along and stops a word about the review.
    bob.goto(desk + "?talk=message")
    bob.fill("#id_talk-text", world.HELLO + " Then please change your review.")
    expect(bob.locator("#talk-guard .finding-block").first).to_be_visible()
    bob.fill("#id_talk-text", world.HELLO)
    expect(bob.locator("#talk-guard .finding-block")).to_have_count(0)
    for reason in bob.locator("#talk-guard input").all():
        reason.fill("Said on purpose.")
    assert found_here(bob, axe) == []
    press(bob, "Send in private", within="#talk")
    expect(bob.locator("#talk .outbox")).to_contain_text("Goes out in")
    bob.goto(desk + "?talk=message")
    expect(bob.locator("#id_talk-text")).to_have_value("")  # what was sent is not brought back as unsaved words
    carry()

    # Julia opens the link of the mail on her telephone and tells her story.
    julia.goto(talking.page_link(case).removeprefix(settings.BASE_URL))
    assert found_here(julia, axe) == []
    press(julia, "Open it")
    expect(julia.locator("main")).to_contain_text("Your review stays yours")
    julia.fill("#id_text", "It was our anniversary, and the waiter shrugged.")
    press(julia, "Send")
    assert found_here(julia, axe) == []

    # Bob has it, notes the call, and may offer from then on; the weekend is above his limit.
    bob.goto(desk)
    expect(bob.locator("h1")).to_contain_text("Hear the whole story")
    expect(bob.locator("#talk")).to_contain_text("the waiter shrugged")
    bob.goto(desk + "?talk=call")
    expect(bob.locator(".guide li")).not_to_have_count(0)
    bob.fill("#id_call-text", "She told all of it. A dinner would make it right.")
    bob.check("#id_call-whole_story")
    assert found_here(bob, axe) == []
    press(bob, "Keep the note", within="#talk")
    bob.goto(desk + "?talk=offer")
    assert found_here(bob, axe) == []
    for box in bob.locator("input[name=talk-remedy]").all():
        box.uncheck()
    bob.get_by_label("a weekend at the sea").check()
    bob.fill("#id_talk-text", world.OFFER)
    press(bob, "Offer it", within="#talk")
    expect(bob.locator("#offer")).to_contain_text("Waiting for somebody who may promise it")

    # Alice decides on her telephone.
    alice.goto(f"{desk}offers/{Offer.objects.get().pk}/")
    assert found_here(alice, axe) == []
    press(alice, "Not this")
    assert found_here(alice, axe) == []
    bob.goto(desk + "?talk=offer")
    bob.fill("#id_talk-text", world.OFFER)
    press(bob, "Offer it", within="#talk")
    carry()

    # Julia chooses; the promise has a day.
    julia.goto(f"/t/{case.code}/")
    assert found_here(julia, axe) == []
    julia.get_by_label("dinner for two on us").check()
    press(julia, "This one")
    expect(julia.locator("main")).to_contain_text("Promised to you, by")
    assert found_here(julia, axe) == []
    bob.goto(desk)
    expect(bob.locator("h1")).to_contain_text("Keep the promise")
    bob.fill("#id_keep-proof", "Friday, table 4.")
    press(bob, "The promise is kept", within="#offer")

    # The one question, and how it ends.
    bob.goto(desk + "?talk=follow_up")
    bob.fill("#id_talk-text", "How did we put it right? One tap is enough.\nMira, Lantern Kitchens")
    press(bob, "Send in private", within="#talk")
    carry()
    julia.goto(talking.page_link(case, "survey_link").removeprefix(settings.BASE_URL))
    assert found_here(julia, axe) == []
    julia.get_by_label("Very well").check()
    press(julia, "Send")
    bob.goto(desk)
    expect(bob.locator("#talk")).to_contain_text("They said 5 of 5")
    bob.locator("summary", has_text="Close the case").click()
    bob.select_option("#id_close-outcome", "recovered")
    bob.fill("#id_close-learned", "A second printer.")
    press(bob, "Close the case", within="#close")
    assert Case.objects.get().outcome == "recovered"


@pytest.mark.demand("H4")
def test_an_announced_review_is_reported_ahead_and_linked_when_it_comes(cast, open_as, axe):
    threat = told(cast, timezone.now())
    came = review(cast, timezone.now())
    bob = open_as(cast.bob, width=360)
    bob.goto(f"/b/lantern/cases/{threat.code}/")
    assert found_here(bob, axe) == []
    press(bob, "I have reported it Tripadvisor", within="#ahead")
    expect(bob.locator("#ahead .badge-good")).to_have_count(1)
    bob.goto(f"/b/lantern/cases/{came.code}/")
    assert found_here(bob, axe) == []
    press(bob, "Same person: link the two")
    expect(bob.locator("main")).to_contain_text("They had announced this review")
    bob.select_option("#id_fault-fault", "theirs")
    press(bob, "Put on record", within="#team")
    expect(bob.locator("#id_fault-fault")).to_have_value("theirs")
    assert found_here(bob, axe) == []
    bob.goto(f"/b/lantern/cases/{threat.code}/")
    expect(bob.locator("main")).to_contain_text("The review has come")
