"""Whether a fix helped, and that nothing is said before it is known."""

from datetime import date, timedelta
from random import Random

import pytest

from heard.diagnose.proof import Missing, Verdict, prove
from heard.diagnose.rates import Counted

DONE = date(2026, 6, 3)
WEEK = timedelta(days=7)
FIRST = date(2026, 1, 5)


def weeks(before, after, *, reviews=40, last=26):
    """So many complaints in every week before the fix and after it."""
    return {FIRST + n * WEEK: Counted(before if FIRST + n * WEEK <= DONE else after, reviews) for n in range(21 + last)}


TOLD = [
    # own before, after, others before, after, weeks later, verdict, what is missing
    (8, 1, 7, 7, 12, Verdict.HELPED, Missing.NOTHING),
    (8, 8, 7, 7, 12, Verdict.NOT_YET, Missing.UNCLEAR),
    (8, 4, 7, 4, 12, Verdict.NOT_YET, Missing.UNCLEAR),  # it fell elsewhere too: the season, not the fix
    (3, 12, 7, 7, 12, Verdict.WORSE, Missing.NOTHING),
    (8, 0, 7, 7, 3, Verdict.NOT_YET, Missing.TOO_SOON),
    (0, 0, 7, 7, 12, Verdict.NOT_YET, Missing.TOO_FEW),
]


@pytest.mark.demand("D3")
@pytest.mark.parametrize(("before", "after", "there_before", "there_after", "later", "verdict", "missing"), TOLD)
def test_a_fix_is_judged_by_its_places_against_the_others(before, after, there_before, there_after, later, verdict, missing):
    found = prove(weeks(before, after), weeks(there_before, there_after), done_on=DONE, today=DONE + later * WEEK)
    assert (found.verdict, found.missing) == (verdict, missing)
    if verdict is Verdict.HELPED:
        assert found.compared
        assert found.ratio.high < 1


def test_without_other_places_it_is_judged_by_itself_and_says_so():
    found = prove(weeks(8, 1), {}, done_on=DONE, today=DONE + 12 * WEEK)
    assert (found.verdict, found.compared) == (Verdict.HELPED, False)


def test_what_is_not_done_is_not_judged():
    assert prove(weeks(8, 1), {}, done_on=None, today=DONE).missing is Missing.NOT_DONE
    assert prove(weeks(8, 1), {}, done_on=DONE + WEEK, today=DONE).missing is Missing.NOT_DONE


def test_the_week_of_the_fix_counts_on_neither_side():
    own = weeks(5, 5)
    own[date(2026, 6, 1)] = Counted(1000, 1000)
    found = prove(own, {}, done_on=DONE, today=DONE + 10 * WEEK)
    assert sum(side.complaints for side in found.own) == 5 * (9 + 9)


@pytest.mark.slow
def test_a_fix_that_changed_nothing_is_called_one_that_helped_in_one_case_of_forty():
    """Both sides of 95 %: 2.5 % by chance, drawn 2,000 times."""
    chance, wrong = Random(7), 0
    for _ in range(2000):
        own, others = ({w: Counted(_drawn(5, chance), 40) for w in weeks(0, 0)} for _ in range(2))
        wrong += prove(own, others, done_on=DONE, today=DONE + 13 * WEEK).verdict is Verdict.HELPED
    assert wrong / 2000 < 0.035


def _drawn(mean, chance):
    left, count = 2.718281828459045**-mean, 0
    product = chance.random()
    while product > left:
        product *= chance.random()
        count += 1
    return count
