"""How fast the guard is, and how well it finds the faults of a frozen gold: `python bench/guard.py [--gold FOLDER]`.

The gold is the folder of replies whose format its README gives. Nothing of its texts is printed, only figures, so that
nobody tunes on them.
"""

import argparse
import gc
import json
import statistics
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from heard.guard import check, rules
from heard.reader import read
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Language, ReaderContext, Reading
from heard.vocabulary.text import (
    Brief,
    CustomerRecord,
    KnownFix,
    Level,
    PrivateRoute,
    Remedy,
    ReviewText,
    Standing,
    TextKind,
    Voice,
)
from heard.vocabulary.way import Sector

# The checks that say a fault of the gold, by fault.
CHECKS = {
    "no_specific_issue": {"issue_missing", "question_missing"},
    "no_thanks": {"thanks_missing"},
    "empty_empathy": {"empathy_missing"},
    "no_apology": {"apology_missing"},
    "non_apology": {"non_apology"},
    "defensive": {"defensive", "policy_wall", "minimises"},
    "blaming": {"blames_customer", "blames_person", "not_our_problem"},
    "sarcastic": {"sarcastic"},
    "condescending": {"condescending"},
    "arguing": {"arguing"},
    "shouting": {"shouting"},
    "no_private_route": {"route_missing", "route_without_contact"},
    "unrecorded_step": {"unrecorded_step"},
    "promise_beyond_authority": {"overpromise", "beyond_authority"},
    "leaks_customer_fact": {info.id for info in rules() if info.id.startswith("leak_")},
    "confirms_patient": {"confirms_patient"},
    "guesses_identity": {"guesses_identity"},
    "names_staff": {"names_staff"},
    "public_offer": {"offers_in_public"},
    "incentive_for_change": {"incentive", "remedy_with_review"},
    "asks_change_or_delete": {"asks_to_delete", "asks_to_change", "asks_to_change_in_public", "asked_before_solved"},
    "threatens": {"threat"},
    "accuses_fake": {"accuses_fake"},
    "admits_with_counsel": {"admission", "privileged"},
    "forbidden_link": {"refused_link"},
    "forbidden_phone": {"refused_phone", "refused_mail"},
    "forbidden_emoji": {"refused_emoji", "emoji_against_voice"},
    "forbidden_quote": {"refused_quote"},
    "too_long": {"length"},
    "wrong_language": {"wrong_language"},
    "avoided_word": {"avoided_word"},
    "generic_when_known": {"generic_when_known"},
    "claims_knowledge_when_unknown": {"knowledge_claimed"},
    "gates_review": {"gates", "diverts"},
    "rewards_review": {"incentive", "remedy_with_review"},
    "forbidden_review_request": {"request_where_none", "asks_for_stars", "insiders"},
    "profanity": {"profanity"},
    "personal_attack": {"insult"},
}
# What a check rightly says beside a fault that has a check of its own: a non-apology is no apology either.
BESIDE = {
    "non_apology": {"apology_missing"},
    "claims_knowledge_when_unknown": {"leak_records", "leak_told"},
    "asks_change_or_delete": {"asks_for_stars"},
}
REPLY = (
    "Dear Ann, thank you for telling us how your evening went. I am sorry that you waited an hour for a table and that the "
    "soup was cold when it came: after a long drive you deserved a warm welcome and a hot meal. We were not ready for the "
    "second coach, and nobody came to tell you. From this week two of us plan each Saturday evening together, and the "
    "kitchen sends soup out last. I would like to hear the rest of it from you and to put this right. Please write to me at "
    "anna@harbour.example and give the code H-204. Anna Reed"
)


