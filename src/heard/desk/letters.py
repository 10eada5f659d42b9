"""What comes in by mail and SMS: kept first, understood afterwards.

Guarantees. A letter is a row before anybody thinks about it, and a mailbox's mark moves in the same transaction: none is lost.
The row is unique by the letter's fingerprint, and what becomes of it is written in the transaction that marks it done: none
counts twice. A letter that takes its worker down five times is put aside for a person, with its bytes.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from hashlib import sha256

import structlog
from django.db import transaction
from django.db.models import F

from heard.desk import ending, intake
from heard.desk.act import acting_on
from heard.desk.mailing import mailbox_of_channel
from heard.envelope import TooMuch
from heard.hear import actions as hear
from heard.hear import queries as heard_from
from heard.post import incoming, mail, mailbox
from heard.post.attachments import Checked
from heard.post.incoming import Incoming
from heard.records import queue
from heard.records.models import Brand, Case, Channel, Letter, Message
from heard.resolve import actions as resolve
from heard.resolve import links, rules
from heard.vocabulary.people import DESK, Actor
from heard.vocabulary.way import CaseKind, Stage

log = structlog.get_logger(__name__)
MOST_TRIES = 5
AN_HOUR = timedelta(hours=1)
MOST_AN_HOUR = 30  # letters of one sender in one case: whoever writes more is a machine
STOP = frozenset({"stop", "unsubscribe", "stopp", "arret", "arrêt", "baja", "alto", "cancella", "parar"})


# --- keeping ---


def collect(channel: Channel, *, now: datetime) -> int:
    """Keep what has arrived in a mailbox since the last time; how many letters are new."""
    kept = 0
    settings = channel.settings
    box = mailbox_of_channel(channel)
    for message in mailbox.arrived(box, validity=settings.get("validity", 0), after=settings.get("uid", 0)):
        with transaction.atomic():
            kept += keep(channel.brand, message.data or b"", way="mail", channel=channel, now=now) is not None
            settings.update(validity=message.validity, uid=message.uid)
            channel.save(update_fields=["settings"])
    return kept


def keep(brand: Brand, data: bytes, *, way: str, channel: Channel | None = None, now: datetime) -> Letter | None:
    """Put a letter down and have it read by a worker; None when it is here already."""
    identity = incoming.fingerprint(data) if way == "mail" else sha256(data).hexdigest()
    with transaction.atomic():
        letter, new = Letter.objects.get_or_create(
            brand=brand, identity=identity, defaults={"channel": channel, "way": way, "data": data, "arrived_at": now}
        )
        if not new:
            return None
        queue.enqueue("read_letter", letter=letter.pk)
    return letter


def keep_sms(channel: Channel, values: dict[str, str], *, now: datetime) -> Letter | None:
    """Put an SMS down as Twilio told it. Its sid makes it itself: told again, it is the same."""
    told = {name: values.get(name, "") for name in ("MessageSid", "From", "To", "Body")}
    data = json.dumps(told, sort_keys=True).encode()
    return keep(channel.brand, data, way="sms", channel=channel, now=now)


def channel_of(brand: Brand) -> Channel | None:
    """The mailbox of a brand, whose server's word counts for what is handed in, too."""
    return Channel.objects.filter(brand=brand, kind="private_mail").select_related("brand").order_by("pk").first()


def mail_channel(number: int) -> Channel | None:
    """A channel that takes mail; None when there is none of this number."""
    return Channel.objects.filter(pk=number, kind="private_mail", paused=False).select_related("brand").first()


def sms_channel(number: int) -> Channel | None:
    """A channel that takes texts; None when there is none of this number."""
    return Channel.objects.filter(pk=number, kind="twilio", paused=False).select_related("brand").first()


# --- reading ---


def due(now: datetime, *, most: int = 500) -> list[int]:
    """Letters whose own job was lost."""
    late = Letter.objects.filter(done_at=None, arrived_at__lte=now - timedelta(seconds=20))
    return list(late.order_by("arrived_at").values_list("pk", flat=True)[:most])


