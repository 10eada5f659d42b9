"""From texts to readings: the order in which the parts of the reader work."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

import numpy as np

from heard.reader.fold import fold
from heard.reader.language import tell_language
from heard.reader.mentions import Names, find_listed, find_mails, find_numbers, in_order
from heard.reader.rulebook import Hit, find_hits, patterns
from heard.reader.words import BOOSTER, CONTRAST, CUE, DAMPER, DAY, NEGATOR, ROLE, TOPICS, TRIGGER, Memo
from heard.vocabulary.reading import (
    Emotion,
    Language,
    Mention,
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
_WORDS = re.compile(r"(\w+(?:'\w+)?|[☀-➿🌀-🫿])")
_CLAUSE_END = re.compile(r"[.!?;:\n(),]|\s-+\s|…")
_NO_CONTEXT = ReaderContext()
_RISKS = frozenset(Risk)
_REQUESTS = frozenset(Request)
_EMOTIONS = frozenset(Emotion)
_PARTIES = frozenset(OtherParty)


@dataclass(frozen=True, slots=True)
class _Split:
    """A folded text cut into words, with what stood between them."""

    folded: str
    parts: list[str]

    @property
    def words(self) -> list[str]:
        return self.parts[1::2]


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


@cache
def _memo(language: str) -> Memo:
    return Memo(language, patterns(language))


def _read_batch(texts: Sequence[str], contexts: Sequence[ReaderContext], spans: bool) -> list[Reading]:
    return [_read_one(text, context, spans) for text, context in zip(texts, contexts, strict=True)]


def _read_one(text: str, context: ReaderContext, spans: bool) -> Reading:
    split = _Split(folded := fold(text), _WORDS.split(folded))
    words = split.words
    language, language_confidence = tell_language(text, words)
    memo = _memo(language.value if language is not Language.UNKNOWN else Language.ENGLISH.value)
    rows = memo.look_up(words)
    ends = np.cumsum(np.fromiter(map(len, split.parts), np.int32, len(split.parts)))
    starts, stops = ends[0::2][:-1] if words else ends[:0], ends[1::2]
    kinds = memo.kinds[rows]
    clauses = _clauses(split.parts[0:-1:2], kinds)
    valence = _valence_in_place(memo.valence[rows], kinds, clauses)
    starts_list, stops_list = starts.tolist(), stops.tolist()
    tried = [(place, memo.triggers[rows[place]]) for place in np.nonzero(kinds & TRIGGER)[0].tolist()]
    hits = find_hits(folded, memo.language, tried, starts_list, stops_list)

    total = float(valence.sum())
    weight = float(np.abs(valence).sum())
    balance = total / (weight + 1.5)
    if context.stars is not None:
        balance = 0.4 * balance + 0.6 * (context.stars - 3) / 2
    polarity_p = _polarity_p(balance, weight)
    polarity = _polarity(polarity_p, valence)
    stars = 3.0 + 2.0 * balance
    stars_p = _stars_p(stars)
    topics = _topics(memo.topics[rows], valence, clauses, starts_list, stops_list, polarity, spans)
    topics += _own_topics(context, folded, polarity, spans)
    named = Names(text, words, starts_list, stops_list)
    staff = in_order(
        chain(
            named.beside_roles(np.nonzero(kinds & ROLE)[0].tolist()),
            named.after_cues(np.nonzero(kinds & CUE)[0].tolist()),
            find_listed(text, context.staff_names),
        )
    )
    days = [Span(starts_list[place], stops_list[place]) for place in np.nonzero(kinds & DAY)[0].tolist()]
    mentions = in_order(
        chain(
            staff,
            find_numbers(text, folded),
            find_mails(text),
            (Mention(MentionKind.DATE, span.of(text), span) for span in days),
        )
    )
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.pattern.group, []).append(hit)
    risks = list(_signs(groups, _RISKS, spans))
    if staff:
        risks.append(Sign(Risk.STAFF_NAMED, 0.9, "rule:staff_named", tuple(m.span for m in staff) if spans else ()))
    severity_p = _severity_p(groups, float(polarity_p[0]))
    vagueness = _vagueness(len(words), len(topics), len(risks), groups)
    bad = [Span(starts_list[i], stops_list[i]) for i in np.argsort(-np.abs(valence), kind="stable")[:5].tolist() if valence[i]]
    return Reading(
        version=VERSION,
        language=language,
        language_confidence=language_confidence,
        polarity=polarity,
        polarity_p=polarity_p,
        stars=sum((n + 1) * p for n, p in enumerate(stars_p)),
        stars_p=stars_p,
        complaint=polarity_p[0],
        severity=tuple(Severity)[int(np.argmax(severity_p))],
        severity_p=severity_p,
        vague=vagueness >= 0.5,
        vagueness=vagueness,
        topics=tuple(topics),
        risks=tuple(risks),
        requests=tuple(_signs(groups, _REQUESTS, spans)),
        emotions=tuple(_signs(groups, _EMOTIONS, spans)),
        churn=tuple(_signs(groups, frozenset({"churn"}), spans)),
        others_at_fault=tuple(_signs(groups, _PARTIES, spans)),
        mentions=mentions,
        severity_spans=tuple(Span(h.start, h.end) for g in ("danger", "serious", "safety", "health") for h in groups.get(g, ()))
        if spans
        else (),
        polarity_spans=tuple(bad) if spans else (),
    )


def _clauses(gaps: list[str], kinds: np.ndarray) -> np.ndarray:
    """The number of the clause that each word stands in."""
    if not gaps:
        return np.zeros(0, np.int32)
    ends = np.fromiter((_CLAUSE_END.search(gap) is not None for gap in gaps), np.int32, len(gaps))
    return np.cumsum(ends | ((kinds & CONTRAST) > 0))


def _valence_in_place(valence: np.ndarray, kinds: np.ndarray, clauses: np.ndarray) -> np.ndarray:
    """Word weights after what stands before them: "not" turns, "very" raises, "slightly" lowers."""
    factor = np.ones(len(valence), np.float32)
    for distance in (1, 2, 3):
        if len(valence) <= distance:
            break
        near = (clauses[distance:] == clauses[:-distance]) & (valence[distance:] != 0)
        before = kinds[:-distance]
        factor[distance:][near & ((before & NEGATOR) > 0)] = -0.7
        if distance == 1:
            factor[distance:][near & ((before & BOOSTER) > 0)] *= 1.4
            factor[distance:][near & ((before & DAMPER) > 0)] *= 0.6
    return valence * factor


def _polarity_p(balance: float, weight: float) -> tuple[float, float, float]:
    between = 0.8 if weight == 0 else 0.3 * (1.0 - abs(balance)) + 0.05
    negative = (1.0 - between) / (1.0 + np.exp(6.0 * balance))
    return float(negative), float(between), float(1.0 - between - negative)


def _polarity(p: tuple[float, float, float], valence: np.ndarray) -> Polarity:
    best = int(np.argmax(p))
    if best == 1:
        return Polarity.MIXED if (valence > 0).any() and (valence < 0).any() else Polarity.NEUTRAL
    return Polarity.NEGATIVE if best == 0 else Polarity.POSITIVE


def _stars_p(stars: float) -> tuple[float, float, float, float, float]:
    distance = np.exp(-(((np.arange(1, 6) - stars) / 0.8) ** 2))
    a, b, c, d, e = (distance / distance.sum()).tolist()
    return a, b, c, d, e


def _topics(
    evidence: np.ndarray,
    valence: np.ndarray,
    clauses: np.ndarray,
    starts: list[int],
    stops: list[int],
    whole: Polarity,
    spans: bool,
) -> list[TopicSign]:
    found = []
    for number, topic in enumerate(TOPICS):
        places = np.nonzero(evidence[:, number])[0]
        if not len(places):
            continue
        own = float(valence[np.isin(clauses, clauses[places])].sum())
        polarity = Polarity.NEGATIVE if own < 0 else Polarity.POSITIVE if own > 0 else whole
        shown = tuple(Span(starts[i], stops[i]) for i in places[:6].tolist()) if spans else ()
        found.append(TopicSign(topic, polarity, 1.0 - 0.4 / len(places), "words:topic", shown))
    return found


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


def _signs(groups: dict[str, list[Hit]], wanted: frozenset[str], spans: bool) -> list[Sign]:
    found = []
    for group, hits in groups.items():
        if group in wanted:
            shown = tuple(dict.fromkeys(Span(hit.start, hit.end) for hit in hits)) if spans else ()
            found.append(Sign(group, hits[0].pattern.confidence, hits[0].pattern.name, shown))
    return found


def _severity_p(groups: dict[str, list[Hit]], negative: float) -> tuple[float, float, float, float]:
    points = [1.0 - negative + 0.2, 0.3 + negative, 0.1, 0.05]
    if "safety" in groups or "health" in groups:
        points[3] += 2.5 * negative
        points[2] += 1.0
    if {"serious", "legal", "discrimination", "extortion", "press"} & groups.keys():
        points[2] += 1.6 * negative
    if "mild" in groups:
        points[0] += 0.7
    a, b, c, d = (p / sum(points) for p in points)
    return a, b, c, d


def _vagueness(length: int, topics: int, risks: int, groups: dict[str, list[Hit]]) -> float:
    detail = 0.15 * min(length, 30) + 1.2 * topics + 2.0 * risks + 0.5 * len(groups)
    return float(1.0 / (1.0 + np.exp(0.9 * (detail - 3.4))))
