"""Signed one-time links: a colleague answers a question without an account."""

from datetime import timedelta

from django.core import signing

SALT = "heard.gather.facts"
GOOD_FOR = timedelta(days=14)


class BadLink(Exception):
    """This link is not valid any more. Ask whoever sent it for a new one."""


def token(request_id: int) -> str:
    """What stands in the mail; says which request, and cannot be made up."""
    return signing.dumps(request_id, salt=SALT, compress=False)


def request_of(token: str) -> int:
    """The request that a link belongs to; raises `BadLink`."""
    try:
        return int(signing.loads(token, salt=SALT, max_age=GOOD_FOR))
    except signing.BadSignature as error:
        raise BadLink(BadLink.__doc__) from error
