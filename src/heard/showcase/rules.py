"""What may be shown and who is asked: decided by time, place and count, and by nothing that anybody thought of us. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from heard.vocabulary.showing import InviteRule, NotInvited, ShowRule

IN_TIME = timedelta(hours=12)  # a request that would leave later than this is not sent: all are asked at the same moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """All that the choice may know of a visit: there is no place in it for stars, moods, cases or amounts (R-3, R-5).

    `count`: the number of this visit among those of its place since the plan began, from 1.
    """

    at: datetime
    zone: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What stands against asking somebody, whatever the rule says."""

    reachable: bool = True
    opted_out: bool = False
    insider: bool = False
    last_asked: datetime | None = None
    asked_that_day: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How a brand asks. `days`: days of the week, Monday is 0."""

    rule: InviteRule
    nth: int = 1
    days: Collection[int] = ()
    after_hours: int = 24
    gap_days: int = 180
    most_a_day: int = 100


def is_chosen(visit: Visit, terms: Terms) -> bool:
    """Whether the rule picks this visit."""
    match terms.rule:
        case InviteRule.EVERYBODY:
            return True
        case InviteRule.NTH:
            return visit.count % max(1, terms.nth) == 0
        case InviteRule.DAYS:
            return visit.at.astimezone(ZoneInfo(visit.zone)).weekday() in terms.days


def due_at(visit: Visit, terms: Terms) -> datetime:
    """When the request leaves: for everybody as long after the visit."""
    return visit.at + timedelta(hours=terms.after_hours)


def why_not(visit: Visit, standing: Standing, terms: Terms, now: datetime) -> NotInvited | None:
    """Why this visit is followed by no request; None when it is."""
    due = due_at(visit, terms)
    gap = timedelta(days=terms.gap_days)
    found = (
        (not is_chosen(visit, terms), NotInvited.RULE),
        (now - due > IN_TIME, NotInvited.LATE),
        (not standing.reachable, NotInvited.UNREACHABLE),
        (standing.insider, NotInvited.INSIDER),
        (standing.opted_out, NotInvited.OPTED_OUT),
        (standing.last_asked is not None and due - standing.last_asked < gap, NotInvited.ASKED_LATELY),
        (standing.asked_that_day >= terms.most_a_day, NotInvited.FULL_DAY),
    )
    return next((reason for holds, reason in found if holds), None)


def fingerprint(mail: str) -> str:
    """What is kept of the address of somebody who opted out."""
    return sha256(mail.strip().lower().encode()).hexdigest()


def shown_since(rule: ShowRule, today: date) -> date | None:
    """The first day whose reviews stand on the page; None: from the beginning."""
    if rule is ShowRule.ALL:
        return None
    try:
        return today.replace(year=today.year - 1)
    except ValueError:  # the 29th of February
        return today.replace(year=today.year - 1, day=28)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many reviews there are of each number of stars; `without`: those without any."""

    stars: Mapping[int, int]
    without: int = 0

    @property
    def starred(self) -> int:
        """How many have stars."""
        return sum(self.stars.values())

    @property
    def total(self) -> int:
        """How many there are."""
        return self.starred + self.without

    @property
    def mean(self) -> float | None:
        """Of those with stars; None without any."""
        return sum(stars * many for stars, many in self.stars.items()) / self.starred if self.starred else None


DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def hours_told(hours: Sequence[Sequence[Sequence[str]]]) -> str:
    """Opening hours as they are pasted elsewhere, days alike together: "Monday to Friday 09:00–17:00"."""
    told = [", ".join(f"{opens}–{closes}" for opens, closes in day) or "closed" for day in hours]
    lines, first = [], 0
    for number in range(1, len(told) + 1):
        if number == len(told) or told[number] != told[first]:
            days = DAYS[first] if number - first == 1 else f"{DAYS[first]} to {DAYS[number - 1]}"
            lines.append(f"{days} {told[first]}")
            first = number
    return "\n".join(lines)
