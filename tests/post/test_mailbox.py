"""Alert mails out of a real mailbox: a Dovecot of our own on loopback."""

import os
import pwd
import shutil
import socket
import subprocess
import time
from pathlib import Path

import pytest

from heard.desk import listening, mailing
from heard.post.mailbox import Mailbox, WrongPassword, arrived
from heard.records.models import AsideRow, Case, Channel

DOVECOT = shutil.which("dovecot")
pytestmark = pytest.mark.skipif(DOVECOT is None, reason="needs Dovecot (the Debian package dovecot-imapd)")

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

ALERT = """From: Google Business Profile <businessprofile-noreply@google.com>
To: desk@lantern.example
Subject: Julia R. left a review for Lantern Kitchens
Message-ID: <alert-{number}@google.com>
Date: Sun, 22 Nov 2026 10:{number:02d}:00 +0000
Content-Type: text/plain; charset=utf-8

Julia R. left a review

Rating: 2 out of 5 stars

"Waited {number} minutes for cold pasta and nobody said sorry."

Reply to this review
"""


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


@pytest.fixture
def mail(tmp_path: Path):
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


needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="a private Dovecot changes to another user, which root alone may")


@needs_root
@pytest.mark.demand("H2")
def test_messages_are_read_once_in_their_order(mail: Post):
    for number in (1, 2, 3):
        mail.deliver(ALERT.format(number=number))
    first = list(arrived(mail.box(PASSWORD)))
    assert [b"alert-%d@" % number in letter.data for number, letter in enumerate(first, 1)] == [True] * 3
    validity, last = first[-1].validity, first[-1].uid
    assert list(arrived(mail.box(PASSWORD), validity=validity, after=last)) == []
    mail.deliver(ALERT.format(number=4))
    assert [letter.uid for letter in arrived(mail.box(PASSWORD), validity=validity, after=last)] == [last + 1]
    assert len(list(arrived(mail.box(PASSWORD), validity=validity + 1, after=last))) == 4


@needs_root
def test_a_wrong_password_is_said_as_such(mail: Post):
    with pytest.raises(WrongPassword):
        list(arrived(mail.box("guess")))


@needs_root
@pytest.mark.demand("H1", "H2")
def test_an_alert_mail_becomes_a_case_and_what_is_no_review_is_kept_for_a_person(cast, now, mail: Post):
    channel = Channel.objects.create(
        brand=cast.brand,
        kind="alert_mail",
        platform="other",
        name="Mailbox",
        credentials={"host": "127.0.0.1", "port": str(mail.port), "user": "desk", "password": "secret"},
        settings={"security": "none"},
    )
    mail.deliver(ALERT.format(number=50))
    mail.deliver("From: somebody@elsewhere.example\nSubject: Lunch?\n\nAre you free on Tuesday?\n")
    assert mailing.try_now(channel) == ""
    touched = listening.listen(channel.pk, now=now)
    channel.refresh_from_db()
    assert channel.trouble == ""
    assert touched == 1
    case = Case.objects.get(brand=cast.brand)
    assert (case.platform, case.stars, case.location) == ("google", 2, cast.place)
    assert "cold pasta" in case.post.text
    assert AsideRow.objects.filter(intake__channel=channel).count() == 1
    assert listening.listen(channel.pk, now=now) == 0


@needs_root
def test_a_mailbox_that_is_away_is_trouble_on_the_channels_page_and_nothing_is_passed_over(cast, now, mail: Post):
    channel = Channel.objects.create(
        brand=cast.brand,
        kind="alert_mail",
        platform="other",
        name="Mailbox",
        credentials={"host": "127.0.0.1", "port": str(free_port()), "user": "desk", "password": "secret"},
        settings={"security": "none"},
    )
    listening.listen(channel.pk, now=now)
    channel.refresh_from_db()
    assert "cannot be read" in channel.trouble
    assert channel.next_poll_at > now
    mail.deliver(ALERT.format(number=7))
    channel.credentials["port"] = str(mail.port)
    channel.save()
    assert listening.listen(channel.pk, now=now) == 1
    channel.refresh_from_db()
    assert channel.trouble == ""
