"""A case that everybody knows, and words to change it.

Monday morning, a two-star review on Google of a place that opens nine to five in London. It is read, and nothing else was done.
"""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from heard.playbook import Policy
from heard.vocabulary.case import (
    Calendar,
    CaseFacts,
    DraftFacts,
    FactRequestFacts,
    FollowUpFacts,
    OutgoingState,
    RemedyFacts,
    ReplyFacts,
    TalkFacts,
)
from heard.vocabulary.plan import Plan, Step, StepKind
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Polarity
from heard.vocabulary.text import Standing
from heard.vocabulary.way import CaseKind, Role, Sector, Stage

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
NINE_TO_FIVE = Calendar(zone="Europe/London", hours=(*[((time(9), time(17)),)] * 5, (), ()))
ALWAYS = Calendar()
USUAL = Policy()

ALICE, BOB, CHARLIE = 1, 2, 3  # Alice writes, Bob reads, Charlie has no business here


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def days(count: float) -> timedelta:
    return timedelta(days=count)


def case(**changes: Any) -> CaseFacts:
    """The case, with what a test says of it."""
    facts = CaseFacts(
        code="K7Q2",
        stage=Stage.GATHER,
        kind=CaseKind.REVIEW,
        cycle=1,
        platform=Platform.GOOGLE,
        country="GB",
        sector=Sector.RESTAURANT,
        calendar=NINE_TO_FIVE,
        opened_at=MONDAY,
        published_at=MONDAY - minutes(5),
        stars=2,
        polarity=Polarity.NEGATIVE,
        triaged_at=MONDAY,
    )
    return replace(facts, **changes)


def praise(**changes: Any) -> CaseFacts:
    """A five-star review that needs its two lines of thanks."""
    return case(**{"stars": 5, "polarity": Polarity.POSITIVE, "stage": Stage.RESPOND, **changes})


def complaint(**changes: Any) -> CaseFacts:
    """A private complaint by the form on our own page, before any review."""
    usual = {"kind": CaseKind.COMPLAINT, "platform": Platform.FORM, "stars": None, "talk": TalkFacts(last_in_at=MONDAY)}
    return case(**{**usual, **changes})


def gathered(**changes: Any) -> CaseFacts:
    """The same case with facts noted and the customer found, in respond."""
    return case(
        **{
            "stage": Stage.RESPOND,
            "facts_noted_at": MONDAY + minutes(10),
            "standing": Standing.KNOWN,
            "searched_at": MONDAY + minutes(12),
            **changes,
        }
    )


def drafted(**changes: Any) -> CaseFacts:
    """Gathered, with a draft by Alice that the guard lets pass."""
    return gathered(**{"draft": draft(), **changes})


def replied(**changes: Any) -> CaseFacts:
    """The reply is live since Monday noon and the case in resolve."""
    return drafted(**{"stage": Stage.RESOLVE, "reply": reply(OutgoingState.LIVE), **changes})


def unknown(**changes: Any) -> CaseFacts:
    """The generic and sincere reply to somebody nobody could find is live since Monday noon."""
    return replied(**{"standing": Standing.NOT_FOUND, "reply": reply(OutgoingState.LIVE, generic=True), **changes})


def draft(**changes: Any) -> DraftFacts:
    return DraftFacts(**{"written_at": MONDAY + minutes(40), "written_by": ALICE, "written_by_role": Role.AGENT, **changes})


def reply(state: OutgoingState, **changes: Any) -> ReplyFacts:
    """Approved at 10:00, leaves the outbox at 10:05, sent at 10:06, live at noon where it came so far."""
    usual: dict[str, Any] = {"state": state, "approved_at": MONDAY + hours(1), "send_after": MONDAY + minutes(65)}
    if state in (OutgoingState.SENT, OutgoingState.PENDING, OutgoingState.LIVE, OutgoingState.REJECTED):
        usual["sent_at"] = MONDAY + minutes(66)
    if state is OutgoingState.LIVE:
        usual["live_at"] = NOON
    return ReplyFacts(**{**usual, **changes})


def asked(**changes: Any) -> FactRequestFacts:
    """The shift lead was asked five minutes in, and has until 13:05."""
    return FactRequestFacts(
        **{"asked_at": MONDAY + minutes(5), "due_at": MONDAY + minutes(245), "who": "Dana, shift lead", **changes}
    )


NOON = MONDAY + hours(3)
STORY = TalkFacts(last_out_at=MONDAY + hours(5), last_in_at=MONDAY + hours(4), whole_story_at=MONDAY + hours(5))
OFFERED = RemedyFacts(offered_at=MONDAY + hours(6))
CHOSEN = replace(OFFERED, chosen_at=MONDAY + hours(7), due_at=MONDAY + days(1))
KEPT = replace(CHOSEN, kept_at=MONDAY + days(1))
CONTENT = FollowUpFacts(asked=1, last_asked_at=MONDAY + days(4), answered_at=MONDAY + days(5), score=5)


def step_of(plan: Plan, kind: StepKind) -> Step:
    """The step of this kind; the test fails when the plan has none."""
    found = [step for step in plan.steps if step.kind is kind]
    assert len(found) == 1, f"{kind} is there {len(found)} times"
    return found[0]


def kinds(plan: Plan) -> list[StepKind]:
    return [step.kind for step in plan.steps]
