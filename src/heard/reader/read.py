"""From texts to readings: the order in which the parts of the reader work."""

import math
import re
from collections.abc import Sequence
from functools import cache
from itertools import chain
from operator import mul
from typing import NamedTuple

import numpy as np

from heard.reader.clauses import TOLD
from heard.reader.fold import fold
from heard.reader.heads import Scores, cuts, score_seen
from heard.reader.look import Looked, look_many
from heard.reader.signs import BLAME, CHURN, FINDINGS, PRAISE, VAGUE, Judged, judge, loudest_for, shown_by
from heard.reader.topics import Found, find_topics, shown, sure
from heard.reader.tuning import Movable, Tuning
from heard.vocabulary.reading import (
    Language,
    MentionKind,
    Polarity,
    ReaderContext,
    Reading,
    Risk,
    Severity,
    Sign,
    Span,
    TopicSign,
)

VERSION = "reader-4"

_BATCH = 64  # what these hold in tables still lies in the nearer memory of a processor
_NO_CONTEXT = ReaderContext()
_FOUND = 0.5
_FAMILIES = ("risk", "request", "emotion", "party", CHURN, VAGUE)
_SEVERITIES = tuple(Severity)
_FIRST_SEVERITY = len(FINDINGS) - len(_SEVERITIES)
_STARS = (1.0, 2.0, 3.0, 4.0, 5.0)
_POLARITY_STARS = (1.5, 3.0, 4.5)
_LEAN = 0.5
_POLARITY_WORDS = 5
_GOOD, _BAD = TOLD.index("good"), TOLD.index("bad")
_SHOWN = FINDINGS.index(BLAME)  # of the findings, those before this one are shown; the others say what the whole is like
_BY_HEADS = (Language.ENGLISH, Language.UNKNOWN)
_SIDES = [FINDINGS.index(BLAME), FINDINGS.index(PRAISE)]
_MOST_SAID = 3.0  # log odds of blame, or of praise, beyond which more is not listened to
_ASKED = ("polarity", "stars", "complaint")
_LEANS = np.array(  # how far what the signs say of blame and of praise moves what the heads say of each class
    [
        [0.5, 0.0, 0.0, 0.5, 0.25, 0.0, -0.25, -0.5, 0.0, 0.25],
        [0.0, 0.0, 0.5, -0.5, -0.25, 0.0, 0.25, 0.5, 0.0, -0.25],
    ]
)
_WIDTHS = [3, 5, 2]
_STARTS = [0, 3, 8]
_NO_PRAISE = tuple(
    FINDINGS.index(f"risk:{risk}")
    for risk in (
        Risk.SAFETY, Risk.HEALTH, Risk.DISCRIMINATION, Risk.LEGAL, Risk.PRESS, Risk.EXTORTION, Risk.ABUSE, Risk.PERSONAL_DATA
    )
)  # fmt: skip


def read(text: str, context: ReaderContext = _NO_CONTEXT, *, spans: bool = True, tuning: Tuning | None = None) -> Reading:
    """What `text` says. Without `spans` the findings are the same, faster, and show no places."""
    return read_many([text], [context], spans=spans, tuning=tuning)[0]


def read_many(
    texts: Sequence[str],
    contexts: Sequence[ReaderContext] | None = None,
    *,
    spans: bool = True,
    tuning: Tuning | None = None,
) -> list[Reading]:
    """A reading for every text, in order, with what a brand's `tuning` corrects. `contexts`, where given, is as long as `texts`.

    Raises `ValueError` when it is not.
    """
    if contexts is not None and len(contexts) != len(texts):
        raise ValueError(f"{len(texts)} texts but {len(contexts)} contexts")
    known = contexts if contexts is not None else [_NO_CONTEXT] * len(texts)
    return list(
        chain.from_iterable(
            _read_batch(texts[first : first + _BATCH], known[first : first + _BATCH], spans, tuning)
            for first in range(0, len(texts), _BATCH)
        )
    )


def first_said(texts: Sequence[str], contexts: Sequence[ReaderContext]) -> tuple[Movable, list[list[str]]]:
    """What heads and signs say of each text before any tuning, and its words."""
    seen = look_many(texts, contexts)
    return _first_said(seen, score_seen(seen))[0], [one.words for one in seen]


