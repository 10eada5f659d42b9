"""What can be counted in a text beside its concepts: how long, how loud, which numbers, whose trade."""

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

import numpy as np

from heard.reader.clauses import Tone
from heard.reader.cut import Cut
from heard.reader.evidence import concept_number
from heard.reader.lexicon import Array
from heard.reader.runs import Marked
from heard.reader.signs import FACTS
from heard.reader.words import DIGITS, HOURS, LONG, NAME, NUMBER, NUMBER_OF_HOURS, PLAIN, STREET, TOPICS, concepts, streets
from heard.vocabulary.reading import Mention, MentionKind, ReaderContext


def _street(kind: str) -> str:
    return "(?:" + "|".join(map(re.escape, streets()[kind])) + ")"


_IDENTITY = re.compile(
    r"\b(?:\d[ -]?){13,19}\b|\b[a-z]{2}\d{2} ?(?:[a-z0-9]{4} ?){2,}|\b[a-z]{2}\d{2} [a-z]{3}\b|\b[a-z]{2} ?\d{3} ?[a-z]{2}\b"
)
# Expressions that begin with one certain character are found many times faster: what stands before it is looked at second.
_DOMAIN = re.compile(r"\.(?<=\w\.)(?:example|com|net|org|io|shop|info|ly|me)\b(?!\w)")
_AMOUNT = re.compile(r"\d[\d.,' ]*\d|\d")
_BIG = 300.0
_SUBSTANCE_WORDS = 60
_FEELINGS = ("general", "joy", "leave", "angry", "swear", "insult")
_SHOUTS_READ = 2000
_AROUND, _LETTERS_BEFORE, _STREET_NEAR = 100, 3, 8


@cache
def _address() -> re.Pattern[str]:
    """A street with its number; compiled at first use, as few texts hold one."""
    return re.compile(
        rf"\d{{1,4}}[a-z]?,? (?:[a-z']+ ){{0,2}}{_street('after')}\b|\b{_street('before')} \d{{1,4}}\b"
        rf"|\b{_street('romance')} (?:[a-z']+ ){{1,5}}n?\.?[°º]?\s?\d{{1,4}}\b"
        rf"|\b[a-z]+{_street('ending')} \d{{1,4}}[a-z]?\b|\b(?:am|im) [a-z]+ \d{{1,4}}[,.]"
    )


class Told(NamedTuple):
    """A batch of texts, looked up: `rows` and `kinds` of its words, the number of the sentence of each, the places of those that
    begin with a capital letter and are long, of those that are written like a name; their topics, and what each speaks of; of each
    text its tone, how often it speaks of each concept, its mentions, and whether a trade or a thank-you stands beside a name.
    """

    cut: Cut
    contexts: Sequence[ReaderContext]
    rows: Array
    kinds: Array
    sentences: Array
    capital: Array
    likely: Array
    topics: Marked
    speaks: Marked
    tones: list[Tone]
    spoken: Array
    mentions: list[tuple[Mention, ...]]
    named: list[bool]


def measure(told: Told) -> Array:
    """The facts of each text, a column for each of `FACTS`, each about 0 to 1."""
    cut, kin = told.cut, told.spoken[:, concept_number("kin")].tolist()
    rows = [[0.0] * len(FACTS) for _ in cut.texts]
    capital = (told.capital & ((told.kinds & LONG) > 0)).nonzero()[0]
    shouting = _shouting(cut, capital)
    for row, counts in zip(rows, zip(cut.lengths, *_counts(told), told.tones, strict=True), strict=True):
        for place, value in zip(_COUNTED, _counted(*counts), strict=True):
            row[place] = value
    for n, (row, text, folded, mentions) in enumerate(zip(rows, cut.texts, cut.folded, told.mentions, strict=True)):
        facts = _seen(folded, mentions)
        if n in shouting:
            capitals = sum(len(word) > 3 for word in filter(str.isupper, text[:_SHOUTS_READ].split()))
            facts["capitals"] = min(capitals, 4) / 4
        if "staff" in facts:
            facts["staff_told"], facts["own_people"] = told.named[n], not told.named[n] and kin[n] > 0
        for name, value in facts.items():
            row[_PLACE[name]] = value
    for n, name, value in chain(_numbers(told), _trades(told), _repeated_names(told, capital)):
        rows[n][_PLACE[name]] = value
    for word, topic in zip(*told.topics, strict=True):
        rows[cut.owner_of[word]][_FIRST_TOPIC + topic] = 1.0
    return np.array(rows, np.float32)


