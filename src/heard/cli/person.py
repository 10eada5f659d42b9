"""`heard person`: let somebody in, and answer people who ask what the desk knows of them (R-26)."""

from __future__ import annotations

import argparse
import getpass
import os
import sys

from heard.cli import django_up
from heard.cli.say import Trouble, as_json
from heard.vocabulary.people import Actor
from heard.vocabulary.way import Role, Sector


def options(command: argparse.ArgumentParser) -> None:
    """What can be said on the command line."""
    ways = command.add_subparsers(dest="way", required=True, metavar="WAY")
    let_in = ways.add_parser("let-in", help="give somebody an account and a role: how the first owner gets theirs")
    let_in.add_argument("mail")
    let_in.add_argument("--name", default="")
    let_in.add_argument("--brand", required=True, help="the brand's name; made when it is new")
    let_in.add_argument("--role", choices=[role.value for role in Role], default=Role.OWNER.value)
    let_in.add_argument(
        "--sector", choices=[sector.value for sector in Sector], default=Sector.OTHER.value, help="of a new brand"
    )
    for way, about in (("export", "everything the desk holds of a person, as JSON"), ("erase", "erase it; cannot be undone")):
        asked = ways.add_parser(way, help=about, description=about[0].upper() + about[1:] + ".")
        asked.add_argument("mail", nargs="?", default="", help="the person's mail address")
        asked.add_argument("--phone", default="", help="their telephone number, however it is written")
        asked.add_argument("--case", action="append", default=[], help="the code of a case that is known to be theirs")
        asked.add_argument("--brand", required=True, help="the brand's short name, as in its address")
        if way == "erase":
            asked.add_argument("--yes", action="store_true", help="do not ask whether you are sure")


def run(options: argparse.Namespace) -> int:
    """One of the three."""
    return _let_in(options) if options.way == "let-in" else _answer(options)


def _answer(options: argparse.Namespace) -> int:
    django_up.ready()
    from django.utils import timezone

    from heard.desk import access, subject
    from heard.desk.emptying import StillOnItsWay

    me = Actor(name="the command line", role=Role.OWNER)
    who = subject.Subject(mail=options.mail, phone=options.phone, codes=tuple(options.case))
    try:
        brand = access.brand_called(options.brand)
        if options.way == "export":
            print(as_json(subject.export(brand, me, who, now=timezone.now())))
            return 0
        found = subject.find(brand, me, who)
        told = f"{len(found.customers)} customer records, {len(found.cases)} cases, {len(found.mentions)} mentions elsewhere"
        if not (options.yes or input(f"Erase {told}? Type yes: ").strip() == "yes"):
            raise Trouble("Nothing was erased.")
        subject.erase(brand, me, who, now=timezone.now())
        print(f"erased: {told}")
    except access.NotYours as error:
        raise Trouble(f"There is no brand “{options.brand}”.") from error
    except EOFError as error:
        raise Trouble("Nothing was erased. Say --yes where nobody can be asked.") from error
    except (subject.NotFound, subject.TooLittle, StillOnItsWay) as error:
        raise Trouble(str(error)) from error
    return 0


def _let_in(options: argparse.Namespace) -> int:
    """Ask for the password (or take HEARD_PASSWORD) and make the account, the brand and the role."""
    django_up.ready(migrate=True)
    from heard.desk import letting_in

    password = os.environ.get("HEARD_PASSWORD") or (getpass.getpass("Password: ") if sys.stdin.isatty() else "")
    if not password:
        raise Trouble("Nobody was let in. Give the password as HEARD_PASSWORD where nobody can be asked.")
    try:
        letting_in.let_in(
            mail=options.mail,
            name=options.name,
            password=password,
            brand=options.brand,
            sector=Sector(options.sector),
            role=Role(options.role),
        )
    except letting_in.NotLetIn as error:
        raise Trouble(str(error)) from error
    print(f"{options.mail} is {options.role} of {options.brand}")
    return 0