def _first_said(seen: Sequence[Looked], scores: Scores) -> tuple[Movable, np.ndarray]:
    """What can be tuned, and the probabilities of stars."""
    judged = judge([one.features for one in seen], [one.hinted for one in seen])
    p = _beside_signs(scores, judged, seen)
    return Movable(p[:, :3], p[:, 9:], sure(seen, scores), judged), p[:, 3:8]


def _beside_signs(scores: Scores, judged: Judged, seen: Sequence[Looked]) -> np.ndarray:
    """Probabilities of the heads (polarity, stars, no complaint and complaint) after what the signs say of praise and blame: not in
    English, where the heads have learnt from many more texts than the signs.
    """
    complaint = scores.p("complaint").astype(np.float64)
    p = np.concatenate([scores.p("polarity"), scores.p("stars"), 1 - complaint, complaint], axis=1)
    if any(one.language not in _BY_HEADS for one in seen):
        likely = judged.p[:, _SIDES]
        said = np.minimum(np.maximum(np.log((likely + 1e-9) / (1 - likely + 1e-9)), -_MOST_SAID), _MOST_SAID)
        said *= np.array([[one.language not in _BY_HEADS] for one in seen])
        p *= np.exp(said[:, :1] * _LEANS[0] + said[:, 1:] * _LEANS[1])
    p /= np.add.reduceat(p, _STARTS, axis=1).repeat(_WIDTHS, axis=1)
    told: np.ndarray = p.round(6)  # the same wherever a text stands in its batch
    return told


def _read_batch(texts: Sequence[str], contexts: Sequence[ReaderContext], spans: bool, tuning: Tuning | None) -> list[Reading]:
    seen = look_many(texts, contexts)
    scores = score_seen(seen)
    movable, stars = _first_said(seen, scores)
    if tuning is not None:
        movable = tuning.moved(movable, [one.words for one in seen])
    version = f"{VERSION}+{tuning.name}" if tuning is not None else VERSION
    judged = movable.judged
    said = zip(
        movable.polarity.tolist(),
        stars.tolist(),
        movable.complaint.tolist(),
        find_topics(seen, scores, movable.topics),
        [(a, b, c, d) for a, b, c, d in judged.severity.tolist()],
        judged.p[:, FINDINGS.index(VAGUE)].tolist(),
        _most_praise(judged),
        strict=True,
    )
    signs = _signs(judged, seen, spans)
    return [
        _read_one(one, context, Said(version, *parts), found, spans)
        for one, context, parts, found in zip(seen, contexts, said, signs, strict=True)
    ]


class Said(NamedTuple):
    """What heads and signs said of one text: probabilities in the order of `heads.GROUPS`, topics, and how likely it is praise at
    most.
    """

    version: str
    polarity: list[float]
    stars: list[float]
    complaint: list[float]
    topics: list[Found]
    severity: tuple[float, float, float, float]
    vagueness: float
    most_praise: float


def _most_praise(judged: Judged) -> list[float]:
    """How likely each text may be praise at most: of our texts none that tells of harm or threatens is."""
    harm = judged.p[:, _NO_PRAISE].max(axis=1)
    praise: list[float] = np.where(harm >= _FOUND, 1.0 - harm, 1.0).tolist()
    return praise


