"""`heard person`: let somebody in. How the first owner gets their account."""

from __future__ import annotations

import argparse
import getpass
import os

from heard.cli import django_up
from heard.cli.say import Trouble
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


def run(options: argparse.Namespace) -> int:
    """Ask for the password (or take HEARD_PASSWORD) and make the account, the brand and the role."""
    django_up.ready(migrate=True)
    from heard.desk import letting_in

    password = os.environ.get("HEARD_PASSWORD") or getpass.getpass("Password: ")
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
