"""Texts that leave the house: what they are for, what is known, what was found in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Language, Reading, Span
from heard.vocabulary.way import CaseKind, Role, Sector


class TextKind(StrEnum):
    """What a text is for; each check says which kinds it reads."""

    PUBLIC_REPLY = "public_reply"
    PRIVATE_MAIL = "private_mail"
    CALL_NOTE = "call_note"
    REMEDY_OFFER = "remedy_offer"
    FOLLOW_UP = "follow_up"
    REVIEW_REQUEST = "review_request"
    ASK_TO_UPDATE = "ask_to_update"
    IMPROVEMENT = "improvement"  # "you said, we did", public
    REMOVAL_REQUEST = "removal_request"


class Standing(StrEnum):
    """Whether we know who wrote."""

    NOT_SEARCHED = "not_searched"
    NOT_FOUND = "not_found"  # searched, on record
    CANDIDATES = "candidates"  # found, nobody confirmed
    KNOWN = "known"  # confirmed by a person


class Level(StrEnum):
    """How much a finding weighs: cannot send, needs a reason, good advice."""

    BLOCK = "block"
    WARN = "warn"
    ADVISE = "advise"


Letter = Literal["H", "E", "A", "R", "D"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewText:
    """The review as readers see it."""

    text: str
    title: str = ""
    stars: int | None = None
    author: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerRecord:
    """What we know in private about the person. None of it may show in public (R-11, R-12)."""

    names: tuple[str, ...] = ()
    mails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()  # ISO dates of visits, bookings, orders
    places: tuple[str, ...] = ()  # rooms, tables, addresses
    products: tuple[str, ...] = ()
    health: tuple[str, ...] = ()  # diagnoses, treatments
    notes: tuple[str, ...] = ()  # what staff wrote


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateRoute:
    """How the customer reaches a named person."""

    contact: str = ""
    mail: str = ""
    phone: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """How a brand speaks (R10). `greeting` may hold {name}; empty means none."""

    brand: str
    signature: str = ""
    greeting: str = ""
    formality: Literal["formal", "neutral", "casual"] = "neutral"
    warmth: Literal["plain", "warm"] = "warm"
    spelling: Literal["us", "uk", ""] = ""
    sentence_words: int = 16
    favourite_words: tuple[str, ...] = ()
    avoided_words: tuple[str, ...] = ()
    emoji: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFix:
    """A step on record that a text may state: done, or promised with a day."""

    text: str
    done: bool
    topic: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """Something that may be offered in private. `cost` is in minor units of the brand's currency."""

    name: str
    cost: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """Everything the writer may use and the guard must know about one text.

    The same value drafts and checks, so that neither knows more than the other.
    """

    kind: TextKind
    voice: Voice
    platform: Platform = Platform.OTHER
    country: str = ""  # ISO 3166-1 alpha-2 of the place
    sector: Sector = Sector.OTHER
    case_kind: CaseKind = CaseKind.REVIEW
    case_code: str = ""
    language: Language = Language.ENGLISH  # of the answer
    review: ReviewText | None = None
    reading: Reading | None = None
    standing: Standing = Standing.NOT_SEARCHED
    record: CustomerRecord | None = None
    fixes: tuple[KnownFix, ...] = ()
    route: PrivateRoute = PrivateRoute()
    staff_names: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()  # last texts of this kind sent for this place, newest first
    remedies: tuple[Remedy, ...] = ()
    authority: int = 0  # what the writer may promise, minor units
    role: Role = Role.AGENT
    kept_promise: bool = False  # the remedy was delivered and the customer said so
    satisfied: bool | None = None
    extortion: bool = False
    counsel: bool = False
    removal_ground: str = ""
    topic_words: Mapping[str, str] = field(default_factory=dict)  # brand's own words for a topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing the guard has to say about a text.

    `rule` names the source ("R-11", "seed 002"); `why` and `mend` are sentences for the writer.
    `law` findings can be overruled by nobody.
    """

    check: str
    rule: str
    level: Level
    why: str
    mend: str
    span: Span | None = None
    law: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the guard found, gravest first, and which letters of HEARD the text has, and where."""

    version: str
    findings: tuple[Finding, ...]
    heard: Mapping[Letter, tuple[Span, ...]]

    @property
    def blocked(self) -> bool:
        """Whether the text must not go out as it is."""
        return any(finding.level is Level.BLOCK for finding in self.findings)

    @property
    def missing(self) -> tuple[Letter, ...]:
        """The letters that were not found."""
        return tuple(letter for letter, spans in self.heard.items() if not spans)


class Part(StrEnum):
    """What a sentence does in a text."""

    GREET = "greet"
    THANK = "thank"
    NAME_ISSUE = "name_issue"
    EMPATHISE = "empathise"
    APOLOGISE = "apologise"
    OWN = "own"  # own or explain
    STEP = "step"
    ASK = "ask"
    OFFER = "offer"
    ROUTE = "route"
    CLOSE = "close"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a draft and why it stands there."""

    text: str
    part: Part
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text proposed by the writer. `recipe` names the kind of case it was written for."""

    sentences: tuple[Sentence, ...]
    recipe: str
    language: Language
    version: str

    @property
    def text(self) -> str:
        """The text as it would be sent: greeting and signature on lines of their own."""
        lines: list[str] = []
        body: list[str] = []
        for sentence in self.sentences:
            if sentence.part in (Part.GREET, Part.SIGN):
                if body:
                    lines.append(" ".join(body))
                    body = []
                lines.append(sentence.text)
            else:
                body.append(sentence.text)
        if body:
            lines.append(" ".join(body))
        return "\n".join(lines)
