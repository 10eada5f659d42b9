"""The private talk from first word to kept promise, over real rows and Django's mail."""

from datetime import timedelta

import pytest

from heard.contest import actions as contest
from heard.desk import ending, outbox, surveying, talking, travel
from heard.desk.act import acting
from heard.desk.sending import Held
from heard.records.models import Case, Message, Offer, Outgoing
from heard.resolve import actions as resolve
from heard.resolve import amends
from heard.resolve.refusing import NotPossible
from heard.vocabulary.people import NotAllowed
from heard.vocabulary.plan import StepKind, StepState
from heard.vocabulary.text import TextKind
from heard.vocabulary.way import Outcome, Stage
from tests.resolve import world

pytestmark = pytest.mark.django_db


def step(case, kind, now):
    """One step of the plan of a case."""
    fresh = Case.objects.get(pk=case.pk)
    return next((one for one in travel.plan_of(fresh, now).steps if one.kind is kind), None)


@pytest.mark.demand("S1", "S2", "S6")
def test_a_message_can_be_taken_back_and_leaves_once(cast, now):
    world.mailbox(cast)
    case, bob = world.review(cast, now), cast.actor(cast.bob)
    assert case.stage == Stage.RESOLVE
    outgoing = world.say(case, bob, now)
    assert not Message.objects.exists() and world.facts(case).talk.last_out_at is None
    assert world.leave(outgoing) == "live"
    outbox.hand_over(outgoing.pk)
    (mail,) = world.sent()
    assert mail.to == ["julia@example.com"] and f"[{case.code}]" in mail.subject
    assert mail.reply_to[0].startswith(f"care+{case.code.lower()}-") and "/t/open/" in mail.body
    assert "Auto-Submitted" not in mail.extra_headers
    assert world.facts(case).talk.last_out_at is not None
    assert step(case, StepKind.HEAR_STORY, now).state is StepState.WAITING
    again = world.say(case, bob, now)
    with acting(case.brand, case.code, now=now) as row:
        from heard.desk import access
        from heard.respond import actions as respond

        respond.undo(access.outgoing(row, again.pk), bob, now=now)
    assert len(world.sent()) == 1 and world.leave(again) == "undone"
    assert world.facts(case).reply is not None  # the public reply is not taken back with it


def test_the_same_words_on_another_day_are_another_message(cast, now):
    case, bob = world.review(cast, now), cast.actor(cast.bob)
    first = world.say(case, bob, now)
    assert world.say(case, bob, now).pk == first.pk  # pressed twice
    world.leave(first)
    second = world.say(case, bob, now + timedelta(days=1))
    assert second.pk != first.pk
    world.leave(second)
    assert case.messages.count() == 2


@pytest.mark.demand("T7")
def test_nobody_reaches_out_before_the_facts_are_in(cast, now):
    from heard.desk import intake
    from heard.vocabulary.hearing import HeardPost

    post = HeardPost(
        external_id="x",
        platform="google",
        text="Cold food, rude staff.",
        stars=1,
        author="A",
        contact_mail="a@example.com",
        published_at=now,
    )
    (taken,) = intake.take_in(cast.channel, [post], now=now, place=cast.place)
    with pytest.raises(Held, match="Nobody has said yet what happened"):
        world.say(taken.opened[0], cast.actor(cast.bob), now, to="a@example.com")
    assert not Outgoing.objects.exists()


def test_the_guard_stops_a_wish_for_a_review_in_every_other_text(cast, now):
    case, bob = world.review(cast, now), cast.actor(cast.bob)
    for words in ("Please change your review to five stars.", "We refund you if you delete your review."):
        with pytest.raises(Held, match="guard stops it"):
            world.say(case, bob, now, text=world.HELLO + " " + words)
    assert not Outgoing.objects.filter(way="mail").exists()


