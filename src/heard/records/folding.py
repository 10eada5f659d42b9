"""From the log to the facts: what has happened, as the playbook's rules take it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from heard.vocabulary.case import (
    Calendar,
    CaseFacts,
    ContestFacts,
    DraftFacts,
    FactRequestFacts,
    FollowUpFacts,
    OutgoingState,
    RemedyFacts,
    ReplyFacts,
    TalkFacts,
)
from heard.vocabulary.log import EventKind as E
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Language, Polarity, Risk, Severity
from heard.vocabulary.text import Standing, TextKind
from heard.vocabulary.way import CaseKind, Fault, Outcome, Role, Sector, Stage

if TYPE_CHECKING:
    from heard.records.models import Case, CaseEvent


@dataclass
class _Fold:
    """Facts in the making; `fields` become the fields of CaseFacts."""

    fields: dict[str, Any] = field(default_factory=dict)
    asked: dict[int, FactRequestFacts] = field(default_factory=dict)
    private: set[int] = field(default_factory=set)  # drafts that are no public replies

    def set(self, **values: Any) -> None:
        self.fields.update(values)

    def amend(self, name: str, **values: Any) -> None:
        """Change some values of a fact that is there; without it there is nothing to amend."""
        if self.fields.get(name) is not None:
            self.fields[name] = replace(self.fields[name], **values)

    def amend_request(self, number: int, **values: Any) -> None:
        if number in self.asked:
            self.asked[number] = replace(self.asked[number], **values)


def _when(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


# Of the person, not of the text: an edit of the review undoes no promise, and nobody is asked twice because of one.
_STAYS = ("standing", "searched_at", "fault", "extortion", "counsel", "talk", "remedy", "follow_up", "asked_to_update_at")


def _new_cycle(fold: _Fold, event: CaseEvent) -> None:
    """A material edit: what was known of the old text no longer counts, what is known of the person stays."""
    kept: dict[str, Any] = {key: fold.fields[key] for key in _STAYS if key in fold.fields}
    replied = fold.fields.get("reply") is not None and fold.fields["reply"].live_at is not None
    fold.asked.clear()
    fold.fields = {**kept, "updated_after_reply": replied}


def _read(fold: _Fold, event: CaseEvent) -> None:
    data = event.data
    fold.set(
        triaged_at=fold.fields.get("triaged_at") or event.at,
        polarity=Polarity(data["polarity"]),
        severity=Severity(data["severity"]),
        risks=frozenset(Risk(risk) for risk in data["risks"]),
        vague=data["vague"],
        language=Language(data["language"]),
    )


def _drafted(fold: _Fold, event: CaseEvent) -> None:
    if event.data.get("text", TextKind.PUBLIC_REPLY) != TextKind.PUBLIC_REPLY:
        fold.private.add(event.data["draft"])
        return
    fold.set(
        draft=DraftFacts(
            written_at=event.at,
            written_by=event.person_id,
            written_by_role=Role(event.data["role"]) if event.data.get("role") else None,
            blocked=event.data["blocked"],
            unexplained=event.data["unexplained"],
        )
    )


def _of_reply(step: Callable[[_Fold, Any], None]) -> Callable[[_Fold, Any], None]:
    """The same, for drafts of the public reply only."""

    def held(fold: _Fold, event: CaseEvent) -> None:
        if event.data.get("draft") not in fold.private:
            step(fold, event)

    return held


def _undone(fold: _Fold, event: CaseEvent) -> None:
    if event.data.get("text", TextKind.PUBLIC_REPLY) == TextKind.PUBLIC_REPLY:
        fold.set(reply=None)


def _approved(fold: _Fold, event: CaseEvent) -> None:
    draft = fold.fields.get("draft")
    if draft is not None and event.person_id is not None:
        fold.set(draft=replace(draft, approvals=(*draft.approvals, event.person_id)))


def _queued(fold: _Fold, event: CaseEvent) -> None:
    if event.data.get("text", TextKind.PUBLIC_REPLY) == TextKind.PUBLIC_REPLY:
        fold.set(
            reply=ReplyFacts(
                state=OutgoingState.QUEUED,
                approved_at=event.at,
                send_after=_when(event.data.get("send_after")),
                generic=event.data.get("generic", False),
                by_hand=event.data.get("by_hand", False),
            )
        )


def _reply_found(fold: _Fold, event: CaseEvent) -> None:
    at = _when(event.data.get("replied")) or event.at
    fold.set(reply=ReplyFacts(state=OutgoingState.LIVE, approved_at=at, sent_at=at, live_at=at))


def _offered(fold: _Fold, event: CaseEvent) -> None:
    fold.set(remedy=RemedyFacts(offered_at=event.at))


def _followed_up(fold: _Fold, event: CaseEvent) -> None:
    before = fold.fields.get("follow_up")
    fold.set(follow_up=FollowUpFacts(asked=(before.asked if before else 0) + 1, last_asked_at=event.at))


def _reopened(fold: _Fold, event: CaseEvent) -> None:
    fold.set(learned_at=None, outcome=None)


def _reply_state(state: OutgoingState) -> Callable[[_Fold, Any], None]:
    def step(fold: _Fold, event: CaseEvent) -> None:
        if event.data.get("text", TextKind.PUBLIC_REPLY) != TextKind.PUBLIC_REPLY:
            return
        times = {OutgoingState.SENT: "sent_at", OutgoingState.LIVE: "live_at"}
        at = {times[state]: event.at} if state in times else {}
        fold.amend("reply", state=state, reason=event.data.get("reason", ""), **at)

    return step


def _talk(name: str, direct: str = "") -> Callable[[_Fold, Any], None]:
    """The time of the event under this name; of a direct message under the other, too."""

    def step(fold: _Fold, event: CaseEvent) -> None:
        names = [name, direct] if direct and event.data.get("way") == "dm" else [name]
        fold.set(talk=replace(fold.fields.get("talk") or TalkFacts(), **dict.fromkeys(names, event.at)))

    return step


STEPS: dict[str, Callable[[_Fold, Any], None]] = {
    E.EDITED: _new_cycle,
    E.HIDDEN: lambda fold, event: fold.set(hidden=True),
    E.BACK: lambda fold, event: fold.set(hidden=False),
    E.REPLY_FOUND: _reply_found,
    E.READ: _read,
    E.READ_CORRECTED: _read,
    E.FAULT_SAID: lambda fold, event: fold.set(fault=Fault(event.data["fault"]) if event.data["fault"] else None),
    E.FACTS_ASKED: lambda fold, event: fold.asked.update(
        {
            event.data["request"]: FactRequestFacts(
                asked_at=event.at, due_at=datetime.fromisoformat(event.data["due"]), who=str(event.data["request"])
            )
        }
    ),
    E.FACTS_ANSWERED: lambda fold, event: fold.amend_request(event.data["request"], answered_at=event.at),
    E.FACTS_WITHDRAWN: lambda fold, event: fold.amend_request(event.data["request"], withdrawn=True),
    E.FACTS_ESCALATED: lambda fold, event: fold.amend_request(event.data["request"], escalated_at=event.at),
    E.FACTS_NOTED: lambda fold, event: fold.set(facts_noted_at=event.at),
    E.FACTS_WAIVED: lambda fold, event: fold.set(facts_waived_at=event.at),
    E.SEARCH_WAIVED: lambda fold, event: fold.set(search_waived_at=event.at),
    E.SEARCHED: lambda fold, event: fold.set(
        searched_at=event.at, standing=Standing.CANDIDATES if event.data["found"] else Standing.NOT_FOUND
    ),
    E.CUSTOMER_CONFIRMED: lambda fold, event: fold.set(standing=Standing.KNOWN),
    E.CUSTOMER_DENIED: lambda fold, event: fold.set(standing=Standing.NOT_FOUND),
    E.DRAFTED: _drafted,
    E.EXPLAINED: _of_reply(
        lambda fold, event: fold.amend("draft", blocked=event.data["blocked"], unexplained=event.data["unexplained"])
    ),
    E.OFFERED: _of_reply(lambda fold, event: fold.amend("draft", offered_for_approval_at=event.at)),
    E.APPROVED: _of_reply(_approved),
    E.SENT_BACK: _of_reply(lambda fold, event: fold.amend("draft", offered_for_approval_at=None, approvals=())),
    E.QUEUED: _queued,
    E.UNDONE: _undone,
    E.SENDING: _reply_state(OutgoingState.SENDING),
    E.SENT: _reply_state(OutgoingState.SENT),
    E.PENDING: _reply_state(OutgoingState.PENDING),
    E.LIVE: _reply_state(OutgoingState.LIVE),
    E.POSTED_BY_HAND: _reply_state(OutgoingState.LIVE),
    E.REJECTED: _reply_state(OutgoingState.REJECTED),
    E.FAILED: _reply_state(OutgoingState.FAILED),
    E.WROTE: _talk("last_out_at", "dm_out_at"),
    E.HEARD_FROM: _talk("last_in_at", "dm_in_at"),
    E.STORY_HEARD: _talk("whole_story_at"),
    E.RETURNED: _talk("returned_at"),
    E.LEFT_ALONE: _talk("left_alone_at"),
    E.REMEDY_OFFERED: _offered,
    E.REMEDY_CHOSEN: lambda fold, event: fold.amend("remedy", chosen_at=event.at, due_at=_when(event.data.get("due"))),
    E.REMEDY_REFUSED: lambda fold, event: fold.amend("remedy", refused_at=event.at),
    E.REMEDY_KEPT: lambda fold, event: fold.amend("remedy", kept_at=event.at),
    E.FOLLOWED_UP: _followed_up,
    E.SCORED: lambda fold, event: fold.amend("follow_up", answered_at=event.at, score=event.data["score"]),
    E.ASKED_TO_UPDATE: lambda fold, event: fold.set(asked_to_update_at=event.at),
    E.GROUND_CHOSEN: lambda fold, event: fold.set(contest=ContestFacts(ground=event.data["ground"], decided_at=event.at)),
    E.REMOVAL_REQUESTED: lambda fold, event: fold.amend("contest", submitted_at=event.at),
    E.REMOVAL_ANSWERED: lambda fold, event: fold.amend("contest", answered_at=event.at, removed=event.data["removed"]),
    E.APPEALED: lambda fold, event: fold.amend("contest", appealed_at=event.at),
    E.EXTORTION_SEEN: lambda fold, event: fold.set(extortion=True),
    E.COUNSEL_ON: lambda fold, event: fold.set(counsel=True),
    E.COUNSEL_OFF: lambda fold, event: fold.set(counsel=False),
    E.LEARNED: lambda fold, event: fold.set(learned_at=event.at),
    E.SHOWN: lambda fold, event: fold.set(shown_at=event.at),
    E.CLOSED: lambda fold, event: fold.set(outcome=Outcome(event.data["outcome"])),
    E.REOPENED: _reopened,
}


def facts(case: Case) -> CaseFacts:
    """Everything that rules may know of a case. Events that change no fact (moves, notes) are passed over.

    Reads the case's post, place and brand, and the log once; a caller in bulk has them at hand already.
    """
    fold = _Fold()
    for event in case.events():
        step = STEPS.get(event.kind)
        if step is not None:
            step(fold, event)
    post, brand, place = case.post, case.brand, case.location
    known: dict[str, Any] = {
        "fact_requests": tuple(fold.asked.values()),
        **fold.fields,
        "counsel": fold.fields.get("counsel", False) or brand.counsel,
    }
    return CaseFacts(
        code=case.code,
        stage=Stage(case.stage),
        kind=CaseKind(case.kind),
        cycle=case.cycle,
        platform=Platform(post.platform),
        country=place.country if place else "",
        sector=Sector(brand.sector),
        calendar=place.calendar if place else Calendar(),
        opened_at=case.cycle_at,
        published_at=post.edited_at or post.published_at,
        first_published_at=post.published_at,
        stars=post.stars,
        owner=case.owner_id,
        crisis=brand.crisis,
        **known,
    )
