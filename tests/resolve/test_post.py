"""The whole way of a mail with real servers: ours leaves by SMTP, theirs lies in a Dovecot and is read over IMAP."""

from datetime import timedelta

import pytest

from heard.desk import letters, outbox, travel
from heard.records.models import Case, Letter, Message, Outgoing
from tests.post.server import PASSWORD, dovecot, free_port, needs_dovecot
from tests.post.smtp import smtp
from tests.resolve import mails, world

pytestmark = pytest.mark.django_db
JULIA = "julia@example.com"


@pytest.fixture
def by_smtp(settings):
    """Mail leaves by a real server."""

    def at(port):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port

    with smtp() as (box, port):
        at(port)
        box.at = at
        yield box


@pytest.fixture
def post(tmp_path):
    with dovecot(tmp_path) as server:
        yield server


def mailbox(cast, post):
    """The brand's mailbox lies on this server."""
    channel = world.mailbox(cast)
    channel.credentials = {"host": "127.0.0.1", "port": str(post.port), "user": "desk", "password": PASSWORD}
    channel.settings |= {"security": "none"}
    channel.save()
    return channel


def collect(channel, now):
    """What the mailbox's job does, and the jobs that follow: fate of every new letter, oldest first."""
    channel.refresh_from_db()
    letters.collect(channel, now=now)
    waiting = Letter.objects.filter(done_at=None).order_by("id").values_list("pk", flat=True)
    return [letters.read(number, now=now) for number in list(waiting)]


def written(case, cast, now, text=world.HELLO):
    return world.say(case, cast.actor(cast.bob), now, text=text)


def returning(ours, *, status="5.1.1"):
    """What another mail server sends back when it could not deliver `ours`."""
    return (
        f"From: MAILER-DAEMON@mx.example.com\r\nTo: heard@localhost\r\nSubject: Undelivered\r\nMessage-ID: <b1@mx.example.com>\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nIt could not be delivered.\r\n"
        f"--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.com\r\n\r\n"
        f"Final-Recipient: rfc822; {JULIA}\r\nAction: failed\r\nStatus: {status}\r\n\r\n"
        f"--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: {ours['Message-ID']}\r\nSubject: x\r\n\r\nHello\r\n--b--\r\n"
    ).encode()


@needs_dovecot
@pytest.mark.demand("R8", "S1")
def test_what_they_answer_finds_its_case_by_address_by_thread_and_by_code_once(cast, now, post, by_smtp):
    channel, case = mailbox(cast, post), world.review(cast, now)
    outgoing = written(case, cast, now)
    assert world.leave(outgoing) == "live" and outbox.hand_over(outgoing.pk) == "live"
    (ours,) = by_smtp.mails
    assert ours["To"] == JULIA and f"[{case.code}]" in ours["Subject"] and "Lantern Kitchens" in ours["From"]
    from_julia = {"sender": f"Julia <{JULIA}>"}
    post.append(mails.mail(1, None, To=ours["Reply-To"], **from_julia))
    post.append(mails.mail(2, None, To="care@lantern.example", In_Reply_To=ours["Message-ID"], **from_julia))
    post.append(mails.mail(3, None, To="care@lantern.example", Subject=f"Re: {case.code}", **from_julia))
    post.append(mails.mail(4, None, To=ours["Reply-To"], Auto_Submitted="auto-replied", **from_julia))
    assert collect(channel, now) == ["told", "told", "told", "automatic"]
    assert collect(channel, now) == []
    post.append(mails.mail(1, None, To=ours["Reply-To"], **from_julia))  # their server hands it over once more
    assert collect(channel, now) == []
    told = list(Message.objects.filter(inbound=True).order_by("id").values_list("case", "proven", "automatic"))
    assert told == [(case.pk, True, False), (case.pk, True, False), (case.pk, False, False), (case.pk, True, True)]
    answer = written(case, cast, now, world.HELLO + " When may I call?")
    world.leave(answer)
    assert "<m3@example.com>" in by_smtp.mails[1]["References"]


@needs_dovecot
def test_a_mail_that_comes_back_asks_for_another_way_and_one_that_waits_does_not(cast, now, post, by_smtp):
    channel, case = mailbox(cast, post), world.review(cast, now)
    outgoing = written(case, cast, now)
    world.leave(outgoing)
    (ours,) = by_smtp.mails
    post.append(returning(ours, status="4.4.1").replace(b"Action: failed", b"Action: delayed").replace(b"<b1@", b"<b0@"))
    assert collect(channel, now) == ["returned"] and not Message.objects.get(outgoing=outgoing).returned
    post.append(returning(ours))
    later = now + timedelta(hours=1)
    assert collect(channel, later) == ["returned"]
    assert Message.objects.get(outgoing=outgoing).returned and Outgoing.objects.get(pk=outgoing.pk).state == "failed"
    assert "came back" in travel.plan_of(Case.objects.get(pk=case.pk), later).next_step.why


def test_a_mail_server_that_is_away_is_tried_again_and_nothing_leaves_twice(cast, now, by_smtp):
    case, away = world.review(cast, now), free_port()
    by_smtp.at(away)
    outgoing = written(case, cast, now)
    assert world.leave(outgoing) == "sending" and not Message.objects.filter(inbound=False)
    with smtp(away) as (box, _):
        assert outbox.hand_over(outgoing.pk) == "live" and outbox.hand_over(outgoing.pk) == "live"
        assert len(box.mails) == 1


@pytest.mark.parametrize(
    ("answer", "full", "state", "reason"),
    [
        ("550 no such user", "", "failed", "refuses this address"),
        ("450 come back later", "", "sending", "refuses this address"),
        ("", "552 too large", "failed", "SMTPDataError"),
        ("", "451 come back later", "sending", "SMTPDataError"),
    ],
)
def test_a_refusal_for_good_stands_before_a_person_and_one_for_now_is_tried_again(
    cast, now, by_smtp, answer, full, state, reason
):
    case = world.review(cast, now)
    by_smtp.refused, by_smtp.full = ({JULIA: answer} if answer else {}), full
    outgoing = written(case, cast, now)
    assert world.leave(outgoing) == state
    outgoing.refresh_from_db()
    assert reason in outgoing.reason and not Message.objects.filter(inbound=False)
    by_smtp.refused, by_smtp.full = {}, ""
    if state == "sending":
        assert outbox.hand_over(outgoing.pk) == "live" and len(by_smtp.mails) == 1
