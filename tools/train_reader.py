"""Fit the heads of the reader: `python tools/train_reader.py --shared ../shared --gold gold`.

Needs scipy beside what the reader needs. Reads only official training and validation parts, the training part of the gold
texts, and of sets without official parts what `reader_data` does not hold out. No chance but the seeds named there and here.
"""

import argparse
import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # sums in one order, so that the weights come out the same

import numpy as np
import reader_data as data
from reader_data import Example
from scipy import sparse
from scipy.optimize import minimize

from heard.reader import heads
from heard.reader.heads import (
    CALLED,
    EXCLUSIVE,
    GROUPS,
    PLAIN_SUM,
    column_range,
    decide,
    loudest_clause,
    loudness,
    part_of,
    probabilities,
    told_of,
    words_of,
)
from heard.reader.look import look_at
from heard.reader.ngrams import AFTER_NEXT_WEIGHT, LETTERS_WEIGHT, NEXT_WEIGHT, ROWS, hashed, pair_rows, word_rows
from heard.vocabulary.reading import ReaderContext

FOLDS = 4
STEPS = 50
PULL = {
    "polarity": 0.3,
    "stars": 0.6,
    "complaint": 0.3,
    "topic": 2.0,
    "offence": 0.12,
    "emotion": 0.5,
    "tone": 0.7,
    "aspect": 5.0,
    "topic_tone": 0.3,
}
TOLD_PULL = 1.0
CALIBRATED_ON = {"offence": "davidson", "emotion": "goemotions", "aspect": "mams", "topic_tone": "mams"}  # the rest on gold


@dataclass(slots=True)
class Features:
    """Rows of texts: weighted counts of hashed features, the number of words, and what the lists tell."""

    counts: sparse.csr_matrix
    lengths: np.ndarray
    told: np.ndarray

    def of(self, group: str) -> sparse.csr_matrix:
        """Counts as the heads of a group see them."""
        if group in PLAIN_SUM:
            return self.counts
        return sparse.csr_matrix(sparse.diags(1 / np.sqrt(np.maximum(self.lengths, 1))) @ self.counts)

    def __getitem__(self, rows: np.ndarray) -> "Features":
        return Features(self.counts[rows], self.lengths[rows], self.told[rows])


def featurise(texts: Iterable[tuple[list[str], np.ndarray]]) -> Features:
    """The features of texts (their words, and what the lists tell of them), as `heads.score_words` sums them."""
    alone: dict[str, tuple[int, np.ndarray, np.ndarray]] = {}
    columns, values, ends, lengths, told = [], [], [0], [], []
    for words, row in texts:
        told.append(row)
        lengths.append(len(words))
        for word in words:
            if word not in alone:
                own, letters = word_rows(word)
                share = LETTERS_WEIGHT / max(len(letters), 1) ** 0.5
                alone[word] = hashed(word), np.array([own, *letters]), np.array([1.0, *[share] * len(letters)])
        parts = [alone[word][1] for word in words]
        weight = [alone[word][2] for word in words]
        hashes = np.array([alone[word][0] for word in words], np.uint64)
        for gap, each in ((1, NEXT_WEIGHT), (2, AFTER_NEXT_WEIGHT)):
            parts.append(pair_rows(hashes[:-gap], hashes[gap:], gap=gap))
            weight.append(np.full(len(parts[-1]), each))
        columns.append(np.concatenate(parts).astype(np.int32))
        values.append(np.concatenate(weight).astype(np.float32))
        ends.append(ends[-1] + len(columns[-1]))
    counts = sparse.csr_matrix((np.concatenate(values), np.concatenate(columns), ends), (len(lengths), ROWS), np.float32)
    counts.sum_duplicates()
    return Features(counts, np.array(lengths), np.stack(told))


@dataclass(slots=True)
class Lesson:
    """What one group of heads learns: rows of the features, targets, and how much each counts (0: not known)."""

    rows: np.ndarray
    wanted: np.ndarray
    counts_for: np.ndarray


Label = Callable[[Example], tuple[list[float], float] | None]


def whole(text: str) -> tuple[list[str], np.ndarray]:
    """All words of a text."""
    seen = look_at(text, ReaderContext())
    return words_of(seen), told_of(seen)


TONES = ("negative", "neutral", "positive")


