"""The other half of the story: a storm of near-copies, and the reviewer whom nobody knows, in a browser."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from heard.desk import alerting, intake, listening, renewing
from heard.desk.act import acting
from heard.gather import actions as gather
from heard.gather.asked import Asked
from heard.records.models import Case, Channel, ChannelPlace
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.hearing import HeardReply
from tests.arriving import post
from tests.browser.steps import NEAR_COPIES, REMOVAL, complain_of_an_opinion, press


@pytest.fixture
def storm(cast, town):
    """A place that had a complaint now and then for a year, and is connected to the platform."""
    now = timezone.now()
    Channel.objects.filter(pk=cast.channel.pk).update(created_at=now - timedelta(days=400))
    cast.channel.refresh_from_db()
    quiet = [post(now, external_id=f"q{n}", published_at=now - timedelta(days=8 + 9 * n)) for n in range(40)]
    for _ in intake.take_in(cast.channel, quiet, now=now, place=cast.place):
        pass
    channel = Channel.objects.create(
        brand=cast.brand,
        kind="google",
        platform="google",
        name="Google",
        credentials=town.brand["credentials"],
        settings={"base_url": town.address},
    )
    ChannelPlace.objects.create(channel=channel, external_id="locations/1104", location=cast.place)

    def comes(many):
        town.ask("POST", "burst", many=many)
        channel.refresh_from_db()
        listening.poll(channel, now=timezone.now())
        alerting.notice(timezone.now())

    return comes


@pytest.mark.demand("C3", "C5", "T5", "D1")
def test_a_burst_from_the_alert_to_the_appeal(cast, storm, open_as):
    storm(12)
    alice = open_as(cast.alice)
    alice.goto("/b/lantern/alerts/")
    expect(alice.get_by_role("link", name=re.compile("^Burst at Harbour Street"))).to_be_visible()
    alice.get_by_role("link", name="Should the crisis switch be turned on").click()

    # The rest has come meanwhile. One voice from here on.
    storm(28)
    alice.reload()
    expect(alice.locator("main")).to_contain_text("A burst asks whether to turn the switch on")
    alice.fill("#id_crisis-reason", "Forty reviews of one night with the same words.")
    press(alice, "Turn the crisis switch on")
    expect(alice.locator("main")).to_contain_text("The crisis switch is on.")
    expect(alice.locator(".cast", has_text="40")).to_be_visible()

    # A file for each, on a ground that the platform lists; dislike is not among them.
    alice.locator("summary", has_text="Prepare a removal file for each").click()
    expect(alice.locator(".ground", has_text="unfair")).to_have_count(0)
    alice.get_by_label("Advertising or spam").check()
    alice.get_by_label("What in the review shows it?").fill(NEAR_COPIES)
    press(alice, "Prepare the files")
    expect(alice.locator("#toasts")).to_contain_text("40 files are prepared")

    # One of them to its end: handed in, kept, appealed, removed.
    case = Case.objects.get(post__external_id__endswith="burst-07")
    alice.goto(f"/b/lantern/cases/{case.code}/removal/")
    expect(alice.locator("main")).to_contain_text("39 other reviews say nearly the same")
    alice.get_by_label("Reference of the platform").fill("G-4711")
    for step in REMOVAL:
        press(alice, step)
    expect(alice.locator("main .facts")).to_contain_text("removed")
    alice.goto("/b/lantern/removals/")
    expect(alice.locator("tr", has_text="G-4711")).to_contain_text("removed")
    expect(alice.locator("section", has_text="By ground")).to_contain_text("Advertising or spam")


@pytest.fixture
def unknown(cast):
    """Two people whom nobody knows were answered nine days ago, were looked for, and did not come back."""
    now = timezone.now()
    then, bob = now - timedelta(days=9), cast.actor(cast.bob)
    reply = HeardReply(text="We are sorry to read this.", state=OutgoingState.LIVE, updated_at=then)
    cases = []
    for number, text in (
        ("honest", "Cold food and a long wait, and nobody seemed to mind."),
        ("insult", "Do not go to this place, the cook is a filthy pig and the waiter is an idiot."),
    ):
        one = post(
            now, external_id=number, text=text, author="Xander P.", stars=1, published_at=then, updated_at=then, reply=reply
        )
        (taken,) = intake.take_in(cast.channel, [one], now=then, place=cast.place)
        with acting(cast.brand, taken.opened[0].code, now=then) as case:
            gather.note(case, bob, text="Nobody remembers such an evening.", is_fact=True, now=then)
            gather.search(case, bob, asked=Asked(name="Xander P."), now=then)
        cases.append(taken.opened[0])
    return cases


@pytest.mark.demand("C1", "C2", "S9")
def test_whom_nobody_knows_is_waited_for_and_both_endings_are_walked(cast, unknown, open_as):
    bob = open_as(cast.bob)
    honest, insult = unknown

    # While the wait runs the plan says so; when it is over it asks for a ground.
    renewing.renew_due(timezone.now() - timedelta(days=5))
    assert {case.stage for case in Case.objects.all()} == {"resolve"}
    renewing.renew_due(timezone.now())
    bob.goto(f"/b/lantern/cases/{honest.code}/")
    expect(bob.locator("h1")).to_contain_text("Look for a ground")

    # No ground: the reason is said, nothing is asked, and the case is closed with what was learnt.
    complain_of_an_opinion(bob, honest)
    press(bob, "No ground applies")
    expect(bob.locator("main")).to_contain_text("no listed ground applies")
    bob.goto(f"/b/lantern/cases/{honest.code}/")
    bob.locator("summary", has_text="Close the case").click()
    bob.select_option("#id_close-outcome", "unreachable")
    bob.fill("#id_close-learned", "The evening was two short.")
    press(bob, "Close the case", within="#close")
    expect(bob.locator("h1")).to_contain_text("Closed: Could not be reached")

    # A ground: the words that break the rule are named, and the file is handed in.
    bob.goto(f"/b/lantern/cases/{insult.code}/removal/")
    bob.get_by_label("Insults or harassment").check()
    bob.get_by_label("What in the review shows it?").fill("It calls our cook a filthy pig and our waiter an idiot.")
    press(bob, "Prepare the request")
    press(bob, "I have handed it in")
    expect(bob.locator("main .facts")).to_contain_text("Handed in")
    assert Case.objects.get(pk=insult.pk).waiting_on == "platform"
