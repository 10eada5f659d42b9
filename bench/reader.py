"""Measure the reader, side by side with simple baselines, in one run: `python bench/reader.py [--markdown FILE]`.

Data lie in `HEARD_SHARED` (default `../shared`); what is not there, and baselines that are not installed, are skipped with
a word. docs/benchmarks-reader.md says which test parts were looked at before.
"""

import argparse
import os
import resource
import sys
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).parent.parent / "tools"))

import numpy as np
import reader_data as data
from reader_elsewhere import new_sectors, new_sources
from reader_scores import Row, calibration_error, installed, macro, micro
from reader_speed import loading, speeds

from heard.reader import heads, read_many
from heard.reader.heads import CALLED, GROUPS, Subject
from heard.reader.look import look_many
from heard.reader.signs import FINDINGS, judge
from heard.vocabulary.reading import ReaderContext, Reading, Risk, Severity

TONES = ("negative", "neutral", "positive")


def bag_baseline(train: list[str], wanted: np.ndarray, test: list[str], *, exclusive: bool) -> np.ndarray | None:
    """TF-IDF of words and letters with logistic regression: what anybody would try first."""
    if not installed("sklearn"):
        return None
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_union

    bags = make_union(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True),
    )
    seen, unseen = bags.fit_transform(train), bags.transform(test)
    if exclusive:
        model = LogisticRegression(C=10, max_iter=200).fit(seen, wanted.argmax(1))
        return np.eye(wanted.shape[1], dtype=bool)[model.predict(unseen)]
    columns = [LogisticRegression(C=10, solver="liblinear").fit(seen, column).predict(unseen) for column in wanted.T]
    return np.stack(columns, 1).astype(bool)


def restaurants(shared: Path) -> list[Row]:
    """MAMS, official test part: categories, then categories with their polarity."""
    train, test = data.mams(shared, "train"), data.mams(shared, "test")
    names = GROUPS["aspect"]
    there = np.array([[name in row.label for name in names] for row in test])
    seen = look_many([row.text for row in test], [ReaderContext()] * len(test))
    scores = heads.score_seen(seen, "more")
    said = scores.found("aspect")
    base = bag_baseline(
        [row.text for row in train],
        np.array([[n in row.label for n in names] for row in train]),
        [r.text for r in test],
        exclusive=False,
    )
    beside = "" if base is None else f"; TF-IDF words and letters, same run {micro(base, there):.1f}"
    rows = [("MAMS categories, test, micro-F1", f"{micro(said, there):.1f}{beside}", ">= 88")]
    owners = [(int(text), int(column)) for text, column in np.argwhere(said)]
    subjects = [
        Subject(
            text,
            heads.loudest(seen[text], "aspect", column),
            CALLED.get(names[column], names[column]),
        )
        for text, column in owners
    ]
    told = heads.tones(seen, subjects)
    tones = heads.decide(told, heads.cuts("topic_tone"), "topic_tone").argmax(1)
    right = sum(test[text].label.get(names[column]) == TONES[t] for (text, column), t in zip(owners, tones, strict=True))
    joint = 200.0 * right / (len(owners) + int(there.sum()))
    error = calibration_error(scores.p("aspect").ravel(), there.ravel())
    return [
        *rows,
        ("MAMS category and polarity, test, micro-F1", f"{joint:.1f}{_joint_baseline(train, test)}", ">= 70"),
        ("calibration error, MAMS categories", f"{error:.3f}", "<= 0.05"),
    ]


def _joint_baseline(train: list[data.Example], test: list[data.Example]) -> str:
    """TF-IDF with one class for each category and tone."""
    classes = [(name, tone) for name in GROUPS["aspect"] for tone in TONES]
    known, there = (np.array([[row.label.get(n) == t for n, t in classes] for row in rows]) for rows in (train, test))
    base = bag_baseline([row.text for row in train], known.astype(float), [row.text for row in test], exclusive=False)
    return "" if base is None else f"; TF-IDF words and letters, same run {micro(base, there):.1f}"


