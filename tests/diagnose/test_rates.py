"""Rates and intervals against SciPy and against values from the literature."""

from math import exp, inf, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.diagnose import rates
from heard.diagnose.rates import Change, Counted, Interval, Sample


@given(st.integers(0, 300), st.integers(1, 300))
def test_the_interval_of_a_share_is_that_of_clopper_and_pearson(stats, hits, more):
    of = hits + more
    theirs = stats.binomtest(hits, of).proportion_ci(0.95, "exact")
    assert rates.binomial_interval(hits, of) == pytest.approx((theirs.low, theirs.high), abs=1e-9)


@given(st.integers(0, 400))
def test_the_interval_of_a_count_is_garwoods(stats, count):
    found = rates.poisson_interval(count)
    low = stats.chi2.ppf(0.025, 2 * count) / 2 if count else 0.0
    near = 1e-9 if count <= rates.EXACT else 1e-3
    assert (found.low, found.high) == pytest.approx((low, stats.chi2.ppf(0.975, 2 * count + 2) / 2), rel=near, abs=1e-12)


RATIOS = [
    # now, before, ratio, low, high: exact interval by the F distribution
    (Counted(10, 100), Counted(20, 100), 0.5, 0.2085, 1.1213),  # half as many, and yet not sure
    (Counted(10, 100), Counted(40, 100), 0.25, 0.1113, 0.5090),
    (Counted(0, 100), Counted(10, 100), 0.0, 0.0, 0.4462),  # none any more
    (Counted(10, 200), Counted(10, 100), 0.5, 0.1869, 1.3374),  # twice as many reviews
    (Counted(5, 100), Counted(0, 100), inf, 0.9165, inf),
]


@pytest.mark.parametrize(("now", "before", "value", "low", "high"), RATIOS)
def test_a_rate_ratio_has_the_exact_interval(stats, now, before, value, low, high):
    found = rates.rate_ratio(now, before)
    total, exposure = now.complaints + before.complaints, before.reviews / now.reviews
    theirs = stats.binomtest(now.complaints, total).proportion_ci(0.95, "exact")
    odds = [share / (1 - share) * exposure if share < 1 else inf for share in (theirs.low, theirs.high)]
    assert found.value == pytest.approx(value)
    assert (found.low, found.high) == pytest.approx(tuple(odds), rel=1e-6)
    assert (found.low, found.high) == pytest.approx((low, high), rel=0.02)


def test_scatter_widens_an_interval_and_never_moves_its_middle():
    plain, wide = (rates.rate_ratio(Counted(30, 300), Counted(60, 300), dispersion=d) for d in (1.0, 4.0))
    assert plain.value == wide.value
    assert log(wide.high / wide.value) == pytest.approx(2 * log(plain.high / plain.value))


def test_a_ratio_of_ratios_by_hand():
    found = rates.ratio_of_ratios((Counted(40, 400), Counted(10, 400)), (Counted(30, 300), Counted(30, 300)))
    width = rates.Z * (1 / 40 + 1 / 10 + 1 / 30 + 1 / 30) ** 0.5
    assert found == Interval(pytest.approx(0.25), pytest.approx(0.25 * exp(-width)), pytest.approx(0.25 * exp(width)))


SIDES = [
    (Interval(0.5, 0.3, 0.9), Change.FEWER),
    (Interval(0.5, 0.2, 1.1), Change.UNCLEAR),  # half as many, but it may be chance
    (Interval(2.0, 1.2, inf), Change.MORE),
    (None, Change.UNCLEAR),
]


@pytest.mark.parametrize(("ratio", "word"), SIDES)
def test_a_change_is_said_only_when_the_whole_interval_says_it(ratio, word):
    assert rates.change(ratio) is word


def test_two_shares_differ_as_newcombe_says():
    """His example 1998: 56/70 against 48/80."""
    found = rates.share_difference((56, 70), (48, 80))
    assert (found.value, found.low, found.high) == pytest.approx((0.2, 0.0524, 0.3339), abs=1e-4)


def test_with_too_few_nothing_is_compared():
    assert rates.share_difference((3, 5), (40, 80)) is None
    assert rates.mean_difference(Sample(29, 5.0, 1.0), Sample(300, 4.0, 1.0)) is None
    assert rates.mean_difference(Sample(0, None, 0.0), Sample(300, 4.0, 1.0)) is None


def test_two_means_differ_as_welch_says():
    found = rates.mean_difference(Sample(40, 4.5, 1.0), Sample(100, 4.0, 4.0))
    width = rates.Z * (1 / 40 + 4 / 100) ** 0.5
    assert (found.value, found.low, found.high) == pytest.approx((0.5, 0.5 - width, 0.5 + width))


def test_weeks_like_poisson_scatter_as_one_and_wild_weeks_more():
    calm = [Counted(count, 100) for count in (9, 12, 10, 8, 11, 10, 13, 9)]
    wild = [Counted(count, 100) for count in (0, 30, 1, 25, 2, 28, 0, 20)]
    assert rates.dispersion(calm) == 1.0
    assert rates.dispersion(wild) > 10


def test_mistakes_per_thousand_orders_have_an_interval():
    found = rates.per_thousand(7, 3500)
    assert (found.value, found.low, found.high) == pytest.approx((2.0, 0.804, 4.121), abs=1e-3)
    assert rates.per_thousand(0, 0) is None
