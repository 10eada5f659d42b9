"""What the reader's findings are taught with: our own labelled texts and sentences, as features, targets and counts."""

import json
import tomllib
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import numpy as np
from hands import hand_of
from reader_features import by_length, hints_of
from scipy.sparse import csr_matrix, hstack

from heard.reader.hints import KEYS
from heard.reader.look import Looked, look_many
from heard.reader.signs import FINDINGS, feature_names
from heard.reader.words import says_outright
from heard.vocabulary.reading import ReaderContext, Severity

PRIOR_WEIGHT, SAID_WEIGHT = 1.6, 3.0
PULL, HINT_PULL = 3.0, 0.6  # how strongly weights are held where we believe them to be
COUNTS, SENTENCE_COUNTS = 3.0, 6.0  # how much a text weighs against that, and how much a sentence, whose point is plain
FEWEST = 3  # texts that a hint must stand in
SENTENCES = "sentences"
BINARY = len(FINDINGS) - len(Severity)
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that holds one finding, or only sounds like it."""

    language: str
    finding: str
    text: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Lesson:
    """Texts, then sentences, as features, then hints; what is wanted of each finding; where the weights start and how they are
    held; how much each text counts for each finding; whose hand wrote it; `keys` of the hints.
    """

    table: csr_matrix
    wanted: np.ndarray
    prior: np.ndarray
    held: np.ndarray
    counts: np.ndarray
    hands: np.ndarray
    keys: np.ndarray


def rows_of(folder: Path) -> list[dict]:
    """The labelled texts that may be learnt from."""
    lines = (json.loads(line) for path in sorted(folder.glob("reviews/*.jsonl")) for line in path.open(encoding="utf-8"))
    return [row for row in lines if row["part"] in ("train", "dev")]


def sentences_of(folder: Path) -> list[Sentence]:
    """The labelled sentences."""
    found = []
    for path in sorted(folder.glob("sentences/*.toml")):
        for family, members in tomllib.loads(path.read_text("utf-8")).items():
            for member, sides in members.items():
                finding = member if family == "other" else f"{family}:{member}"
                for side, texts in sides.items():
                    found += [Sentence(path.stem, finding, text, side == "holds") for text in texts]
    return found


def lesson_of(rows: list[dict], sentences: list[Sentence]) -> Lesson:
    """Everything that a fit needs."""
    texts = [*(row["text"] for row in rows), *(one.text for one in sentences)]
    contexts = [ReaderContext(sector=row["sector"]) for row in rows] + [ReaderContext()] * len(sentences)
    seen: list[Looked] = []
    for first in range(0, len(texts), _AT_ONCE):
        seen += look_many(texts[first : first + _AT_ONCE], contexts[first : first + _AT_ONCE])
    hinted, keys = _hints_of(seen)
    table = hstack([csr_matrix(np.stack([one.features for one in seen])), hinted]).tocsr().astype(np.float32)
    prior = np.vstack([_prior(), np.zeros((len(keys), len(FINDINGS)))])
    held = np.concatenate([np.full(len(feature_names()), PULL), np.full(len(keys), HINT_PULL)])
    held[feature_names().index("always")] = 0.01
    counts = np.full((len(seen), len(FINDINGS)), COUNTS)
    counts[len(rows) :] = 0.0
    wanted = np.concatenate([_labels(rows), np.zeros((len(sentences), len(FINDINGS)))])
    for number, one in enumerate(sentences, len(rows)):
        column = FINDINGS.index(one.finding)
        counts[number, column], wanted[number, column] = SENTENCE_COUNTS, one.holds
    hands = np.array([*(hand_of(row["id"]) for row in rows), *([SENTENCES] * len(sentences))])
    return Lesson(table, wanted, prior, held, counts, hands, keys)


def _hints_of(seen: list[Looked]) -> tuple[csr_matrix, np.ndarray]:
    """The hints of each text as the reader counts them, and their keys."""
    hinted = [one.hinted for one in seen]
    table = by_length(hints_of(hinted), np.array([len(one.words) for one in hinted]))
    keys = np.flatnonzero(np.bincount(table.indices, minlength=KEYS) >= FEWEST)
    return table[:, keys], keys


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
        held |= {name for name in ("churn", "vague") if row[name]} | {
            f"severity:{row['severity']}",
            f"polarity:{row['polarity']}",
        }
        found[number] = [finding in held for finding in FINDINGS]
    return found