def topic_parts(learnt: list[Example]) -> Iterable[tuple[Example, tuple[list[str], np.ndarray]]]:
    """For each labelled topic the clauses that speak of it; needs the other heads, which say which clauses those are."""
    for row in learnt:
        if row.source not in ("mams", "gold"):
            continue
        seen = look_at(row.text, ReaderContext())
        if not seen.words:
            continue
        said = row.label.items() if row.source == "mams" else [(t["topic"], t["polarity"]) for t in row.label["topics"]]
        group = "aspect" if row.source == "mams" else "topic"
        speaks = loudness(seen.words, group)
        for name, tone in said:
            inside = loudest_clause(seen, speaks[:, GROUPS[group].index(name)])
            yield Example(row.text, tone, row.source), part_of(seen, inside, CALLED.get(name, name))


def topic_tone(example: Example) -> tuple[list[float], float] | None:
    """Negative, neutral or mixed, positive, of one topic."""
    tone = "neutral" if example.label == "mixed" else example.label
    return [float(tone == name) for name in TONES], 1.0 if example.source == "mams" else 0.7


def lesson(examples: list[Example], label: Label) -> Lesson:
    """The examples that `label` has something to say about; a target of nan is not known."""
    rows, wanted, counts_for = [], [], []
    for row, example in enumerate(examples):
        said = label(example)
        if said is not None:
            rows.append(row)
            wanted.append(said[0])
            counts_for.append([said[1] * (target == target) for target in said[0]])
    return Lesson(np.array(rows), np.nan_to_num(np.array(wanted, float)), np.array(counts_for, float))


def _by_tone(tone: float) -> list[float]:
    below, above = 1 / (1 + np.exp((tone + 0.7) / 0.35)), 1 / (1 + np.exp((0.7 - tone) / 0.35))
    return [below, max(0.0, 1 - below - above), above]


GLAD = {"admiration", "approval", "excitement", "gratitude", "joy", "love", "relief", "optimism", "caring"}
CROSS = {
    "anger",
    "annoyance",
    "disappointment",
    "disapproval",
    "disgust",
    "sadness",
    "embarrassment",
    "fear",
    "grief",
    "remorse",
}
SIGN = {"negative": [1, 0, 0], "mixed": [0, 1, 0], "neutral": [0, 1, 0], "positive": [0, 0, 1]}
RATED = {"amazonReviewSnippets": 1.0, "tweets": 0.7, "movieReviewSnippets": 0.5, "nytEditorialSnippets": 0.3}


def polarity(example: Example) -> tuple[list[float], float] | None:
    """Negative, neutral or mixed, positive."""
    label = example.label
    match example.source:
        case "gold":
            return list(map(float, SIGN[label["polarity"]])), 2.0
        case "mams":
            said = set(label.values())
            if said == {"positive", "negative"}:
                return [0.1, 0.8, 0.1], 0.3
            return ([float(s in said) for s in ("negative", "neutral", "positive")], 0.5) if len(said) == 1 else None
        case "pros_cons" | "product_reviews_2":
            return [float(label < 0), 0.0, float(label > 0)], 0.3
        case "goemotions":
            glad, cross = bool(label & GLAD), bool(label & CROSS)
            if glad and cross:
                return None
            return [float(cross), float(not glad and not cross), float(glad)], 0.3 if glad or cross else 0.1
        case "cfpb":
            return [0.8, 0.2, 0.0], 0.4
        case "davidson":
            return None
    return _by_tone(label), RATED[example.source]


def stars(example: Example) -> tuple[list[float], float] | None:
    """One to five stars; other sets hint at them."""
    if example.source == "gold":
        given = example.label["stars"]
        return ([float(n == given) for n in range(1, 6)], 2.0) if given else None
    if example.source in ("pros_cons", "product_reviews_2"):
        return ([0.0, 0.0, 0.1, 0.35, 0.55] if example.label > 0 else [0.45, 0.35, 0.15, 0.05, 0.0]), 0.1
    if example.source in ("amazonReviewSnippets", "movieReviewSnippets"):
        near = np.exp(-((np.arange(1, 6) - (3 + example.label * 0.7)) ** 2))
        return (near / near.sum()).tolist(), 0.3
    return None


