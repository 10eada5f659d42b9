"""Ten thousand mails in, the worker killed fifty times: how many were lost, how many came twice, how long it took.

    python bench/letters.py [--mails 10000] [--kills 50] [--folder DATA --seconds 240]

Every mail stands where the mailbox would have put it (`letters.keep`); every tenth is handed in twice. A worker process reads them
as the job does and says each one that it has read; SIGKILL meets it at a random moment, the kills spread over the whole. With
`--folder` a run that stops after so many seconds goes on where it stopped when it is called again.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import opened

ADDRESS = "care@bench.example"
MAIL = (
    "From: Guest {n} <guest{n}@example.com>\r\nTo: {to}\r\nSubject: About {n}\r\nMessage-ID: <m{n}@example.com>\r\n"
    "Date: Mon, 02 Nov 2026 10:11:00 +0000\r\n\r\nNumber {n}: the soup was cold.\r\n"
)


def main() -> None:
    """Fill, kill, count."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--mails", type=int, default=10_000)
    asked.add_argument("--kills", type=int, default=50)
    asked.add_argument("--folder", help="keep the data here and go on in it the next time")
    asked.add_argument("--seconds", type=float, default=10**6, help="stop after so long")
    asked.add_argument("--work", action="store_true", help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.work:
        work()
        return
    until = time.monotonic() + given.seconds
    with opened.data_folder(given.folder) as folder:
        notes = Notes(folder / "letters.json")
        answers = known_cases(max(1, given.mails // 50))
        notes.timed("keeping", lambda: keep(given.mails, answers, until))
        notes.timed("reading", lambda: read(given.mails, given.kills, notes, until))
        print(json.dumps(counted(given.mails, notes), indent=1))


class Notes:
    """What a run has to remember: how often the worker was killed, and how long it took so far."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.kept: dict[str, float] = json.loads(path.read_text()) if path.exists() else {}

    def add(self, what: str, number: float) -> None:
        """Count it and write it down."""
        self.kept[what] = self.kept.get(what, 0) + number
        self.path.write_text(json.dumps(self.kept))

    def timed(self, what: str, do: Any) -> None:
        """Do it, and note the seconds."""
        began = time.monotonic()
        do()
        self.add(f"{what}, seconds", round(time.monotonic() - began, 1))


def known_cases(number: int) -> list[str]:
    """The addresses under which so many cases are answered; each was opened by the mail of somebody nobody knew."""
    from heard.desk import letters
    from heard.records.models import Brand, Case, Channel, Location
    from heard.resolve import links, rules

    now = datetime.now(UTC)
    brand, new = Brand.objects.get_or_create(slug="bench", defaults={"name": "Bench"})
    if new:
        Location.objects.create(brand=brand, name="One", door="one")
        Channel.objects.create(brand=brand, kind="private_mail", platform="mail", name="Care", settings={"address": ADDRESS})
    for n in range(Case.objects.count(), number):
        letter = letters.keep(brand, mail(n, ADDRESS), way="mail", channel=letters.channel_of(brand), now=now)
        if letter is not None:
            letters.read(letter.pk, now=now)
    codes = Case.objects.order_by("pk").values_list("code", flat=True)
    return [rules.reply_address(ADDRESS, code, links.address_token(code)) for code in codes]


def keep(mails: int, answers: list[str], until: float) -> None:
    """Hand in what is not there yet, every tenth mail twice."""
    from heard.desk import letters
    from heard.records.models import Brand, Letter

    brand = Brand.objects.get(slug="bench")
    channel = letters.channel_of(brand)
    for n in range(Letter.objects.count(), mails):
        if time.monotonic() > until:
            return
        data = mail(n, answers[n % len(answers)])
        for _ in range(2 if n % 10 == 0 else 1):
            letters.keep(brand, data, way="mail", channel=channel, now=datetime.now(UTC))


def mail(n: int, to: str) -> bytes:
    """One mail of the ten thousand."""
    return MAIL.format(n=n, to=to).encode()


def work() -> None:
    """Read letters until there are none, saying each."""
    from heard.cli import django_up

    django_up.ready(migrate=False)
    from heard.desk import letters
    from heard.records.models import Letter

    while numbers := list(Letter.objects.filter(done_at=None).order_by("id").values_list("pk", flat=True)[:200]):
        for number in numbers:
            letters.read(number, now=datetime.now(UTC))
            print(number, flush=True)


def read(mails: int, kills: int, notes: Notes, until: float) -> None:
    """Workers one after another, killed until it has been often enough, then left in peace."""
    from heard.records.models import Letter

    every = mails // (kills + 1)
    while time.monotonic() < until and Letter.objects.count() >= mails and Letter.objects.filter(done_at=None).exists():
        killed = int(notes.kept.get("killed", 0))
        chance = random.Random(killed)
        most = chance.randint(every // 2, every) if killed < kills else mails
        with subprocess.Popen([sys.executable, __file__, "--work"], stdout=subprocess.PIPE) as worker:
            assert worker.stdout is not None
            for said, _ in enumerate(worker.stdout, 1):
                if said >= most or time.monotonic() > until:
                    time.sleep(chance.uniform(0, 0.3))  # somewhere inside the next letters
                    break
            if worker.poll() is None:
                worker.kill()
                notes.add("killed", 1)


def counted(mails: int, notes: Notes) -> dict[str, object]:
    """What is there at the end, by the words of each mail and by the log."""
    from heard.records.models import Case, CaseEvent, Letter, Message

    texts = list(Message.objects.filter(inbound=True).values_list("text", flat=True))
    logged = CaseEvent.objects.filter(kind="heard_from").values_list("data__message", flat=True)
    return {
        "mails": mails,
        "letters": Letter.objects.count(),
        "unread": Letter.objects.filter(done_at=None).count(),
        "lost": mails - len(set(texts)),
        "twice": len(texts) - len(set(texts)),
        "twice in the log": len(logged) - len(set(logged)),
        "aside": Letter.objects.filter(fate="aside").count(),
        "read more than once": Letter.objects.filter(attempts__gt=1).count(),
        "cases": Case.objects.count(),
        **notes.kept,
    }


if __name__ == "__main__":
    main()
