"""The sums of chance: against values that a pencil gives, and against SciPy's where that is installed."""

from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.chance import beta_cdf, binomial_cdf, poisson_cdf, poisson_tail


@pytest.mark.parametrize(
    ("count", "mean", "tail"),
    [
        (0, 3.0, 1.0),  # at least none: always
        (1, 0.5, 1 - exp(-0.5)),
        (1, 0.0, 0.0),  # where none is expected none comes
        (2, log(2), 1 - 0.5 * (1 + log(2))),
        (
            40,
            0.5,
            exp(-0.5) * 0.5**40 / 815915283247897734345611269596115894272000000000 * (1 + 0.5 / 41 + 0.25 / 41 / 42),
        ),  # keeps its digits
    ],
)
def test_how_likely_so_many_or_more_are(count, mean, tail):
    assert poisson_tail(count, mean) == pytest.approx(tail, rel=1e-5, abs=0)
    assert poisson_cdf(count - 1, mean) == pytest.approx(1 - tail, abs=1e-12)


@pytest.mark.parametrize(
    ("hits", "of", "share", "chance"),
    [(-1, 4, 0.5, 0.0), (0, 3, 0.5, 0.125), (1, 3, 0.5, 0.5), (3, 3, 0.2, 1.0), (2, 4, 1.0, 0.0), (0, 4, 0.0, 1.0)],
)
def test_how_likely_so_few_hits_are(hits, of, share, chance):
    assert binomial_cdf(hits, of, share) == pytest.approx(chance, abs=1e-12)


@given(st.integers(-1, 60), st.floats(0.01, 80))
def test_the_chance_of_at_most_so_many_is_poissons(stats, count, mean):
    assert poisson_cdf(count, mean) == pytest.approx(stats.poisson.cdf(count, mean), abs=1e-10)


@given(st.integers(-1, 400), st.floats(0.001, 200))
def test_the_chance_of_at_least_so_many_keeps_its_digits(stats, count, mean):
    assert poisson_tail(count, mean) == pytest.approx(stats.poisson.sf(count - 1, mean), rel=1e-7, abs=1e-300)


@given(st.integers(-1, 60), st.integers(0, 60), st.floats(0, 1))
def test_the_chance_of_hits_is_the_binomial_one(stats, hits, of, share):
    assert binomial_cdf(hits, of, share) == pytest.approx(stats.binom.cdf(hits, of, share), abs=1e-9)


@given(st.floats(0.001, 0.999), st.floats(0.05, 200), st.floats(0.05, 200))
def test_the_incomplete_beta_is_scipys(stats, x, a, b):
    from scipy.special import betainc

    assert beta_cdf(x, a, b) == pytest.approx(betainc(a, b, x), abs=1e-9)