def complaint(example: Example) -> tuple[list[float], float] | None:
    """Whether the writer complains."""
    match example.source:
        case "gold":
            return [float(example.label["polarity"] in ("negative", "mixed"))], 2.0
        case "cfpb":
            return [1.0], 0.5
        case "pros_cons" | "product_reviews_2":
            return [float(example.label < 0)], 0.2
        case "goemotions":
            return [0.6 if example.label & {"annoyance", "disappointment", "anger"} else 0.0], 0.2
        case "tweets" | "amazonReviewSnippets":
            return [_by_tone(example.label)[0] * (0.9 if example.source[0] == "a" else 0.6)], 0.4
    return None


def topic(example: Example) -> tuple[list[float], float] | None:
    """The thirteen topics; of restaurant sentences only four are known."""
    nan = float("nan")
    if example.source == "gold":
        said = {entry["topic"] for entry in example.label["topics"]}
        return [float(name in said) for name in GROUPS["topic"]], 2.0
    if example.source == "mams":
        known = {
            "quality": bool({"food"} & example.label.keys()),
            "staff": bool({"staff", "service"} & example.label.keys()),
            "price": "price" in example.label,
            "atmosphere": "ambience" in example.label,
        }
        return [float(known[name]) if name in known else nan for name in GROUPS["topic"]], 0.4
    return None


def offence(example: Example) -> tuple[list[float], float] | None:
    """Hateful, offensive, neither; a rare class counts for more."""
    if example.source == "davidson":
        return [float(example.label == n) for n in range(3)], (2.5, 0.8, 1.3)[example.label]
    return None


FELT = {
    "anger": {"anger": 1.0, "annoyance": 0.6},
    "disappointment": {"disappointment": 1.0},
    "fear": {"fear": 1.0, "nervousness": 1.0},
    "sadness": {"sadness": 1.0, "grief": 1.0},
}


def emotion(example: Example) -> tuple[list[float], float] | None:
    """Anger, disappointment, fear, sadness."""
    if example.source == "gold":
        return [float(name in example.label["emotions"]) for name in GROUPS["emotion"]], 2.0
    if example.source == "goemotions":
        return [max((FELT[name].get(felt, 0.0) for felt in example.label), default=0.0) for name in GROUPS["emotion"]], 0.5
    return None


def tone(example: Example) -> tuple[list[float], float] | None:
    """-4 to 4."""
    if example.source in RATED:
        return [example.label], RATED[example.source] * (1.0 if example.source[0] == "a" else 0.7)
    if example.source in ("pros_cons", "product_reviews_2"):
        return [1.8 * example.label], 0.08
    return None


def aspect(example: Example) -> tuple[list[float], float] | None:
    """The eight categories of restaurant sentences."""
    return ([float(name in example.label) for name in GROUPS["aspect"]], 1.0) if example.source == "mams" else None


LABELS: dict[str, Label] = {
    "polarity": polarity,
    "stars": stars,
    "complaint": complaint,
    "topic": topic,
    "offence": offence,
    "emotion": emotion,
    "tone": tone,
    "aspect": aspect,
    "topic_tone": topic_tone,
}


def loss_and_slope(score: np.ndarray, wanted: np.ndarray, counts_for: np.ndarray, group: str) -> tuple[float, np.ndarray]:
    """What wrong probabilities cost, and how that changes with the scores."""
    if group == "tone":
        return float((counts_for * (score - wanted) ** 2).sum() / 2), counts_for * (score - wanted)
    if group in EXCLUSIVE:
        p = probabilities(score, group)
        return float(-(counts_for * wanted * np.log(p + 1e-12)).sum()), counts_for * (p - wanted)
    p = probabilities(score, group)
    cost = np.logaddexp(0, score) - wanted * score
    return float((counts_for * cost).sum()), counts_for * (p - wanted)


