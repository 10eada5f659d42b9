"""Drafts for a folder of labelled reviews, on every platform, in three voices, and what the guard says of them.

    python bench/writer.py gold/reviews                          every review, 12 platforms, 3 voices, and the variety of 1,000
    python bench/writer.py gold/reviews --every 10 --language en  a sample
    python bench/writer.py gold/reviews --every 40 --read 40      drafts to be read aloud, beside their reviews
    python bench/writer.py gold/reviews --pieces 16 --into drafts.jsonl   the whole in pieces: those that the file has not yet
    python bench/writer.py gold/reviews --sum drafts.jsonl        what all pieces in the file come to

A draft is what `heard draft` gives: the first one, or the next that the guard has nothing serious against. Times are those of the first.

Prints per recipe: drafts, share within the limit, share blocked by the guard, and two measures of naming where the recipe
names: whether the guard finds a thing of the review in the reply, and whether the reader, which was made for
customers' words and not for owners', hears the review's main topic in it again. Then which checks found something,
how long the first draft of a review and the later ones take, the cold start, the likeness of a thousand drafts, and memory.
"""

import argparse
import gc
import json
import resource
import subprocess
import sys
import time
from array import array
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from typing import Any

from heard.guard import check
from heard.reader import read
from heard.respond.proposals import proposed
from heard.vocabulary.measure import measure
from heard.vocabulary.platforms import RULES, Platform
from heard.vocabulary.reading import Language, Polarity, ReaderContext, Reading
from heard.vocabulary.text import Brief, Level, PrivateRoute, ReviewText, TextKind, Verdict, Voice
from heard.vocabulary.way import Sector
from heard.writer import draft, prepare
from heard.writer.alike import grams, largest_share

PLATFORMS = tuple(p for p in Platform if RULES[p].replies and p is not Platform.OTHER)
VOICES = (
    Voice(brand="Olmo", signature="Mara Lindt, owner", greeting="Dear {name},", formality="neutral", spelling="uk"),
    Voice(brand="Olmo", signature="Your Olmo team", formality="formal", warmth="plain", sentence_words=12, spelling="us"),
    Voice(brand="Olmo", greeting="Hi {name},", formality="casual", sentence_words=20),
)
ROUTE = PrivateRoute(contact="Mara", mail="mara@olmo.example", phone="555-0142")
NAMING = ("known", "unknown", "mixed", "carrier")
# Letters of HEARD that a complaint's reply must have; a holding reply, a question and a clinic owe other things.
COMPLETE = ("H", "E", "A", "R")
COLD = (
    "import time; t = time.perf_counter(); from heard.writer import draft; from heard.vocabulary.text import *; "
    "draft(Brief(kind=TextKind.PUBLIC_REPLY, voice=Voice(brand='Olmo'), review=ReviewText(text='Cold pasta', stars=1))); "
    "print(time.perf_counter() - t)"
)
READER = (
    "import json, resource, sys; from heard.reader import read; [read(text) for text in json.load(sys.stdin)]; "
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
)
KEPT_LAST = 1000  # earlier replies that a brief of this bench brings along


@dataclass
class Tally:
    """All that is counted while the drafts are made."""

    recipes: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    blocks: Counter[str] = field(default_factory=Counter)
    warns: Counter[str] = field(default_factory=Counter)
    first: "array[float]" = field(default_factory=lambda: array("d"))  # a quarter of what lists of floats take
    later: "array[float]" = field(default_factory=lambda: array("d"))
    guard: "array[float]" = field(default_factory=lambda: array("d"))
    reviews: int = 0

    def add(self, piece: dict[str, Any]) -> None:
        """Another piece, as its line of the file holds it."""
        for recipe, count in piece["recipes"].items():
            self.recipes[recipe].update(count)
        self.blocks.update(piece["blocks"])
        self.warns.update(piece["warns"])
        for name in ("first", "later", "guard"):
            getattr(self, name).extend(piece[name])
        self.reviews += piece["reviews"]


