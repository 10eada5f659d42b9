"""`heard rules`: everything that the guard checks, with its source."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from heard.cli.say import as_json


def options(command: argparse.ArgumentParser) -> None:
    """What can be said on the command line."""
    command.add_argument("--json", action="store_true")
    command.add_argument("--pack", help="only this pack: platform:yelp, sector:clinic, country:GB, law:US, everywhere")


def run(options: argparse.Namespace) -> int:
    """List them."""
    from heard.guard import rules
    from heard.guard.docs import by_pack

    packs = by_pack()
    if options.pack and options.pack not in packs:
        print(f"No pack {options.pack!r}. There are: {', '.join(packs)}")
        return 1
    if options.json:
        for rule in packs[options.pack] if options.pack else rules():
            print(as_json(asdict(rule)))
        return 0
    for pack in [options.pack] if options.pack else packs:
        print(f"\n{pack}")
        for rule in packs[pack]:
            print(f"  {rule.level.value:<6} {rule.rule:<10} {rule.id:<28} {rule.meaning}")
            print(f"  {'':<46} {rule.source}, read on {rule.read_on}")
    return 0
