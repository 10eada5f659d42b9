"""Heard beside django-helpdesk: `make bench-peers`, or `python bench/peers.py --size 100000`.

Both on one PostgreSQL server, both behind granian with two workers, the same number of open cases. Both stand ready and
are asked in turn, kind by kind, so that whatever else the machine does meets both; the figures mean something beside one
another only. The peer is installed from its package into an
environment of its own in a temporary folder; `--peer-python` names one that is there already.
"""

import argparse
import base64
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import filled
import load
import opened
import texts
from load import Client, Measured

import desk

HERE = Path(__file__).resolve().parent
PROJECT = HERE / "helpdesk"
CLIENTS = (1, 8)
REQUESTS = 200  # of each kind; fewer let one slow answer decide the p95
FEWER = 60  # of what the peer takes seconds for
WORD = "lasagne"
ANSWER = {"public": "1", "new_status": "1", "title": "A review", "priority": "3", "queue": "1"}  # the fields of its form
OURS = {
    "list of open work": "inbox: due now",
    "one case": "case page",
    "keyword search": "search: " + WORD,
    "post a reply": "posting a reply",
}
Kinds = dict[str, Callable[[int], Measured]]  # kind of work: its times with so many clients


def main() -> None:
    """Measure both, print both and what lies between them."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--size", type=int, default=100_000, help="open tickets, and reviews")
    asked.add_argument("--folder", help="keep Heard's data here for the next run")
    asked.add_argument("--peer-python", help="the Python of an environment that holds requirements-peers.txt")
    options = asked.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    desk.REQUESTS, started = REQUESTS, os.getloadavg()[0]
    desk.SEARCHES = {OURS["keyword search"]: WORD}
    with opened.data_folder(options.folder) as folder, tempfile.TemporaryDirectory(prefix="heard-peer-") as own:
        key = filled.furnished()
        filled.fill(options.size)
        python = options.peer_python or _installed(Path(own))
        peer = _peer(python, str(folder / "postgres"), options.size)
        with opened.web_server() as (port, _), peer as other:
            ours, theirs = _in_turn(_ours(port, key), _theirs(other))
    heads = [f"{who}, {n} client{'s' * (n > 1)}" for n in CLIENTS for who in ("Heard", "django-helpdesk", "times")]
    desk.head(f"{options.size:,} open, p95 in ms; load {started:.1f} to {os.getloadavg()[0]:.1f}", heads)
    for name in OURS:
        pairs = zip(ours[name], theirs[name], strict=True)
        desk.row(name, [cell for a, b in pairs for cell in (f"{a.p95:.0f}", f"{b.p95:.0f}", f"{b.p95 / a.p95:.1f}")])
    rates = [(a.per_second * desk.BATCH, b.per_second) for a, b in zip(ours["intake"], theirs["intake"], strict=True)]
    desk.row("taken in a second", [cell for a, b in rates for cell in (f"{a:.0f}", f"{b:.0f}", f"{a / b:.1f}")])


def _in_turn(ours: Kinds, theirs: Kinds) -> tuple[dict[str, list[Measured]], dict[str, list[Measured]]]:
    """Each kind of work with ours and then with theirs, for each number of clients."""
    found: dict[str, dict[str, list[Measured]]] = {"Heard": {}, "django-helpdesk": {}}
    for kind in ours:
        for who, kinds in zip(found, (ours, theirs), strict=True):
            found[who][kind] = [kinds[kind](n) for n in CLIENTS]
            told = ", ".join(f"{one.p95:.0f}" for one in found[who][kind])
            print(f"{who}: {kind}: p95 {told} ms", file=sys.stderr, flush=True)
    return found["Heard"], found["django-helpdesk"]


def _ours(port: int, key: str) -> Kinds:
    works = desk.pages(port, key)

    def timed(name: str) -> Callable[[int], Measured]:
        return lambda n: desk.timed(port, works[name](n), n)

    return {
        **{kind: timed(name) for kind, name in OURS.items()},
        "intake": lambda n: load.measured(desk.programs(port, key, n), desk.batches(16)),
    }


def _installed(folder: Path) -> str:
    subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
    python = str(folder / "venv/bin/python")
    wanted = str(HERE / "requirements-peers.txt")
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", wanted], check=True)
    return python


@contextmanager
def _peer(python: str, socket: str, size: int) -> Iterator[int]:
    """django-helpdesk with its tickets, on a database of its own in the same server; thrown away afterwards."""
    from django.db import connection

    where: dict[str, Any] = {
        "cwd": str(PROJECT),
        "env": {**os.environ, "PEER_SOCKET": socket, "DJANGO_SETTINGS_MODULE": "settings"},
    }
    with connection.cursor() as cursor:
        cursor.execute("DROP DATABASE IF EXISTS helpdesk WITH (FORCE)")
        cursor.execute("CREATE DATABASE helpdesk")
    subprocess.run([python, "fill.py", str(size)], check=True, **where)
    port = opened.free_port()
    web = [python, "-m", "granian", "wsgi:application", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    web += ["--workers", str(opened.WEB_WORKERS), "--blocking-threads", "4", "--no-ws", "--log-level", "warning"]
    with opened.running(web, f"http://127.0.0.1:{port}/login/", **where):
        yield port
    with connection.cursor() as cursor:
        cursor.execute("DROP DATABASE helpdesk WITH (FORCE)")


def _theirs(port: int) -> Kinds:
    numbers, seen = iter(range(1, 10_000)), iter(range(5_000, 10_000))

    def listed(client: Client, search: str = "") -> None:
        """Its list is a page that fetches its lines: only the lines are timed."""
        query = {"filtering": {"status__in": [1, 2]}, "sorting": "created", "sortreverse": False, "search_string": search}
        coded = base64.b64encode(json.dumps(query).encode()).decode()
        client.ask(
            f"/datatables_ticket_list/{coded}?draw=1&start=0&length=25&order[0][column]=0&order[0][dir]=desc&search[value]="
        )

    def post(client: Client) -> None:
        number = next(numbers)
        client.ask(f"/tickets/{number}/update/", form={**ANSWER, "comment": desk.REPLY}, expect=(302,))
        if number == 1 and desk.REPLY.split(".")[0] not in client.ask("/tickets/1/"):
            raise load.Unexpected("django-helpdesk did not keep the reply that was posted.")

    def timed(work: Callable[[Client], Any], times: int = REQUESTS) -> Callable[[int], Measured]:
        def run(n: int) -> Measured:
            clients = _people(port, n)
            load.measured(clients, [lambda client: client.ask("/tickets/1/")] * n * 4)  # warm, as ours are
            return load.measured(clients, [work] * times)

        return run

    return {
        "list of open work": timed(listed, FEWER),
        "one case": timed(lambda client: client.ask(f"/tickets/{next(seen)}/")),
        "keyword search": timed(lambda client: listed(client, WORD), FEWER),
        "post a reply": timed(post),
        "intake": lambda n: load.measured(_people(port, n), [_new_ticket] * 200),
    }


def _new_ticket(client: Client) -> None:
    body = {
        "queue": 1,
        "title": "A review",
        "description": texts.GOOD[0],
        "submitter_email": "guest@example.com",
        "priority": 3,
    }
    client.headers["X-CSRFToken"] = client.cookies["csrftoken"]
    client.ask("/api/tickets/", body=body, expect=(201,))


def _people(port: int, count: int) -> list[Client]:
    form = {"username": "bea", "password": filled.PASSWORD}
    first = Client(port).sign_in("/login/", form)
    clients = [first, *(Client(port) for _ in range(count - 1))]
    for client in clients[1:]:
        client.cookies = dict(first.cookies)
    return clients


if __name__ == "__main__":
    main()
