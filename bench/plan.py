"""How long does a plan take? Run from the project root: `PYTHONPATH=src python -m bench.plan`.

Intake computes one plan per case, so an open case should take less than 100 microseconds in the median.
"""

import statistics
import time
from datetime import UTC, datetime, timedelta

from tests.playbook import cast

from heard.playbook import Policy, plan
from heard.vocabulary.case import CaseFacts

ROUNDS = 3000
CASES: dict[str, CaseFacts] = {
    "negative, nothing done yet": cast.case(),
    "negative, team asked": cast.case(fact_requests=(cast.asked(),)),
    "negative, draft waits for approval": cast.drafted(),
    "positive, thanks due": cast.praise(),
    "talk, promise to keep": cast.replied(talk=cast.STORY, remedy=cast.CHOSEN),
    "unknown, waiting for a sign": cast.unknown(),
    "private complaint": cast.complaint(),
}


def microseconds(facts: CaseFacts, policy: Policy, now: datetime) -> list[float]:
    """The time of each of `ROUNDS` plans."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter_ns()
        plan(facts, policy, now)
        times.append((time.perf_counter_ns() - start) / 1000)
    return times


def main() -> None:
    """Print the median and the 95th percentile for each kind of case."""
    policy, now = Policy(), datetime(2026, 11, 23, 9, 20, tzinfo=UTC) + timedelta(hours=4)
    print(f"{'case':<36}{'median µs':>10}{'p95 µs':>10}")
    for name, facts in CASES.items():
        times = microseconds(facts, policy, now)
        print(f"{name:<36}{statistics.median(times):>10.1f}{statistics.quantiles(times, n=20)[-1]:>10.1f}")


if __name__ == "__main__":
    main()
