"""A synthetic truth for `bench/gather.py`: customers with visits, and reviewers of whom it is known who they are.

Three in ten reviewers stand in no record. The others sign with their whole name, a part of it, a nickname, a handle, an alias, with or
without a slip of the pen, some days after a visit, mostly at the place where it was, and name of it what people name.
"""

import random
import string
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np

UNTIL = datetime(2026, 11, 1, tzinfo=UTC)
DAYS = 730
ITEMS = tuple(f"{a} {b}" for a in ("Roast", "Grilled", "Cold", "Smoked", "Sour") for b in (
    "Carrots", "Trout", "Noodles", "Dumplings", "Mushrooms", "Barley", "Lentils", "Pumpkin"))  # fmt: skip
STAFF = tuple("Ada Bruno Carla Dario Elke Finn Gina Hugo Ines Jonas Kira Lior".split())  # noqa: SIM905
FORMS = {
    "full": 0.3,
    "given_initial": 0.36,
    "initial_surname": 0.08,
    "given": 0.08,
    "handle": 0.08,
    "swapped": 0.02,
    "alias": 0.08,
}
OUTSIDE, ELSEWHERE, SLIP, NICK, FLAIR = 0.3, 0.03, 0.07, 0.09, 0.5


@dataclass(frozen=True, kw_only=True)
class Reviewer:
    """Somebody who wrote, with the truth: the number of the customer (-1 for nobody) and the form of the name."""

    display: str
    form: str
    customer: int
    given: int
    surname: int
    posted: float  # days before the end
    place: int
    said: tuple[str, ...]  # what of the visit is named: product, day, staff, amount, order, party
    visit: int  # its number, -1 where it is on no record
    came: float  # days before the end
    item: int
    staff: int
    amount: int
    party: int


