"""One text, cut into words and looked up once: what both the signs and the heads are made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain

import numpy as np

from heard.reader.clauses import GAPS, WORDS, first_of_each, valence_in_place, with_bare_negation
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
    return look_many([text], [context])[0]


def look_many(texts: Sequence[str], contexts: Sequence[ReaderContext]) -> list[Looked]:
    """`look_at` for many texts: those of one language are looked up together, which is much quicker and changes nothing."""
    cut = [Cut.of(text, context) for text, context in zip(texts, contexts, strict=True)]
    together: dict[Language, list[int]] = {}
    for number, one in enumerate(cut):
        together.setdefault(one.language, []).append(number)
    found: dict[int, Looked] = {}
    for language, numbers in together.items():
        memo = _memo(language.value if language is not Language.UNKNOWN else Language.ENGLISH.value)
        found.update(zip(numbers, _look_up(memo, [cut[number] for number in numbers]), strict=True))
    return [found[number] for number in range(len(cut))]


@dataclass(frozen=True, slots=True)
class Cut:
    """A text in `parts`: what is no word, a word, what is no word, a word, and so on."""

    text: str
    context: ReaderContext
    folded: str
    parts: list[str]
    words: list[str]
    language: Language
    language_confidence: float

    @classmethod
    def of(cls, text: str, context: ReaderContext) -> "Cut":
        """`text`, cut."""
        folded = fold(text)
        parts = WORDS.split(folded)
        words = parts[1::2]
        return cls(text, context, folded, parts, words, *tell_language(text, words))


def _look_up(memo: Memo, cut: list[Cut]) -> list[Looked]:
    """Texts of one language: all their words are looked up in one go, laid end to end, and then parted again."""
    lengths = np.fromiter((len(one.words) for one in cut), np.int64, len(cut))
    first = first_of_each(lengths)
    bounds = [*first.tolist(), int(lengths.sum())]
    rows = memo.look_up(list(chain.from_iterable(one.words for one in cut)))
    kinds = memo.kinds[rows]
    gaps = np.fromiter(map(GAPS.__getitem__, chain.from_iterable(one.parts[0:-1:2] for one in cut)), np.int64, len(rows))
    gaps[first[lengths > 0]] = 0
    clauses = _count((gaps > 0) | ((kinds & CONTRAST) > 0), first, lengths)
    sentences = _count(gaps > 1, first, lengths)
    apart = clauses + np.repeat(first + np.arange(len(cut)), lengths)  # numbers that no two texts share
    valence = valence_in_place(memo.valence[rows], kinds, apart)
    judging = with_bare_negation(valence, kinds, apart)
    topics, speaks = memo.topics[rows], memo.speaks[rows]
    known, numbers = memo.means[rows].tolist(), rows.tolist()
    triggers, roles, cues, names, days = (_places(kinds, kind, bounds) for kind in (TRIGGER, ROLE, CUE, NAME, DAY))
    found = []
    for number, one in enumerate(cut):
        low, high = bounds[number], bounds[number + 1]
        ends = list(accumulate(map(len, one.parts)))
        starts, stops = ends[0:-1:2], ends[1::2]
        evidence = Evidence(speaks[low:high], sentences[low:high])
        gather(memo, one.folded, one.words, numbers[low:high], triggers[number], starts, stops, evidence.speaks)
        named = Names(one.text, one.words, starts, stops, known[low:high])
        told = [*named.beside_roles(roles[number]), *named.after_cues(cues[number])]
        staff = in_order(
            chain(
                told,
                named.by_first_name(names[number]),
                find_listed(one.text, one.context.staff_names),
            )
        )
        dates = (Span(starts[place], stops[place]) for place in days[number])
        mentions = in_order(
            chain(
                staff,
                find_numbers(one.text, one.folded),
                find_mails(one.text),
                (Mention(MentionKind.DATE, span.of(one.text), span) for span in dates),
            )
        )
        facts = measure(
            one.text, one.folded, one.words, starts, evidence, valence[low:high], topics[low:high], mentions, one.context,
            told=bool(told),
        )  # fmt: skip
        found.append(
            Looked(
                one.text, one.folded, one.words, starts, stops, one.language, one.language_confidence,
                clauses[low:high], judging[low:high], topics[low:high], evidence, staff, mentions, facts,
            )
        )  # fmt: skip
    return found


def _count(begins: np.ndarray, first: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """How often something has begun so far in each text."""
    count = np.cumsum(begins)
    filled = lengths > 0
    before = count[first[filled]] - begins[first[filled]]
    counted: np.ndarray = count - np.repeat(before, lengths[filled])
    return counted


def _places(kinds: np.ndarray, kind: int, bounds: list[int]) -> list[list[int]]:
    """The words of a kind in each text, counted from its beginning."""
    there = np.flatnonzero(kinds & kind)
    cuts = np.searchsorted(there, bounds).tolist()
    places = there.tolist()
    return [
        [place - low for place in places[a:b]] if a < b else []
        for low, a, b in zip(bounds[:-1], cuts[:-1], cuts[1:], strict=True)
    ]