@pytest.mark.demand("S3", "S4", "S5")
def test_an_offer_waits_for_the_story_is_chosen_kept_and_asked_about(cast, now):
    dinner, refund, trip = world.catalogue(cast)
    case, bob = world.review(cast, now), cast.actor(cast.bob)
    with pytest.raises(Held, match="whole story first"), acting(case.brand, case.code, now=now) as row:
        talking.offer(row, bob, remedies=[dinner.pk], text=world.OFFER, way="mail", to="julia@example.com", now=now)
    world.told(case, bob, now)
    with acting(case.brand, case.code, now=now) as row:
        offer = talking.offer(
            row, bob, remedies=[dinner.pk, refund.pk], text=world.OFFER, way="mail", to="julia@example.com", now=now
        )
    assert offer.offered_at is None and world.facts(case).remedy is None  # it can still be taken back
    world.leave(offer.outgoing)
    offer.refresh_from_db()
    assert offer.unconditional and offer.offered_at and world.facts(case).remedy.offered_at
    with acting(case.brand, case.code, now=now) as row:
        with pytest.raises(NotPossible, match="not among"):
            talking.choose(row, bob, remedy=trip.pk, now=now)
        talking.choose(row, bob, remedy=dinner.pk, now=now)
    assert step(case, StepKind.KEEP_PROMISE, now).state is StepState.NOW
    assert surveying.remind_of_promises(now + timedelta(days=2, hours=12)) == 1
    assert surveying.remind_of_promises(now + timedelta(days=2, hours=13)) == 0
    with acting(case.brand, case.code, now=now) as row:
        with pytest.raises(NotPossible, match="Say how"):
            amends.keep(row, bob, proof=" ", now=now)
        amends.keep(row, bob, proof="Table 4, Friday, by Marco.", now=now)
    later = now + timedelta(days=7)
    assert surveying.ask_due(now) == 0 and surveying.ask_due(later) == 1
    question = Outgoing.objects.get(kind=TextKind.FOLLOW_UP)
    world.leave(question, later)
    mail = world.sent()[-1]
    assert "/t/how/" in mail.body and mail.extra_headers["Auto-Submitted"] == "auto-generated"
    assert "review" not in question.text.lower()
    with acting(case.brand, case.code, now=later) as row:
        resolve.scored(row, bob, score=5, why="", now=later)
    assert step(case, StepKind.ASK_TO_UPDATE, later + timedelta(days=3)).state is StepState.NOW


@pytest.mark.demand("S7")
def test_nobody_is_asked_a_third_time(cast, now):
    dinner, *_ = world.catalogue(cast)
    case, bob = world.review(cast, now), cast.actor(cast.bob)
    kept(case, bob, dinner, now)
    at = now
    for _ in range(6):
        at += timedelta(days=8)
        surveying.ask_due(at)
        for one in Outgoing.objects.filter(kind=TextKind.FOLLOW_UP, state="queued"):
            world.leave(one, at)
    assert Outgoing.objects.filter(kind=TextKind.FOLLOW_UP).count() <= 2


def kept(case, actor, remedy, now):
    """Everything up to the kept promise."""
    world.told(case, actor, now)
    with acting(case.brand, case.code, now=now) as row:
        offer = talking.offer(row, actor, remedies=[remedy.pk], text=world.OFFER, way="mail", to="julia@example.com", now=now)
    world.leave(offer.outgoing)
    with acting(case.brand, case.code, now=now) as row:
        talking.choose(row, actor, remedy=remedy.pk, now=now)
        amends.keep(row, actor, proof="Done.", now=now)


@pytest.mark.demand("S8")
def test_the_question_for_an_update_comes_days_after_once_and_to_the_content_only(cast, now):
    dinner, *_ = world.catalogue(cast)
    case, bob = world.review(cast, now), cast.actor(cast.bob)
    kept(case, bob, dinner, now)
    with pytest.raises(Held):
        world.say(case, bob, now, text=world.ASK, kind=TextKind.ASK_TO_UPDATE)
    later = now + timedelta(days=8)
    surveying.ask_due(later)
    world.leave(Outgoing.objects.get(kind=TextKind.FOLLOW_UP), later)
    with acting(case.brand, case.code, now=later) as row:
        resolve.scored(row, bob, score=4, why="", now=later)
    with pytest.raises(Held, match="what was given"):
        world.say(case, bob, later, text=world.ASK + " The refund is on its way.", kind=TextKind.ASK_TO_UPDATE)
    world.leave(world.say(case, bob, later, text=world.ASK, kind=TextKind.ASK_TO_UPDATE), later)
    assert world.facts(case).asked_to_update_at is not None
    with pytest.raises(Held, match="once is all"):
        world.say(case, bob, later + timedelta(days=30), text=world.ASK, kind=TextKind.ASK_TO_UPDATE)
    with pytest.raises(Held, match="price"), acting(case.brand, case.code, now=later) as row:
        talking.offer(row, bob, remedies=[dinner.pk], text=world.OFFER, way="mail", to="julia@example.com", now=later)


