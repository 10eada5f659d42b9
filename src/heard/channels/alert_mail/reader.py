"""An alert mail to the reviews it speaks of, or to the reason why a person must look at it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from heard.channels.alert_mail.letter import Body, Letter, open_letter
from heard.channels.alert_mail.page import Link
from heard.channels.alert_mail.senders import (
    ADDRESS,
    AUTHORS,
    FORWARDED,
    NOBODY,
    READ_WORDS,
    REPLY_WORDS,
    is_furniture,
    platform_among,
    platform_of_url,
    target_of,
)
from heard.channels.table.columns import stable_id
from heard.channels.table.dates import moment_from
from heard.channels.table.stars import find_stars
from heard.envelope import TooMuch
from heard.vocabulary.hearing import HeardPost
from heard.vocabulary.platforms import RULES, Platform

LONGEST_ABOUT = 200  # characters of a line that may tell stars, author or date
LONGEST_LABEL = 4  # words beside a rating, which else is part of a sentence
MOST_REVIEWS = 50  # in one digest
_QUOTED = re.compile(r"[“„«\"]\s*(.{2,}?)\s*[”“»\"]\Z")
_RATED = re.compile(r"\b(?:rated|rating|review|stars?|bewertung|bewertet|note|valoración)\b|[·•|:,()–—-]", re.IGNORECASE)
_PERSON = re.compile(r"[^\W\d_][^.!?,:;<>@|]{0,40}\.?\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unrecognised:
    """A mail that a person must look at; it is kept. `text` is what could be read of it."""

    reason: str
    mend: str
    subject: str = ""
    sender: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailRead:
    """Reviews found in a mail, or why there are none. `message_id` tells a mail that comes twice."""

    posts: tuple[HeardPost, ...] = ()
    unrecognised: Unrecognised | None = None
    message_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """One review as a body tells it."""

    stars: int | None = None
    author: str = ""
    text: str = ""
    posted_at: datetime | None = None

    @property
    def weight(self) -> int:
        return 3 * bool(self.text) + 2 * (self.stars is not None) + bool(self.author)


def read_mail(data: bytes, *, now: datetime, place: str = "") -> MailRead:
    """The reviews in a mail's bytes (RFC 822). Never raises: what is not understood comes back with its reason.

    A mail proves nothing about its sender. Who may send to the desk's address is for the mail server to say, and the
    post's `raw` keeps by what the platform was recognised.
    """
    try:
        letter = open_letter(data)
    except TooMuch as error:
        mend = "Open the mail where it was received, and paste the review."
        return MailRead(unrecognised=Unrecognised(reason=f"The mail is not read: {error}.", mend=mend))
    platform, known_by = _platform(letter)
    readings = [tuple(_reviews(letter.subject, body)) for body in letter.bodies]
    best = max(readings, key=lambda found: sum(one.weight for one in found), default=())
    body = letter.bodies[readings.index(best)] if best else None
    whole = [one for one in best[:MOST_REVIEWS] if _enough(one, platform)]
    posts = tuple(_post(one, letter, body, platform, known_by, now, place) for one in whole if body)
    if posts:
        return MailRead(posts=posts, message_id=letter.message_id)
    return MailRead(unrecognised=_unrecognised(letter, platform), message_id=letter.message_id)


def _enough(found: _Found, platform: Platform | None) -> bool:
    """Stars with words; where a platform speaks also stars with a name, or a name with words."""
    if found.stars is not None:
        return bool(found.text or (found.author and platform))
    return platform is not None and bool(found.text and found.author)


def _platform(letter: Letter) -> tuple[Platform | None, str]:
    """By the sender, by the sender that a forwarded mail names, or by most of its links."""
    found = platform_among([letter.sender.rpartition("@")[2]])
    if found:
        return found, "sender"
    lines = [line for body in letter.bodies for line in body.lines[:40] if FORWARDED.match(line[:LONGEST_ABOUT])]
    found = platform_among(host for line in lines for host in ADDRESS.findall(line[:1000]))
    if found:
        return found, "forwarded sender"
    platforms = [one for body in letter.bodies for link in body.links if (one := platform_of_url(link.url))]
    return (max(platforms, key=platforms.count), "links") if platforms else (None, "")


def _reviews(subject: str, body: Body) -> Iterator[_Found]:
    """Each rating in the body begins a review; without one there is at most one, which the subject may rate."""
    lines = [line for line in body.lines if not FORWARDED.match(line[:LONGEST_ABOUT])]
    heads = [number for number, line in enumerate(lines) if _heads(line)]
    if len(heads) > 1:
        starts = [number - 1 if number and _is_person(lines[number - 1]) else number for number in heads]
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            yield _review("", lines[start:end])
        return
    found = _review(subject, lines)
    rated = find_stars(subject[:LONGEST_ABOUT])
    yield replace(found, stars=rated[0]) if found.stars is None and rated else found


def _heads(line: str) -> bool:
    """Whether a rating stands alone, or with a date or a whole name: so it stands over each review of a digest.

    "Food 4/5" does not: that is one of several marks within a review.
    """
    rating = _rating(line)
    if rating is None:
        return False
    rest = _beside(line, rating)
    return not rest or _moment(rest) is not None or (_is_person(rest) and " " in rest)


def _review(subject: str, lines: Sequence[str]) -> _Found:
    gathering = _Gathering(author=_author_in(subject[:LONGEST_ABOUT]))
    for line in lines:
        gathering.take(line)
    return gathering.found()


@dataclass(slots=True)
class _Gathering:
    """Goes through the lines of one review and keeps each where it belongs. `before` is what stood above the stars."""

    author: str = ""
    stars: int | None = None
    posted_at: datetime | None = None
    before: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    ended: bool = False

    def take(self, line: str) -> None:
        """One line: stars, a name, a date, the mail's own talk, or the review."""
        rating = _rating(line) if self.stars is None else None
        named = _author_in(line) if len(line) <= LONGEST_ABOUT else ""
        if rating and (named or len(_beside(line, rating).split()) <= LONGEST_LABEL):
            self._rate(line, rating, named)
        elif named:
            self.author = self.author or named
        elif moment := _moment(line):
            self.posted_at = self.posted_at or moment
        elif is_furniture(line):
            self.ended = self.ended or bool(self.words)
        elif not self.ended:
            self.words.append(line)

    def found(self) -> _Found:
        """The review. Some mails put it above the stars, in quotation marks, and its author below them."""
        words = list(self.words)
        first = words[0].lstrip("-–— ") if words else ""
        alone = self.author or " " in first or not words[1:]  # one capital word above others may be a title
        if alone and _is_person(first) and first.startswith(self.author.rstrip(".")):
            self.author = first
            words.pop(0)
        quoted = [line for line in self.before if _QUOTED.match(line)]
        text = _text("\n".join(words or quoted))
        return _Found(stars=self.stars, author=self.author, text=text, posted_at=self.posted_at)

    def _rate(self, line: str, rating: tuple[int, int, int], named: str) -> None:
        self.stars = rating[0]
        rest = _beside(line, rating)
        self.posted_at = self.posted_at or _moment(rest)
        above = self.words[-1] if self.words else ""
        candidates = [named, rest if _is_person(rest) else "", above if _is_person(above) else ""]
        self.author = self.author or next(filter(None, candidates), "")
        # What stood above the stars was mostly the mail's own talk.
        self.before, self.words, self.ended = self.words, [], False


