"""Days drawn like those of a real place: a weekday, a season, a slow drift, and more scatter than Poisson."""

from collections.abc import Sequence
from datetime import date
from math import exp, pi, sin
from random import Random

from heard.diagnose.bursts import burst

WEEKDAYS = (0.7, 0.7, 0.8, 0.9, 1.3, 1.5, 1.1)
SCATTER = 1.3  # variance over mean


def quiet(rate: float, *, days: int, chance: Random) -> list[int]:
    """Complaints a day about `rate`, with nothing out of the ordinary."""
    drift, counts = 0.0, []
    for day in range(days):
        drift = 0.995 * drift + chance.gauss(0, 0.015)
        mean = rate * WEEKDAYS[day % 7] * (1 + 0.25 * sin(2 * pi * day / 365.25)) * exp(drift)
        shape = mean / (SCATTER - 1)
        counts.append(_poisson(chance.gammavariate(shape, SCATTER - 1), chance))
    return counts


def first_alarm(counts: Sequence[int], last: date, *, most: int = 40) -> int:
    """How many complaints of a burst on one day come in before it is told; `most` + 1 when it never is."""
    for planted in range(1, most + 1):
        if burst([*counts, planted], last) is not None:
            return planted
    return most + 1


def _poisson(mean: float, chance: Random) -> int:
    left, product, count = exp(-mean), chance.random(), 0
    while product > left:
        product *= chance.random()
        count += 1
    return count
