"""Own topics from few examples: n-grams beside embeddings, on the same texts, in one run. From the project root:

    HEARD_SHARED=../shared PYTHONPATH=src python -m bench.few_labels --labels 30,100,300

Needs the extra `heard[embeddings]`. Two sets: sentences of complaints about banks (one of five products each; 400 texts that
chance chose are the test part), and the MAMS sentences about restaurants (two or more of eight categories each; official test part).
The mean over ten draws of examples, and how far the draws scatter.
"""

import argparse
import csv
import os
import random
import statistics
import time
from pathlib import Path
from xml.etree import ElementTree

import numpy as np

from heard.reader import embeddings
from heard.reader.own import FEWEST, FOUND, learn, ngram_vectors

DRAWS = 10
TESTED = 400  # complaints
Marked = list[tuple[str, frozenset[str]]]


def complaints(data: Path) -> tuple[Marked, Marked]:
    """Bank complaints, each text once, split by chance."""
    with (data / "funcrowd_cfpb.csv").open(encoding="utf-8", newline="") as file:
        known = {row["data__text"]: row["reference__output"] for row in csv.DictReader(file)}
    rows = [(text, frozenset({topic})) for text, topic in sorted(known.items()) if topic]
    random.Random(42).shuffle(rows)
    return rows[TESTED:], rows[:TESTED]


def restaurants(data: Path) -> tuple[Marked, Marked]:
    """MAMS, by its official parts."""

    def part(name: str) -> Marked:
        root = ElementTree.parse(data / f"mams_acsa_{name}.xml").getroot()  # noqa: S314 our own shared file
        return [
            (
                sentence.findtext("text", ""),
                frozenset(str(one.get("category")) for one in sentence.iter("aspectCategory")),
            )
            for sentence in root.iter("sentence")
        ]

    return part("train"), part("test")


def scored(train: Marked, test: Marked, matrix: dict[str, np.ndarray], *, exclusive: bool) -> float:
    """Share of texts whose topic is right where each has one; micro-F1 where they have several."""
    learnt = learn(
        [text for text, _ in train],
        [topics for _, topics in train],
        vectors=lambda texts: np.stack([matrix[text] for text in texts]),
    )
    p = learnt.p([text for text, _ in test])
    if exclusive:
        return statistics.fmean(learnt.names[place] in topics for place, (_, topics) in zip(p.argmax(1), test, strict=True))
    said = p >= FOUND
    true = np.array([[name in topics for name in learnt.names] for _, topics in test])
    missed = sum(len(topics - set(learnt.names)) for _, topics in test)
    hits = float((said & true).sum())
    return 2 * hits / (said.sum() + true.sum() + missed)


def drawn(train: Marked, count: int) -> list[Marked]:
    """Ten draws of examples. A topic that stands in fewer than three of a draw, or in all but two, is left out of it and counts as missed."""
    found = []
    for seed in range(DRAWS):
        some = random.Random(seed).sample(train, count)
        seen = [topic for _, topics in some for topic in topics]
        kept = frozenset(topic for topic in seen if FEWEST <= seen.count(topic) <= count - FEWEST)
        found.append([(text, topics & kept) for text, topics in some])
    return found


def main() -> None:
    """Print a row for each set and number of examples."""
    words = argparse.ArgumentParser()
    words.add_argument("--labels", default="30,100,300")
    counts = [int(count) for count in words.parse_args().labels.split(",")]
    data = Path(os.environ.get("HEARD_SHARED", "../shared")) / "data"
    print("| set | examples | n-grams | embeddings |\n|---|--:|--:|--:|")
    spent = {}
    for name, (train, test), exclusive in (("complaints", complaints(data), True), ("restaurants", restaurants(data), False)):
        examples = {count: drawn(train, count) for count in counts}
        texts = sorted({text for part in (test, *(one for some in examples.values() for one in some)) for text, _ in part})
        matrices = {}
        for kind, vectors in (("n-grams", ngram_vectors), ("embeddings", embeddings.vectors)):
            began = time.process_time()
            matrices[kind] = dict(zip(texts, vectors(texts), strict=True))
            spent[name, kind] = len(texts) / (time.process_time() - began)
        for count in counts:
            told = []
            for matrix in matrices.values():
                scores = [scored(some, test, matrix, exclusive=exclusive) for some in examples[count]]
                told.append(f"{100 * statistics.fmean(scores):.1f} ± {100 * statistics.stdev(scores):.1f}")
            print(f"| {name} | {count} | {' | '.join(told)} |", flush=True)
    for (name, kind), rate in spent.items():
        print(f"{name}, {kind}: {rate:.0f} texts a CPU second")


if __name__ == "__main__":
    main()
