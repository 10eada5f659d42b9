"""Whose review might this be? Every record is weighed, then all of them against one another and against nobody. Pure.

Fellegi and Sunter's weights say how much each agreement proves; what a person is shown is the chance that follows when exactly
one record, or none, is the writer. So two customers of whom the same is known are never both probable.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from heard.gather.comparing import Levels, Record, Visit, Wanted, named_item, when, who
from heard.gather.names import NameKeys, fold, mentioned, name_keys, parts
from heard.gather.weights import Weights, total

# Chances of being the writer: nineteen in twenty, one in five; below that nobody counts as found, and a few are shown last.
PROBABLE, POSSIBLE, WEAK = 0.95, 0.2, 0.005
MOST_SHOWN, MOST_WEAK = 5, 3
MOST_BITS = 60.0  # beyond it nothing is surer
_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)  # names alone are compared
FEW = 3  # customers of one surname that make it rare
__all__ = ["NameKeys", "Record", "Wanted", "Weighed", "fold", "mentioned", "name_keys", "ranked", "same_writer", "weigh"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A customer with the weight of the evidence in bits and the chance of being the writer."""

    customer: int
    bits: float
    levels: Levels = field(default_factory=dict)
    chance: float = 0.0
    rests_on: tuple[Record, Visit | None, Wanted, Weights] = field(repr=False, compare=False)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why, in words; put together when somebody is to read them, for hundreds are weighed and five are shown."""
        record, visit, wanted, weights = self.rests_on
        return tuple(_reasons(record, visit, self.levels, wanted, weights))

    @property
    def strength(self) -> str:
        """probable, possible or weak."""
        return "probable" if self.chance >= PROBABLE else "possible" if self.chance >= POSSIBLE else "weak"


_SAME = frozenset({"agree", "nickname", "slip", "swapped", "handle"})


def same_writer(display: str, name: str) -> bool:
    """Whether a display name may stand for somebody who told their whole name; a single word of it says too little."""
    whole, shown = name_keys(name), name_keys(display)
    if whole.form not in ("full", "given_initial") or not shown.form:
        return False
    record = Record(customer=0, given=whole.given, surname=whole.surname)
    level = who(record, Wanted(posted_at=_ANY_TIME, name=shown, display=display)).get(f"name_{shown.form}")
    return level in _SAME


def weigh(record: Record, wanted: Wanted, weights: Weights) -> Weighed:
    """How strongly this record speaks for being the writer, by the visit that speaks loudest."""
    first, last = parts(record.given, record.surname)
    person = who(record, wanted)
    of_person = total(person, weights, given=first, surname=last)
    of_visit, visit, levels = max(
        ((total(levels, weights), visit, levels) for visit, levels in when(record, wanted)), key=lambda one: one[0]
    )
    bits = of_person + of_visit
    return Weighed(
        customer=record.customer,
        bits=min(bits, MOST_BITS),
        levels={**person, **levels},
        rests_on=(record, visit, wanted, weights),
    )


def ranked(weighed: Sequence[Weighed], weights: Weights) -> tuple[Weighed, ...]:
    """The candidates worth showing with their chances, likeliest first: up to five, of which at most three weak ones."""
    customers = max(weights.counts.customers, len(weighed), 1)
    odds = [weights.in_records / customers * 2.0**one.bits for one in weighed]
    everything = sum(odds) + (1 - weights.in_records)
    judged = sorted(
        (replace(one, chance=share / everything) for one, share in zip(weighed, odds, strict=True)),
        key=lambda one: (-one.chance, -one.bits, one.customer),
    )
    shown = [one for one in judged if one.strength != "weak"][:MOST_SHOWN]
    weak = [one for one in judged if one.strength == "weak" and one.chance >= WEAK and _says_something(one)]
    return tuple(shown + weak[: min(MOST_WEAK, MOST_SHOWN - len(shown))])


def _says_something(one: Weighed) -> bool:
    """A visit alone names nobody: hundreds came that day."""
    telling = {"agree", "nickname", "slip", "swapped", "handle", "mail", "surname", "given", "named", "same"}
    return any(level in telling for comparison, level in one.levels.items() if comparison not in ("language", "country"))


NAMES = {
    ("full", "agree"): "first name and surname agree",
    ("full", "nickname"): "“{said}” is short for {given}, and the surname agrees",
    ("full", "slip"): "the name agrees but for one letter",
    ("full", "swapped"): "first name and surname agree, the other way round",
    ("given_initial", "agree"): "first name and initial agree",
    ("given_initial", "nickname"): "“{said}” is a way to call {given}, and the initial agrees",
    ("given_initial", "slip"): "the first name agrees but for one letter, and so does the initial",
    ("initial_surname", "agree"): "surname and initial agree",
    ("initial_surname", "slip"): "the surname agrees but for one letter, and so does the initial",
    ("one_word", "surname"): "the name is the surname",
    ("one_word", "given"): "the name is the first name",
    ("one_word", "handle"): "the name is first name and surname run together",
    ("one_word", "mail"): "the name is the first part of the mail address",
}
WENT = {"order": "ordered", "visit": "was here", "booking": "had a booking"}


def _reasons(record: Record, visit: Visit | None, levels: Levels, wanted: Wanted, weights: Weights) -> list[str]:
    said = [*_of_visit(visit, levels, wanted), *_of_name(record, levels, wanted, weights)] if visit else []
    if visit is None:
        said = [*_of_name(record, levels, wanted, weights), "no order on record before the post"]
    if levels.get("mail") == "same":
        said.append("the same mail address")
    if levels.get("language") == "other":
        said.append("writes in another language than on record")
    return said


def _of_visit(visit: Visit, levels: Levels, wanted: Wanted) -> list[str]:
    said = [_went(visit, levels, wanted)]
    words = {
        ("order", "named"): f"the review names {visit.kind} {visit.number}",
        ("stated", "that_day"): f"on {visit.at.day} {visit.at:%B}, the day that the review speaks of",
        ("stated", "other"): "not on the day that the review speaks of",
        ("staff", "named"): f"was served by {visit.served_by}, whom the review names",
        ("amount", "same"): f"paid the amount that the review names ({(visit.amount or 0) / 100:.2f})",
        ("amount", "near"): f"paid about the amount that the review names ({(visit.amount or 0) / 100:.2f})",
        ("party", "same"): f"came as a party of {visit.party}",
    }
    return said + [word for (comparison, level), word in words.items() if levels.get(comparison) == level]


def _of_name(record: Record, levels: Levels, wanted: Wanted, weights: Weights) -> list[str]:
    form = wanted.name.form
    level = levels.get(f"name_{form}", "")
    if (form, level) not in NAMES:
        return ["the name is another"] if form else []
    said = (wanted.name.given or wanted.display).title()
    word = NAMES[form, level].format(said=said, given=record.given.title())
    return [word, *_rarity(record, level, form, weights)]


def _went(visit: Visit, levels: Levels, wanted: Wanted) -> str:
    days = (wanted.posted_at - visit.at).days
    ago = "the same day" if days < 1 else "the day before" if days == 1 else f"{days} days before"
    verb = WENT.get(visit.kind, "was here")
    item = named_item(visit.what, wanted.text) if levels.get("product") == "named" else ""
    bought = f"ordered the same item ({item}) {ago}" if item else f"{verb} {ago}"
    where = levels["visit"].rpartition("_")[2]
    store = f"at another place ({visit.place_name})" if visit.place_name else "at another place"
    return f"{bought}, {'at this place' if where == 'here' else store}" if where in ("here", "elsewhere") else bought


def _rarity(record: Record, level: str, form: str, weights: Weights) -> list[str]:
    counts = weights.counts
    number = counts.surname.get(parts(record.given, record.surname)[1], 0)
    if form not in ("full", "initial_surname", "one_word") or level == "given" or counts.customers < 1000 or not number:
        return []
    if number > FEW:
        return []
    return ["nobody else on record has this surname" if number == 1 else f"only {number} customers have this surname"]
