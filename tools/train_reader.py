"""Fit the heads of the reader: `python tools/train_reader.py --shared ../shared --gold gold`.

Needs scipy beside what the reader needs. Reads only official training and validation parts, the training part of the gold
texts, and of sets without official parts what `reader_data` does not hold out. No chance but the seeds named there and here.
"""

import argparse
import os
import time
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # sums in one order, so that the weights come out the same

import numpy as np
import reader_data as data
from reader_data import Example
from reader_features import Features, featurise, featurise_subjects, look_all
from reader_fit import Fit, balanced, calibrate, cuts, f1, fit
from reader_labels import LABELS, TONES, lesson

from heard.reader import heads
from heard.reader.hashes import hashed
from heard.reader.heads import CALLED, GROUPS, NEAR, SETS, Subject, decide, loudest, probabilities
from heard.reader.hints import KEYS, hints
from heard.reader.lexicon import forget
from heard.reader.look import Looked

FOLDS = 3
GOLD = frozenset({"gold"})
CALIBRATED_ON = {
    "polarity": frozenset({"gold", "tweets", "amazonReviewSnippets", "clauses"}),
    "offence": frozenset({"davidson"}),
    "emotion": frozenset({"goemotions"}),
    "aspect": frozenset({"mams"}),
    "topic_tone": frozenset({"mams"}),
    "tone": frozenset({"amazonReviewSnippets"}),
}  # the rest on gold


def subjects_of(learnt: list[Example], seen: list[Looked]) -> tuple[list[Example], list[Looked], list[Subject]]:
    """Every labelled topic with the word that speaks loudest of it; needs the other heads, which say which word that is."""
    chosen = [row for row, example in enumerate(learnt) if example.source in ("mams", "gold") and seen[row].words]
    rows, looked = [learnt[row] for row in chosen], [seen[row] for row in chosen]
    examples, subjects = [], []
    for text, (row, one) in enumerate(zip(rows, looked, strict=True)):
        group = "aspect" if row.source == "mams" else "topic"
        said = row.label.items() if row.source == "mams" else [(t["topic"], t["polarity"]) for t in row.label["topics"]]
        for name, tone in said:
            number = GROUPS[group].index(name)
            among = one.topics.at(number) if group == "topic" else []
            place = loudest(one, group, number, among or None)
            examples.append(Example(row.text, tone, row.source))
            subjects.append(Subject(text, place, CALLED.get(name, name)))
    return examples, looked, subjects


def examples(shared: Path, folder: Path) -> list[Example]:
    """Everything that may be learnt from."""
    found = (
        data.gold(folder, "train")
        + data.gold(folder, "dev")
        + data.mams(shared, "train")
        + data.mams(shared, "val")
        + data.snippets(shared)[0]
    )
    for name in ("tweets", "movieReviewSnippets", "nytEditorialSnippets"):
        found += data.rated(shared, name)[:: 2 if name == "nytEditorialSnippets" else 1]
    rated = data.liu(shared)
    found += rated[::2] + data.composed(rated[1::2]) + data.goemotions(shared, "train")[::3]
    found += data.offensive(shared)[0] + data.complaints(shared) + data.clauses(shared) + data.reviews(shared)
    held = {data.plain(row.text) for row in data.snippets(shared)[1] + data.mams(shared, "test") + data.offensive(shared)[1]}
    return [row for row in found if data.plain(row.text) not in held]


@dataclass(slots=True)
class Taught:
    """All that is written of a group: weights, and what makes scores probabilities and probabilities findings."""

    fit: Fit
    slope: np.ndarray
    shift: np.ndarray
    cut: np.ndarray


def teach(group: str, learnt: list[Example], features: Features) -> Taught:
    """The weights of a group, and its calibration and cuts on scores that came from folds which had not seen the text."""
    taught = lesson(learnt, LABELS[group])
    mine = features[taught.rows]
    folds = np.array([fold_of(learnt[row].text) for row in taught.rows])
    sources = np.array([learnt[row].source for row in taught.rows])
    if group == "polarity":
        taught.counts_for = balanced(taught.wanted, taught.counts_for, sources)
    judged = np.isin(sources, list(CALIBRATED_ON.get(group, GOLD)))
    apart = np.zeros(taught.wanted.shape)
    for number in range(FOLDS):
        rest = folds != number
        part = fit(mine[np.flatnonzero(rest)], taught.wanted[rest], taught.counts_for[rest], group)
        at = np.flatnonzero(~rest & judged)
        apart[at] = part.score(mine[at], group)
    slope, shift = calibrate(apart[judged], taught.wanted[judged], group)
    p = probabilities(apart[judged] * slope + shift, group)
    cut = cuts(p, taught.wanted[judged], group)
    for source in sorted(set(sources[judged].tolist())):
        there = sources[judged] == source
        report(group, p[there], taught.wanted[judged][there], cut, source)
    return Taught(fit(mine, taught.wanted, taught.counts_for, group), slope, shift, cut)


