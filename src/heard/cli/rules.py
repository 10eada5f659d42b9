"""`heard rules`: everything that the guard checks, with its source."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from heard.cli.say import as_json


def options(command: argparse.ArgumentParser) -> None:
    """What can be said on the command line."""
    command.add_argument("--json", action="store_true")


def run(options: argparse.Namespace) -> int:
    """List them."""
    from heard import guard

    for rule in guard.rules():
        print(as_json(asdict(rule)) if options.json else f"{rule.level.value:<6} {rule.rule:<10} {rule.id:<28} {rule.meaning}")
    return 0
