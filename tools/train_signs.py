"""Fit the weights of the reader's findings on our own labelled texts: `python tools/train_signs.py gold [--elsewhere]`

Rows whose part is "train" or "dev" are read, the frozen test part never, and the sentences, each of which counts for its own
finding alone. The fit is a logistic regression that starts from
`prior.toml` and pays for every step away from it, for single words more than for concepts; without chance, so that the same
texts give the same file. Prints what five folds say before it writes; `--elsewhere` also leaves out one sector and one
language at a time. Needs scipy beside what the reader needs.
"""

import argparse
import json
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, hstack

from heard.reader.look import look_many
from heard.reader.signs import FINDINGS, feature_names
from heard.reader.words import says_outright
from heard.vocabulary.reading import ReaderContext, Severity

PRIOR_WEIGHT, SAID_WEIGHT = 1.6, 3.0
PULL = 1.0  # how strongly weights are held where we believe them to be
WORD_PULL = 1.0
FIRST_PLAIN, PLAIN_COUNTS = 301, 3.0  # texts numbered from here on are plainly worded, nearer to what people write
SENTENCE_COUNTS = 3.0
FEWEST = 3  # texts that a word must stand in
FOLDS = 5
SEVERITIES = [str(severity) for severity in Severity]
BINARY = len(FINDINGS) - len(SEVERITIES)


