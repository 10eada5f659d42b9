"""How well the reader's signs are told, class by class: `python bench/signs.py [--part dev|test] [--gold gold]`.

Prints precision and recall of every risk, request and vagueness, near misses that were taken for the risk, the confusion of
severities, and calibration errors. Texts are read with their sector and without stars. The part `dev` has taught the weights:
its figures tell of memory, those of `tools/train_signs.py` over folds tell of skill. The part `test` is frozen: gold/README.md
keeps the list of the times it was scored.
"""

import argparse
import json
from pathlib import Path

import numpy as np

from heard.reader import read_many
from heard.reader.look import look_at
from heard.reader.signs import FINDINGS, judge
from heard.vocabulary.reading import ReaderContext, Reading, Request, Risk, Severity

GRADES = [str(grade) for grade in Severity]


def main() -> None:
    """Read the part, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("gold"))
    parser.add_argument("--part", choices=("train", "dev", "test"), default="dev")
    chosen = parser.parse_args()
    lines = (line for path in sorted(chosen.gold.glob("reviews/*.jsonl")) for line in path.open(encoding="utf-8"))
    rows = [row for row in map(json.loads, lines) if row["part"] == chosen.part]
    contexts = [ReaderContext(sector=row["sector"]) for row in rows]
    readings = read_many([row["text"] for row in rows], contexts)
    print(f"{len(rows)} texts of the part {chosen.part}\n")
    classes(rows, readings)
    languages(rows, readings)
    severity(rows, readings)
    calibration(rows, contexts)


def classes(rows: list[dict], readings: list[Reading]) -> None:
    """Every class with what was found rightly and wrongly; near misses are texts that only sound like the risk."""
    print("| finding | in gold | right | wrong | missed | near misses taken | precision | recall |")
    print("|---|---|---|---|---|---|---|---|")
    for family, members in (("risks", list(Risk)), ("requests", list(Request)), ("vague", ["vague"])):
        whole = np.zeros(3, int)
        for member in members:
            there = np.array([row["vague"] if family == "vague" else member in row[family] for row in rows])
            said = np.array([member in _found(reading, family) for reading in readings])
            near = np.array([family == "risks" and member in row["near_miss"] for row in rows])
            counts = np.array([(there & said).sum(), said.sum(), there.sum()])
            whole += counts
            _line(str(member), counts, f"{(near & said).sum()} of {near.sum()}" if near.any() else "")
        if len(members) > 1:
            _line(f"**all {family}**", whole, "")
    print()


def _line(name: str, counts: np.ndarray, near: str) -> None:
    right, said, there = counts.tolist()
    print(
        f"| {name} | {there} | {right} | {said - right} | {there - right} | {near} "
        f"| {right / max(said, 1):.2f} | {right / max(there, 1):.2f} |"
    )


def _found(reading: Reading, family: str) -> set[str]:
    if family == "vague":
        return {"vague"} if reading.vague else set()
    return {sign.what for sign in (reading.risks if family == "risks" else reading.requests)}


def languages(rows: list[dict], readings: list[Reading]) -> None:
    """The same, all classes of a family together, by language."""
    print("| language | texts | risks | requests | vague | severity macro-F1 |\n|---|---|---|---|---|---|")
    for lang in sorted({row["lang"] for row in rows}):
        mine = [(row, reading) for row, reading in zip(rows, readings, strict=True) if row["lang"] == lang]
        cells = []
        for family in ("risks", "requests", "vague"):
            pairs = [
                (({"vague"} if row["vague"] else set()) if family == "vague" else set(row[family]), _found(one, family))
                for row, one in mine
            ]
            right = sum(len(there & said) for there, said in pairs)
            said, there = sum(len(said) for _, said in pairs), sum(len(there) for there, _ in pairs)
            cells.append(f"{right / max(said, 1):.2f} / {right / max(there, 1):.2f}")
        grave = _macro(_matrix([row for row, _ in mine], [one for _, one in mine]))
        print(f"| {lang} | {len(mine)} | {' | '.join(cells)} | {grave:.2f} |")
    print()


def severity(rows: list[dict], readings: list[Reading]) -> None:
    """Which grade was taken for which."""
    matrix = _matrix(rows, readings)
    print(f"| severity, in gold \\ said | {' | '.join(GRADES)} |\n|---|---|---|---|---|")
    for grade, line in zip(GRADES, matrix.tolist(), strict=True):
        print(f"| {grade} | {' | '.join(map(str, line))} |")
    near = sum(matrix[a, b] for a in range(4) for b in range(4) if abs(a - b) <= 1) / matrix.sum()
    print(f"\nseverity macro-F1 {_macro(matrix):.3f}, within one level {near:.3f}\n")


def _matrix(rows: list[dict], readings: list[Reading]) -> np.ndarray:
    matrix = np.zeros((4, 4), int)
    for row, reading in zip(rows, readings, strict=True):
        matrix[GRADES.index(row["severity"]), GRADES.index(str(reading.severity))] += 1
    return matrix


def _macro(matrix: np.ndarray) -> float:
    return float((2 * matrix.diagonal() / np.maximum(matrix.sum(0) + matrix.sum(1), 1)).mean())


def calibration(rows: list[dict], contexts: list[ReaderContext]) -> None:
    """Expected calibration error in ten bins of equal width, of all probabilities and of those above one tenth alone."""
    seen = [look_at(row["text"], context) for row, context in zip(rows, contexts, strict=True)]
    judged = judge([one.features for one in seen], [one.hinted for one in seen])
    print("| calibration error | all | where p > 0.1 |\n|---|---|---|")
    for family, key in (("risk", "risks"), ("request", "requests"), ("vague", "")):
        names = [finding for finding in FINDINGS if finding.split(":")[0] == family]
        p = judged.p[:, [FINDINGS.index(name) for name in names]].ravel()
        there = np.array([row[key].count(name.split(":")[1]) if key else row["vague"] for row in rows for name in names], float)
        print(f"| {family} | {_error(p, there):.3f} | {_error(p[p > 0.1], there[p > 0.1]):.3f} |")
    p = judged.severity
    there = np.array([[row["severity"] == grade for grade in GRADES] for row in rows], float)
    print(f"| severity | {_error(p.ravel(), there.ravel()):.3f} | |")


def _error(p: np.ndarray, there: np.ndarray) -> float:
    bins = np.minimum((p * 10).astype(int), 9)
    return float(
        sum(abs(p[bins == n].mean() - there[bins == n].mean()) * (bins == n).mean() for n in range(10) if (bins == n).any())
    )


if __name__ == "__main__":
    main()
