"""Pasted text to posts. A paste is small and looked at before it is kept, so all of it is read at once."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from heard.channels.table.columns import ColumnMap, guess_mapping, looks_like_header, post_from, stable_id
from heard.channels.table.dates import moment_from
from heard.channels.table.records import BadRow, Record, split
from heard.channels.table.stars import find_stars
from heard.vocabulary.hearing import HeardPost
from heard.vocabulary.platforms import Platform

LONGEST_PASTE = 8_000_000  # characters
LONGEST_ABOUT = 80  # characters of a line that is a name, a date or stars rather than the review
_RATED = re.compile(r"\b(?:rated|rating|review|stars?|bewertung|bewertet|not[ée]e?|puntuación)\b", re.IGNORECASE)
_RULE = re.compile(r"^[^\S\n]*[-–—_*=]{3,}[^\S\n]*$", re.MULTILINE)
_GAP = re.compile(r"\n[^\S\n]*\n\s*")
_AFTER_STARS = re.compile(r"\s*[:|–—-]")
_NAMED_DAY = re.compile(
    r"(?P<name>[A-ZÀ-ÖØ-Þ][^.!?,:;\d]{0,39}?\.?)\s*[,·•|–—-]\s+(?P<day>\S.*)\Z"
)  # "Julia Reyes, 20 November 2026"
_NAME = re.compile(r"[^.!?,:;]{1,40}(?:\b\w\.)?\Z")  # "Julia Reyes", "Julia R."


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """What was understood. `mapping` is how the rows were read, None for a single review."""

    found: tuple[HeardPost | BadRow, ...]
    mapping: ColumnMap | None = None


def read_paste(
    text: str,
    *,
    now: datetime,
    platform: Platform = Platform.OTHER,
    place: str = "",
    zone: str = "UTC",
    mapping: ColumnMap | None = None,
) -> Pasted:
    """Posts in a paste: rows when the lines are separated by tabs, one review after another otherwise.

    The next review begins after an empty line with stars or a date of its own, or after a line of dashes: an empty line alone
    may as well stand between two paragraphs of one.

    `platform` and `place` are what the person says about all of it; `now` is when a review without a date counts as
    posted, and what "two weeks ago" counts from. `mapping` overrules the guess.
    """
    if len(text) > LONGEST_PASTE:
        said = f"the paste has {len(text):,} characters, {LONGEST_PASTE:,} are taken"
        return Pasted(found=(BadRow(line=1, reason=said, mend="Bring it as a CSV file.", raw=text[:200]),))
    if not text.strip():
        return Pasted(found=())
    # A cell of several lines arrives in quotation marks, as spreadsheets copy it.
    records = list(split(io.StringIO(text.strip("\r\n"), newline=""), "\t"))
    if any(isinstance(record, Record) and len(record.cells) > 1 for record in records):
        return _table(records, now=now, platform=platform, place=place, zone=zone, mapping=mapping)
    reviews = (one for part in _RULE.split(text.replace("\r\n", "\n")) for one in _apart(part, now, zone) if one.strip())
    return Pasted(found=tuple(_single(one, now=now, platform=platform, place=place, zone=zone) for one in reviews))


def _table(
    records: list[Record | BadRow], *, now: datetime, platform: Platform, place: str, zone: str, mapping: ColumnMap | None
) -> Pasted:
    rows = [record for record in records if isinstance(record, Record)]
    header = tuple(rows[0].cells) if looks_like_header(rows[0].cells) else ()
    body = rows[1:] if header else rows
    if mapping is None:
        guess = guess_mapping(header, [row.cells for row in body[:200]])
        mapping = ColumnMap(
            columns=guess.columns,
            header=guess.header,
            day_first=guess.day_first,
            zone=zone,
            stars_out_of=guess.stars_out_of,
            platform=platform,
            place=place,
        )
    skipped = rows[0] if header else None
    found = (
        record if isinstance(record, BadRow) else post_from(record, mapping, now) for record in records if record is not skipped
    )
    return Pasted(found=tuple(found), mapping=mapping)


def _apart(text: str, now: datetime, zone: str) -> Iterator[str]:
    """Reviews that follow one another with an empty line between them."""
    paragraphs = _GAP.split(text.strip())
    begun: list[str] = []
    worded = False
    for number, paragraph in enumerate(paragraphs, start=1):
        about, words = _head(paragraph, now, zone)
        closes = not words and number == len(paragraphs)  # a date at the very end is of the review before it
        if worded and about.known and not closes:
            yield "\n\n".join(begun)
            begun, worded = [], False
        begun.append(paragraph)
        worded = worded or words
    yield "\n\n".join(begun)


def _head(paragraph: str, now: datetime, zone: str) -> tuple[_About, bool]:
    """What the first lines of a paragraph say about a review, and whether words of one follow."""
    about = _About()
    lines = [line.strip() for line in paragraph.splitlines()]
    for number, line in enumerate(lines, start=1):
        if not about.takes(line, now=now, zone=zone, more=number < len(lines)):
            stars = find_stars(line[:LONGEST_ABOUT])
            if stars and stars[1] == 0 and _AFTER_STARS.match(line, stars[2]):  # "2 stars: cold pasta"
                about.stars = stars[0]
            return about, True
    return about, False


def _single(text: str, *, now: datetime, platform: Platform, place: str, zone: str) -> HeardPost | BadRow:
    """One review: short lines before it may be its author, stars and date; the rest is what was written."""
    lines = [line.strip() for line in text.replace("\x00", "").strip().splitlines()]
    about = _About()
    while lines and len(lines) > 1 and about.takes(lines[0], now=now, zone=zone, more=len(lines) > 2 or about.known):
        lines.pop(0)
    while len(lines) > 1 and about.takes(lines[-1], now=now, zone=zone, more=False):
        lines.pop()
    body = "\n".join(lines).strip()
    if about.stars is None:
        found = find_stars(body.split("\n", 1)[0][:LONGEST_ABOUT])
        if found and found[1] == 0:
            about.stars, body = found[0], body[found[2] :].strip(" \n:-–—")
    if not body and about.stars is None:
        return BadRow(line=1, reason="there is no review in it", mend="Paste the words of the review.", raw=text[:200])
    posted = about.posted or now
    return HeardPost(
        external_id=stable_id(platform, about.author, posted.date().isoformat() if about.posted else "", "", body),
        platform=platform,
        text=body,
        published_at=posted,
        place=place,
        stars=about.stars,
        author=about.author,
        anonymous=not about.author,
        raw={"pasted": text},
    )


@dataclass(slots=True)
class _About:
    """What short lines around a review say about it."""

    stars: int | None = None
    posted: datetime | None = None
    author: str = ""

    @property
    def known(self) -> bool:
        return self.stars is not None or self.posted is not None

    def takes(self, line: str, *, now: datetime, zone: str, more: bool) -> bool:
        """Whether `line` is about the review rather than in it. A name is only taken while `more` lines follow."""
        if not line:
            return True
        if len(line) > LONGEST_ABOUT:
            return False
        stars = find_stars(line) if self.stars is None else None
        rest = _RATED.sub("", line[: stars[1]] + line[stars[2] :]).strip(" ·•|,–—-:") if stars else line
        posted = self._moment(rest, now, zone) if self.posted is None and rest else None
        named = _NAMED_DAY.match(rest) if not posted and not self.author and self.posted is None else None
        if named and (posted := self._moment(named["day"], now, zone)):
            self.author = named["name"].strip()
        if stars and (not rest or posted):
            self.stars, self.posted = stars[0], posted or self.posted
            return True
        if not stars and posted:
            self.posted = posted
            return True
        if more and not stars and not self.author and not self.known and _NAME.match(line):
            self.author = line
            return True
        return False

    @staticmethod
    def _moment(line: str, now: datetime, zone: str) -> datetime | None:
        try:
            return moment_from(line, day_first=None, zone=zone, now=now)
        except ValueError:
            return None
