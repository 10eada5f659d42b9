"""The public reply: when it is due, what holds it back, who must agree, and whether it may leave now.

Guarantee: as long as one reason stands in `send_blocks`, `may_send` is not None; and what waits in the outbox is asked again by
`may_leave` at the moment of leaving, so that a switch thrown in between still stops it.
"""

from datetime import datetime, timedelta

from heard.playbook.care import needs_whole_plan, no_reply_owed
from heard.playbook.clock import add_hours
from heard.playbook.policy import Policy, Settings
from heard.vocabulary.case import CaseFacts, DraftFacts, FactRequestFacts, OutgoingState, ReplyFacts
from heard.vocabulary.reading import Polarity, Severity
from heard.vocabulary.text import Standing
from heard.vocabulary.way import Stage

_SEVERITIES = tuple(Severity)
ON_ITS_WAY = frozenset(
    {OutgoingState.APPROVED, OutgoingState.QUEUED, OutgoingState.SENDING, OutgoingState.SENT, OutgoingState.PENDING}
)


# --- clocks ---


def reply_due(facts: CaseFacts, rules: Settings) -> datetime | None:
    """When the first reply should be out; None once it is live, or when none is owed."""
    return _reply_clock(facts, rules, rules.reply.target_hours)


def reply_limit(facts: CaseFacts, rules: Settings) -> datetime | None:
    """When the first reply is badly late; None once it is live, or when none is owed."""
    return _reply_clock(facts, rules, rules.reply.limit_hours)


def _reply_clock(facts: CaseFacts, rules: Settings, hours: int) -> datetime | None:
    if facts.stage is Stage.CLOSED or answered(facts) or no_reply_owed(facts):
        return None
    return add_hours(facts.calendar, facts.opened_at, hours, rules.reply.counting)


def answered(facts: CaseFacts) -> bool:
    """Whether readers can see our reply of this cycle."""
    return facts.reply is not None and facts.reply.state is OutgoingState.LIVE


def hold_until(facts: CaseFacts, rules: Settings) -> datetime | None:
    """When the minimum time before a reply to a negative review is over; None where nothing is held."""
    if not needs_whole_plan(facts, rules) or no_reply_owed(facts):
        return None
    return facts.opened_at + timedelta(minutes=rules.hold.minutes)


def fact_due(facts: CaseFacts, policy: Policy, asked_at: datetime) -> datetime:
    """By when a colleague who is asked at `asked_at` should answer."""
    words = policy.settings(facts.platform, facts.severity).facts
    return add_hours(facts.calendar, asked_at, words.answer_hours, words.counting)


def remind_at(facts: CaseFacts, policy: Policy, request: FactRequestFacts) -> datetime | None:
    """When the colleague is reminded; None when no answer is owed any more."""
    if not request.open:
        return None
    words = policy.settings(facts.platform, facts.severity).facts
    return add_hours(facts.calendar, request.asked_at, words.remind_after_hours, words.counting)


def escalate_at(facts: CaseFacts, policy: Policy, request: FactRequestFacts) -> datetime | None:
    """When the managers are told that the answer is late; None when none is owed or they know."""
    if not request.open or request.escalated_at is not None:
        return None
    words = policy.settings(facts.platform, facts.severity).facts
    return add_hours(facts.calendar, request.due_at, words.escalate_after_hours, words.counting)


# --- the hold ---


def facts_in(facts: CaseFacts) -> bool:
    """Whether it is on record what happened, or that somebody waived it. Withdrawn questions answer nothing."""
    if facts.facts_waived_at is not None or facts.facts_noted_at is not None:
        return True
    requests = facts.fact_requests
    return any(r.answered_at is not None for r in requests) and not any(r.open for r in requests)


def searched(facts: CaseFacts) -> bool:
    """Whether the customer was looked for, or somebody waived it. Candidates whom nobody confirmed are a result too."""
    return facts.search_waived_at is not None or (facts.searched_at is not None and facts.standing is not Standing.NOT_SEARCHED)


def hold_blocks(facts: CaseFacts, rules: Settings, now: datetime) -> tuple[str, ...]:
    """What a reply still waits for before it may leave, each as a short sentence; empty when nothing holds it."""
    until = hold_until(facts, rules)
    if until is None:
        return ()
    blocks: list[str] = []
    if rules.hold.facts_required and not facts_in(facts):
        open_requests = sum(request.open for request in facts.fact_requests)
        blocks.append(
            f"Waiting for {open_requests} answer{'s' if open_requests > 1 else ''} from the team."
            if open_requests
            else "Nobody has said yet what happened."
        )
    if rules.hold.search_required and not searched(facts):
        blocks.append("The customer has not been looked for yet.")
    if now < until:
        blocks.append("The minimum time before a reply has not passed yet.")
    return tuple(blocks)


# --- who must agree ---


def needs_approval(facts: CaseFacts, policy: Policy) -> bool:
    """Whether a second person must read the reply before it leaves."""
    return why_approval(facts, policy.settings(facts.platform, facts.severity)) != ""


