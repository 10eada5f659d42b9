"""From texts to readings: the order in which the parts of the reader work."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from heard.reader.fold import fold
from heard.reader.heads import cuts, loudest, part_of, score_seen, score_words
from heard.reader.look import Looked, look_at
from heard.reader.signs import CHURN, VAGUE, Judged, features, judge, shown_by
from heard.reader.words import TOPICS
from heard.vocabulary.reading import (
    Emotion,
    MentionKind,
    OtherParty,
    Polarity,
    ReaderContext,
    Reading,
    Request,
    Risk,
    Severity,
    Sign,
    Span,
    TopicSign,
)

VERSION = "reader-1"

_BATCH = 256
_NO_CONTEXT = ReaderContext()
_FOUND = 0.5
_ASKED = ("polarity", "stars", "complaint")
Places = NDArray[np.int64]
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
    seen = [look_at(text, context) for text, context in zip(texts, contexts, strict=True)]
    scores = score_seen(seen)
    p = scores.p("topic")
    places = [_topic_places(one, row) for one, row in zip(seen, p.tolist(), strict=True)]
    tones = iter(_tones(seen, places))
    topics = [
        [(n, row[n], next(tones), where) for n, where in found.items()] for found, row in zip(places, p.tolist(), strict=True)
    ]
    said = zip(*(scores.p(group).astype(float).tolist() for group in _ASKED), topics, strict=True)
    return [_read_one(one, context, Said(*heads), spans) for one, context, heads in zip(seen, contexts, said, strict=True)]


@dataclass(frozen=True, slots=True)
class Said:
    """What the heads said of one text: probabilities in the order of `heads.GROUPS`; topics also by tone and words."""

    polarity: list[float]
    stars: list[float]
    complaint: list[float]
    topics: list[tuple[int, float, int, Places]]


def _read_one(seen: Looked, context: ReaderContext, said: Said, spans: bool) -> Reading:
    judged = judge(features(seen.evidence, seen.facts), seen.words)
    severity_p = _grave_beside_stars(judged.severity, context.stars)
    polarity_p = _beside_stars(said.polarity, context.stars, _POLARITY_STARS)
    stars_p = _beside_stars(said.stars, context.stars, _STARS)
    polarity = _polarity(polarity_p, seen.valence)
    topics = _topics(seen, polarity, said.topics, spans)
    topics += _own_topics(context, seen.folded, polarity, spans)
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
        risks=_signs("risk", Risk, judged, seen, spans),
        requests=_signs("request", Request, judged, seen, spans),
        emotions=_signs("emotion", Emotion, judged, seen, spans),
        churn=_signs("", (CHURN,), judged, seen, spans),
        others_at_fault=_signs("party", OtherParty, judged, seen, spans),
        mentions=seen.mentions,
        severity_spans=shown_by(f"severity:{severity}", judged, seen.evidence, seen.starts, seen.stops)[1]
        if spans and grave > 1
        else (),
        polarity_spans=tuple(Span(seen.starts[i], seen.stops[i]) for i in sorted(bad) if seen.valence[i]),
    )


def _signs(family: str, members: Iterable[str], judged: Judged, seen: Looked, spans: bool) -> tuple[Sign, ...]:
    """The findings of a family that are likelier than not, the surest first."""
    found = []
    for member in members:
        finding = f"{family}:{member}" if family else str(member)
        if judged.p[finding] < _FOUND:
            continue
        by, shown = shown_by(finding, judged, seen.evidence, seen.starts, seen.stops) if spans else ("signs", ())
        named = _mentioned(finding, seen)
        found.append(Sign(str(member), judged.p[finding], f"signs:{by}", (named or shown) if spans else ()))
    return tuple(sorted(found, key=lambda sign: -sign.confidence))


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
    best = int(np.argmax(np.array(p) / cuts("polarity")))
    if best == 1:
        return Polarity.MIXED if (valence > 0).any() and (valence < 0).any() else Polarity.NEUTRAL
    return Polarity.NEGATIVE if best == 0 else Polarity.POSITIVE


def _topic_places(seen: Looked, p: list[float]) -> dict[int, Places]:
    """The topics that the head finds, sooner where words name them, and the words that show each."""
    if not seen.words:
        return {}
    named: list[bool] = np.asarray(seen.topics.any(0)).tolist()
    return {
        number: np.flatnonzero(seen.topics[:, number]) if named[number] else loudest(seen.words, "topic", number)
        for number, cut in enumerate(cuts("topic").tolist())
        if p[number] >= cut * (_NAMED_LEEWAY if named[number] else 1.0)
    }


def _tones(seen: Sequence[Looked], places: Sequence[dict[int, Places]]) -> list[int]:
    """Of every topic in turn, from the clauses that its words stand in: 0 negative, 1 neutral or mixed, 2 positive."""
    parts = [
        part_of(one, np.isin(one.clauses, one.clauses[where]), TOPICS[number])
        for one, found in zip(seen, places, strict=True)
        for number, where in found.items()
    ]
    if not parts:
        return []
    scores = score_words([words for words, _ in parts], np.stack([told for _, told in parts]))
    tones: list[int] = scores.found("topic_tone").argmax(1).tolist()
    return tones


def _topics(seen: Looked, whole: Polarity, found: list[tuple[int, float, int, Places]], spans: bool) -> list[TopicSign]:
    """The topics of a text; one that its own clauses do not judge is judged as the whole is."""
    signs = []
    for number, p, tone, places in found:
        polarity = (Polarity.NEGATIVE, whole, Polarity.POSITIVE)[tone]
        shown = _in_their_words(seen, places.tolist()) if spans else ()
        signs.append(TopicSign(TOPICS[number], polarity, p, "head:topic", shown))
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
