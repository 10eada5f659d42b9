"""How the heads are fitted: weights that cost least, the calibration of what they say, and the cuts."""

import os
from dataclasses import dataclass

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # sums in one order, so that the weights come out the same

import numpy as np
from reader_features import Features
from scipy import sparse
from scipy.optimize import minimize

from heard.reader.heads import EXCLUSIVE, PLAIN_SUM, decide, probabilities
from heard.reader.hints import KEYS

STEPS = 40
CUTS = {"polarity": (0.8, 1.25)}  # among rated tweets and gold the middle is far more frequent than among reviews
FEWEST = 3  # texts that a hint must stand in: one that is met once teaches nothing about the next text
PULL = {
    "polarity": 2.0,
    "stars": 2.0,
    "complaint": 2.0,
    "topic": 2.0,
    "offence": 0.5,
    "emotion": 2.0,
    "tone": 2.0,
    "aspect": 2.0,
    "topic_tone": 1.0,
}
TOLD_PULL = 1.0


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
    """Weights of one group: hints, by their keys, what the lists tell, bias."""

    table: np.ndarray
    told: np.ndarray
    bias: np.ndarray

    def score(self, features: Features, group: str) -> np.ndarray:
        return features.of(group) @ self.table + features.told_to(group) @ self.told + self.bias


def fit(features: Features, wanted: np.ndarray, counts_for: np.ndarray, group: str) -> Fit:
    """What the lists tell and what hints add: learnt together, or, where hints are not thinned, hints on top of the lists."""
    table, told = features.of(group), features.told_to(group)
    used = np.flatnonzero(np.bincount(table.indices, minlength=KEYS) >= FEWEST)
    small = sparse.csr_matrix(table[:, used])
    whole = np.zeros((KEYS, wanted.shape[1]))
    if group not in PLAIN_SUM:
        pull = np.concatenate([np.full(len(used), PULL[group]), np.full(told.shape[1], TOLD_PULL)])[:, None]
        both = sparse.csr_matrix(sparse.hstack([small, sparse.csr_matrix(told)]))
        found = descend(both, wanted, counts_for, group, pull, 0.0, STEPS)
        whole[used] = found[: len(used)]
        return Fit(whole, found[len(used) : -1], found[-1])
    first = descend(told, wanted, counts_for, group, TOLD_PULL, 0.0, 200)
    offset = told @ first[:-1] + first[-1]
    ratio = evidence_ratio(small, wanted)
    columns = []
    for n in range(wanted.shape[1]):
        scaled = sparse.csr_matrix(small @ sparse.diags(ratio[:, n]))
        one = descend(scaled, wanted[:, [n]], counts_for[:, [n]], group, PULL[group], offset[:, [n]], STEPS)
        columns.append(np.vstack([one[:-1] * ratio[:, [n]], one[-1:]]))
    second = np.hstack(columns)
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
    least, most = CUTS.get(group, (0.3, 2.0))
    steps = np.geomspace(least, most, 25) if group in EXCLUSIVE else np.linspace(0.1, 0.7, 61)
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
