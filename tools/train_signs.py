"""Fit the weights of the reader's findings on our own labelled texts: `python tools/train_signs.py gold [--elsewhere]`

Rows whose part is "train" or "dev" are read, the frozen test part never, and the sentences, each of which counts for its own
finding alone. The fit is a logistic regression that starts from `prior.toml` and pays for every step away from it; without
chance, so that the same texts give the same file. What each hand wrote is told by weights that the other hands taught: this
makes the confidences true, and is printed before the weights are written. `--elsewhere` also leaves out one sector and one
language at a time. Needs scipy beside what the reader needs.
"""

import argparse
import json
import os
from collections.abc import Iterable
from importlib import resources
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # sums in one order, so that the weights come out the same

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from signs_lessons import BINARY, SENTENCES, Lesson, Sentence, lesson_of, rows_of, sentences_of

from heard.reader.signs import BLAME, FINDINGS, PRAISE, feature_names
from heard.vocabulary.reading import Severity

SEVERITIES = [str(severity) for severity in Severity]
STEPS = 60
RECALL_COUNTS = 0.6  # beside precision: in an inbox findings are far rarer than here, and false alarms weary people


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--elsewhere", action="store_true", help="leave out one sector, then one language at a time")
    chosen = parser.parse_args()
    rows, sentences = rows_of(chosen.gold), sentences_of(chosen.gold)
    lesson = lesson_of(rows, sentences)
    whole = np.arange(len(rows))
    score = _unseen(lesson, lesson.hands, sentences_with="first")
    slope, shift, lean = _calibration(score, lesson.wanted, lesson.counts, whole)
    guess = _guess(score * slope + shift, lean)
    print("each hand left out")
    _show(lesson.wanted[whole], guess[whole])
    for hand in np.unique(lesson.hands[whole]):
        print(f"  {hand}")
        _show(lesson.wanted[lesson.hands == hand], guess[lesson.hands == hand], each=False)
    print("sentences, without the hand that wrote them")
    _show_sentences(guess, sentences)
    if chosen.elsewhere:
        for name in ("sector", "lang"):
            print(f"each {name} left out")
            parts = np.array([*(row[name] for row in rows), *([SENTENCES] * len(sentences))])
            there = _guess(_unseen(lesson, parts) * slope + shift, lean)
            _show(lesson.wanted[whole], there[whole], each=False)
    _write(lesson, _fit(lesson, np.arange(len(lesson.wanted))), slope, shift, lean)
    print("written", len(rows), "texts,", len(sentences), "sentences,", len(lesson.keys), "hints")


def _unseen(lesson: Lesson, parts: np.ndarray, sentences_with: str = "") -> np.ndarray:
    """Scores of every text by weights that never saw its part; the sentences go with the part named, else they are always
    taught, and told by weights that saw them.
    """
    score = np.zeros(lesson.wanted.shape)
    of_texts = parts != SENTENCES
    for part in np.unique(parts[of_texts]):
        out = parts == part
        if part == sentences_with:
            out |= ~of_texts
        score[out] = lesson.table[out] @ _fit(lesson, np.flatnonzero(~out))
    return score


def _fit(lesson: Lesson, taught: np.ndarray) -> np.ndarray:
    table, wanted, counts = lesson.table[taught], lesson.wanted[taught], lesson.counts[taught]
    whole = counts[:, BINARY].nonzero()[0]
    each = _fit_each(lesson, table, wanted[:, :BINARY], counts[:, :BINARY], lesson.prior[:, :BINARY])
    grave = _fit_many(lesson, table[whole], wanted[whole, BINARY:], counts[whole, BINARY], lesson.prior[:, BINARY:])
    return np.column_stack([each, grave])


