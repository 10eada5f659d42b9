"""`heard mail`: take in a forwarded alert mail, or with --private a customer's, from standard input, as a mail server pipes it."""

from __future__ import annotations

import argparse
import sys

from heard.cli import django_up
from heard.cli.say import Trouble

TRY_AGAIN = 75  # EX_TEMPFAIL of sysexits.h, as mail servers know it


def options(command: argparse.ArgumentParser) -> None:
    """What can be said on the command line."""
    command.add_argument("--private", action="store_true", help="it is from a customer, not an alert of a platform")
    command.add_argument("--brand", required=True, help="the brand's short name, as in its address")


def run(options: argparse.Namespace) -> int:
    """Take it in; exit code 75 asks the mail server to try again when the database is away."""
    data = sys.stdin.buffer.read()
    try:
        django_up.ready()
    except django_up.Away:
        return TRY_AGAIN
    from django.db import OperationalError
    from django.utils import timezone

    from heard.desk import access, letters, mailing

    try:
        brand = access.brand_called(options.brand)
        if options.private:
            new = letters.keep(brand, data, way="mail", channel=letters.channel_of(brand), now=timezone.now())
            print("kept; a worker reads it" if new else "known already")
            return 0
        print(f"{mailing.hand_in(brand, data, now=timezone.now())} cases changed")
    except access.NotYours as error:
        raise Trouble(f"There is no brand “{options.brand}”.") from error
    except OperationalError:
        return TRY_AGAIN
    return 0
