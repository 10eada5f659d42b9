"""The way of an answer on platforms other than Google: heard, thanked, and over a broken line said once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from heard.desk import outbox
from heard.records.models import Channel
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


@pytest.mark.demand("R1")
@pytest.mark.usefixtures("without_waiting")
@pytest.mark.parametrize("platform", [on_trustpilot, on_facebook, on_x])
@pytest.mark.parametrize("fault", [Fault.LIMITED, Fault.BROKEN, Fault.ERROR_PAGE, Fault.DROP, Fault.DROP_AFTER_WRITE])
def test_a_platform_in_trouble_delays_an_answer_and_never_doubles_it(cast, platform, fault):
    now = timezone.now() - timedelta(hours=2)
    peer, sandbox = platform(now), Sandbox()
    peer.routes(sandbox.routes)
    with running(sandbox):
        settings = {**peer.connects["settings"], "base_url": sandbox.address}
        channel = Channel.objects.create(
            brand=cast.brand,
            kind=peer.kind,
            platform=peer.kind,
            name=peer.kind,
            credentials=peer.connects["credentials"],
            settings=settings,
        )
        (case,) = world.heard(channel, now)
        outgoing = world.thanked(case, cast.actor(cast.bob), now)
        assert not outgoing.by_hand
        sandbox.faults.once.append(OneShot(fault, peer.answers_at, "POST"))
        assert outbox.hand_over(outgoing.pk) is OutgoingState.SENDING
        assert outbox.hand_over(outgoing.pk) is OutgoingState.LIVE
        assert peer.answers() == 1
        assert world.heard(channel, now) == [case], "our own answer is nobody's post"
