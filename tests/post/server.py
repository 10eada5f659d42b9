"""A Dovecot of our own on loopback: a mailbox that is read over IMAP as anybody's is, and into which letters are laid."""

import imaplib
import os
import pwd
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from heard.post.mailbox import Mailbox

DOVECOT = shutil.which("dovecot")
PASSWORD = "secret"
SETTINGS = """
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/log
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:{folder}/mail/%u
passdb {{
  driver = static
  args = password=secret
}}
userdb {{
  driver = static
  args = uid={owner} gid={owner} home={folder}/mail/%u
}}
service imap-login {{
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
"""

needs_dovecot = pytest.mark.skipif(
    DOVECOT is None or os.geteuid() != 0,
    reason="needs Dovecot (the Debian package dovecot-imapd), and root, who alone may let it change to another user",
)


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


class Post:
    """The mail server, and a hand that puts letters into its boxes."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port, self.letters = folder, port, 0

    def box(self, password: str) -> Mailbox:
        return Mailbox(host="127.0.0.1", port=self.port, user="desk", password=password, security="none")

    def deliver(self, letter: str | bytes) -> None:
        self.letters += 1
        new = self.folder / "mail" / "desk" / "new"
        new.mkdir(parents=True, exist_ok=True)
        path = new / f"{1_700_000_000 + self.letters}.{self.letters}.here"
        path.write_bytes(letter if isinstance(letter, bytes) else letter.encode())
        for one in (self.folder / "mail", self.folder / "mail" / "desk", new, path):
            shutil.chown(one, "nobody", "nogroup")

    def append(self, letter: bytes) -> None:
        """Lay a letter into the box over IMAP, as a mail program does."""
        client = imaplib.IMAP4("127.0.0.1", self.port)
        client.login("desk", PASSWORD)
        client.append("INBOX", "", "", letter)
        client.logout()


@contextmanager
def dovecot(tmp_path: Path) -> Iterator[Post]:
    """The server, running for as long as the block lasts."""
    for folder in (tmp_path, *tmp_path.parents[:3]):
        folder.chmod(folder.stat().st_mode | 0o011)
    port, owner = free_port(), pwd.getpwnam("nobody").pw_uid
    (tmp_path / "run").mkdir()
    (tmp_path / "mail").mkdir()
    shutil.chown(tmp_path / "mail", "nobody", "nogroup")
    settings = tmp_path / "dovecot.conf"
    settings.write_text(SETTINGS.format(folder=tmp_path, port=port, owner=owner))
    with subprocess.Popen([DOVECOT, "-F", "-c", str(settings)], stderr=subprocess.DEVNULL) as server:
        for _ in range(100):
            with socket.socket() as door:
                if door.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        else:
            pytest.fail((tmp_path / "log").read_text() if (tmp_path / "log").exists() else "dovecot did not start")
        yield Post(tmp_path, port)
        server.terminate()
