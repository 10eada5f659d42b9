"""Alert mails out of a real mailbox: a Dovecot of our own on loopback."""

from pathlib import Path

import pytest

from heard.desk import listening, mailing
from heard.post.mailbox import WrongPassword, arrived
from heard.records.models import AsideRow, Case, Channel
from tests.post.server import PASSWORD, Post, dovecot, free_port, needs_dovecot

pytestmark = needs_dovecot

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


@pytest.fixture
def mail(tmp_path: Path):
    with dovecot(tmp_path) as server:
        yield server


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


def test_a_wrong_password_is_said_as_such(mail: Post):
    with pytest.raises(WrongPassword):
        list(arrived(mail.box("guess")))


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
