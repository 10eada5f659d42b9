"""`heard key`: keys of the REST API, for whoever owns the machine."""

from __future__ import annotations

import argparse

from heard.cli import django_up
from heard.cli.say import Trouble, as_json
from heard.vocabulary.people import Actor
from heard.vocabulary.way import Role


def options(command: argparse.ArgumentParser) -> None:
    """What can be said on the command line."""
    command.add_argument("what", choices=["make", "list", "revoke"])
    command.add_argument("name", nargs="?", default="", help="what the key is called, such as the program that uses it")
    command.add_argument("--brand", required=True, help="the brand's short name, as in its address")
    command.add_argument(
        "--role", choices=[role.value for role in Role], default=Role.AGENT.value, help="what it may do (agent)"
    )
    command.add_argument("--json", action="store_true")


def run(options: argparse.Namespace) -> int:
    """Make a key and print it once, list what there is, or revoke one by its name."""
    if options.what != "list" and not options.name:
        raise Trouble(f"Say which: heard key {options.what} NAME --brand {options.brand}.")
    django_up.ready()
    from django.utils import timezone

    from heard.desk import access, house, keys

    me = Actor(name="the command line", role=Role.OWNER)
    try:
        brand = access.brand_called(options.brand)
    except access.NotYours as error:
        raise Trouble(f"There is no brand “{options.brand}”.") from error
    try:
        if options.what == "make":
            row, key = keys.make(brand, me, name=options.name, role=Role(options.role))
            print(as_json({"name": row.name, "role": row.role, "key": key}) if options.json else key)
        elif options.what == "revoke":
            keys.revoke(brand, me, keys.named(brand, options.name).pk, now=timezone.now())
            print(f"{options.name} opens nothing any more")
        else:
            for row in keys.listed(brand, me):
                told = {"name": row.name, "role": row.role, "made": row.made_at, "used": row.used_at, "revoked": row.revoked_at}
                print(as_json(told) if options.json else "  ".join(f"{name}: {value or '-'}" for name, value in told.items()))
    except house.NotTaken as error:
        raise Trouble(str(error)) from error
    except access.NotYours as error:
        raise Trouble(f"There is no key “{options.name}” that still opens anything.") from error
    return 0
