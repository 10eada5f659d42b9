"""What can go wrong between the desk and a platform, as a tree.

The docstring of each error is its message. Every error says whether it stays (`permanent`), how long
the platform asks us to wait (`retry_after`, seconds), and whether the thing may have happened all the
same (`maybe_done`): after a write, that is the difference between trying again and reading back first.
No message carries what a person wrote.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar


class ChannelError(Exception):
    """The platform could not be used."""

    permanent: ClassVar[bool] = False
    mend: ClassVar[str] = ""

    def __init__(self, detail: str = "", *, retry_after: float | None = None, maybe_done: bool = False) -> None:
        self.detail = detail
        self.retry_after = retry_after
        self.maybe_done = maybe_done
        message = (type(self).__doc__ or "").strip()
        super().__init__(f"{message} ({detail})" if detail else message)


class Misconfigured(ChannelError):
    """The channel is not set up completely."""

    permanent = True
    mend = "Open the channel's settings and fill in what is named."


class LeadsInside(Misconfigured):
    """The channel's address leads to this machine or its own network."""

    mend = "Give the platform's address in the open net, or let the owner of the house name this one in HEARD_INSIDE."


class Unauthorised(ChannelError):
    """The platform does not accept our sign-in any more."""

    permanent = True
    mend = "Connect the channel again: the person who gave access signs in once more."


class Forbidden(ChannelError):
    """The platform knows us but does not allow this."""

    permanent = True
    mend = "Check that the account that signed in manages this place, and that the place is verified."


class ForPeople(Forbidden):
    """The platform lets people answer this, and no program."""

    mend = "Copy the answer, post it there yourself, and say so here."


class NotApproved(Forbidden):
    """The platform has not approved this project for its interface yet."""

    mend = "Ask the platform for access, and use alert mails, paste or CSV until it is granted."


class Refused(ChannelError):
    """The platform refused what we sent."""

    permanent = True
    mend = "Read the platform's reason, change the text and send again."


class TooLong(Refused):
    """The text is longer than the platform takes."""

    mend = "Shorten the text; it is never cut for you."


class SaidAlready(Refused):
    """The platform takes one private message to a post, and has one."""

    mend = "Wait until they answer: then the talk goes on there."


class Gone(ChannelError):
    """It is no longer on the platform."""

    permanent = True


class RateLimited(ChannelError):
    """The platform asks us to slow down."""


class TemporarilyDown(ChannelError):
    """The platform does not answer as it should just now."""


class Unanswered(TemporarilyDown):
    """The connection broke before the platform answered."""


class NotAsPromised(ChannelError):
    """The platform answered something that is not its interface, such as an error page."""


class BadNotice(ChannelError):
    """A notice came that the platform did not sign."""

    permanent = True
    mend = "Check the audience, the sender and the token that the subscription is set to."


@contextmanager
def as_promised(what: str, *, maybe_done: bool = False) -> Iterator[None]:
    """Whatever does not have the shape that is taken for granted within is `NotAsPromised`: `what` names what it was to be."""
    try:
        yield
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise NotAsPromised(f"no {what}", maybe_done=maybe_done) from error
