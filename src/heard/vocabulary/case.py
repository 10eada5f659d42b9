"""What has happened in a case, as rules see it: values, never rows.

`records.Case.facts()` makes them; `playbook.plan` and every stage's rules read them.
All times are aware datetimes in UTC; people are account ids.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Language, Polarity, Risk, Severity
from heard.vocabulary.text import Standing
from heard.vocabulary.way import CaseKind, Fault, Outcome, Role, Sector, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Business hours of a place. `hours[0]` is Monday, as (opens, closes) pairs in the place's zone.

    A closing time of 00:00 means midnight at the end of that day. No hours at all means always open.
    """

    zone: str = "UTC"
    hours: tuple[tuple[tuple[time, time], ...], ...] = ()
    holidays: frozenset[date] = frozenset()


class OutgoingState(StrEnum):
    """The life of a text that leaves the house."""

    APPROVED = "approved"  # may go, nobody has sent it off yet
    QUEUED = "queued"  # in the outbox, can be undone until `send_after`
    SENDING = "sending"  # handed to the platform, answer not yet known
    SENT = "sent"  # accepted, moderation not yet known
    PENDING = "pending"  # held by the platform's moderation
    LIVE = "live"  # readers can see it
    REJECTED = "rejected"  # refused by the platform, with its reason
    FAILED = "failed"  # could not be handed over; a person must look
    UNDONE = "undone"  # taken back before it left
    VOID = "void"  # the review changed under it


class Delivery(StrEnum):
    """What becomes of a text message after it was handed over, in the order in which it can be told."""

    QUEUED = "queued"  # their service has it
    SENT = "sent"  # the carrier has it
    DELIVERED = "delivered"  # their telephone has it
    READ = "read"  # WhatsApp alone says so
    UNDELIVERED = "undelivered"  # the carrier could not
    FAILED = "failed"  # the service could not


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRequestFacts:
    """A colleague was asked what happened."""

    asked_at: datetime
    due_at: datetime
    who: str
    answered_at: datetime | None = None
    withdrawn: bool = False
    escalated_at: datetime | None = None  # the answer is late, and the managers were told

    @property
    def open(self) -> bool:
        """Whether an answer is still owed."""
        return self.answered_at is None and not self.withdrawn


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFacts:
    """The newest draft of this cycle. `blocked` and `unexplained` are the guard's: blocks, and warnings without a reason."""

    written_at: datetime
    written_by: int | None
    written_by_role: Role | None = None  # what the writer was when writing; None for the desk's own drafts
    blocked: bool = False
    unexplained: bool = False
    offered_for_approval_at: datetime | None = None
    approvals: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyFacts:
    """The newest public reply of this cycle."""

    state: OutgoingState
    approved_at: datetime
    send_after: datetime | None = None
    sent_at: datetime | None = None
    live_at: datetime | None = None
    reason: str = ""  # the platform's, when rejected or failed
    generic: bool = False  # the sincere reply to somebody nobody could find
    by_hand: bool = False  # the platform takes no reply from us: a person copies, posts and confirms it


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkFacts:
    """The private thread."""

    last_out_at: datetime | None = None
    last_in_at: datetime | None = None
    whole_story_at: datetime | None = None  # heard in full, without interruption (S1)
    returned_at: datetime | None = None  # our last message came back
    left_alone_at: datetime | None = None  # they asked for no further message
    dm_out_at: datetime | None = None  # our last direct message on the platform
    dm_in_at: datetime | None = None  # theirs


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyFacts:
    """What was offered to make it right, what was chosen, and whether it was kept."""

    offered_at: datetime
    chosen_at: datetime | None = None
    refused_at: datetime | None = None
    due_at: datetime | None = None
    kept_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpFacts:
    """Were they content? `score` is 1 to 5."""

    asked: int
    last_asked_at: datetime
    answered_at: datetime | None = None
    score: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestFacts:
    """A removal request. `ground` is one that the platform lists, empty when there is none."""

    ground: str
    decided_at: datetime  # when a person chose the ground, or that there is none
    submitted_at: datetime | None = None
    answered_at: datetime | None = None
    removed: bool | None = None
    appealed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """Everything that decides what a case needs next. Times belong to the present cycle unless said otherwise."""

    code: str
    stage: Stage
    kind: CaseKind
    cycle: int
    platform: Platform
    country: str
    sector: Sector
    calendar: Calendar
    opened_at: datetime  # of this cycle: when the desk had it
    published_at: datetime  # when the text was posted or last edited
    first_published_at: datetime | None = None  # when it was first posted, where an edit has moved `published_at`
    stars: int | None = None
    language: Language = Language.UNKNOWN
    polarity: Polarity | None = None  # None until triaged
    severity: Severity = Severity.IRRITATION
    risks: frozenset[Risk] = frozenset()
    vague: bool = False
    fault: Fault | None = None  # whose it was, as a person said
    hidden: bool = False  # no longer on the platform
    owner: int | None = None
    triaged_at: datetime | None = None
    fact_requests: tuple[FactRequestFacts, ...] = ()
    facts_noted_at: datetime | None = None  # a person wrote down what happened
    facts_waived_at: datetime | None = None
    standing: Standing = Standing.NOT_SEARCHED
    searched_at: datetime | None = None
    search_waived_at: datetime | None = None  # a named person said why nobody was looked for
    draft: DraftFacts | None = None
    reply: ReplyFacts | None = None
    talk: TalkFacts = TalkFacts()
    remedy: RemedyFacts | None = None
    follow_up: FollowUpFacts | None = None
    asked_to_update_at: datetime | None = None
    updated_after_reply: bool = False
    contest: ContestFacts | None = None
    learned_at: datetime | None = None
    shown_at: datetime | None = None
    extortion: bool = False
    counsel: bool = False
    crisis: bool = False
    outcome: Outcome | None = None

    @property
    def posted_at(self) -> datetime:
        """When it was first posted, whatever was edited since."""
        return self.first_published_at or self.published_at
