"""Measure the reader, side by side with simple baselines, in one run: `python bench/reader.py [--markdown FILE]`.

Data lie in `HEARD_SHARED` (default `../shared`); what is not there, and baselines that are not installed, are skipped with
a word. docs/benchmarks-reader.md says which test parts were looked at before.
"""

import argparse
import importlib.util
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).parent.parent / "tools"))

import numpy as np
import reader_data as data

from heard.reader import heads, read, read_many
from heard.reader.heads import CALLED, GROUPS, Subject
from heard.reader.look import look_many
from heard.reader.signs import FINDINGS, judge
from heard.vocabulary.reading import ReaderContext, Reading, Risk, Severity

Row = tuple[str, str, str]  # measure, value, to show
WORDS = 160
TONES = ("negative", "neutral", "positive")


def installed(name: str) -> bool:
    """Whether a baseline can be run here."""
    return importlib.util.find_spec(name) is not None


def micro(said: np.ndarray, there: np.ndarray) -> float:
    """Micro-F1 in per cent."""
    return 200.0 * float((said & there).sum()) / float(said.sum() + there.sum())


def macro(said: np.ndarray, there: np.ndarray) -> float:
    """Macro-F1 of classes given as columns."""
    return float((2 * (said & there).sum(0) / np.maximum(said.sum(0) + there.sum(0), 1)).mean())


def calibration_error(p: np.ndarray, there: np.ndarray) -> float:
    """Expected calibration error of single probabilities, in ten bins of equal width."""
    bins = np.minimum((p * 10).astype(int), 9)
    parts = [abs(p[bins == n].mean() - there[bins == n].mean()) * (bins == n).mean() for n in range(10) if (bins == n).any()]
    return float(sum(parts))


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


def long_reviews(shared: Path, count: int) -> list[str]:
    """Reviews of 160 words, put together from restaurant sentences of the test part."""
    words = " ".join(row.text for row in data.mams(shared, "test")).split()
    return [" ".join(words[(start := n * 37 % (len(words) - WORDS)) : start + WORDS]) for n in range(count)]


def per_second(act: Callable[[], object], count: int) -> float:
    """Texts per second of this process's own time, the best of three."""
    best = 0.0
    for _ in range(3):
        began = time.process_time()
        act()
        best = max(best, count / (time.process_time() - began))
    return best


def speeds(shared: Path) -> list[Row]:
    """Whole readings of 160-word reviews per CPU-second on one thread, and single ones."""
    reviews = long_reviews(shared, 1000)
    said = {
        "no spans": per_second(lambda: read_many(reviews, spans=False), len(reviews)),
        "all spans": per_second(lambda: read_many(reviews), len(reviews)),
    }
    seen = look_many(reviews, [ReaderContext()] * len(reviews))
    heaps = [seen[first : first + 100] for first in range(0, len(seen), 100)]
    said["heads alone"] = per_second(lambda: [heads.score_seen(heap) for heap in heaps], len(reviews))
    if installed("vaderSentiment"):
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

        vader = SentimentIntensityAnalyzer()
        said["VADER"] = per_second(lambda: [vader.polarity_scores(text) for text in reviews[:200]], 200)
    if installed("textblob"):
        from textblob import TextBlob

        said["TextBlob"] = per_second(lambda: [TextBlob(text).sentiment for text in reviews[:200]], 200)
    single = []
    for text in reviews:
        began = time.process_time()
        read(text)
        single.append(1000 * (time.process_time() - began))
    half, rare = np.quantile(single, [0.5, 0.99])
    long = (" ".join(reviews) + " ") * 2
    began = time.process_time()
    read(long[:1_000_000])
    whole = time.process_time() - began
    began = time.process_time()
    read(long[:500_000])
    return [
        (
            "160-word reviews per CPU-second",
            "; ".join(f"{name} {n:,.0f}" for name, n in said.items()),
            ">= 3,000; >= 1,500 with spans",
        ),
        ("one review, p50 / p99, CPU time", f"{half:.2f} / {rare:.2f} ms", "<= 1 / 3 ms"),
        ("1,000,000 characters (500,000), CPU time", f"{whole:.2f} s ({time.process_time() - began:.2f} s)", "<= 1 s, linear"),
    ]


# ru_maxrss is handed down from the process that started this one; VmHWM is this process's own.
_LOAD = """
import json, time
most = lambda: next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM")) / 1024
before = most()
began = time.perf_counter()
from heard.reader import read
read("The soup was cold and the waiter was rude.")
print(json.dumps([time.perf_counter() - began, most(), before]))
"""


