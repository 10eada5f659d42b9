"""From texts to readings: the order in which the parts of the reader work."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from heard.reader.fold import fold
from heard.reader.heads import Scores, Subject, cuts, decide, loudest, score_seen, tones
from heard.reader.look import Looked, look_many
from heard.reader.signs import CHURN, VAGUE, Judged, features, judge, shown_by
from heard.reader.words import TOPICS
from heard.vocabulary.reading import (
    MentionKind,
    Polarity,
    ReaderContext,
    Reading,
    Severity,
    Sign,
    Span,
    TopicSign,
)

VERSION = "reader-1"

_BATCH = 128
_NO_CONTEXT = ReaderContext()
_FOUND = 0.5
_FAMILIES = ("risk", "request", "emotion", "party", CHURN, VAGUE)
_ASKED = ("polarity", "stars", "complaint")
_STARS = (1.0, 2.0, 3.0, 4.0, 5.0)
_POLARITY_STARS = (1.5, 3.0, 4.5)
_LEAN = 0.5
_NAMED_LEEWAY = 0.6
_POLARITY_WORDS = 5
_TOPIC_SPANS = 6
_REACH = 2  # words between two words of one topic that are shown together
_TOWARDS = frozenset({"at", "to", "with", "on"})
_PEOPLE = frozenset({"us", "me", "him", "her", "them"})


def read(text: str, context: ReaderContext = _NO_CONTEXT, *, spans: bool = True) -> Reading:
    """What `text` says. Without `spans` the findings are the same, faster, and show no places."""
    return read_many([text], [context], spans=spans)[0]


def read_many(texts: Sequence[str], contexts: Sequence[ReaderContext] | None = None, *, spans: bool = True) -> list[Reading]:
    """A reading for every text, in order. `contexts`, where given, is as long as `texts`.

    Raises `ValueError` when it is not.
    """
    if contexts is not None and len(contexts) != len(texts):
        raise ValueError(f"{len(texts)} texts but {len(contexts)} contexts")
    known = contexts if contexts is not None else [_NO_CONTEXT] * len(texts)
    return list(
        chain.from_iterable(
            _read_batch(texts[first : first + _BATCH], known[first : first + _BATCH], spans)
            for first in range(0, len(texts), _BATCH)
        )
    )


def _read_batch(texts: Sequence[str], contexts: Sequence[ReaderContext], spans: bool) -> list[Reading]:
    seen = look_many(texts, contexts)
    scores = score_seen(seen)
    said = zip(*(scores.p(group).astype(float).tolist() for group in _ASKED), _topics_found(seen, scores), strict=True)
    judged = judge(np.stack([features(one.evidence, one.facts) for one in seen]), [one.words for one in seen])
    return [
        _read_one(one, context, Said(*heads), signs, spans)
        for one, context, heads, signs in zip(seen, contexts, said, judged, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Found:
    """A topic that the head found in a text: its number, how sure that is, its tone, and the word that speaks loudest of it."""

    number: int
    p: float
    tone: int
    place: int


@dataclass(frozen=True, slots=True)
class Said:
    """What the heads said of one text: probabilities in the order of `heads.GROUPS`, and topics."""

    polarity: list[float]
    stars: list[float]
    complaint: list[float]
    topics: list[Found]


def _read_one(seen: Looked, context: ReaderContext, said: Said, judged: Judged, spans: bool) -> Reading:
    severity_p = _grave_beside_stars(judged.severity, context.stars)
    polarity_p = _beside_stars(said.polarity, context.stars, _POLARITY_STARS)
    stars_p = _beside_stars(said.stars, context.stars, _STARS)
    polarity = _polarity(polarity_p, seen.valence)
    topics = _topics(seen, polarity, said.topics, spans)
    topics += _own_topics(context, seen.folded, polarity, spans)
    signs = _signs(judged, seen, spans)
    bad = np.argsort(-np.abs(seen.valence), kind="stable")[:_POLARITY_WORDS].tolist() if spans else []
    grave = int(np.argmax(severity_p))
    severity = tuple(Severity)[grave]
    return Reading(
        version=VERSION,
        language=seen.language,
        language_confidence=seen.language_confidence,
        polarity=polarity,
        polarity_p=(polarity_p[0], polarity_p[1], polarity_p[2]),
        stars=sum(n * p for n, p in zip(_STARS, stars_p, strict=True)),
        stars_p=(stars_p[0], stars_p[1], stars_p[2], stars_p[3], stars_p[4]),
        complaint=said.complaint[0],
        severity=severity,
        severity_p=severity_p,
        vague=judged.p[VAGUE] >= _FOUND,
        vagueness=judged.p[VAGUE],
        topics=tuple(topics),
        risks=tuple(signs["risk"]),
        requests=tuple(signs["request"]),
        emotions=tuple(signs["emotion"]),
        churn=tuple(signs[CHURN]),
        others_at_fault=tuple(signs["party"]),
        mentions=seen.mentions,
        severity_spans=shown_by(f"severity:{severity}", judged, seen.evidence, seen.starts, seen.stops)[1]
        if spans and grave > 1
        else (),
        polarity_spans=tuple(Span(seen.starts[i], seen.stops[i]) for i in sorted(bad) if seen.valence[i]),
    )


def _signs(judged: Judged, seen: Looked, spans: bool) -> dict[str, list[Sign]]:
    """The findings that are likelier than not, by family, the surest first."""
    found: dict[str, list[Sign]] = {family: [] for family in _FAMILIES}
    likely = sorted((item for item in judged.p.items() if item[1] >= _FOUND), key=lambda item: -item[1])
    for finding, p in likely:
        family, _, member = finding.partition(":")
        by, shown = shown_by(finding, judged, seen.evidence, seen.starts, seen.stops) if spans else ("signs", ())
        named = _mentioned(finding, seen) if spans else ()
        found[family].append(Sign(member or family, p, f"signs:{by}", named or shown))
    return found


def _mentioned(finding: str, seen: Looked) -> tuple[Span, ...]:
    """Names and numbers that show a finding where words do not."""
    if finding == "risk:staff_named":
        return tuple(mention.span for mention in seen.staff)
    if finding == "risk:personal_data":
        return tuple(m.span for m in seen.mentions if m.kind in (MentionKind.PHONE, MentionKind.MAIL))
    return ()


def _beside_stars(p: list[float], given: int | None, meant: tuple[float, ...]) -> list[float]:
    """Probabilities after the stars that the writer gave; stars contradict texts often, so they only lean on them."""
    if given is None or not 1 <= given <= 5:
        return p
    leant = [q * math.exp(-_LEAN * abs(given - stars)) for q, stars in zip(p, meant, strict=True)]
    return [q / sum(leant) for q in leant]


def _grave_beside_stars(p: tuple[float, float, float, float], given: int | None) -> tuple[float, float, float, float]:
    """One or two stars make a mere nuisance less likely, four or five more; what is grave stays as the text tells it."""
    if given is None or not 1 <= given <= 5:
        return p
    mild = p[0] * math.exp(_LEAN * (given - 3))
    whole = mild + sum(p[1:])
    return (mild / whole, p[1] / whole, p[2] / whole, p[3] / whole)


def _polarity(p: list[float], valence: np.ndarray) -> Polarity:
    ratio = [share / cut for share, cut in zip(p, cuts("polarity").tolist(), strict=True)]
    best = ratio.index(max(ratio))
    if best == 1:
        return Polarity.MIXED if (valence > 0).any() and (valence < 0).any() else Polarity.NEUTRAL
    return Polarity.NEGATIVE if best == 0 else Polarity.POSITIVE


def _topics_found(seen: Sequence[Looked], scores: Scores) -> list[list[Found]]:
    """The topics that the head finds in each text, sooner where words name them, each with its tone."""
    p, cut = scores.p("topic"), cuts("topic")
    named = np.stack([one.topics.any(0) for one in seen])
    there = p >= np.where(named, cut * _NAMED_LEEWAY, cut)
    asked = [(text, number) for text, number in np.argwhere(there).tolist() if seen[text].words]
    subjects = [
        Subject(text, _loudest(seen[text], scores, text, number, named=bool(named[text, number])), TOPICS[number])
        for text, number in asked
    ]
    tone = decide(tones(scores, seen, subjects), cuts("topic_tone"), "topic_tone").argmax(1).tolist()
    found: list[list[Found]] = [[] for _ in seen]
    for (text, number), subject, told in zip(asked, subjects, tone, strict=True):
        found[text].append(Found(number, float(p[text, number]), told, subject.place))
    return found


def _loudest(seen: Looked, scores: Scores, text: int, number: int, *, named: bool) -> int:
    among = np.flatnonzero(seen.topics[:, number]) if named else None
    return loudest(scores, text, len(seen.words), "topic", number, among)


def _topics(seen: Looked, whole: Polarity, found: list[Found], spans: bool) -> list[TopicSign]:
    """The topics of a text; one that the words around it do not judge is judged as the whole is."""
    signs = []
    for topic in found:
        polarity = (Polarity.NEGATIVE, whole, Polarity.POSITIVE)[topic.tone]
        places = np.flatnonzero(seen.topics[:, topic.number]).tolist() if spans else []
        shown = _in_their_words(seen, places or [topic.place]) if spans else ()
        signs.append(TopicSign(TOPICS[topic.number], polarity, topic.p, "head:topic", shown))
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
        found.append(Span(seen.starts[first], seen.stops[last]))
    return tuple(found)


def _own_topics(context: ReaderContext, folded: str, whole: Polarity, spans: bool) -> list[TopicSign]:
    """Topics that the brand added, by the words it gave for them."""
    found = []
    for topic, own_words in context.own_topics.items():
        options = "|".join(re.escape(fold(word)) for word in own_words if word)
        matches = list(re.finditer(rf"(?<!\w)(?:{options})(?!\w)", folded)) if options else []
        if matches:
            shown = tuple(Span(*match.span()) for match in matches[:6]) if spans else ()
            found.append(TopicSign(topic, whole, 0.9, "words:own", shown))
    return found
