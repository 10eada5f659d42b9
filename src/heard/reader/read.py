"""From texts to readings: the order in which the parts of the reader work."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

import numpy as np

from heard.reader.evidence import Evidence, gather
from heard.reader.facts import measure
from heard.reader.fold import fold
from heard.reader.language import tell_language
from heard.reader.mentions import Names, find_listed, find_mails, find_numbers, in_order
from heard.reader.signs import CHURN, VAGUE, Judged, features, judge, shown_by
from heard.reader.words import BOOSTER, CONTRAST, CUE, DAMPER, DAY, NAME, NEGATOR, ROLE, TOPICS, TRIGGER, Memo
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
_SENTENCE_END = re.compile(r"[.!?\n…]")
_SHORT_GAP, _MOST_GAPS = 8, 5000
_FOUND = 0.5
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
    parts = _WORDS.split(folded)
    words = parts[1::2]
    language, language_confidence = tell_language(text, words)
    memo = _memo(language.value if language is not Language.UNKNOWN else Language.ENGLISH.value)
    rows = memo.look_up(words)
    ends = np.cumsum(np.fromiter(map(len, parts), np.int32, len(parts)))
    starts, stops = ends[0:-1:2].tolist(), ends[1::2].tolist()
    kinds = memo.kinds[rows]
    gaps = np.fromiter(map(_GAPS.__getitem__, parts[0:-1:2]), np.int32, len(words))
    gaps[:1] = 0
    clauses = np.cumsum((gaps > 0) | ((kinds & CONTRAST) > 0))
    sentences = np.cumsum(gaps > 1)
    valence = _valence_in_place(memo.valence[rows], kinds, clauses)
    evidence = gather(memo, folded, words, rows, np.flatnonzero(kinds & TRIGGER).tolist(), starts, stops, sentences)
    named = Names(text, words, starts, stops, memo.means[rows].tolist())
    staff = in_order(
        chain(
            named.beside_roles(np.flatnonzero(kinds & ROLE).tolist()),
            named.after_cues(np.flatnonzero(kinds & CUE).tolist()),
            named.by_first_name(np.flatnonzero(kinds & NAME).tolist()),
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
    topics = memo.topics[rows]
    facts = measure(text, folded, words, starts, evidence, valence, topics, mentions, context)
    return _Looked(
        text, folded, words, starts, stops, language, language_confidence,
        clauses, valence, topics, evidence, staff, mentions, facts,
    )  # fmt: skip


def _read_one(text: str, context: ReaderContext, spans: bool) -> Reading:
    seen = look_at(text, context)
    judged = judge(features(seen.evidence, seen.facts))
    polarity, polarity_p, stars, stars_p, complaint = _polarity_and_stars(seen, context)
    topics = _topics(seen, polarity, spans)
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
        named = _mentioned(finding, seen)
        found.append(Sign(str(member), judged.p[finding], f"signs:{by}", (named or shown) if spans else ()))
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


class _Gaps(dict[str, int]):
    """What stands between two words, remembered: 1 ends a clause, 2 ends a sentence too."""

    def __missing__(self, gap: str) -> int:
        ends = 2 if _SENTENCE_END.search(gap) else 1 if _CLAUSE_END.search(gap) else 0
        if len(gap) < _SHORT_GAP and len(self) < _MOST_GAPS:
            self[gap] = ends
        return ends


_GAPS = _Gaps({" ": 0})


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


def _topics(seen: _Looked, whole: Polarity, spans: bool) -> list[TopicSign]:
    """The topics that words speak of, each with the polarity of its clauses and the words the customer used."""
    found = []
    for number, topic in enumerate(TOPICS):
        places = np.flatnonzero(seen.topics[:, number])
        if not len(places):
            continue
        inside = np.zeros(int(seen.clauses[-1]) + 1, np.bool_)
        inside[seen.clauses[places]] = True
        own = float(seen.valence[inside[seen.clauses]].sum())
        polarity = Polarity.NEGATIVE if own < 0 else Polarity.POSITIVE if own > 0 else whole
        shown = _in_their_words(seen, places.tolist()) if spans else ()
        found.append(TopicSign(topic, polarity, 1.0 - 0.4 / len(places), "words:topic", shown))
    return found


def _in_their_words(seen: _Looked, places: list[int]) -> tuple[Span, ...]:
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
