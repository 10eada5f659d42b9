"""More complaints than this place, this weekday and this season explain. Pure.

Model. The count of a day is negative binomial: a Poisson whose level is only known from the past. The level is a gamma
that forgets (West and Harrison's discounting, which is EWMA with an honest spread): every day a little of what was known
fades, the day's count is added. A day's exposure is its weekday's factor times its season's, both drawn from the place's
own history and shrunk towards one. Scatter beyond that is measured on the past and stretches the tail.
The sum of the last 1, 3 and 7 days is held against what the model foresaw before they began. A storm takes hours, not days:
the last 1, 3 and 6 hours are held against the part of a day that they take in the busiest stretch that a place may have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import cos, pi, sin

from heard.chance import beta_cdf

WINDOWS = (1, 3, 7)  # days
RUSHES = (1, 3, 6)  # hours
BUSIEST = 3.0  # times the mean of its day: no hours are thought busier of themselves
FORGETS = 1 - 1 / 60  # of what is known of the level, what is still believed a day later
SHRINK = 10.0  # complaints of the prior for each weekday
YEAR = 365.25
SEASON_AFTER = 540  # days of history before a season is believed
FEWEST = 4  # complaints in a window, below which nothing is a burst
BUDGET = 0.5  # false alarms a month that all series of a brand may give together
LEAST_HISTORY = 56  # days


@dataclass(frozen=True, slots=True)
class Burst:
    """What stands out: `count` complaints in `hours` hours where `expected` were foreseen; `chance` of that by itself."""

    hours: int
    count: int
    expected: float
    chance: float


def burst(counts: Sequence[int], last: date, *, ages: Sequence[float] = (), series: int = 1) -> Burst | None:
    """The surest burst that ends on the day `last`, None when all is as ever.

    `counts` are complaints a day, oldest first, ending with `last`, which may still run: a day half gone has fewer, never more.
    `ages` says how many hours ago the latest of them were written, at least those of the last six hours.
    `series` is how many places are watched together; each gets its part of the false alarms that a brand is let.
    """
    if len(counts) < LEAST_HISTORY + max(WINDOWS):
        return None
    exposures = _exposures(counts, last)
    level = BUDGET / (30 * (len(WINDOWS) + len(RUSHES)) * series)
    sure = [one for one in _days(counts, exposures) if one.chance < level]
    sure += [one for one in _hours(counts, exposures, ages) if one.chance < level * one.hours / 24]
    return min(sure, key=lambda one: one.chance, default=None)


def _days(counts: Sequence[int], exposures: Sequence[float]) -> Iterator[Burst]:
    for days in WINDOWS:
        past = len(counts) - days
        if (count := sum(counts[past:])) >= FEWEST:
            yield _against(counts[:past], exposures[:past], count, sum(exposures[past:]), days=days, hours=24 * days)


def _hours(counts: Sequence[int], exposures: Sequence[float], ages: Sequence[float]) -> Iterator[Burst]:
    """A window of hours moves on 24 / hours times a day: its chance is to be that much smaller, which `burst` asks for."""
    for hours in RUSHES:
        if (count := sum(age <= hours for age in ages)) >= FEWEST:
            exposure = exposures[-1] * min(1.0, BUSIEST * hours / 24)
            yield _against(counts[:-1], exposures[:-1], count, exposure, days=1, hours=hours)


def _against(past: Sequence[int], exposures: Sequence[float], count: int, exposure: float, *, days: int, hours: int) -> Burst:
    """`count` in a window of that `exposure`, beside what the days before it let expect; scatter is that of windows of `days`."""
    shape, rate = _level(past, exposures)
    scatter = _scatter(past, exposures, days)
    chance = beta_cdf(exposure / (rate + exposure), count / scatter, shape / scatter)
    return Burst(hours=hours, count=count, expected=exposure * shape / rate, chance=chance)


def _level(counts: Sequence[int], exposures: Sequence[float]) -> tuple[float, float]:
    """The gamma that is believed of the level after these days, begun from the mean of them all, held as lightly as a week."""
    mean = (sum(counts) + 0.5) / (sum(exposures) + 1)
    shape, rate = 7 * mean, 7.0
    for count, exposure in zip(counts, exposures, strict=True):
        shape, rate = shape * FORGETS + count, rate * FORGETS + exposure
    return shape, rate


def _scatter(counts: Sequence[int], exposures: Sequence[float], days: int) -> float:
    """How much more sums of `days` days vary than Poisson ones around a slow level: at least 1. The top of a hundred is left out,
    so that a burst of the past does not hide the next."""
    ratios = []
    shape, rate = 7 * (sum(counts) + 0.5) / (sum(exposures) + 1), 7.0
    for start in range(0, len(counts) - days + 1, days):
        window, exposure = sum(counts[start : start + days]), sum(exposures[start : start + days])
        foreseen = exposure * shape / rate
        ratios.append((window - foreseen) ** 2 / (foreseen * (1 + exposure / rate)) if foreseen else 0.0)
        kept = FORGETS**days
        shape, rate = shape * kept + window, rate * kept + exposure
    ratios.sort()
    kept_ratios = ratios[: max(1, int(len(ratios) * 0.99))]
    return max(1.0, sum(kept_ratios) / len(kept_ratios))


def _exposures(counts: Sequence[int], last: date) -> list[float]:
    """A factor for each day: weekday times season, about one on average."""
    first = last.toordinal() - len(counts) + 1
    past = counts[: -max(WINDOWS)]
    weekdays = [SHRINK] * 7
    for offset, count in enumerate(past):
        weekdays[(first + offset - 1) % 7] += count
    mean = sum(weekdays) / 7
    factors = [one / mean for one in weekdays]
    across, along = _season([count / factors[(first + i - 1) % 7] for i, count in enumerate(past)], first)
    return [
        factors[(first + i - 1) % 7] * max(0.3, 1 + across * cos(_turn(first + i)) + along * sin(_turn(first + i)))
        for i in range(len(counts))
    ]


def _season(counts: Sequence[float], first: int) -> tuple[float, float]:
    """The yearly wave in counts, as (cosine, sine) over the mean; none before there is more than a year, or when chance draws as high."""
    total, length = sum(counts), len(counts)
    if length < SEASON_AFTER or not total:
        return 0.0, 0.0
    across = 2 * sum(count * cos(_turn(first + i)) for i, count in enumerate(counts)) / total
    along = 2 * sum(count * sin(_turn(first + i)) for i, count in enumerate(counts)) / total
    noise = 2 / total  # the variance of each part when there is no season
    strength = max(0.0, 1 - 4 * noise / (across**2 + along**2)) if across or along else 0.0
    return across * strength, along * strength


def _turn(day: int) -> float:
    return 2 * pi * day / YEAR
