"""Fit the heads of the reader: `python tools/train_reader.py --shared ../shared --gold gold`.

Needs scipy beside what the reader needs. Reads only official training and validation parts, the training part of the gold
texts, and of sets without official parts what `reader_data` does not hold out. No chance but the seeds named there and here.
"""

import argparse
import os
import time
from collections.abc import Callable
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
    NEAR,
    OF_THE_WHOLE,
    PLAIN_SUM,
    SETS,
    Subject,
    around,
    decide,
    loudest,
    probabilities,
    score_seen,
    set_of,
    thinned,
    told_near,
    told_of,
    words_of,
)
from heard.reader.look import Looked, look_many
from heard.reader.ngrams import (
    AFTER_NEXT_WEIGHT,
    LETTER_ROWS,
    LETTERS_WEIGHT,
    NEXT_WEIGHT,
    ROWS,
    WORD_ROWS,
    hashed,
    pair_rows,
    word_rows,
)
from heard.vocabulary.reading import ReaderContext

FOLDS = 3
STEPS = 40
PULL = {
    "polarity": 3.0,
    "stars": 3.0,
    "complaint": 3.0,
    "topic": 2.0,
    "offence": 0.12,
    "emotion": 0.5,
    "tone": 0.7,
    "aspect": 5.0,
    "topic_tone": 0.3,
}
TOLD_PULL = 1.0
FIRST_PLAIN, PLAIN_COUNTS, GOLD_COUNTS = 301, 4.0, 2.0
WHOLE_GOLD = 0.4  # of what a text says as a whole, gold speaks less: half of it is artful, and few people are
GOLD = frozenset({"gold"})
CALIBRATED_ON = {
    "polarity": frozenset({"gold", "tweets", "amazonReviewSnippets", "clauses"}),
    "offence": frozenset({"davidson"}),
    "emotion": frozenset({"goemotions"}),
    "aspect": frozenset({"mams"}),
    "topic_tone": frozenset({"mams"}),
    "tone": frozenset({"amazonReviewSnippets"}),
}  # the rest on gold


@dataclass(slots=True)
class Features:
    """Rows of texts: weighted counts of hashed features, the number of words, and what the lists tell."""

    counts: sparse.csr_matrix
    lengths: np.ndarray
    told: np.ndarray

    def of(self, group: str) -> sparse.csr_matrix:
        """Counts as the heads of a group see them: what a text says as a whole is learnt from words and pairs alone, because
        letters carry over to other people's texts badly.
        """
        if group in PLAIN_SUM:
            return self.counts
        table = sparse.csr_matrix(sparse.diags(1 / np.sqrt(np.maximum(self.lengths, 1))) @ self.counts)
        if group in OF_THE_WHOLE:
            table.data[(table.indices >= WORD_ROWS) & (table.indices < WORD_ROWS + LETTER_ROWS)] = 0.0
            table.eliminate_zeros()
        return table

    def told_to(self, group: str) -> np.ndarray:
        """What the lists tell the heads of a group."""
        return thinned(self.told, self.lengths) if group in OF_THE_WHOLE else self.told

    def __getitem__(self, rows: np.ndarray) -> "Features":
        return Features(self.counts[rows], self.lengths[rows], self.told[rows])


