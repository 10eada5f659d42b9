"""Jobs in a process of their own, on the real queue: what was lost comes back, whatever dies."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from aiosmtpd.controller import Controller
from django.db import connection
from django.utils import timezone

from heard.desk import asking, renewing
from heard.desk.act import acting
from heard.gather import actions as gather
from heard.gather.asked import Asked
from heard.records import queue
from heard.records.models import Case
from tests.arriving import opened
from tests.conftest import make_cast
from tests.desk.test_outbox import settings_of_the_test_database

pytestmark = pytest.mark.slow  # real workers, killed


class Letterbox:
    """Keeps every mail that is handed to it."""

    def __init__(self) -> None:
        self.mails: list[tuple[list[str], str]] = []

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 the library calls it so
        self.mails.append((envelope.rcpt_tos, envelope.content.decode()))
        return "250 kept"


@pytest.fixture
def letterbox() -> Iterator[tuple[Letterbox, str]]:
    """A real mail server and its address."""
    box = Letterbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield box, f"smtp://127.0.0.1:{port}"
    controller.stop()


@pytest.fixture
def real_commits(transactional_db: None) -> None:
    """Tables that another process sees. The queue's own are not emptied by Django, which does not manage them."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers, procrastinate_periodic_defers CASCADE")


@contextmanager
def worker(mail: str) -> Iterator[subprocess.Popen[bytes]]:
    """`heard worker` on the test database; told to stop at the end, and stopped in peace."""
    environment = {
        **os.environ,
        "DATABASE_URL": settings_of_the_test_database(),
        "PYTHONPATH": os.pathsep.join(sys.path),
        "HEARD_MAIL": mail,
    }
    process = subprocess.Popen([sys.executable, "-m", "heard.cli", "worker", "--concurrency", "2"], env=environment)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
            assert process.wait(120) == 0


def until(true: Callable[[], object], *, seconds: float = 180) -> None:
    """Wait for something that another process does."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.1)


def jobs(**fields: str) -> list[str]:
    """The states of the jobs of one task."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT status FROM procrastinate_jobs WHERE task_name = %s ORDER BY id", [fields["task"]])
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.demand("G2")
def test_questions_and_mentions_are_mailed_by_the_worker(real_commits, letterbox):
    box, address = letterbox
    now = timezone.now()
    cast = make_cast()
    case = opened(cast, now)
    with acting(cast.brand, case.code, now=now) as row:
        asking.ask(row, cast.actor(cast.bob), name="Sam", mail="sam@example.com", question="Who was on?", now=now)
        gather.note(row, cast.actor(cast.bob), text="@dora please look, @bob too", now=now)
    with worker(address):
        until(lambda: len(box.mails) == 2)
    by_whom = {to[0]: text for to, text in box.mails}
    assert set(by_whom) == {"sam@example.com", "dora@example.com"}  # nobody is told of their own note
    assert "/facts/" in by_whom["sam@example.com"]
    assert "Who was on?" in by_whom["sam@example.com"]
    assert case.code in by_whom["dora@example.com"]


def test_what_a_killed_worker_had_in_hand_is_done_by_the_next_and_its_lock_is_free(real_commits, letterbox):
    box, address = letterbox
    now = timezone.now()
    cast = make_cast()
    case = opened(cast, now)
    with acting(cast.brand, case.code, now=now) as row:
        asking.ask(row, cast.actor(cast.bob), name="Sam", mail="sam@example.com", question="Who was on?", now=now)
    with socket.create_server(("127.0.0.1", 0)) as deaf, worker(f"smtp://127.0.0.1:{deaf.getsockname()[1]}") as process:
        until(lambda: jobs(task="send_fact_request") == ["doing"])
        process.send_signal(signal.SIGKILL)
        process.wait()
    with connection.cursor() as cursor:  # an hour passes
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'")
        cursor.execute("UPDATE procrastinate_jobs SET lock = 'held' WHERE task_name = 'send_fact_request'")
    queue.enqueue("renew_brand", brand=cast.brand.pk, lock="held")
    queue.enqueue("rescue_stalled", timestamp=0)
    with worker(address):
        until(lambda: jobs(task="renew_brand") == ["succeeded"])
        until(lambda: jobs(task="send_fact_request") == ["succeeded"])
    assert [to for to, _ in box.mails] == [["sam@example.com"]]


def test_a_stalled_job_that_was_asked_for_again_makes_way(real_commits, letterbox):
    """The second waits under the same name; taking the first up again would be a second of that name."""
    _, address = letterbox
    cast = make_cast()
    queue.enqueue("renew_brand", brand=cast.brand.pk, once="renew", lock="held")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE task_name = 'renew_brand'")
    queue.enqueue("renew_brand", brand=cast.brand.pk, once="renew", lock="held")
    queue.enqueue("rescue_stalled", timestamp=0)
    with worker(address):
        until(lambda: jobs(task="renew_brand") == ["failed", "succeeded"])
    assert jobs(task="rescue_stalled")[0] == "succeeded"


def test_plans_whose_time_came_are_renewed_by_the_clock_alone(real_commits, letterbox):
    """No job was put down for it: what the database says is due is found by the periodic jobs."""
    _, address = letterbox
    cast = make_cast()
    now = timezone.now()
    case = opened(cast, now - timedelta(hours=3))
    Case.objects.filter(pk=case.pk).update(planned_at=now - timedelta(hours=3), next_due=now - timedelta(hours=2))
    queue.enqueue("plans_due", timestamp=0)  # the periodic one comes at the next full minute
    with worker(address):
        until(lambda: Case.objects.get(pk=case.pk).planned_at > now)


def test_a_clock_that_jumps_stops_nothing(cast, now):
    case = opened(cast, now)
    yesterday = now - timedelta(days=1)
    with acting(cast.brand, case.code, now=yesterday) as row:
        gather.note(row, cast.actor(cast.bob), text="The kitchen was short.", is_fact=True, now=yesterday)
        gather.search(row, cast.actor(cast.bob), asked=Asked(name="Julia R."), now=yesterday)
    assert Case.objects.get().stage == "gather"  # the hold counts from when the desk had it
    assert renewing.renew_due(now + timedelta(days=400)) == 1
    assert Case.objects.get().stage == "respond"
    assert renewing.renew_due(now - timedelta(days=400)) == 0
