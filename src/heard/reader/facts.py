"""What can be counted in a text beside its concepts: how long, how loud, which numbers, whose trade."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from heard.reader.cut import Array, Cut
from heard.reader.evidence import concept_number
from heard.reader.runs import Marked, added
from heard.reader.signs import FACTS
from heard.reader.words import DIGITS, HOURS, LONG, NAME, NUMBER, NUMBER_OF_HOURS, STREET, TOPICS, concepts, streets
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
_NO_EVENT = ("general", "joy", "leave", "angry", "swear", "insult")
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


@dataclass(frozen=True, slots=True)
class Told:
    """A batch of texts, looked up: `rows` and `kinds` of its words, whose each is, whether it begins with a capital letter and whether
    it is written like a name, their weights and topics, what each speaks of; of each text its mentions, and whether a trade or a
    thank-you stands beside a name.
    """

    cut: Cut
    contexts: Sequence[ReaderContext]
    rows: Array
    kinds: Array
    owner: Array
    capital: Array
    likely: Array
    valence: Array
    topics: Marked
    speaks: Marked
    count: Array
    mentions: list[tuple[Mention, ...]]
    named: list[bool]


def measure(told: Told) -> Array:
    """The facts of each text, a column for each of `FACTS`, each about 0 to 1."""
    cut, kin = told.cut, told.count[:, concept_number("kin")].tolist()
    found = np.zeros((len(cut.texts), len(FACTS)), np.float32)
    found[:, _COUNTED] = [_counted(*counts) for counts in zip(cut.lengths.tolist(), *_counts(told), strict=True)]
    shouting = _shouting(told)
    for n, (text, folded, mentions) in enumerate(zip(cut.texts, cut.folded, told.mentions, strict=True)):
        facts = _seen(folded, mentions)
        if n in shouting:
            capitals = sum(len(word) > 3 for word in filter(str.isupper, text[:_SHOUTS_READ].split()))
            facts["capitals"] = min(capitals, 4) / 4
        if "staff" in facts:
            facts["staff_told"], facts["own_people"] = told.named[n], not told.named[n] and kin[n] > 0
        for name, value in facts.items():
            found[n, _PLACE[name]] = value
    for n, name, value in _numbers(told):
        found[n, _PLACE[name]] = value
    for name, values in _trades(told):
        found[:, _PLACE[name]] = values
    found[_repeating_a_name(told), _PLACE["repeated_name"]] = 1.0
    found[told.owner[told.topics.rows], _PLACE[f"topic_{TOPICS[0]}"] + told.topics.columns] = 1.0
    return found


_PLACE = {name: place for place, name in enumerate(FACTS)}
_COUNTED_NAMES = (
    "always", "length", "brief", "wordy", "sentences", "delay", "first_name", "name_inside", "substance", "empty",
    "bad", "good", "worst", "balance", "only_bad", "only_good", "no_judgement",
)  # fmt: skip
_COUNTED = [_PLACE[name] for name in _COUNTED_NAMES]


def _counts(told: Told) -> list[list[float]]:
    """Of each text: sentences, delays, first names, names inside sentences, words of substance; praise, blame, strong blame."""
    begins = told.cut.gaps > 1  # a sentence
    first_names, names_inside = told.likely & (told.kinds & NAME > 0), told.likely & ~begins
    counted = np.array([begins, _delays(told), first_names, names_inside, _substance(told)])
    judging = told.valence.nonzero()[0]
    value = told.valence[judging].astype(np.float64)
    judged = np.array([np.maximum(value, 0), np.maximum(-value, 0), value < -1.5])
    texts = len(told.cut.texts)
    return [*added(counted, told.owner, texts).tolist(), *added(judged, told.owner[judging], texts).tolist()]


def _counted(
    words: int,
    sentences: float,
    delays: float,
    first_names: float,
    names_inside: float,
    substance: float,
    good: float,
    bad: float,
    worst: float,
) -> tuple[float, ...]:
    """What numbers tell of one text, in the order of `_COUNTED_NAMES`."""
    return (
        1.0, min(math.log1p(words) / 5, 1.2), max(0.0, 1 - words / 8), words > 60, min(sentences, 12) / 8,
        delays > 0, first_names > 0, names_inside > 0, min(substance, 6) / 6, max(0.0, 1 - substance / 3),
        min(bad / 4, 1.5), min(good / 4, 1.5), min(worst / 2, 1.5), (good - bad) / (good + bad + 1.5),
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


def _shouting(told: Told) -> set[int]:
    """The texts with a long word that begins with two capital letters."""
    cut = told.cut
    words = ((told.kinds & LONG > 0) & told.capital).nonzero()[0]
    return set(told.owner[words[cut.capitals(cut.starts[words] + 1)]].tolist())


def _delays(told: Told) -> Array:
    """Times after a number: "40 minutes", "half an hour", "2h"."""
    kinds, owner = told.kinds, told.owner
    waited: Array = (kinds & NUMBER_OF_HOURS) > 0
    hours = (kinds & HOURS).nonzero()[0]
    hours = hours[hours > 0]
    waited[hours[(kinds[hours - 1] & NUMBER > 0) & (owner[hours] == owner[hours - 1])]] = True
    return waited


def _substance(told: Told) -> Array:
    """Which of the first words say more than how one feels."""
    first = np.arange(len(told.owner)) - told.cut.first[told.owner] < _SUBSTANCE_WORDS
    saying = first & ((told.kinds & LONG) > 0) & (told.valence == 0)
    event = np.ones(len(told.owner), np.bool_)
    event[told.speaks.rows[_no_event()[told.speaks.columns]]] = False
    return np.asarray(saying & event)


@cache
def _no_event() -> Array:
    return np.array([name in _NO_EVENT for name in concepts()])


def _numbers(told: Told) -> Iterator[tuple[int, str, float]]:
    """What the digits of each text may be: the number of the text, the fact, its value."""
    cut = told.cut
    places = (told.kinds & DIGITS).nonzero()[0]
    if not len(places):
        return
    streets = (told.kinds & STREET).nonzero()[0]
    near = streets.searchsorted(places - _STREET_NEAR) < streets.searchsorted(places + _STREET_NEAR, "right")
    digits: dict[int, int] = {}
    for place, beside_street in zip(places.tolist(), near.tolist(), strict=True):
        text, word = int(told.owner[place]), cut.words[place]
        digits[text] = digits.get(text, 0) + sum(map(str.isdigit, word))
        start, stop = cut.start[place], cut.stop[place]
        low, high = int(cut.begins[text]), int(cut.begins[text]) + len(cut.texts[text])
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


def _trades(told: Told) -> Iterator[tuple[str, Array]]:
    """Words of this trade, and of the other trade that the text speaks most of."""
    names = _trade_names()
    if not any(one.sector in names for one in told.contexts):
        return
    count = told.count[:, _trade_numbers()]
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
def _trade_numbers() -> list[int]:
    return [concept_number(f"sector_{name}") for name in _trade_names()]


@cache
def _trade_names() -> tuple[str, ...]:
    return tuple(name.removeprefix("sector_") for name in concepts() if name.startswith("sector_"))


def _repeating_a_name(told: Told) -> Array:
    """The texts in which a capitalised word comes more than twice."""
    few = (told.cut.lengths > 6) & (told.cut.lengths < 400)
    words = (told.capital & ((told.kinds & LONG) > 0) & few[told.owner]).nonzero()[0]
    owner, rows = told.owner[words], told.rows[words]
    order = np.lexsort((rows, owner))
    owner, rows = owner[order], rows[order]
    return np.asarray(owner[2:][(owner[2:] == owner[:-2]) & (rows[2:] == rows[:-2])])
