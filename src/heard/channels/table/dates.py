"""Dates as files and people write them. Which of day and month comes first is stated, never guessed for a row."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

_MONTHS: dict[str, int] = {}
for _names in (
    "january february march april may june july august september october november december",
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "jän feb mrz apr mai jun jul aug sept okt nov dez",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "janv févr mars avr mai juin juil août sept oct nov déc",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ene feb mar abr may jun jul ago sept oct nov dic",
):
    _MONTHS.update({name: number for number, name in enumerate(_names.split(), 1)})

_TIME = (
    r"(?:[\s,T]+(?:at\s+|um\s+|à\s+|a\s+las\s+)?"
    r"(?P<hour>\d{1,2})[:h.](?P<minute>\d{2})(?::(?P<second>\d{2}))?\s*(?P<half>[ap]\.?m\.?)?(?:\s*Uhr)?)?"
)
_NUMBERS = re.compile(
    r"(?P<one>\d{1,4})(?P<sep>[./-])(?P<two>\d{1,2})(?P=sep)(?P<three>\d{1,4})\.?" + _TIME + r"\Z", re.IGNORECASE
)
_DAY_MONTH = re.compile(
    r"(?:\w+\.?,?\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s-]+(?:de\s+|of\s+)?(?P<month>[^\W\d]+)\.?,?[\s-]+(?:de[l]?\s+)?(?P<year>\d{4})"
    + _TIME
    + r"\Z",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    r"(?:\w+\.?,\s+)?(?P<month>[^\W\d]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})" + _TIME + r"\Z",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"(?:(?:edited|posted|vor|il y a|hace)\s+)?(?P<count>\d{1,3}|an?|one|une?|una?|einem|einer|einen)\s+"
    r"(?P<unit>minute|hour|day|week|month|year|stunde|tag|woche|monat|jahr|heure|jour|semaine|mois|an|hora|día|semana|mes|año)"
    r"(?:e?[ns]|s|es)?(?:\s+ago)?\Z",
    re.IGNORECASE,
)
_HOURS = {
    **dict.fromkeys(("hour", "stunde", "heure", "hora"), 1.0),
    **dict.fromkeys(("day", "tag", "jour", "día"), 24.0),
    **dict.fromkeys(("week", "woche", "semaine", "semana"), 168.0),
    **dict.fromkeys(("month", "monat", "mois", "mes"), 730.5),
    **dict.fromkeys(("year", "jahr", "an", "año"), 8766.0),
    "minute": 1 / 60,
}
_LONGEST = 60  # characters of a date; patterns never see more
_EARLIEST, _LATEST = 1995, 2100  # years in which reviews are written
_EXCEL_START = datetime(1899, 12, 30, tzinfo=UTC)


def moment_from(cell: str, *, day_first: bool | None, zone: str = "UTC", now: datetime | None = None) -> datetime:
    """The moment that a cell names, in UTC; a date alone is noon in `zone`, so that it stays that day nearly everywhere.

    `now` allows "two weeks ago". Raises ValueError, with words for a person, when it is no date, could be two, or
    lies outside the years in which people review.
    """
    text = " ".join(cell[: _LONGEST + 1].replace("\u202f", " ").replace("\xa0", " ").split())
    if len(text) > _LONGEST:
        raise ValueError(f"“{text[:40]}…” is too long for a date")
    try:
        found = _iso(text, zone) or _number(text) or _numbers(text, day_first, zone) or _words(text, zone) or _mail(text)
    except OverflowError:
        found = None
    if found is None and now is not None:
        found = _ago(text, now)
    if found is None:
        raise ValueError(f"“{text[:40]}” is no date that can be read")
    if not _EARLIEST <= found.year <= _LATEST:
        raise ValueError(f"“{text[:40]}” would be in the year {found.year}")
    return found.astimezone(UTC)


def day_comes_first(cells: Iterable[str]) -> bool | None:
    """What a sample proves about the order: True, False, or None when it fits both."""
    for cell in cells:
        match = _NUMBERS.match(" ".join(cell.split()))
        if match and len(match["one"]) <= 2:
            if int(match["one"]) > 12:
                return True
            if int(match["two"]) > 12:
                return False
    return None


def _iso(text: str, zone: str) -> datetime | None:
    if not re.match(r"\d{4}-\d{2}-\d{2}", text):
        return None
    try:
        found = datetime.fromisoformat(text.removesuffix(" UTC"))
    except ValueError:
        return None
    if len(text) == 10:
        found = found.replace(hour=12)
    return found if found.tzinfo else found.replace(tzinfo=UTC if text.endswith(" UTC") else ZoneInfo(zone))


def _number(text: str) -> datetime | None:
    """Seconds or milliseconds since 1970, or days as spreadsheets count them."""
    if not re.fullmatch(r"\d{5}(?:\.\d+)?|\d{10}(?:\.\d+)?|\d{13}", text):
        return None
    value = float(text)
    if value < 100_000:
        return _EXCEL_START + timedelta(days=value if "." in text else value + 0.5)
    return datetime.fromtimestamp(value / 1000 if len(text) == 13 else value, UTC)


def _numbers(text: str, day_first: bool | None, zone: str) -> datetime | None:
    match = _NUMBERS.match(text)
    if match is None:
        return None
    one, two, three = match["one"], match["two"], match["three"]
    if len(one) == 4:
        return _at(int(one), int(two), int(three), match, zone)
    if len(one) > 2 or len(three) in (1, 3):
        return None
    year = int(three) + (2000 if len(three) == 2 else 0)
    first, second = int(one), int(two)
    if day_first is None and match["sep"] != "." and first <= 12 and second <= 12 and first != second:
        raise ValueError(f"“{text[:40]}” could be two days: say whether the day or the month comes first")
    # Dots are only ever written with the day first.
    if day_first if day_first is not None else match["sep"] == "." or first > 12:
        first, second = second, first
    return _at(year, first, second, match, zone)


def _words(text: str, zone: str) -> datetime | None:
    for pattern in (_DAY_MONTH, _MONTH_DAY):
        match = pattern.match(text)
        month = _MONTHS.get(match["month"].lower()) if match else None
        if match and month:
            return _at(int(match["year"]), month, int(match["day"]), match, zone)
    return None


def _mail(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _ago(text: str, now: datetime) -> datetime | None:
    if text.lower() in {"yesterday", "gestern", "hier", "ayer"}:
        return now - timedelta(days=1)
    if text.lower() in {"today", "just now", "heute", "aujourd'hui", "hoy"}:
        return now
    match = _AGO.match(text)
    if match is None:
        return None
    count = int(match["count"]) if match["count"].isdigit() else 1
    return now - timedelta(hours=_HOURS[match["unit"].lower()] * count)


def _at(year: int, month: int, day: int, match: re.Match[str], zone: str) -> datetime | None:
    hour, minute, second = (int(match[part] or 0) for part in ("hour", "minute", "second"))
    if not match["hour"]:
        hour = 12
    elif match["half"]:
        hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=ZoneInfo(zone))
    except ValueError:
        return None
