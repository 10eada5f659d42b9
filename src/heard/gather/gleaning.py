"""What a review says that records can be searched for: the day, the order, the amount, the party, the words. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from heard.channels.table.dates import moment_from
from heard.gather.names import fold
from heard.vocabulary.reading import Mention, MentionKind

_PARTY = re.compile(
    r"(?:party|group|table|table for|we were|family|tisch|gruppe|waren|étions|groupe|éramos|mesa|eravamo|tavolo)"
    r"(?:\s(?:of|for|zu|von|de|para|per|da|di))?\s(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)
_NUMBERS = {
    word: number
    for number, word in enumerate("two three four five six seven eight nine ten".split(), 2)  # noqa: SIM905
}
_DAYS = {
    name: number
    for names in (
        "monday tuesday wednesday thursday friday saturday sunday",
        "montag dienstag mittwoch donnerstag freitag samstag sonntag",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "lunes martes miércoles jueves viernes sábado domingo",
        "lunedì martedì mercoledì giovedì venerdì sabato domenica",
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    )
    for number, name in enumerate(names.split())
}
_YESTERDAY = frozenset("yesterday gestern hier ayer ieri ontem gisteren".split())  # noqa: SIM905
_TODAY = frozenset("today tonight heute aujourd hoy oggi hoje vandaag".split())  # noqa: SIM905
MOST_DAYS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Gleaned:
    """What was found in the words, for a person to look over before the search."""

    orders: tuple[str, ...] = ()
    dates: tuple[date, ...] = ()
    amounts: tuple[int, ...] = ()
    staff: tuple[str, ...] = ()
    party: int | None = None
    mail: str = ""


def glean(text: str, mentions: Iterable[Mention], *, posted_at: datetime, zone: str = "UTC") -> Gleaned:
    """Everything in `text` that an order might be recognised by. Days are those of the calendar in `zone`."""
    posted_on = posted_at.astimezone(ZoneInfo(zone)).date()
    by_kind: dict[MentionKind, list[str]] = {}
    for mention in mentions:
        by_kind.setdefault(mention.kind, []).append(mention.text)
    return Gleaned(
        orders=tuple(dict.fromkeys(filter(None, map(_order, by_kind.get(MentionKind.ORDER, []))))),
        dates=_dates(text, by_kind.get(MentionKind.DATE, []), posted_on, zone),
        amounts=tuple(dict.fromkeys(filter(None, map(amount_of, by_kind.get(MentionKind.AMOUNT, []))))),
        staff=tuple(dict.fromkeys(by_kind.get(MentionKind.STAFF, []))),
        party=_party(text),
        mail=next(iter(by_kind.get(MentionKind.MAIL, [])), ""),
    )


def _order(said: str) -> str:
    """ "order no. B-104233" -> B-104233."""
    found = re.search(r"[A-Za-z]{0,4}[-/]?\d[\w-]*$", said.strip())
    return found.group().strip("-/#") if found else ""


def amount_of(said: str) -> int | None:
    """ "€ 12,50" -> 1250; "1.250 €" -> 125000."""
    digits = re.sub(r"[^\d.,]", "", said).strip(".,")
    if not digits:
        return None
    whole, mark, cents = digits.rpartition("," if digits.rfind(",") > digits.rfind(".") else ".")
    if mark and len(cents) in (1, 2):
        return int(re.sub(r"\D", "", whole) or 0) * 100 + int(cents.ljust(2, "0"))
    return int(re.sub(r"\D", "", digits)) * 100


def _party(text: str) -> int | None:
    found = _PARTY.search(text)
    if found is None:
        return None
    said = found.group(1).lower()
    return int(said) if said.isdigit() else _NUMBERS[said]


def _dates(text: str, said: list[str], posted_on: date, zone: str) -> tuple[date, ...]:
    """Days before the post: written out, weekdays, today and yesterday."""
    found: list[date] = []
    for one in said:
        day = _written(one, posted_on, zone)
        if day is not None:
            found.append(day)
    for word in re.findall(r"[^\W\d_]+", text.lower()):
        if word in _DAYS:
            found.append(posted_on - timedelta(days=(posted_on.weekday() - _DAYS[word]) % 7 or 7))
        elif word in _YESTERDAY:
            found.append(posted_on - timedelta(days=1))
        elif word in _TODAY:
            found.append(posted_on)
    return tuple(dict.fromkeys(day for day in found if day <= posted_on + timedelta(days=1)))[:MOST_DAYS]


def _written(said: str, posted_on: date, zone: str) -> date | None:
    """A date as written; without a year the last such day before the post."""
    year = posted_on.year
    for attempt in (said, f"{said} {year}", f"{said.rstrip('.')}/{year}"):
        try:
            day = moment_from(attempt, day_first=True, zone=zone).astimezone(ZoneInfo(zone)).date()
        except ValueError:
            continue
        if day > posted_on + timedelta(days=1) and attempt != said:
            day = _year_before(day)
        return day
    return None


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def searched_text(title: str, text: str) -> str:
    """The words of a review as they are compared with what was bought."""
    return fold(f"{title} {text}")[:20_000]