@dataclass(frozen=True, slots=True)
class Lesson:
    """Texts as features, then words; what is wanted of each finding; where the weights start and how they are held; how much
    each text counts for each finding.
    """

    table: csr_matrix
    wanted: np.ndarray
    prior: np.ndarray
    held: np.ndarray
    counts: np.ndarray
    vocabulary: list[str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--elsewhere", action="store_true", help="leave out one sector, then one language at a time")
    chosen = parser.parse_args()
    rows, sentences = _rows(chosen.gold), _sentences(chosen.gold)
    lesson = _lesson(rows, sentences)
    whole = np.arange(len(rows))
    fold = np.array([sum(name.encode()) % FOLDS for name in [*(row["id"] for row in rows), *(one.text for one in sentences)]])
    score = _unseen(lesson, fold)
    slope, shift, lean = _calibration(score, lesson.wanted, lesson.counts, whole)
    guess = _guess(score * slope + shift, lean)
    print("folds over texts")
    _show(lesson.wanted[whole], guess[whole])
    print("the same, sentences")
    _show_sentences(lesson, guess, sentences)
    if chosen.elsewhere:
        for name in ("sector", "lang"):
            print(f"each {name} left out")
            parts = np.unique([row[name] for row in rows], return_inverse=True)[1]
            parts = np.concatenate([parts, np.full(len(sentences), parts.max() + 1)])
            there = _guess(_unseen(lesson, parts) * slope + shift, lean)
            _show(lesson.wanted[whole], there[whole], each=False)
    _write(lesson, _fit(lesson, np.arange(len(lesson.wanted))), slope, shift, lean)
    print("written", len(rows), "texts,", len(sentences), "sentences,", len(lesson.vocabulary), "words")


def _rows(folder: Path) -> list[dict]:
    lines = (json.loads(line) for path in sorted(folder.glob("reviews/*.jsonl")) for line in path.open(encoding="utf-8"))
    return [row for row in lines if row["part"] in ("train", "dev")]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that holds one finding, or only sounds like it."""

    language: str
    finding: str
    text: str
    holds: bool


def _sentences(folder: Path) -> list[Sentence]:
    found = []
    for path in sorted(folder.glob("sentences/*.toml")):
        for family, members in tomllib.loads(path.read_text("utf-8")).items():
            for member, sides in members.items():
                finding = member if family == "other" else f"{family}:{member}"
                for side, texts in sides.items():
                    found += [Sentence(path.stem, finding, text, side == "holds") for text in texts]
    return found


def _lesson(rows: list[dict], sentences: list[Sentence]) -> Lesson:
    contexts = [ReaderContext(sector=row["sector"]) for row in rows] + [ReaderContext()] * len(sentences)
    seen = look_many([*(row["text"] for row in rows), *(one.text for one in sentences)], contexts)
    bags = [set(one.words) for one in seen]
    often = Counter(word for bag in bags for word in bag if len(word) < 25)
    vocabulary = sorted(word for word, count in often.items() if count >= FEWEST)
    place = {word: number for number, word in enumerate(vocabulary)}
    there = [(i, place[word], len(bag) ** -0.5) for i, bag in enumerate(bags) for word in sorted(bag) if word in place]
    line, column, value = zip(*there, strict=True)
    words = csr_matrix((value, (line, column)), (len(seen), len(vocabulary)))
    table = hstack([csr_matrix(np.stack([one.features.row for one in seen])), words]).tocsr()
    prior = np.vstack([_prior(), np.zeros((len(vocabulary), len(FINDINGS)))])
    held = np.full(len(prior), PULL)
    held[len(feature_names()) :] = WORD_PULL
    held[feature_names().index("always")] = 0.01
    counts = np.zeros((len(seen), len(FINDINGS)))
    counts[: len(rows)] = [[PLAIN_COUNTS if int(row["id"][-3:]) >= FIRST_PLAIN else 1.0] for row in rows]
    wanted = np.concatenate([_labels(rows), np.zeros((len(sentences), len(FINDINGS)))])
    for number, one in enumerate(sentences, len(rows)):
        column = FINDINGS.index(one.finding)
        counts[number, column], wanted[number, column] = SENTENCE_COUNTS, one.holds
    return Lesson(table, wanted, prior, held, counts, vocabulary)


def _prior() -> np.ndarray:
    names = {name: place for place, name in enumerate(feature_names())}
    text = (resources.files("heard.reader") / "concepts" / "prior.toml").read_text("utf-8")
    found = np.zeros((len(names), len(FINDINGS)))
    for family, members in tomllib.loads(text).items():
        for member, line in members.items():
            if family == "pairs":
                continue
            column = FINDINGS.index(member if family == "other" else f"{family}:{member}")
            for name in line.split():
                found[names[name], column] = SAID_WEIGHT if says_outright(name) else PRIOR_WEIGHT
    found[names["always"], :BINARY] = -3.5
    return found


def _labels(rows: list[dict]) -> np.ndarray:
    found = np.zeros((len(rows), len(FINDINGS)))
    for number, row in enumerate(rows):
        held = {f"risk:{risk}" for risk in row["risks"]} | {f"request:{wish}" for wish in row["requests"]}
        held |= {f"emotion:{emotion}" for emotion in row["emotions"]} | {f"party:{party}" for party in row["others_at_fault"]}
        held |= {name for name in ("churn", "vague") if row[name]} | {f"severity:{row['severity']}"}
        found[number] = [finding in held for finding in FINDINGS]
    return found


def _unseen(lesson: Lesson, parts: np.ndarray) -> np.ndarray:
    """Scores of every text by weights that never saw its part."""
    score = np.zeros(lesson.wanted.shape)
    for part in np.unique(parts):
        score[parts == part] = lesson.table[parts == part] @ _fit(lesson, np.flatnonzero(parts != part))
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
        score = table @ weights
        off = weights - prior
        p = 1 / (1 + np.exp(-np.clip(score, -30, 30)))
        slope = across @ (counts * (p - wanted)) + held * off
        return float((counts * (np.logaddexp(0, score) - wanted * score)).sum() + (held * off**2).sum() / 2), slope.ravel()

    found = minimize(cost, prior.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 120, "maxcor": 12}).x
    return found.reshape(prior.shape)


def _fit_many(lesson: Lesson, table: csr_matrix, wanted: np.ndarray, counts: np.ndarray, prior: np.ndarray) -> np.ndarray:
    """The same for exclusive classes."""

    def cost(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(prior.shape)
        score = table @ weights
        score -= score.max(1, keepdims=True)
        total = np.log(np.exp(score).sum(1, keepdims=True))
        off = weights - prior
        slope = table.T @ (counts[:, None] * (np.exp(score - total) - wanted)) + lesson.held[:, None] * off
        return float(
            (counts[:, None] * wanted * (total - score)).sum() + (lesson.held[:, None] * off**2).sum() / 2
        ), slope.ravel()

    found = minimize(cost, prior.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 70, "maxcor": 12}).x
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
        sure = slope[column] * told + shift[column]
        steps = np.linspace(-1.2, 0.4, 33)
        f1 = [2 * (counts * there)[sure > t].sum() / (counts[sure > t].sum() + counts @ there) for t in steps]
        # The middle of what is nearly best, as the very best is luck.
        shift[column] -= np.median(steps[np.array(f1) >= max(f1) - 0.01])
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
    for family in ("risk", "request", "vague"):
        _line(f"all {family}", families[family])
    print(f"severity macro-F1 {_macro(wanted[:, BINARY:].argmax(1), guess[:, BINARY:].argmax(1)):.3f}")


def _show_sentences(lesson: Lesson, guess: np.ndarray, sentences: list[Sentence]) -> None:
    """How the sentences are told by weights that had not seen them, and which are told wrongly."""
    counts: dict[str, np.ndarray] = {}
    for number, one in enumerate(sentences, len(guess) - len(sentences)):
        said = bool(guess[number, FINDINGS.index(one.finding)])
        right = np.array([said and one.holds, said, one.holds], float)
        for name in (one.finding, f"all {one.finding.split(':')[0]}", f"all of {one.language}"):
            counts[name] = counts.get(name, np.zeros(3)) + right
        if said != one.holds:
            print(f"    {'missed' if one.holds else 'wrong'} {one.finding}: {one.text}")
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
    words = fit[len(names) :]
    scale = (np.abs(words).max(0) / 127).astype(np.float32)
    np.savez_compressed(
        folder / "word_weights.npz",
        words=np.frombuffer("\n".join(lesson.vocabulary).encode(), np.uint8),
        table=np.round(words / scale).astype(np.int8),
        scale=scale,
    )


if __name__ == "__main__":
    main()
