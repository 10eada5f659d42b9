"""`heard import`: reviews, customers or orders from a CSV file, with a progress bar and the bad rows by line."""

from __future__ import annotations

import argparse
import sys
import threading
from pathlib import Path

from tqdm import tqdm

from heard.cli import django_up
from heard.cli.say import Trouble, as_json


def options(command: argparse.ArgumentParser) -> None:
    """What can be said on the command line."""
    command.add_argument("file")
    command.add_argument("--brand", required=True, help="the brand's short name, as in its address")
    command.add_argument("--what", choices=["posts", "customers", "orders"], default="posts")
    command.add_argument("--json", action="store_true", help="the result as JSON")


def run(options: argparse.Namespace) -> int:
    """Take the file in; exit code 1 when rows were left aside. Run again, it keeps nothing twice."""
    path = Path(options.file)
    if not path.is_file():
        raise Trouble(f"There is no file {options.file}.")
    django_up.ready()
    from django.utils import timezone

    from heard.desk import importing

    try:
        intake = importing.begin_here(options.brand, what=options.what, name=path.name, content=path.read_bytes())
        worker = threading.Thread(target=importing.run, args=(intake.pk,), kwargs={"now": timezone.now()})
        worker.start()
        with tqdm(total=intake.size, unit="B", unit_scale=True, disable=not sys.stderr.isatty()) as bar:
            while worker.is_alive():
                worker.join(0.5)
                bar.update(importing.read_so_far(intake.pk) - bar.n)
    except importing.NotReadable as error:
        raise Trouble(str(error)) from error
    intake.refresh_from_db()
    if intake.state != "done":
        raise Trouble(intake.trouble or "the file was not read to its end")
    if options.json:
        print(as_json({"kept": intake.kept, "same": intake.same, "aside": intake.aside}))
    else:
        print(f"{intake.kept} kept, {intake.same} known already, {intake.aside} left aside")
        for row in intake.rows_aside.order_by("line")[:20]:
            print(f"  line {row.line}: {row.reason}. {row.mend}", file=sys.stderr)
    return 1 if intake.aside else 0
