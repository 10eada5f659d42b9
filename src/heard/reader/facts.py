"""What can be counted in a text beside its concepts: how long, how loud, which numbers, whose trade."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

import numpy as np

from heard.reader.cut import Array, Cut
from heard.reader.evidence import concept_number
from heard.reader.signs import FACTS
from heard.reader.words import DIGITS, HOURS, LONG, NUMBER, NUMBER_OF_HOURS, STREET, TOPICS, concepts, streets
from heard.vocabulary.reading import Mention, MentionKind, ReaderContext

def _street(kind: str) -> str:
    return "(?:" + "|".join(map(re.escape, streets()[kind])) + ")"


_ADDRESS = re.compile(
    rf"\d{{1,4}}[a-z]?,? (?:[a-z']+ ){{0,2}}{_street('after')}\b|\b{_street('before')} \d{{1,4}}\b"
    rf"|\b{_street('romance')} (?:[a-z']+ ){{1,5}}n?\.?[°º]?\s?\d{{1,4}}\b"
    rf"|\b[a-z]+{_street('ending')} \d{{1,4}}[a-z]?\b|\b(?:am|im) [a-z]+ \d{{1,4}}[,.]"
)
_IDENTITY = re.compile(
    r"\b(?:\d[ -]?){13,19}\b|\b[a-z]{2}\d{2} ?(?:[a-z0-9]{4} ?){2,}|\b[a-z]{2}\d{2} [a-z]{3}\b|\b[a-z]{2} ?\d{3} ?[a-z]{2}\b"
)
# Expressions that begin with one certain character are found many times faster: what stands before it is looked at second.
_DOMAIN = re.compile(r"\.(?<=\w\.)(?:example|com|net|org|io|shop|info|ly|me)\b(?!\w)")
_LINKS = ("http:", "https:", "www.")
_AMOUNT = re.compile(r"\d[\d.,' ]*\d|\d")
_BIG = 300.0
_SUBSTANCE_WORDS = 60
_NO_EVENT = ("general", "joy", "leave", "angry", "swear", "insult")
_NUMBER = re.compile(r"\d+")
_SHOUT = re.compile(r"[A-ZÀ-ÖØ-Þ]{2}")
_SHOUTS_READ = 2000
_NUMBERS_READ, _AROUND, _LETTERS_BEFORE = 60, 100, 3


@dataclass(frozen=True, slots=True)
class Told:
    """A batch of texts, looked up: `rows` and `kinds` of its words, whose each is, their weights and topics, what each speaks of;
    of each text its mentions, and whether a trade or a thank-you stands beside a name.
    """

    cut: Cut
    contexts: Sequence[ReaderContext]
    rows: Array
    kinds: Array
    owner: Array
    valence: Array
    topics: Array
    speaks: Array
    count: Array
    mentions: list[tuple[Mention, ...]]
    named: list[bool]


def measure(told: Told) -> Array:
    """The facts of each text, a column for each of `FACTS`, each about 0 to 1."""
    cut = told.cut
    found = np.zeros((len(cut.texts), len(FACTS)), np.float32)

    def put(name: str, values: Any) -> None:
        found[:, _PLACE[name]] = values

    put("always", 1.0)
    put("length", np.minimum(np.log1p(cut.lengths) / 5, 1.2))
    put("brief", np.maximum(0.0, 1 - cut.lengths / 8))
    put("wordy", cut.lengths > 60)
    put("sentences", np.minimum(_sum_up((cut.gaps > 1), told.owner, cut) + (cut.lengths > 0), 12) / 8)
    put("delay", _tells_delay(told))
    substance = _substance(told)
    put("substance", np.minimum(substance, 6) / 6)
    put("empty", np.maximum(0.0, 1 - substance / 3))
    put("repeated_name", _most_repeated_name(told) > 2)
    for name, values in _judgements(told):
        put(name, values)
    for name, values in _trades(told):
        put(name, values)
    first = _PLACE[f"topic_{TOPICS[0]}"]
    word, topic = np.nonzero(told.topics)
    found[told.owner[word], first + topic] = 1.0
    numbers = (_sum_up((told.kinds & DIGITS) > 0, told.owner, cut) > 0).tolist()
    streets = (_sum_up((told.kinds & STREET) > 0, told.owner, cut) > 0).tolist()
    for n, (text, folded, mentions) in enumerate(zip(cut.texts, cut.folded, told.mentions, strict=True)):
        for name, value in _seen(text, folded, mentions, numbers=numbers[n], street=streets[n]):
            found[n, _PLACE[name]] = value
    named, kin = np.array(told.named, np.bool_), told.count[:, concept_number("kin")] > 0
    staff = found[:, _PLACE["staff"]] > 0
    put("staff_told", staff & named)
    put("own_people", staff & ~named & kin)
    return found


_PLACE = {name: place for place, name in enumerate(FACTS)}


def _seen(text: str, folded: str, mentions: tuple[Mention, ...], *, numbers: bool, street: bool) -> Iterator[tuple[str, float]]:
    """What single characters and mentions tell of one text, nought left out."""
    kinds = {mention.kind for mention in mentions}
    for kind in kinds:
        if kind in _FACT_OF:
            yield _FACT_OF[kind], 1.0
    if MentionKind.AMOUNT in kinds and _biggest(mentions) >= _BIG:
        yield "big_amount", 1.0
    if "?" in folded:
        yield "question", min(folded.count("?"), 2) / 2
    if "!" in folded:
        yield "exclamation", min(folded.count("!"), 3) / 3
    if "%" in folded:
        yield "percent", 1.0
    if '"' in folded:
        yield "quote", 1.0
    if "@" in folded and MentionKind.MAIL not in kinds:
        yield "handle", 1.0
    if _DOMAIN.search(folded) is not None or any(link in folded for link in _LINKS):
        yield "link", 1.0
    if _SHOUT.search(text, 0, _SHOUTS_READ):
        capitals = sum(len(word) > 3 for word in filter(str.isupper, text[:_SHOUTS_READ].split()))
        yield "capitals", min(capitals, 4) / 4
    if numbers:
        digits = sum(map(len, _NUMBER.findall(folded)))
        yield "digits", min(digits, 8) / 8
        yield "address", float(street and _has_address(folded))
        yield "identity_number", float(digits > 2 and _has_identity(folded))


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


def _sum_up(values: Array, owner: Array, cut: Cut) -> Array:
    """The sum over the words of each text."""
    return np.bincount(owner, weights=values, minlength=len(cut.texts))


def _judgements(told: Told) -> Iterator[tuple[str, Array]]:
    """How much praise and blame the words bring."""
    judging = told.valence.nonzero()[0]
    value, owner = told.valence[judging].astype(np.float64), told.owner[judging]
    good = _sum_up(np.maximum(value, 0), owner, told.cut)
    bad = _sum_up(np.maximum(-value, 0), owner, told.cut)
    yield "bad", np.minimum(bad / 4, 1.5)
    yield "good", np.minimum(good / 4, 1.5)
    yield "worst", np.minimum(_sum_up(value < -1.5, owner, told.cut) / 2, 1.5)
    yield "balance", (good - bad) / (good + bad + 1.5)
    yield "only_bad", (bad > 0) & (good == 0)
    yield "only_good", (good > 0) & (bad == 0)
    yield "no_judgement", (bad == 0) & (good == 0)


def _tells_delay(told: Told) -> Array:
    """Whether a number stands before a time: "40 minutes", "half an hour", "2h"."""
    kinds, owner = told.kinds, told.owner
    waited = (kinds & NUMBER_OF_HOURS) > 0
    waited[1:] |= (kinds[1:] & HOURS > 0) & (kinds[:-1] & NUMBER > 0) & (owner[1:] == owner[:-1])
    return _sum_up(waited, owner, told.cut) > 0


def _substance(told: Told) -> Array:
    """How many of the first words say more than how one feels."""
    first = (np.arange(len(told.owner)) - told.cut.first[told.owner] < _SUBSTANCE_WORDS).nonzero()[0]
    saying = first[((told.kinds[first] & LONG) > 0) & (told.valence[first] == 0)]
    saying = saying[~told.speaks[np.ix_(saying, _no_event())].any(axis=1)]
    return np.bincount(told.owner[saying], minlength=len(told.cut.texts))


@cache
def _no_event() -> list[int]:
    return [concept_number(name) for name in _NO_EVENT]


def _has_address(folded: str) -> bool:
    """Whether a street stands around the first numbers of a text."""
    numbers = islice(_NUMBER.finditer(folded), _NUMBERS_READ)
    return any(_ADDRESS.search(folded, max(0, match.start() - _AROUND), match.end() + _AROUND) for match in numbers)


def _has_identity(folded: str) -> bool:
    """Whether a number that is somebody's own (an account, a card, a car) begins at the first numbers of a text."""
    digits = (match.span() for match in islice(_NUMBER.finditer(folded), _NUMBERS_READ))
    return any(
        _IDENTITY.match(folded, start, last + _AROUND)
        for first, last in digits
        for start in range(max(0, first - _LETTERS_BEFORE), first + 1)
    )


