"""The texts that the heads learn from and are measured on, read from where they lie; nothing is copied into the project.

Every reader of a set gives `Example`s. Official parts are kept; `held_out` draws the test part of sets that have none.
"""

import csv
import json
import re
import xml.etree.ElementTree as ElementTree
import zipfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

ASPECTS = ("food", "service", "staff", "price", "ambience", "place", "menu", "miscellaneous")
SEED = 42


@dataclass(frozen=True, slots=True)
class Example:
    """A text and what its set says of it; the meaning of `label` is the set's."""

    text: str
    label: object
    source: str


def held_out(labels: list[str]) -> np.ndarray:
    """True for the fifth of each class that is the test part, drawn with one seed."""
    chance = np.random.RandomState(SEED)
    chosen = np.zeros(len(labels), bool)
    order = np.array(labels)
    for label in sorted(set(labels)):
        rows = chance.permutation(np.flatnonzero(order == label))
        chosen[rows[: round(len(rows) / 5)]] = True
    return chosen


def plain(text: str) -> str:
    """Letters and digits only: texts that differ in nothing else count as one."""
    return re.sub(r"[^a-z0-9]", "", text.lower())


def mams(shared: Path, part: str) -> list[Example]:
    """Restaurant sentences; the label maps aspect categories to polarity."""
    root = ElementTree.parse(shared / "data" / f"mams_acsa_{part}.xml").getroot()  # noqa: S314 - a file of our own choosing
    return [
        Example(
            sentence.findtext("text", ""),
            {a.get("category"): a.get("polarity") for a in sentence.iter("aspectCategory")},
            "mams",
        )
        for sentence in root
    ]


def rated(shared: Path, name: str) -> list[Example]:
    """Sentences with the mean of 20 raters, -4 to 4: tweets,
    movieReviewSnippets, nytEditorialSnippets, amazonReviewSnippets."""
    lines = (shared / "data" / "vader" / f"{name}_GroundTruth.txt").read_text("utf-8", "replace").splitlines()
    rows = [line.split("\t") for line in lines]
    return [Example(row[2], float(row[1]), name) for row in rows if len(row) > 2]


