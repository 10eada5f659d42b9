"""What `bench/gather.py` sets beside the desk's search: the exact name, rapidfuzz over the same candidates, and Splink.

rapidfuzz and Splink are tools of the benchmark only (`bench/requirements-gather.txt`); where they are missing they say nothing.
"""

import logging
from datetime import UTC, datetime
from typing import Any

from kept import FIRST
from writers import ITEMS, STAFF, Truth

LONG_AGO = datetime.min.replace(tzinfo=UTC)


def exact(records: list[Any], sought: Any) -> list[int]:
    """The very name, those first who came last."""
    name = sought.name
    same = [one for one in records if name.given and (one.given, one.surname) == (name.given, name.surname)]
    same.sort(key=lambda one: one.visits[0].at if one.visits else LONG_AGO, reverse=True)
    return [one.customer - FIRST for one in same[:3]]


def fuzzy(records: list[Any], sought: Any) -> list[int]:
    """The most alike names by WRatio, of equals those first who came last."""
    try:
        from rapidfuzz import fuzz
    except ImportError:
        return []
    shown = sought.display.lower()
    scored = sorted(records, key=lambda one: (
        fuzz.WRatio(shown, f"{one.given} {one.surname}"), one.visits[0].at if one.visits else LONG_AGO), reverse=True)  # fmt: skip
    return [one.customer - FIRST for one in scored[:3]]


def splink(truth: Truth, oracle: list[bool], found: list[Any], number: int) -> None:
    """Splink's own estimate and prediction for the first `number` reviewers, blocked on name or place within ninety days."""
    import pandas as pd
    import splink as tool
    import splink.comparison_level_library as level
    import splink.comparison_library as compare

    from heard.gather.names import bare, name_keys

    logging.getLogger("splink").setLevel(logging.ERROR)
    some = truth.reviewers[:number]
    names = [name_keys(one.display) for one in some]
    wrote = pd.DataFrame({
        "unique_id": range(len(some)),
        "given": [bare(one.given) or None for one in names], "surname": [bare(one.surname) or None for one in names],
        "place": [one.place for one in some], "day": [one.posted for one in some],
        "item": [ITEMS[one.item] if "product" in one.said else None for one in some],
        "staff": [STAFF[one.staff] if "staff" in one.said else None for one in some],
        "amount": [one.amount if "amount" in one.said else None for one in some],
        "party": [one.party if "party" in one.said else None for one in some],
        "stated": [one.came if "day" in one.said else None for one in some],
    })  # fmt: skip
    came = pd.DataFrame({
        "unique_id": range(len(truth.buyer)), "customer": truth.buyer,
        "given": pd.Series(truth.givens).take(truth.given[truth.buyer]).to_numpy(),
        "surname": pd.Series(truth.surnames).take(truth.surname[truth.buyer]).to_numpy(),
        "place": truth.place, "day": truth.days, "item": pd.Series(ITEMS).take(truth.item).to_numpy(),
        "staff": pd.Series(STAFF).take(truth.staff).to_numpy(), "amount": truth.amount, "party": truth.party,
        "stated": truth.days,
    })  # fmt: skip
    for frame in (wrote, came):
        frame["first"], frame["last"] = frame["given"].str[:1], frame["surname"].str[:1]

    def ladder(column: str, initial: str) -> Any:
        """Equal, alike, an initial, other."""
        return compare.CustomComparison(
            output_column_name=column,
            comparison_levels=[
                level.NullLevel(column),
                level.ExactMatchLevel(column, term_frequency_adjustments=True),
                level.JaroWinklerLevel(column, 0.9),
                {"sql_condition": f"length({column}_l) = 1 and {initial}_l = {initial}_r", "label_for_charts": "initial"},
                level.ElseLevel(),
            ],
        )

    ago = "(day_r - day_l)"
    waited = compare.CustomComparison(
        output_column_name="day",
        comparison_levels=[
            *({"sql_condition": f"{ago} <= {days}", "label_for_charts": f"{days} days"} for days in (1, 3, 7, 14, 30)),
            level.ElseLevel(),
        ],
    )
    stated = compare.CustomComparison(
        output_column_name="stated",
        comparison_levels=[
            level.NullLevel("stated"),
            {"sql_condition": "abs(stated_l - stated_r) <= 1", "label_for_charts": "that day"},
            level.ElseLevel(),
        ],
    )
    near = [
        "l.given = r.given and l.last = r.last and r.day - l.day between -1 and 90",
        "l.surname = r.surname and l.first = r.first and r.day - l.day between -1 and 90",
        "l.place = r.place and r.day - l.day between -1 and 14 and (l.first = r.first or l.last = r.last)",
    ]
    settings = tool.SettingsCreator(
        link_type="link_only",
        probability_two_random_records_match=0.7 / len(came),
        comparisons=[
            ladder("given", "first"), ladder("surname", "last"), waited, stated,
            *(compare.ExactMatch(one) for one in ("place", "item", "staff", "amount", "party")),
        ],
        blocking_rules_to_generate_predictions=near,
        retain_intermediate_calculation_columns=False,
        additional_columns_to_retain=["customer"],
    )  # fmt: skip
    wrote["customer"] = -1
    began = datetime.now(UTC)
    linker = tool.Linker([wrote, came], settings, db_api=tool.DuckDBAPI(), input_table_aliases=["a_wrote", "b_came"])
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=5)
    linker.training.estimate_parameters_using_expectation_maximisation(
        "l.given = r.given and l.surname = r.surname", fix_u_probabilities=True
    )
    linker.training.estimate_parameters_using_expectation_maximisation(
        "l.place = r.place and l.item = r.item", fix_u_probabilities=True
    )
    pairs = linker.inference.predict(threshold_match_weight=-10).as_pandas_dataframe()
    took = (datetime.now(UTC) - began).total_seconds()
    best = (
        pairs.sort_values("match_weight", ascending=False)
        .drop_duplicates(["unique_id_l", "customer_r"])
        .groupby("unique_id_l")
        .head(3)
        .groupby("unique_id_l")
    )
    theirs = {int(n): list(rows["customer_r"]) for n, rows in best}
    sure = {int(n): float(rows["match_probability"].iloc[0]) for n, rows in best}
    reach = [n for n in range(len(some)) if oracle[n] or some[n].customer in found[n].ours[:3]]
    outside = [n for n in range(len(some)) if some[n].customer < 0]
    said = [n for n in theirs if sure[n] >= 0.95]
    print(f"\nSplink {tool.__version__} on the first {len(some):,} of these reviewers and all customers, {took:.0f} s in all\n")
    print("| method | recall@3 | recall@1 | “probable” right | outsiders with somebody “probable” |\n|---|---|---|---|---|")
    ours = {n: one.ours for n, one in enumerate(found[: len(some)])}
    mine = {n for n, one in enumerate(found[: len(some)]) if one.has("probable")}
    for name, named, claimed in (("Heard", ours, mine), ("Splink", theirs, set(said))):
        third = sum(some[n].customer in named.get(n, [])[:3] for n in reach) / len(reach)
        top = sum(named.get(n, [])[:1] == [some[n].customer] for n in reach) / len(reach)
        right = sum(named[n][0] == some[n].customer for n in claimed) / max(1, len(claimed))
        print(f"| {name} | {third:.3f} | {top:.3f} | {right:.4f} | {sum(n in claimed for n in outside) / len(outside):.4f} |")
