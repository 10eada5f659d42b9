"""One text, cut into words and looked up once: what both the signs and the heads are made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from heard.reader.clauses import leaning, tell, valence_in_place, with_bare_negation
from heard.reader.cut import Array, Cut, cut
from heard.reader.evidence import Evidence, add_up, gather
from heard.reader.facts import Told, measure
from heard.reader.hints import FIRST_NAME, hints, pair_keys
from heard.reader.hints import NAME as ANY_NAME
from heard.reader.language import tell_languages
from heard.reader.mentions import Names, find_listed, find_mails, find_numbers, in_order
from heard.reader.ngrams import marks
from heard.reader.runs import Marked, once, sums
from heard.reader.signs import Features, pair_columns
from heard.reader.words import CONTRAST, CUE, DAY, NAME, NO_NAME, ROLE, Memo, concepts_of_heads
from heard.vocabulary.reading import Language, Mention, MentionKind, ReaderContext, Span

_BEFORE, _AFTER = 4, 6  # how far from a trade or a thank-you a name may stand


@cache
def _memo(language: str) -> Memo:
    return Memo(language)


@dataclass(frozen=True, slots=True)
class Looked:
    """One text, cut and looked up: all that the findings are made of. `features` are those of the signs, `tokens` what its words
    are in pairs of hints, `told` what the lists tell of it (`clauses.TOLD`) and then which concepts it speaks of.
    """

    text: str
    folded: str
    words: list[str]
    starts: memoryview
    stops: memoryview
    language: Language
    language_confidence: float
    clauses: Array
    valence: Array
    leaning: Array
    topics: Marked
    told: Array
    evidence: Evidence
    staff: tuple[Mention, ...]
    mentions: tuple[Mention, ...]
    features: Features
    tokens: Array
    marks: list[str]


def look_at(text: str, context: ReaderContext) -> Looked:
    """Cut `text` into words and look each of them up, once."""
    return look_many([text], [context])[0]


def look_many(texts: Sequence[str], contexts: Sequence[ReaderContext]) -> list[Looked]:
    """`look_at` for many texts: those of one language are looked up together, which is much quicker and changes nothing."""
    if not texts:
        return []
    whole = cut(texts)
    languages = tell_languages(whole)
    together: dict[Language, list[int]] = {}
    for number, (language, _) in enumerate(languages):
        together.setdefault(language, []).append(number)
    found: dict[int, Looked] = {}
    for language, numbers in together.items():
        memo = _memo(language.value if language is not Language.UNKNOWN else Language.ENGLISH.value)
        these = [contexts[number] for number in numbers]
        looked = _look_up(memo, whole.only(numbers), these, [languages[number] for number in numbers])
        found.update(zip(numbers, looked, strict=True))
    return [found[number] for number in range(len(texts))]


def _look_up(
    memo: Memo, cut: Cut, contexts: Sequence[ReaderContext], languages: Sequence[tuple[Language, float]]
) -> list[Looked]:
    """Texts of one language: all their words are looked up in one go and then parted again."""
    count = len(cut.texts)
    owner = np.arange(count).repeat(cut.lengths)
    rows = memo.look_up(cut.words)
    kinds = memo.kinds.take(rows)
    clauses = ((cut.gaps > 0) | ((kinds & CONTRAST) > 0)).cumsum() - 1  # numbers that no two texts share
    sentences = (cut.gaps > 1).cumsum() - 1
    valence = valence_in_place(memo.valence.take(rows), kinds, clauses)
    judging = with_bare_negation(valence, kinds, clauses)
    lean = leaning(judging, clauses)
    topics = memo.topics_of(rows)
    speaks = gather(memo, cut, rows, sentences)
    spoken, together = add_up(speaks, sentences, owner, count, pair_columns())
    capital = cut.capitals(cut.starts)
    likely = capital & ~memo.means.take(rows) & ((kinds & NO_NAME) == 0)
    staff, named = _staff(cut, contexts, likely, kinds, owner)
    mentions = _mentions(cut, staff, kinds, owner)
    facts = measure(Told(cut, contexts, rows, kinds, owner, capital, likely, valence, topics, speaks, spoken, mentions, named))
    table = np.concatenate([spoken > 0, spoken > 2, together, facts], axis=1, dtype=np.float32)
    tokens = memo.tokens.take(rows)
    if memo.language != Language.GERMAN:  # where every noun has a capital, only a first name is a name
        tokens[likely] = ANY_NAME
    tokens[likely & ((kinds & NAME) > 0)] = FIRST_NAME
    added = _hinted(memo, rows, tokens, owner, sentences, count)
    begins = cut.begins[owner]
    starts, stops = (cut.starts - begins).data, (cut.stops - begins).data
    shouting = cut.shouting()
    speaks_at, topics_at = _parts(speaks, cut, owner), _parts(topics, cut, owner)
    told = np.concatenate([tell(judging, lean, topics, owner, cut.lengths), spoken[:, : concepts_of_heads()] > 0], axis=1)
    found = []
    bounds = [*cut.first.tolist(), len(rows)]
    for n, (text, folded, (language, sure)) in enumerate(zip(cut.texts, cut.folded, languages, strict=True)):
        words = slice(bounds[n], bounds[n + 1])
        found.append(
            Looked(
                text, folded, cut.words[words], starts[words], stops[words], language, sure, clauses[words],
                judging[words], lean[words], topics_at[n], told[n], Evidence(speaks_at[n], sentences[words]), staff[n], mentions[n],
                Features(table[n], added[n]), tokens[words], marks(text, folded, shouting=n in shouting),
            )
        )  # fmt: skip
    return found


def _parts(marked: Marked, cut: Cut, owner: Array) -> list[Marked]:
    """What is marked of each text, by the numbers of its own words."""
    bounds = marked.rows.searchsorted(cut.first).tolist()
    rows, columns = marked.rows - cut.first[owner[marked.rows]], marked.columns
    return [Marked(rows[first:end], columns[first:end]) for first, end in zip(bounds, [*bounds[1:], len(rows)], strict=True)]


def _hinted(memo: Memo, rows: Array, tokens: Array, owner: Array, sentences: Array, texts: int) -> Array:
    """What the words and pairs of each text, each once, add to the findings."""
    different, which = once(owner, rows, len(memo.rows), texts)
    by_words = sums(memo.brings.take(which, axis=0), different, np.int32)
    places, keys = pair_keys(tokens, sentences)
    return hints().scores(by_words + hints().of_pairs(keys, owner.take(places), texts), different)


def _staff(
    cut: Cut, contexts: Sequence[ReaderContext], likely: Array, kinds: Array, owner: Array
) -> tuple[list[tuple[Mention, ...]], list[bool]]:
    """The people of the staff whom each text names, and whether a trade or a thank-you stands beside a name. `likely` says which
    words are written like a name and mean nothing else.
    """
    found: list[list[Mention]] = [[] for _ in cut.texts]
    named = [False] * len(cut.texts)
    before = np.zeros(len(likely) + 1, np.int64)  # names among the words before each word
    likely.cumsum(out=before[1:])
    places = (kinds & (ROLE | CUE | NAME)).nonzero()[0]
    places = places[before[np.minimum(places + _AFTER + 1, len(likely))] > before[np.maximum(places - _BEFORE, 0)]]
    names = Names(cut, likely)
    for place, text, kind in zip(places.tolist(), owner[places].tolist(), kinds[places].tolist(), strict=True):
        told = [*(names.beside_role(place) if kind & ROLE else ()), *(names.after_cue(place) if kind & CUE else ())]
        named[text] = named[text] or bool(told)
        found[text] += [*told, *(names.by_first_name(place) if kind & NAME else ())]
    for text, context in enumerate(contexts):
        if context.staff_names:
            found[text] += find_listed(cut.texts[text], context.staff_names)
    return [in_order(one) for one in found], named


def _mentions(cut: Cut, staff: list[tuple[Mention, ...]], kinds: Array, owner: Array) -> list[tuple[Mention, ...]]:
    """All that each text names."""
    found: list[list[Mention]] = [[] for _ in cut.texts]
    for place, number in find_numbers(cut, kinds):
        found[owner[place]].append(number)
    for place in (kinds & DAY).nonzero()[0].tolist():
        begin = cut.begin_of(place)
        span = Span(cut.start[place] - begin, cut.stop[place] - begin)
        found[owner[place]].append(Mention(MentionKind.DATE, cut.whole[cut.start[place] : cut.stop[place]], span))
    return [
        in_order([*named, *more, *find_mails(text)]) if more or "@" in text else named
        for text, named, more in zip(cut.texts, staff, found, strict=True)
    ]
