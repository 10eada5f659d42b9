"""What each source of texts says of each group of heads: the targets, and how much the text counts."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from hands import manner_of
from reader_data import Example

from heard.reader.heads import GROUPS

COUNTS = {"artful": 2.0, "plain": 4.0, "third": 1.5, "fourth": 1.5, "seventh": 1.5, "eighth": 3.0}
"""How much a gold text counts for what is in it, by its manner: the plain ones are nearest to what people write."""
WHOLE = {"artful": 1.0, "plain": 3.0, "third": 1.3, "fourth": 1.3, "seventh": 1.3, "eighth": 2.0}
"""How much it counts for what it says as a whole: where near misses were sought, as many mislead as in no inbox."""
TONES = ("negative", "neutral", "positive")


@dataclass(slots=True)
class Lesson:
    """What one group of heads learns: rows of the features, targets, and how much each counts (0: not known)."""

    rows: np.ndarray
    wanted: np.ndarray
    counts_for: np.ndarray


Label = Callable[[Example], tuple[list[float], float] | None]


def topic_tone(example: Example) -> tuple[list[float], float] | None:
    """Negative, neutral or mixed, positive, of one topic."""
    tone = "neutral" if example.label == "mixed" else example.label
    return [float(tone == name) for name in TONES], 1.0 if example.source == "mams" else 0.7


def lesson(examples: list[Example], label: Label) -> Lesson:
    """The examples that `label` has something to say about; a target of nan is not known."""
    rows, wanted, counts_for = [], [], []
    for row, example in enumerate(examples):
        said = label(example)
        if said is not None:
            rows.append(row)
            wanted.append(said[0])
            counts_for.append([said[1] * (target == target) for target in said[0]])
    return Lesson(np.array(rows), np.nan_to_num(np.array(wanted, float)), np.array(counts_for, float))


def _by_tone(tone: float) -> list[float]:
    below, above = 1 / (1 + np.exp((tone + 0.7) / 0.35)), 1 / (1 + np.exp((0.7 - tone) / 0.35))
    return [below, max(0.0, 1 - below - above), above]


GLAD = {"admiration", "approval", "excitement", "gratitude", "joy", "love", "relief", "optimism", "caring"}
CROSS = {
    "anger",
    "annoyance",
    "disappointment",
    "disapproval",
    "disgust",
    "sadness",
    "embarrassment",
    "fear",
    "grief",
    "remorse",
}
SIGN = {"negative": [1, 0, 0], "mixed": [0, 1, 0], "neutral": [0, 1, 0], "positive": [0, 0, 1]}
RATED = {"amazonReviewSnippets": 1.0, "tweets": 0.7, "movieReviewSnippets": 0.5, "nytEditorialSnippets": 0.3}


def gold_counts(example: Example) -> float:
    """How much a gold text counts for what is in it."""
    return COUNTS[manner_of(example.label["id"])]


def gold_whole(example: Example) -> float:
    """How much it counts for what it says as a whole: twice where no other source teaches the language."""
    return WHOLE[manner_of(example.label["id"])] * (1 if example.label["lang"] == "en" else 2)


def _felt(glad: bool, cross: bool) -> tuple[list[float], float] | None:
    if glad and cross:
        return None
    return [float(cross), float(not glad and not cross), float(glad)], 0.3 if glad or cross else 0.1


def polarity(example: Example) -> tuple[list[float], float] | None:
    """Negative, neutral or mixed, positive."""
    label = example.label
    match example.source:
        case "gold":
            return list(map(float, SIGN[label["polarity"]])), gold_whole(example)
        case "mams":
            said = set(label.values())
            if said == {"positive", "negative"}:
                return [0.1, 0.8, 0.1], 0.3
            return ([float(s in said) for s in ("negative", "neutral", "positive")], 0.5) if len(said) == 1 else None
        case "pros_cons" | "product_reviews_2" | "clauses":
            return [float(label < 0), 0.0, float(label > 0)], 0.5 if example.source == "clauses" else 0.3
        case "reviews":
            return _by_tone(1.5 * label), 1.0
        case "goemotions":
            return _felt(bool(label & GLAD), bool(label & CROSS))
        case "cfpb":
            return [0.8, 0.2, 0.0], 0.4
        case "composed":
            share = example.label
            return [float(share < 0.3), float(0.3 <= share <= 0.7), float(share > 0.7)], 0.5
        case "davidson":
            return None
    return _by_tone(label), RATED[example.source]


def stars(example: Example) -> tuple[list[float], float] | None:
    """One to five stars; other sets hint at them."""
    if example.source == "gold":
        given = example.label["stars"]
        return ([float(n == given) for n in range(1, 6)], gold_whole(example)) if given else None
    if example.source in ("pros_cons", "product_reviews_2"):
        return ([0.0, 0.0, 0.1, 0.35, 0.55] if example.label > 0 else [0.45, 0.35, 0.15, 0.05, 0.0]), 0.1
    if example.source == "composed":
        near = np.exp(-((np.arange(1, 6) - (1.3 + 3.4 * example.label)) ** 2))
        return (near / near.sum()).tolist(), 0.3
    if example.source == "reviews":
        near = np.exp(-((np.arange(1, 6) - np.clip(3 + 1.2 * example.label, 1, 5)) ** 2))
        return (near / near.sum()).tolist(), 1.0
    if example.source in ("amazonReviewSnippets", "movieReviewSnippets"):
        near = np.exp(-((np.arange(1, 6) - (3 + example.label * 0.7)) ** 2))
        return (near / near.sum()).tolist(), 0.3
    return None


def complaint(example: Example) -> tuple[list[float], float] | None:
    """Whether the writer complains."""
    match example.source:
        case "gold":
            return [float(example.label["polarity"] in ("negative", "mixed"))], gold_whole(example)
        case "cfpb":
            return [1.0], 0.5
        case "pros_cons" | "product_reviews_2" | "clauses" | "reviews":
            return [float(example.label < 0)], 0.5 if example.source == "reviews" else 0.2
        case "composed":
            return [float(example.label <= 0.7)], 0.2
        case "goemotions":
            return [0.6 if example.label & {"annoyance", "disappointment", "anger"} else 0.0], 0.2
        case "tweets" | "amazonReviewSnippets":
            return [_by_tone(example.label)[0] * (0.9 if example.source[0] == "a" else 0.6)], 0.4
    return None


def topic(example: Example) -> tuple[list[float], float] | None:
    """The thirteen topics; of restaurant sentences only four are known."""
    nan = float("nan")
    if example.source == "gold":
        said = {entry["topic"] for entry in example.label["topics"]}
        return [float(name in said) for name in GROUPS["topic"]], gold_counts(example)
    if example.source == "mams":
        known = {
            "quality": bool({"food"} & example.label.keys()),
            "staff": bool({"staff", "service"} & example.label.keys()),
            "price": "price" in example.label,
            "atmosphere": "ambience" in example.label,
        }
        return [float(known[name]) if name in known else nan for name in GROUPS["topic"]], 0.4
    return None


def offence(example: Example) -> tuple[list[float], float] | None:
    """Hateful, offensive, neither; a rare class counts for more."""
    if example.source == "davidson":
        return [float(example.label == n) for n in range(3)], (2.5, 0.8, 1.3)[example.label]
    return None


FELT = {
    "anger": {"anger": 1.0, "annoyance": 0.6},
    "disappointment": {"disappointment": 1.0},
    "fear": {"fear": 1.0, "nervousness": 1.0},
    "sadness": {"sadness": 1.0, "grief": 1.0},
}


def emotion(example: Example) -> tuple[list[float], float] | None:
    """Anger, disappointment, fear, sadness."""
    if example.source == "gold":
        return [float(name in example.label["emotions"]) for name in GROUPS["emotion"]], 2.0
    if example.source == "goemotions":
        return [max((FELT[name].get(felt, 0.0) for felt in example.label), default=0.0) for name in GROUPS["emotion"]], 0.5
    return None


def tone(example: Example) -> tuple[list[float], float] | None:
    """-4 to 4."""
    if example.source in RATED:
        return [example.label], RATED[example.source] * (1.0 if example.source[0] == "a" else 0.7)
    if example.source in ("pros_cons", "product_reviews_2"):
        return [1.8 * example.label], 0.08
    return None


def aspect(example: Example) -> tuple[list[float], float] | None:
    """The eight categories of restaurant sentences."""
    return ([float(name in example.label) for name in GROUPS["aspect"]], 1.0) if example.source == "mams" else None


LABELS: dict[str, Label] = {
    "polarity": polarity,
    "stars": stars,
    "complaint": complaint,
    "topic": topic,
    "offence": offence,
    "emotion": emotion,
    "tone": tone,
    "aspect": aspect,
    "topic_tone": topic_tone,
}
