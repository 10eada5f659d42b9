"""Which topics a text is about, and how it speaks of each: what the heads say together with the words that name a topic.

The heads were taught on dense texts in which one topic was thought worth a label. People who write one plain sentence name
their topic, so a word of its list that stands in a judged clause of a short text counts by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from heard.reader.clauses import TOLD
from heard.reader.heads import Scores, Subject, cuts, decide, loudest, tones
from heard.reader.look import Looked
from heard.reader.words import TOPICS
from heard.vocabulary.reading import Polarity, Span, TopicSign

_JUDGED, _NAMED = 0.55, 0.42  # how far a word of a topic is to be trusted alone, with a judgement in its clause and without
_FEW_WORDS = 20  # in longer texts single words are trusted less
_NAMED_CUT = 0.5
_UNNAMED_CUT = 1.3  # times the cut of the heads: a topic that no word names must be surer
_TOPIC_SPANS = 6
_REACH = 2  # words between two words of one topic that are shown together
_TOWARDS = frozenset({"at", "to", "with", "on"})
_PEOPLE = frozenset({"us", "me", "him", "her", "them"})
_SPEAKS, _PRAISES, _BLAMES = (
    slice(TOLD.index(f"{verb} {TOPICS[0]}"), TOLD.index(f"{verb} {TOPICS[-1]}") + 1)
    for verb in ("speaks of", "praises", "blames")
)


@dataclass(frozen=True, slots=True)
class Found:
    """A topic that the head found in a text: its number, how sure that is, its tone, and the word that speaks loudest of it."""

    number: int
    p: float
    tone: int
    place: int


def find_topics(seen: Sequence[Looked], scores: Scores, p: np.ndarray) -> list[list[Found]]:
    """The topics of each text, each with its tone. `scores` are of the set "reading"; `p` is how `sure` each topic is."""
    named = scores.told[:, _SPEAKS] > 0
    there = p >= np.where(named, _NAMED_CUT, cuts("topic") * _UNNAMED_CUT)
    asked = [(text, number) for text, number in np.argwhere(there).tolist() if seen[text].words]
    subjects = [
        Subject(text, _loudest(seen[text], scores, text, number, named=bool(named[text, number])), TOPICS[number])
        for text, number in asked
    ]
    tone = _tones(seen, scores, subjects)
    found: list[list[Found]] = [[] for _ in seen]
    for (text, number), subject, told in zip(asked, subjects, tone, strict=True):
        found[text].append(Found(number, float(p[text, number]), told, subject.place))
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
    p, whole = tones(scores, seen, subjects), scores.p("polarity")
    lean = _leans(seen, subjects)
    p *= whole[[one.text for one in subjects]] * np.exp(np.stack([-lean, np.zeros(len(lean)), lean], 1))
    found: list[int] = decide(p, cuts("topic_tone"), "topic_tone").argmax(1).tolist()
    return found


def _leans(seen: Sequence[Looked], subjects: list[Subject]) -> np.ndarray:
    """Of the clause of each subject: from -1, all blame, to 1, all praise."""
    most = np.array([one.clauses[-1] + 1 if len(one.words) else 0 for one in seen])
    before = np.cumsum(most) - most
    clauses = np.concatenate([one.clauses for one in seen]) + np.repeat(before, [len(one.words) for one in seen])
    valence = np.concatenate([one.valence for one in seen])
    size = int(most.sum())
    lean = np.bincount(clauses, valence, size) / (np.bincount(clauses, np.abs(valence), size) + 0.5)
    return np.asarray(lean[[before[one.text] + seen[one.text].clauses[one.place] for one in subjects]])


def _loudest(seen: Looked, scores: Scores, text: int, number: int, *, named: bool) -> int:
    among = np.flatnonzero(seen.topics[:, number]) if named else None
    return loudest(scores, text, len(seen.words), "topic", number, among)


def shown(seen: Looked, whole: Polarity, found: list[Found], *, spans: bool) -> list[TopicSign]:
    """The topics of a text; one that the words around it do not judge is judged as the whole is."""
    signs = []
    for topic in found:
        polarity = (Polarity.NEGATIVE, whole, Polarity.POSITIVE)[topic.tone]
        places = np.flatnonzero(seen.topics[:, topic.number]).tolist() if spans else []
        words = _in_their_words(seen, places or [topic.place]) if spans else ()
        signs.append(TopicSign(TOPICS[topic.number], polarity, topic.p, "head:topic", words))
    return signs


def _in_their_words(seen: Looked, places: list[int]) -> tuple[Span, ...]:
    """The words of a topic with the judging words beside them: "Waited 50 minutes", "waiter Marco laughed at us"."""
    runs: list[tuple[int, int]] = []
    for place in places:
        same = runs and place - runs[-1][1] <= _REACH and seen.clauses[place] == seen.clauses[runs[-1][1]]
        if same:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    found = []
    for first, last in runs[:_TOPIC_SPANS]:
        if first and seen.valence[first - 1] and seen.clauses[first - 1] == seen.clauses[first]:
            first -= 1
        here = seen.clauses[last]
        while (
            last + 1 < len(seen.words)
            and seen.clauses[last + 1] == here
            and (seen.valence[last + 1] or seen.words[last + 1].isdigit())
        ):
            last += 1
        towards = seen.words[last + 1 : last + 3]
        if len(towards) == 2 and towards[0] in _TOWARDS and towards[1] in _PEOPLE and seen.clauses[last + 2] == here:
            last += 2
        found.append(Span(int(seen.starts[first]), int(seen.stops[last])))
    return tuple(found)
