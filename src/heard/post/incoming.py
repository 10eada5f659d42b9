"""A mail's bytes to what somebody said: safe text, files, and what the headers tell about who sent it and why.

A mail is a stranger's input. It is never executed, never rendered as a page, and nothing in it is followed; what is beyond
the limits is told, never cut in silence. `read` raises nothing but `TooMuch`.
"""

from __future__ import annotations

import email.policy
import html
import re
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import getaddresses, parseaddr
from hashlib import sha256

import nh3

from heard.envelope import Limits, content, is_attached, opened, slow_to_mend, text_of, words_of
from heard.post.attachments import Checked, check_all
from heard.post.quoting import split

LARGEST = 30 * 1024 * 1024
LIMITS = Limits(bytes=LARGEST, parts=200, depth=20)
CLOSED = ("message/rfc822", "text/rfc822-headers", "message/delivery-status")  # read by those who look for them
LONGEST_TEXT = 200_000  # characters of what was said; more is cut, and the cut is told
CUT = "\n\n[The rest of this message was cut: it is longer than anybody reads.]"
_BLOCKS = {"p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4", "blockquote", "pre", "hr", "table", "ul", "ol"}
_BREAK = re.compile(r"<(?:br|hr|/?(?:p|div|li|tr|h[1-4]|pre|table|ul|ol))>")
_TAG = re.compile(r"<[^<>]*>")
# Control signs but tab and line break, and signs that hide words or turn a line around.
_UNSEEN = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f"
_INVISIBLE = re.compile(f"[{_UNSEEN}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounce:
    """A mail that tells of another that did not arrive. `permanent` is false for one that is still being tried."""

    of: tuple[str, ...]  # Message-IDs of the mail that came back
    permanent: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One mail. `proven` says that the receiving server vouches for the sender's domain."""

    identity: str  # of the mail, whatever way it came
    message_id: str
    refers_to: tuple[str, ...]  # Message-IDs, the nearest first
    sender: str
    name: str
    recipients: tuple[str, ...]
    subject: str
    text: str
    quoted: str
    files: tuple[Checked, ...]
    automatic: bool = False  # an absence note, a receipt: nobody sat there and wrote
    bulk: bool = False  # a list or a newsletter
    ours: bool = False  # we sent it ourselves, and it came round
    proven: bool = False
    bounce: Bounce | None = None


def fingerprint(data: bytes) -> str:
    """What makes a mail the same mail: its own headers and its body, without what servers on the way put in front."""
    message = BytesHeaderParser(policy=email.policy.compat32).parsebytes(
        data[:LARGEST]
    )  # of parts it knows nothing, however deep
    own = "\x1f".join(" ".join(str(message.get(name, "")).split()) for name in ("Message-ID", "From", "Date", "Subject"))
    end = next((at for at in (data.find(b"\r\n\r\n"), data.find(b"\n\n")) if at >= 0), 0)
    return sha256(own.encode("utf-8", "surrogateescape") + data[end:].replace(b"\r\n", b"\n").rstrip()).hexdigest()


def read(data: bytes, *, vouches: str = "", our_key: str = "") -> Incoming:
    """Understand a mail. `vouches` is the receiving server's name in Authentication-Results, empty to trust none.

    `our_key` is what our own mails carry in X-Heard.
    """
    message, parts = opened(data, LIMITS, closed=CLOSED)
    sender, name = _sender(message)
    own, quoted = split(_words(parts))
    return Incoming(
        identity=fingerprint(data),
        message_id=_ids(message.get("Message-ID", ""))[0] if _ids(message.get("Message-ID", "")) else "",
        refers_to=_refers_to(message),
        sender=sender,
        name=name,
        recipients=_recipients(message),
        subject=_header(message, "Subject", 300),
        text=own,
        quoted=quoted,
        files=tuple(check_all([(_name(part), content(part)) for part in parts if _is_file(part)])),
        automatic=_is_automatic(message),
        bulk=_is_bulk(message),
        ours=bool(our_key) and _header(message, "X-Heard", 100) == our_key,
        proven=bool(vouches) and _is_vouched_for(message, sender, vouches),
        bounce=_bounce(message, parts),
    )


# --- parts ---


def _is_file(part: Message) -> bool:
    if part.get_content_type() in CLOSED:
        return False
    return is_attached(part) or not part.get_content_type().startswith("text/")


def _name(part: Message) -> str:
    try:
        return _decoded_words(str(part.get_filename() or part.get_content_type().replace("/", ".")))
    except (LookupError, ValueError, TypeError):
        return "file"


def _words(parts: list[Message]) -> str:
    """What the mail says: its plain text, or its page without anything but words."""
    spoken = [part for part in parts if not _is_file(part)]
    plain = [text_of(part) for part in spoken if part.get_content_type() == "text/plain"]
    if not any(text.strip() for text in plain):
        plain = [safe_text(text_of(part)) for part in spoken if part.get_content_type() == "text/html"]
    return clean("\n\n".join(text.strip("\r\n") for text in plain))


def safe_text(page: str) -> str:
    """The words of an HTML page: nothing of its markup, its scripts and what it fetches. Quotations get their mark."""
    page = page[: LONGEST_TEXT * 4]
    if slow_to_mend(page):
        return html.unescape(_TAG.sub(" ", page))  # made to be slow to understand: its bare words will do
    sound = nh3.clean(page, tags=_BLOCKS, attributes={}, clean_content_tags={"script", "style", "title"})
    flat = " ".join(sound.split()) if "<pre>" not in sound else sound
    lines: list[str] = []
    depth = 0
    for piece in re.split(r"(</?blockquote>)", flat):
        if piece == "<blockquote>":
            depth += 1
        elif piece == "</blockquote>":
            depth = max(0, depth - 1)
        else:
            words = html.unescape(_TAG.sub("", _BREAK.sub("\n", piece)))
            mark = "> " * min(depth, 5)
            lines += [mark + line.strip() for line in words.split("\n")]
    return "\n".join(lines)


def clean(text: str) -> str:
    """Text that a page can show and a table can hold: without control signs, invisible ones and lone surrogates."""
    sound = text.encode("utf-8", "replace").decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    sound = _INVISIBLE.sub("", sound)
    return sound if len(sound) <= LONGEST_TEXT else sound[:LONGEST_TEXT] + CUT


# --- headers ---


def _decoded_words(raw: str) -> str:
    return " ".join(clean(words_of(raw)).split())


def _header(message: Message, name: str, most: int = 1000) -> str:
    try:
        return _decoded_words(str(message.get(name, ""))[: most * 4])[:most]
    except (LookupError, ValueError, TypeError):
        return ""


def _sender(message: Message) -> tuple[str, str]:
    """The address in From and the name beside it; an address hidden in the name is not taken for one."""
    raw = str(message.get("From", ""))[:2000]
    name, address = parseaddr(raw)
    address = address.strip().lower()
    if not re.fullmatch(r"[^@\s<>]{1,64}@[^@\s<>]{1,189}", address):
        return "", _decoded_words(name)[:200]
    return clean(address), _decoded_words(name)[:200]


def _ids(raw: object) -> list[str]:
    return re.findall(r"<[^<>\s]{3,250}>", str(raw)[:20_000])


def _refers_to(message: Message) -> tuple[str, ...]:
    nearest = [*_ids(message.get("In-Reply-To", "")), *reversed(_ids(message.get("References", "")))]
    return tuple(dict.fromkeys(nearest))[:50]


def _recipients(message: Message) -> tuple[str, ...]:
    names = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "Resent-To")
    raw = [str(value)[:4000] for name in names for value in (message.get_all(name) or [])[:5]]
    try:
        return tuple(dict.fromkeys(address.lower() for _, address in getaddresses(raw) if "@" in address))[:100]
    except (ValueError, TypeError, IndexError):
        return ()