def loading() -> list[Row]:
    """A new process: import and first reading, and the most memory it held."""
    runs = [
        json.loads(subprocess.run([sys.executable, "-c", _LOAD], capture_output=True, check=True, text=True).stdout)
        for _ in range(3)
    ]
    seconds, most, before = min(runs)
    return [
        (
            "load and first reading; memory",
            f"{seconds:.2f} s; {most:.0f} MB in all, {most - before:.0f} MB more",
            "<= 0.3 s; <= 120 MB",
        )
    ]


def new_sectors(folder: Path) -> list[Row]:
    """Heads learnt from our own training texts of seven sectors, measured on the eighth."""
    if not installed("scipy"):
        return [("leave one sector out", "skipped: scipy is not installed", "")]
    import reader_features
    import reader_fit
    import reader_labels as labels
    import train_reader as trainer

    rows = data.gold(folder, "train")
    features = reader_features.featurise(look_many([row.text for row in rows], [ReaderContext()] * len(rows)))
    sectors = np.array([row.label["sector"] for row in rows])
    folds = np.array([trainer.fold_of(row.text) for row in rows]) % 8
    found = []
    for group in ("polarity", "topic"):
        taught = labels.lesson(rows, labels.LABELS[group])
        said = []
        for parts in (folds, sectors):
            score = np.zeros(taught.wanted.shape)
            for part in np.unique(parts):
                rest = parts != part
                fit = reader_fit.fit(features[np.flatnonzero(rest)], taught.wanted[rest], taught.counts_for[rest], group)
                score[~rest] = fit.score(features[np.flatnonzero(~rest)], group)
            p = heads.probabilities(score, group)
            choice = np.eye(3, dtype=bool)[p.argmax(1)] if group == "polarity" else p >= 0.25
            there = taught.wanted > 0.5
            said.append(macro(choice, there) * 100 if group == "polarity" else micro(choice, there))
        measure = "macro-F1" if group == "polarity" else "micro-F1"
        found.append(
            (f"new sector, gold training part, {group}, {measure}", f"{said[1]:.1f} (sectors known: {said[0]:.1f})", "")
        )
    return found


ELSEWHERE = {  # sources that come from one place are left out together
    "products": ("pros_cons", "product_reviews_2", "composed", "amazonReviewSnippets", "reviews"),
    "tweets": ("tweets",),
    "films": ("movieReviewSnippets",),
    "restaurants": ("clauses", "mams"),
}


def new_sources(shared: Path) -> list[Row]:
    """Polarity learnt without one place and measured on it: what carries over to texts by other people of another trade."""
    if not installed("scipy"):
        return [("leave one source out", "skipped: scipy is not installed", "")]
    import reader_features
    import reader_fit
    import reader_labels as labels
    import train_reader as trainer

    learnt = [row for row in trainer.examples(shared, Path("gold")) if labels.LABELS["polarity"](row) is not None]
    taught = labels.lesson(learnt, labels.LABELS["polarity"])
    features = reader_features.featurise(reader_features.look_all([row.text for row in learnt]))
    sources = np.array([row.source for row in learnt])
    found = []
    for place, names in ELSEWHERE.items():
        rest = np.flatnonzero(~np.isin(sources, names))
        counts_for = reader_fit.balanced(taught.wanted[rest], taught.counts_for[rest], sources[rest])
        fit = reader_fit.fit(features[rest], taught.wanted[rest], counts_for, "polarity")
        for source in names:
            at = np.flatnonzero(sources == source)
            clear = at[(taught.wanted[at].max(1) > 0.5) & (taught.wanted[at].argmax(1) != 1)]
            if source == "mams" or not len(clear):
                continue
            score, good = fit.score(features[clear], "polarity"), taught.wanted[clear].argmax(1) == 2
            value = f"{_two_sides(score[:, 2] > score[:, 0], good):.3f}"
            if installed("vaderSentiment"):
                from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

                vader = SentimentIntensityAnalyzer()
                other = np.array([vader.polarity_scores(learnt[n].text)["compound"] > 0 for n in clear])
                value += f"; VADER {_two_sides(other, good):.3f}"
            found.append((f"praise or blame, {source}, learnt without {place}, macro-F1", value, ""))
    return found


def _two_sides(said: np.ndarray, good: np.ndarray) -> float:
    return macro(np.stack([said, ~said], 1), np.stack([good, ~good], 1))


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
