"""Somebody whom nobody could find shows up while the desk waits, or after it has begun to contest: the talk begins (C1)."""

from datetime import timedelta

import pytest

from heard.desk import intake, letters, renewing, travel, visiting
from heard.desk.act import acting
from heard.gather import actions as gather
from heard.records.models import Candidate, Case, Channel, Search
from heard.resolve import actions as resolve
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.hearing import HeardPost, HeardReply
from heard.vocabulary.plan import StepKind, StepState
from heard.vocabulary.way import Stage
from tests.resolve import mails, world

pytestmark = pytest.mark.django_db
WAIT = timedelta(days=7)


def unknown(cast, now):
    """A review of somebody whom nobody found; the general reply is live."""
    reply = HeardReply(text="We are sorry.", state=OutgoingState.LIVE, updated_at=now - timedelta(hours=1))
    post = HeardPost(
        external_id="u-1",
        platform="google",
        text="Cold food, rude staff, never again.",
        stars=1,
        author="Grumpy Walker",
        published_at=now - timedelta(hours=4),
        reply=reply,
    )
    before = now - timedelta(hours=3)
    (taken,) = intake.take_in(cast.channel, [post], now=before, place=cast.place)
    case = taken.opened[0]
    agent = cast.actor(cast.bob)
    with acting(cast.brand, case.code, now=now) as row:
        gather.note(row, agent, text="Two short that evening.", is_fact=True, now=now)
        found = Search.objects.create(case=row, cycle=row.cycle, at=now, keys={}, records=0, found=0)
        row.log("searched", now, agent, search=found.pk, found=0)
    return fresh(case)


def fresh(case):
    return Case.objects.get(pk=case.pk)


def steps(case, now):
    return {one.kind: one.state for one in travel.plan_of(fresh(case), now).steps}


def on_the_page(cast, case, now):
    guest, _ = visiting.enter(case.pk, now=now)
    visiting.say(guest, text="It was me.", now=now)


def by_mail(cast, case, now):
    channel = world.mailbox(cast)
    data = mails.mail(1, None, Subject=f"About {case.code}", To="care@lantern.example")
    letters.read(letters.keep(cast.brand, data, way="mail", channel=channel, now=now).pk, now=now)


def by_text(cast, case, now):
    channel = Channel.objects.create(brand=cast.brand, kind="twilio", platform="phone", name="SMS", credentials={"token": "t"})
    values = {"MessageSid": "SM1", "From": "+447700900123", "To": "+44", "Body": f"It was me, {case.code}"}
    letters.read(letters.keep_sms(channel, values, now=now).pk, now=now)


def _noted(way):
    def sign(cast, case, now):
        with acting(cast.brand, case.code, now=now) as row:
            resolve.noted(row, cast.actor(cast.bob), way=way, inbound=True, text="It was me.", whole_story=False, now=now)

    return sign


def as_a_customer(cast, case, now):
    customer = world.julia(cast, now)
    with acting(cast.brand, case.code, now=now) as row:
        found = Search.objects.create(case=row, cycle=row.cycle, at=now, keys={}, records=1, found=1)
        one = Candidate.objects.create(search=found, customer=customer, score=12.0, strength="probable")
        gather.confirm(row, cast.actor(cast.bob), candidate=one, now=now)


SIGNS = {
    "private page": on_the_page,
    "mail": by_mail,
    "text message": by_text,
    "telephone": _noted("phone"),
    "direct message": _noted("dm"),
    "customer records": as_a_customer,
}


@pytest.mark.demand("C1")
@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS)
@pytest.mark.parametrize("late", [False, True], ids=["in the wait", "after it"])
def test_any_sign_of_the_person_ends_the_wait_and_begins_the_talk(cast, now, sign, late):
    case = unknown(cast, now)
    assert steps(case, now)[StepKind.WAIT_FOR_SIGN] is StepState.WAITING
    then = now + (WAIT + timedelta(hours=1) if late else timedelta(days=2))
    renewing.renew_due(then)
    assert fresh(case).stage == (Stage.CONTEST if late else Stage.RESOLVE)
    sign(cast, case, then)
    found = steps(case, then)
    assert fresh(case).stage == Stage.RESOLVE and StepKind.WAIT_FOR_SIGN not in found
    assert found[StepKind.HEAR_STORY] in (StepState.NOW, StepState.WAITING)  # a call counts both ways


def test_an_absence_note_is_no_sign(cast, now):
    case = unknown(cast, now)
    channel = world.mailbox(cast)
    data = mails.mail(1, None, Subject=f"About {case.code}", To="care@lantern.example", Auto_Submitted="auto-replied")
    assert letters.read(letters.keep(cast.brand, data, way="mail", channel=channel, now=now).pk, now=now) == "automatic"
    assert steps(case, now)[StepKind.WAIT_FOR_SIGN] is StepState.WAITING