def _is_automatic(message: Message) -> bool:
    """RFC 3834, and what programs that never read it put in instead."""
    said = str(message.get("Auto-Submitted", "no")).strip().lower()
    return (
        (said != "" and not said.startswith("no"))
        or str(message.get("Precedence", "")).strip().lower() in ("auto_reply", "auto-reply")
        or message.get("X-Autoreply") is not None
        or message.get("X-Autorespond") is not None
        or str(message.get("X-Auto-Response-Suppress", "")).strip().lower() in ("all", "oof", "autoreply")
        or message.get_content_type() == "multipart/report"
    )


def _is_bulk(message: Message) -> bool:
    listed = any(message.get(name) is not None for name in ("List-Id", "List-Unsubscribe", "List-Post"))
    return listed or str(message.get("Precedence", "")).strip().lower() in ("bulk", "list", "junk")


def _is_vouched_for(message: Message, sender: str, vouches: str) -> bool:
    """Whether our own server wrote that the sender's domain is genuine (RFC 8601).

    Only the topmost header of our server's name counts: whoever sends a mail can write others into it below. And of that header
    only what stands as a result: words in quotes, in comments and before an at sign are the sender's own.
    """
    results = [str(value) for value in message.get_all("Authentication-Results") or []]
    if not results or len(message.get_all("From") or []) != 1:
        return False
    server, *said = _without_asides(results[0].lower()).split(";")
    if server.split()[:1] != [vouches.lower()]:
        return False
    domain = sender.partition("@")[2]
    return any(_vouches(result.split(), domain) for result in said)


