"""Sums the weights of what a sentence shows, all heads in one pass."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from heard.guard.text import Text
from heard.guard.tone.seen import seen
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
FEWEST = 3  # words of a sentence that is judged; a name that signs says nothing
STEP = 64  # whole numbers a unit of weight
USUAL = 30  # names that a sentence shows


def by_length(names: int) -> float:
    """What each of the `names` of a sentence counts: a word weighs less in a long one, whose parts drown each other out."""
    return float((USUAL / names) ** 0.5)


@dataclass(frozen=True, slots=True)
class Weights:
    """`table[rows[name]]` is what a name brings to every head; a score above `cuts` is heard.

    Cuts are apart for English and for the rest, and for what is heard and what is heard for sure.
    """

    rows: dict[str, int]
    table: NDArray[np.int8]
    cuts: NDArray[np.int32]


def tones(text: Text, head: str, *, sure: bool = False) -> Iterator[Span]:
    """The sentences of `text` in which `head` hears what it is for, `sure` of it or not."""
    yield from (span for span, heard in _heard(text) if head in heard[sure])


@lru_cache(maxsize=256)
def _heard(text: Text) -> tuple[tuple[Span, tuple[frozenset[str], frozenset[str]]], ...]:
    return tuple(_listen(text))


def _listen(text: Text) -> Iterator[tuple[Span, tuple[frozenset[str], frozenset[str]]]]:
    """Each sentence with the heads that hear something in it, and those that are sure."""
    weights, tongue = _weights(), _tongue(text)
    cuts = weights.cuts[int(tongue is not Language.ENGLISH)]
    for span, words in text.spoken:
        if len(words) < FEWEST:
            continue
        names = tuple(seen(words, tongue))
        rows = [row for name in names if (row := weights.rows.get(name)) is not None]
        above = weights.table[rows].sum(axis=0, dtype=np.int32) * by_length(len(names)) > cuts
        if above[0].any():
            yield span, (_named(above[0]), _named(above[1]))


def _named(above: NDArray[np.bool_]) -> frozenset[str]:
    return frozenset(HEADS[at] for at in np.flatnonzero(above))


def _tongue(text: Text) -> Language:
    """The language that it seems to be in, else the one that it ought to be in."""
    return next((one for one in (text.language, text.expected) if one is not Language.UNKNOWN), Language.ENGLISH)


@cache
def _weights() -> Weights:
    with (resources.files("heard.guard.tone") / "weights.npz").open("rb") as file, np.load(file) as held:
        names = held["names"].tobytes().decode("utf-8").split("\n")
        return Weights({name: at for at, name in enumerate(names)}, held["table"], held["cuts"])