def read(letter_id: int, *, now: datetime) -> str:
    """Understand one letter and do what follows from it; what became of it. Read again, nothing happens."""
    Letter.objects.filter(pk=letter_id, done_at=None).update(attempts=F("attempts") + 1)
    with transaction.atomic():
        letter = Letter.objects.select_for_update(of=("self",), skip_locked=True).select_related("brand", "channel")
        row = letter.filter(pk=letter_id, done_at=None).first()
        if row is None:
            return ""
        if row.attempts > MOST_TRIES:
            return _aside(row, "Reading it failed again and again.", now)
        return _read_sms(row, now) if row.way == "sms" else _read_mail(row, now)


def _done(letter: Letter, fate: str, case: Case | None, now: datetime) -> str:
    letter.fate, letter.case, letter.done_at, letter.data = fate, case, now, b""
    letter.save()
    return fate


def _aside(letter: Letter, reason: str, now: datetime) -> str:
    """Kept whole for a person: the letters page shows it with the reason."""
    letter.fate, letter.reason, letter.done_at = "aside", reason, now
    letter.save()
    return "aside"


def _read_mail(letter: Letter, now: datetime) -> str:
    vouches = str(letter.channel.settings.get("authserv") or "") if letter.channel else ""
    data = bytes(letter.data)
    if not data:
        return _aside(letter, "It is larger than anybody reads. It still lies in the mailbox.", now)
    try:
        said = incoming.read(data, vouches=vouches, our_key=mail.our_key())
    except TooMuch as error:
        return _aside(letter, f"It cannot be read: {error}.", now)
    if said.bounce is not None:
        return _came_back(letter, said, now)
    if said.ours:
        return _aside(letter, "One of our own mails came round.", now)
    case, proven = _case_of(letter.brand, said)
    if case is None:
        return _nobody_knows(letter, said, now)
    return _told(letter, said, case, proven=proven, now=now)


def _came_back(letter: Letter, said: Incoming, now: datetime) -> str:
    bounce = said.bounce
    assert bounce is not None  # noqa: S101 the caller looked
    message = Message.objects.filter(case__brand=letter.brand, inbound=False, thread_id__in=bounce.of).first()
    if message is None:
        return _aside(letter, "A mail came back that nobody knows.", now)
    if not bounce.permanent:
        return _done(letter, "returned", message.case, now)  # their server still tries
    with acting_on(message.case_id, now=now) as case:
        message.case = case
        resolve.returned(message, reason=bounce.reason or "Their mail server refused it.", now=now)
    return _done(letter, "returned", case, now)


def _nobody_knows(letter: Letter, said: Incoming, now: datetime) -> str:
    """No case: a machine's mail is put aside, a person's is a complaint that came to us and to nobody else (H5)."""
    if said.automatic or said.bulk:
        return _aside(letter, "A machine sent it, and it belongs to no case.", now)
    if not said.sender:
        return _aside(letter, "It does not say who sent it.", now)
    words = said.text or said.subject
    if not words.strip():
        return _aside(letter, "It holds no words.", now)
    post = hear.private_post(text=words[:20_000], kind=CaseKind.COMPLAINT, name=said.name, mail=said.sender, phone="", now=now)
    place = letter.brand.locations.first() if letter.brand.locations.count() == 1 else None
    (taken,) = intake.take_in(heard_from.form_channel(letter.brand), [post], now=now, place=place)
    _keep_message(letter, said, taken.opened[0], proven=True, now=now)
    return _done(letter, "opened", taken.opened[0], now)


def _told(letter: Letter, said: Incoming, case: Case, *, proven: bool, now: datetime) -> str:
    recent = case.messages.filter(inbound=True, sender=said.sender, at__gt=now - AN_HOUR).count()
    if recent >= MOST_AN_HOUR:
        return _aside(letter, "This sender writes more than a person can. Somebody should look.", now)
    _keep_message(letter, said, case, proven=proven, now=now)
    return _done(letter, "automatic" if said.automatic else "told", case, now)


def _keep_message(letter: Letter, said: Incoming, case: Case, *, proven: bool, now: datetime) -> None:
    text = said.text or ("" if said.files else said.subject)
    _hear(
        case.pk,
        way="mail",
        text=text,
        sender=said.sender,
        proven=proven,
        automatic=said.automatic,
        external_id=letter.identity,
        thread_id=said.message_id,
        subject=said.subject,
        quoted=said.quoted,
        files=said.files,
        now=now,
    )


