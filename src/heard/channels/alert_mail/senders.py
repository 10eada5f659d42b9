"""Which platform a mail speaks for, by its sender and its links, and the words around reviews in such mails.

Layouts of alert mails are not documented and change; what stands here are the turns of phrase that such mails share,
in four languages. A new one is a line in a table.
"""

import re
from collections.abc import Iterable
from urllib.parse import parse_qs, urlsplit

from heard.vocabulary.platforms import Platform

_DOMAINS: dict[str, Platform] = {
    "play.google.com": Platform.PLAY,
    "google.com": Platform.GOOGLE,
    "goo.gl": Platform.GOOGLE,
    "g.page": Platform.GOOGLE,
    "apple.com": Platform.APP_STORE,
    "facebook.com": Platform.FACEBOOK,
    "facebookmail.com": Platform.FACEBOOK,
    "fb.com": Platform.FACEBOOK,
    "trustpilot.com": Platform.TRUSTPILOT,
    "trustpilotmail.com": Platform.TRUSTPILOT,
    "yelp.com": Platform.YELP,
    "tripadvisor.com": Platform.TRIPADVISOR,
    "tripadvisor.co.uk": Platform.TRIPADVISOR,
    "tripadvisor.de": Platform.TRIPADVISOR,
    "tripadvisor.fr": Platform.TRIPADVISOR,
    "tripadvisor.es": Platform.TRIPADVISOR,
    "amazon.com": Platform.AMAZON,
}
# Hosts of Google that say nothing about reviews: any mail may link there, and any person may write from there.
_GENERAL = {
    "fonts.google.com",
    "accounts.google.com",
    "mail.google.com",
    "calendar.google.com",
    "docs.google.com",
    "meet.google.com",
}

_NAME = r"(?P<author>[^\W\d_][^\n<>|“”\"]{0,50}?(?: \w\.)?)"
AUTHORS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:review|rating|feedback|recommendation) (?:from|by) {_NAME}(?= (?:for|of|on|about|at|gave)\b|[:,.!]|$)",
        rf"^(?:re: |fwd?: |wg: )*{_NAME} (?:just |has )?(?:left|wrote|posted|gave|reviewed|submitted|rated|added)\b",
        rf"^(?:re: |fwd?: )*{_NAME} (?:recommends|doesn['’]t recommend|does not recommend)\b",
        rf"^(?:re: |wg: )*{_NAME} hat\b.{{0,40}}\b(?:bewertung|rezension|bewertet)",
        rf"^(?:re: |tr: )*{_NAME} (?:a laissé|a écrit|a publié|a rédigé)\b",
        rf"^(?:re: |rv: )*{_NAME} (?:ha dejado|ha escrito|dejó|escribió|ha publicado)\b",
        rf"^(?:reviewer|reviewed by|written by|author|from|by|von|par|de|por): ?{_NAME}$",
        rf"^(?:by|reviewed by) {_NAME}$",
    )
)
# Words that stand where a name would: the mail speaks of somebody in general.
NOBODY = re.compile(
    r"(?:someone|somebody|a customer|a guest|a traveler|a traveller|a google user|you|your business|new|customer|guest)\Z",
    re.IGNORECASE,
)
# Lines with which a mail speaks for itself. The first kind is a button or a label: short, and no sentence, since reviews
# begin with "View from the terrace" too. The second kind is never a reviewer's.
_BUTTON = re.compile(
    r"(?:reply|respond|answer|read|view|see|manage|go to|open|share|report|flag|click|tap|get the app|settings"
    r"|privacy|terms"
    r"|hi|hello|dear|date of (?:visit|stay|experience)|new review|rating|review|response rate|the .{2,30} team"
    r"|antworten|ansehen|hallo|répondre|voir|bonjour|responder|ver|hola)\b[^.!?]{0,50}(?:https?://\S{1,500})?\Z",
    re.IGNORECASE,
)
_IMPRINT = re.compile(
    r"(?:.{0,80}\bunsubscribe\b|abmelden|se désabonner|cancelar la suscripción|you(?:'re|’re| are) receiving|©|\(c\) |copyright"
    r"|this (?:e-?mail|message) was|to stop receiving|don['’]t want|sent to |https?://|manage your (?:e-?mail|notification))",
    re.IGNORECASE,
)
REPLY_WORDS = re.compile(r"\b(?:reply|respond|answer|antworten|répondre|responder)\b", re.IGNORECASE)
READ_WORDS = re.compile(r"\b(?:read|view|see|show|review|ansehen|voir|ver)\b", re.IGNORECASE)
_FIELDS = "from|von|de|to|an|à|para|sent|gesendet|envoyé|enviado|date|datum|fecha|subject|betreff|objet|asunto|cc"
FORWARDED = re.compile(
    r"(?:-+ ?(?:forwarded message|original message|weitergeleitete nachricht|message transféré|mensaje reenviado) ?-+"
    rf"|begin forwarded message:|(?:{_FIELDS}): .*)\Z",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"[\w.+-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63})+)")


def is_furniture(line: str) -> bool:
    """Whether the mail speaks here and not the reviewer."""
    return bool(_BUTTON.match(line) or _IMPRINT.match(line))


def platform_of(host: str) -> Platform | None:
    """The platform that owns a host name, with what stands below it; a look-alike such as google.com.example is none."""
    host = host.lower().rstrip(".")
    if host in _GENERAL:
        return None
    parts = host.split(".")
    return next((found for start in range(len(parts)) if (found := _DOMAINS.get(".".join(parts[start:])))), None)


def platform_of_url(url: str) -> Platform | None:
    """The platform that a link leads to, also through the platform's own redirect."""
    try:
        split = urlsplit(url)
        host = split.hostname or ""
    except ValueError:
        return None
    return platform_of(host)


def target_of(url: str) -> str:
    """Where a link leads, with Google's and Facebook's redirects taken off."""
    try:
        split = urlsplit(url)
        query = parse_qs(split.query)
    except ValueError:
        return url
    if split.hostname in {"www.google.com", "l.facebook.com"} and split.path in {"/url", "/l.php"}:
        inner = next((query[name][0] for name in ("url", "q", "u") if name in query), "")
        return inner if inner.startswith(("http://", "https://")) else url
    return url


def platform_among(hosts: Iterable[str]) -> Platform | None:
    """The first platform in a row of host names."""
    return next((found for host in hosts if (found := platform_of(host))), None)
