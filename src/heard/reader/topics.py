"""Which topics a text is about, and how it speaks of each: what the heads say together with the words that name a topic.

The heads were taught on dense texts in which one topic was thought worth a label. People who write one plain sentence name
their topic, so a word of its list that stands in a judged clause of a short text counts by itself.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from heard.reader.clauses import TOLD
from heard.reader.heads import Scores, Subject, cuts, loudest, tones
from heard.reader.look import Looked
from heard.reader.words import TOPICS
from heard.vocabulary.reading import Polarity, Span, TopicSign

_JUDGED, _NAMED = 0.55, 0.42  # how far a word of a topic is to be trusted alone, with a judgement in its clause and without
_FEW_WORDS = 8  # in longer texts single words are trusted less
_NAMED_CUT = 0.5
_UNNAMED_CUT = 1.1  # times the cut of the heads: a topic that no word names must be surer
_TOPIC_SPANS = 6
_REACH = 2  # words between two words of one topic that are shown together
_TOWARDS = frozenset({"at", "to", "with", "on"})
_SIDES = np.array([-1.0, 0.0, 1.0])
_PEOPLE = frozenset({"us", "me", "him", "her", "them"})
_SPEAKS, _PRAISES, _BLAMES = (
    slice(TOLD.index(f"{verb} {TOPICS[0]}"), TOLD.index(f"{verb} {TOPICS[-1]}") + 1)
    for verb in ("speaks of", "praises", "blames")
)


class Found(NamedTuple):
    """A topic that the head found in a text: its number, how sure that is, its tone, and the words that name it; where none
    does, the one that speaks loudest of it.
    """

    number: int
    p: float
    tone: int
    places: list[int]


def find_topics(seen: Sequence[Looked], scores: Scores, p: np.ndarray) -> list[list[Found]]:
    """The topics of each text, each with its tone. `scores` are of the set "reading"; `p` is how `sure` each topic is."""
    named = scores.told[:, _SPEAKS] > 0
    there = p >= np.where(named, _NAMED_CUT, cuts("topic") * _UNNAMED_CUT)
    found: list[list[Found]] = [[] for _ in seen]
    shown_at, subjects = [], []
    texts, numbers = there.nonzero()
    asked = [
        one
        for one in zip(texts.tolist(), numbers.tolist(), p[there].tolist(), named[there].tolist(), strict=True)
        if seen[one[0]].words
    ]
    for text, number, _, by_name in asked:
        places = seen[text].topics.at(number) if by_name else None
        place = loudest(seen[text], "topic", number, places)
        shown_at.append([place] if places is None else places)
        subjects.append(Subject(text, place, TOPICS[number]))
    tone = _tones(seen, scores, subjects)
    for (text, number, likely, _), told, places in zip(asked, tone, shown_at, strict=True):
        found[text].append(Found(number, likely, told, places))
    return found


def sure(seen: Sequence[Looked], scores: Scores) -> np.ndarray:
    """How sure each topic is: texts by topics."""
    named = scores.told[:, _SPEAKS] > 0
    judged = (scores.told[:, _PRAISES] + scores.told[:, _BLAMES]) > 0
    thin = np.array([min(1.0, _FEW_WORDS / max(len(one.words), 1)) ** 0.5 for one in seen])[:, None]
    alone = np.where(judged, _JUDGED, np.where(named, _NAMED, 0.0)) * thin
    return np.asarray(np.round(1 - (1 - scores.p("topic").astype(np.float64)) * (1 - alone), 6))


def _tones(seen: Sequence[Looked], scores: Scores, subjects: list[Subject]) -> list[int]:
    """Negative, neutral or mixed, positive: what the heads say, the lists of the clause, and the whole text."""
    if not subjects:
        return []
    p, whole = tones(seen, subjects), scores.p("polarity")
    lean = np.array([seen[one.text].leans.get(seen[one.text].clauses[one.place], 0.0) for one in subjects])
    p *= whole[[one.text for one in subjects]] * np.exp(lean[:, None] * _SIDES)
    found: list[int] = (p / cuts("topic_tone")).argmax(1).tolist()
    return found


def shown(seen: Looked, whole: Polarity, found: list[Found], *, spans: bool) -> list[TopicSign]:
    """The topics of a text; one that the words around it do not judge is judged as the whole is."""
    signs = []
    for topic in found:
        polarity = (Polarity.NEGATIVE, whole, Polarity.POSITIVE)[topic.tone]
        words = _in_their_words(seen, topic.places) if spans else ()
        signs.append(TopicSign(TOPICS[topic.number], polarity, topic.p, "head:topic", words))
    return signs


def _in_their_words(seen: Looked, places: list[int]) -> tuple[Span, ...]:
    """The words of a topic with the judging words beside them: "Waited 50 minutes", "waiter Marco laughed at us"."""
    found: list[Span] = []
    words, clauses, judging, end = seen.words, seen.clauses, seen.valence.data, len(seen.words)
    for first, last in _runs(places, clauses):
        here = clauses[last]
        if first and judging[first - 1] and clauses[first - 1] == clauses[first]:
            first -= 1
        while last + 1 < end and clauses[last + 1] == here and (judging[last + 1] or words[last + 1].isdigit()):
            last += 1
        if last + 2 < end and words[last + 1] in _TOWARDS and words[last + 2] in _PEOPLE and clauses[last + 2] == here:
            last += 2
        found.append(Span(seen.starts[first], seen.stops[last]))
    return tuple(found)


def _runs(places: list[int], clauses: memoryview) -> list[tuple[int, int]]:
    """The first few runs of words that stand close together in one clause, as (first word, last word)."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and place - runs[-1][1] <= _REACH and clauses[place] == clauses[runs[-1][1]]:
            runs[-1] = (runs[-1][0], place)
        elif len(runs) == _TOPIC_SPANS:
            break
        else:
            runs.append((place, place))
    return runs