def _fit_each(lesson: Lesson, table: csr_matrix, wanted: np.ndarray, counts: np.ndarray, prior: np.ndarray) -> np.ndarray:
    """The best compromise between the texts and the prior; all findings in one go, which is five times as fast."""
    across, held = table.T.tocsr(), lesson.held[:, None]

    def cost(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(prior.shape)
        score = (table @ weights.astype(np.float32)).astype(np.float64)
        off = weights - prior
        p = 1 / (1 + np.exp(-np.clip(score, -30, 30)))
        slope = across @ (counts * (p - wanted)).astype(np.float32) + held * off
        return float((counts * (np.logaddexp(0, score) - wanted * score)).sum() + (held * off**2).sum() / 2), slope.ravel()

    found = minimize(cost, prior.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": STEPS, "maxcor": 10}).x
    return found.reshape(prior.shape)


def _fit_many(lesson: Lesson, table: csr_matrix, wanted: np.ndarray, counts: np.ndarray, prior: np.ndarray) -> np.ndarray:
    """The same for exclusive classes."""
    across = table.T.tocsr()

    def cost(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(prior.shape)
        score = (table @ weights.astype(np.float32)).astype(np.float64)
        score -= score.max(1, keepdims=True)
        total = np.log(np.exp(score).sum(1, keepdims=True))
        off = weights - prior
        slope = across @ (counts[:, None] * (np.exp(score - total) - wanted)).astype(np.float32) + lesson.held[:, None] * off
        return float(
            (counts[:, None] * wanted * (total - score)).sum() + (lesson.held[:, None] * off**2).sum() / 2
        ), slope.ravel()

    found = minimize(cost, prior.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": STEPS, "maxcor": 10}).x
    return found.reshape(prior.shape)


def _calibration(
    scores: np.ndarray, labels: np.ndarray, weighed: np.ndarray, whole: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Slope and shift after which a confidence means what it says, and stands at one half where a finding is best told.

    The third is what is added to the severities, which speaks up for the rare and grave ones.
    """
    slope, shift = np.ones(len(FINDINGS)), np.zeros(len(FINDINGS))
    for column in range(BINARY):
        rows = weighed[:, column].nonzero()[0]
        told, there, counts = scores[rows, column], labels[rows, column], weighed[rows, column]

        def cost(ab: np.ndarray, told: np.ndarray = told, there: np.ndarray = there, counts: np.ndarray = counts) -> float:
            return float(counts @ (np.logaddexp(0, ab[0] * told + ab[1]) - there * (ab[0] * told + ab[1])))

        slope[column], shift[column] = minimize(cost, np.array([1.0, 0.0]), method="BFGS").x
        if FINDINGS[column] in (BLAME, PRAISE):  # they only lean on what the heads say
            continue
        sure = slope[column] * told + shift[column]
        steps = np.linspace(-1.2, 1.2, 49)
        missable = RECALL_COUNTS * (counts @ there)
        told_well = np.array(
            [(1 + RECALL_COUNTS) * (counts * there)[sure > t].sum() / (counts[sure > t].sum() + missable) for t in steps]
        )
        # The middle of what is nearly best, as the very best is luck.
        shift[column] -= np.median(steps[told_well >= max(told_well) - 0.01])
    score, wanted = scores[whole], labels[whole]
    lean = np.zeros(len(SEVERITIES))
    grades = wanted[:, BINARY:].argmax(1)
    for _ in range(2):
        for column in range(1, len(SEVERITIES)):
            tries = []
            for step in np.linspace(-0.6, 1.4, 21):
                lean[column] = step
                tries.append(_macro(grades, (score[:, BINARY:] + lean).argmax(1)))
            lean[column] = np.median(np.linspace(-0.6, 1.4, 21)[np.array(tries) >= max(tries) - 0.004])
    return slope, shift, lean


def _macro(there: np.ndarray, said: np.ndarray) -> float:
    grades = range(len(SEVERITIES))
    return float(
        np.mean([2 * ((there == n) & (said == n)).sum() / max(1, (there == n).sum() + (said == n).sum()) for n in grades])
    )


def _guess(score: np.ndarray, lean: np.ndarray) -> np.ndarray:
    return np.column_stack([score[:, :BINARY] > 0, np.eye(len(SEVERITIES))[(score[:, BINARY:] + lean).argmax(1)]])


def _show(wanted: np.ndarray, guess: np.ndarray, *, each: bool = True) -> None:
    families: dict[str, np.ndarray] = {}
    for column, finding in enumerate(FINDINGS):
        counts = np.array([(wanted * guess)[:, column].sum(), guess[:, column].sum(), wanted[:, column].sum()])
        family = finding.split(":")[0]
        families[family] = families.get(family, np.zeros(3)) + counts
        if each:
            _line(finding, counts)
    for family in ("risk", "request", "vague", "polarity"):
        _line(f"all {family}", families[family])
    print(f"severity macro-F1 {_macro(wanted[:, BINARY:].argmax(1), guess[:, BINARY:].argmax(1)):.3f}")


def _show_sentences(guess: np.ndarray, sentences: list[Sentence]) -> None:
    """How the sentences are told by weights that had not seen them."""
    counts: dict[str, np.ndarray] = {}
    for number, one in enumerate(sentences, len(guess) - len(sentences)):
        said = bool(guess[number, FINDINGS.index(one.finding)])
        right = np.array([said and one.holds, said, one.holds], float)
        for name in (one.finding, f"all {one.finding.split(':')[0]}", f"all of {one.language}"):
            counts[name] = counts.get(name, np.zeros(3)) + right
    for name, found in counts.items():
        _line(name, found)


def _line(name: str, counts: Iterable[float]) -> None:
    right, said, there = counts
    print(f"{name:24} there {there:4.0f} precision {right / max(said, 1):.3f} recall {right / max(there, 1):.3f}")


def _write(lesson: Lesson, fit: np.ndarray, slope: np.ndarray, shift: np.ndarray, lean: np.ndarray) -> None:
    names = feature_names()
    fit = fit * slope
    fit[names.index("always")] += shift
    fit[names.index("always"), BINARY:] += lean
    found = {
        finding: {names[i]: round(float(fit[i, column]), 2) for i in range(len(names)) if abs(fit[i, column]) >= 0.02}
        for column, finding in enumerate(FINDINGS)
    }
    lines = ",\n".join(f"{json.dumps(finding)}: {json.dumps(weights, sort_keys=True)}" for finding, weights in found.items())
    folder = Path(str(resources.files("heard.reader"))) / "concepts"
    (folder / "weights.json").write_text("{\n" + lines + "\n}\n", encoding="utf-8")
    hints = fit[len(names) :]
    scale = (np.abs(hints).max(0) / 127).astype(np.float32)
    table = np.round(hints / scale).astype(np.int8)
    used = table.any(axis=1)
    np.savez_compressed(folder / "hints.npz", keys=lesson.keys[used].astype(np.uint32), table=table[used], scale=scale)


if __name__ == "__main__":
    main()
