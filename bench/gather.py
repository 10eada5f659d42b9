"""Who wrote this? `make bench-gather`, or `python bench/gather.py --customers 100000 --reviewers 10000`.

A synthetic truth lies in a real PostgreSQL; every reviewer is looked for as the desk does it. Beside it, on the same reviewers, what
`bench/beside.py` knows. An oracle that knows how each name was bent and how long people wait says whom any method could find.
With `--folder` a run that stops after `--seconds` goes on where it stopped when it is called again.
"""

import argparse
import json
import os
import statistics
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import beside
import kept
import numpy as np
import opened
from kept import FIRST
from writers import Reviewer, Truth

ESTIMATED_FROM = 1500


def main() -> None:
    """Fill, search, compare, print a table in Markdown."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--customers", type=int, default=1_000_000)
    asked.add_argument("--reviewers", type=int, default=10_000)
    asked.add_argument("--splink", type=int, default=0, help="let Splink look for so many of them, too")
    asked.add_argument("--folder", help="keep the data here for the next run")
    asked.add_argument("--seconds", type=float, default=10**6, help="stop after so long")
    asked.add_argument("--again", action="store_true", help="forget what was found before")
    asked.add_argument("--estimate", action="store_true", help="print what expectation and maximisation say of the weights")
    options = asked.parse_args()
    began, until = os.getloadavg()[0], time.monotonic() + options.seconds
    truth = Truth(options.customers, options.reviewers)
    with opened.data_folder(options.folder) as folder:
        brand = kept.fill(truth, until)
        notes = folder / "found.jsonl"
        if options.again:
            notes.unlink(missing_ok=True)
        found = searched(truth, brand, notes, until) if brand is not None else []
        if len(found) < len(truth.reviewers):
            print(f"{len(found):,} of {len(truth.reviewers):,} looked for: call it again")
            return
        oracle = [could_be_found(truth, one) for one in truth.reviewers]
        if options.estimate:
            estimated(truth, brand, FIRST)
        print(f"\n{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {os.cpu_count()} cores, load {began:.1f} to {os.getloadavg()[0]:.1f}")
        print(
            f"{truth.size:,} customers, {len(truth.buyer):,} orders, {truth.places} places, {len(truth.reviewers):,} reviewers\n"
        )
        report(truth, found, oracle)
        if options.splink:
            beside.splink(truth, oracle, found, options.splink)


def wanted(truth: Truth, one: Reviewer, places: Sequence[int]) -> Any:
    """What the desk would know of this reviewer."""
    from heard.gather.comparing import Wanted
    from heard.gather.names import fold, name_keys

    said = one.said
    return Wanted(
        posted_at=truth.at(one.posted), name=name_keys(one.display), display=one.display, place=places[one.place],
        country="GB", text=fold(truth.text(one)),
        dates=(truth.at(one.came).date(),) if "day" in said else (),
        amounts=(one.amount,) if "amount" in said else (),
        orders=(f"B-{one.visit}",) if "order" in said else (),
        party=one.party if "party" in said else None,
    )  # fmt: skip


class Found:
    """What came back for one reviewer: customers best first, how sure, how long it took, and what others say."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.ours = [number for number, _, _ in told["ours"]]
        self.said = [(number, strength, chance) for number, strength, chance in told["ours"]]
        self.exact, self.fuzzy = told["exact"], told["fuzzy"]
        self.seconds, self.own = told["seconds"], told["own"]  # by the clock, and of this process's processor

    def has(self, *strengths: str) -> bool:
        """Whether anybody was shown as one of these."""
        return any(strength in strengths for _, strength, _ in self.said)


def searched(truth: Truth, brand: Any, notes: Path, until: float) -> list[Found]:
    """Every reviewer looked for; what was found before stands in the notes."""
    from heard.records.models import Location

    places = list(Location.objects.filter(brand=brand).order_by("pk").values_list("pk", flat=True))
    found = [Found(json.loads(line)) for line in notes.read_text().splitlines()] if notes.exists() else []
    with notes.open("a") as file:
        for one in truth.reviewers[len(found) :]:
            if time.monotonic() > until:
                break
            told = looked_for(brand, wanted(truth, one, places))
            file.write(json.dumps(told) + "\n")
            found.append(Found(told))
    return found


