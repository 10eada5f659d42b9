"""`heard recount`: the counts behind trends, made anew."""

from __future__ import annotations

import argparse
import time

from heard.cli import django_up


def options(command: argparse.ArgumentParser) -> None:
    """Nothing can be chosen."""


def run(options: argparse.Namespace) -> int:
    """Count everything. Pages go on showing the old counts until it is done."""
    django_up.ready()
    from heard.diagnose import counting

    begun = time.monotonic()
    counting.recount()
    print(f"counted in {time.monotonic() - begun:.1f} s")
    return 0
