"""Whose review might this be? A simple weighing of what agrees. Pure.

Names are folded: lower case, no accents, umlauts also as written without them.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "å": "a", "æ": "ae", "ł": "l"})
MENTION = re.compile(r"(?<!\w)@([\w.-]+)")
# Weights of evidence in bits: how much likelier the agreement is for the same person than for another.
FULL_NAME, SURNAME_INITIAL, GIVEN_INITIAL, MAIL, ORDER = 11.0, 8.0, 6.5, 20.0, 18.0
SAME_PLACE, OTHER_PLACE = 2.0, -1.0
DAYS_BEFORE = ((3, 4.0), (14, 2.5), (60, 1.0))
PROBABLE, POSSIBLE = 12.0, 7.0


def fold(name: str) -> str:
    """A name as it is compared."""
    # Composed first: an umlaut may come as a letter and a mark.
    spelled = unicodedata.normalize("NFC", name.lower()).translate(UMLAUTS)
    plain = unicodedata.normalize("NFKD", spelled)
    return re.sub(r"[^a-z0-9 ]+", " ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


@dataclass(frozen=True, slots=True)
class NameKeys:
    """What a display name says: whole words, and initials where only a letter is given."""

    given: str
    surname: str

    @property
    def usable(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self.given or self.surname)


def name_keys(display: str) -> NameKeys:
    """ "Julia R." -> julia, r; "J. Roth" -> j, roth; "Roth" -> roth alone, as a surname."""
    words = fold(display).split()
    if not words:
        return NameKeys("", "")
    if len(words) == 1:
        return NameKeys("", words[0]) if len(words[0]) > 1 else NameKeys("", "")
    return NameKeys(words[0], words[-1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A customer with the order nearest before the post, as far as weighing goes."""

    customer: int
    given: str
    surname: str
    mail: str = ""
    order_at: datetime | None = None
    order_number: str = ""
    same_place: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A customer with the weight of the evidence in bits, and the reasons in words."""

    customer: int
    score: float
    strength: str
    reasons: tuple[str, ...]


def weigh(record: Record, *, keys: NameKeys, mail: str, order_numbers: Sequence[str], posted_at: datetime) -> Weighed:
    """How strongly this record speaks for being the writer. Agreement adds, disagreement takes away."""
    reasons: list[str] = []
    score = _weigh_name(record, keys, reasons)
    if mail and record.mail.lower() == mail.lower():
        score += MAIL
        reasons.append("the same mail address")
    if record.order_number and record.order_number in order_numbers:
        score += ORDER
        reasons.append(f"names order {record.order_number}")
    if record.order_at is not None:
        score += _weigh_time(record.order_at, posted_at, reasons)
        if record.same_place is not None:
            score += SAME_PLACE if record.same_place else OTHER_PLACE
            reasons.append("at this place" if record.same_place else "at another place")
    else:
        reasons.append("no order on record before the post")
    strength = "probable" if score >= PROBABLE else "possible" if score >= POSSIBLE else "weak"
    return Weighed(customer=record.customer, score=round(score, 1), strength=strength, reasons=tuple(reasons))


def _weigh_name(record: Record, keys: NameKeys, reasons: list[str]) -> float:
    given, surname = keys.given, keys.surname
    if not keys.usable:
        return 0.0
    if given and given == record.given and surname == record.surname:
        reasons.append("first name and surname agree")
        return FULL_NAME
    if given and given == record.given and len(surname) == 1 and record.surname.startswith(surname):
        reasons.append("first name and initial agree")
        return GIVEN_INITIAL
    if surname == record.surname and (not given or (len(given) == 1 and record.given.startswith(given))):
        reasons.append("surname and initial agree" if given else "the name is the surname")
        return SURNAME_INITIAL if given else GIVEN_INITIAL
    if not given and surname == record.given:
        reasons.append("the name is the first name")
        return POSSIBLE - 3
    return 0.0


def _weigh_time(order_at: datetime, posted_at: datetime, reasons: list[str]) -> float:
    days = (posted_at - order_at).days
    for limit, weight in DAYS_BEFORE:
        if days <= limit:
            ago = "the same day" if days < 1 else "the day before" if days == 1 else f"{days} days before"
            reasons.append(f"was here {ago}")
            return weight
    reasons.append(f"last here {days} days before")
    return -2.0


def best(weighed: Sequence[Weighed], *, most: int = 5) -> tuple[Weighed, ...]:
    """The candidates worth showing, strongest first; the weak ones only clutter the desk."""
    shown = [one for one in weighed if one.strength != "weak"]
    return tuple(sorted(shown, key=lambda one: (-one.score, one.customer))[:most])


def mentioned(text: str, people: Sequence[tuple[int, str, str]]) -> list[int]:
    """Which of `people` (id, mail, name) a note mentions: @ with the part before the at sign, or the first name."""
    words = {word.lower().rstrip(".") for word in MENTION.findall(unicodedata.normalize("NFC", text))}
    words |= {fold(word) for word in words}
    return [number for number, mail, name in people if {mail.split("@")[0].lower(), *fold(name).split()[:1]} & words]
