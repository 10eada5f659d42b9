"""Addresses and codes of the private talk, what a guest's answers are worth, and who may promise what. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

CODE = re.compile(r"(?<![A-Za-z0-9])([A-HJ-NP-TV-Z2-9]{4})-([A-HJ-NP-TV-Z2-9]{4})(?![A-Za-z0-9])", re.IGNORECASE)
MARK = "HX-"
PROOF = re.compile(r"\s?\bHX-[A-HJKMNP-Z2-9]{6}\b")  # what a guest puts into the review; it goes with the space before it
LONGEST_LOOKED_AT = 20_000  # characters in which a code is looked for
MOST_OFFERED = 3  # choices in one offer: a couple, not a catalogue
NEAR = timedelta(days=3)  # how far people are off when they tell the day of a visit


def codes_in(text: str) -> list[str]:
    """Case codes in a text, each once, in the order in which they stand; the digits keep words from looking like one."""
    found = (f"{one}-{two}".upper() for one, two in CODE.findall(text[:LONGEST_LOOKED_AT]))
    return list(dict.fromkeys(code for code in found if sum(sign.isdigit() for sign in code) >= 2))


def proofs_in(text: str) -> list[str]:
    """Codes of guests in the text of a review."""
    return [found.strip() for found in PROOF.findall(text)]


def without_proofs(text: str) -> str:
    """The review as it is without the codes of guests: putting one in is no edit that anybody has to answer."""
    return PROOF.sub("", text)


def reply_address(mailbox: str, code: str, token: str) -> str:
    """Where answers in this case go: the mailbox with the case and a token that nobody can make up behind a plus."""
    user, _, host = mailbox.partition("@")
    return f"{user}+{code.lower()}-{token}@{host}"


def case_in_address(address: str) -> tuple[str, str] | None:
    """Case code and token of an address that `reply_address` made; None for any other."""
    match = re.fullmatch(r"[^@+]+\+([a-z0-9]{4}-[a-z0-9]{4})-([0-9a-f]{12})@[^@]+", address.strip().lower())
    return (match[1].upper(), match[2]) if match else None


def subject(brand: str, code: str) -> str:
    """The line above every mail of a case. It says nothing of what it is about: others may see it over a shoulder."""
    return f"{brand}: your message [{code}]"


# --- who wrote it ---


@dataclass(frozen=True, slots=True)
class KnownOrder:
    """An order on record, as far as a guest may know it."""

    number: str
    day: date
    amount: int | None
    what: str


def agrees(answers: dict[str, str], orders: Sequence[KnownOrder]) -> tuple[str, ...]:
    """Which of a guest's answers fit one of the orders, in words for the person who decides. Never shown to the guest."""
    best: tuple[str, ...] = ()
    for order in orders:
        fits = tuple(word for word, is_so in _fits(answers, order) if is_so)
        best = max(best, fits, key=len)
    return best


def _fits(answers: dict[str, str], order: KnownOrder) -> list[tuple[str, bool]]:
    given = {name: value.strip().lower() for name, value in answers.items()}
    amount = re.sub(r"\D", "", given.get("amount", ""))
    words = [word for word in re.findall(r"\w{4,}", given.get("what", "")) if word in order.what.lower()]
    return [
        (f"order number {order.number}", bool(given.get("number")) and given["number"] == order.number.lower()),
        ("the day", _near(given.get("day", ""), order.day)),
        ("the amount", bool(amount) and order.amount is not None and int(amount[:12]) in (order.amount, order.amount // 100)),
        ("what they had", bool(words)),
    ]


def _near(told: str, day: date) -> bool:
    try:
        return abs(date.fromisoformat(told) - day) <= NEAR
    except ValueError:
        return False


# --- promises ---

# What is given, in the seven languages of the desk: no word of it stands beside a wish about the review.
_GIFTS = re.compile(
    r"\b(refund\w*|voucher\w*|discount\w*|compensat\w+|reimburs\w+|gift\w*|coupon\w*|credit(ed)?|free of charge|"
    r"reembols\w+|descuento\w*|vale de|rembours\w+|remise|bon d'achat|erstatt\w+|gutschein\w*|rabatt\w*|entschädig\w+|"
    r"rimbors\w+|buono|sconto|desconto\w*|terugbetal\w+|tegoedbon\w*|korting\w*)\b",
    re.IGNORECASE,
)


def names_a_gift(text: str, given: Sequence[str]) -> bool:
    """Whether a text speaks of something that was given: in general words, or in those of the very thing."""
    own = {word for name in given for word in re.findall(r"\w{5,}", name.lower())}
    return bool(_GIFTS.search(text)) or bool(own & set(re.findall(r"\w{5,}", text.lower())))


def why_too_much(*, cost: int, authority: int | None, given: int, budget: int) -> str:
    """Why somebody may not promise this alone, in one sentence; empty when they may. `authority` None has no limit."""
    if authority is None:
        return ""
    if cost > authority:
        return "It costs more than you may promise alone."
    if budget and given + cost > budget:
        return "The month's budget does not reach for it."
    return ""
