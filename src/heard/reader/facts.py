"""What can be counted in a text beside its concepts: how long, how loud, which numbers, whose trade."""

import re
from collections import Counter
from functools import cache
from itertools import islice
from math import log1p

import numpy as np

from heard.reader.evidence import Evidence, concept_number
from heard.reader.signs import FACTS
from heard.reader.words import TOPICS, concepts
from heard.vocabulary.reading import Mention, MentionKind, ReaderContext

_BEFORE_NUMBER = "street road lane avenue close yard crescent row mews"
_AFTER_NUMBER = (
    "street st road rd lane avenue ave close court terrace drive mews yard row hill walk gardens crescent square place "
    "rue impasse boulevard chemin"
)
_ROMANCE = (
    "rue impasse avenue boulevard chemin via viale piazza corso vicolo calle avenida plaza paseo carrera rua travessa praca"
)
_ENDINGS = "str\\. strasse weg gasse platz allee straat laan gracht plein steeg dreef"


def _any(words: str) -> str:
    return "(?:" + "|".join(words.split()) + ")"


_ADDRESS = re.compile(
    rf"\d{{1,4}}[a-z]?,? (?:[a-z']+ ){{0,2}}{_any(_AFTER_NUMBER)}\b|\b{_any(_BEFORE_NUMBER)} \d{{1,4}}\b"
    rf"|\b{_any(_ROMANCE)} (?:[a-z']+ ){{1,5}}n?\.?[°º]?\s?\d{{1,4}}\b"
    rf"|\b[a-z]+{_any(_ENDINGS)} \d{{1,4}}[a-z]?\b|\b(?:am|im) [a-z]+ \d{{1,4}}[,.]"
)
_IDENTITY = re.compile(
    r"\b(?:\d[ -]?){13,19}\b|\b[a-z]{2}\d{2} ?(?:[a-z0-9]{4} ?){2,}|\b[a-z]{2}\d{2} [a-z]{3}\b|\b[a-z]{2} ?\d{3} ?[a-z]{2}\b"
)
# Expressions that begin with one certain character are found many times faster: what stands before it is looked at second.
_DOMAIN = re.compile(r"\.(?<=\w\.)(?:example|com|net|org|io|shop|info|ly|me)\b(?!\w)")
_CAPITALISED = re.compile(r"[A-Z](?<!\w[A-Z])\w*(?:'\w+)?")
_LINKS = ("http:", "https:", "www.")
_AMOUNT = re.compile(r"\d[\d.,' ]*\d|\d")
_BIG = 300.0
_SMALL = (
    "a an half one two three four five six ten twenty thirty forty fifty un una dos tres media cincuenta une deux trois demi "
    "ein eine einer zwei drei halbe halben due mezz mezza uma duas meia een twee drie vijftig cinquanta cinquante"
)
_UNITS = (
    "min mins minute minutes minuto minutos minuti minuut minuten h hr hrs hour hours hora horas heure heures "
    "stunde stunden ora ore uur uren kwartier"
)
_NUMBER_WORDS, _TIMES = frozenset(_SMALL.split()), frozenset(_UNITS.split())
_DELAY_WORDS, _SUBSTANCE_WORDS = 700, 60
_NO_EVENT = ("general", "joy", "leave", "angry", "swear", "insult")
_NUMBER = re.compile(r"\d+")
_NUMBERS_READ, _AROUND, _LETTERS_BEFORE = 60, 100, 3
_STREETS = frozenset(f"{_BEFORE_NUMBER} {_AFTER_NUMBER} {_ROMANCE} am im str".split())
_STREET_ENDINGS = tuple(f"{ending} " for ending in _ENDINGS.replace("\\.", ".").split())


