"""Signs that a review may not rest on a visit: hints with their reasons, never a verdict and never a bare score. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from heard.chance import poisson_tail
from heard.contest.copies import copies_of
from heard.vocabulary.case import Calendar
from heard.vocabulary.reading import Mention, MentionKind

UNLIKELY = 0.001  # a crowd that chance brings once in a thousand such windows
_WEEKDAYS = (
    "monday lunes lundi montag lunedi segunda-feira maandag",
    "tuesday martes mardi dienstag martedi terca-feira dinsdag",
    "wednesday miercoles mercredi mittwoch mercoledi quarta-feira woensdag",
    "thursday jueves jeudi donnerstag giovedi quinta-feira donderdag",
    "friday viernes vendredi freitag venerdi sexta-feira vrijdag",
    "saturday sabado samedi samstag sabato zaterdag",
    "sunday domingo dimanche sonntag domenica zondag",
)
_DAY = {word: number for number, words in enumerate(_WEEKDAYS) for word in words.split()}
_PLAIN = str.maketrans("áéíóúâêôàèìòùäöüçñ", "aeiouaeoaeiouaoucn")


@dataclass(frozen=True, slots=True)
class Hint:
    """One sign: `kind` names it, `reason` says to a person what it rests on."""

    kind: str
    reason: str
    cases: tuple[str, ...] = ()


def copies(text: str, others: Sequence[tuple[str, str]]) -> Hint | None:
    """Whether other reviews, given as (case code, text), say nearly the same words."""
    found = copies_of(text, [other for _code, other in others])
    codes = tuple(others[place][0] for place, _share in found)
    if not codes:
        return None
    most = max(share for _place, share in found)
    many = "one other review says" if len(codes) == 1 else f"{len(codes)} other reviews say"
    return Hint("copies", f"{many} nearly the same, up to {most:.0%} of the word runs", codes)


def crowd(seen: int, *, usual: float, hours: int) -> Hint | None:
    """Whether `seen` low ratings within `hours` are too many for chance, where `usual` is what such a time brings."""
    if seen < 3 or poisson_tail(seen, max(usual, 0.05)) > UNLIKELY:
        return None
    as_ever = "fewer than one is" if usual < 1 else f"{usual:.1f} are"
    return Hint("crowd", f"{seen} low ratings within {hours} hours, where {as_ever} usual")


def elsewhere(others: Sequence[tuple[str, str]]) -> Hint | None:
    """Whether the same account wrote about other places, given as (case code, place), within a day: nobody eats in two towns at once."""
    if not others:
        return None
    places = ", ".join(sorted({place for _code, place in others}))
    return Hint("elsewhere", f"the same account wrote within a day about {places} too", tuple(code for code, _place in others))


def closed_day(mentions: Sequence[Mention], calendar: Calendar, posted: date) -> Hint | None:
    """Whether a day is named on which the place is always closed, or a holiday that it kept in the week before."""
    for mention in mentions:
        if mention.kind is not MentionKind.DATE:
            continue
        day = next((_DAY[word] for word in _words(mention.text) if word in _DAY), None)
        if day is None or not calendar.hours:
            continue
        if not calendar.hours[day]:
            return Hint("closed_day", f"“{mention.text}” is named, and the place is closed on that day of the week")
        named = posted - timedelta(days=(posted.weekday() - day) % 7)
        if named in calendar.holidays:
            return Hint("closed_day", f"“{mention.text}” would be {named.isoformat()}, a holiday on which the place was closed")
    return None


def _words(text: str) -> list[str]:
    return text.lower().translate(_PLAIN).replace(",", " ").split()
