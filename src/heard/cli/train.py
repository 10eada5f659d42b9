"""`heard train`: teach the reader what the people of a brand put right."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from tqdm import tqdm

from heard.cli import django_up
from heard.cli.say import Trouble, as_json

if TYPE_CHECKING:
    from heard.desk.teaching import Taught


def options(command: argparse.ArgumentParser) -> None:
    """What can be said on the command line."""
    command.add_argument("--brand", required=True, help="the brand's short name, as in its address")
    command.add_argument("--json", action="store_true", help="one line of JSON")


def run(options: argparse.Namespace) -> int:
    """Learn, show before and after on what was held out, keep what is better."""
    django_up.ready()
    from django.utils import timezone

    from heard.desk import teaching
    from heard.desk.exporting import NoSuchBrand
    from heard.vocabulary.people import DESK

    try:
        brand = teaching.brand_named(options.brand)
        with tqdm(total=teaching.PARTS, unit=" parts", disable=not sys.stderr.isatty()) as bar:
            taught = teaching.train(brand, DESK, now=timezone.now(), step=bar.update)
    except (NoSuchBrand, teaching.TooFew) as error:
        raise Trouble(str(error)) from error
    print(_as_json(taught) if options.json else _in_words(taught))
    return 0


def _as_json(taught: Taught) -> str:
    compared = {one.kind: {"before": one.before, "after": one.after, "kept": one.better} for one in taught.compared}
    return as_json(
        {"corrections": taught.corrections, "let_stand": taught.stood, "compared": compared, "number": taught.number}
    )


def _in_words(taught: Taught) -> str:
    lines = [
        f"{taught.corrections} readings put right, {taught.stood} let stand; agreement with people on what was held out:",
        f"{'':<12}{'before':>8}{'after':>8}",
    ]
    lines += [
        f"{one.kind:<12}{one.before:>8.3f}{one.after:>8.3f}  {'kept' if one.better else 'left as it was'}"
        for one in taught.compared
    ]
    lines.append(f"tuning {taught.number} is in force" if taught.number else "nothing got better, so nothing was kept")
    return "\n".join(lines)
