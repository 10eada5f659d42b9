"""Sums the weights of what a sentence shows, all heads in one pass."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from heard.guard.known import of_text
from heard.guard.text import Text
from heard.guard.tone.seen import ideas, shapes
from heard.vocabulary.reading import Language, Span

HEADS = (
    "sarcastic",
    "condescending",
    "arguing",
    "defensive",
    "blaming",
    "attack",
    "offer",
    "reward",
    "gates",
    "fake",
    "threat",
    "knows",
    "stranger",
    "guess",
    "patient",
    "admit",
    "change",
    "step",
    "promise",
    "sorryif",
    "leak",
    "empathy",
)
"""What a head knows: a fault each, and empathy; the texts of `gold/tones` have a part of that name."""
UNKIND = HEADS[:5]
"""Ways of being unkind. They sound alike, so that a sentence is heard in the likeliest way, and in those as good as likeliest."""
FEWEST = 3  # words of a sentence that is judged
_SIGNED = 5  # words of a last line that signs: "The team at Olmo"
STEP = 64  # whole numbers a unit of weight
_NOTHING = -1  # the last row brings nothing: a sentence that shows nothing known has it all the same
USUAL = 30  # names that a sentence shows


def by_length(names: int) -> float:
    """What each of the `names` of a sentence counts: a word weighs less in a long one, whose parts drown each other out."""
    return float((USUAL / names) ** 0.5)


@dataclass(frozen=True, slots=True)
class Weights:
    """`table[rows[kind][name]]` is what a name brings to every head, `kind` being a language or "idea"; a score above `cuts` is
    heard. `begun` is what each head starts from.

    Cuts are apart for English and for the rest, and for what is heard and what is heard for sure.
    """

    rows: dict[str, dict[str, int]]
    table: NDArray[np.int8]
    begun: NDArray[np.int32]
    cuts: NDArray[np.int32]


def tones(text: Text, head: str, *, sure: bool = False) -> tuple[Span, ...]:
    """The sentences of `text` in which `head` hears what it is for, `sure` of it or not."""
    return _heard(text).get((head, sure), ())


@of_text
def _heard(text: Text) -> dict[tuple[str, bool], tuple[Span, ...]]:
    """By head, and by whether it is sure, the sentences in which it hears something."""
    weights, tongue = _weights(), _tongue(text)
    by_name, by_idea = weights.rows[tongue], weights.rows["idea"]
    spans: list[Span] = []
    rows: list[int] = []
    begins: list[int] = []
    counts: list[float] = []
    for span, words in text.spoken:
        if len(words) >= FEWEST and not _signs(text, span, words):
            shown = [*map(by_name.get, dict.fromkeys(shapes(words))), *map(by_idea.get, ideas(words, tongue))]
            spans.append(span)
            counts.append(by_length(len(shown)))
            begins.append(len(rows))
            rows += [row for row in shown if row is not None]
            rows.append(_NOTHING)
    if not spans:
        return {}
    sums = np.add.reduceat(weights.table.take(rows, axis=0), begins, axis=0, dtype=np.int32)
    scores = likeliest(weights.begun + sums * np.array(counts)[:, None], STEP)
    found: dict[tuple[str, bool], tuple[Span, ...]] = {}
    for sure, cuts in enumerate(weights.cuts[int(tongue is not Language.ENGLISH)]):
        for head, sentence in zip(*(scores > cuts).T.nonzero(), strict=True):
            key = HEADS[head], bool(sure)
            found[key] = (*found.get(key, ()), spans[sentence])
    return found


def likeliest(scores: NDArray[np.float64], near: float) -> NDArray[np.float64]:
    """`scores` of sentences by head, without those of `UNKIND` that another of them exceeds by more than `near`."""
    unkind = scores[:, : len(UNKIND)]
    left = np.where(unkind < unkind.max(axis=1, keepdims=True) - near, -np.inf, unkind)
    return np.hstack([left, scores[:, len(UNKIND) :]])


def _signs(text: Text, span: Span, words: tuple[str, ...]) -> bool:
    """Whether this is who signs: the last line of the text, of a few words without a full stop. It says nothing."""
    ends = not text.raw[span.end :].strip() and words[-1] not in ".!?"
    return ends and len(words) <= _SIGNED and text.raw[: span.start].endswith("\n")


def _tongue(text: Text) -> Language:
    """The language that it seems to be in, else the one that it ought to be in."""
    return next((one for one in (text.language, text.expected) if one is not Language.UNKNOWN), Language.ENGLISH)


@cache
def _weights() -> Weights:
    with (resources.files("heard.guard.tone") / "weights.npz").open("rb") as file, np.load(file) as held:
        names = held["names"].tobytes().decode("utf-8").split("\n")
        rows: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for at, full in enumerate(names):
            kind, _, name = full.partition(" ")
            rows[kind][name] = at
        table = held["table"]
        return Weights(rows, np.concatenate([table, np.zeros((1, table.shape[1]), table.dtype)]), held["begun"], held["cuts"])
