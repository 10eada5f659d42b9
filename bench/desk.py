"""How fast is the desk? `make bench`, or `python bench/desk.py --sizes 100000,1000000`.

A real PostgreSQL in a throw-away folder, the web server as `heard up` starts it, a real log-in, requests over HTTP.
Everything of one run is measured on one machine in one go, so compare figures of one run with one another.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import filled
import load
import opened
import texts
from load import Client, Measured

CLIENTS = (1, 8)
REQUESTS = 80  # of each kind, by however many clients
BATCH = 200
REPLY = (
    "Thank you for coming and for taking the time to tell us about your evening. We hope to see you again soon.\n\nBea, Bench"
)
DRAFT = "Thank you for telling us. You waited too long, and that was our fault. I am sorry. Please write to bea@bench.example."
SEARCHES = {
    "search: common word": "the",
    "search: rare word": "kivelda",
    "search: phrase": f'"{texts.PHRASE}"',
    "search: phrase that nobody wrote": f'"{texts.NO_SUCH_PHRASE}"',
}


def main() -> None:
    """Measure what was asked for and print it as tables in Markdown."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sizes", default="100000,1000000", help="how many reviews lie in the desk")
    asked.add_argument("--folder", help="keep the data here for the next run; thrown away by default")
    asked.add_argument("--only", default="", help="parts, by comma: start, pages, intake, poll, jobs")
    options = asked.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that everything that was started is stopped
    parts = set(options.only.split(",")) if options.only else {"start", "pages", "intake", "poll", "jobs"}
    sizes, tables, single = [int(size) for size in options.sizes.split(",")], {}, {}
    began = os.getloadavg()[0]
    if "start" in parts:
        single["cold start, `heard demo` until the first page, s"] = cold_start()
    with opened.data_folder(options.folder) as folder:
        key = filled.furnished()
        for size in sizes:
            single[f"filled to {size:,} reviews, s"] = filled.fill(size)
            with opened.web_server() as (port, pid):
                tables[size] = measured_desk(parts, port, key)
                single[f"memory of the web server at {size:,}, MB"] = opened.megabytes(pid)
                postgres = int((folder / "postgres/postmaster.pid").read_text().split()[0])
                single[f"memory of the database at {size:,}, MB"] = opened.megabytes(postgres)
        if "poll" in parts:
            single["taken in through the emulated Google, reviews a second"] = polled()
        if "jobs" in parts:
            single["jobs of one worker, a second"] = worked()
    print(f"\n{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {os.cpu_count()} cores, load {began:.1f} to {os.getloadavg()[0]:.1f}")
    for size, table in tables.items():
        if table:
            head(f"{size:,} reviews, ms", [f"{p}, {n} client{'s' * (n > 1)}" for n in CLIENTS for p in ("p50", "p95")])
            for name, cells in table.items():
                row(name, cells)
    head("", ["measured"])
    for name, value in single.items():
        row(name, [f"{value:,.1f}"])


def measured_desk(parts: set[str], port: int, key: str) -> dict[str, list[str]]:
    """What one desk of some size does: name -> cells of its table."""
    found: dict[str, list[str]] = {}
    if "pages" in parts:
        for name, works in pages(port, key).items():
            done = [timed(port, works(count), count) for count in CLIENTS]
            found[name] = [f"{value:.0f}" for one in done for value in (one.p50, one.p95)]
            say(name, found[name])
    if "intake" in parts:
        rates = [load.measured(programs(port, key, count), batches(30)).per_second * BATCH for count in CLIENTS]
        found[f"taken in over the API, {BATCH} a batch, a second"] = [cell for rate in rates for cell in (f"{rate:.0f}", "")]
        say("taken in a second", [f"{rate:.0f}" for rate in rates])
    return found


Work = list[Callable[[Client], Any]]