def _beside(line: str, rating: tuple[int, int, int]) -> str:
    """What a line says beside its rating."""
    return " ".join(_RATED.sub(" ", line[: rating[1]] + line[rating[2] :]).split())


def _text(words: str) -> str:
    """The review's words, out of the quotation marks that many mails put around them."""
    quoted = _QUOTED.match(words) if len(words) < 10_000 else None
    return quoted[1] if quoted else words.strip("“”„«» ").strip()


def _rating(line: str) -> tuple[int, int, int] | None:
    try:
        return find_stars(line) if len(line) <= LONGEST_ABOUT else None
    except ValueError:
        return None


def _author_in(line: str) -> str:
    for pattern in AUTHORS:
        match = pattern.search(line)
        if match and not NOBODY.match(match["author"].strip()):
            return match["author"].strip(" ,:;-–—")
    return ""


def _is_person(line: str) -> bool:
    """Whether a line is a name: one word, or up to four that begin in capitals."""
    words = line.split()
    if not _PERSON.match(line) or len(words) > 4 or (len(words) > 1 and not all(word[0].isupper() for word in words)):
        return False
    return not (NOBODY.match(line) or is_furniture(line) or _rating(line) or _moment(line))


def _moment(line: str) -> datetime | None:
    if not 6 <= len(line) <= 40 or not any(letter.isdigit() for letter in line):
        return None
    try:
        return moment_from(line.removeprefix("Date:").strip(), day_first=None)
    except ValueError:
        return None


def _post(
    found: _Found, letter: Letter, body: Body, platform: Platform | None, known_by: str, now: datetime, place: str
) -> HeardPost:
    url, reply_url = _links(body.links, platform)
    day = found.posted_at.date().isoformat() if found.posted_at else ""
    return HeardPost(
        # Without the mail's own date: the same alert forwarded twice is the same review.
        external_id=stable_id(platform or Platform.MAIL, found.author, day, str(found.stars or ""), found.text),
        platform=platform or Platform.MAIL,
        text=found.text,
        published_at=found.posted_at or letter.sent_at or now,
        place=place,
        stars=found.stars,
        author=found.author,
        anonymous=not found.author,
        url=url,
        reply_url=reply_url,
        raw={
            "subject": letter.subject,
            "sender": letter.sender,
            "message_id": letter.message_id,
            "platform_known_by": known_by,
        },
    )


def _links(links: Sequence[Link], platform: Platform | None) -> tuple[str, str]:
    """Where to read the review and where to answer it, on the platform itself; empty where no link says so."""
    own = [Link(target_of(link.url), link.text) for link in links if platform and platform_of_url(link.url) is platform]
    own = [link for link in own if "unsubscribe" not in f"{link.url} {link.text}".lower()]
    answer = next((link.url for link in own if REPLY_WORDS.search(link.text[:LONGEST_ABOUT])), "")
    read = next((link.url for link in own if READ_WORDS.search(link.text[:LONGEST_ABOUT])), "")
    return read or answer or (own[0].url if own else ""), answer


def _unrecognised(letter: Letter, platform: Platform | None) -> Unrecognised:
    if not letter.bodies:
        reason = "The mail has no text that can be read."
    elif platform:
        reason = f"It is from {RULES[platform].name}, but no review was found in it."
    else:
        reason = "No rating and no platform was found in it."
    return Unrecognised(
        reason=reason,
        mend="If it is about a review, paste the review; if not, put the mail aside.",
        subject=letter.subject,
        sender=letter.sender,
        text="\n".join(letter.bodies[0].lines) if letter.bodies else "",
    )
