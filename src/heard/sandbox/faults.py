"""Trouble on purpose: what share of requests goes wrong, and how.

`SANDBOX_FAULTS="429:0.1,500:0.05,html200:0.02,slow:0.1,drop_after_write:0.05"`. The draw is seeded, so a run can be repeated
as long as requests come in the same order.
"""

import random
import threading
from dataclasses import dataclass, field
from enum import StrEnum


class Fault(StrEnum):
    """One way to fail."""

    LIMITED = "429"  # with Retry-After
    BROKEN = "500"
    DOWN = "503"
    ERROR_PAGE = "html200"  # 200, and a page for people
    SLOW = "slow"
    DROP = "drop"  # the connection breaks before anything is done
    DROP_AFTER_WRITE = "drop_after_write"  # it is done, and the connection breaks before the answer


@dataclass(frozen=True, slots=True)
class OneShot:
    """A fault for the next request whose path holds `path` and whose method is `method` (empty: any)."""

    fault: Fault
    path: str = ""
    method: str = ""


def rates_from(text: str) -> dict[Fault, float]:
    """The shares in `SANDBOX_FAULTS`. Raises ValueError naming what cannot be read."""
    rates = {}
    for item in filter(None, (part.strip() for part in text.split(","))):
        name, _, share = item.partition(":")
        rate = float(share)
        if not 0 <= rate <= 1:
            raise ValueError(f"{item}: a share lies between 0 and 1")
        rates[Fault(name)] = rate
    return rates


@dataclass(slots=True)
class Faults:
    """Draws at most one fault for each request. One-shot faults come first."""

    rates: dict[Fault, float] = field(default_factory=dict)
    seed: int = 0
    slow_seconds: float = 0.3
    retry_after: int = 1  # seconds, told with 429
    once: list[OneShot] = field(default_factory=list)
    _random: random.Random = field(init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)

    def draw(self, method: str, path: str) -> Fault | None:
        """What befalls this request, if anything. Only a write can break after it."""
        with self._lock:
            for waiting in self.once:
                if waiting.path in path and waiting.method in ("", method):
                    self.once.remove(waiting)
                    return waiting.fault
            point = self._random.random()
            for fault, rate in self.rates.items():
                if fault is Fault.DROP_AFTER_WRITE and method not in ("PUT", "DELETE"):
                    continue
                if point < rate:
                    return fault
                point -= rate
            return None
