"""Ten thousand mails in, the worker killed fifty times: how many were lost, how many came twice, how long it took.

    python -m bench.letters [--mails 10000] [--kills 50]

Takes a database of its own in a temporary folder. Every mail stands in the mailbox's place (`letters.keep`), a worker process
reads them as the job does, and is killed by SIGKILL at a random moment, again and again, until nothing is left to read.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def _up(folder: str) -> None:
    os.environ["HEARD_DATA"] = folder
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heard.config.settings")
    os.environ.setdefault("HEARD_LOG_LEVEL", "ERROR")
    from heard.config import database

    database.ensure()
    import django

    django.setup()


def work(folder: str) -> None:
    """Read letters until there are none."""
    _up(folder)
    from django.utils import timezone

    from heard.desk import letters
    from heard.records.models import Letter

    while numbers := list(Letter.objects.filter(done_at=None).order_by("id").values_list("pk", flat=True)[:200]):
        for number in numbers:
            letters.read(number, now=timezone.now())


def main() -> None:
    """Fill, kill, count."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--mails", type=int, default=10_000)
    asked.add_argument("--kills", type=int, default=50)
    asked.add_argument("--work")
    given = asked.parse_args()
    if given.work:
        work(given.work)
        return
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        _up(folder)
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        call_command("createcachetable")
        print(json.dumps(_measure(folder, given.mails, given.kills), indent=1))


def _measure(folder: str, count: int, kills: int) -> dict[str, object]:
    from django.utils import timezone

    from heard.desk import letters
    from heard.records.models import Brand, Case, Channel, Letter, Location, Message
    from heard.resolve import links, rules

    brand = Brand.objects.create(name="Bench", slug="bench")
    Location.objects.create(brand=brand, name="One", door="one")
    channel = Channel.objects.create(
        brand=brand, kind="private_mail", platform="mail", name="Care", settings={"address": "care@bench.example"}
    )
    now = timezone.now()
    began = time.monotonic()
    opened = max(1, count // 50)  # so many are from people nobody knows and open a case; the others answer in one of these
    for number in range(opened):
        letters.read(letters.keep(brand, _mail(number, "care@bench.example"), way="mail", channel=channel, now=now).pk, now=now)
    codes = list(Case.objects.values_list("code", flat=True))
    answers = [rules.reply_address("care@bench.example", code, links.address_token(code)) for code in codes]
    for number in range(opened, count):
        data = _mail(number, answers[number % opened])
        for _ in range(2 if number % 10 == 0 else 1):  # every tenth is handed in twice
            letters.keep(brand, data, way="mail", channel=channel, now=now)
    kept = time.monotonic() - began
    chance = random.Random(7)
    killed, began = 0, time.monotonic()
    while Letter.objects.filter(done_at=None).exists():
        worker = subprocess.Popen([sys.executable, "-m", "bench.letters", "--work", folder])
        if killed < kills:
            time.sleep(chance.uniform(2.0, 5.0))
            if worker.poll() is None:
                worker.kill()
                killed += 1
        worker.wait()
    texts = list(Message.objects.filter(inbound=True).values_list("text", flat=True))
    return {
        "mails": count,
        "killed": killed,
        "letters": Letter.objects.count(),
        "lost": count - len(set(texts)),
        "twice": len(texts) - len(set(texts)),
        "aside": Letter.objects.filter(fate="aside").count(),
        "cases": Case.objects.count(),
        "opening and keeping, seconds": round(kept, 1),
        "reading with kills, seconds": round(time.monotonic() - began, 1),
    }


def _mail(number: int, to: str) -> bytes:
    return (
        f"From: Guest {number} <guest{number}@example.com>\r\nTo: {to}\r\nSubject: About {number}\r\n"
        f"Message-ID: <m{number}@example.com>\r\nDate: Mon, 02 Nov 2026 10:11:00 +0000\r\n\r\nNumber {number}: the soup was cold.\r\n"
    ).encode()


if __name__ == "__main__":
    main()
