"""How much each level proves: the chance of seeing it at the writer (m) and at anybody else (u). Pure.

The figures are estimates by `gather.estimating` over the synthetic truth of `bench/gather.py`, rounded; a brand's own
confirmations draw its m towards what was seen there. For names u is not here, it is how common the very name is; nor for visits,
where it is how many of the brand's customers come on a day, and to how many places.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import log2

from heard.gather.comparing import Levels

Table = Mapping[str, Mapping[str, tuple[float, float]]]

DEFAULTS: Table = {
    "name_full": {
        "agree": (0.84, 0), "nickname": (0.06, 0), "slip": (0.06, 0), "swapped": (0.01, 0), "other": (0.03, 1.0),
    },
    "name_given_initial": {"agree": (0.85, 0), "nickname": (0.08, 0), "slip": (0.05, 0), "other": (0.02, 1.0)},
    "name_initial_surname": {"agree": (0.9, 0), "slip": (0.07, 0), "other": (0.03, 1.0)},
    "name_one_word": {
        "surname": (0.08, 0), "given": (0.3, 0), "handle": (0.2, 0), "mail": (0.02, 0), "other": (0.4, 1.0),
    },
    "mail": {"same": (0.9, 0.000001), "other": (0.1, 1.0)},
    "order": {"named": (0.95, 0.000001), "other": (0.05, 1.0)},
    "visit": {
        "day_here": (0.18, 0), "days_here": (0.37, 0), "week_here": (0.23, 0), "fortnight_here": (0.11, 0),
        "month_here": (0.04, 0), "quarter_here": (0.006, 0), "long_here": (0.002, 0),
        "day_elsewhere": (0.006, 0), "days_elsewhere": (0.012, 0), "week_elsewhere": (0.008, 0),
        "fortnight_elsewhere": (0.004, 0), "month_elsewhere": (0.003, 0), "quarter_elsewhere": (0.002, 0),
        "long_elsewhere": (0.001, 0),
        "day_somewhere": (0.19, 0), "days_somewhere": (0.38, 0), "week_somewhere": (0.24, 0),
        "fortnight_somewhere": (0.11, 0), "month_somewhere": (0.045, 0), "quarter_somewhere": (0.008, 0),
        "long_somewhere": (0.003, 0), "never": (0.01, 1.0),
    },
    "stated": {"that_day": (0.93, 0.04), "near": (0.03, 0.03), "other": (0.04, 0.93)},
    "product": {"named": (0.54, 0.015), "partly": (0.06, 0.15), "other": (0.4, 0.835)},
    "staff": {"named": (0.12, 0.01), "other": (0.88, 0.99)},
    "amount": {"same": (0.9, 0.002), "near": (0.05, 0.08), "other": (0.05, 0.918)},
    "party": {"same": (0.93, 0.27), "other": (0.07, 0.73)},
    "language": {"same": (0.9, 0.6), "other": (0.1, 0.4)},
    "country": {"same": (0.93, 0.7), "other": (0.07, 0.3)},
}  # fmt: skip

IN_RECORDS = 0.7  # how often the writer stands in the records, before a brand's people have decided anything
TRUST = 200  # confirmations that weigh as much as the defaults
# Days that each band of `comparing.BANDS` holds, from a day after the post backwards.
DAYS = {"day": 2, "days": 2, "week": 4, "fortnight": 7, "month": 16, "quarter": 60, "long": 310}
# How common a name is where nothing was counted, and how many customers it takes to believe one's own count.
DAILY = 0.01  # visits of a customer a day, where nothing was counted
COMMON, COUNTED_FROM = {"given": 0.003, "surname": 0.0005, "initial": 0.05}, 500
NEIGHBOURS = 8  # names that lie within a slip of another, about


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many customers there are, and how many share the names in question."""

    customers: int = 0
    daily: float = DAILY  # visits of a customer a day
    places: int = 1  # that have visits
    given: Mapping[str, int] = field(default_factory=dict)
    surname: Mapping[str, int] = field(default_factory=dict)
    initial: Mapping[str, int] = field(default_factory=dict)

    def rate(self, part: str, value: str) -> float:
        """How common a name is, between what is known in general and what was counted here."""
        seen: Mapping[str, int] = getattr(self, part)
        return (seen.get(value, 0) + COMMON[part] * COUNTED_FROM) / (self.customers + COUNTED_FROM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The table in force for one brand, its counts, and how often writers stand in its records."""

    table: Table = field(default_factory=lambda: DEFAULTS)
    counts: Counts = Counts()
    in_records: float = IN_RECORDS
    _known: dict[tuple[str, str], float] = field(default_factory=dict, init=False, repr=False, compare=False)

    def bits(self, comparison: str, level: str, *, given: str = "", surname: str = "") -> float:
        """How much likelier this level is at the writer than at anybody else, as a power of two."""
        if comparison.startswith("name_") and level != "other":
            return log2(self.table[comparison][level][0] / self._common(comparison, level, given, surname))
        known = self._known.get((comparison, level))
        if known is None:  # the same for every record of a look-up
            m, u = self.table[comparison][level]
            known = log2(m / (self._by_chance(level) if comparison == "visit" and level != "never" else u))
            self._known[comparison, level] = known
        return known

    def _by_chance(self, level: str) -> float:
        """How often any customer has a visit in this band, at this place or at another."""
        band, _, where = level.partition("_")
        here = 1 / max(2, self.counts.places)
        share = {"here": here, "elsewhere": 1 - here}.get(where, 1.0)
        return min(0.9, self.counts.daily * DAYS[band] * share)

    def _common(self, comparison: str, level: str, given: str, surname: str) -> float:
        """How often a stranger would show this very name."""
        counts = self.counts
        first, last = counts.rate("given", given), counts.rate("surname", surname)
        match comparison:
            case "name_given_initial":
                last = counts.rate("initial", surname[:1])
            case "name_initial_surname":
                first = counts.rate("initial", given[:1])
            case "name_one_word":
                return {"surname": last, "given": first, "mail": first * last}.get(level, 3 * first * last)
        return first * last * (NEIGHBOURS if level == "slip" else 1)


def corrected(decided: Mapping[str, Mapping[str, int]], *, confirmed: int, denied: int) -> tuple[Table, float]:
    """The default table drawn towards what people confirmed, and how often a writer was on record at all."""
    table: dict[str, dict[str, tuple[float, float]]] = {}
    for comparison, levels in DEFAULTS.items():
        seen = decided.get(comparison, {})
        number = sum(seen.values())
        table[comparison] = {
            level: ((m * TRUST + seen.get(level, 0)) / (TRUST + number), u) for level, (m, u) in levels.items()
        }
    share = (IN_RECORDS * TRUST + confirmed) / (TRUST + confirmed + denied)
    return table, share


def total(levels: Levels, weights: Weights, *, given: str = "", surname: str = "") -> float:
    """The bits of all levels together."""
    return sum(weights.bits(comparison, level, given=given, surname=surname) for comparison, level in levels.items())
