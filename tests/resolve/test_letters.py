"""What comes in: 300 mails to be afraid of, threads, spoofed senders, texts by SMS; nothing lost, nothing twice, nothing raw."""

import json
import warnings
from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image

from heard.desk import letters, talking
from heard.post import incoming, mail, sms
from heard.post.attachments import check
from heard.post.quoting import split
from heard.records.models import Attachment, Case, Channel, Letter, Message
from heard.resolve import links, rules
from tests.resolve import mails, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(cast, now):
    """A case in which we have written once, and what mails may refer to."""
    channel = world.mailbox(cast)
    case = world.review(cast, now)
    world.leave(world.say(case, cast.actor(cast.bob), now))
    ours = Message.objects.get(inbound=False)
    known = mails.Known(
        code=case.code,
        address=rules.reply_address("care@lantern.example", case.code, links.address_token(case.code)),
        message_id=ours.thread_id,
        our_key=mail.our_key(),
    )
    return channel, case, known


def take(channel, data, now):
    """One mail, kept and read; what became of it."""
    letter = letters.keep(channel.brand, data, way="mail", channel=channel, now=now)
    return letters.read(letter.pk, now=now) if letter else "known"


@pytest.mark.demand("S1")
@pytest.mark.slow
def test_three_hundred_mails_to_be_afraid_of(talk, now, monkeypatch):
    channel, _, known = talk
    monkeypatch.setattr(letters, "MOST_AN_HOUR", 10_000)  # they all come from one maker within one hour
    wrong = []
    for one in mails.corpus(known):
        before = set(Message.objects.values_list("pk", flat=True))
        fate = take(channel, one.data, now)
        told = "\n".join(Message.objects.exclude(pk__in=before).values_list("text", flat=True))
        kept = bool(one.fate == "" or fate == one.fate) and (not one.says or fate == "aside" or one.says in told)
        if not kept or any(bad in told for bad in one.never) or not fate:
            wrong.append((one.name, one.fate, fate, told[:80]))
    assert wrong == []
    assert Letter.objects.count() == mails.COUNT and not Letter.objects.filter(done_at=None).exists()
    for file in Attachment.objects.exclude(refused=""):
        assert not file.content
    for file in Attachment.objects.filter(kind__startswith="image/"):
        picture = Image.open(BytesIO(bytes(file.content)))
        assert not picture.getexif() and b"secret place" not in bytes(file.content)
    assert not Attachment.objects.filter(content__contains=b"steal()").exists()
    assert not any("/" in name for name in Attachment.objects.values_list("name", flat=True))


def test_the_same_mail_by_two_doors_is_one(talk, now):
    channel, _, known = talk
    data = mails.mail(1, known)
    assert take(channel, data, now) == "told"
    assert take(channel, b"Received: by another\r\n" + data.replace(b"\r\n", b"\n"), now) == "known"
    assert letters.read(Letter.objects.get().pk, now=now) == ""
    assert Message.objects.filter(inbound=True).count() == 1


@pytest.mark.parametrize(
    ("headers", "proven"),
    [
        ({"To": "care@lantern.example", "Subject": "{code}"}, False),  # the code stands in public
        ({"To": "{address}"}, True),  # only our mails carry this address
        ({"To": "care@lantern.example", "In_Reply_To": "{message_id}"}, True),  # only their reader knows this name
        ({"To": "care@lantern.example"}, False),  # an address alone shows nothing
        (
            {"To": "care@lantern.example", "Authentication_Results": "mx.lantern.example; dmarc=pass header.from=example.com"},
            True,
        ),
        ({"To": "care@lantern.example", "Authentication_Results": "evil.example; dmarc=pass header.from=example.com"}, False),
        (
            {"To": "care@lantern.example", "Authentication_Results": "mx.lantern.example; dkim=pass header.d=evil.example"},
            False,
        ),
        ({"To": "care+abcd-2345-000000000000@lantern.example", "Subject": "{code}"}, False),  # a made-up token
    ],
)
def test_who_is_believed(talk, now, headers, proven):
    channel, case, known = talk
    filled = {name: value.format(**vars(known)) for name, value in headers.items()}
    assert take(channel, mails.mail(7, None, sender="Julia <julia@example.com>", **filled), now) == "told"
    message = Message.objects.get(inbound=True)
    assert (message.case_id, message.proven) == (case.pk, proven)