def looked_for(brand: Any, sought: Any) -> dict[str, Any]:
    """One look-up as the desk does it, timed, with the others' answers beside it."""
    from heard.gather import queries, rules

    start, own = time.perf_counter(), time.thread_time()
    records = queries.records_like(brand, sought)
    weights = queries.weights_for(brand, records)
    shown = rules.ranked([rules.weigh(record, sought, weights) for record in records], weights)
    seconds, own = time.perf_counter() - start, time.thread_time() - own
    return {
        "ours": [(one.customer - FIRST, one.strength, one.chance) for one in shown],
        "exact": beside.exact(records, sought),
        "fuzzy": beside.fuzzy(records, sought),
        "seconds": seconds,
        "own": own,
    }


_BY_PLACE: dict[int, np.ndarray] = {}


def could_be_found(truth: Truth, one: Reviewer) -> bool:
    """Whether the truth is among the three likeliest for somebody who knows how the name was bent and how long people wait."""
    if one.customer < 0:
        return False
    if not _BY_PLACE:
        order = np.argsort(truth.place, kind="stable")
        bounds = np.searchsorted(truth.place[order], np.arange(truth.places + 1))
        _BY_PLACE.update({place: order[bounds[place] : bounds[place + 1]] for place in range(truth.places)})
    if "order" in one.said:
        return True
    here = _BY_PLACE[one.place]
    waited = truth.days[here] - one.posted
    here, waited = here[(waited > 0) & (waited < 39)], waited[(waited > 0) & (waited < 39)]
    fits = np.ones(len(here), bool)
    if one.form in ("full", "given_initial", "given", "handle", "swapped"):
        fits &= truth.given[truth.buyer[here]] == one.given
    if one.form in ("full", "initial_surname", "handle", "swapped"):
        fits &= truth.surname[truth.buyer[here]] == one.surname
    if one.form == "given_initial":
        initials = np.array([name[0] for name in truth.surnames])
        fits &= initials[truth.surname[truth.buyer[here]]] == truth.surnames[one.surname][0]
    if one.form == "initial_surname":
        initials = np.array([name[0] for name in truth.givens])
        fits &= initials[truth.given[truth.buyer[here]]] == truth.givens[one.given][0]
    for what, values in (("product", truth.item), ("staff", truth.staff), ("amount", truth.amount), ("party", truth.party)):
        if what in one.said:
            fits &= values[here] == values[one.visit]
    if "day" in one.said:
        fits &= np.abs(truth.days[here] - truth.days[one.visit]) <= 1
    here, waited = here[fits], waited[fits]
    likely = -np.log(waited) - (np.log(waited) - 0.9) ** 2 / (2 * 1.1**2)
    best: dict[int, float] = {}
    for buyer, score in zip(truth.buyer[here], likely, strict=True):
        best[int(buyer)] = max(score, best.get(int(buyer), -1e9))
    return one.customer in sorted(best, key=lambda buyer: -best[buyer])[:3]


