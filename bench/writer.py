"""Drafts for a folder of labelled reviews, on every platform, in three voices, and what the guard says of them.

    python bench/writer.py gold/reviews [--language en] [--every 5] [--show 10]

Prints per recipe: drafts, share naming the main topic (the reader finds it again in the draft), share within the limit,
share blocked by the guard and by which check, milliseconds per draft (p50, p99), and the cold start of one draft.
"""

import argparse
import json
import subprocess
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from statistics import quantiles

from heard.guard import check
from heard.reader import read
from heard.vocabulary.measure import measure
from heard.vocabulary.platforms import RULES, Platform
from heard.vocabulary.reading import Language, Polarity, ReaderContext
from heard.vocabulary.text import Brief, Level, PrivateRoute, ReviewText, TextKind, Voice
from heard.vocabulary.way import Sector
from heard.writer import draft

PLATFORMS = tuple(p for p in Platform if RULES[p].replies and p is not Platform.OTHER)
VOICES = (
    Voice(brand="Olmo", signature="Mara Lindt, owner", greeting="Dear {name},", formality="neutral", spelling="uk"),
    Voice(brand="Olmo", signature="Your Olmo team", formality="formal", warmth="plain", sentence_words=12, spelling="us"),
    Voice(brand="Olmo", greeting="Hi {name},", formality="casual", sentence_words=20),
)
ROUTE = PrivateRoute(contact="Mara", mail="mara@olmo.example", phone="555-0142")
NAMING = ("known", "unknown", "mixed", "carrier")
COLD = (
    "import time; t = time.perf_counter(); from heard.writer import draft; from heard.vocabulary.text import *; "
    "draft(Brief(kind=TextKind.PUBLIC_REPLY, voice=Voice(brand='Olmo'), review=ReviewText(text='Cold pasta', stars=1))); "
    "print(time.perf_counter() - t)"
)


def main() -> None:
    args = _arguments()
    rows = [json.loads(line) for path in sorted(args.folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    rows = [r for r in rows if r["kind"] != "mail" and (not args.language or r["lang"] == args.language)][:: args.every]
    rows = [r for r in rows if not args.part or r["part"] == args.part]
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    blocks: Counter[str] = Counter()
    warns: Counter[str] = Counter()
    times: list[float] = []
    guard_times: list[float] = []
    seen: set[tuple[str, str]] = set()
    for row in rows:
        reading = read(row["text"], ReaderContext(sector=row["sector"], stars=row["stars"]))
        for platform in PLATFORMS:
            for number, voice in enumerate(VOICES):
                brief = Brief(
                    kind=TextKind.PUBLIC_REPLY,
                    voice=voice,
                    platform=platform,
                    sector=Sector(row["sector"]),
                    case_code="H-2041",
                    language=Language(row["lang"]),
                    review=ReviewText(text=row["text"], stars=row["stars"], author="Tom"),
                    reading=reading,
                    route=ROUTE,
                )
                start = time.perf_counter()
                made = draft(brief, seed=number, count=1)[0]
                times.append((time.perf_counter() - start) * 1000)
                start = time.perf_counter()
                verdict = check(made.text, brief)
                guard_times.append((time.perf_counter() - start) * 1000)
                count = counts[made.recipe]
                count["drafts"] += 1
                limit = RULES[platform].limit
                count["fit"] += limit is None or measure(made.text, RULES[platform].unit) <= limit
                count["blocked"] += verdict.blocked
                main_topic = reading.main_topic
                if made.recipe in NAMING and main_topic is not None and main_topic.polarity is not Polarity.POSITIVE:
                    count["to name"] += 1
                    named = any(t.what == main_topic.what for t in read(made.text).topics)
                    count["named"] += named
                    if args.unnamed and not named and (row["id"], "") not in seen:
                        seen.add((row["id"], ""))
                        print(f"--- {main_topic.what} not named, {made.recipe}\n{row['text'][:300]}\n> {made.text}\n")
                for finding in verdict.findings:
                    if finding.level is Level.BLOCK:
                        blocks[finding.check] += 1
                    elif finding.level is Level.WARN:
                        warns[f"{finding.check} ({made.recipe})"] += 1
                for finding in verdict.findings:
                    words = finding.span.of(made.text) if finding.span else ""
                    if (
                        finding.level is not Level.ADVISE
                        and len(seen) < args.show
                        and (finding.check, words or made.recipe) not in seen
                    ):
                        seen.add((finding.check, words or made.recipe))
                        print(
                            f"--- {finding.check} [{words}] {platform.value} {made.recipe}\n{row['text'][:200]}\n> {made.text}\n"
                        )
    _print(counts, blocks, warns, times, guard_times)
    cold = subprocess.run([sys.executable, "-c", COLD], capture_output=True, text=True, check=True)
    print(f"cold start of one draft: {float(cold.stdout):.3f} s")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", default="")
    parser.add_argument("--part", choices=("train", "test"), help="phrases are mended on train only")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="print so many distinct findings with their drafts")
    parser.add_argument("--unnamed", action="store_true", help="print drafts that do not name the main topic")
    return parser.parse_args()


def _print(
    counts: dict[str, Counter[str]], blocks: Counter[str], warns: Counter[str], times: list[float], guard_times: list[float]
) -> None:
    print(f"{'recipe':18}{'drafts':>8}{'fit':>9}{'blocked':>9}{'names topic':>13}")
    for recipe, count in sorted(counts.items(), key=lambda item: -item[1]["drafts"]):
        named = f"{count['named'] / count['to name']:.1%}" if count["to name"] else "-"
        n = count["drafts"]
        print(f"{recipe:18}{n:>8}{count['fit'] / n:>9.1%}{count['blocked'] / n:>9.2%}{named:>13}")
    print("blocked by:", blocks.most_common(20))
    print("warned by:", warns.most_common(30))
    for name, values in (("draft", times), ("guard", guard_times)):
        cuts = quantiles(values, n=100)
        print(f"{name}: p50 {cuts[49]:.2f} ms, p99 {cuts[98]:.2f} ms over {len(values)}")


if __name__ == "__main__":
    main()