def test_nothing_but_a_plain_message_goes_to_an_address_that_nobody_believes(talk, cast, now):
    from heard.desk.act import acting
    from heard.desk.sending import Held

    channel, case, known = talk
    dinner, *_ = world.catalogue(cast)
    take(channel, mails.mail(3, None, sender="X <evil@elsewhere.example>", Subject=known.code), now)
    world.told(case, cast.actor(cast.bob), now)
    with pytest.raises(Held, match="not shown yet"), acting(case.brand, case.code, now=now) as row:
        talking.offer(
            row, cast.actor(cast.bob), remedies=[dinner.pk], text=world.OFFER, way="mail", to="evil@elsewhere.example", now=now
        )


@pytest.mark.demand("H5")
def test_a_mail_of_nobody_known_is_a_complaint_and_waits_for_a_call(cast, now):
    channel = world.mailbox(cast)
    assert take(channel, mails.mail(1), now) == "opened"
    case = Case.objects.get()
    assert (case.kind, case.post.contact_mail, case.lane) == ("complaint", "guest1@example.com", "due")
    assert (
        take(channel, mails.mail(2, None, sender="Guest 1 <guest1@example.com>", In_Reply_To="<m1@example.com>"), now) == "told"
    )
    assert Case.objects.count() == 1


def test_a_bounce_says_on_the_plan_that_another_way_is_needed(talk, now):
    from heard.desk import travel

    channel, case, known = talk
    bounce = next(one for one in mails.corpus(known) if one.fate == "returned" and b"Status: 5" in one.data)
    assert take(channel, bounce.data, now + timedelta(minutes=1)) == "returned"
    fresh = Case.objects.get(pk=case.pk)
    assert "came back" in travel.plan_of(fresh, now + timedelta(minutes=2)).next_step.why
    assert Message.objects.get(inbound=False).returned


def test_an_absence_note_is_kept_and_is_no_sign_of_the_person(talk, now):
    channel, case, known = talk
    assert take(channel, mails.mail(5, known, Auto_Submitted="auto-replied"), now) == "automatic"
    assert world.facts(case).talk.last_in_at is None and Message.objects.filter(automatic=True).count() == 1


def test_stop_means_stop(talk, now):
    channel, case, known = talk
    assert take(channel, mails.mail(5, known, body=b"STOP"), now) == "told"
    assert "not to be written" in talking.why_not(Case.objects.get(pk=case.pk), "private_mail", now=now)


def test_a_letter_that_takes_its_worker_down_is_put_aside_whole(cast, now):
    channel = world.mailbox(cast)
    letter = letters.keep(cast.brand, mails.mail(1), way="mail", channel=channel, now=now)
    Letter.objects.filter(pk=letter.pk).update(attempts=letters.MOST_TRIES)
    assert letters.read(letter.pk, now=now) == "aside"
    assert bytes(Letter.objects.get().data) == mails.mail(1) and letters.aside(cast.brand)


def test_a_text_message_finds_its_case_and_an_unknown_one_opens_one(cast, now):
    channel = Channel.objects.create(
        brand=cast.brand,
        kind="twilio",
        platform="phone",
        name="SMS",
        credentials={"sid": "AC1", "token": "t"},
        settings={"number": "+44"},
    )
    values = {"MessageSid": "SM1", "From": "+447700900981", "To": "+44", "Body": "The soup was cold."}
    letter = letters.keep_sms(channel, values, now=now)
    assert letters.read(letter.pk, now=now) == "opened"
    assert letters.keep_sms(channel, values, now=now) is None
    code = Case.objects.get().code
    again = letters.keep_sms(
        channel, {**values, "MessageSid": "SM2", "From": "+447700900000", "Body": f"me again {code}"}, now=now
    )
    assert letters.read(again.pk, now=now) == "told" and not Message.objects.get(sender="+447700900000").proven
    assert json.loads(json.dumps(values)) == values


