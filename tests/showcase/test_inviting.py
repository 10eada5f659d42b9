"""Asking for reviews: by a neutral rule, at the same moment, never where forbidden, and with a way out."""

import inspect
from dataclasses import fields
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from heard.desk import inviting
from heard.records.models import Case, Customer, Invite, InvitePlan, OptOut, Order, ReviewPage
from heard.showcase import actions, queries, rules
from heard.vocabulary.platforms import RULES, Platform
from heard.vocabulary.showing import InviteRule, NotInvited
from heard.vocabulary.way import Outcome
from tests.showcase.world import GLAD, WAITED, brings

TEXT = "Thank you for coming. Would you tell others how it was? Good or bad, a few honest lines help.\nMira, Lantern Kitchens"
NOON = datetime(2026, 6, 3, 12, tzinfo=UTC)  # a Wednesday
TERMS = {"on": True, "rule": InviteRule.EVERYBODY, "nth": 3, "days": [], "after_hours": 24, "gap_days": 180, "most_a_day": 100}


def visit(at=NOON, count=1):
    return rules.Visit(at=at, zone="Europe/Dublin", count=count)


def terms(rule=InviteRule.EVERYBODY, **changes):
    return rules.Terms(rule=rule, **changes)


CHOSEN = [
    (terms(), visit(), True),
    (terms(InviteRule.NTH, nth=3), visit(count=1), False),
    (terms(InviteRule.NTH, nth=3), visit(count=3), True),
    (terms(InviteRule.NTH, nth=3), visit(count=6), True),
    (terms(InviteRule.DAYS, days=(2,)), visit(), True),  # a Wednesday
    (terms(InviteRule.DAYS, days=(2,)), visit(NOON + timedelta(days=1)), False),
    (terms(InviteRule.DAYS, days=(3,)), visit(NOON.replace(hour=23, minute=30)), True),  # Thursday in Dublin already
]


@pytest.mark.parametrize(("told", "seen", "picked"), CHOSEN)
def test_the_rule_looks_at_when_and_where_somebody_came(told, seen, picked):
    assert rules.is_chosen(seen, told) is picked


WHY = [
    ({}, 0, None),
    ({}, 13, NotInvited.LATE),
    ({"reachable": False}, 0, NotInvited.UNREACHABLE),
    ({"opted_out": True}, 0, NotInvited.OPTED_OUT),
    ({"insider": True}, 0, NotInvited.INSIDER),
    ({"last_asked": NOON - timedelta(days=100)}, 0, NotInvited.ASKED_LATELY),
    ({"last_asked": NOON - timedelta(days=200)}, 0, None),
    ({"asked_that_day": 100}, 0, NotInvited.FULL_DAY),
]


@pytest.mark.parametrize(("standing", "late", "why"), WHY)
def test_what_stands_against_asking_is_named(standing, late, why):
    now = NOON + timedelta(hours=24 + late)
    assert rules.why_not(visit(), rules.Standing(**standing), terms(), now) is why


@pytest.mark.demand("W3")
def test_the_choice_has_no_place_for_stars_moods_or_cases():
    told = {field.name for kind in (rules.Visit, rules.Standing, rules.Terms) for field in fields(kind)}
    assert told == {
        *("at", "zone", "count", "reachable", "opted_out", "insider", "last_asked", "asked_that_day"),
        *("rule", "nth", "days", "after_hours", "gap_days", "most_a_day"),
    }
    source = inspect.getsource(inviting).replace(inviting.__doc__, "")
    assert not any(word in source for word in ("stars", "polarity", "outcome", "severity", "FollowUp", "Reading", "amount"))


@pytest.fixture
def asks(cast, now):
    """A brand that asks everybody a day after their visit."""
    alice = cast.actor(cast.alice)
    actions.add_review_page(cast.place, alice, platform=Platform.GOOGLE, url="https://g.example/r/lantern")

    def begun(**changes):
        told = {**TERMS, "text": TEXT, "basis": "Consent at booking.", **changes}
        plan = actions.change_plan(cast.brand, alice, verdict=inviting.read(cast.brand, told["text"]), now=now, **told)
        InvitePlan.objects.filter(pk=plan.pk).update(since=now - timedelta(days=30))
        return plan

    return begun


def came(cast, now, number, *, mail_="", hours=25):
    customer, _ = Customer.objects.get_or_create(
        brand=cast.brand, external_id=f"C-{number}", defaults={"name": f"Guest {number}", "mail": mail_}
    )
    return Order.objects.create(
        brand=cast.brand,
        customer=customer,
        external_id=f"O-{number}-{Order.objects.count()}",
        location=cast.place,
        at=now - timedelta(hours=hours),
    )


GUESTS = st.lists(st.tuples(st.sampled_from([1, 5]), st.sampled_from(list(Outcome)), st.booleans()), min_size=6, max_size=6)


@pytest.mark.demand("W3")
def test_who_is_asked_does_not_depend_on_stars_moods_or_how_a_case_ended(cast, now, asks):
    """Six guests, the same visits; what they wrote and how it ended is drawn anew, and the same of them are asked."""

    def asked(rule, guests):
        with transaction.atomic():
            asks(rule=rule, nth=2, days=[now.weekday(), (now.weekday() - 1) % 7])
            told = [(f"r-{n}", stars, GLAD if glad else WAITED, 1, f"Guest {n}") for n, (stars, _, glad) in enumerate(guests)]
            for number, (case, (_, outcome, _)) in enumerate(zip(brings(cast, now, *told), guests, strict=True)):
                order = came(cast, now, number, mail_=f"guest{number}@example.org", hours=25 + number)
                Case.objects.filter(pk=case.pk).update(customer=order.customer, outcome=outcome)
            inviting.decide_due(now)
            found = set(Invite.objects.filter(not_because="").values_list("customer__external_id", flat=True))
            transaction.set_rollback(True)
        return found

    usual = {rule: asked(rule, [(3, Outcome.ANSWERED, False)] * 6) for rule in InviteRule}

    @settings(max_examples=20)
    @given(rule=st.sampled_from(list(InviteRule)), guests=GUESTS)
    def others_are_no_others(rule, guests):
        assert asked(rule, guests) == usual[rule]

    others_are_no_others()


