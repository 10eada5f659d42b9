"""What `heard draft` and `heard check` are told on the command line, as a brief."""

from __future__ import annotations

import argparse

from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Language, ReaderContext
from heard.vocabulary.text import Brief, PrivateRoute, ReviewText, Standing, TextKind, Voice
from heard.vocabulary.way import Sector


def options(command: argparse.ArgumentParser) -> None:
    """The options that both share."""
    command.add_argument("--stars", type=int, choices=range(1, 6))
    command.add_argument("--author", default="")
    command.add_argument("--platform", choices=[platform.value for platform in Platform], default=Platform.OTHER.value)
    command.add_argument("--sector", choices=[sector.value for sector in Sector], default=Sector.OTHER.value)
    command.add_argument("--country", default="", help="two letters, such as DE")
    command.add_argument("--brand", default="", help="who answers; the answer is not signed without one")
    command.add_argument("--signature", default="", help="how the answer is signed; with the brand by default")
    command.add_argument("--contact", default="", help="the person a customer can reach")
    command.add_argument("--mail", default="")
    command.add_argument("--phone", default="")
    command.add_argument("--code", default="", help="the case code")
    command.add_argument("--standing", choices=[standing.value for standing in Standing], default=Standing.NOT_SEARCHED.value)
    command.add_argument("--kind", choices=[kind.value for kind in TextKind], default=TextKind.PUBLIC_REPLY.value)
    command.add_argument("--json", action="store_true")


def brief_of(options: argparse.Namespace, review: str) -> Brief:
    """The brief, with the review read."""
    from heard import reader

    reading = reader.read(review, ReaderContext(sector=options.sector, stars=options.stars)) if review else None
    known = reading is not None and reading.language is not Language.UNKNOWN
    return Brief(
        kind=TextKind(options.kind),
        voice=Voice(brand=options.brand, signature=options.signature or options.brand),
        platform=Platform(options.platform),
        country=options.country.upper(),
        sector=Sector(options.sector),
        case_code=options.code,
        language=reading.language if reading and known else Language.ENGLISH,
        review=ReviewText(text=review, stars=options.stars, author=options.author) if review else None,
        reading=reading,
        standing=Standing(options.standing),
        route=PrivateRoute(contact=options.contact, mail=options.mail, phone=options.phone),
    )