def why_approval(facts: CaseFacts, rules: Settings) -> str:
    """Why a second person must read the reply, in one sentence; empty when nobody must."""
    words = rules.approval
    if facts.crisis:
        return "The crisis switch is on: only named people let a text out."
    if not words.second_person:
        return ""
    for risk in words.risks:
        if risk in facts.risks:
            return f"It may touch {risk.value.replace('_', ' ')}."
    if _SEVERITIES.index(facts.severity) >= _SEVERITIES.index(words.from_severity):
        return f"It is {facts.severity.value} for the writer."
    if facts.stars is not None and facts.stars <= words.up_to_stars:
        return f"It has {facts.stars} stars or fewer."
    if facts.draft is not None and facts.draft.written_by_role in words.author_roles:
        return "A second person reads what this role writes."
    return ""


def needs_person(facts: CaseFacts, policy: Policy) -> bool:
    """Whether a person must press send. Only plain thanks may leave without, and only with the owner's consent."""
    rules = policy.settings(facts.platform, facts.severity)
    plain_thanks = facts.polarity is Polarity.POSITIVE and not needs_whole_plan(facts, rules) and not why_approval(facts, rules)
    enough_stars = facts.stars is not None and facts.stars > rules.approval.person_up_to_stars
    return not (rules.positive.without_a_person and plain_thanks and enough_stars)


def approved(facts: CaseFacts, rules: Settings) -> bool:
    """Whether everybody who must agree to the newest draft has done so. Nobody approves their own words."""
    if not why_approval(facts, rules):
        return True
    return facts.draft is not None and _agreed(facts, rules, facts.draft)


def _agreed(facts: CaseFacts, rules: Settings, draft: DraftFacts) -> bool:
    others = {person for person in draft.approvals if person != draft.written_by}
    return bool(others & set(rules.crisis.approvers)) if facts.crisis else bool(others)


# --- may it leave ---


def open_draft(facts: CaseFacts) -> DraftFacts | None:
    """The draft that could become the next reply: newer than the last one, or the same words when those never arrived."""
    draft, reply = facts.draft, facts.reply
    if draft is None or reply is None or draft.written_at > reply.approved_at:
        return draft
    return draft if reply.state in (OutgoingState.FAILED, OutgoingState.UNDONE) else None


def on_its_way(facts: CaseFacts) -> ReplyFacts | None:
    """The reply that has been let go and is not yet seen, refused or taken back."""
    return facts.reply if facts.reply is not None and facts.reply.state in ON_ITS_WAY else None


def stopped(facts: CaseFacts, rules: Settings) -> str:
    """Why nothing at all leaves the house in this case now; empty when it may."""
    if facts.stage is Stage.CLOSED:
        return "The case is closed."
    if facts.counsel:
        return "Counsel has this case: nothing is sent until the switch is turned off."
    if facts.crisis and not rules.crisis.approvers:
        return "The crisis switch is on and the playbook names nobody who may let a text out."
    return ""


def send_blocks(facts: CaseFacts, rules: Settings, now: datetime) -> tuple[str, ...]:
    """Everything that keeps the newest draft from the outbox, gravest first; empty when it may go."""
    if stop := stopped(facts, rules) or no_reply_owed(facts):
        return (stop,)
    if facts.triaged_at is None:
        return ("It has not been read yet.",)
    if on_its_way(facts):
        return ("A reply is on its way already.",)
    return (*hold_blocks(facts, rules, now), *_draft_blocks(facts, rules))


def _draft_blocks(facts: CaseFacts, rules: Settings) -> tuple[str, ...]:
    draft = open_draft(facts)
    if draft is None:
        if answered(facts):
            return ("The reply is live, and no other has been written.",)
        return ("There is no new draft.",) if facts.reply else ("There is no draft yet.",)
    blocks: list[str] = []
    if draft.blocked:
        blocks.append("The guard blocks this draft.")
    if draft.unexplained:
        blocks.append("A warning of the guard has no reason yet.")
    if not approved(facts, rules):
        blocks.append("A second person has not approved it yet.")
    return tuple(blocks)


def may_send(facts: CaseFacts, policy: Policy, now: datetime) -> str | None:
    """None when the newest draft may go into the outbox now, else everything that stands in its way."""
    return " ".join(send_blocks(facts, policy.settings(facts.platform, facts.severity), now)) or None


def may_leave(facts: CaseFacts, policy: Policy, now: datetime) -> str | None:
    """None when the reply in the outbox may be handed to the platform now, else why not."""
    rules = policy.settings(facts.platform, facts.severity)
    if stop := stopped(facts, rules) or no_reply_owed(facts):
        return stop
    reply = facts.reply
    if reply is None or reply.state is not OutgoingState.QUEUED:
        return "Nothing waits in the outbox."
    if reply.send_after is not None and now < reply.send_after:
        return "It can still be taken back."
    if facts.crisis and not (facts.draft and _agreed(facts, rules, facts.draft)):
        return "The crisis switch is on and nobody named for it has approved this."
    return None