def measure(
    text: str,
    folded: str,
    words: list[str],
    starts: list[int],
    evidence: Evidence,
    valence: np.ndarray,
    topics: np.ndarray,
    mentions: tuple[Mention, ...],
    context: ReaderContext,
    *,
    told: bool,
) -> np.ndarray:
    """The facts of a text, in the order of `FACTS`, each about 0 to 1; `told`: a trade or a thank-you stands beside a name."""
    kinds = {mention.kind for mention in mentions}
    sentences = int(evidence.sentences[-1]) + 1 if len(words) else 0
    capitals = sum(len(word) > 3 for word in filter(str.isupper, text[:2000].split()))
    judging = [value for value in valence.tolist() if value]
    good, bad = sum(value for value in judging if value > 0), sum(-value for value in judging if value < 0)
    worst = sum(value < -1.5 for value in judging)
    own, other = _trades(evidence, context.sector)
    digits = sum(map(folded.count, "0123456789"))
    facts = {
        "always": 1.0,
        "length": min(log1p(len(words)) / 5, 1.2),
        "brief": max(0.0, 1 - len(words) / 8),
        "wordy": float(len(words) > 60),
        "sentences": min(sentences / 8, 1.5),
        "question": min(folded.count("?"), 2) / 2,
        "exclamation": min(folded.count("!"), 3) / 3,
        "capitals": min(capitals, 4) / 4,
        "digits": min(digits, 8) / 8,
        "percent": float("%" in folded),
        "amount": float(MentionKind.AMOUNT in kinds),
        "big_amount": float(_biggest(mentions) >= _BIG),
        "phone": float(MentionKind.PHONE in kinds),
        "mail": float(MentionKind.MAIL in kinds),
        "link": float(any(link in folded for link in _LINKS) or _DOMAIN.search(folded) is not None),
        "order": float(MentionKind.ORDER in kinds or MentionKind.PLACE in kinds),
        "date": float(MentionKind.DATE in kinds),
        "address": float(digits > 0 and _has_address(folded, words)),
        "identity_number": float(digits > 1 and _has_identity(folded)),
        "staff": float(MentionKind.STAFF in kinds),
        "staff_told": float(told),
        "own_people": float(MentionKind.STAFF in kinds and not told and bool(evidence.count[concept_number("kin")])),
        "repeated_name": float(_most_repeated_name(text, words, starts) > 2),
        "bad": min(bad / 4, 1.5),
        "good": min(good / 4, 1.5),
        "worst": min(worst / 2, 1.5),
        "balance": (good - bad) / (good + bad + 1.5),
        "own_trade": min(own, 3) / 3,
        "other_trade": min(other, 3) / 3,
        "only_other_trade": float(other > 0 and own == 0) * min(other, 3) / 3,
        "quote": float('"' in folded),
        "only_bad": float(bad > 0 and good == 0),
        "only_good": float(good > 0 and bad == 0),
        "no_judgement": float(bad == 0 and good == 0),
        "time": float(MentionKind.TIME in kinds),
        "handle": float("@" in folded and MentionKind.MAIL not in kinds),
    }
    substance = _substance(words, evidence, valence)
    facts |= {
        "delay": float(_tells_delay(words[:_DELAY_WORDS], digits)),
        "substance": min(substance, 6) / 6,
        "empty": max(0.0, 1 - substance / 3),
    }
    facts |= {f"topic_{topic}": float(there) for topic, there in zip(TOPICS, np.any(topics, axis=0).tolist(), strict=True)}
    return np.array([facts[name] for name in FACTS], np.float32)


def _tells_delay(words: list[str], digits: int) -> bool:
    """Whether a number stands before a time: "40 minutes", "half an hour", "2h"."""
    if _TIMES.isdisjoint(words):
        return digits > 0 and any(word[0].isdigit() and word.lstrip("0123456789") in _TIMES for word in words)
    return any(
        word in _TIMES and place > 0 and (words[place - 1].isdigit() or words[place - 1] in _NUMBER_WORDS)
        for place, word in enumerate(words)
    )


def _substance(words: list[str], evidence: Evidence, valence: np.ndarray) -> int:
    """How many of the first words say more than how one feels."""
    if not words:
        return 0
    first = slice(0, _SUBSTANCE_WORDS)
    long = np.fromiter((len(word) > 3 for word in words[first]), np.bool_)
    feeling = evidence.speaks[first, _no_event()].any(axis=1) | (valence[first] != 0)
    return int(np.count_nonzero(long & ~feeling))


@cache
def _no_event() -> list[int]:
    return [concept_number(name) for name in _NO_EVENT]


def _has_address(folded: str, words: list[str]) -> bool:
    """Whether a street stands around the first numbers of a text."""
    named = not _STREETS.isdisjoint(words) or ("'" in folded and any(word.split("'")[-1] in _STREETS for word in words))
    return any(
        _ADDRESS.search(folded, max(0, match.start() - _AROUND), match.end() + _AROUND)
        for match in islice(_NUMBER.finditer(folded), _NUMBERS_READ)
        if named or folded[max(0, match.start() - _AROUND) : match.start()].endswith(_STREET_ENDINGS)
    )


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


def _trades(evidence: Evidence, sector: str) -> tuple[int, int]:
    """Words of this trade, and of the other trade that the text speaks most of."""
    if f"sector_{sector}" not in concepts():
        return 0, 0
    names = _trade_names()
    count = dict(zip(names, evidence.count[_trade_columns()].tolist(), strict=True))
    own = count.pop(f"sector_{sector}")
    return own, max(count.values())


@cache
def _trade_names() -> tuple[str, ...]:
    return tuple(name for name in concepts() if name.startswith("sector_"))


@cache
def _trade_columns() -> np.ndarray:
    return np.array([concept_number(name) for name in _trade_names()])


def _most_repeated_name(text: str, words: list[str], starts: list[int]) -> int:
    """How often the most frequent capitalised word comes."""
    if not 6 < len(words) < 400:
        return 0
    if text.isascii():
        counts = Counter([word for word in _CAPITALISED.findall(text) if len(word) > 3])
    else:
        initials = map(text.__getitem__, starts)
        counts = Counter([word for word, initial in zip(words, initials, strict=True) if initial.isupper() and len(word) > 3])
    return max(counts.values(), default=0)
