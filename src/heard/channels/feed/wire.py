"""RSS and Atom in our words. Pure.

An entry with an `im:rating` is a review in the App Store, every other one is a mention somewhere on the web.
Shapes: RFC 4287 (Atom), the RSS 2.0 specification, Google Alerts' and the App Store's public feeds.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as Xml

import nh3

from heard.channels.errors import NotAsPromised, as_promised
from heard.vocabulary.hearing import HeardPost
from heard.vocabulary.platforms import Platform
from heard.vocabulary.way import CaseKind

ATOM, APPLE, CONTENT, DUBLIN = (
    "{http://www.w3.org/2005/Atom}",
    "{http://itunes.apple.com/rss}",
    "{http://purl.org/rss/1.0/modules/content/}",
    "{http://purl.org/dc/elements/1.1/}",
)
MOST_ENTRIES = 1000
_DTD = re.compile(rb"<!(?:ENTITY|DOCTYPE)", re.IGNORECASE)
_BREAK = re.compile(r"<(?:br|/p|/div|/li)\b[^>]*>", re.IGNORECASE)


def entries(content: bytes) -> list[Xml.Element]:
    """The entries of a feed. Raises `NotAsPromised` for whatever is none."""
    # No feed that is made today has a document type, and entities are what unpacks without end.
    if _DTD.search(content) or b"\x00" in content:
        raise NotAsPromised("no feed")
    try:
        root = Xml.fromstring(content)  # noqa: S314 without entities it is as large as what came
    except (Xml.ParseError, ValueError, LookupError) as error:
        raise NotAsPromised("no XML") from error
    if root.tag == f"{ATOM}feed":
        return root.findall(f"{ATOM}entry")[:MOST_ENTRIES]
    if root.tag == "rss":
        return root.findall("channel/item")[:MOST_ENTRIES]
    raise NotAsPromised("no feed")


def post_from(entry: Xml.Element) -> HeardPost | None:
    """An entry as a post; None for that of the App Store which is about the app itself."""
    with as_promised("entry with a name, a time and words"):
        stars = entry.findtext(f"{APPLE}rating")
        if stars is None and entry.find(f"{APPLE}name") is not None:
            return None
        title, text = _plain(_said(entry, "title")), _plain(_body(entry))
        link = _link(entry)
        name = _said(entry, "id", "guid") or link
        if not name or not (title or text):
            raise ValueError("an entry of nothing")
        return HeardPost(
            external_id=name,
            platform=Platform.APP_STORE if stars is not None else Platform.OTHER,
            kind=CaseKind.REVIEW if stars is not None else CaseKind.MENTION,
            title=title if text else "",
            text=text or title,
            stars=_stars(stars),
            author=_plain(_author(entry)),
            published_at=_moment(_said(entry, "published", "updated", "pubDate") or entry.findtext(f"{DUBLIN}date", "")),
            url=link,
        )


def _said(entry: Xml.Element, *names: str) -> str:
    """The first of these children that says anything, in Atom's name space or in none."""
    found = (entry.findtext(f"{space}{name}", "").strip() for name in names for space in (ATOM, ""))
    return next(filter(None, found), "")


def _body(entry: Xml.Element) -> str:
    """The longest way in which the entry says it; the App Store says it plain and once more with all around it."""
    ways = [one for one in entry.findall(f"{ATOM}content") if one.get("type") != "html"] or entry.findall(f"{ATOM}content")
    said = ["".join(one.itertext()).strip() for one in ways]
    said += [entry.findtext(f"{CONTENT}encoded", ""), _said(entry, "summary", "description")]
    return next(filter(None, said), "")


def _plain(said: str) -> str:
    """Words without their markup, which stands in a feed as text."""
    if "<" not in said and "&" not in said:
        return said.strip()
    bare = unescape(nh3.clean(_BREAK.sub("\n", said), tags=set()))
    return "\n".join(" ".join(line.split()) for line in bare.splitlines()).strip()


def _author(entry: Xml.Element) -> str:
    return entry.findtext(f"{ATOM}author/{ATOM}name", "") or entry.findtext(f"{DUBLIN}creator", "") or _said(entry, "author")


def _link(entry: Xml.Element) -> str:
    """Where it stands, out of the address by which Google counts who looks; empty when no browser should open it."""
    ways = entry.findall(f"{ATOM}link")
    found = next((one.get("href", "") for one in ways if one.get("rel", "alternate") in ("alternate", "related")), "")
    address = (found or entry.findtext("link", "")).strip()
    parts = urlsplit(address)
    if (parts.hostname or "").removeprefix("www.") == "google.com" and parts.path == "/url":
        asked = parse_qs(parts.query)
        address = next(iter(asked.get("url") or asked.get("q") or [""]))
    return address if urlsplit(address).scheme in ("http", "https") else ""


def _stars(said: str | None) -> int | None:
    stars = int(said) if said is not None else None
    if stars is not None and not 1 <= stars <= 5:
        raise ValueError("stars that are none")
    return stars


def _moment(said: str) -> datetime:
    """A time as Atom writes it, or as mails do; one without a zone is taken for UTC."""
    try:
        when = datetime.fromisoformat(said)
    except ValueError:
        when = parsedate_to_datetime(said)
    return when if when.tzinfo else when.replace(tzinfo=UTC)