def snippets(shared: Path) -> list[Row]:
    """Product snippets rated by 20 people, a fifth held out."""
    _, test = data.snippets(shared)
    true = np.array([row.label for row in test])
    found = {"heads": heads.score([row.text for row in test], "more").p("tone")[:, 0]}
    if installed("vaderSentiment"):
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

        vader = SentimentIntensityAnalyzer()
        found["VADER"] = np.array([vader.polarity_scores(row.text)["compound"] for row in test])
    if installed("textblob"):
        from textblob import TextBlob

        found["TextBlob"] = np.array([TextBlob(row.text).sentiment.polarity for row in test])
    said = "; ".join(f"{name} {np.corrcoef(values, true)[0, 1]:.3f}" for name, values in found.items())
    return [("rated product snippets, 80/20, Pearson", said, ">= 0.75")]


def offences(shared: Path) -> list[Row]:
    """Davidson, a stratified fifth held out."""
    train, test = data.offensive(shared)
    there = np.eye(3, dtype=bool)[[int(row.label) for row in test]]
    scores = heads.score([row.text for row in test], "more")
    base = bag_baseline(
        [r.text for r in train], np.eye(3)[[int(r.label) for r in train]], [r.text for r in test], exclusive=True
    )
    beside = "" if base is None else f"; TF-IDF words and letters, same run {macro(base, there):.3f}"
    error = calibration_error(scores.p("offence").ravel(), there.ravel())
    return [
        ("offensive language, 80/20, macro-F1", f"{macro(scores.found('offence'), there):.3f}{beside}", ">= 0.75"),
        ("calibration error, offensive language", f"{error:.3f}", "<= 0.05"),
    ]


def our_gold(folder: Path) -> list[Row]:
    """Our own texts, frozen test part, as the whole reading sees them, with no stars given."""
    test = data.gold(folder, "test")
    contexts = [ReaderContext(sector=row.label["sector"]) for row in test]
    readings = read_many([row.text for row in test], contexts)
    rows = [
        ("gold test: texts", str(len(test)), ""),
        ("gold test: polarity, 3 classes, macro-F1", f"{_polarity_f1(readings, test):.3f}", ""),
        ("gold test: topics, micro-F1", f"{_topic_f1(readings, test):.1f}", ""),
        _set_row("risks", [{s.what for s in r.risks} for r in readings], [set(row.label["risks"]) for row in test], list(Risk)),
        _set_row(
            "requests", [{s.what for s in r.requests} for r in readings], [set(row.label["requests"]) for row in test], []
        ),
        _set_row("vague", [{r.vague} - {False} for r in readings], [{row.label["vague"]} - {False} for row in test], []),
    ]
    grades = [str(grade) for grade in Severity]
    true, said = ([grades.index(row.label["severity"]) for row in test], [grades.index(str(r.severity)) for r in readings])
    near = float(np.mean(np.abs(np.array(true) - np.array(said)) <= 1))
    eye = np.eye(4, dtype=bool)
    rows.append(
        ("gold test: severity macro-F1; within one level", f"{macro(eye[said], eye[true]):.3f}; {near:.3f}", ">= 0.65; >= 0.95")
    )
    sure = np.array([r.polarity_p for r in readings])
    marked = np.array([_three(row.label["polarity"]) for row in test])
    rows.append(("calibration error, polarity", f"{calibration_error(sure.ravel(), np.eye(3)[marked].ravel()):.3f}", "<= 0.05"))
    complains = np.array([row.label["polarity"] in ("negative", "mixed") for row in test], float)
    error = calibration_error(np.array([r.complaint for r in readings]), complains)
    rows.append(("calibration error, complaint", f"{error:.3f}", "<= 0.05"))
    return [*rows, *_more_calibration(test, contexts), *_by_language(readings, test)]


