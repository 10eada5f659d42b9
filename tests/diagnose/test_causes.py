"""From a cause to a change to those who asked: what is refused, what is kept, who may."""

from datetime import timedelta

import pytest
from django.urls import reverse

from heard.desk import learning
from heard.desk.access import NotYours
from heard.diagnose import actions, learnt
from heard.records.models import Cause, Draft, Wish
from heard.vocabulary.log import EventKind
from heard.vocabulary.people import NotAllowed
from heard.vocabulary.reading import Topic
from tests.arriving import opened, told
from tests.desk.world import facts_and_search

NAME = "Nobody hands over open tables at the shift change"


@pytest.fixture
def bob(cast):
    return cast.actor(cast.bob)


@pytest.fixture
def cause(cast, bob, now):
    return actions.write_cause(cast.brand, bob, cause=None, name=NAME, topic=Topic.WAITING, whys=["Because", "", "So"], now=now)


BLAMING = [
    "Marco forgot the order",  # a name that a review holds
    "Bob was on the phone",  # a colleague's
    "The new waiter was careless",
    "It was human error",
]


@pytest.mark.demand("D2")
@pytest.mark.parametrize("said", BLAMING)
@pytest.mark.parametrize("where", ["name", "why", "fix"])
def test_what_blames_a_person_is_refused_and_nothing_is_kept(cast, bob, now, said, where):
    opened(cast, now)  # Marco is named in it
    with pytest.raises(actions.NotSaid):
        if where == "fix":
            row = actions.write_cause(cast.brand, bob, cause=None, name=NAME, topic=Topic.WAITING, whys=[], now=now)
            actions.write_fix(row, bob, fix=None, what=said, places=[], owner=None, due_on=None, cost=None)
        name, whys = (said, []) if where == "name" else (NAME, [said])
        actions.write_cause(cast.brand, bob, cause=None, name=name, topic=Topic.WAITING, whys=whys, now=now)
    assert Cause.objects.count() == (1 if where == "fix" else 0)


def test_five_whys_at_most_and_empty_ones_are_left_out(cause, cast, bob, now):
    assert cause.whys == ["Because", "So"]
    again = actions.write_cause(cast.brand, bob, cause=cause, name=NAME, topic=Topic.WAITING, whys=list("abcdefg"), now=now)
    assert again.whys == list("abcde")


@pytest.mark.demand("D2")
def test_a_case_under_a_cause_has_taught_something_once(cause, cast, bob, now):
    case = opened(cast, now)
    assert learning.group(cause, bob, [case.code, case.code], now=now) == 2
    assert told(case).count(EventKind.LEARNED) == 1
    learning.part(cause, bob, case.code, now=now)
    assert not cause.cases.exists()


def test_a_cause_takes_no_case_of_another_brand(cause, cast, now):
    other = Cause.objects.create(brand=cast.other, name="Theirs", topic="staff", found_at=now)
    case = opened(cast, now)
    charlie = learning.Membership.objects.get(person=cast.charlie).actor()
    with pytest.raises(NotYours):
        learning.group(other, charlie, [case.code], now=now)
    with pytest.raises(NotYours):
        learning.cause(cast.other, cause.pk)


def ready(cast, bob, now):
    """A case in which the hold is over and facts are in: something may be said."""
    case = opened(cast, now - timedelta(hours=3))
    facts_and_search(case, bob, now - timedelta(hours=2))
    return case


def planned(cause, bob, cast):
    return actions.write_fix(
        cause,
        bob,
        fix=None,
        what="A board shows all open tables.",
        places=[cast.place],
        owner=bob.person,
        due_on=None,
        cost=8900,
    )


def test_a_fix_is_done_with_evidence_and_not_in_the_future(cause, cast, bob, now):
    fix = planned(cause, bob, cast)
    for day, evidence in ((now.date(), " "), (now.date() + timedelta(days=1), "A photo")):
        with pytest.raises(actions.NotSaid):
            actions.do_fix(fix, bob, done_on=day, evidence=evidence, today=now.date())
    actions.do_fix(fix, bob, done_on=now.date(), evidence="A photo", today=now.date())
    fix.refresh_from_db()
    assert (fix.done_on, fix.evidence, fix.cost) == (now.date(), "A photo", 8900)


@pytest.mark.demand("D3")
def test_who_asked_is_told_in_private_when_it_is_done_and_not_before(cause, cast, bob, now):
    case = ready(cast, bob, now)
    learning.group(cause, bob, [case.code], now=now)
    wish = learning.asks(cause, bob, case.code, now=now)
    assert learning.asks(cause, bob, case.code, now=now).pk == wish.pk
    fix = planned(cause, bob, cast)
    text = "Thank you again for telling us. A board now shows every open table, so nobody is forgotten. Mira Doyle"
    with pytest.raises(actions.NotSaid, match="not done yet"):
        learning.tell(case.code, bob, wish, fix, text=text, now=now)
    actions.do_fix(fix, bob, done_on=now.date(), evidence="A photo", today=now.date())
    outgoing = learning.tell(case.code, bob, wish, fix, text=text, now=now)
    assert (outgoing.kind, outgoing.case_id, outgoing.state) == ("private_mail", case.pk, "queued")
    assert Wish.objects.get().draft == outgoing.draft
    assert not learnt.wishes(cause)[0].left, "it can still be taken back"


def test_a_word_to_a_customer_that_the_guard_blocks_is_not_kept(cause, cast, bob, now):
    case = opened(cast, now)
    learning.group(cause, bob, [case.code], now=now)
    wish, fix = learning.asks(cause, bob, case.code, now=now), planned(cause, bob, cast)
    actions.do_fix(fix, bob, done_on=now.date(), evidence="A photo", today=now.date())
    with pytest.raises(actions.NotSaid):
        learning.tell(case.code, bob, wish, fix, text="Change your review to five stars and you get a free dinner.", now=now)
    assert not Draft.objects.exists()


def test_a_guest_may_write_no_cause(cast, now):
    from heard.vocabulary.people import Actor

    with pytest.raises(NotAllowed):
        actions.write_cause(cast.brand, Actor(name="guest"), cause=None, name=NAME, topic=Topic.WAITING, whys=[], now=now)


def test_the_pages_walk_the_whole_way(cast, cause, client, bob, now):
    case = ready(cast, bob, now)
    client.force_login(cast.bob)
    page = reverse("cause", args=["lantern", cause.pk])
    assert case.post.text[:30] in client.get(page).content.decode()
    assert client.post(page + "group/", {"case": [case.code]}).status_code == 302
    assert client.post(page + f"asks/{case.code}/").status_code == 302
    refused = client.post(page, {"part": "fix", "fix-what": "Watch the new waiter"})
    assert refused.status_code == 422
    assert "lays the blame on a person" in refused.content.decode()
    client.post(page, {"part": "fix", "fix-what": "A board.", "fix-places": [cast.place.pk], "fix-cost": "89.00"})
    fix = cause.fixes.get()
    form = {f"done{fix.pk}-done_on": now.date().isoformat(), f"done{fix.pk}-evidence": "A photo"}
    client.post(page + f"fixes/{fix.pk}/done/", form)
    shown = client.get(page).content.decode()
    assert "more whole weeks are needed" in shown
    wish = cause.wishes.get()
    client.post(
        page + f"fixes/{fix.pk}/tell/{wish.pk}/", {f"tell{wish.pk}-text": "Thank you. A board now hangs there. Mira Doyle"}
    )
    wish.refresh_from_db()
    assert wish.draft is not None
    client.post(page + f"told/{wish.pk}/")
    assert ">told<" in client.get(page).content.decode()
