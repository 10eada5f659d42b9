"""The way of an answer on platforms other than Google: heard, thanked, and over a broken line said once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from heard.desk import outbox
from heard.desk.act import acting
from heard.records.models import Channel
from heard.respond import actions as respond
from heard.sandbox import facebook, trustpilot, x
from heard.sandbox.faults import Fault, OneShot
from heard.sandbox.server import Sandbox, running
from heard.sandbox.store import Clock
from heard.vocabulary.case import OutgoingState
from tests.desk import world

PRAISE = "Lovely pasta, and everybody was so kind. We will come again."


@dataclass
class Peer:
    """A platform with one happy text on it: what connects to it, where answers go, and how many it has."""

    kind: str
    routes: Callable[..., None]
    connects: dict[str, Any]
    answers_at: str
    answers: Callable[[], int]


def on_trustpilot(now):
    site = trustpilot.Trustpilot(0, now)
    site.rows = [site.row(0, stars=5, text=PRAISE)]
    credentials = {"api_key": trustpilot.KEY, **trustpilot.SIGN_IN}
    settings = {"domain": trustpilot.DOMAIN}
    return Peer("trustpilot", site.routes, {"credentials": credentials, "settings": settings}, "/reply", lambda: site.answered)


def on_facebook(now):
    wall = facebook.Facebook(Clock(now))
    wall.say("ann", PRAISE, wall.say(facebook.PAGE, "New menu."))
    connects = {"credentials": facebook.CREDENTIALS, "settings": {"page": facebook.PAGE}}
    return Peer("facebook", wall.routes, connects, "/comments", lambda: len(wall.said) - 2)


def on_x(now):
    net = x.X(Clock(now))
    net.say("ann", f"@{x.NAME} {PRAISE}")
    connects = {"credentials": x.KEYS, "settings": {}}
    return Peer("x", net.routes, connects, "/tweets", lambda: sum(one.author == x.NAME for one in net.posts.values()))


def connected(cast, peer, sandbox):
    return Channel.objects.create(
        brand=cast.brand,
        kind=peer.kind,
        platform=peer.kind,
        name=peer.kind,
        credentials=peer.connects["credentials"],
        settings={**peer.connects["settings"], "base_url": sandbox.address},
    )


@pytest.mark.demand("R1")
@pytest.mark.usefixtures("without_waiting")
@pytest.mark.parametrize("platform", [on_trustpilot, on_facebook, on_x])
@pytest.mark.parametrize("fault", [Fault.LIMITED, Fault.BROKEN, Fault.ERROR_PAGE, Fault.DROP, Fault.DROP_AFTER_WRITE])
def test_a_platform_in_trouble_delays_an_answer_and_never_doubles_it(cast, platform, fault):
    now = timezone.now() - timedelta(hours=2)
    peer, sandbox = platform(now), Sandbox()
    peer.routes(sandbox.routes)
    with running(sandbox):
        channel = connected(cast, peer, sandbox)
        (case,) = world.heard(channel, now)
        outgoing = world.thanked(case, cast.actor(cast.bob), now)
        assert not outgoing.by_hand
        sandbox.faults.once.append(OneShot(fault, peer.answers_at, "POST"))
        assert outbox.hand_over(outgoing.pk) is OutgoingState.SENDING
        assert outbox.hand_over(outgoing.pk) is OutgoingState.LIVE
        assert peer.answers() == 1
        assert world.heard(channel, now) == [case], "our own answer is nobody's post"


@pytest.mark.demand("R1")
def test_an_answer_that_only_people_may_give_waits_for_one_with_the_reason(cast):
    now = timezone.now() - timedelta(hours=2)
    net, sandbox = x.X(Clock(now)), Sandbox()
    net.say("ann", f"Trattoria Lumina! {PRAISE}")
    net.routes(sandbox.routes)
    peer = Peer("x", net.routes, {"credentials": x.KEYS, "settings": {"words": "Trattoria Lumina"}}, "/tweets", lambda: 0)
    with running(sandbox):
        (case,) = world.heard(connected(cast, peer, sandbox), now)
        outgoing = world.thanked(case, cast.actor(cast.bob), now)
        assert outbox.hand_over(outgoing.pk) is OutgoingState.QUEUED
        outgoing.refresh_from_db()
        assert outgoing.by_hand
        assert "lets a program answer only whoever names" in outgoing.reason
        assert outgoing.pk not in outbox.due(timezone.now())
        assert outbox.hand_over(outgoing.pk) is OutgoingState.QUEUED, "a job that comes late leaves it alone"
        with acting(cast.brand, case.code, now=timezone.now()) as row:
            assert row.facts().reply.by_hand
            outgoing.case = row
            respond.posted_by_hand(
                outgoing, cast.actor(cast.bob), proof_url="https://x.com/lumina/status/1", now=timezone.now()
            )
        assert len(net.posts) == 1
