"""What carries over: heads learnt without one sector, or one place, and measured on it; called by bench/reader.py."""

from pathlib import Path

import numpy as np
import reader_data as data
from reader_scores import Row, installed, macro, micro

from heard.reader import heads
from heard.reader.look import look_many
from heard.vocabulary.reading import ReaderContext


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
