"""How likely a count is when chance alone is at work. Pure, and below everything: stages that may not know one another need the same sums."""

from __future__ import annotations

from math import exp, lgamma, log


def poisson_cdf(count: int, mean: float) -> float:
    """P(X <= count) where `mean` are expected."""
    if count < 0:
        return 0.0
    return min(1.0, sum(exp(k * log(mean) - mean - lgamma(k + 1)) for k in range(count + 1))) if mean else 1.0


def poisson_tail(count: int, mean: float) -> float:
    """P(X >= count) where `mean` are expected; added up from its own end, so that a rare one keeps its digits."""
    if count <= 0:
        return 1.0
    if not mean:
        return 0.0
    if count <= mean:
        return 1.0 - poisson_cdf(count - 1, mean)
    term = total = exp(count * log(mean) - mean - lgamma(count + 1))
    while term > total * 1e-17:
        count += 1
        term *= mean / count
        total += term
    return total


def binomial_cdf(hits: int, of: int, share: float) -> float:
    """P(X <= hits), by the incomplete beta function."""
    if hits < 0:
        return 0.0
    return 1.0 if hits >= of or share <= 0 else 0.0 if share >= 1 else beta_cdf(1 - share, of - hits, hits + 1)


def beta_cdf(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function, by Lentz's continued fraction."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x))
    if x > (a + 1) / (a + b + 2):
        return 1 - front * _fraction(1 - x, b, a) / b
    return front * _fraction(x, a, b) / a


def _fraction(x: float, a: float, b: float) -> float:
    tiny = 1e-300
    c, d = 1.0, 1 / _away(1 - (a + b) * x / (a + 1), tiny)
    found = d
    for m in range(1, 1000):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            d = 1 / _away(1 + term * d, tiny)
            c = _away(1 + term / c, tiny)
            found *= c * d
        if abs(c * d - 1) < 1e-14:
            break
    return found


def _away(value: float, tiny: float) -> float:
    return value if abs(value) > tiny else tiny
