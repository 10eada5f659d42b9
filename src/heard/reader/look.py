"""One text, cut into words and looked up once: what both the signs and the heads are made of."""

from dataclasses import dataclass
from functools import cache
from itertools import chain

import numpy as np

from heard.reader.clauses import GAPS, WORDS, valence_in_place
from heard.reader.evidence import Evidence, gather
from heard.reader.facts import measure
from heard.reader.fold import fold
from heard.reader.language import tell_language
from heard.reader.mentions import Names, find_listed, find_mails, find_numbers, in_order
from heard.reader.words import CONTRAST, CUE, DAY, NAME, ROLE, TRIGGER, Memo
from heard.vocabulary.reading import Language, Mention, MentionKind, ReaderContext, Span


@cache
def _memo(language: str) -> Memo:
    return Memo(language)


@dataclass(frozen=True, slots=True)
class Looked:
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


def look_at(text: str, context: ReaderContext) -> Looked:
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
    gaps = np.fromiter(map(GAPS.__getitem__, parts[0:-1:2]), np.int32, len(words))
    gaps[:1] = 0
    clauses = np.cumsum((gaps > 0) | ((kinds & CONTRAST) > 0))
    sentences = np.cumsum(gaps > 1)
    valence = valence_in_place(memo.valence[rows], kinds, clauses)
    evidence = gather(memo, folded, words, rows, np.flatnonzero(kinds & TRIGGER).tolist(), starts, stops, sentences)
    named = Names(text, words, starts, stops, memo.means[rows].tolist())
    told = [
        *named.beside_roles(np.flatnonzero(kinds & ROLE).tolist()),
        *named.after_cues(np.flatnonzero(kinds & CUE).tolist()),
    ]
    staff = in_order(
        chain(
            told,
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
    facts = measure(text, folded, words, starts, evidence, valence, topics, mentions, context, told=bool(told))
    return Looked(
        text, folded, words, starts, stops, language, language_confidence,
        clauses, valence, topics, evidence, staff, mentions, facts,
    )  # fmt: skip