def snippets(shared: Path) -> tuple[list[Example], list[Example]]:
    """The rated product snippets: the 80 per cent to learn from, the 20 per cent to be measured on."""
    rows = rated(shared, "amazonReviewSnippets")
    order = np.random.RandomState(SEED).permutation(len(rows))
    size = -(-len(rows) // 5)
    test = [rows[i] for i in order[:size]]
    known = {plain(row.text) for row in test}
    return [rows[i] for i in order[size:] if plain(rows[i].text) not in known], test


def reviews(shared: Path) -> list[Example]:
    """Whole product reviews, put together again from their rated snippets, without those held out; the label is the mean."""
    lines = (shared / "data" / "vader" / "amazonReviewSnippets_GroundTruth.txt").read_text("utf-8", "replace").splitlines()
    learnt = {row.text for row in snippets(shared)[0]}
    together: dict[str, list[tuple[str, float]]] = {}
    for number, rating, text in (line.split("\t")[:3] for line in lines if line.count("\t") >= 2):
        if text in learnt:
            together.setdefault(number.partition("_")[0], []).append((text, float(rating)))
    return [
        Example(" ".join(text for text, _ in parts), float(np.mean([rating for _, rating in parts])), "reviews")
        for parts in together.values()
        if len(parts) > 1
    ]


TURNS = re.compile(r"[,;]|\.\s|--|\b(?:but|although|though|while|however|yet)\b", re.IGNORECASE)


def clauses(shared: Path) -> list[Example]:
    """Parts of restaurant sentences whose labelled terms are all praised (1) or all blamed (-1); cut where a sentence turns."""
    found = []
    held = {plain(row.text) for row in mams(shared, "test")}  # the two sets of labels have other parts
    for part in ("train", "val"):
        root = ElementTree.parse(shared / "data" / f"mams_atsa_{part}.xml").getroot()  # noqa: S314 - a file of our own choosing
        for sentence in root:
            text = sentence.findtext("text", "")
            if plain(text) in held:
                continue
            terms = [(int(t.get("from", 0)), t.get("polarity")) for t in sentence.iter("aspectTerm")]
            ends = [0, *(match.start() for match in TURNS.finditer(text)), len(text)]
            runs: list[tuple[int, int, set[str | None]]] = []
            for first, last in pairwise(ends):
                tones = {tone for at, tone in terms if first <= at < last}
                if runs and (not tones or not runs[-1][2] or tones == runs[-1][2]):
                    runs[-1] = (runs[-1][0], last, runs[-1][2] | tones)
                else:
                    runs.append((first, last, tones))
            for first, last, tones in runs:
                clause = text[first:last].strip(" ,;.-")
                if clause.count(" ") > 1 and tones in ({"positive"}, {"negative"}):
                    found.append(Example(clause, 1 if tones == {"positive"} else -1, "clauses"))
    return found


def liu(shared: Path) -> list[Example]:
    """Pros and cons, and sentences of the second set of product reviews; the label is 1 or -1.

    The first set is left out whole: the rated product snippets were made from it.
    """
    found = []
    with zipfile.ZipFile(shared / "data" / "liu" / "pros_cons.zip") as archive:
        for name, label in (("IntegratedPros", 1), ("IntegratedCons", -1)):
            text = archive.read(f"pros_cons/{name}.txt").decode("utf-8", "replace")
            found += [Example(line, label, "pros_cons") for line in re.findall(r"<(?:Pros|Cons)>(.*)</", text)]
    with zipfile.ZipFile(shared / "data" / "liu" / "pr2.zip") as archive:
        for name in sorted(archive.namelist()):
            if name.endswith(".txt") and "README" not in name:
                for line in archive.read(name).decode("utf-8", "replace").splitlines():
                    marks, _, text = line.partition("##")
                    signs = {mark[0] for mark in re.findall(r"\[([+-]\d)", marks)}
                    if len(signs) == 1 and text.strip():
                        found.append(Example(text, 1 if signs == {"+"} else -1, "product_reviews_2"))
    return found


def composed(phrases: list[Example], count: int = 6000) -> list[Example]:
    """Longer texts put together from rated phrases; the label is the share of praise among them.

    Reviews are longer than the phrases that are rated, and praise and blame stand side by side in them.
    """
    chance = np.random.RandomState(SEED)
    praise, blame = ([row.text.strip(" .") for row in phrases if row.label == sign] for sign in (1, -1))
    found = []
    for _ in range(count):
        size = int(chance.randint(2, 9))
        lean = chance.choice([0.0, 0.0, 0.25, 0.5, 0.75, 1.0, 1.0])
        good = chance.random_sample(size) < lean
        said = [praise[chance.randint(len(praise))] if kind else blame[chance.randint(len(blame))] for kind in good]
        found.append(Example(". ".join(said) + ".", float(good.mean()), "composed"))
    return found


def goemotions(shared: Path, part: str) -> list[Example]:
    """Comments; the label is the set of emotion names."""
    names = (shared / "data" / "goemo_labels.txt").read_text("utf-8").split()
    rows = (line.split("\t") for line in (shared / "data" / f"goemo_{part}.tsv").read_text("utf-8").splitlines())
    return [Example(row[0], frozenset(names[int(n)] for n in row[1].split(",")), "goemotions") for row in rows]


def offensive(shared: Path) -> tuple[list[Example], list[Example]]:
    """Tweets to learn from and to be measured on; the label is 0 hateful, 1 offensive, 2 neither."""
    with (shared / "data" / "davidson.csv").open(encoding="utf-8", newline="") as source:
        rows = [Example(row["tweet"], int(row["class"]), "davidson") for row in csv.DictReader(source)]
    test = held_out([str(row.label) for row in rows])
    return [r for r, t in zip(rows, test, strict=True) if not t], [r for r, t in zip(rows, test, strict=True) if t]


def complaints(shared: Path) -> list[Example]:
    """Sentences of complaints about banks, each once; all of them complain."""
    with (shared / "data" / "funcrowd_cfpb.csv").open(encoding="utf-8", newline="") as source:
        texts = sorted({row["data__text"] for row in csv.DictReader(source)})
    return [Example(text, None, "cfpb") for text in texts if len(text) > 20]


def gold(folder: Path, part: str) -> list[Example]:
    """Our own texts; the label is the whole row."""
    lines = (line for path in sorted(folder.glob("reviews/*.jsonl")) for line in path.read_text("utf-8").splitlines())
    rows = [json.loads(line) for line in lines]
    return [Example(row["text"], row, "gold") for row in rows if row["part"] == part]