def descend(table, wanted, counts_for, group, pull, offset, steps) -> np.ndarray:
    """Weights, the last row of them free of pull, that cost least beside `offset`."""
    shape = (table.shape[1], wanted.shape[1])
    turned = table.T.tocsr() if sparse.issparse(table) else table.T

    def cost(flat: np.ndarray) -> tuple[float, np.ndarray]:
        now = flat.reshape(shape[0] + 1, shape[1])
        loss, slope = loss_and_slope(offset + table @ now[:-1] + now[-1], wanted, counts_for, group)
        down = np.vstack([turned @ slope + pull * now[:-1], slope.sum(0)])
        return loss + pull / 2 * float((now[:-1] ** 2).sum()), down.ravel()

    found = minimize(cost, np.zeros((shape[0] + 1) * shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": steps})
    return found.x.reshape(shape[0] + 1, shape[1])


def evidence_ratio(table: sparse.csr_matrix, wanted: np.ndarray) -> np.ndarray:
    """How much oftener each feature comes with the class than without it, as a logarithm."""
    seen = (table > 0).astype(np.float64)
    found = []
    for column in wanted.T:
        with_it, without = seen.T @ column + 1, seen.T @ (1 - column) + 1
        found.append(np.log((with_it / (column.sum() + 2)) / (without / ((1 - column).sum() + 2))))
    return np.stack(found, 1)


@dataclass(slots=True)
class Fit:
    """Weights of one group: hashed features, told features, bias."""

    table: np.ndarray
    told: np.ndarray
    bias: np.ndarray

    def score(self, features: Features, group: str) -> np.ndarray:
        return features.of(group) @ self.table + features.told @ self.told + self.bias


def fit(features: Features, wanted: np.ndarray, counts_for: np.ndarray, group: str) -> Fit:
    """First what the lists tell, which is the same in every language; then what words add to it."""
    first = descend(features.told, wanted, counts_for, group, TOLD_PULL, 0.0, 200)
    offset = features.told @ first[:-1] + first[-1]
    table = features.of(group)
    used = np.unique(table.indices)
    small = sparse.csr_matrix(table[:, used])
    whole = np.zeros((ROWS, wanted.shape[1]))
    if group in PLAIN_SUM:
        ratio = evidence_ratio(small, wanted)
        columns = []
        for n in range(wanted.shape[1]):
            scaled = sparse.csr_matrix(small @ sparse.diags(ratio[:, n]))
            one = descend(scaled, wanted[:, [n]], counts_for[:, [n]], group, PULL[group], offset[:, [n]], STEPS)
            columns.append(np.vstack([one[:-1] * ratio[:, [n]], one[-1:]]))
        second = np.hstack(columns)
    else:
        second = descend(small, wanted, counts_for, group, PULL[group], offset, STEPS)
    whole[used] = second[:-1]
    return Fit(whole, first[:-1], first[-1] + second[-1])


def calibrate(score: np.ndarray, wanted: np.ndarray, group: str) -> tuple[np.ndarray, np.ndarray]:
    """Slope and shift of each column that make probabilities true: one slope for exclusive groups (Platt 1999, Guo 2017)."""
    width = wanted.shape[1]
    if group == "tone":
        slope, shift = np.polyfit(score[:, 0], wanted[:, 0], 1)
        return np.array([slope]), np.array([shift])
    ones = np.ones_like(wanted)

    def cost(flat: np.ndarray) -> tuple[float, np.ndarray]:
        slope = np.full(width, flat[0]) if group in EXCLUSIVE else flat[:width]
        loss, down = loss_and_slope(score * slope + flat[-width:], wanted, ones, group)
        by_slope = (down * score).sum(0)
        return loss, np.concatenate([[by_slope.sum()] if group in EXCLUSIVE else by_slope, down.sum(0)])

    size = 1 if group in EXCLUSIVE else width
    found = minimize(cost, np.concatenate([np.ones(size), np.zeros(width)]), jac=True, method="L-BFGS-B").x
    return np.full(width, found[0]) if group in EXCLUSIVE else found[:width], found[-width:]


def cuts(p: np.ndarray, wanted: np.ndarray, group: str) -> np.ndarray:
    """Cuts that give the best F1 (micro for topics and aspects, else the mean of the classes), found class by class."""
    cut = np.full(p.shape[1], 1.0 if group in EXCLUSIVE else 0.5)
    if group == "tone":
        return cut
    steps = np.geomspace(0.3, 2.0, 25) if group in EXCLUSIVE else np.linspace(0.1, 0.7, 61)
    for _ in range(2):
        for column in range(len(cut)):
            tried = [f1(decide(p, np.where(np.arange(len(cut)) == column, step, cut), group), wanted, group) for step in steps]
            if max(tried) > f1(decide(p, cut, group), wanted, group):
                cut[column] = steps[int(np.argmax(tried))]
    return cut


def f1(said: np.ndarray, wanted: np.ndarray, group: str) -> float:
    """Micro-F1 for topics and aspects, macro-F1 for the rest."""
    there = wanted > 0.5
    right, both = (said & there).sum(0), said.sum(0) + there.sum(0)
    if group in ("topic", "aspect"):
        return float(2 * right.sum() / both.sum())
    return float((2 * right / np.maximum(both, 1)).mean())


def examples(shared: Path, folder: Path) -> list[Example]:
    """Everything that may be learnt from."""
    found = data.gold(folder, "train") + data.mams(shared, "train") + data.mams(shared, "val") + data.snippets(shared)[0]
    for name in ("tweets", "movieReviewSnippets", "nytEditorialSnippets"):
        found += data.rated(shared, name)
    found += data.liu(shared)[::2] + data.goemotions(shared, "train")[::2] + data.offensive(shared)[0] + data.complaints(shared)
    held = {data.plain(row.text) for row in data.snippets(shared)[1] + data.mams(shared, "test") + data.offensive(shared)[1]}
    return [row for row in found if data.plain(row.text) not in held]


def teach(group: str, learnt: list[Example], features: Features) -> tuple[Fit, np.ndarray, np.ndarray, np.ndarray]:
    """The weights of a group, and its calibration and cuts on scores that came from folds which had not seen the text."""
    taught = lesson(learnt, LABELS[group])
    mine = features[taught.rows]
    folds = np.array([_fold(learnt[row].text) for row in taught.rows])
    source = {"tone": "amazonReviewSnippets"}.get(group, CALIBRATED_ON.get(group, "gold"))
    judged = np.array([learnt[row].source == source for row in taught.rows])
    apart = np.zeros(taught.wanted.shape)
    for number in range(FOLDS):
        rest = folds != number
        part = fit(mine[np.flatnonzero(rest)], taught.wanted[rest], taught.counts_for[rest], group)
        at = np.flatnonzero(~rest & judged)
        apart[at] = part.score(mine[at], group)
    slope, shift = calibrate(apart[judged], taught.wanted[judged], group)
    p = probabilities(apart[judged] * slope + shift, group)
    cut = cuts(p, taught.wanted[judged], group)
    report(group, p, taught.wanted[judged], cut, source)
    return fit(mine, taught.wanted, taught.counts_for, group), slope, shift, cut


def _fold(text: str) -> int:
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
        help="groups to report on; only all of them, or the tone of topics alone, are written",
    )
    chosen = arguments.parse_args()
    learnt = examples(chosen.shared, chosen.gold)
    began = time.process_time()
    features = featurise(whole(row.text) for row in learnt)
    print(len(learnt), "texts", round(time.process_time() - began), "s", flush=True)
    total = sum(map(len, GROUPS.values()))
    table = np.zeros((ROWS, total))
    others = {
        "told": np.zeros((features.told.shape[1], total)),
        **{name: np.zeros(total) for name in ("bias", "slope", "shift", "cut")},
    }
    for group in chosen.only:
        if group == "topic_tone":
            parts = list(topic_parts(learnt))
            learnt, features = [row for row, _ in parts], featurise(part for _, part in parts)
        at = column_range(group)
        found, others["slope"][at], others["shift"][at], others["cut"][at] = teach(group, learnt, features)
        table[:, at], others["told"][:, at], others["bias"][at] = found.table, found.told, found.bias
        print(round(time.process_time() - began), "s", flush=True)
        if set(GROUPS) - {"topic_tone"} <= set(chosen.only) and group in ("aspect", "topic_tone"):
            write(table, others)
    if chosen.only == ["topic_tone"]:
        add(table, others)


def add(table: np.ndarray, others: dict[str, np.ndarray]) -> None:
    """Only the tone of topics anew, beside the weights that are there."""
    at = column_range("topic_tone")
    there = heads.weights()
    for name, array in others.items():
        array[..., : at.start] = getattr(there, name)[..., : at.start]
    table[:, : at.start] = there.table[:, : at.start] * there.scale[: at.start]
    write(table, others)


def write(table: np.ndarray, others: dict[str, np.ndarray]) -> None:
    """Weights as whole numbers from -127 to 127, the few largest cut off."""
    scale = np.maximum(np.abs(table).max(axis=0), 1e-9) / 127
    small = np.clip(np.rint(table / scale), -127, 127).astype(np.int8)
    target = Path(heads.__file__).parent / "weights" / "heads.npz"
    arrays = {name: array.astype(np.float32) for name, array in {"scale": scale, **others}.items()}
    np.savez_compressed(target, table=small, **arrays)
    print("written:", target.name, target.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
