"""Fit the weights of the reader's findings on our own labelled texts: `python tools/train_signs.py GOLD_FOLDER...`

Only rows whose part is "train" are read. The fit is a logistic regression that starts from `prior.toml` and pays for every
step away from it; without chance, so that the same texts give the same file. Prints what five folds say before it writes.
"""

import json
import sys
import tomllib
from importlib import resources
from pathlib import Path

import numpy as np

from heard.reader.read import look_at
from heard.reader.signs import FINDINGS, feature_names, features
from heard.vocabulary.reading import ReaderContext, Severity

PRIOR_WEIGHT = 1.6
PULL = 2.5  # how strongly weights are held where we believe them to be
FOLDS = 5
SEVERITIES = [str(severity) for severity in Severity]


def main(folders: list[str]) -> None:
    rows = [row for folder in folders for row in _rows(Path(folder))]
    table = np.stack([_features(row) for row in rows])
    prior = _prior()
    wanted = _labels(rows)
    fold = np.array([sum(row["id"].encode()) % FOLDS for row in rows])
    score = np.zeros(wanted.shape)
    for number in range(FOLDS):
        score[fold == number] = table[fold == number] @ _fit(table[fold != number], wanted[fold != number], prior)
    shift = _shift(score, wanted)
    _show(wanted, _guess(score - shift))
    fit = _fit(table, wanted, prior)
    names = feature_names()
    fit[names.index("always")] -= shift
    found = {
        finding: {names[i]: round(float(fit[i, column]), 2) for i in np.flatnonzero(np.abs(fit[:, column]) >= 0.02)}
        for column, finding in enumerate(FINDINGS)
    }
    lines = ",\n".join(f"{json.dumps(finding)}: {json.dumps(weights, sort_keys=True)}" for finding, weights in found.items())
    target = Path(str(resources.files("heard.reader"))) / "concepts" / "weights.json"
    target.write_text("{\n" + lines + "\n}\n", encoding="utf-8")
    print("written:", target.name, len(rows), "texts")


def _rows(folder: Path) -> list[dict]:
    lines = (json.loads(line) for path in sorted(folder.glob("reviews/*.jsonl")) for line in path.open(encoding="utf-8"))
    return [row for row in lines if row["part"] == "train"]


def _features(row: dict) -> np.ndarray:
    seen = look_at(row["text"], ReaderContext(sector=row["sector"]))
    return features(seen.evidence, seen.facts)


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
                found[names[name], column] = PRIOR_WEIGHT
    found[names["always"], : -len(SEVERITIES)] = -3.5
    return found


def _labels(rows: list[dict]) -> np.ndarray:
    found = np.zeros((len(rows), len(FINDINGS)))
    for number, row in enumerate(rows):
        held = {f"risk:{risk}" for risk in row["risks"]} | {f"request:{wish}" for wish in row["requests"]}
        held |= {f"emotion:{emotion}" for emotion in row["emotions"]} | {f"party:{party}" for party in row["others_at_fault"]}
        held |= {name for name in ("churn", "vague") if row[name]} | {f"severity:{row['severity']}"}
        found[number] = [finding in held for finding in FINDINGS]
    return found


def _fit(table: np.ndarray, wanted: np.ndarray, prior: np.ndarray) -> np.ndarray:
    binary = len(FINDINGS) - len(SEVERITIES)
    columns = [_fit_one(table, wanted[:, column], prior[:, column]) for column in range(binary)]
    return np.column_stack([*columns, _fit_many(table, wanted[:, binary:], prior[:, binary:])])


def _fit_one(table: np.ndarray, wanted: np.ndarray, prior: np.ndarray) -> np.ndarray:
    """Newton's steps to the best compromise between the texts and the prior, halved where they would overshoot."""
    held = np.full(len(prior), PULL)
    held[feature_names().index("always")] = 0.01

    def cost(weights: np.ndarray) -> float:
        score = table @ weights
        return float(np.logaddexp(0, score).sum() - wanted @ score + (held * (weights - prior) ** 2).sum() / 2)

    weights = prior.copy()
    now = cost(weights)
    for _ in range(15):
        p = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (p - wanted) + held * (weights - prior)
        curve = (table * (p * (1 - p))[:, None]).T @ table + np.diag(held)
        step = np.linalg.solve(curve, slope)
        while (then := cost(weights - step)) > now and np.abs(step).max() > 1e-6:
            step /= 2
        weights, before, now = weights - step, now, then
        if before - now < 1e-4:
            break
    return weights


def _fit_many(table: np.ndarray, wanted: np.ndarray, prior: np.ndarray) -> np.ndarray:
    """The same for exclusive classes, by small steps downhill."""
    weights = prior.copy()
    step = 1.0 / (0.5 * np.linalg.norm(table, 2) ** 2 + PULL)
    look, pace = weights.copy(), 1.0
    share = wanted.mean(0)
    balance = (wanted / np.sqrt(share)).sum(1, keepdims=True) / 2  # rare and grave classes count for more
    step /= balance.max()
    for _ in range(400):
        score = table @ look
        p = np.exp(score - score.max(1, keepdims=True))
        p /= p.sum(1, keepdims=True)
        new = look - step * (table.T @ (balance * (p - wanted)) + PULL * (look - prior))
        faster = (1 + np.sqrt(1 + 4 * pace**2)) / 2
        look = new + (pace - 1) / faster * (new - weights)
        weights, pace = new, faster
    return weights


def _shift(score: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Where each finding is best told from its absence (F1): there its confidence shall be one half."""
    found = np.zeros(len(FINDINGS))
    steps = np.linspace(-3, 1, 33)
    for column in range(len(FINDINGS) - len(SEVERITIES)):
        there = wanted[:, column].sum()
        f1 = [2 * wanted[score[:, column] > t, column].sum() / ((score[:, column] > t).sum() + there) for t in steps]
        # The middle of what is nearly best, as the very best is luck.
        found[column] = np.median(steps[np.array(f1) >= max(f1) - 0.015])
    return found


def _guess(score: np.ndarray) -> np.ndarray:
    many = len(SEVERITIES)
    return np.column_stack([score[:, :-many] > 0, np.eye(many)[score[:, -many:].argmax(1)]])


def _show(wanted: np.ndarray, guess: np.ndarray) -> None:
    for column, finding in enumerate(FINDINGS):
        right, said, there = ((wanted * guess)[:, column].sum(), guess[:, column].sum(), wanted[:, column].sum())
        print(f"{finding:24} there {there:4.0f} precision {right / max(said, 1):.3f} recall {right / max(there, 1):.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
