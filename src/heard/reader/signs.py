"""From concepts to findings: how sure a text makes us that a threat, a wish, a feeling is there, and which words show it.

Each finding is a weighted sum of what the text speaks of, alone and side by side in one sentence. The weights start from
what we know (`prior.toml`) and are moved by our own labelled texts only as far as those have shown (`weights.json`, made by
tools/train_signs.py). One table serves all languages, as concepts are the same in each. Beside the concepts stand the words
themselves (`hints`): they tell what no concept names.
"""

import json
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

import numpy as np

from heard.reader.evidence import Evidence, concept_number
from heard.reader.hints import Hinted, add_up
from heard.reader.words import concepts, table
from heard.vocabulary.reading import Emotion, OtherParty, Request, Risk, Severity, Span, Topic

CHURN, VAGUE = "churn", "vague"
BLAME, PRAISE = "polarity:negative", "polarity:positive"
FINDINGS: tuple[str, ...] = (
    *(f"risk:{risk}" for risk in Risk),
    *(f"request:{request}" for request in Request),
    *(f"emotion:{emotion}" for emotion in Emotion),
    *(f"party:{party}" for party in OtherParty),
    CHURN,
    VAGUE,
    BLAME,
    PRAISE,
    *(f"severity:{severity}" for severity in Severity),
)
FACTS = (
    "always", "length", "brief", "wordy", "sentences", "question", "exclamation", "capitals", "digits", "percent", "amount",
    "big_amount", "phone", "mail", "link", "order", "date", "address", "identity_number", "staff", "repeated_name", "bad",
    "good", "worst", "balance", "own_trade", "other_trade", "only_other_trade", "quote", "handle",
    "only_bad", "only_good", "no_judgement", "time", "delay", "substance", "empty", "staff_told", "own_people",
    "first_name", "name_inside", *(f"topic_{topic}" for topic in Topic),
)  # fmt: skip
_MOST_SPANS = 4
_LOUDEST, _HEARD = 3, 0.15  # how many concepts may show a finding, and how loudly each must speak
_JOIN_WORDS = 4  # words of one finding that stand closer than this are shown as one place


@cache
def pairs() -> tuple[tuple[int, int], ...]:
    """Concepts that tell more side by side in a sentence than apart."""
    together = map(str.split, table("concepts", "prior")["pairs"]["pairs"])
    return tuple((concept_number(one), concept_number(other)) for one, other in together)


@cache
def feature_names() -> tuple[str, ...]:
    """What the columns of the weights stand for."""
    names = concepts()
    return (*names, *(f"{name}+" for name in names), *(f"{names[a]}&{names[b]}" for a, b in pairs()), *FACTS)


@cache
def pair_columns() -> tuple[np.ndarray, np.ndarray]:
    """The columns of the concepts of each pair."""
    columns = np.array(pairs(), np.intp).reshape(-1, 2)
    return np.ascontiguousarray(columns[:, 0]), np.ascontiguousarray(columns[:, 1])


@cache
def weights() -> np.ndarray:
    """One column for each finding, one row for each feature."""
    source: dict[str, Any] = json.loads((resources.files("heard.reader") / "concepts" / "weights.json").read_text("utf-8"))
    names = {name: place for place, name in enumerate(feature_names())}
    found = np.zeros((len(names), len(FINDINGS)), np.float32)
    for column, finding in enumerate(FINDINGS):
        for name, weight in source.get(finding, {}).items():
            found[names[name], column] = weight
    return found


@cache
def _exact_weights() -> np.ndarray:
    return weights().astype(np.float64)


class Judged(NamedTuple):
    """Of each text the probability of every finding and of every severity."""

    p: np.ndarray
    severity: np.ndarray


def judge(rows: Sequence[np.ndarray], seen: Sequence[Hinted]) -> Judged:
    """The probability of every finding for each text, by its features and its hints."""
    # In double precision and rounded, a text is judged the same whoever is judged beside it.
    score = (np.array(rows, np.float64) @ _exact_weights() + add_up("signs", seen)).round(5)
    binary = 1.0 / (1.0 + np.exp(-np.minimum(np.maximum(score[:, : -len(Severity)], -30), 30)))
    grave = np.exp(score[:, -len(Severity) :] - score[:, -len(Severity) :].max(axis=1, keepdims=True))
    grave /= grave.sum(axis=1, keepdims=True)
    return Judged(binary, grave)


@cache
def _weights_of_concepts() -> np.ndarray:
    """What each concept says of each finding: findings by concepts."""
    return np.ascontiguousarray(weights()[: len(concepts())].T)


def loudest_for(findings: np.ndarray, rows: np.ndarray) -> list[list[int]]:
    """Of findings, by their numbers, each with the row of features it was found in: the three concepts that speak loudest for
    it, by their numbers, without those that hardly speak.
    """
    loud = _weights_of_concepts()[findings] * rows[:, : len(concepts())]
    best = (-loud).argsort(axis=1, kind="stable")[:, :_LOUDEST]
    enough = loud[np.arange(len(loud))[:, None], best] > _HEARD
    return [numbers[:many] for numbers, many in zip(best.tolist(), enough.sum(axis=1).tolist(), strict=True)]


def shown_by(best: list[int], evidence: Evidence, starts: memoryview, stops: memoryview) -> tuple[str, tuple[Span, ...]]:
    """The name of the concept that speaks loudest for a finding, and the words of all in `best`."""
    if not best:
        return "whole", ()
    places = list(dict.fromkeys(evidence.speaks.at(*best)))
    return concepts()[best[0]], join_places(places, evidence.sentences, starts, stops)


def join_places(places: list[int], sentences: np.ndarray, starts: memoryview, stops: memoryview) -> tuple[Span, ...]:
    """Places of words as spans; words of one sentence that stand close together are one span."""
    found: list[tuple[int, int]] = []
    sentence = sentences.data
    for place in places:
        if found and place - found[-1][1] <= _JOIN_WORDS and sentence[place] == sentence[found[-1][1]]:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return tuple(Span(starts[a], stops[b]) for a, b in found[:_MOST_SPANS])
