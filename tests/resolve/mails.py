"""Three hundred mails to be afraid of, made by rule: the same three hundred every time. All people and hosts are invented."""

import base64
import random
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

COUNT = 300


@dataclass(frozen=True)
class Mail:
    """One mail, and what should become of it: told, opened, automatic, returned, aside; empty where any of them will do."""

    name: str
    data: bytes
    fate: str = ""
    says: str = ""  # words that must be kept
    never: tuple[str, ...] = ()  # words that must stand nowhere


@dataclass(frozen=True)
class Known:
    """What the mails may refer to: a case, the secret address of its answers, the Message-ID of a mail of ours."""

    code: str
    address: str
    message_id: str
    our_key: str = ""


def corpus(known: Known) -> Iterator[Mail]:
    """All of them, a family at a time, until there are three hundred."""
    makers = (
        _plain,
        _quoted,
        _html,
        _hostile_html,
        _charsets,
        _broken,
        _automatic,
        _bounces,
        _lists,
        _files,
        _nested,
        _spoofed,
        _loops,
        _huge,
        _signs,
    )
    number = 0
    while number < COUNT:
        for make in makers:
            yield make(random.Random(f"mail {number}"), number, known)  # noqa: S311 the same every time
            number += 1
            if number == COUNT:
                return


def mail(number: int, known: Known | None = None, *, body: bytes = b"", sender: str = "", **headers: str) -> bytes:
    """A mail with headers of its own; `_` in a name stands for a dash."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    usual = {
        "From": sender or f"Guest {number} <guest{number}@example.com>",
        "To": known.address if known else "care@lantern.example",
        "Subject": f"About my evening {number}",
        "Date": "Mon, 02 Nov 2026 10:11:00 +0000",
        "Message-ID": f"<m{number}@example.com>",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in {**usual, **named}.items() if value)
    return head.encode("utf-8", "surrogateescape") + b"\r\n" + (body or f"Number {number}: the soup was cold.".encode())


def _plain(_: random.Random, number: int, known: Known) -> Mail:
    if number % 2:
        return Mail("plain, new", mail(number), "opened", f"Number {number}")
    return Mail("plain, by address", mail(number, known), "told", f"Number {number}")


def _quoted(chance: random.Random, number: int, known: Known) -> Mail:
    openings = (
        "On Mon, 2 Nov 2026 at 10:11, Mira <care@lantern.example> wrote:",
        "Am 02.11.2026 um 10:11 schrieb Mira <care@lantern.example>:",
        "Le lun. 2 nov. 2026 à 10:11, Mira <care@lantern.example> a écrit :",
        "El lun, 2 nov 2026 a las 10:11, Mira\n(<care@lantern.example>) escribió:",
        "-----Original Message-----\nFrom: Mira <care@lantern.example>\nSent: Monday",
        "Von: Mira <care@lantern.example>\nGesendet: Montag\nAn: Guest\nBetreff: Ihr Abend",
    )
    mark = "" if "Original" in (opening := chance.choice(openings)) or opening.startswith("Von") else "> "
    body = f"Yes please {number}.\n\n{opening}\n{mark}QUOTED-{number} we are sorry\n{mark}indeed\n"
    return Mail("quoted", mail(number, known, body=body.encode()), "told", f"Yes please {number}.", (f"QUOTED-{number}",))


def _html(_: random.Random, number: int, known: Known) -> Mail:
    body = f"<html><head><title>no</title></head><body><p>Hello {number}</p><div>two<br>lines &amp; more</div></body></html>"
    data = mail(number, known, body=body.encode(), Content_Type="text/html; charset=utf-8")
    return Mail("html only", data, "told", f"Hello {number}", ("<p>", "<div>"))


def _hostile_html(chance: random.Random, number: int, known: Known) -> Mail:
    bad = chance.choice(
        (
            "<script>steal()</script>",
            "<img src=x onerror=steal()>",
            "<a href='javascript:steal()'>here</a>",
            "<svg/onload=steal()>",
            "<style>@import 'http://evil.example/steal()'</style>",
            "<iframe srcdoc='<script>steal()</script>'></iframe>",
            "<form action=//evil.example><input name=steal()></form>",
            "<!--<script>steal()//-->",
            "<math><mtext></form><form><mglyph><style></math><img src onerror=steal()>",
            "<base href='//evil.example/steal()'>",
        )
    )
    body = f"<p>Bad {number}</p>{bad}<p>end</p>"
    return Mail(
        "hostile html",
        mail(number, known, body=body.encode(), Content_Type="text/html"),
        "told",
        f"Bad {number}",
        ("steal()", "<script"),
    )


def _charsets(chance: random.Random, number: int, known: Known) -> Mail:
    charset = chance.choice(
        (
            "iso-8859-1",
            "windows-1252",
            "utf-16",
            "koi8-r",
            "shift_jis",
            "gb18030",
            "utf-7",
            "klingon",
            "",
            "x" * 200,
            "rot13",
            "base64",
            "idna",
            "punycode",
        )
    )
    try:
        body = f"Grüße {number}".encode(charset)
    except (LookupError, UnicodeError, TypeError, ValueError):
        body = f"Grüße {number}".encode()
    encoding = chance.choice(("base64", "8bit", "x-nonsense"))
    if encoding == "base64":
        body = base64.encodebytes(body)
    header = f"text/plain; charset={charset}" if charset else "text/plain"
    return Mail(
        f"charset {charset[:12]}", mail(number, known, body=body, Content_Type=header, Content_Transfer_Encoding=encoding)
    )


def _broken(chance: random.Random, number: int, known: Known) -> Mail:
    kind = number % 6
    data = mail(number, known)
    if kind == 0:
        data = data.replace(b"\r\n\r\n", b"\r\n", 1)  # no line between head and body
    elif kind == 1:
        data = data[: chance.randrange(40, len(data))]
    elif kind == 2:
        data = data.replace(b"Subject: ", b"Subject: =?utf-8?b?!!!?= =?nonsense?q?=FF=FE?= \x00")
    elif kind == 3:
        data = mail(number, known, Content_Type="multipart/mixed; boundary=never")
    elif kind == 4:
        data = bytes(chance.randrange(256) for _ in range(2000))
    else:
        data = data.replace(b"Message-ID", b"X-Nothing").replace(b"From: ", b"From: <<<>>> ,;:@@ ")
    return Mail(f"broken {kind}", data)


def _automatic(chance: random.Random, number: int, known: Known) -> Mail:
    header = chance.choice(
        (
            {"Auto_Submitted": "auto-replied"},
            {"Auto_Submitted": "auto-generated"},
            {"Precedence": "auto_reply"},
            {"X_Autoreply": "yes"},
            {"X_Auto_Response_Suppress": "All"},
        )
    )
    if number % 3 == 0:
        return Mail("automatic, unknown", mail(number, None, **header), "aside")
    return Mail("automatic", mail(number, known, In_Reply_To=known.message_id, **header), "automatic", f"Number {number}")


def _bounces(_: random.Random, number: int, known: Known) -> Mail:
    boundary = f"b{number}"
    of = known.message_id if number % 2 else f"<nobody-{number}@elsewhere.example>"
    status = "5.1.1" if number % 4 != 3 else "4.4.1"
    action = "failed" if status.startswith("5") else "delayed"
    body = (
        f"--{boundary}\r\nContent-Type: text/plain\r\n\r\nIt was not delivered.\r\n"
        f"--{boundary}\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
        f"Final-Recipient: rfc822; gone@example.com\r\nAction: {action}\r\nStatus: {status}\r\nDiagnostic-Code: smtp; no such user <b>x</b>\r\n"
        f"--{boundary}\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {of}\r\nSubject: x\r\n--{boundary}--\r\n"
    )
    data = mail(
        number,
        None,
        body=body.encode(),
        sender="Mail Delivery <mailer-daemon@mx.example>",
        Content_Type=f'multipart/report; report-type=delivery-status; boundary="{boundary}"',
        Return_Path="<>",
    )
    return Mail("bounce", data, "returned" if number % 2 else "aside")


def _lists(_: random.Random, number: int, known: Known) -> Mail:
    return Mail("newsletter", mail(number, None, List_Unsubscribe="<https://news.example/u>", Precedence="bulk"), "aside")


def _files(chance: random.Random, number: int, known: Known) -> Mail:
    boundary = f"f{number}"
    name, content, kind = chance.choice(
        (
            ("receipt.png", _picture("PNG"), "image/png"),
            ("photo.jpg", _picture("JPEG"), "image/jpeg"),
            ("bill.pdf.exe", b"MZ\x90\x00" + b"\x00" * 200, "application/pdf"),
            ("page.html", b"<script>steal()</script>", "image/png"),
            ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='steal()'/>", "image/svg+xml"),
            ("../../etc/passwd", b"plain words", "text/plain"),
            (
                "bomb.png",
                b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + b"\x7f\xff\xff\xff" * 2 + b"\x08\x06\x00\x00\x00",
                "image/png",
            ),
            ("a\u202egpj.exe", b"\x00" * 40, "image/jpeg"),
        )
    )
    body = (
        (
            f"--{boundary}\r\nContent-Type: text/plain\r\n\r\nSee file {number}\r\n--{boundary}\r\n"
            f'Content-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="{name}"\r\n\r\n'
        ).encode()
        + base64.encodebytes(content)
        + f"\r\n--{boundary}--\r\n".encode()
    )
    return Mail(
        f"file {name}",
        mail(number, known, body=body, Content_Type=f'multipart/mixed; boundary="{boundary}"'),
        "told",
        f"See file {number}",
        ("steal()",),
    )


def _nested(_: random.Random, number: int, known: Known) -> Mail:
    depth = (3, 30, 300)[number % 3]
    body = f"Deep {number}".encode()
    kind = "text/plain"
    for level in range(depth):
        boundary = f"n{level}"
        body = f"--{boundary}\r\nContent-Type: {kind}\r\n\r\n".encode() + body + f"\r\n--{boundary}--\r\n".encode()
        kind = f'multipart/mixed; boundary="{boundary}"'
    return Mail(f"nested {depth}", mail(number, known, body=body, Content_Type=kind), "told" if depth == 3 else "aside")


def _spoofed(_: random.Random, number: int, known: Known) -> Mail:
    """Somebody who read the case code in public writes in the name of the customer."""
    body = f"Send my refund to another account {number}. {known.code}".encode()
    vouched = "mx.lantern.example; dmarc=fail header.from=example.com"
    forged = mail(number, None, body=body, sender="Julia <julia@example.com>", Authentication_Results=vouched)
    return Mail(
        "spoofed",
        forged.replace(
            b"MIME-Version", b"Authentication-Results: mx.lantern.example; dmarc=pass header.from=example.com\r\nMIME-Version"
        ),
        "told",
        f"another account {number}",
    )


def _loops(_: random.Random, number: int, known: Known) -> Mail:
    return Mail("our own", mail(number, known, X_Heard=known.our_key), "aside")


def _huge(_: random.Random, number: int, known: Known) -> Mail:
    kind = number % 4
    if kind == 0:
        return Mail("huge text", mail(number, known, body=b"word " * 400_000), "told", "was cut")
    if kind == 1:
        return Mail("huge lines", mail(number, known, body=b"\n" * 100_000 + b"end"), "told", "end")
    if kind == 2:
        return Mail("huge page", mail(number, known, body=b"<div>" * 50_000 + b"x", Content_Type="text/html"), "told", "x")
    return Mail(
        "many headers",
        mail(number, known, References=" ".join(f"<{one}@x.example>" for one in range(5000))),
        "told",
        f"Number {number}",
    )


def _signs(_: random.Random, number: int, known: Known) -> Mail:
    body = f"Zero\x00 width\u200b turn\u202e {number} \ufeff end \U000e0041".encode()
    return Mail("signs", mail(number, known, body=body), "told", f"turn {number}", ("\x00", "\u202e", "\u200b"))


def _picture(kind: str) -> bytes:
    out = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    Image.new("RGB", (40, 30), (200, 90, 30)).save(out, kind, exif=exif)
    return out.getvalue()