_PLACE = {name: place for place, name in enumerate(FACTS)}
_COUNTED_NAMES = (
    "always", "length", "brief", "wordy", "sentences", "delay", "first_name", "name_inside", "substance", "empty",
    "bad", "good", "worst", "balance", "only_bad", "only_good", "no_judgement",
)  # fmt: skip
_COUNTED = [_PLACE[name] for name in _COUNTED_NAMES]


_FIRST_TOPIC = _PLACE[f"topic_{TOPICS[0]}"]


def _counts(told: Told) -> Iterator[list[int]]:
    """Of each text: sentences, delays, first names, names inside sentences, words of substance."""
    cut = told.cut
    texts = range(len(cut.texts))
    bounds = [(first, first + length) for first, length in zip(cut.first, cut.lengths, strict=True)]
    yield [told.sentences.item(end - 1) - told.sentences.item(first) + 1 if first < end else 0 for first, end in bounds]
    first_names, inside = set(), set()
    likely = told.likely.nonzero()[0]
    of_likely = (values.take(likely).tolist() for values in (cut.owner, told.kinds, cut.gaps))
    for text, kind, gap in zip(*of_likely, strict=True):
        if kind & NAME:
            first_names.add(text)
        if gap < 2:
            inside.add(text)
    for owners in ({cut.owner_of[place] for place in _delays(told)}, first_names, inside):
        yield [text in owners for text in texts]
    plain = (told.kinds & PLAIN) > 0
    plain[[word for word, concept in zip(*told.speaks, strict=True) if concept in _no_event()]] = False
    yield [int(np.count_nonzero(plain[first : min(end, first + _SUBSTANCE_WORDS)])) for first, end in bounds]


def _counted(
    words: int, sentences: int, delays: bool, first_names: bool, names_inside: bool, substance: int, tone: Tone
) -> tuple[float, ...]:  # fmt: skip
    """What numbers tell of one text, in the order of `_COUNTED_NAMES`."""
    good, bad = tone.good, tone.bad - tone.bare
    return (
        1.0, min(math.log1p(words) / 5, 1.2), max(0.0, 1 - words / 8), words > 60, min(sentences, 12) / 8,
        delays, first_names, names_inside, min(substance, 6) / 6, max(0.0, 1 - substance / 3),
        min(bad / 4, 1.5), min(good / 4, 1.5), min(tone.harsh / 2, 1.5), (good - bad) / (good + bad + 1.5),
        bad > 0 and good == 0, good > 0 and bad == 0, bad == 0 and good == 0,
    )  # fmt: skip


def _seen(folded: str, mentions: tuple[Mention, ...]) -> dict[str, float]:
    """What single characters and mentions tell of one text, nought left out."""
    kinds = {mention.kind for mention in mentions}
    found = {_FACT_OF[kind]: 1.0 for kind in kinds if kind in _FACT_OF}
    if MentionKind.AMOUNT in kinds and _biggest(mentions) >= _BIG:
        found["big_amount"] = 1.0
    if "?" in folded:
        found["question"] = min(folded.count("?"), 2) / 2
    if "!" in folded:
        found["exclamation"] = min(folded.count("!"), 3) / 3
    if "%" in folded:
        found["percent"] = 1.0
    if '"' in folded:
        found["quote"] = 1.0
    if "@" in folded and MentionKind.MAIL not in kinds:
        found["handle"] = 1.0
    if "www." in folded or "http:" in folded or "https:" in folded or _DOMAIN.search(folded) is not None:
        found["link"] = 1.0
    return found


_FACT_OF = {
    MentionKind.AMOUNT: "amount",
    MentionKind.PHONE: "phone",
    MentionKind.MAIL: "mail",
    MentionKind.ORDER: "order",
    MentionKind.PLACE: "order",
    MentionKind.DATE: "date",
    MentionKind.STAFF: "staff",
    MentionKind.TIME: "time",
}


