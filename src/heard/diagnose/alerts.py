"""When and what people are told. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from heard.diagnose.rates import Interval, Sample, mean_difference
from heard.vocabulary.alerts import AlertKind, Rhythm, When
from heard.vocabulary.reading import Risk

# Risks for which somebody is called from the table; the others are seen in the inbox soon enough.
GRAVE = frozenset({Risk.SAFETY, Risk.HEALTH, Risk.DISCRIMINATION, Risk.LEGAL, Risk.PRESS, Risk.EXTORTION})
LEAST_DROP = 0.3  # stars
DIGEST_AT = time(8)

DEFAULT: Mapping[AlertKind, When] = {
    AlertKind.NEW_NEGATIVE: When.NOW,
    AlertKind.RISK: When.NOW,
    AlertKind.SLA_NEAR: When.NOW,
    AlertKind.SLA_MISSED: When.NOW,
    AlertKind.RATING_DROP: When.DIGEST,
    AlertKind.BURST: When.NOW,
    AlertKind.CRISIS: When.NOW,
    AlertKind.EDITED: When.DIGEST,
    AlertKind.REMOVED: When.DIGEST,
}


# Where several are told together, what cannot wait comes first.
GRAVEST_FIRST = (
    AlertKind.CRISIS,
    AlertKind.BURST,
    AlertKind.RISK,
    AlertKind.SLA_MISSED,
    AlertKind.SLA_NEAR,
    AlertKind.RATING_DROP,
    AlertKind.NEW_NEGATIVE,
    AlertKind.EDITED,
    AlertKind.REMOVED,
)


def when(kinds: Mapping[str, str], kind: AlertKind) -> When:
    """How soon somebody wants to hear of `kind`, by what they set."""
    return When(kinds.get(kind, DEFAULT[kind]))


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours in which nobody is woken, in a zone; over midnight when they end before they begin. None: never quiet."""

    since: time | None
    until: time | None
    zone: str = "UTC"


def may_come_at(now: datetime, quiet: Quiet) -> datetime:
    """`now`, or the end of the quiet hours that it lies in."""
    if quiet.since is None or quiet.until is None or quiet.since == quiet.until:
        return now
    here = now.astimezone(ZoneInfo(quiet.zone))
    clock = here.time()
    over_midnight = quiet.until < quiet.since
    inside = (clock >= quiet.since or clock < quiet.until) if over_midnight else quiet.since <= clock < quiet.until
    if not inside:
        return now
    day = here.date() + timedelta(days=1 if over_midnight and clock >= quiet.since else 0)
    return datetime.combine(day, quiet.until, ZoneInfo(quiet.zone)).astimezone(now.tzinfo)


def digest_due(rhythm: Rhythm, *, last: datetime | None, now: datetime, zone: str) -> bool:
    """Whether a digest is due: in the morning where the reader is, every day or on Mondays, and not twice."""
    here = now.astimezone(ZoneInfo(zone))
    if rhythm is Rhythm.OFF or here.time() < DIGEST_AT or (rhythm is Rhythm.WEEKLY and here.weekday() != 0):
        return False
    return last is None or last.astimezone(ZoneInfo(zone)).date() < here.date()


def drop(now: tuple[int, int], before: tuple[int, int]) -> Interval | None:
    """A fall of the mean stars, each given as (how many, their sum); None when it is small or may be chance.

    Only sums are kept of stars, so each variance is taken as large as it can be for its mean on a scale of 1 to 5.
    """
    found = mean_difference(_stars(*now), _stars(*before))
    return found if found is not None and found.high < 0 and found.value <= -LEAST_DROP else None


def _stars(count: int, total: int) -> Sample:
    mean = total / count if count else None
    return Sample(count, mean, (mean - 1) * (5 - mean) if mean is not None else 0.0)
