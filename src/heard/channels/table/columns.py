"""Which column holds what, and a record into a post.

The guess is shown with a preview and can be changed; what a person chose is a `ColumnMap` too.
"""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from heard.channels.table.dates import day_comes_first, moment_from
from heard.channels.table.records import BadRow, Record
from heard.channels.table.stars import stars_from
from heard.vocabulary.case import OutgoingState
from heard.vocabulary.hearing import HeardPost, HeardReply
from heard.vocabulary.platforms import RULES, Platform


class Column(StrEnum):
    """What a column may hold."""

    ID = "id"
    TEXT = "text"
    TITLE = "title"
    STARS = "stars"
    AUTHOR = "author"
    POSTED = "posted"
    CHANGED = "changed"
    PLATFORM = "platform"
    PLACE = "place"
    URL = "url"
    LANGUAGE = "language"
    MAIL = "mail"
    PHONE = "phone"
    REPLY = "reply"
    REPLIED = "replied"


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """Column to its position, counted from 0. `day_first` None means that dates of two meanings are kept aside.

    `platform` and `place` hold for rows that do not name theirs; `zone` for times without one.
    """

    columns: Mapping[Column, int]
    header: tuple[str, ...] = ()
    day_first: bool | None = None
    zone: str = "UTC"
    stars_out_of: int = 5
    platform: Platform = Platform.OTHER
    place: str = ""

    @property
    def problems(self) -> tuple[str, ...]:
        """What a person must still say before rows can be read."""
        found = []
        if Column.TEXT not in self.columns and Column.STARS not in self.columns:
            found.append("Say which column holds the text or the stars.")
        if Column.POSTED not in self.columns:
            found.append("Say which column holds the date.")
        return tuple(found)


# Header words, lower case, without anything but letters and digits. The first that fits wins.
_NAMES: dict[Column, str] = {
    Column.ID: "reviewid id externalid uuid reference bewertungsid identifiant",
    Column.REPLIED: "replydate replyat repliedat responsedate ownerresponsedate antwortdatum",
    Column.REPLY: "reply response ownerresponse ownerreply businessresponse companyreply replytext antwort réponse respuesta",
    Column.STARS: "stars rating score starrating reviewrating overallrating note notes sterne bewertungspunkte étoiles "
    "estrellas puntuación calificación valoración",
    Column.TITLE: "title reviewtitle headline subject summary titel überschrift titre título asunto",
    Column.AUTHOR: "author reviewer reviewername name username user customer customername nickname displayname consumer guest "
    "autor verfasser kunde auteur nom client cliente nombre",
    Column.CHANGED: "updated updatedat updatetime modified lastmodified edited editedat geändert modifié actualizado",
    Column.POSTED: "date created createdat createtime published publishedat posted postedat reviewdate submitted timestamp "
    "time when "
    "datum erstellt datedecreation publiée publié fecha creado",
    Column.PLATFORM: "platform source site channel plattform quelle plateforme plataforma fuente origin",
    Column.PLACE: "place location store branch venue locationname standort filiale lieu établissement ubicación local sucursal",
    Column.URL: "url link reviewurl reviewlink permalink lien enlace",
    Column.LANGUAGE: "language lang locale sprache langue idioma",
    Column.MAIL: "mail email emailaddress revieweremail customeremail correo courriel",
    Column.PHONE: "phone phonenumber telephone mobile telefon téléphone teléfono",
    Column.TEXT: "text review comment body content message reviewtext reviewbody description feedback bewertung rezension "
    "kommentar inhalt avis commentaire texte reseña comentario texto opinión",
}
_BY_NAME = {name: column for column, names in _NAMES.items() for name in names.split()}
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}\Z", re.IGNORECASE)


def guess_mapping(header: Sequence[str], sample: Sequence[Sequence[str]]) -> ColumnMap:
    """The likeliest map: by the header's words, and where they say nothing by what the sample holds."""
    columns: dict[Column, int] = {}
    for position, name in enumerate(header):
        column = _column_named(name)
        if column is not None:
            columns.setdefault(column, position)
    cells = [
        [row[position] for row in sample if position < len(row) and row[position].strip()]
        for position in range(max([len(header), *map(len, sample)]))
    ]
    free = [position for position in range(len(cells)) if position not in columns.values() and cells[position]]
    tests: tuple[tuple[Column, Callable[[str], bool]], ...] = (
        (Column.POSTED, _is_date),
        (Column.STARS, _is_rating),
        (Column.URL, lambda cell: cell.startswith(("http://", "https://"))),
        (Column.MAIL, lambda cell: bool(_MAIL.match(cell.strip()))),
        (Column.PLATFORM, lambda cell: platform_from(cell) is not None),
    )
    for column, holds in tests:
        fitting = [position for position in free if sum(map(holds, cells[position])) >= 0.8 * len(cells[position])]
        if column not in columns and fitting:
            columns[column] = fitting[0]
            free.remove(fitting[0])
    longest = max(free, key=lambda position: sum(map(len, cells[position])) / len(cells[position]), default=None)
    if Column.TEXT not in columns and longest is not None:
        columns[Column.TEXT] = longest
    dates = cells[columns[Column.POSTED]] if Column.POSTED in columns and columns[Column.POSTED] < len(cells) else []
    ratings = cells[columns[Column.STARS]] if Column.STARS in columns and columns[Column.STARS] < len(cells) else []
    return ColumnMap(columns=columns, header=tuple(header), day_first=day_comes_first(dates), stars_out_of=_scale(ratings))


