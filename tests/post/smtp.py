"""A mail server of our own on loopback: it keeps what it takes, and refuses what it is told to refuse."""

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller

from tests.post.server import free_port


class Letterbox:
    """Every mail that was handed over; `refused` says what is answered to an address, `full` to any mail."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.refused: dict[str, str] = {}
        self.full = ""

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 the library calls it so
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if self.full:
            return self.full
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 kept"


@contextmanager
def smtp(port: int = 0) -> Iterator[tuple[Letterbox, int]]:
    """The server and its port, for as long as the block lasts."""
    box, port = Letterbox(), port or free_port()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield box, port
    finally:
        controller.stop()