def pages(port: int, key: str) -> dict[str, Callable[[int], Work]]:
    """Each kind of request with its pieces of work for a number of clients."""
    drafted, ready = cases_with_drafts(port, key), iter(ready_to_send())
    base = f"/b/{filled.SLUG}"

    def each(path: str) -> Callable[[int], Work]:
        return lambda _: [lambda client: client.ask(f"{base}/{path}")] * REQUESTS

    def reply(_: int) -> Work:
        return [partial(send, code=code) for code in islice(ready, REQUESTS)]

    return {
        "inbox: due now": each("inbox/?lane=due"),
        "inbox: all": each("inbox/?lane=all"),
        "inbox: due now, tenth page": each(f"inbox/?lane=due&after={far('next_due', 'due')}"),
        "inbox: danger only": each("inbox/?lane=due&severity=danger"),
        "case page": lambda _: [lambda client, code=code: client.ask(f"{base}/cases/{code}/") for code in drafted],
        "the guard while typing": lambda _: [
            lambda client, code=code: client.ask(f"{base}/cases/{code}/guard/", form={"text": DRAFT}) for code in drafted
        ],
        **{name: each("inbox/?" + urlencode({"lane": "all", "q": words})) for name, words in SEARCHES.items()},
        "posting a reply": reply,
    }


def send(client: Client, code: str) -> None:
    """Write a reply, have it checked, and put it into the outbox: one press of a button."""
    client.ask(f"/b/{filled.SLUG}/cases/{code}/write/", form={"text": REPLY, "act": "send"}, expect=(302,))


def cases_with_drafts(port: int, key: str) -> list[str]:
    """Negative cases all over the table, each with a draft that the guard has looked at."""
    from heard.records.models import Case

    found = (
        Case.objects.filter(brand__slug=filled.SLUG, lane="due", polarity="negative")
        .order_by("?")
        .values_list("code", flat=True)
    )
    codes = list(found[:REQUESTS])
    client = programs(port, key, 1)[0]
    for code in codes:
        client.ask(f"/api/v1/cases/{code}/drafts", body={"text": DRAFT}, expect=(201,))
    return codes


def ready_to_send() -> list[str]:
    """Happy reviews that are due for their thanks."""
    from heard.records.models import Case

    found = Case.objects.filter(brand__slug=filled.SLUG, lane="due", polarity="positive", step="draft").order_by("?")
    return list(found.values_list("code", flat=True)[: REQUESTS * len(CLIENTS)])


def far(by: str, lane: str) -> str:
    """The address of a page deep in a list."""
    from heard.records.models import Case

    case = Case.objects.filter(brand__slug=filled.SLUG, lane=lane).order_by(by, "pk")[400]
    return f"{getattr(case, by):%Y-%m-%dT%H:%M:%S.%f}%2B00:00~{case.pk}"


def people(port: int, count: int) -> list[Client]:
    """Browsers of somebody who has signed in."""
    form = {"login": filled.PERSON, "password": filled.PASSWORD}
    first = Client(port, Accept="text/html").sign_in("/accounts/login/", form)
    clients = [first, *(Client(port, Accept="text/html") for _ in range(count - 1))]
    for client in clients[1:]:
        client.cookies = dict(first.cookies)
    return clients


def programs(port: int, key: str, count: int) -> list[Client]:
    """Programs with a key of the API."""
    return [Client(port, Authorization=f"Bearer {key}") for _ in range(count)]


def timed(port: int, works: Work, count: int) -> Measured:
    """The work done by some clients, after each has warmed up with a page."""
    clients = people(port, count)
    load.measured(clients, [lambda client: client.ask(f"/b/{filled.SLUG}/inbox/")] * count * 4)
    return load.measured(clients, works)


def batches(number: int) -> Work:
    """Batches of reviews that are new to the desk; drawn before the clock starts."""
    rng = random.Random(time.time_ns())

    def one() -> list[dict[str, Any]]:
        given = [texts.stars(rng) for _ in range(BATCH)]
        return [
            {
                "id": f"{rng.getrandbits(64):x}",
                "text": texts.composed(rng, stars=stars),
                "stars": stars,
                "author": texts.author(rng),
                "published_at": datetime.now(UTC).isoformat(),
            }
            for stars in given
        ]

    return [lambda client, body=body: client.ask("/api/v1/posts", body=body) for body in [one() for _ in range(number)]]