class Rows:
    """The rows of the weight table that each word of a text stands for, with how much each counts."""

    def __init__(self) -> None:
        self._alone: dict[str, tuple[int, np.ndarray, np.ndarray]] = {}

    def of(self, words: list[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Rows, their weights, and the word that each belongs to: a pair belongs to the first of its words."""
        for word in words:
            if word not in self._alone:
                own, letters = word_rows(word)
                share = LETTERS_WEIGHT / max(len(letters), 1) ** 0.5
                self._alone[word] = hashed(word), np.array([own, *letters]), np.array([1.0, *[share] * len(letters)])
        rows = [self._alone[word][1] for word in words]
        weights = [self._alone[word][2] for word in words]
        owners = [np.repeat(np.arange(len(words)), [len(part) for part in rows])]
        hashes = np.array([self._alone[word][0] for word in words], np.uint64)
        for gap, each in ((1, NEXT_WEIGHT), (2, AFTER_NEXT_WEIGHT)):
            rows.append(pair_rows(hashes[:-gap], hashes[gap:], gap=gap))
            weights.append(np.full(len(rows[-1]), each))
            owners.append(np.arange(len(rows[-1])))
        return np.concatenate(rows), np.concatenate(weights), np.concatenate(owners)


def featurise(seen: list[Looked]) -> Features:
    """The features of whole texts, as `heads.score_seen` sums them."""
    rows = Rows()
    texts = [words_of(one) for one in seen]
    lengths = np.array([len(words) for words in texts])
    found = [rows.of(words)[:2] for words in texts]
    told = [told_of(seen[first : first + 500]) for first in range(0, len(seen), 500)]
    return Features(_table(found), lengths, np.concatenate(told))


def featurise_subjects(seen: list[Looked], subjects: list[Subject]) -> Features:
    """The features of subjects, as `heads.tones` sums them."""
    rows = Rows()
    found = []
    places, says = around(seen, subjects)
    texts = [words_of(one) for one in seen]
    for subject, there, share in zip(subjects, places, says / np.sqrt(says.sum(1))[:, None], strict=True):
        columns, weights, owners = rows.of(texts[subject.text])
        loud = np.zeros(len(texts[subject.text]))
        np.add.at(loud, there, share)
        near = loud[owners] > 0
        found.append((columns[near], (weights * loud[owners])[near]))
    return Features(_table(found), np.ones(len(subjects)), told_near(seen, subjects))


def _table(found: list[tuple[np.ndarray, np.ndarray]]) -> sparse.csr_matrix:
    ends = np.cumsum([0, *(len(columns) for columns, _ in found)])
    columns = np.concatenate([columns for columns, _ in found]).astype(np.int32)
    counts = np.concatenate([weights for _, weights in found]).astype(np.float32)
    table = sparse.csr_matrix((counts, columns, ends), (len(found), ROWS), np.float32)
    table.sum_duplicates()
    return table


@dataclass(slots=True)
class Lesson:
    """What one group of heads learns: rows of the features, targets, and how much each counts (0: not known)."""

    rows: np.ndarray
    wanted: np.ndarray
    counts_for: np.ndarray


Label = Callable[[Example], tuple[list[float], float] | None]


TONES = ("negative", "neutral", "positive")


def subjects_of(learnt: list[Example], seen: list[Looked]) -> tuple[list[Example], list[Looked], list[Subject]]:
    """Every labelled topic with the word that speaks loudest of it; needs the other heads, which say which word that is."""
    chosen = [row for row, example in enumerate(learnt) if example.source in ("mams", "gold") and seen[row].words]
    rows, looked = [learnt[row] for row in chosen], [seen[row] for row in chosen]
    scores = {name: score_seen(looked, name) for name in SETS}
    examples, subjects = [], []
    for text, (row, one) in enumerate(zip(rows, looked, strict=True)):
        group = "aspect" if row.source == "mams" else "topic"
        said = row.label.items() if row.source == "mams" else [(t["topic"], t["polarity"]) for t in row.label["topics"]]
        for name, tone in said:
            number = GROUPS[group].index(name)
            among = np.flatnonzero(one.topics[:, number]) if group == "topic" else np.zeros(0)
            place = loudest(scores[set_of(group)], text, len(one.words), group, number, among if len(among) else None)
            examples.append(Example(row.text, tone, row.source))
            subjects.append(Subject(text, place, CALLED.get(name, name)))
    return examples, looked, subjects


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


def gold_counts(example: Example) -> float:
    """Plain texts (numbers from 301 on) are nearer to what people write than dense ones."""
    return PLAIN_COUNTS if int(example.label["id"][-3:]) >= FIRST_PLAIN else GOLD_COUNTS


def _felt(glad: bool, cross: bool) -> tuple[list[float], float] | None:
    if glad and cross:
        return None
    return [float(cross), float(not glad and not cross), float(glad)], 0.3 if glad or cross else 0.1


def polarity(example: Example) -> tuple[list[float], float] | None:
    """Negative, neutral or mixed, positive."""
    label = example.label
    match example.source:
        case "gold":
            return list(map(float, SIGN[label["polarity"]])), WHOLE_GOLD * gold_counts(example)
        case "mams":
            said = set(label.values())
            if said == {"positive", "negative"}:
                return [0.1, 0.8, 0.1], 0.3
            return ([float(s in said) for s in ("negative", "neutral", "positive")], 0.5) if len(said) == 1 else None
        case "pros_cons" | "product_reviews_2" | "clauses":
            return [float(label < 0), 0.0, float(label > 0)], 0.5 if example.source == "clauses" else 0.3
        case "reviews":
            return _by_tone(1.5 * label), 1.0
        case "goemotions":
            return _felt(bool(label & GLAD), bool(label & CROSS))
        case "cfpb":
            return [0.8, 0.2, 0.0], 0.4
        case "composed":
            share = example.label
            return [float(share < 0.3), float(0.3 <= share <= 0.7), float(share > 0.7)], 0.5
        case "davidson":
            return None
    return _by_tone(label), RATED[example.source]


def stars(example: Example) -> tuple[list[float], float] | None:
    """One to five stars; other sets hint at them."""
    if example.source == "gold":
        given = example.label["stars"]
        return ([float(n == given) for n in range(1, 6)], WHOLE_GOLD * gold_counts(example)) if given else None
    if example.source in ("pros_cons", "product_reviews_2"):
        return ([0.0, 0.0, 0.1, 0.35, 0.55] if example.label > 0 else [0.45, 0.35, 0.15, 0.05, 0.0]), 0.1
    if example.source == "composed":
        near = np.exp(-((np.arange(1, 6) - (1.3 + 3.4 * example.label)) ** 2))
        return (near / near.sum()).tolist(), 0.3
    if example.source == "reviews":
        near = np.exp(-((np.arange(1, 6) - np.clip(3 + 1.2 * example.label, 1, 5)) ** 2))
        return (near / near.sum()).tolist(), 1.0
    if example.source in ("amazonReviewSnippets", "movieReviewSnippets"):
        near = np.exp(-((np.arange(1, 6) - (3 + example.label * 0.7)) ** 2))
        return (near / near.sum()).tolist(), 0.3
    return None


def complaint(example: Example) -> tuple[list[float], float] | None:
    """Whether the writer complains."""
    match example.source:
        case "gold":
            return [float(example.label["polarity"] in ("negative", "mixed"))], WHOLE_GOLD * gold_counts(example)
        case "cfpb":
            return [1.0], 0.5
        case "pros_cons" | "product_reviews_2" | "clauses" | "reviews":
            return [float(example.label < 0)], 0.5 if example.source == "reviews" else 0.2
        case "composed":
            return [float(example.label <= 0.7)], 0.2
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
        return [float(name in said) for name in GROUPS["topic"]], gold_counts(example)
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
    """Weights, the last row of them free of pull, that cost least beside `offset`; `pull` is one number or one for each row."""
    shape = (table.shape[1], wanted.shape[1])
    turned = table.T.tocsr() if sparse.issparse(table) else table.T

    def cost(flat: np.ndarray) -> tuple[float, np.ndarray]:
        now = flat.reshape(shape[0] + 1, shape[1])
        loss, slope = loss_and_slope(offset + table @ now[:-1] + now[-1], wanted, counts_for, group)
        down = np.vstack([turned @ slope + pull * now[:-1], slope.sum(0)])
        return loss + float((pull * now[:-1] ** 2).sum()) / 2, down.ravel()

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
        return features.of(group) @ self.table + features.told_to(group) @ self.told + self.bias


def fit(features: Features, wanted: np.ndarray, counts_for: np.ndarray, group: str) -> Fit:
    """What the lists tell and what words add: together for what a text says as a whole, else words on top of the lists."""
    table, told = features.of(group), features.told_to(group)
    used = np.unique(table.indices)
    small = sparse.csr_matrix(table[:, used])
    whole = np.zeros((ROWS, wanted.shape[1]))
    if group in OF_THE_WHOLE:
        pull = np.concatenate([np.full(len(used), PULL[group]), np.full(told.shape[1], TOLD_PULL)])[:, None]
        both = sparse.csr_matrix(sparse.hstack([small, sparse.csr_matrix(told)]))
        found = descend(both, wanted, counts_for, group, pull, 0.0, STEPS)
        whole[used] = found[: len(used)]
        return Fit(whole, found[len(used) : -1], found[-1])
    first = descend(told, wanted, counts_for, group, TOLD_PULL, 0.0, 200)
    offset = told @ first[:-1] + first[-1]
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


def balanced(wanted: np.ndarray, counts_for: np.ndarray, sources: np.ndarray) -> np.ndarray:
    """How much each text counts, so that praise and blame weigh the same within each source: otherwise heads learn which
    source is cross, and with it that long texts are.
    """
    found = counts_for.copy()
    praise, blame = wanted[:, -1] > 0.5, wanted[:, 0] > 0.5
    for source in set(sources.tolist()):
        sides = [(sources == source) & side for side in (praise, blame)]
        whole = [float(counts_for[side].sum()) for side in sides]
        if min(whole) > 0:
            for side, weight in zip(sides, whole, strict=True):
                found[side] *= sum(whole) / 2 / weight
    return found


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
    folds = np.array([_fold(learnt[row].text) for row in taught.rows])
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


def look_all(texts: list[str]) -> list[Looked]:
    """Every text, looked at; as many at a time as the reader would take."""
    heaps = (texts[first : first + 500] for first in range(0, len(texts), 500))
    return [one for heap in heaps for one in look_many(heap, [ReaderContext()] * len(heap))]


def nothing() -> Taught:
    """The tone of topics before it is learnt: the words it is learnt from are found by the other heads."""
    blank = Fit(np.zeros((ROWS, 3)), np.zeros((len(NEAR), 3)), np.zeros(3))
    return Taught(blank, np.ones(3), np.zeros(3), np.ones(3))


def write(found: dict[str, Taught], names: list[str]) -> None:
    """Weights as whole numbers from -127 to 127, the largest of each class as 127: a set of heads, a file."""
    for name in names:
        groups = SETS[name]
        table = np.concatenate([found[group].fit.table for group in groups], axis=1)
        scale = np.maximum(np.abs(table).max(axis=0), 1e-9) / 127
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
        small = np.rint(table / scale).astype(np.int8)
        np.savez_compressed(target, table=small, **{part: array.astype(np.float32) for part, array in arrays.items()})
        print("written:", target.name, target.stat().st_size, "bytes")
    heads.weights.cache_clear()
    heads._remembered.cache_clear()


if __name__ == "__main__":
    main()
