"""Reading a mailbox over IMAP: each message once, in the order in which it arrived.

A message is named by (UIDVALIDITY, UID). When the server gives a folder a new validity, every message counts as new
again; whoever takes them in recognises what is kept already.

A password is told to a server that proves its name, or to this machine, and to nobody else.
"""

from __future__ import annotations

import imaplib
import re
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

from imap_tools import A, BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError, MailboxLoginError

from heard import outward

MOST_BYTES = 30 * 1024 * 1024
SECONDS = 30
THIS_MACHINE = frozenset({"127.0.0.1", "localhost", "::1"})


class MailboxTrouble(Exception):
    """The mailbox cannot be read."""


class WrongPassword(MailboxTrouble):
    """The mailbox does not accept this name and password. Set them anew on the channels page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    """Where mail lies. `security`: "tls" from the first byte, "starttls", or "none" on the same machine only."""

    host: str
    user: str
    password: str
    port: int = 993
    folder: str = "INBOX"
    security: Literal["tls", "starttls", "none"] = "tls"


@dataclass(frozen=True, slots=True)
class Arrived:
    """One message as bytes; `data` is empty when it is larger than anybody should read."""

    validity: int
    uid: int
    data: bytes


def arrived(mailbox: Mailbox, *, validity: int = 0, after: int = 0) -> Generator[Arrived, None, None]:
    """Every message behind `after`, unless the folder's validity is another one: then all. Nothing on the server changes."""
    try:
        box = _reached(mailbox)
        with _signed_in(box, mailbox):
            present = int(box.folder.status(mailbox.folder, ["UIDVALIDITY"])["UIDVALIDITY"])
            last = after if present == validity else 0
            # "n:*" always answers with the newest message, even when it is older than n.
            for uid in sorted(int(uid) for uid in box.uids(A(uid=f"{last + 1}:*"))):
                if uid > last:
                    yield Arrived(present, uid, _bytes(box, uid))
    except MailboxLoginError as error:
        raise WrongPassword(WrongPassword.__doc__) from error
    except (
        OSError,
        ValueError,
        ImapToolsError,
        imaplib.IMAP4.error,
    ) as error:  # ValueError: a port that is meant for another way
        raise MailboxTrouble(f"{mailbox.host} cannot be read: {error}. Check the address and the folder.") from error


def _reached(mailbox: Mailbox) -> BaseMailBox:
    """A line to the server, not signed in yet. Left to itself the library would ask nobody for a certificate that is good."""
    if mailbox.security not in ("tls", "starttls") and (mailbox.security != "none" or mailbox.host not in THIS_MACHINE):
        raise MailboxTrouble("Security is tls, starttls, or none where the mail server is on this machine.")
    try:
        address = outward.looked_at(mailbox.host, mailbox.port)[0]
    except outward.Inside as error:
        raise MailboxTrouble(str(error)) from error
    if mailbox.security == "none":
        return MailBoxUnencrypted(address, mailbox.port, timeout=SECONDS)
    kind = MailBox if mailbox.security == "tls" else MailBoxStartTls
    return kind(address, mailbox.port, timeout=SECONDS, ssl_context=outward.proving(mailbox.host))


@contextmanager
def _signed_in(box: BaseMailBox, mailbox: Mailbox) -> Iterator[None]:
    """Signed in for as long as the block lasts; the connection is closed whatever happens."""
    try:
        box.login(mailbox.user, mailbox.password, initial_folder=mailbox.folder)
        yield
    except BaseException:
        box.client.shutdown()
        raise
    box.logout()


def _bytes(box: BaseMailBox, uid: int) -> bytes:
    """The message as it lies there, byte for byte: the library would take it apart first, and some mails are made against that."""
    told = b" ".join(word for word in _fetched(box, uid, "(RFC822.SIZE)") if isinstance(word, bytes))
    found = re.search(rb"RFC822\.SIZE (\d+)", told)
    if found is None or int(found[1]) > MOST_BYTES:
        return b""
    return next((word[1] for word in _fetched(box, uid, "(BODY.PEEK[])") if isinstance(word, tuple)), b"")


def _fetched(box: BaseMailBox, uid: int, what: str) -> list[Any]:
    """What the server answers: words, and pairs of words with the bytes that they announce. Nothing for a message that has gone."""
    said, found = box.client.uid("FETCH", str(uid), what)
    if said != "OK":
        raise MailboxTrouble("The mail server does not hand over a message.")
    return found