@pytest.mark.demand("S4")
def test_above_the_limit_somebody_who_may_decides_with_one_tap(cast, now):
    *_, trip = world.catalogue(cast)
    case, bob, dora, alice = world.review(cast, now), *(cast.actor(one) for one in (cast.bob, cast.dora, cast.alice))
    world.told(case, bob, now)
    with acting(case.brand, case.code, now=now) as row:
        talking.offer(
            row, bob, remedies=[trip.pk], text=world.OFFER, way="mail", to="julia@example.com", why="Regulars.", now=now
        )
    offer = Offer.objects.get()
    assert offer.wanted_at and offer.outgoing is None and not Outgoing.objects.filter(way="mail").exists()
    surveying.tell_of_offer(offer.pk)
    assert [mail.to for mail in world.sent()] == [["alice@example.com"]]  # Dora may not promise so much either
    for actor, why in ((bob, "more than you may"), (dora, "more than you may")):
        with pytest.raises(NotPossible, match=why), acting(case.brand, case.code, now=now) as row:
            talking.answer_for_more(talking.offer_of(row, offer.pk), actor, agreed=True, now=now)
    with acting(case.brand, case.code, now=now) as row:
        talking.answer_for_more(talking.offer_of(row, offer.pk), alice, agreed=True, now=now)
    with acting(case.brand, case.code, now=now) as row:
        talking.send_agreed(talking.offer_of(row, offer.pk), bob, text=world.OFFER, way="mail", to="julia@example.com", now=now)
    assert Outgoing.objects.filter(kind=TextKind.REMEDY_OFFER).count() == 1


def test_beyond_the_months_budget_only_an_owner_promises(cast, now):
    from heard.desk import house

    house.write_playbook(cast.brand, cast.actor(cast.alice), toml="[remedies]\nmonth_budget = 2000\n", now=now)
    dinner, *_ = world.catalogue(cast)
    case, bob = world.review(cast, now), cast.actor(cast.bob)
    kept(case, bob, dinner, now)
    assert "budget" in talking.too_much(case, bob, 500, now=now)
    assert talking.too_much(case, cast.actor(cast.alice), 500, now=now) == ""


@pytest.mark.demand("T6")
def test_extortion_locks_the_catalogue_and_the_talk_goes_on(cast, now):
    dinner, *_ = world.catalogue(cast)
    case, bob = world.review(cast, now), cast.actor(cast.bob)
    world.told(case, bob, now, text="Five hundred or the stars stay.")
    with acting(case.brand, case.code, now=now) as row:
        contest.extortion(row, bob, now=now)
    with pytest.raises(Held, match="extortion"), acting(case.brand, case.code, now=now) as row:
        talking.offer(row, bob, remedies=[dinner.pk], text=world.OFFER, way="mail", to="julia@example.com", now=now)
    assert world.leave(world.say(case, bob, now)) == "live"


def test_what_they_asked_for_is_respected(cast, now):
    case, bob = world.review(cast, now), cast.actor(cast.bob)
    waiting = world.say(case, bob, now)
    with acting(case.brand, case.code, now=now) as row:
        resolve.left_alone(row, bob, now=now)
    assert world.leave(waiting) == "void"
    with pytest.raises(Held, match="not to be written to"):
        world.say(case, bob, now)
    assert step(case, StepKind.HEAR_STORY, now).state is StepState.WAIVED
    assert step(case, StepKind.CLOSE, now).state is StepState.NOW


@pytest.mark.demand("S9")
def test_a_closed_case_opens_again_when_they_write(cast, now):
    case, bob = world.review(cast, now), cast.actor(cast.bob)
    with acting(case.brand, case.code, now=now) as row:
        ending.close(row, bob, outcome=Outcome.UNREACHABLE, learned="Nobody answers on Sundays.", now=now)
    from heard.desk import visiting

    guest, _ = visiting.enter(case.pk, now=now)
    visiting.say(guest, text="I am still here.", now=now)
    fresh = Case.objects.get(pk=case.pk)
    assert fresh.stage != Stage.CLOSED and fresh.lane == "due"


def test_outsiders_get_nothing_and_agents_do_not_write_the_catalogue(cast, now):
    case = world.review(cast, now)
    with pytest.raises(NotAllowed):
        amends.write_remedy(cast.brand, cast.actor(cast.bob), number=None, kind="own", name="x", cost=1, now=now)
    from heard.desk.access import NotYours

    with pytest.raises(NotYours), acting(cast.other, case.code, now=now):
        pass
