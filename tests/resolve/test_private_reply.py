"""The one private reply that Facebook takes: it leaves by itself, once, over whatever line; everything after it goes by hand."""

from datetime import timedelta

import pytest
from django.utils import timezone

from heard.desk import talking
from heard.desk.act import acting
from heard.records.models import Case
from heard.resolve import actions as resolve
from heard.sandbox.facebook import CREDENTIALS, PAGE, Facebook, Refusal
from heard.sandbox.faults import Fault, OneShot
from heard.sandbox.server import Sandbox, running
from heard.sandbox.store import Clock, Store
from heard.vocabulary.platforms import Platform
from tests.resolve import world

pytestmark = [pytest.mark.django_db, pytest.mark.demand("S1")]
_JULIA = "1_2"


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def wall(now):
    """A Page under whose post Julia has commented: `_JULIA`."""
    wall = Facebook(Clock(now - timedelta(hours=5)))
    assert wall.say("julia", "Cold pasta.", wall.say(PAGE, "Open today.")) == _JULIA
    return wall


@pytest.fixture
def sandbox(cast, wall):
    """The brand's channel leads there."""
    sandbox = Sandbox(Store(wall.clock))
    wall.routes(sandbox.routes)
    with running(sandbox):
        channel = cast.channel
        channel.kind, channel.platform, channel.credentials = "facebook", "facebook", CREDENTIALS
        channel.settings = {"page": PAGE, "base_url": sandbox.address}
        channel.save()
        yield sandbox


@pytest.fixture
def queued(cast, sandbox, now):
    case = world.review(cast, now, number=f"comment/{_JULIA}", platform=Platform.FACEBOOK)
    return world.say(case, cast.actor(cast.bob), now, way="dm", to="")


def received(wall):
    return wall.said[_JULIA].in_private


def test_the_first_message_leaves_by_itself_and_the_next_go_by_hand(cast, wall, queued, now):
    case = queued.case
    assert not queued.by_hand
    assert queued.send_after > now, "it can be taken back for a while"
    assert world.leave(queued, now) == "live"
    assert received(wall) == [world.HELLO]
    with pytest.raises(talking.Held, match="one private reply"):
        world.say(case, cast.actor(cast.bob), now, way="dm", to="")
    assert talking.addresses(Case.objects.get(pk=case.pk))[-1].why == "by hand on the platform"


@pytest.mark.usefixtures("without_waiting")
@pytest.mark.parametrize("fault", [Fault.LIMITED, Fault.BROKEN, Fault.ERROR_PAGE, Fault.DROP, Fault.DROP_AFTER_WRITE])
def test_over_a_broken_line_it_leaves_once(wall, sandbox, queued, now, fault):
    sandbox.faults.once.append(OneShot(fault, "messages", "POST"))
    assert world.leave(queued, now) == "sending"
    assert world.leave(queued, now) == "live"
    assert received(wall) == [world.HELLO]


def test_one_that_somebody_wrote_on_the_page_itself_is_told_and_ours_does_not_pretend_to_have_left(wall, queued, now):
    received(wall).append("Hello Julia, from my telephone.")
    assert world.leave(queued, now) == "failed"
    queued.refresh_from_db()
    assert "takes one private message" in queued.reason
    assert "Wait until they answer" in queued.reason


def test_what_facebook_refuses_stands_before_a_person_with_the_mend(wall, queued, now):
    wall.trouble = [Refusal(200, "(#200) Missing permissions")]
    assert world.leave(queued, now) == "failed"
    queued.refresh_from_db()
    assert "pages_messaging" in queued.reason


def test_after_seven_days_in_the_outbox_it_is_held_with_the_reason(wall, queued, now):
    assert world.leave(queued, now + timedelta(days=8)) == "queued"
    queued.refresh_from_db()
    assert "seven days" in queued.reason
    assert received(wall) == []


def test_a_second_that_waited_beside_the_first_becomes_one_for_hand_once_they_answer(cast, wall, queued, now):
    second = world.say(
        queued.case, cast.actor(cast.bob), now, way="dm", to="", text=world.HELLO.replace("Thank", "Again thank")
    )
    assert not second.by_hand
    assert world.leave(queued, now) == "live"
    assert world.leave(second, now) == "queued"
    with acting(cast.brand, queued.case.code, now=now) as row:
        resolve.noted(row, cast.actor(cast.bob), way="dm", inbound=True, text="Well?", whole_story=False, now=now)
    assert world.leave(second, now) == "queued"
    second.refresh_from_db()
    assert second.by_hand
    assert received(wall) == [world.HELLO]