def _more_calibration(test: list[data.Example], contexts: list[ReaderContext]) -> list[Row]:
    """Of every probability of a family together, and of each single finding the worst."""
    seen = look_many([row.text for row in test], contexts)
    judged = judge([one.features for one in seen], [one.hinted for one in seen])
    p, names = judged.p, FINDINGS[: judged.p.shape[1]]
    keys = {"risk": "risks", "request": "requests", "emotion": "emotions", "party": "others_at_fault"}
    rows = []
    for family, key in keys.items():
        columns = [n for n, name in enumerate(names) if name.startswith(f"{family}:")]
        there = np.array([[names[n].partition(":")[2] in row.label[key] for n in columns] for row in test], float)
        each = [calibration_error(p[:, n], there[:, k]) for k, n in enumerate(columns)]
        error = calibration_error(p[:, columns].ravel(), there.ravel())
        rows.append((f"calibration error, {key}; of the worst", f"{error:.3f}; {max(each):.3f}", "<= 0.05"))
    grave = judged.severity
    true = np.array([[row.label["severity"] == str(grade) for grade in Severity] for row in test], float)
    scores = heads.score_seen(seen)
    topics = np.array([[t in {x["topic"] for x in row.label["topics"]} for t in GROUPS["topic"]] for row in test], float)
    starred = [n for n, row in enumerate(test) if row.label["stars"]]
    stars = np.eye(5)[[test[n].label["stars"] - 1 for n in starred]]
    p_stars = scores.p("stars")[starred]
    far = float(np.mean(np.abs(p_stars @ np.arange(1, 6) - (stars.argmax(1) + 1))))
    return [
        *rows,
        ("calibration error, severity", f"{calibration_error(grave.ravel(), true.ravel()):.3f}", "<= 0.05"),
        ("calibration error, topics", f"{calibration_error(scores.p('topic').ravel(), topics.ravel()):.3f}", "<= 0.05"),
        ("calibration error, stars", f"{calibration_error(p_stars.ravel(), stars.ravel()):.3f}", "<= 0.05"),
        ("gold test: expected stars, mean distance", f"{far:.2f} (always 2.5: {np.abs(stars.argmax(1) - 1.5).mean():.2f})", ""),
    ]


def _by_language(readings: list[Reading], test: list[data.Example]) -> list[Row]:
    said = []
    for language in sorted({row.label["lang"] for row in test}):
        here = [n for n, row in enumerate(test) if row.label["lang"] == language]
        said.append(f"{language} {_polarity_f1([readings[n] for n in here], [test[n] for n in here]):.2f}")
    return [("gold test: polarity by language, macro-F1", ", ".join(said), "")]


def _three(polarity: str) -> int:
    return {"negative": 0, "mixed": 1, "neutral": 1, "positive": 2}[polarity]


def _polarity_f1(readings: list[Reading], test: list[data.Example]) -> float:
    eye = np.eye(3, dtype=bool)
    return macro(eye[[_three(str(r.polarity)) for r in readings]], eye[[_three(row.label["polarity"]) for row in test]])


def _topic_f1(readings: list[Reading], test: list[data.Example]) -> float:
    pairs = [
        ({t.what for t in r.topics}, {t["topic"] for t in row.label["topics"]}) for r, row in zip(readings, test, strict=True)
    ]
    return 200.0 * sum(len(a & b) for a, b in pairs) / sum(len(a) + len(b) for a, b in pairs)


def _set_row(name: str, said: list[set], there: list[set], each: list[str]) -> Row:
    right = sum(len(a & b) for a, b in zip(said, there, strict=True))
    precision, recall = right / max(1, sum(map(len, said))), right / max(1, sum(map(len, there)))
    classes = []
    for what in each:
        hit = sum(what in a and what in b for a, b in zip(said, there, strict=True))
        classes.append(
            f"{what} {hit / max(1, sum(what in a for a in said)):.2f}/{hit / max(1, sum(what in b for b in there)):.2f}"
        )
    return (
        f"gold test: {name}, precision / recall",
        f"{precision:.3f} / {recall:.3f} {', '.join(classes)}",
        ">= 0.90 / 0.85 each",
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--markdown", type=Path, help="write the table here too")
    arguments.add_argument("--only", nargs="*", help="names of the functions to run")
    chosen = arguments.parse_args()
    shared, gold = Path(os.environ.get("HEARD_SHARED", "../shared")), Path("gold")
    rows: list[Row] = []
    for measure, needs in (
        (restaurants, shared),
        (snippets, shared),
        (offences, shared),
        (our_gold, gold),
        (speeds, shared),
        (loading, None),
        (new_sectors, gold),
        (new_sources, shared),
    ):
        if chosen.only and measure.__name__ not in chosen.only:
            continue
        found = (
            measure(*([needs] if needs else []))
            if needs is None or needs.exists()
            else [(str(needs), "skipped: not there", "")]
        )
        rows += found
        for row in found:
            print(" | ".join(row), flush=True)
    rows.append(("most memory of this run", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB", ""))
    if chosen.markdown:
        table = "\n".join(f"| {a} | {b} | {c} |" for a, b, c in rows)
        chosen.markdown.write_text(f"| measure | measured | to show |\n|---|---|---|\n{table}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
