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
)
"""Every fault that a head knows; `gold/tones` has a part of that name."""
FEWEST = 4  # words of a sentence that is judged; a name that signs says nothing
STEP = 64  # whole numbers a unit of weight
SURER = STEP  # above the cut, where a finding stops a reply and no phrase stands behind it


@dataclass(frozen=True, slots=True)
class Weights:
    """`table[rows[name]]` is what a name brings to every head; a score above `cuts` is a finding."""

    rows: dict[str, int]
    table: NDArray[np.int32]
    cuts: NDArray[np.int32]


def tones(text: Text, head: str, *, sure: bool = False) -> Iterator[Span]:
    """The sentences of `text` in which `head` hears its fault, `sure` of it or not; none unless it is written in English."""
    if Language.ENGLISH not in text.languages or text.language not in (Language.ENGLISH, Language.UNKNOWN):
        return
    above = SURER if sure else 0
    yield from (span for span, margins in _heard(text) if margins.get(head, -1) >= above)


@lru_cache(maxsize=256)
def _heard(text: Text) -> tuple[tuple[Span, dict[str, int]], ...]:
    return tuple(_listen(text))


def _listen(text: Text) -> Iterator[tuple[Span, dict[str, int]]]:
    """Each sentence with the heads that hear their fault in it, and by how much each is above its cut."""
    weights = _weights()
    for span, words in text.spoken:
        if len(words) < FEWEST:
            continue
        rows = [row for name in seen(words) if (row := weights.rows.get(name)) is not None]
        score = weights.table[rows].sum(axis=0)
        margins = (score - weights.cuts).tolist()
        yield span, {head: margin for head, margin in zip(HEADS, margins, strict=True) if margin > 0}


@cache
def _weights() -> Weights:
    with (resources.files("heard.guard.tone") / "weights.npz").open("rb") as file, np.load(file) as held:
        names = held["names"].tobytes().decode("utf-8").split("\n")
        return Weights({name: at for at, name in enumerate(names)}, held["table"].astype(np.int32), held["cuts"])