def _shouting(cut: Cut, capital: Array) -> set[int]:
    """The texts with a long word that begins with two capital letters; `capital` are those that begin with one."""
    return set(cut.owner.take(capital[cut.capitals(cut.starts.take(capital) + 1)]).tolist())


def _delays(told: Told) -> list[int]:
    """The places of times after a number: "40 minutes", "half an hour", "2h"."""
    hours = (told.kinds & (HOURS | NUMBER_OF_HOURS)).nonzero()[0].tolist()
    kinds, owner = told.kinds.data, told.cut.owner_of
    return [
        place
        for place in hours
        if kinds[place] & NUMBER_OF_HOURS or (place and kinds[place - 1] & NUMBER and owner[place - 1] == owner[place])
    ]


@cache
def _no_event() -> frozenset[int]:
    """Concepts that say how one feels, not what happened."""
    return frozenset(number for number, name in enumerate(concepts()) if name in _FEELINGS)


def _numbers(told: Told) -> Iterator[tuple[int, str, float]]:
    """What the digits of each text may be: the number of the text, the fact, its value."""
    cut = told.cut
    places = (told.kinds & DIGITS).nonzero()[0].tolist()
    if not places:
        return
    streets = (told.kinds & STREET).nonzero()[0].tolist()
    digits: dict[int, int] = {}
    for place in places:
        text, word = cut.owner_of[place], cut.words[place]
        digits[text] = digits.get(text, 0) + sum(map(str.isdigit, word))
        start, stop, low = cut.start[place], cut.stop[place], cut.begins[text]
        high = low + len(cut.texts[text])
        beside_street = bisect_left(streets, place - _STREET_NEAR) < bisect_right(streets, place + _STREET_NEAR)
        if beside_street and _address().search(cut.joined, max(low, start - _AROUND), min(high, stop + _AROUND)):
            yield text, "address", 1.0
        if len(word) > 2 and _is_identity(cut.joined, start, stop, high):
            yield text, "identity_number", 1.0
    for text, count in digits.items():
        yield text, "digits", min(count, 8) / 8


def _is_identity(joined: str, start: int, stop: int, end: int) -> bool:
    """Whether a number that is somebody's own (an account, a card, a car) begins at a word."""
    return any(
        _IDENTITY.match(joined, first, min(end, stop + _AROUND)) for first in range(max(0, start - _LETTERS_BEFORE), start + 1)
    )


def _biggest(mentions: tuple[Mention, ...]) -> float:
    """The largest sum of money, in whatever currency."""
    found = 0.0
    for mention in mentions:
        if mention.kind is MentionKind.AMOUNT and (match := _AMOUNT.search(mention.text)):
            digits = re.sub(r"[.,' ](?=\d{3}\b)", "", match.group()).replace(",", ".").split(".")[0]
            found = max(found, float(digits[:9] or 0))
    return found


def _trades(told: Told) -> Iterator[tuple[int, str, float]]:
    """Words of this trade, and of the other trade that the text speaks most of."""
    names = _trade_names()
    for n, context in enumerate(told.contexts):
        if context.sector in names:
            count = told.spoken[n, _trade_numbers()].tolist()
            own = count.pop(names.index(context.sector))
            yield n, "own_trade", min(own, 3) / 3
            yield n, "other_trade", min(max(count), 3) / 3
            yield n, "only_other_trade", 0.0 if own else min(max(count), 3) / 3


@cache
def _trade_numbers() -> list[int]:
    return [concept_number(f"sector_{name}") for name in _trade_names()]


@cache
def _trade_names() -> tuple[str, ...]:
    return tuple(name.removeprefix("sector_") for name in concepts() if name.startswith("sector_"))


def _repeated_names(told: Told, capital: Array) -> Iterator[tuple[int, str, float]]:
    """The texts in which a capitalised word comes more than twice."""
    cut = told.cut
    words = Counter(zip(cut.owner.take(capital).tolist(), told.rows.take(capital).tolist(), strict=True))
    for (text, _), times in words.items():
        if times > 2 and 6 < cut.lengths[text] < 400:
            yield text, "repeated_name", 1.0