def _hear(
    case_id: int,
    *,
    way: str,
    text: str,
    sender: str,
    proven: bool,
    external_id: str,
    automatic: bool = False,
    thread_id: str = "",
    subject: str = "",
    quoted: str = "",
    files: tuple[Checked, ...] = (),
    now: datetime,
) -> None:
    """Their word, in the case. A closed case is taken up again; who says nothing but stop is left alone."""
    with acting_on(case_id, now=now) as case:
        guest = Actor(name=sender or "guest")
        resolve.heard_from(
            case,
            guest,
            way=way,
            text=text,
            sender=sender,
            proven=proven,
            automatic=automatic,
            external_id=external_id,
            thread_id=thread_id,
            subject=subject,
            quoted=quoted,
            files=files,
            now=now,
        )
        if text.strip().lower().strip(".!") in STOP and proven:
            resolve.left_alone(case, guest, now=now)
        elif case.stage == Stage.CLOSED and not automatic:
            ending.reopen(case, DESK, now=now)


# --- whose is it ---


def _case_of(brand: Brand, said: Incoming) -> tuple[Case | None, bool]:
    """The case a mail belongs to, and whether it is shown to come from the person of that case.

    What shows it: the token in the address that only our mails carry, a reference to one of our mails, or the word of our own
    mail server for an address that we know. A case code alone shows nothing: it stands in public.
    """
    cases = Case.objects.filter(brand=brand)
    for address in said.recipients:
        named = rules.case_in_address(address)
        if named is not None and links.is_address_token(*named):
            case = cases.filter(code=named[0]).first()
            if case is not None:
                return case, True
    for reference in said.refers_to:
        earlier = Message.objects.filter(case__brand=brand, thread_id=reference).select_related("case").order_by("id").first()
        if earlier is not None:
            return earlier.case, not earlier.inbound or (earlier.proven and earlier.sender == said.sender)
    for code in rules.codes_in(f"{said.subject}\n{said.text}\n{said.quoted}"):
        case = cases.filter(code=code).first()
        if case is not None:
            return case, said.proven and _is_theirs(case, said.sender)
    return _by_sender(brand, said.sender, "mail", vouched=said.proven)


def _is_theirs(case: Case, address: str) -> bool:
    known = {case.post.contact_mail.lower(), case.customer.mail.lower() if case.customer else ""}
    return bool(address) and address in known


def _by_sender(brand: Brand, sender: str, way: str, *, vouched: bool) -> tuple[Case | None, bool]:
    """The open case in which we wrote to this address last. Nobody is believed for an address alone."""
    if not sender:
        return None, False
    wrote = Message.objects.filter(case__brand=brand, inbound=False, way=way, sender__iexact=sender, case__closed_at=None)
    newest = wrote.select_related("case").order_by("-id").first()
    return (newest.case, vouched) if newest is not None else (None, False)


def _read_sms(letter: Letter, now: datetime) -> str:
    told: dict[str, str] = json.loads(bytes(letter.data))
    text, number = incoming.clean(told["Body"]), told["From"]
    if not text.strip():
        return _aside(letter, "It holds no words.", now)
    case, proven = _by_sender(letter.brand, number, "sms", vouched=True)
    if case is None:
        coded = Case.objects.filter(brand=letter.brand, code__in=rules.codes_in(text)).first()
        case, proven = coded, False
    fate = "told"
    if case is None:
        post = hear.private_post(
            text=text, kind=CaseKind.COMPLAINT, name="", mail="", phone=number.removeprefix("whatsapp:"), now=now
        )
        (taken,) = intake.take_in(heard_from.form_channel(letter.brand), [post], now=now)
        case, proven, fate = taken.opened[0], True, "opened"
    _hear(case.pk, way="sms", text=text, sender=number, proven=proven, external_id=letter.identity, now=now)
    return _done(letter, fate, case, now)


# --- what lies aside ---


def aside(brand: Brand) -> list[Letter]:
    """Letters that a person should look at, newest first."""
    return list(Letter.objects.filter(brand=brand, fate="aside").order_by("-id")[:100])


def words_of(letter: Letter) -> str:
    """A letter that lies aside, as far as its words can be shown."""
    try:
        said = incoming.read(bytes(letter.data))
    except (TooMuch, ValueError):
        return ""
    return f"{said.name} <{said.sender}>\n{said.subject}\n\n{said.text}"[:5_000]