_QUOTED_DOMAIN = re.compile(r'"([\w.-]+)"')
_ASIDE = re.compile(r'"(?:[^"\\]|\\.)*"|\((?:[^()"\\]|\\.)*\)')


def _without_asides(results: str) -> str:
    """Without comments, one within the other, and without what is quoted, unless that is a plain domain. Nothing of what is not whole."""
    left, count = _QUOTED_DOMAIN.sub(r"\1", results[:10_000]), 1
    while count:
        left, count = _ASIDE.subn("", left)
    return "" if set(left) & set('"()') else left


def _vouches(result: list[str], domain: str) -> bool:
    """One result, as its words: the method with what came of it, then properties."""
    told = {name: value.rpartition("@")[2] for name, _, value in (word.partition("=") for word in result[1:])}
    match result[:1]:
        case ["dmarc=pass"]:
            return told.get("header.from", domain) == domain
        case ["dkim=pass"]:
            signer = told.get("header.d") or told.get("header.i", "")
            return bool(signer) and (domain == signer or domain.endswith(f".{signer}"))
    return False


def _bounce(message: Message, parts: list[Message]) -> Bounce | None:
    """RFC 3464, and mails of the postmaster that only look like one."""
    status = next((part for part in parts if part.get_content_type() == "message/delivery-status"), None)
    sender = parseaddr(str(message.get("From", ""))[:2000])[1].lower()
    postmaster = sender.startswith(("mailer-daemon@", "postmaster@")) or str(message.get("Return-Path", "")).strip() == "<>"
    report = message.get_content_type() == "multipart/report"
    if status is None and not (postmaster and (report or sender.startswith("mailer-daemon@"))):
        return None
    told = _status_words(status) if status is not None else _decoded_text(parts)
    code = re.search(r"^status:\s*([245])\.\d+\.\d+", told, re.IGNORECASE | re.MULTILINE)
    action = re.search(r"^action:\s*(\w+)", told, re.IGNORECASE | re.MULTILINE)
    permanent = code[1] == "5" if code else not action or action[1].lower() == "failed"
    if action and action[1].lower() in ("delivered", "relayed", "expanded"):
        return None
    why = re.search(r"^diagnostic-code:\s*(.{0,300})", told, re.IGNORECASE | re.MULTILINE)
    return Bounce(of=_of(message, parts), permanent=permanent, reason=clean(why[1].strip()) if why else "")


def _status_words(status: Message) -> str:
    blocks = status.get_payload()
    if isinstance(blocks, list):
        return "\n".join(str(block)[:5000] for block in blocks[:10] if isinstance(block, Message))
    return str(blocks)[:20_000]


def _decoded_text(parts: list[Message]) -> str:
    return "\n".join(text_of(part)[:20_000] for part in parts if part.get_content_type() == "text/plain")


def _of(message: Message, parts: list[Message]) -> tuple[str, ...]:
    """Message-IDs of what came back: of the mail inside, else of whatever is referred to or quoted."""
    inner: list[str] = []
    for part in parts:
        if part.get_content_type() == "message/rfc822":
            inner += _ids(_first_inside(part).get("Message-ID", ""))
        elif part.get_content_type() == "text/rfc822-headers":
            inner += _ids(text_of(part)[:20_000])
    return tuple(dict.fromkeys([*inner, *_refers_to(message), *_ids(_decoded_text(parts))]))[:20]


def _first_inside(part: Message) -> Message:
    """The mail within a mail; an empty one where there is none."""
    inside = part.get_payload()
    found = [child for child in inside if isinstance(child, Message)] if isinstance(inside, list) else []
    return found[0] if found else Message()
