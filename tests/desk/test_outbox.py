"""Nothing lost, nothing twice: the outbox, with a worker that dies at every step."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from heard.desk import outbox
from heard.desk.act import acting
from heard.hear.actions import take_in
from heard.records.models import Outgoing
from heard.respond import actions as respond
from heard.sandbox.faults import Fault
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.hearing import HeardPost
from heard.vocabulary.platforms import Platform
from tests.conftest import make_cast
from tests.desk import world

RUNS = 200


def settings_of_the_test_database() -> str:
    return f"postgresql://postgres:@/{connection.settings_dict['NAME']}?host={connection.settings_dict['HOST']}"


@pytest.fixture
def nursery(transactional_db: None) -> Iterator[subprocess.Popen[str]]:
    """Where workers live and are killed."""
    environment = {**os.environ, "DATABASE_URL": settings_of_the_test_database(), "PYTHONPATH": os.pathsep.join(sys.path)}
    program = Path(__file__).with_name("nursery.py")
    with subprocess.Popen(
        [sys.executable, str(program)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        yield process
        process.stdin.close()


def carry_until_settled(outgoing: int) -> OutgoingState:
    """What the job that runs every few seconds does, without the waiting."""
    for _ in range(200):
        state = outbox.hand_over(outgoing)
        if state in (OutgoingState.LIVE, OutgoingState.REJECTED, OutgoingState.FAILED):
            return state
        time.sleep(0.02)
    raise AssertionError(f"still {state}")


@pytest.mark.slow
@pytest.mark.demand("R1")
def test_a_worker_killed_at_any_step_leaves_one_reply_and_a_true_log(nursery: subprocess.Popen[str]) -> None:
    cast = make_cast()
    now = timezone.now() - timedelta(hours=2)
    writer = cast.actor(cast.bob)
    killed = 0
    with world.google() as sandbox:
        channel = world.connect(cast, sandbox)
        for number in range(RUNS):
            world.write_review(sandbox, f"r{number}", f"Lovely pasta, we came {number} times.", 5, f"Guest {number}", now)
        cases = world.heard(channel, now)
        assert len(cases) == RUNS
        steps, longest = 0, None
        for case in cases:
            outgoing = world.thanked(case, writer, now)
            nursery.stdin.write(f"{outgoing.pk} {steps}\n")
            nursery.stdin.flush()
            end = nursery.stdout.readline().strip()
            killed += end == "killed"
            if end != "killed":
                assert end == "ended 0"
                longest, steps = steps or None, 0
            steps += 1
            assert carry_until_settled(outgoing.pk) is OutgoingState.LIVE
            review = sandbox.store.reviews[case.post.external_id.rpartition("/")[2]]
            assert review.reply.comment == outgoing.text
            assert review.puts == 1, f"posted {review.puts} times when killed at step {steps}"
            told = [entry.kind for entry in case.log_entries.order_by("id")]
            assert told.count("live") == 1
            assert told.index("queued") < told.index("sending") < told.index("live")
    assert longest is not None, "the fuse was never longer than the whole way"
    assert killed > RUNS * 0.8


@pytest.fixture
def now():
    """Long enough ago that the outbox's delay is over by now."""
    return timezone.now() - timedelta(hours=2)


@pytest.fixture
def connected(cast):
    with world.google(moderation_seconds=60) as sandbox:
        yield cast, sandbox, world.connect(cast, sandbox)


def one_case(connected, now, *, text="Waited 50 minutes for cold pasta.", stars=2):
    _, sandbox, channel = connected
    world.write_review(sandbox, "r1", text, stars, "Julia R.", now)
    (case,) = world.heard(channel, now)
    return case


def send_now(connected, case, now):
    cast, _, _ = connected
    return world.queued(case, cast.actor(cast.bob), cast.actor(cast.dora), now)


@pytest.mark.demand("R1")
def test_a_reply_waits_for_the_platforms_moderation_before_it_counts_as_live(connected, now):
    _, sandbox, _ = connected
    case = one_case(connected, now)
    outgoing = send_now(connected, case, now)
    assert outbox.hand_over(outgoing.pk) is OutgoingState.PENDING
    case.refresh_from_db()
    assert (case.stage, case.waiting_on) == ("respond", "platform")
    sandbox.store.clock.advance(61)
    assert outbox.hand_over(outgoing.pk) is OutgoingState.LIVE
    case.refresh_from_db()
    assert case.stage == "resolve"


def test_a_refused_reply_comes_back_with_the_platforms_reason(connected, now):
    _, sandbox, _ = connected
    case = one_case(connected, now)
    outgoing = send_now(connected, case, now)
    outbox.hand_over(outgoing.pk)
    sandbox.store.moderate("r1", "OFFENSIVE")
    assert outbox.hand_over(outgoing.pk) is OutgoingState.REJECTED
    outgoing.refresh_from_db()
    assert "OFFENSIVE" in outgoing.reason.upper()
    case.refresh_from_db()
    assert case.lane == "due"


def test_a_reply_can_be_taken_back_until_it_leaves(connected, now):
    cast, sandbox, _ = connected
    case = one_case(connected, now)
    outgoing = send_now(connected, case, now)
    with acting(cast.brand, case.code, now=now) as row:
        outgoing.case = row
        respond.undo(outgoing, cast.actor(cast.bob), now=now)
    assert outbox.hand_over(outgoing.pk) is OutgoingState.UNDONE
    assert sandbox.store.reviews["r1"].reply is None


def test_an_edit_of_the_review_voids_what_waits_in_the_outbox(connected, now):
    _, sandbox, channel = connected
    case = one_case(connected, now)
    outgoing = send_now(connected, case, now)
    (changed,) = take_in(channel, [edited_post(case, now)], now=now + timedelta(hours=2)).changed
    outgoing.refresh_from_db()
    assert outgoing.state == OutgoingState.VOID
    assert changed.cycle == 2
    assert outbox.hand_over(outgoing.pk) is OutgoingState.VOID
    assert sandbox.store.reviews["r1"].reply is None


def edited_post(case, now):
    return HeardPost(
        external_id=case.post.external_id,
        platform=Platform.GOOGLE,
        text="Waited 50 minutes, and nobody calls back.",
        stars=1,
        author="Julia R.",
        published_at=case.post.published_at,
        updated_at=now + timedelta(hours=1),
    )


@pytest.mark.usefixtures("without_waiting")
@pytest.mark.parametrize("faults", ["429", "500", "html200", "drop_after_write"])
def test_a_platform_in_trouble_delays_a_reply_and_never_doubles_it(connected, now, faults):
    _, sandbox, _ = connected
    case = one_case(connected, now)
    outgoing = send_now(connected, case, now)
    sandbox.faults.rates = {Fault(faults): 1.0}
    assert outbox.hand_over(outgoing.pk) is OutgoingState.SENDING
    sandbox.faults.rates = {}
    assert outbox.hand_over(outgoing.pk) is OutgoingState.PENDING
    assert sandbox.store.reviews["r1"].puts == 1


def test_two_workers_never_hold_one_text(connected, now):
    case = one_case(connected, now)
    outgoing = send_now(connected, case, now)
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [outbox.LOCKS, outgoing.pk])
        assert outbox.hand_over(outgoing.pk) is None
    other.close()
    assert Outgoing.objects.get(pk=outgoing.pk).attempts == 0
