"""What goes in and comes out, as JSON."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from ninja import Field, Schema
from pydantic import AwareDatetime

from heard.gather.asked import Asked
from heard.vocabulary.hearing import HeardPost
from heard.vocabulary.platforms import Platform
from heard.vocabulary.way import CaseKind, Fault, Outcome

LARGEST = 2**63 - 1  # number of a row


class PostIn(Schema):
    """A review, mention, complaint or threat. `id` is its identity in your system: sent twice it is kept once."""

    id: str = Field(min_length=1, max_length=300)
    text: str = Field("", max_length=2_000_000)
    title: str = Field("", max_length=10_000)
    stars: int | None = Field(None, ge=1, le=5)
    platform: Platform = Platform.OTHER
    kind: CaseKind = CaseKind.REVIEW
    author: str = Field("", max_length=200)
    published_at: AwareDatetime
    updated_at: AwareDatetime | None = None
    url: str = Field("", max_length=2000)
    place: str = Field("", max_length=200, description="The id of the place as set on the channels page.")
    language: str = Field("", max_length=3)
    contact_mail: str = Field("", max_length=254)
    contact_phone: str = Field("", max_length=40)

    def heard(self) -> HeardPost:
        """As a channel would hand it over."""
        values = self.model_dump()
        return HeardPost(external_id=values.pop("id"), **values)


class TakenInOut(Schema):
    """What became of a batch."""

    opened: list[str]
    changed: list[str]
    same: int


class AskedIn(Schema):
    """Which cases. Empty means: no matter."""

    view: str = Field("all", pattern="^(due|others|customer|closed|all)$")
    text: str = Field("", max_length=200)
    platform: str = ""
    stage: str = ""
    priority: str = ""
    severity: str = ""
    topic: str = ""
    complaint: str = ""
    since: date | None = None
    until: date | None = None
    stars: int | None = Field(None, ge=1, le=5)
    place: int | None = Field(None, ge=1, le=LARGEST)
    owner: int | None = Field(None, ge=1, le=LARGEST)
    after: str = ""


class BeforeIn(Schema):
    """The private case that a review follows."""

    code: str = Field(max_length=20)


class FaultIn(Schema):
    """Whose fault it was; none where that is not known after all."""

    fault: Fault | None = None


class CaseOut(Schema):
    """A case as lists show it."""

    code: str
    kind: str
    stage: str
    cycle: int
    platform: str
    stars: int | None
    polarity: str
    severity: str
    fault: str
    topics: list[str]
    priority: str
    lane: str
    waiting_on: str
    step: str
    next_due: datetime
    reply_due: datetime | None
    opened_at: datetime
    closed_at: datetime | None
    outcome: str


class CasesOut(Schema):
    """One page of cases; `after` asks for the next, empty at the end."""

    cases: list[CaseOut]
    after: str


class WholeCaseOut(CaseOut):
    """A case with its text, reading, plan and log."""

    author: str
    title: str
    text: str
    reading: dict[str, Any] | None
    plan: dict[str, Any]
    log: list[dict[str, Any]]


class TextIn(Schema):
    """A text to be checked or kept."""

    text: str = Field(max_length=50_000)


class DraftOut(Schema):
    """A kept draft, with the guard's verdict."""

    id: int
    text: str
    verdict: dict[str, Any]


class ProposalOut(Schema):
    """A proposed text, why each sentence stands there, and what the guard says."""

    text: str
    recipe: str
    sentences: list[dict[str, str]]
    verdict: dict[str, Any]


class OutgoingOut(Schema):
    """A text in or past the outbox."""

    id: int
    state: str
    send_after: datetime | None
    by_hand: bool
    reason: str


class ProofIn(Schema):
    """Where the reply that was posted by hand can be seen."""

    url: str = Field(min_length=8, max_length=2000)


class ReasonIn(Schema):
    """Why."""

    reason: str = Field(min_length=1, max_length=5000)


class NoteIn(Schema):
    """A note for the team; a fact says what happened."""

    text: str = Field(min_length=1, max_length=20_000)
    is_fact: bool = False


class AskIn(Schema):
    """A question to a colleague."""

    name: str = Field(min_length=1, max_length=120)
    mail: str = Field(min_length=3, max_length=254, pattern=r"^[^@\s]+@[^@\s]+$")
    question: str = Field(min_length=1, max_length=5000)


class SearchIn(Schema):
    """What to look for in the customer records."""

    name: str = Field("", max_length=200)
    mail: str = Field("", max_length=254)
    orders: list[str] = Field([], max_length=50)
    dates: list[date] = Field([], max_length=10, description="Days of the visit.")
    amounts: list[int] = Field([], max_length=10, description="In minor units: 12.50 is 1250.")
    party: int | None = Field(None, ge=1, le=999)
    words: str = Field("", max_length=300, description="Products or staff beside the words of the review.")
    anywhere: bool = Field(False, description="It may have been at another place than the review's.")

    def asked(self, author: str) -> Asked:
        """As a search takes it; the name of the review's author where none is given."""
        return Asked(
            name=self.name or author,
            mail=self.mail,
            orders=tuple(self.orders),
            dates=tuple(self.dates),
            amounts=tuple(self.amounts),
            words=self.words,
            party=self.party,
            anywhere=self.anywhere,
        )


class CandidateOut(Schema):
    """Somebody the writer might be."""

    id: int
    customer: int
    name: str
    score: float
    strength: str
    chance: float
    reasons: list[str]


class SearchOut(Schema):
    """A search on record."""

    id: int
    found: int
    records: int
    orders: int
    newest_order_at: datetime | None
    compared: int
    candidates: list[CandidateOut]


class CloseIn(Schema):
    """How it ended and what was learnt."""

    outcome: Outcome
    learned: str = Field("", max_length=20_000)


class Trouble(Schema):
    """What went wrong, and the mend where there is one."""

    detail: str
