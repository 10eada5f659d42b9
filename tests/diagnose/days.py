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


def hours_of(count: int, chance: Random) -> list[float]:
    """When the complaints of a day were written, in hours from midnight: a quiet night, most of them at lunch and in the evening."""
    return sorted(hour % 24 for hour in (_hour(chance) for _ in range(count)))


def first_alarm(counts: Sequence[int], last: date, *, within: float = 24, most: int = 40) -> int:
    """How many complaints of a burst come in before it is told, when they come evenly in `within` hours and the day has no other;
    `most` + 1 when it never is. Forty of them are planted."""
    for planted in range(1, most + 1):
        ages = [within * back / most for back in range(planted)]
        if burst([*counts, planted], last, ages=ages) is not None:
            return planted
    return most + 1


def _hour(chance: Random) -> float:
    kind = chance.random()
    return chance.gauss(20, 1.8) if kind < 0.55 else chance.gauss(13, 1.5) if kind < 0.85 else chance.uniform(0, 24)


def _poisson(mean: float, chance: Random) -> int:
    left, product, count = exp(-mean), chance.random(), 0
    while product > left:
        product *= chance.random()
        count += 1
    return count