def report(truth: Truth, found: list[Found], oracle: list[bool]) -> None:
    """Recall among those whom any method could find, precision, false alarms, and time."""
    inside = [n for n, one in enumerate(truth.reviewers) if one.customer >= 0]
    outside = [n for n, one in enumerate(truth.reviewers) if one.customer < 0]

    def hit(n: int, names: list[int]) -> bool:
        return truth.reviewers[n].customer in names[:3]

    ours = {n: one.ours for n, one in enumerate(found)}
    reach = [n for n in inside if oracle[n] or hit(n, ours[n]) or hit(n, found[n].exact) or hit(n, found[n].fuzzy)]
    print(f"{len(inside):,} of {len(found):,} reviewers are on record; {len(reach):,} of those could be found by some method\n")
    print("| method | recall@3 of those that could be found | recall@1 | shown among outsiders |\n|---|---|---|---|")
    rows = {"Heard": ours, "exact name": {n: one.exact for n, one in enumerate(found)},
            "rapidfuzz over the same candidates": {n: one.fuzzy for n, one in enumerate(found)}}  # fmt: skip
    for name, named in rows.items():
        third = sum(hit(n, named[n]) for n in reach) / len(reach)
        top = sum(named[n][:1] == [truth.reviewers[n].customer] for n in reach) / len(reach)
        print(f"| {name} | {third:.3f} | {top:.3f} | {sum(bool(named[n]) for n in outside) / len(outside):.3f} |")
    probable = [(n, number) for n, one in enumerate(found) for number, strength, _ in one.said if strength == "probable"]
    right = sum(truth.reviewers[n].customer == number for n, number in probable)
    print(f"\n“probable” was said {len(probable):,} times, right {right / max(1, len(probable)):.4f}")
    for words, strengths in (("“probable”", ("probable",)), ("“possible” or better", ("probable", "possible"))):
        print(f"outsiders with somebody {words}: {sum(found[n].has(*strengths) for n in outside) / len(outside):.4f}")
    print("\n| what “Heard” gave as chance | how often | how often it was so |\n|---|---|---|")
    for low, high in ((0.005, 0.05), (0.05, 0.2), (0.2, 0.5), (0.5, 0.8), (0.8, 0.95), (0.95, 1.01)):
        band = [(n, number) for n, one in enumerate(found) for number, _, chance in one.said if low <= chance < high]
        if band:
            so = sum(truth.reviewers[n].customer == number for n, number in band) / len(band)
            print(f"| {low} to {min(high, 1)} | {len(band):,} | {so:.3f} |")
    print("\n| form of the name | could be found | recall@3 |\n|---|---|---|")
    for form in dict.fromkeys(one.form for one in truth.reviewers):
        mine = [n for n in reach if truth.reviewers[n].form == form]
        if mine:
            print(f"| {form} | {len(mine):,} | {sum(hit(n, ours[n]) for n in mine) / len(mine):.3f} |")
    times = sorted(1000 * one.seconds for one in found)
    own = sorted(1000 * one.own for one in found)
    late = int(len(times) * 0.95)
    print(f"\none look-up, ms: p50 {statistics.median(times):.1f}, p95 {times[late]:.1f}, most {times[-1]:.1f}")
    print(f"of which the processor of the desk: p50 {statistics.median(own):.1f}, p95 {own[late]:.1f}")


def estimated(truth: Truth, brand: Any, first: int) -> None:
    """m and u of every level, as expectation and maximisation find them without being told who wrote what."""
    from heard.gather import queries, rules
    from heard.gather.comparing import Record, who
    from heard.gather.estimating import estimate, shares
    from heard.gather.names import parts
    from heard.gather.weights import DEFAULTS
    from heard.records.models import Customer, Location

    places = list(Location.objects.filter(brand=brand).order_by("pk").values_list("pk", flat=True))
    some = truth.reviewers[:ESTIMATED_FROM]
    numbers = truth.rng.integers(0, truth.size, len(some) * 4) + first
    people = {one.pk: one for one in Customer.objects.filter(pk__in=[int(n) for n in numbers])}
    drawn, by_name, bits_of_name = [], [], []
    for at, one in enumerate(some):
        sought = wanted(truth, one, places)
        few = [people[int(n)] for n in numbers[at * 4 : at * 4 + 4] if int(n) in people]
        visits = queries._visits([person.pk for person in few], sought)
        weights = queries.weights_for(brand, [])
        for person in few:
            record = Record(customer=person.pk, given=person.given, surname=person.surname, visits=visits.get(person.pk, ()))
            drawn.append(rules.weigh(record, sought, weights).levels)
        records = queries.records_like(brand, sought)
        weights = queries.weights_for(brand, records)
        for record in records:
            weighed = rules.weigh(record, sought, weights)
            first_name, last = parts(record.given, record.surname)
            person_levels = {k: v for k, v in who(record, sought).items() if k.startswith("name_")}
            if person_levels and next(iter(person_levels.values())) != "other":
                by_name.append(weighed.levels)
                bits_of_name.append(sum(weights.bits(k, v, given=first_name, surname=last) for k, v in person_levels.items()))
    u = shares(drawn, DEFAULTS)
    free = ["visit", "stated", "product", "staff", "amount", "party"]
    start = {one: {level: (m, u[one][level]) for level, (m, _) in DEFAULTS[one].items()} for one in DEFAULTS}
    m, share = estimate(by_name, [bits - 17 for bits in bits_of_name], start, free)
    print(f"{len(drawn):,} pairs at random, {len(by_name):,} by name, share of true pairs {share:.4f}")
    for one in free:
        print(one, {level: (round(m[one][level], 4), round(u[one][level], 6)) for level in DEFAULTS[one]})
    for one in DEFAULTS:
        if one.startswith("name_"):
            print(one, "by chance", {level: round(value, 6) for level, value in u[one].items()})


if __name__ == "__main__":
    main()