def main() -> None:
    """Print the speed, and the scores when a gold is given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, help="folder of replies, one JSON object a line")
    parser.add_argument("--langs", nargs="*", help="only these languages")
    options = parser.parse_args()
    speed()
    if options.gold:
        score(options.gold, options.langs)


def speed(rounds: int = 400) -> None:
    """p50 and p99 over texts that were never seen before, in milliseconds of processor time, and the first call."""
    review = ReviewText(text="We waited an hour and the soup was cold.", stars=1, author="Ann")
    record = CustomerRecord(names=("Ann Cole",), phones=("01632 960123",), dates=("2026-03-12",), notes=("Guest left early.",))
    brief = Brief(
        kind=TextKind.PUBLIC_REPLY, voice=Voice(brand="Harbour House"), platform=Platform.GOOGLE, review=review, record=record
    )
    begun = time.process_time()
    check(REPLY, brief)
    first = time.process_time() - begun
    gc.collect()
    gc.freeze()  # as the web server does, with its thresholds
    gc.set_threshold(50_000, 20, 50)
    times = []
    for turn in range(rounds):
        text = f"{REPLY} {turn}"
        begun = time.process_time()
        check(text, brief)
        times.append(1000 * (time.process_time() - begun))
    quantiles = statistics.quantiles(times, n=100)
    words = len(REPLY.split())
    print(f"{words} words: p50 {statistics.median(times):.2f} ms, p99 {quantiles[98]:.2f} ms, first call {1000 * first:.0f} ms")


def score(folder: Path, langs: list[str] | None) -> None:
    """Precision and recall per fault, by the languages of the gold, and how clean texts fare."""
    lines = [
        json.loads(line) for file in sorted(folder.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines() if line
    ]
    lines = [line for line in lines if not langs or line["lang"] in langs]
    if not lines:
        sys.exit(f"no replies in {folder}")
    hits: dict[str, Counter[str]] = defaultdict(Counter)
    loud: Counter[str] = Counter()
    clean = blocked = 0
    for line in lines:
        verdict = check(line["reply"], brief_of(line))
        found = {finding.check for finding in verdict.findings}
        owed = {name for fault in line["faults"] for table in (CHECKS, BESIDE) for name in table.get(fault, ())}
        for fault, names in CHECKS.items():
            there = fault in line["faults"]
            hits[fault][f"{there}{bool(names & (found if there else found - owed))}"] += 1
        if not line["faults"]:
            clean += 1
            blocked += verdict.blocked
            loud.update(f.check for f in verdict.findings if f.level is not Level.ADVISE)
    print(f"{len(lines)} replies, {clean} clean, {blocked} of them blocked ({blocked / max(clean, 1):.0%})")
    print("blocks and warnings on clean replies:", ", ".join(f"{name} {count}" for name, count in loud.most_common()) or "none")
    print("| fault | in gold | precision | recall |\n|---|---|---|---|")
    for fault, count in hits.items():
        there, right, wrong = count["TrueTrue"] + count["TrueFalse"], count["TrueTrue"], count["FalseTrue"]
        if there or wrong:
            print(f"| {fault} | {there} | {_share(right, right + wrong)} | {_share(right, there)} |")
    right = sum(count["TrueTrue"] for count in hits.values())
    wrong = sum(count["FalseTrue"] for count in hits.values())
    there = right + sum(count["TrueFalse"] for count in hits.values())
    print(f"| all | {there} | {_share(right, right + wrong)} | {_share(right, there)} |")


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f} ({part}/{whole})" if whole else "-"


def reading_of(line: dict[str, Any]) -> Reading | None:
    """What the reader finds in the review of a line, as the desk has it when a reply is checked."""
    if not line.get("review"):
        return None
    context = ReaderContext(
        sector=line["sector"],
        stars=line["review"]["stars"],
        business_names=(line["brand"],),
        staff_names=tuple(line.get("staff_names", ())),
    )
    return read(line["review"]["text"], context)


def brief_of(line: dict[str, Any]) -> Brief:
    """The brief that a line of the gold describes."""
    record = {key: tuple(value) for key, value in line.get("record", {}).items()}
    plain = ("case_code", "counsel", "extortion", "kept_promise", "satisfied", "authority")
    return Brief(
        kind=TextKind(line["kind"]),
        voice=Voice(brand=line["brand"], avoided_words=tuple(line.get("avoided_words", ()))),
        platform=Platform(line["platform"]),
        country=line.get("country", ""),
        sector=Sector(line["sector"]),
        language=Language(line["lang"]),
        review=ReviewText(**line["review"]) if line.get("review") else None,
        reading=reading_of(line),
        standing=Standing(line["known"]),
        record=CustomerRecord(**record) if record else None,
        fixes=tuple(KnownFix(**fix) for fix in line.get("fixes", ())),
        route=PrivateRoute(**line.get("route", {})),
        staff_names=tuple(line.get("staff_names", ())),
        removal_ground="named in the text",  # the gold has no field for it
        remedies=tuple(Remedy(**remedy) for remedy in line.get("remedies", ())),
        **{key: line[key] for key in plain if key in line},
    )


if __name__ == "__main__":
    main()
