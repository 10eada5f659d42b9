"""Rates and what can be said of them: how sure a count makes one. Pure; every function gives an interval beside its figure.

Counts of complaints are taken as Poisson, stretched by `dispersion` where weeks scatter more than that (quasi-Poisson);
shares are compared by Newcombe's score interval, means by Welch's. Intervals are 95 %, two-sided.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from math import exp, inf, lgamma, log, sqrt
from statistics import NormalDist

from heard.chance import binomial_cdf, poisson_cdf

Z = NormalDist().inv_cdf(0.975)
EXACT = 100
FEWEST = 30  # of each group, below which a comparison of means or shares is not drawn


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure and between what it lies. `high` may be infinite, `value` and bounds are in the unit of the question."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Counted:
    """So many complaints among so many reviews."""

    complaints: int
    reviews: int

    @property
    def share(self) -> float:
        """Complaints for each review, 0 without reviews."""
        return self.complaints / self.reviews if self.reviews else 0.0

    def __add__(self, other: Counted) -> Counted:
        return Counted(self.complaints + other.complaints, self.reviews + other.reviews)


class Change(StrEnum):
    """Which way a rate went, as far as the counts carry."""

    MORE = "more"
    FEWER = "fewer"
    UNCLEAR = "unclear"


def rate_ratio(now: Counted, before: Counted, *, dispersion: float = 1.0) -> Interval | None:
    """How many times the rate of `before` that of `now` is; None where one of them has no reviews or both no complaints.

    Exact for plain Poisson counts: given their sum, the first is binomial (Clopper and Pearson). With more scatter than that
    the interval is widened on the log scale by the square root of `dispersion`.
    """
    total = now.complaints + before.complaints
    if not now.reviews or not before.reviews or not total:
        return None
    exposure = before.reviews / now.reviews
    low, high = binomial_interval(now.complaints, total)
    value = inf if not before.complaints else now.complaints / before.complaints * exposure
    bounds = (_odds(low) * exposure, _odds(high) * exposure)
    if dispersion <= 1.0 or not now.complaints or not before.complaints:
        return Interval(value, *bounds)
    stretch = sqrt(dispersion)
    return Interval(value, value * (bounds[0] / value) ** stretch, value * (bounds[1] / value) ** stretch)


def change(ratio: Interval | None) -> Change:
    """More or fewer only when the whole interval lies on that side of one."""
    if ratio is None:
        return Change.UNCLEAR
    return Change.MORE if ratio.low > 1 else Change.FEWER if ratio.high < 1 else Change.UNCLEAR


def ratio_of_ratios(
    fixed: tuple[Counted, Counted], others: tuple[Counted, Counted], *, dispersion: float = 1.0
) -> Interval | None:
    """What happened to the rate where something was fixed, over what happened elsewhere; each is (before, after).

    On the log scale with the delta method; half a complaint is added everywhere when one of the four counts is zero
    (Haldane and Anscombe). None where a group has no reviews.
    """
    cells = (fixed[1], fixed[0], others[1], others[0])
    if any(not cell.reviews for cell in cells):
        return None
    half = 0.5 if any(not cell.complaints for cell in cells) else 0.0
    rates = [(cell.complaints + half) / cell.reviews for cell in cells]
    value = log(rates[0] / rates[1]) - log(rates[2] / rates[3])
    width = Z * sqrt(dispersion * sum(1 / (cell.complaints + half) for cell in cells))
    return Interval(exp(value), exp(value - width), exp(value + width))


def dispersion(weeks: Sequence[Counted]) -> float:
    """How much more weekly counts scatter around one rate than Poisson would have them: Pearson's chi square over its degrees.

    At least 1, and 1 with fewer than four weeks of reviews, where nothing can be said.
    """
    seen = [week for week in weeks if week.reviews]
    whole = sum(seen, Counted(0, 0))
    if len(seen) < 4 or not whole.complaints:
        return 1.0
    expected = [whole.share * week.reviews for week in seen]
    chi = sum((week.complaints - mean) ** 2 / mean for week, mean in zip(seen, expected, strict=True))
    return max(1.0, chi / (len(seen) - 1))


@cache
def poisson_interval(count: int) -> Interval:
    """The mean that a single Poisson count speaks for: Garwood's exact interval, above 100 Byar's, which is the same to 1 in 1,000."""
    low = _byar(count, -Z) if count else 0.0
    high = _byar(count + 1, Z)
    if count > EXACT:
        return Interval(float(count), low, high)
    if count:
        low = _mean_at(count - 1, 0.975, start=low)
    return Interval(float(count), low, _mean_at(count, 0.025, start=high))


def _byar(count: int, z: float) -> float:
    return count * (1 - 1 / (9 * count) + z / (3 * sqrt(count))) ** 3


def _mean_at(count: int, goal: float, *, start: float) -> float:
    """The mean under which P(X <= count) is `goal`."""
    return _root(
        lambda mean: poisson_cdf(count, mean) - goal,
        lambda mean: -exp(count * log(mean) - mean - lgamma(count + 1)),
        start=start,
        bounds=(0.0, 10.0 * (count + 10)),
    )


def per_thousand(count: int, of: int) -> Interval | None:
    """Mistakes per 1,000 orders with their interval (D6); None without orders."""
    if not of:
        return None
    found = poisson_interval(count)
    return Interval(*(value * 1000 / of for value in (found.value, found.low, found.high)))


@lru_cache(maxsize=20_000)
def binomial_interval(hits: int, of: int) -> tuple[float, float]:
    """Clopper and Pearson's interval of a share."""
    low = 0.0 if hits == 0 else _share_at(hits, of, 0.025, upper=True)
    high = 1.0 if hits == of else _share_at(hits, of, 0.025, upper=False)
    return low, high