def _biggest(mentions: tuple[Mention, ...]) -> float:
    """The largest sum of money, in whatever currency."""
    found = 0.0
    for mention in mentions:
        if mention.kind is MentionKind.AMOUNT and (match := _AMOUNT.search(mention.text)):
            digits = re.sub(r"[.,' ](?=\d{3}\b)", "", match.group()).replace(",", ".").split(".")[0]
            found = max(found, float(digits[:9] or 0))
    return found


def _trades(told: Told) -> Iterator[tuple[str, Array]]:
    """Words of this trade, and of the other trade that the text speaks most of."""
    names = _trade_names()
    count = told.count[:, [concept_number(f"sector_{name}") for name in names]]
    ours = np.array([names.index(one.sector) if one.sector in names else -1 for one in told.contexts])
    row = np.arange(len(count))
    own = np.where(ours >= 0, count[row, ours], 0)
    others = count.copy()
    others[row, ours] = 0
    other = np.where(ours >= 0, others.max(axis=1), 0)
    yield "own_trade", np.minimum(own, 3) / 3
    yield "other_trade", np.minimum(other, 3) / 3
    yield "only_other_trade", np.where(own == 0, np.minimum(other, 3) / 3, 0.0)


@cache
def _trade_names() -> tuple[str, ...]:
    return tuple(name.removeprefix("sector_") for name in concepts() if name.startswith("sector_"))


def _most_repeated_name(told: Told) -> Array:
    """How often the most frequent capitalised word of each text comes."""
    cut = told.cut
    few = (cut.lengths > 6) & (cut.lengths < 400)
    words = (cut.capitals() & ((told.kinds & LONG) > 0) & few[told.owner]).nonzero()[0]
    names, often = np.unique(told.owner[words] * (1 << 20) + told.rows[words], return_counts=True)
    most = np.zeros(len(cut.texts), np.int64)
    np.maximum.at(most, names >> 20, often)
    return most
