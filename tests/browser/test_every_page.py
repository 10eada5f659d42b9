"""Axe finds nothing on any page of contest, diagnose and showcase, in any state that it can be in, in light and in dark."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from heard.desk import alerting, ending, showing, switching
from heard.desk.act import acting
from heard.records.models import Alert, Brand, Customer, Invite, Membership, Order
from heard.showcase import actions, links
from heard.vocabulary.alerts import AlertKind
from heard.vocabulary.platforms import Platform
from heard.vocabulary.way import Outcome
from tests.browser.axe import found_on
from tests.browser.steps import NEAR_COPIES, REMOVAL, complain_of_an_opinion, press
from tests.showcase.world import GLAD, WAITED, brings, fixed, many, opened_page, second_place


@pytest.fixture
def proved(cast):
    """A change that helped at one of two places, told in public; who wrote was asked for consent."""
    now = timezone.now()
    alice = cast.actor(cast.alice)
    mill = second_place(cast)
    cases = many(cast, now, cast.place, before=5, after=0, weeks=6)
    many(cast, now, mill, before=5, after=5, weeks=6)
    waited, glad = brings(cast, now, ("r-1", 1, WAITED, 1, "Bertram Quill"), ("r-2", 5, GLAD, 2, "Ivo Tann"))
    with acting(cast.brand, waited.code, now=now) as row:
        ending.close(row, alice, outcome=Outcome.UNREACHABLE, learned="The rota.", now=now)
    fix = fixed(cast, now, waited, *cases[:2], weeks_ago=6)
    told = showing.write(fix, alice, row=None, said="You told us it took too long.", did="A second cook came.", now=now)
    showing.publish(told, cast.actor(cast.dora), now=now)
    opened_page(cast, now)
    consent, _link = showing.ask_consent(cast.brand, alice, glad.code, now=now)
    actions.give_consent(consent, shown_as="I. T.", now=now)
    actions.add_review_page(cast.place, alice, platform=Platform.GOOGLE, url="https://g.example/r/1")
    alerting.notice(now)
    return fix, told


DIAGNOSED = [
    "trends/?weeks=52",
    "trends/?topic=waiting",
    "trends/?place={place}&weeks=4",
    "trends/recovery/",
    "causes/{cause}/",
]
SHOWN = ["showcase/fixes/{fix}/", "showcase/{told}/", "showcase/", "showcase/listings/", "showcase/asking/", "alerts/"]
PUBLIC = ["", "reviews/", "at/{place}/", "at/{place}/reviews/", "widget/"]


@pytest.mark.demand("D1", "D2", "W1")
def test_trends_causes_and_the_showcase(cast, proved, open_as, axe):
    fix, told = proved
    numbers = {"place": cast.place.pk, "cause": fix.cause_id, "fix": fix.pk, "told": told.pk}
    addresses = [f"/b/lantern/{path}" for path in (*DIAGNOSED, *SHOWN)] + [f"/with/lantern/{path}" for path in PUBLIC]
    page = open_as(cast.alice)
    troubles = []
    for address in addresses:
        page.goto(address.format(**numbers))
        expect(page.get_by_role("status").filter(has_text="…")).to_have_count(0)  # figures and phrases have come
        troubles += found_on(page, axe)
    assert not troubles, "\n".join(troubles)


@pytest.mark.demand("W3")
def test_the_way_out_of_mails_after_a_visit(cast, open_as, axe):
    now = timezone.now()
    guest = Customer.objects.create(brand=cast.brand, external_id="c-1", name="Ivo Tann", mail="ivo@example.com")
    order = Order.objects.create(brand=cast.brand, customer=guest, external_id="o-1", at=now)
    row = Invite.objects.create(brand=cast.brand, order=order, customer=guest, due_at=now, decided_at=now)
    page = open_as(None)
    page.goto(reverse("stop", args=[links.token("stop", row.pk)]))
    troubles = found_on(page, axe)
    page.locator("main button").click()
    troubles += found_on(page, axe)
    assert not troubles, "\n".join(troubles)


@pytest.mark.demand("C3", "C4")
def test_a_removal_file_in_each_of_its_states_and_what_counsel_reads(cast, open_as, axe):
    now = timezone.now()
    case, other, third = brings(cast, now, *((f"r-{n}", 1, WAITED, n, f"Guest {n}") for n in range(1, 4)))
    page = open_as(cast.alice)
    complain_of_an_opinion(page, case)
    troubles = found_on(page, axe)
    page.goto(f"/b/lantern/cases/{case.code}/removal/")
    page.get_by_label("Advertising or spam").check()
    page.get_by_label("What in the review shows it?").fill(NEAR_COPIES)
    for step in ("Prepare the request", *REMOVAL):
        press(page, step)
        troubles += found_on(page, axe)
    page.goto("/b/lantern/removals/")
    troubles += found_on(page, axe)
    for row, step in ((other, "No ground applies"), (third, "Mark as extortion"), (third, "Hand it to counsel")):
        page.goto(f"/b/lantern/cases/{row.code}/removal/")
        press(page, step)
        troubles += found_on(page, axe)
    page.goto(f"/b/lantern/cases/{third.code}/")
    page.locator("#drafts").wait_for()
    troubles += found_on(page, axe)
    page.goto(f"/b/lantern/cases/{third.code}/counsel/")
    page.fill("textarea", "Our rota of that night is thin.")
    press(page, "Keep the note")
    for summary in page.locator("main summary").all():
        summary.click()
    troubles += found_on(page, axe)
    assert not troubles, "\n".join(troubles)


@pytest.mark.demand("P3")
def test_the_first_steps_and_the_list_of_brands(cast, open_as, axe):
    """What somebody sees who has just begun, and what an agency sees of all its clients."""
    alice, bob = open_as(cast.alice), open_as(cast.bob)
    troubles = []
    for page, title in ((alice, "First steps"), (bob, "No review has come in yet")):
        page.goto("/b/lantern/inbox/")
        expect(page.get_by_role("heading", name=title)).to_be_visible()
        troubles += found_on(page, axe)
    now = timezone.now()
    stormy = Brand.objects.create(name="Stormy", slug="stormy", crisis=True, counsel=True)
    Membership.objects.create(person=cast.alice, brand=stormy, role="owner")
    Alert.objects.create(brand=stormy, kind=AlertKind.BURST, key="b", at=now)
    alice.goto("/")
    expect(alice.locator("main")).to_contain_text("Burst of complaints")
    troubles += found_on(alice, axe)
    alice.goto("/?q=nobody")
    troubles += found_on(alice, axe)
    assert not troubles, "\n".join(troubles)


@pytest.mark.demand("C5", "T5")
def test_a_burst_and_both_switches(cast, open_as, axe):
    now = timezone.now()
    alice = cast.actor(cast.alice)
    brings(cast, now, *((f"r-{n}", 1, WAITED, 1, f"Guest {n}") for n in range(6)))
    data = {"of": "place", "hours": 1, "count": 6, "expected": 0.1}
    Alert.objects.create(brand=cast.brand, place=cast.place, kind=AlertKind.BURST, key="b", data=data, at=now)
    asks = {"did": "propose", "why": "Six complaints within an hour."}
    Alert.objects.create(brand=cast.brand, kind=AlertKind.CRISIS, key="c", data=asks, at=now)
    alerting.notice(now)
    page = open_as(cast.alice)
    troubles = []
    for turned in (None, "crisis", "counsel"):
        if turned:
            switching.turn(cast.brand, alice, turned, on=True, reason="Six of one night.", now=now + timedelta(seconds=1))
        for address in ("inbox", "alerts", "switches"):
            page.goto(f"/b/lantern/{address}/")
            for summary in page.locator("main details:not(.filters details) > summary").all():
                summary.click()
            troubles += found_on(page, axe)
    expect(page.locator("main")).to_contain_text("Nearly the same words")
    assert not troubles, "\n".join(troubles)
