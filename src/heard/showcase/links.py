"""What opens the page of one person without an account: the link under a request, and the one that asks whether to quote."""

from django.core import signing

SALT = "heard.showcase"


class BadLink(Exception):
    """This link is not valid."""


def token(what: str, number: int) -> str:
    """For the link of one invite ("stop") or of one consent ("quote"). It does not grow old: both can be taken back at any time."""
    return signing.dumps(number, salt=f"{SALT}.{what}", compress=False)


def number_of(what: str, given: str) -> int:
    """The invite or consent behind a link; raises `BadLink`."""
    try:
        return int(signing.loads(given, salt=f"{SALT}.{what}"))
    except signing.BadSignature as error:
        raise BadLink(BadLink.__doc__) from error
