"""From texts to readings: the order in which the parts of the reader work."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

import numpy as np

from heard.reader.clauses import WORDS, clauses_of, valence_in_place
from heard.reader.evidence import Evidence, gather
from heard.reader.facts import measure
from heard.reader.fold import fold
from heard.reader.language import tell_language
from heard.reader.mentions import Names, find_listed, find_mails, find_numbers, in_order
from heard.reader.signs import CHURN, VAGUE, Judged, features, judge, shown_by
from heard.reader.words import CUE, DAY, ROLE, TOPICS, TRIGGER, Memo
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
_NO_CONTEXT = ReaderContext()
_SENTENCE_END = re.compile(r"[.!?\n…]")
_FOUND = 0.5
_POLARITY_WORDS = 5


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
    return Memo(language)


def _read_batch(texts: Sequence[str], contexts: Sequence[ReaderContext], spans: bool) -> list[Reading]:
    return [_read_one(text, context, spans) for text, context in zip(texts, contexts, strict=True)]


@dataclass(frozen=True, slots=True)
class _Looked:
    """One text, cut and looked up: all that the findings are made of."""

    text: str
    folded: str
    words: list[str]
    starts: list[int]
    stops: list[int]
    language: Language
    language_confidence: float
    clauses: np.ndarray
    valence: np.ndarray
    topics: np.ndarray
    evidence: Evidence
    staff: tuple[Mention, ...]
    mentions: tuple[Mention, ...]
    facts: np.ndarray


def look_at(text: str, context: ReaderContext) -> _Looked:
    """Cut `text` into words and look each of them up, once."""
    folded = fold(text)
    parts = WORDS.split(folded)
    words = parts[1::2]
    language, language_confidence = tell_language(text, words)
    memo = _memo(language.value if language is not Language.UNKNOWN else Language.ENGLISH.value)
    rows = memo.look_up(words)
    ends = np.cumsum(np.fromiter(map(len, parts), np.int32, len(parts)))
    starts, stops = ends[0:-1:2].tolist(), ends[1::2].tolist()
    kinds = memo.kinds[rows]
    gaps = parts[0:-1:2]
    clauses = clauses_of(gaps, kinds)
    sentences = np.cumsum(np.fromiter((_SENTENCE_END.search(gap) is not None for gap in gaps), np.int32, len(gaps)))
    sentences -= sentences[:1].sum()
    valence = valence_in_place(memo.valence[rows], kinds, clauses)
    evidence = gather(memo, folded, rows, np.flatnonzero(kinds & TRIGGER).tolist(), starts, stops, sentences)
    named = Names(text, words, starts, stops)
    staff = in_order(
        chain(
            named.beside_roles(np.flatnonzero(kinds & ROLE).tolist()),
            named.after_cues(np.flatnonzero(kinds & CUE).tolist()),
            find_listed(text, context.staff_names),
        )
    )
    days = (Span(starts[place], stops[place]) for place in np.flatnonzero(kinds & DAY).tolist())
    mentions = in_order(
        chain(
            staff,
            find_numbers(text, folded),
            find_mails(text),
            (Mention(MentionKind.DATE, span.of(text), span) for span in days),
        )
    )
    facts = measure(text, folded, words, starts, evidence, valence, mentions, context)
    topics = memo.topics[rows]
    return _Looked(
        text, folded, words, starts, stops, language, language_confidence,
        clauses, valence, topics, evidence, staff, mentions, facts,
    )  # fmt: skip


def _read_one(text: str, context: ReaderContext, spans: bool) -> Reading:
    seen = look_at(text, context)
    judged = judge(features(seen.evidence, seen.facts))
    polarity, polarity_p, stars, stars_p, complaint = _polarity_and_stars(seen, context)
    topics = _topics(seen.topics, seen.valence, seen.clauses, seen.starts, seen.stops, polarity, spans)
    topics += _own_topics(context, seen.folded, polarity, spans)
    bad = np.argsort(-np.abs(seen.valence), kind="stable")[:_POLARITY_WORDS].tolist() if spans else []
    grave = int(np.argmax(judged.severity))
    severity = tuple(Severity)[grave]
    return Reading(
        version=VERSION,
        language=seen.language,
        language_confidence=seen.language_confidence,
        polarity=polarity,
        polarity_p=polarity_p,
        stars=stars,
        stars_p=stars_p,
        complaint=complaint,
        severity=severity,
        severity_p=judged.severity,
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


def _signs(family: str, members: Iterable[str], judged: Judged, seen: _Looked, spans: bool) -> tuple[Sign, ...]:
    """The findings of a family that are likelier than not, the surest first."""
    found = []
    for member in members:
        finding = f"{family}:{member}" if family else str(member)
        if judged.p[finding] < _FOUND:
            continue
        by, shown = shown_by(finding, judged, seen.evidence, seen.starts, seen.stops) if spans else ("signs", ())
        found.append(Sign(str(member), judged.p[finding], f"signs:{by}", shown + _mentioned(finding, seen) if spans else ()))
    return tuple(sorted(found, key=lambda sign: -sign.confidence))


def _mentioned(finding: str, seen: _Looked) -> tuple[Span, ...]:
    """Names and numbers that show a finding where words do not."""
    if finding == "risk:staff_named":
        return tuple(mention.span for mention in seen.staff)
    if finding == "risk:personal_data":
        return tuple(m.span for m in seen.mentions if m.kind in (MentionKind.PHONE, MentionKind.MAIL))
    return ()


def _polarity_and_stars(
    seen: _Looked, context: ReaderContext
) -> tuple[Polarity, tuple[float, float, float], float, tuple[float, float, float, float, float], float]:
    """Polarity and its probabilities, expected stars and theirs, and the probability of a complaint, from word weights."""
    weight = float(np.abs(seen.valence).sum())
    balance = float(seen.valence.sum()) / (weight + 1.5)
    if context.stars is not None:
        balance = 0.4 * balance + 0.6 * (context.stars - 3) / 2
    p = _polarity_p(balance, weight)
    stars_p = _stars_p(3.0 + 2.0 * balance)
    return _polarity(p, seen.valence), p, sum((n + 1) * q for n, q in enumerate(stars_p)), stars_p, p[0]


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