def looks_like_header(row: Sequence[str]) -> bool:
    """Whether a first row names columns: at least two words that we know, or no cell that is a date, a rating or long."""
    if sum(_column_named(cell) is not None for cell in row) >= min(2, len(row)):
        return True
    filled = [cell for cell in row if cell.strip()]
    return len(filled) > 1 and not any(
        len(cell) > 40 or _is_date(cell) or _is_rating(cell) or "http" in cell for cell in filled
    )


def platform_from(cell: str) -> Platform | None:
    """A platform by its name, as a file or a person writes it."""
    word = re.sub(r"[^a-z]", "", cell.lower())
    return _PLATFORMS.get(word)


def post_from(record: Record, mapping: ColumnMap, now: datetime | None = None) -> HeardPost | BadRow:
    """A record as a post, or the reason why it is kept aside. `now` allows dates such as "two weeks ago"."""
    width = len(mapping.header)
    cells = [_clean(cell) for cell in record.cells]
    if width and any(cells[width:]):
        reason = f"it has {len(cells)} cells where the header has {width}"
        return _aside(record, reason, "Put quotation marks around a text that holds the separator.")
    row = {column: cells[position] if position < len(cells) else "" for column, position in mapping.columns.items()}
    try:
        return _post(record, row, mapping, now)
    except ValueError as error:
        return _aside(record, str(error), "Correct the cell, or choose another column or order.")


def _post(record: Record, row: Mapping[Column, str], mapping: ColumnMap, now: datetime | None) -> HeardPost:
    text = row.get(Column.TEXT, "")
    stars = stars_from(row.get(Column.STARS, ""), out_of=mapping.stars_out_of)
    if not text and not row.get(Column.TITLE) and stars is None:
        raise ValueError("it has neither a text nor stars")
    if not row.get(Column.POSTED):
        raise ValueError("it has no date")

    def moment(column: Column) -> datetime | None:
        cell = row.get(column, "")
        return moment_from(cell, day_first=mapping.day_first, zone=mapping.zone, now=now) if cell else None

    posted = moment_from(row[Column.POSTED], day_first=mapping.day_first, zone=mapping.zone, now=now)
    platform = platform_from(row.get(Column.PLATFORM, "")) or mapping.platform
    reply = row.get(Column.REPLY, "")
    author = row.get(Column.AUTHOR, "")
    return HeardPost(
        external_id=row.get(Column.ID)
        or stable_id(platform, author, posted.date().isoformat(), row.get(Column.TITLE, ""), text),
        platform=platform,
        text=text,
        published_at=posted,
        place=row.get(Column.PLACE, "") or mapping.place,
        title=row.get(Column.TITLE, ""),
        stars=stars,
        author=author,
        anonymous=not author,
        updated_at=moment(Column.CHANGED),
        url=_web(row.get(Column.URL, "")),
        language=row.get(Column.LANGUAGE, ""),
        contact_mail=row.get(Column.MAIL, ""),
        contact_phone=row.get(Column.PHONE, ""),
        reply=HeardReply(text=reply, state=OutgoingState.LIVE, updated_at=moment(Column.REPLIED)) if reply else None,
        raw={"line": record.line, "cells": dict(zip(mapping.header, record.cells, strict=False)) or list(record.cells)},
    )


def stable_id(*parts: str) -> str:
    """The same id for the same words, whatever the file: for posts that carry none."""
    return "h-" + hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


_PLATFORMS = {re.sub(r"[^a-z]", "", rules.name.lower()): platform for platform, rules in RULES.items()} | {
    "googlemaps": Platform.GOOGLE,
    "googlebusinessprofile": Platform.GOOGLE,
    "googlemybusiness": Platform.GOOGLE,
    "googleplaystore": Platform.PLAY,
    "playstore": Platform.PLAY,
    "appleappstore": Platform.APP_STORE,
    "itunes": Platform.APP_STORE,
    "twitter": Platform.X,
    "woocommerce": Platform.WOOCOMMERCE,
    "meta": Platform.FACEBOOK,
}


def _column_named(name: str) -> Column | None:
    return _BY_NAME.get(re.sub(r"[\W_]", "", name.lower()))


def _is_date(cell: str) -> bool:
    try:
        moment_from(cell, day_first=True)
    except ValueError:
        try:
            moment_from(cell, day_first=False)
        except ValueError:
            return False
    return True


def _is_rating(cell: str) -> bool:
    if len(cell) > 40:
        return False
    try:
        return stars_from(cell, out_of=10) is not None
    except ValueError:
        return False


def _scale(cells: Sequence[str]) -> int:
    """Five, ten or a hundred, by what a good part of the bare numbers in a sample exceeds: one slip is no scale."""
    numbers = [float(cell.replace(",", ".")) for cell in cells if re.fullmatch(r"\s*\d{1,3}([.,]\d+)?\s*", cell)]
    enough = 0.2 * len(numbers)
    return next((scale for scale in (5, 10) if sum(number > scale for number in numbers) <= enough), 100)


def _clean(cell: str) -> str:
    """No NUL, which no database takes, and no space around."""
    return cell.replace("\x00", "").strip()


def _web(cell: str) -> str:
    return cell if cell.startswith(("http://", "https://")) else ""


def _aside(record: Record, reason: str, mend: str) -> BadRow:
    return BadRow(line=record.line, reason=reason, mend=mend, raw=record.raw.rstrip("\r\n"))