def main() -> None:
    args = _arguments()
    if args.sum:
        kept = [json.loads(line) for line in args.sum.read_text("utf-8").splitlines()]
        tally = Tally()
        for piece in kept:
            tally.add(piece)
        _print(tally, tally.reviews)
        return
    rows = [json.loads(line) for path in sorted(args.folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    rows = [r for r in rows if r["kind"] != "mail" and (not args.language or r["lang"] == args.language)]
    rows = [r for r in rows if not args.part or r["part"] == args.part][:: args.every]
    one_each = {row["lang"]: row["text"] for row in rows}
    with_reader = float(_said_by(READER, json.dumps([*one_each.values()])))
    for language in one_each:  # as the web server does; what that takes the cold start shows
        prepare(Language(language))
    gc.collect()
    gc.freeze()  # with the thresholds of the web server: otherwise one draft in a hundred waits 30 ms for a collection
    gc.set_threshold(50_000, 20, 50)
    if args.into:
        _in_pieces(args, rows)
        return
    tally = _drafted_all(args, rows)
    drafted = _memory()
    _print(tally, tally.reviews)
    print(f"cold start of one draft, without reading the review: {float(_said_by(COLD)):.3f} s")
    if args.alike:
        print(f"largest share of word 3-grams in common among {args.alike} drafts of one place: {_alike(rows, args.alike):.3f}")
    print(
        f"memory: {with_reader:.0f} MB for the reader alone in {len(one_each)} languages, "
        f"{drafted:.0f} MB after {len(tally.guard)} drafts that the guard read, {_memory():.0f} MB at the end"
    )


def _in_pieces(args: argparse.Namespace, rows: list[dict[str, Any]]) -> None:
    """One line of the file for each piece; whoever was stopped begins again where the file ends, or beside another process."""
    args.into.touch()
    for piece in range(args.pieces):
        done = {json.loads(line)["piece"] for line in args.into.read_text("utf-8").splitlines()}
        if piece in done:
            continue
        tally = _drafted_all(args, rows[piece :: args.pieces])
        with args.into.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"piece": piece, **vars(tally)}, default=list) + "\n")
        if args.one:
            return


def _drafted_all(args: argparse.Namespace, rows: list[dict[str, Any]]) -> Tally:
    tally, shown = Tally(), set[tuple[str, str]]()
    for number, row in enumerate(rows):
        reading = read(row["text"], ReaderContext(sector=row["sector"], stars=row["stars"]))
        if number < args.read:
            _show(row, reading, seed=number)
        for turn, (platform, seed) in enumerate((p, s) for p in PLATFORMS for s in range(len(VOICES))):
            brief = _brief(row, reading, platform, VOICES[seed])
            text, verdict, recipe = _drafted(brief, seed, tally, first=turn == 0)
            _count(tally, brief, text, verdict, recipe)
            _tell(args, shown, row, platform, text, verdict, recipe)
    tally.reviews = len(rows)
    return tally


def _brief(row: dict[str, Any], reading: Reading, platform: Platform, voice: Voice, **changes: Any) -> Brief:
    return Brief(
        kind=TextKind.PUBLIC_REPLY,
        voice=voice,
        platform=platform,
        sector=Sector(row["sector"]),
        case_code="H-2041",
        language=Language(row["lang"]),
        review=ReviewText(text=row["text"], stars=row["stars"], author="Tom"),
        reading=reading,
        route=ROUTE,
        **changes,
    )


def _drafted(brief: Brief, seed: int, tally: Tally, *, first: bool) -> tuple[str, Verdict, str]:
    start = time.process_time()
    made = draft(brief, seed=seed, count=1)[0]
    (tally.first if first else tally.later).append((time.process_time() - start) * 1000)
    start = time.process_time()
    verdict = check(made.text, brief)
    tally.guard.append((time.process_time() - start) * 1000)
    if any(finding.level is not Level.ADVISE for finding in verdict.findings):
        best = proposed(brief, seed=seed, count=1)[0]
        return best.draft.text, best.verdict, best.draft.recipe
    return made.text, verdict, made.recipe


def _count(tally: Tally, brief: Brief, text: str, verdict: Verdict, recipe: str) -> None:
    count, limit = tally.recipes[recipe], RULES[brief.platform].limit
    count["drafts"] += 1
    count["fit"] += limit is None or measure(text, RULES[brief.platform].unit) <= limit
    count["blocked"] += verdict.blocked
    for finding in verdict.findings:
        if finding.level is Level.BLOCK:
            tally.blocks[finding.check] += 1
        elif finding.level is Level.WARN:
            tally.warns[f"{finding.check} ({recipe})"] += 1
    main = brief.reading.main_topic if brief.reading is not None else None
    if recipe in NAMING and main is not None and main.polarity is not Polarity.POSITIVE:
        count["to name"] += 1
        count["named"] += not any(finding.check == "issue_missing" for finding in verdict.findings)
        count["heard again"] += any(topic.what == main.what for topic in read(text).topics)
        if limit is None or limit >= 1000:
            count["roomy"] += 1
            count["complete"] += not set(COMPLETE) & set(verdict.missing)


