"""One text, cut into words and looked up once: what both the signs and the heads are made of."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from heard.reader.clauses import TOLD, tell, tones_of, weigh
from heard.reader.cut import Cut, cut
from heard.reader.evidence import Evidence, add_up, gather
from heard.reader.facts import Told, measure
from heard.reader.hashes import marks
from heard.reader.hints import FIRST_NAME, Hinted, each_once, pair_keys
from heard.reader.hints import NAME as ANY_NAME
from heard.reader.language import tell_languages
from heard.reader.lexicon import Array, Lexicon, lexicon
from heard.reader.mentions import Names, find_listed, find_mails, find_numbers, in_order
from heard.reader.runs import Marked
from heard.reader.signs import pair_columns
from heard.reader.words import CONTRAST, CUE, DAY, MAY_NAME, NAME, ROLE, TOPICAL, Memo, concepts_of_heads
from heard.vocabulary.reading import Language, Mention, MentionKind, ReaderContext, Span

_BEFORE, _AFTER = 4, 6  # how far from a trade or a thank-you a name may stand


class Looked(NamedTuple):
    """One text, cut and looked up: all that the findings are made of. `rows` are those of its words in `lexicon`, `features` those of
    the signs, `told` what the lists tell of it (`clauses.TOLD`) and then which concepts it speaks of; `leans` says how each
    clause judges.
    """

    text: str
    folded: str
    words: list[str]
    lexicon: Lexicon
    rows: Array
    starts: memoryview
    stops: memoryview
    language: Language
    language_confidence: float
    clauses: memoryview
    valence: Array
    leans: dict[int, float]
    topics: Marked
    told: Array
    evidence: Evidence
    staff: tuple[Mention, ...]
    mentions: tuple[Mention, ...]
    features: Array
    hinted: Hinted


def look_at(text: str, context: ReaderContext) -> Looked:
    """Cut `text` into words and look each of them up, once."""
    return look_many([text], [context])[0]


def look_many(texts: Sequence[str], contexts: Sequence[ReaderContext]) -> list[Looked]:
    """`look_at` for many texts: those of one language are looked up together, which is much quicker and changes nothing."""
    if not texts:
        return []
    whole = cut(texts, lexicon())
    languages = tell_languages(whole)
    together: dict[Language, list[int]] = {}
    for number, (language, _) in enumerate(languages):
        together.setdefault(language, []).append(number)
    found: dict[int, Looked] = {}
    for language, numbers in together.items():
        memo = whole.lexicon.part(Memo, language if language is not Language.UNKNOWN else Language.ENGLISH)
        these = [contexts[number] for number in numbers]
        looked = _look_up(memo, whole.only(numbers), these, [languages[number] for number in numbers])
        found.update(zip(numbers, looked, strict=True))
    return [found[number] for number in range(len(texts))]


def _look_up(
    memo: Memo, cut: Cut, contexts: Sequence[ReaderContext], languages: Sequence[tuple[Language, float]]
) -> list[Looked]:
    """Texts of one language: all their words are looked up in one go and then parted again."""
    rows = memo.look_up(cut.rows)
    kinds = memo.kinds.take(rows)
    clauses = ((cut.gaps > 0) | ((kinds & CONTRAST) > 0)).cumsum()  # numbers that no two texts share
    sentences = (cut.gaps > 1).cumsum()
    judging = weigh(memo.weight.take(rows), kinds, clauses)
    tones = tones_of(judging, cut)
    topics = _topics(memo, rows, kinds)
    speaking, of = gather(memo, cut, rows, kinds, sentences)
    spoken, together = add_up(speaking, of, cut, sentences, pair_columns())
    speaks = Marked(speaking.tolist(), of.tolist())
    capital = cut.capitals(cut.starts)
    likely = capital & ((kinds & MAY_NAME) > 0)
    staff, named = _staff(cut, contexts, likely, kinds)
    mentions = _mentions(cut, staff, kinds)
    facts = measure(
        Told(cut, contexts, rows, kinds, sentences, capital, likely, topics, speaks, tones, spoken, mentions, named)
    )
    table = np.concatenate([spoken > 0, spoken > 2, together, facts], axis=1, dtype=np.float32)
    tokens = memo.tokens.take(rows)
    names = likely & ((kinds & NAME) > 0)
    if memo.language != Language.GERMAN:  # where every noun has a capital, only a first name is a name
        tokens[likely] = ANY_NAME
    tokens[names] = FIRST_NAME
    hinted = _hinted(cut, tokens, sentences)
    begins = np.array(cut.begins).take(cut.owner)
    starts, stops = (cut.starts - begins).data, (cut.stops - begins).data
    speaks_of, topics_of = speaks.parts(cut.first), topics.parts(cut.first)
    told = np.zeros((len(cut.texts), len(TOLD) + concepts_of_heads()), np.float32)
    told[:, : len(TOLD)] = tell(judging, tones, clauses.data, topics, cut)
    told[:, len(TOLD) :] = spoken[:, : concepts_of_heads()] > 0
    valence = judging.valence(len(rows))
    found = []
    for n, (text, folded, (language, sure), first) in enumerate(zip(cut.texts, cut.folded, languages, cut.first, strict=True)):
        words = slice(first, first + cut.lengths[n])
        found.append(
            Looked(
                text, folded, cut.words[words], cut.lexicon, cut.rows[words], starts[words], stops[words], language, sure,
                clauses.data[words], valence[words], judging.leans, topics_of[n], told[n],
                Evidence(speaks_of[n], sentences[words]), staff[n], mentions[n], table[n], hinted[n],
            )
        )  # fmt: skip
    return found


def _topics(memo: Memo, rows: Array, kinds: Array) -> Marked:
    """Which words are of which topics."""
    topical = (kinds & TOPICAL).nonzero()[0]
    which, topics = memo.topics.take(rows.take(topical), axis=0).nonzero()
    return Marked(topical.take(which).tolist(), topics.tolist())


def _hinted(cut: Cut, tokens: Array, sentences: Array) -> list[Hinted]:
    """What hints are asked of: the words, marks and pairs of each text."""
    shouting = cut.shouting()
    beside = [marks(*one, shouting=n in shouting) for n, one in enumerate(zip(cut.texts, cut.folded, strict=True))]
    words, owner = cut.rows, cut.owner
    if any(beside):
        words = np.concatenate([words, cut.lexicon.rows_of([mark for some in beside for mark in some])])
        owner = np.concatenate([owner, np.arange(len(beside)).repeat([len(some) for some in beside])])
    places, keys = pair_keys(tokens, sentences)
    return each_once(cut.lexicon, words, owner, keys, cut.owner.take(places), len(cut.texts))


def _staff(
    cut: Cut, contexts: Sequence[ReaderContext], likely: Array, kinds: Array
) -> tuple[list[tuple[Mention, ...]], list[bool]]:
    """The people of the staff whom each text names, and whether a trade or a thank-you stands beside a name. `likely` says which
    words are written like a name and mean nothing else.
    """
    found: list[list[Mention]] = [[] for _ in cut.texts]
    named = [False] * len(cut.texts)
    places = (kinds & (ROLE | CUE | NAME)).nonzero()[0]
    written = likely.nonzero()[0]
    near = written.searchsorted(places - _BEFORE) < written.searchsorted(places + _AFTER, "right")
    places = places[near]
    names = Names(cut, likely)
    for place, kind in zip(places.tolist(), kinds[places].tolist(), strict=True):
        text = cut.owner_of[place]
        told = [*(names.beside_role(place) if kind & ROLE else ()), *(names.after_cue(place) if kind & CUE else ())]
        named[text] = named[text] or bool(told)
        found[text] += [*told, *(names.by_first_name(place) if kind & NAME else ())]
    for text, context in enumerate(contexts):
        if context.staff_names:
            found[text] += find_listed(cut.texts[text], context.staff_names)
    return [in_order(one) for one in found], named


def _mentions(cut: Cut, staff: list[tuple[Mention, ...]], kinds: Array) -> list[tuple[Mention, ...]]:
    """All that each text names."""
    found: list[list[Mention]] = [[] for _ in cut.texts]
    for place, number in find_numbers(cut, kinds):
        found[cut.owner_of[place]].append(number)
    for place in (kinds & DAY).nonzero()[0].tolist():
        begin = cut.begin_of(place)
        span = Span(cut.start[place] - begin, cut.stop[place] - begin)
        found[cut.owner_of[place]].append(Mention(MentionKind.DATE, cut.whole[cut.start[place] : cut.stop[place]], span))
    return [
        in_order([*named, *more, *find_mails(text)]) if more or "@" in text else named
        for text, named, more in zip(cut.texts, staff, found, strict=True)
    ]
