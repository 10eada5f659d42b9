"""`heard export`: every case of a brand with its text, reading and log, as JSON lines. Nobody is locked in."""

from __future__ import annotations

import argparse
import sys

from tqdm import tqdm

from heard.cli import django_up
from heard.cli.say import Trouble, as_json
from heard.cli.texts import opened


def options(command: argparse.ArgumentParser) -> None:
    """What can be said on the command line."""
    command.add_argument("--brand", required=True, help="the brand's short name, as in its address")
    command.add_argument("-o", "--output", help="a file; standard output by default")


def run(options: argparse.Namespace) -> int:
    """Write them, oldest first."""
    django_up.ready()
    from heard.desk import exporting

    try:
        total, rows = exporting.everything(options.brand)
    except exporting.NoSuchBrand as error:
        raise Trouble(str(error)) from error
    with opened(options.output) as stream:
        for row in tqdm(rows, total=total, unit=" cases", disable=not sys.stderr.isatty()):
            stream.write(as_json(row) + "\n")
    return 0
