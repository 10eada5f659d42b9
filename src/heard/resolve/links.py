"""What proves something to the desk without an account: the token in an answer's address, the link in a mail, a guest's cookie."""

from datetime import timedelta
from hmac import compare_digest

from django.core import signing
from django.utils.crypto import salted_hmac

SALT = "heard.resolve"
GOOD_FOR = timedelta(days=90)


class BadLink(Exception):
    """This link is not valid any more. Ask whoever sent it for a new one."""


def address_token(code: str) -> str:
    """Stands in the address that answers in a case go to; only who got a mail of this case knows it."""
    return salted_hmac(f"{SALT}.address", code, algorithm="sha256").hexdigest()[:12]


def is_address_token(code: str, token: str) -> bool:
    """Whether a mail came to an address that we gave for this case."""
    return compare_digest(address_token(code), token)


def page_token(case_id: int) -> str:
    """Stands in a mail to the customer: whoever opens it reads the mail of the person we talk to."""
    return signing.dumps(case_id, salt=f"{SALT}.page", compress=False)


def case_of(token: str) -> int:
    """The case that a link in a mail belongs to; raises `BadLink`."""
    return _read(token, "page")


def guest_token(guest_id: int) -> str:
    """What a guest's browser keeps, so that they find their talk again."""
    return signing.dumps(guest_id, salt=f"{SALT}.guest", compress=False)


def guest_of(token: str) -> int:
    """The guest behind a cookie; raises `BadLink`."""
    return _read(token, "guest")


def _read(token: str, what: str) -> int:
    try:
        return int(signing.loads(token, salt=f"{SALT}.{what}", max_age=GOOD_FOR))
    except signing.BadSignature as error:
        raise BadLink(BadLink.__doc__) from error