def _read_one(seen: Looked, context: ReaderContext, said: Said, signs: dict[str, list[Sign]], spans: bool) -> Reading:
    severity_p = _grave_beside_stars(said.severity, context.stars)
    polarity_p = _praise_at_most(said.most_praise, _beside_stars(said.polarity, context.stars, _POLARITY_STARS), 1)
    stars_p = _praise_at_most(said.most_praise, _beside_stars(said.stars, context.stars, _STARS), 2)
    polarity = _polarity(polarity_p, mixed=bool(seen.told[_GOOD] > 0 and seen.told[_BAD] > 0))
    topics = shown(seen, polarity, said.topics, spans=spans)
    if context.own_topics:
        topics += _own_topics(context, seen.folded, polarity, spans)
    grave = severity_p.index(max(severity_p))
    severity = _SEVERITIES[grave]
    return Reading(
        version=said.version,
        language=seen.language,
        language_confidence=seen.language_confidence,
        polarity=polarity,
        polarity_p=(polarity_p[0], polarity_p[1], polarity_p[2]),
        stars=sum(map(mul, _STARS, stars_p)),
        stars_p=(stars_p[0], stars_p[1], stars_p[2], stars_p[3], stars_p[4]),
        complaint=said.complaint[0],
        severity=severity,
        severity_p=severity_p,
        vague=said.vagueness >= _FOUND,
        vagueness=said.vagueness,
        topics=tuple(topics),
        risks=tuple(signs["risk"]),
        requests=tuple(signs["request"]),
        emotions=tuple(signs["emotion"]),
        churn=tuple(signs[CHURN]),
        others_at_fault=tuple(signs["party"]),
        mentions=seen.mentions,
        severity_spans=_severity_spans(seen, grave) if spans and grave > 1 else (),
        polarity_spans=_polarity_spans(seen) if spans else (),
    )


def _severity_spans(seen: Looked, grave: int) -> tuple[Span, ...]:
    best = loudest_for(np.array([_FIRST_SEVERITY + grave]), seen.features[None])[0]
    return shown_by(best, seen.evidence, seen.starts, seen.stops)[1]


def _polarity_spans(seen: Looked) -> tuple[Span, ...]:
    """The words that judge most strongly."""
    valence = seen.valence.data
    strong = sorted(seen.valence.nonzero()[0].tolist(), key=lambda place: -abs(valence[place]))[:_POLARITY_WORDS]
    return tuple(Span(seen.starts[place], seen.stops[place]) for place in sorted(strong))


def _signs(judged: Judged, seen: Sequence[Looked], spans: bool) -> list[dict[str, list[Sign]]]:
    """Of each text the findings that are likelier than not, by family, the surest first."""
    found: list[dict[str, list[Sign]]] = [{family: [] for family in _FAMILIES} for _ in seen]
    texts, findings = (judged.p[:, :_SHOWN] >= _FOUND).nonzero()
    p = judged.p[texts, findings]
    order = np.lexsort((findings, -p))
    texts, findings, whose = texts[order], findings[order], texts[order].tolist()
    rows = [seen[text].features for text in whose]
    best = loudest_for(findings, np.stack(rows)) if spans and rows else [[]] * len(rows)
    for text, number, likely, loud in zip(whose, findings.tolist(), p[order].tolist(), best, strict=True):
        one, finding = seen[text], FINDINGS[number]
        family, _, member = finding.partition(":")
        by, shown = shown_by(loud, one.evidence, one.starts, one.stops) if spans else ("signs", ())
        named = _mentioned(finding, one) if spans else ()
        found[text][family].append(Sign(member or family, likely, f"signs:{by}", named or shown))
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


def _praise_at_most(most: float, p: list[float], ends: int) -> list[float]:
    """Probabilities from blame to praise: what the last `ends` of them have above `most` goes to the first."""
    praise = sum(p[-ends:])
    if praise <= most:
        return p
    moved = (praise - most) / ends
    return [*(q + moved for q in p[:ends]), *p[ends:-ends], *(q * most / praise for q in p[-ends:])]


def _grave_beside_stars(p: tuple[float, float, float, float], given: int | None) -> tuple[float, float, float, float]:
    """One or two stars make a mere nuisance less likely, four or five more; what is grave stays as the text tells it."""
    if given is None or not 1 <= given <= 5:
        return p
    mild = p[0] * math.exp(_LEAN * (given - 3))
    whole = mild + sum(p[1:])
    return (mild / whole, p[1] / whole, p[2] / whole, p[3] / whole)


@cache
def _polarity_cuts() -> tuple[float, ...]:
    return tuple(cuts("polarity").tolist())


def _polarity(p: list[float], *, mixed: bool) -> Polarity:
    ratio = [share / cut for share, cut in zip(p, _polarity_cuts(), strict=True)]
    best = ratio.index(max(ratio))
    if best == 1:
        return Polarity.MIXED if mixed else Polarity.NEUTRAL
    return Polarity.NEGATIVE if best == 0 else Polarity.POSITIVE


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