def cold_start() -> float:
    """Seconds from the command to the first page, with an environment that is there already and no data."""
    port = opened.free_port()
    command = [sys.executable, "-m", "heard.cli", "demo", "--port", str(port)]
    begun = time.perf_counter()
    with (
        tempfile.TemporaryDirectory(prefix="heard-bench-") as folder,
        Path(folder, "out").open("wb") as out,
        opened.running(
            command, f"http://127.0.0.1:{port}/accounts/login/", stdout=out, stderr=subprocess.STDOUT,
            env={**os.environ, "TMPDIR": folder},
        ),
    ):  # fmt: skip
        return time.perf_counter() - begun


def polled() -> float:
    """Reviews a second from the emulated platform, listed page by page, kept, read and planned."""
    import json

    from django.utils import timezone

    from heard.desk import listening, showroom
    from heard.records.models import Channel

    town = subprocess.Popen([sys.executable, "-m", "heard.sandbox", "--port", "0"], stdout=subprocess.PIPE, text=True)
    try:
        assert town.stdout is not None
        now = timezone.now()
        brands = showroom.furnish(json.loads(town.stdout.readline()), now=now)
        Channel.objects.filter(brand__in=brands).update(created_at=now - timedelta(days=600))  # so that nothing is history
        channels = [Channel.objects.select_related("brand").get(brand=brand, name="Google") for brand in brands]
        begun = time.perf_counter()
        touched = sum(listening.poll(channel, now=now) for channel in channels)
        return touched / (time.perf_counter() - begun)
    finally:
        town.terminate()
        town.wait(10)


def worked(number: int = 1000) -> float:
    """Jobs a second of one worker: each locks a case, folds its log, plans it, and finds that its reply is not due yet."""
    from django.db import connection

    from heard.records import queue
    from heard.records.models import Outgoing

    waiting = [thanked(code).pk for code in ready_to_send()]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    later = datetime.now(UTC) + timedelta(days=1)
    Outgoing.objects.filter(pk__in=waiting).update(send_after=later, next_look_at=later)
    for i in range(number):
        queue.enqueue("hand_over", outgoing=waiting[i % len(waiting)])
    command = [sys.executable, "-m", "heard.cli", "worker", "--concurrency", "4"]
    worker = subprocess.Popen(command, start_new_session=True)
    try:
        begun, first = 0.0, 0
        while (done := _done()) < number:
            if done and not begun:
                begun, first = time.perf_counter(), done
            time.sleep(0.05)
        return (done - first) / (time.perf_counter() - begun)
    finally:
        worker.terminate()
        worker.wait(30)


def thanked(code: str) -> Any:
    """The thanks for a happy review, in the outbox."""
    from django.utils import timezone

    from heard.desk import access, sending
    from heard.desk.act import acting
    from heard.vocabulary.people import Actor
    from heard.vocabulary.way import Role

    now = timezone.now()
    with acting(access.brand_called(filled.SLUG), code, now=now) as case:
        return sending.thank(case, Actor(name="Bench", role=Role.OWNER), now=now)


def _done() -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'hand_over' AND status = 'succeeded'")
        return int(cursor.fetchone()[0])


def head(name: str, cells: list[str]) -> None:
    """The head of a table in Markdown."""
    print()
    row(name, cells)
    print("|---|" + "--:|" * len(cells), flush=True)


def row(name: str, cells: list[str]) -> None:
    """A line of it."""
    print(f"| {name} | " + " | ".join(cells) + " |", flush=True)


def say(name: str, cells: list[str]) -> None:
    """How far the run is, for whoever waits."""
    print(f"{name}: {', '.join(cells)}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