class Truth:
    """`size` customers with five visits each, `reviewers` of them and of others."""

    def __init__(self, size: int, reviewers: int, seed: int = 5) -> None:
        self.chance, self.rng = random.Random(seed), np.random.default_rng(seed)
        self.size, self.places = size, max(20, size // 5000)
        self.givens, self.surnames = _givens(self.chance), _surnames(self.chance)
        self.given = self.rng.choice(len(self.givens), size, p=_zipf(len(self.givens), 0.9))
        self.surname = self.rng.choice(len(self.surnames), size, p=_zipf(len(self.surnames), 0.75))
        self.home = self.rng.integers(0, self.places, size)
        number = size * 5
        self.buyer = np.sort(self.rng.integers(0, size, number))
        self.days = self.rng.uniform(0.5, DAYS, number)
        away = self.rng.random(number) < 0.15
        self.place = np.where(away, self.rng.integers(0, self.places, number), self.home[self.buyer])
        self.item = self.rng.integers(0, len(ITEMS), number)
        self.staff = self.rng.integers(0, len(STAFF), number)
        self.amount = self.rng.integers(300, 9000, number)
        self.party = self.rng.choice((1, 2, 3, 4, 5, 8), number, p=(0.2, 0.4, 0.12, 0.18, 0.06, 0.04))
        self.reviewers = [self._reviewer() for _ in range(reviewers)]

    def _reviewer(self) -> Reviewer:
        chance = self.chance
        visit = chance.randrange(len(self.buyer))
        while self.days[visit] < 40:  # the review comes after it
            visit = chance.randrange(len(self.buyer))
        inside = chance.random() >= OUTSIDE
        customer = int(self.buyer[visit]) if inside else -1
        given = int(self.given[customer]) if inside else int(self.given[chance.randrange(self.size)])
        surname = int(self.surname[customer]) if inside else int(self.surname[chance.randrange(self.size)])
        form = chance.choices(list(FORMS), list(FORMS.values()))[0]
        posted = max(0.0, float(self.days[visit]) - min(39.0, chance.lognormvariate(0.9, 1.1)))
        if not inside:  # their visit is on no record: at that place and hour nobody else was
            posted = chance.uniform(0, DAYS - 40)
        came = float(self.days[visit]) if inside else posted + min(39.0, chance.lognormvariate(0.9, 1.1))
        at_home = inside and chance.random() >= ELSEWHERE
        place = int(self.place[visit]) if at_home else chance.randrange(self.places)
        named = {"product": 0.55, "day": 0.2, "staff": 0.1, "amount": 0.06, "order": 0.04, "party": 0.06}
        said = tuple(what for what, share in named.items() if chance.random() < share)
        return Reviewer(
            display=self._display(form, given, surname), form=form, customer=customer, given=given, surname=surname,
            posted=posted, place=place, said=said if inside else tuple(one for one in said if one != "order"),
            visit=visit if inside else -1, came=came, **self._bought(visit if inside else -1),
        )  # fmt: skip

    def _bought(self, visit: int) -> dict[str, int]:
        """What was bought; by somebody who stands in no record, anything."""
        chance = self.chance
        if visit >= 0:
            return {name: int(getattr(self, name)[visit]) for name in ("item", "staff", "amount", "party")}
        return {"item": chance.randrange(len(ITEMS)), "staff": chance.randrange(len(STAFF)),
                "amount": chance.randint(300, 9000), "party": chance.choice((1, 2, 2, 3, 4, 5, 8))}  # fmt: skip

    def _display(self, form: str, given: int, surname: int) -> str:
        from heard.gather.nicknames import also_called

        chance = self.chance
        first, last = self.givens[given], self.surnames[surname]
        nicks = sorted(also_called(first))
        if nicks and chance.random() < NICK:
            first = chance.choice(nicks)
        if chance.random() < SLIP:
            if chance.random() < 0.5 and form not in ("initial_surname",):
                first = _slip(first, chance)
            elif form not in ("given_initial", "given"):
                last = _slip(last, chance)
        first, last = first.title(), last.title()
        match form:
            case "full":
                return f"{first} {last}"
            case "swapped":
                return f"{last} {first}"
            case "given_initial":
                return f"{first} {last[0]}."
            case "initial_surname":
                return f"{first[0]}. {last}"
            case "given":
                return first
            case "handle":
                joined = chance.choice((f"{first}{last}", f"{first[0]}{last}", f"{first}_{last}", f"{last}.{first}")).lower()
                return joined + (str(chance.randrange(10, 99)) if chance.random() < 0.5 else "")
        return chance.choice(("Happy", "Hungry", "Local", "Grumpy")) + chance.choice(("Traveller", "Eater", "Walker", "Guest"))

    def at(self, days: float) -> datetime:
        """So many days before the end."""
        return UNTIL - timedelta(days=float(days))

    def text(self, one: Reviewer) -> str:
        """What the review says, as far as it can be searched for."""
        words = ["We were not happy."]
        if "product" in one.said:
            words.append(f"The {ITEMS[one.item].lower()} was not fresh.")
        if "staff" in one.said:
            words.append(f"{STAFF[one.staff]} did not care.")
        return " ".join(words)


def _zipf(number: int, power: float) -> np.ndarray:
    weights = 1 / np.arange(3, number + 3) ** power
    return weights / weights.sum()


def _givens(chance: random.Random) -> list[str]:
    from heard.gather.nicknames import _LINES

    known = [name for line in _LINES.split("\n") for name in line.split()[:1]]
    return [*known, *_made(chance, 700, 2, 3)]


def _surnames(chance: random.Random) -> list[str]:
    return _made(chance, 20_000, 2, 4)


def _made(chance: random.Random, number: int, least: int, most: int) -> list[str]:
    """Names that sound like some, all different."""
    found: dict[str, None] = {}
    starts, vowels = (
        "b br d f g gr h j k kl l m n p r s sch st t v w z".split(),  # noqa: SIM905
        "a e i o u ei".split(),  # noqa: SIM905
    )
    while len(found) < number:
        parts = chance.randint(least, most)
        name = "".join(chance.choice(starts) + chance.choice(vowels) for _ in range(parts)) + chance.choice(
            ("", "n", "r", "s", "k")
        )
        found[name] = None
    return list(found)


def _slip(word: str, chance: random.Random) -> str:
    """One letter lost, doubled, mistaken or swapped, not the first."""
    if len(word) < 3:
        return word
    at = chance.randrange(1, len(word) - 1)
    return chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + chance.choice(string.ascii_lowercase) + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )
