"""Accounts and brands, for the command line and the first start."""

from __future__ import annotations

import secrets

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.text import slugify

from heard.records.models import Brand, Location, Membership, Person
from heard.vocabulary.way import Role, Sector

HOW = 'heard person let-in you@example.org --brand "Your business"'


class NotLetIn(Exception):
    """This account cannot be made."""


def anybody() -> bool:
    """Whether somebody can sign in already."""
    return Person.objects.filter(is_active=True).exists()


@transaction.atomic
def let_in(*, mail: str, name: str, password: str, brand: str, sector: Sector, role: Role) -> Person:
    """Make the account where there is none, the brand where there is none, and give the role. Safe to run again."""
    try:
        validate_email(mail)
        person = Person.objects.filter(email=mail.lower()).first()
        if person is None:
            validate_password(password)
            person = Person.objects.create_user(mail, password, name=name or mail.split("@")[0])
    except ValidationError as error:
        raise NotLetIn(" ".join(error.messages)) from error
    Membership.objects.update_or_create(person=person, brand=found_brand(brand, sector), defaults={"role": role})
    return person


def found_brand(name: str, sector: Sector) -> Brand:
    """The brand of this name, with one place to begin with when it is new."""
    slug = slugify(name)
    if not slug:
        raise NotLetIn("A brand needs a name of letters or digits.")
    brand, new = Brand.objects.get_or_create(slug=slug, defaults={"name": name, "sector": sector})
    if new:
        Location.objects.create(brand=brand, name=name, door=new_door())
    return brand


def new_door() -> str:
    """The secret part of a place's public address for private complaints."""
    return secrets.token_urlsafe(12)
