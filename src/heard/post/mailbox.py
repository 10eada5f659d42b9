"""Reading a mailbox over IMAP: each message once, in the order in which it arrived.

A message is named by (UIDVALIDITY, UID). When the server gives a folder a new validity, every message counts as new
again; whoever takes them in recognises what is kept already.
"""

from __future__ import annotations

import imaplib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from imap_tools import A, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError, MailboxLoginError

MOST_BYTES = 30 * 1024 * 1024
SECONDS = 30


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
    kinds = {"tls": MailBox, "starttls": MailBoxStartTls, "none": MailBoxUnencrypted}
    try:
        box = kinds[mailbox.security](mailbox.host, mailbox.port, timeout=SECONDS)
        with _signed_in(box, mailbox):
            present = int(box.folder.status(mailbox.folder, ["UIDVALIDITY"])["UIDVALIDITY"])
            last = after if present == validity else 0
            # "n:*" always answers with the newest message, even when it is older than n.
            for uid in sorted(int(uid) for uid in box.uids(A(uid=f"{last + 1}:*"))):
                if uid > last:
                    yield Arrived(present, uid, _bytes(box, uid))
    except MailboxLoginError as error:
        raise WrongPassword(WrongPassword.__doc__) from error
    except (OSError, ImapToolsError, imaplib.IMAP4.error) as error:
        raise MailboxTrouble(f"{mailbox.host} cannot be read: {error}. Check the address and the folder.") from error


@contextmanager
def _signed_in(box: MailBox, mailbox: Mailbox) -> Iterator[None]:
    """Signed in for as long as the block lasts; the connection is closed whatever happens."""
    try:
        box.login(mailbox.user, mailbox.password, initial_folder=mailbox.folder)
        yield
    except BaseException:
        box.client.shutdown()
        raise
    box.logout()


def _bytes(box: MailBox, uid: int) -> bytes:
    sizes = [message.size_rfc822 for message in box.fetch(A(uid=str(uid)), headers_only=True, mark_seen=False)]
    if not sizes or sizes[0] > MOST_BYTES:
        return b""
    for message in box.fetch(A(uid=str(uid)), mark_seen=False):
        return bytes(message.obj.as_bytes())
    return b""
