"""A report that the desk hands in: by a person's hand, once, and with nothing locked while the platform answers."""

from datetime import timedelta

import pytest
from django.urls import reverse

from heard.desk import listening
from heard.records.models import Case, Channel, RemovalRequest
from heard.sandbox.server import Sandbox, running
from heard.sandbox.shop import KEY, SECRET, Shop
from heard.sandbox.social import TOKEN, Social
from heard.sandbox.store import Clock, Store
from heard.vocabulary.log import EventKind
from heard.vocabulary.platforms import Platform

WHY = "The same sentences stand under forty reviews of one night."


@pytest.fixture
def net():
    """A Mastodon server and a shop."""
    social, shop, sandbox = Social(Clock()), Shop([], []), Sandbox(Store(Clock()))
    social.routes(sandbox.routes)
    shop.routes(sandbox.routes)
    with running(sandbox):
        yield social, shop, sandbox.address


@pytest.fixture
def act(as_person, cast):
    def sent(who, name, code, **data):
        return as_person(getattr(cast, who)).post(reverse(name, args=["lantern", code]), data, follow=True)

    return sent


@pytest.fixture
def toot(cast, net, now):
    """Somebody mentions the brand on Mastodon, and the desk hears it."""
    social, _shop, address = net
    social.say("ann", "@lumina buy cheap watches, buy cheap watches now")
    channel = Channel.objects.create(
        brand=cast.brand,
        kind="mastodon",
        platform="mastodon",
        name="Mastodon",
        credentials={"token": TOKEN},
        settings={"base_url": address},
    )
    listening.poll(channel, now=now + timedelta(seconds=5))
    return Case.objects.get(post__channel=channel)


@pytest.mark.demand("C3")
def test_a_report_goes_by_the_interface_and_its_number_is_kept(act, toot, net):
    assert "Hand it in now" in act("bob", "choose_ground", toot.code, ground="advertising", why=WHY).content.decode()
    act("bob", "hand_in_removal", toot.code)
    (told,) = net[0].reports
    row = RemovalRequest.objects.get(case=toot)
    assert (row.reference, told["category"], told["comment"]) == ("1", "spam", row.text)
    assert "It was handed in already." in act("bob", "hand_in_removal", toot.code).content.decode()
    assert len(net[0].reports) == 1
    assert toot.log_entries.filter(kind=EventKind.REMOVAL_REQUESTED).count() == 1


@pytest.mark.demand("C4")
def test_nothing_is_reported_while_counsel_has_the_case_or_by_others(act, toot, net):
    act("bob", "choose_ground", toot.code, ground="advertising", why=WHY)
    act("alice", "counsel", toot.code, on="yes")
    assert "Counsel has this case" in act("bob", "hand_in_removal", toot.code).content.decode()
    act("alice", "counsel", toot.code, on="no")
    assert act("charlie", "hand_in_removal", toot.code).status_code == 404
    assert net[0].reports == []


def test_what_the_platform_refuses_is_said_and_not_put_on_record(act, toot, net):
    act("bob", "choose_ground", toot.code, ground="advertising", why=WHY)
    net[0].posts.clear()
    assert "no longer on the platform" in act("bob", "hand_in_removal", toot.code).content.decode()
    assert RemovalRequest.objects.get(case=toot).submitted_at is None


def test_without_an_interface_the_page_offers_the_hand_only(act, case):
    page = act("bob", "choose_ground", case.code, ground="advertising", why=WHY).content.decode()
    assert "I have handed it in" in page
    assert "Hand it in now" not in page
    assert "no interface" in act("bob", "hand_in_removal", case.code).content.decode()


@pytest.mark.demand("R2", "C3")
def test_a_review_of_the_own_shop_is_held_back_for_what_it_is_and_never_for_its_stars(act, cast, take_in, net):
    _social, shop, address = net
    Channel.objects.create(
        brand=cast.brand,
        kind="woocommerce",
        platform="other",
        name="Shop",
        credentials={"consumer_key": KEY, "consumer_secret": SECRET},
        settings={"base_url": address},
    )
    shop.reviews["22"] = {"id": 22, "status": "approved", "rating": 1, "review": "Buy cheap watches"}
    case = take_in("22", platform=Platform.WOOCOMMERCE, text="Buy cheap watches at my page now", stars=1)
    for ground in ("dislike", "low_stars", "fake"):
        assert act("bob", "choose_ground", case.code, ground=ground, why=WHY).status_code == 422
    assert shop.reviews["22"]["status"] == "approved"
    act("bob", "choose_ground", case.code, ground="advertising", why=WHY)
    act("bob", "hand_in_removal", case.code)
    assert shop.reviews["22"]["status"] == "spam"
    row = RemovalRequest.objects.get(case=case)
    assert (row.reference, row.evidence["why"]) == ("spam 22", WHY)