def wilson(hits: int, of: int) -> Interval | None:
    """A share with Wilson's score interval; None of none."""
    if not of:
        return None
    share, z2 = hits / of, Z * Z
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    width = Z * sqrt(share * (1 - share) / of + z2 / (4 * of * of)) / (1 + z2 / of)
    return Interval(share, max(0.0, middle - width), min(1.0, middle + width))


def share_difference(first: tuple[int, int], second: tuple[int, int]) -> Interval | None:
    """How much larger the first share (hits, of) is than the second, by Newcombe's interval; None of fewer than 30 in either."""
    a, b = wilson(*first), wilson(*second)
    if a is None or b is None or min(first[1], second[1]) < FEWEST:
        return None
    value = a.value - b.value
    return Interval(
        value,
        value - sqrt((a.value - a.low) ** 2 + (b.high - b.value) ** 2),
        value + sqrt((a.high - a.value) ** 2 + (b.value - b.low) ** 2),
    )


@dataclass(frozen=True, slots=True)
class Sample:
    """A group as far as comparing means goes; `mean` is None of an empty one."""

    count: int
    mean: float | None
    variance: float


def mean_difference(first: Sample, second: Sample) -> Interval | None:
    """How much higher the first mean is than the second, by Welch; None of fewer than 30 in either, where t would matter."""
    if first.mean is None or second.mean is None or min(first.count, second.count) < FEWEST:
        return None
    value = first.mean - second.mean
    width = Z * sqrt(first.variance / first.count + second.variance / second.count)
    return Interval(value, value - width, value + width)


def _odds(share: float) -> float:
    return inf if share >= 1 else share / (1 - share)


def _share_at(hits: int, of: int, tail: float, *, upper: bool) -> float:
    """The share under which P(X >= hits), or P(X <= hits), is `tail`."""
    below = hits - 1 if upper else hits  # both are one minus, or plainly, P(X <= below)
    goal = 1 - tail if upper else tail
    near = wilson(hits, of)
    return _root(
        lambda share: binomial_cdf(below, of, share) - goal,
        lambda share: -_binomial_slope(below, of, share),
        start=(near.low if upper else near.high) if near else 0.5,
        bounds=(0.0, 1.0),
    )


def _binomial_slope(hits: int, of: int, share: float) -> float:
    """How fast P(X <= hits) falls with the share."""
    ways = lgamma(of + 1) - lgamma(hits + 1) - lgamma(of - hits)
    return exp(ways + hits * log(share) + (of - hits - 1) * log(1 - share))


def _root(
    wanted: Callable[[float], float], slope: Callable[[float], float], *, start: float, bounds: tuple[float, float]
) -> float:
    """Where a falling function is zero: Newton's steps, and half the interval that is left wherever one would leave it."""
    low, high = bounds
    here = start if low < start < high else (low + high) / 2
    for _ in range(100):
        value = wanted(here)
        low, high = (here, high) if value > 0 else (low, here)
        steep = slope(here)
        there = here - value / steep if steep else low
        if not low < there < high:
            there = (low + high) / 2
        if abs(there - here) <= 1e-13 * max(1.0, abs(here)):
            return there
        here = there
    return here