def test_a_guest_is_asked_once_with_the_link_and_a_way_out(cast, now, asks):
    asks()
    came(cast, now, 1, mail_="gast@example.org")
    assert (inviting.decide_due(now), inviting.send_due(now)) == (1, 1)
    assert (inviting.decide_due(now), inviting.send_due(now)) == (0, 0)
    (sent,) = mail.outbox
    assert sent.to == ["gast@example.org"]
    assert TEXT in sent.body and "https://g.example/r/lantern" in sent.body
    away = sent.extra_headers["List-Unsubscribe"].strip("<>")
    assert away in sent.body and sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = away[away.index("/stop/") :]
    assert Client().get(path).status_code == 200
    assert not OptOut.objects.exists()  # a mail program that looks at links opts nobody out
    assert Client(enforce_csrf_checks=True).post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    came(cast, now, 1)
    InvitePlan.objects.update(gap_days=0)
    assert (inviting.decide_due(now), inviting.send_due(now)) == (1, 0)
    assert Invite.objects.order_by("-pk").first().not_because == NotInvited.OPTED_OUT


def test_staff_and_who_was_asked_lately_are_not_asked(cast, now, asks):
    asks()
    came(cast, now, 1, mail_="bob@example.com")
    came(cast, now, 2, mail_="gast@example.org", hours=30)
    came(cast, now, 2, hours=26)
    came(cast, now, 3)
    inviting.decide_due(now)
    told = dict(Invite.objects.order_by("pk").values_list("order__external_id", "not_because"))
    assert list(told.values()) == ["", NotInvited.ASKED_LATELY, NotInvited.INSIDER, NotInvited.UNREACHABLE]
    assert queries.invite_counts(cast.brand, since=now)["waiting"] == 1


def test_in_a_crisis_nothing_leaves_and_what_waited_too_long_never_does(cast, now, asks):
    asks()
    came(cast, now, 1, mail_="gast@example.org")
    inviting.decide_due(now)
    cast.brand.crisis = True
    cast.brand.save()
    assert inviting.send_due(now) == 0
    cast.brand.crisis = False
    cast.brand.save()
    assert inviting.send_due(now + timedelta(hours=13)) == 0
    assert inviting.send_due(now) == 1


@pytest.mark.demand("W3")
@pytest.mark.parametrize("platform", [one for one, told in RULES.items() if not told.ask_for_review])
def test_yelp_gets_no_link_from_the_act_the_form_or_the_database(cast, client, platform):
    with pytest.raises(actions.NotShown, match="forbids asking"):
        actions.add_review_page(cast.place, cast.actor(cast.alice), platform=platform, url="https://y.example")
    client.force_login(cast.alice)
    told = {"page-place": cast.place.pk, "page-platform": platform, "page-url": "https://y.example"}
    assert client.post("/b/lantern/showcase/asking/page/", told).status_code == 422
    with pytest.raises(IntegrityError), transaction.atomic():
        ReviewPage.objects.create(location=cast.place, platform=platform, url="https://y.example")
    assert not ReviewPage.objects.exists()


REFUSED = [
    ("If you enjoyed your evening, please leave us a review. If not, write to us instead.", "Ask everybody"),
    ("Leave us a review and get 10 % off your next dinner.", "something of value"),
    ("Please review us on Yelp.", "Yelp"),
]


@pytest.mark.demand("W3")
@pytest.mark.parametrize(("text", "mend"), REFUSED)
def test_a_text_that_sorts_rewards_or_asks_on_yelp_is_refused(cast, asks, text, mend):
    with pytest.raises(actions.NotShown, match=mend):
        asks(text=text)
    assert not InvitePlan.objects.exists()


def test_it_is_switched_on_by_owners_who_say_on_which_basis(cast, asks, client):
    with pytest.raises(actions.NotShown, match="which basis"):
        asks(basis=" ")
    client.force_login(cast.bob)
    told = {**TERMS, "rule": "everybody", "text": TEXT, "basis": "Consent."}
    assert client.post("/b/lantern/showcase/asking/", told).status_code == 403
    client.force_login(cast.alice)
    assert client.post("/b/lantern/showcase/asking/", told).status_code == 302
    page = client.get("/b/lantern/showcase/asking/").content.decode()
    assert "Everybody is asked, 24 hours after the visit" in page
    assert queries.plan(cast.brand).on


def test_the_code_of_a_page_is_drawn(cast, asks, client):
    asks()
    client.force_login(cast.bob)
    answer = client.get(f"/b/lantern/showcase/asking/qr/{ReviewPage.objects.get().pk}.svg")
    assert answer["Content-Type"] == "image/svg+xml" and answer.content.startswith(b"<?xml")
    client.force_login(cast.charlie)
    assert client.get(f"/b/lantern/showcase/asking/qr/{ReviewPage.objects.get().pk}.svg").status_code == 404