def test_only_twilio_can_sign_for_twilio():
    values = {"Body": "Hello", "From": "+1", "MessageSid": "SM1"}
    # From Twilio's own description: HMAC-SHA1 over the address and the sorted fields.
    import base64
    import hashlib
    import hmac

    good = base64.b64encode(
        hmac.new(b"word", b"https://desk.example/api/sms/1BodyHelloFrom+1MessageSidSM1", hashlib.sha1).digest()
    ).decode()
    address = "https://desk.example/api/sms/1"
    assert sms.is_signed("word", address=address, values=values, signature=good)
    assert not sms.is_signed("word", address=address + "2", values=values, signature=good)
    assert not sms.is_signed("other", address=address, values=values, signature=good)


@pytest.mark.parametrize("text", ["\n" * 200_000, "On " * 60_000, "> " * 60_000, "Von: a@b\n" * 20_000, "On a\n" * 40_000])
def test_no_mail_is_slow_to_trim(text):
    from time import process_time

    began = process_time()
    split(text)
    assert process_time() - began < 3


@pytest.mark.parametrize("page", ["<div>" * 100_000, "<blockquote>" * 50_000, "<" * 200_000, "<p " * 100_000])
def test_no_page_is_slow_to_understand(page):
    from time import process_time

    began = process_time()
    assert "<div>" not in incoming.safe_text(page)
    assert process_time() - began < 3


def test_words_below_and_between_a_quotation_are_theirs():
    own, quoted = split("On Mon, 2 Nov 2026 Mira <m@x.example> wrote:\n> When?\nTuesday.\n> Where?\nHere.")
    assert (own, quoted.count(">")) == ("Tuesday.\nHere.", 3)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", b"plain", "text/plain"),
        ("a.pdf", b"%PDF-1.7 x", "application/pdf"),
        ("a.png", b"<svg onload=x>", ""),
        ("a.html", b"<html>", ""),
        ("a.jpg", b"\xff\xd8\xff nothing", ""),
        ("a.gif", b"", ""),
    ],
)
def test_a_file_is_what_it_is_not_what_it_is_called(name, data, kind):
    assert check(name, data).kind == kind


def photo(**changed: int) -> bytes:
    """A photo that lies on its side, with a byte of what its camera wrote changed."""
    camera, out = Image.Exif(), BytesIO()
    camera[0x010E], camera[0x0112] = "hello", 6
    Image.new("RGB", (40, 30), (10, 200, 30)).save(out, "JPEG", exif=camera)
    data = bytearray(out.getvalue())
    at = data.index(b"\x0e\x01\x02\x00") if b"\x0e\x01\x02\x00" in data else data.index(b"\x01\x0e\x00\x02")
    for name, value in changed.items():
        data[at + int(name[1:])] = value
    return bytes(data)


@pytest.mark.parametrize("byte", range(12))
def test_a_picture_whose_camera_wrote_nonsense_is_kept_or_refused(byte):
    for value in (0, 1, 2, 6, 10, 11, 12, 255):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            said = check("a.jpg", photo(**{f"_{byte}": value}))
        assert bool(said.content) != bool(said.refused)


def test_looking_at_a_picture_changes_nothing_for_other_threads(monkeypatch):
    during = []
    monkeypatch.setattr("heard.post.attachments._drawn", lambda *_: during.append(list(warnings.filters)) or b"drawn")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        before = list(warnings.filters)
        assert check("a.jpg", photo()).content == b"drawn"
    assert during == [before]
