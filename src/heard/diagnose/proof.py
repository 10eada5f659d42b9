"""Did the fix help? Complaints on its topic before and after, against places without it. Pure.

The rate is complaints for each review, so that a busy month is not taken for a bad one. The week in which it was done counts on
neither side. A fix is often made after the worst weeks, and the next are then better by chance alone: that is what the
places without the fix, and an interval widened by how much weeks scatter, are for. Neither rules out everything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from heard.diagnose.rates import Change, Counted, Interval, change, dispersion, rate_ratio, ratio_of_ratios

WEEK = timedelta(days=7)
LEAST_WEEKS = 4  # whole weeks after the fix
BEFORE = (8, 26)  # as many weeks before as after, but no fewer and no more than these
FEWEST = 5  # complaints before, below which there is nothing to fall
NOTHING = Counted(0, 0)


class Verdict(StrEnum):
    """What can be said today."""

    HELPED = "helped"
    WORSE = "worse"
    NOT_YET = "not_yet"  # not yet known


class Missing(StrEnum):
    """Why it is not yet known."""

    NOT_DONE = "not_done"
    TOO_SOON = "too_soon"
    TOO_FEW = "too_few"
    UNCLEAR = "unclear"  # the interval holds both more and fewer
    NOTHING = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """`ratio`: what became of the rate, over what became of it elsewhere when `compared`; `weeks`: whole weeks since the fix."""

    verdict: Verdict
    missing: Missing = Missing.NOTHING
    weeks: int = 0
    own: tuple[Counted, Counted] = (NOTHING, NOTHING)
    others: tuple[Counted, Counted] = (NOTHING, NOTHING)
    ratio: Interval | None = None
    compared: bool = False
    needs: int = 0  # weeks that are still to come before anything is said


def monday(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def prove(own: Mapping[date, Counted], others: Mapping[date, Counted], *, done_on: date | None, today: date) -> Proof:
    """Judge a fix by weekly counts (keyed by Monday) at its places and at the brand's other places."""
    if done_on is None or done_on > today:
        return Proof(verdict=Verdict.NOT_YET, missing=Missing.NOT_DONE)
    fixed, now = monday(done_on), monday(today)
    weeks = max(0, (now - fixed).days // 7 - 1)
    back = min(max(weeks, BEFORE[0]), BEFORE[1])
    spans = ((fixed - back * WEEK, fixed), (fixed + WEEK, now))
    mine = (_sum(own, *spans[0]), _sum(own, *spans[1]))
    theirs = (_sum(others, *spans[0]), _sum(others, *spans[1]))
    known = {"weeks": weeks, "own": mine, "others": theirs}
    if weeks < LEAST_WEEKS:
        return Proof(verdict=Verdict.NOT_YET, missing=Missing.TOO_SOON, needs=LEAST_WEEKS - weeks, **known)  # type: ignore[arg-type]
    if mine[0].complaints < FEWEST:
        return Proof(verdict=Verdict.NOT_YET, missing=Missing.TOO_FEW, **known)  # type: ignore[arg-type]
    spread = _spread(own, spans)
    compared = all(side.reviews for side in theirs)
    ratio = ratio_of_ratios(mine, theirs, dispersion=spread) if compared else rate_ratio(mine[1], mine[0], dispersion=spread)
    verdict = {Change.FEWER: Verdict.HELPED, Change.MORE: Verdict.WORSE, Change.UNCLEAR: Verdict.NOT_YET}[change(ratio)]
    missing = Missing.UNCLEAR if verdict is Verdict.NOT_YET else Missing.NOTHING
    return Proof(verdict=verdict, missing=missing, ratio=ratio, compared=compared, **known)  # type: ignore[arg-type]


def _sum(weeks: Mapping[date, Counted], since: date, until: date) -> Counted:
    return sum((counted for week, counted in weeks.items() if since <= week < until), NOTHING)


def _spread(weeks: Mapping[date, Counted], spans: tuple[tuple[date, date], tuple[date, date]]) -> float:
    """How much weeks scatter, each side around its own rate, so that a fix that worked is not taken for scatter."""
    sides = [[counted for week, counted in sorted(weeks.items()) if since <= week < until] for since, until in spans]
    return max(dispersion(side) for side in sides)