def fold_of(text: str) -> int:
    return hashed(data.plain(text)) // 7 % FOLDS


def report(group: str, p: np.ndarray, wanted: np.ndarray, cut: np.ndarray, source: str) -> None:
    """What the folds say."""
    if group == "tone":
        print(f"{group} on {source}: Pearson {np.corrcoef(p[:, 0], wanted[:, 0])[0, 1]:.3f}", flush=True)
        return
    said, there = decide(p, cut, group), wanted > 0.5
    each = 2 * (said & there).sum(0) / np.maximum(said.sum(0) + there.sum(0), 1)
    micro = f1(said, wanted, "topic")
    print(f"{group} on {source}: micro-F1 {micro:.3f} macro-F1 {each.mean():.3f}", np.round(each, 2).tolist(), flush=True)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--shared", type=Path, default=Path(os.environ.get("HEARD_SHARED", "../shared")))
    arguments.add_argument("--gold", type=Path, default=Path("gold"))
    arguments.add_argument(
        "--only",
        nargs="*",
        default=list(GROUPS),
        help="groups to learn; a set of heads is written when all of it is learnt",
    )
    arguments.add_argument("--every", type=int, default=1, help="learn from every so manieth text only, to try things out")
    chosen = arguments.parse_args()
    learnt = examples(chosen.shared, chosen.gold)[:: chosen.every]
    began = time.process_time()
    seen = look_all([row.text for row in learnt])
    features = featurise(seen)
    print(len(learnt), "texts", round(time.process_time() - began), "s", flush=True)
    found: dict[str, Taught] = {}
    for group in (group for group in chosen.only if group != "topic_tone"):
        found[group] = teach(group, learnt, features)
        print(round(time.process_time() - began), "s", flush=True)
    whole = [name for name, groups in SETS.items() if set(groups) <= set(chosen.only)]
    write(found, [name for name in whole if name != "reading"])
    if "reading" not in whole:
        return
    found["topic_tone"] = nothing()
    write(found, ["reading"])
    parts, looked, subjects = subjects_of(learnt, seen)
    found["topic_tone"] = teach("topic_tone", parts, featurise_subjects(looked, subjects))
    write(found, ["reading"])


def nothing() -> Taught:
    """The tone of topics before it is learnt: the words it is learnt from are found by the other heads."""
    blank = Fit(np.zeros((KEYS, 3)), np.zeros((len(NEAR), 3)), np.zeros(3))
    return Taught(blank, np.ones(3), np.zeros(3), np.ones(3))


def write(found: dict[str, Taught], names: list[str]) -> None:
    """Weights as whole numbers from -127 to 127, the largest of each class as 127: a set of heads, a file."""
    for name in names:
        groups = SETS[name]
        table = np.concatenate([found[group].fit.table for group in groups], axis=1)
        scale = np.maximum(np.abs(table).max(axis=0), 1e-9) / 127
        small = np.rint(table / scale).astype(np.int8)
        keys = np.flatnonzero(small.any(axis=1))
        width = max(found[group].fit.told.shape[0] for group in groups)
        arrays = {
            "scale": scale,
            "told": np.concatenate(
                [np.zeros((width, 3)) if group == "topic_tone" else found[group].fit.told for group in groups], axis=1
            ),
            "near": found["topic_tone"].fit.told if name == "reading" else np.zeros((len(NEAR), len(TONES))),
            "bias": np.concatenate([found[group].fit.bias for group in groups]),
            **{part: np.concatenate([getattr(found[group], part) for group in groups]) for part in ("slope", "shift", "cut")},
        }
        target = Path(heads.__file__).parent / "weights" / f"{name}.npz"
        np.savez_compressed(
            target,
            keys=keys.astype(np.uint32),
            table=small[keys],
            **{part: array.astype(np.float32) for part, array in arrays.items()},
        )
        print("written:", target.name, target.stat().st_size, "bytes")
    heads.weights.cache_clear()
    hints.cache_clear()
    forget()


if __name__ == "__main__":
    main()