def _tell(
    args: argparse.Namespace,
    shown: set[tuple[str, str]],
    row: dict[str, Any],
    platform: Platform,
    text: str,
    verdict: Verdict,
    recipe: str,
) -> None:
    for finding in verdict.findings:
        words = finding.span.of(text) if finding.span else recipe
        if finding.level is not Level.ADVISE and len(shown) < args.show and (finding.check, words) not in shown:
            shown.add((finding.check, words))
            print(f"--- {finding.check} [{words}] {platform.value} {recipe}\n{row['text'][:200]}\n> {text}\n")


def _show(row: dict[str, Any], reading: Reading, *, seed: int) -> None:
    made = draft(_brief(row, reading, Platform.GOOGLE, VOICES[0]), seed=seed, count=1)[0]
    print(f"--- {row['id']}, {row['stars']} stars, {made.recipe}\n{row['text']}\n> {made.text}\n")


def _alike(rows: list[dict[str, Any]], number: int) -> float:
    """The largest share that any two of `number` drafts of one restaurant have in common, each knowing the last ones."""
    own = [r for r in rows if r["sector"] == "restaurant" and r["lang"] == rows[0]["lang"]] or rows
    own = own[:60]
    readings = [read(r["text"], ReaderContext(sector=r["sector"], stars=r["stars"])) for r in own]
    sent: list[str] = []
    for n in range(number):
        brief = _brief(own[n % len(own)], readings[n % len(own)], Platform.GOOGLE, VOICES[0], recent=tuple(sent[-KEPT_LAST:]))
        sent.append(draft(brief, seed=n, count=1)[0].text)
    of_each = [grams(text) for text in sent]
    return max(largest_share(one, of_each[:number]) for number, one in enumerate(of_each))


def _said_by(program: str, told: str = "") -> str:
    """What a new process prints."""
    return subprocess.run([sys.executable, "-c", program], input=told, capture_output=True, text=True, check=True).stdout


def _memory() -> float:
    """The most memory that this process has used, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", default="")
    parser.add_argument("--part", choices=("train", "test"), help="phrases are mended on train only")
    parser.add_argument("--every", type=int, default=1, help="take every so-many-th review")
    parser.add_argument("--show", type=int, default=0, help="print so many distinct findings with their drafts")
    parser.add_argument("--read", type=int, default=0, help="print the draft of so many reviews, to be read aloud")
    parser.add_argument("--alike", type=int, default=1000, help="drafts of one place that are compared, 0 for none")
    parser.add_argument("--into", type=Path, help="work in pieces and keep each as a line of this file")
    parser.add_argument("--pieces", type=int, default=16)
    parser.add_argument("--one", action="store_true", help="stop after one piece")
    parser.add_argument("--sum", type=Path, help="print what the pieces of this file come to")
    return parser.parse_args()


def _print(tally: Tally, reviews: int) -> None:
    def part(count: Counter[str], what: str, of: str) -> str:
        return f"{count[what] / count[of]:.1%}" if count[of] else "-"

    total: Counter[str] = sum(tally.recipes.values(), Counter())
    print(f"{reviews} reviews x {len(PLATFORMS)} platforms x {len(VOICES)} voices")
    print(f"{'recipe':18}{'drafts':>8}{'fit':>9}{'blocked':>9}{'named':>9}{'heard again':>13}{'HEAR complete':>15}")
    for recipe, count in [*sorted(tally.recipes.items(), key=lambda item: -item[1]["drafts"]), ("all", total)]:
        print(
            f"{recipe:18}{count['drafts']:>8}{part(count, 'fit', 'drafts'):>9}{count['blocked'] / count['drafts']:>9.2%}"
            f"{part(count, 'named', 'to name'):>9}{part(count, 'heard again', 'to name'):>13}{part(count, 'complete', 'roomy'):>15}"
        )
    print("blocked by:", tally.blocks.most_common(20))
    print("warned by:", tally.warns.most_common(30))
    for name, values in (("first draft of a review", tally.first), ("later drafts", tally.later), ("guard", tally.guard)):
        if len(values) > 1:
            cuts = quantiles(values, n=100)
            print(f"{name}, processor time: p50 {cuts[49]:.2f} ms, p99 {cuts[98]:.2f} ms over {len(values)}")


if __name__ == "__main__":
    main()
