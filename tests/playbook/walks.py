"""Cases whose whole plans stand in plans.txt, every word and time of them, to be read when they change."""

from dataclasses import replace

from heard.playbook import plan
from heard.vocabulary.case import CaseFacts, ContestFacts, FollowUpFacts, OutgoingState, TalkFacts
from heard.vocabulary.plan import Step
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Risk, Severity
from heard.vocabulary.text import Standing
from heard.vocabulary.way import CaseKind, Outcome, Stage
from tests.playbook import cast

MONDAY, NOON, hours, days = cast.MONDAY, cast.NOON, cast.hours, cast.days
GRAVE = cast.drafted(severity=Severity.SERIOUS)
GROUND = ContestFacts(ground="spam", decided_at=NOON + days(7))
SUBMITTED = replace(GROUND, submitted_at=NOON + days(7))
REFUSED = replace(SUBMITTED, answered_at=NOON + days(8), removed=False)
CONTEST = cast.unknown(stage=Stage.CONTEST)
TALK = cast.replied(talk=cast.STORY)
LONG_LIVE = cast.reply(OutgoingState.LIVE, live_at=MONDAY - days(9))
EXTORTION = replace(TALK, extortion=True)

WALKS: dict[str, CaseFacts] = {
    "unread": cast.case(stage=Stage.TRIAGE, polarity=None, triaged_at=None),
    "facts and search waived": cast.case(facts_waived_at=NOON, search_waived_at=NOON),
    "team answered, candidates": cast.case(
        fact_requests=(cast.asked(answered_at=NOON),), standing=Standing.CANDIDATES, searched_at=NOON
    ),
    "team asked": cast.case(fact_requests=(cast.asked(),)),
    "facts in, to be written": cast.gathered(),
    "blocked by the guard": cast.gathered(draft=cast.draft(blocked=True)),
    "to be offered for approval": GRAVE,
    "with the approver": replace(GRAVE, draft=cast.draft(offered_for_approval_at=NOON)),
    "grave, unread": replace(GRAVE, stage=Stage.TRIAGE),
    "grave, blocked by the guard": replace(GRAVE, draft=cast.draft(blocked=True)),
    "grave, unexplained": replace(GRAVE, draft=cast.draft(unexplained=True)),
    "grave, live": replace(GRAVE, stage=Stage.RESOLVE, reply=cast.reply(OutgoingState.LIVE)),
    "grave, live, to be said better": replace(
        GRAVE, stage=Stage.RESOLVE, reply=cast.reply(OutgoingState.LIVE), draft=cast.draft(written_at=NOON + hours(1))
    ),
    "approved by Bob": replace(GRAVE, draft=cast.draft(approvals=(cast.BOB,))),
    "crisis, nobody named": cast.drafted(crisis=True),
    "approved, not let go": replace(GRAVE, reply=cast.reply(OutgoingState.APPROVED)),
    "in the outbox": cast.drafted(reply=cast.reply(OutgoingState.QUEUED, send_after=NOON + hours(2))),
    "leaving the outbox": cast.drafted(reply=cast.reply(OutgoingState.QUEUED)),
    "in the outbox, counsel": cast.drafted(reply=cast.reply(OutgoingState.QUEUED), counsel=True),
    "with the moderators": cast.drafted(reply=cast.reply(OutgoingState.PENDING)),
    "refused by the moderators": cast.drafted(reply=cast.reply(OutgoingState.REJECTED, reason="off topic")),
    "failed": cast.drafted(reply=cast.reply(OutgoingState.FAILED, reason="403")),
    "hidden": cast.gathered(hidden=True),
    "five stars, thanked": cast.praise(draft=cast.draft(), reply=cast.reply(OutgoingState.LIVE)),
    "complaint to be called": cast.complaint(),
    "complaint unread": cast.complaint(stage=Stage.TRIAGE, triaged_at=None),
    "complaint on Friday afternoon": cast.complaint(opened_at=MONDAY - days(3) + hours(7)),
    "threat, counsel": cast.complaint(kind=CaseKind.THREAT, counsel=True),
    "complaint called": cast.complaint(stage=Stage.RESOLVE, talk=TalkFacts(last_out_at=NOON)),
    "complaint nobody called": cast.complaint(stage=Stage.RESOLVE),
    "known, to be reached": cast.replied(),
    "known, written to": cast.replied(talk=TalkFacts(last_out_at=NOON)),
    "known, silent": cast.replied(talk=TalkFacts(last_out_at=MONDAY - days(9))),
    "they wrote": cast.replied(talk=TalkFacts(last_in_at=NOON)),
    "story heard": TALK,
    "offered": replace(TALK, remedy=cast.OFFERED),
    "offered, silent": replace(TALK, remedy=replace(cast.OFFERED, offered_at=MONDAY - days(9))),
    "offered, silent, extortion": replace(EXTORTION, remedy=replace(cast.OFFERED, offered_at=MONDAY - days(9))),
    "refused": replace(TALK, remedy=replace(cast.OFFERED, refused_at=NOON)),
    "chosen": replace(TALK, remedy=cast.CHOSEN),
    "chosen, extortion": replace(EXTORTION, remedy=cast.CHOSEN),
    "story heard, extortion": EXTORTION,
    "given without a choice": replace(TALK, remedy=replace(cast.KEPT, chosen_at=None)),
    "kept": replace(TALK, remedy=cast.KEPT),
    "kept long ago": replace(TALK, remedy=replace(cast.CHOSEN, due_at=None, kept_at=MONDAY - days(9))),
    "asked once": replace(TALK, remedy=cast.KEPT, follow_up=FollowUpFacts(asked=1, last_asked_at=NOON)),
    "asked once, silent": replace(TALK, remedy=cast.KEPT, follow_up=FollowUpFacts(asked=1, last_asked_at=MONDAY - days(9))),
    "asked once, silent, counsel": replace(
        TALK, remedy=cast.KEPT, counsel=True, follow_up=FollowUpFacts(asked=1, last_asked_at=MONDAY - days(9))
    ),
    "asked twice, silent": replace(TALK, remedy=cast.KEPT, follow_up=FollowUpFacts(asked=2, last_asked_at=MONDAY - days(9))),
    "not content": replace(TALK, remedy=cast.KEPT, follow_up=replace(cast.CONTENT, score=2)),
    "content, too soon to ask": replace(TALK, remedy=cast.KEPT, follow_up=cast.CONTENT),
    "content, on Trustpilot": replace(TALK, remedy=cast.KEPT, follow_up=cast.CONTENT, platform=Platform.TRUSTPILOT),
    "asked to update": replace(TALK, remedy=cast.KEPT, follow_up=cast.CONTENT, asked_to_update_at=NOON),
    "waiting for a sign": cast.unknown(),
    "candidates, waited": cast.unknown(
        standing=Standing.CANDIDATES, reply=cast.reply(OutgoingState.LIVE, live_at=MONDAY - days(9))
    ),
    "reportable at once": cast.case(risks=frozenset({Risk.ABUSE})),
    "reportable, unread": cast.case(stage=Stage.TRIAGE, risks=frozenset({Risk.ABUSE}), triaged_at=None),
    "reportable, learning": cast.replied(stage=Stage.DIAGNOSE, risks=frozenset({Risk.ABUSE})),
    "which ground": CONTEST,
    "no ground": replace(CONTEST, contest=replace(GROUND, ground="")),
    "to be handed in": replace(CONTEST, contest=GROUND),
    "to be handed in, counsel": replace(CONTEST, contest=GROUND, counsel=True),
    "handed in": replace(CONTEST, contest=SUBMITTED),
    "refused, may appeal": replace(CONTEST, contest=REFUSED),
    "appealed": replace(CONTEST, contest=replace(REFUSED, appealed_at=NOON + days(9))),
    "refused for good": replace(CONTEST, contest=replace(REFUSED, answered_at=NOON + days(9), appealed_at=NOON + days(9))),
    "removed": replace(CONTEST, contest=replace(REFUSED, removed=True)),
    "learning": replace(TALK, stage=Stage.DIAGNOSE),
    "learnt": replace(TALK, stage=Stage.DIAGNOSE, learned_at=NOON),
    "closed while held": replace(cast.case(), stage=Stage.CLOSED, outcome=Outcome.DUPLICATE, triaged_at=None),
    "closed while late": cast.gathered(stage=Stage.CLOSED, talk=TalkFacts(last_in_at=NOON + days(3))),
    "closed while offered": replace(TALK, stage=Stage.CLOSED, remedy=cast.OFFERED, outcome=Outcome.UNREACHABLE),
}


def told() -> str:
    """All plans at one o'clock on Monday, a paragraph each."""
    return "\n".join(_walk(name, facts) for name, facts in WALKS.items())


def _walk(name: str, facts: CaseFacts) -> str:
    found = plan(facts, cast.USUAL, MONDAY + hours(4))
    head = f"{name}: {found.stage}, {found.priority}, waiting on {found.waiting_on}, next {found.next_due}"
    moves = f"  moves {', '.join(found.moves)}; by itself {found.automatic}; may draft {found.may_draft}, send {found.may_send}"
    return "\n".join([head, moves, *map(_line, found.steps)]) + "\n"


def _line(step: Step) -> str:
    times = f"due {step.due}{', late' if step.overdue else ''}" if step.due else f"done {step.done_at}" if step.done_at else ""
    blocked = f" [{step.blocked_by}]" if step.blocked_by else ""
    return f"  {step.kind}: {step.state}, {step.who}; {times}; {step.why}{blocked} ({step.source})"
