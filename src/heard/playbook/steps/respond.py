"""The public reply: draft, approve, send, watch."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from heard.playbook.answer import (
    approved,
    facts_in,
    searched,
)
from heard.playbook.care import is_private
from heard.playbook.clock import add_hours
from heard.playbook.scene import UNREAD, Scene
from heard.vocabulary.case import OutgoingState, ReplyFacts
from heard.vocabulary.plan import Step, StepKind, StepState
from heard.vocabulary.reading import Polarity
from heard.vocabulary.text import Standing
from heard.vocabulary.way import Stage, WaitingOn

HAND_OVER_GRACE = timedelta(minutes=10)  # after that, a reply that should have left is late
_WITH_PLATFORM = frozenset({OutgoingState.SENT, OutgoingState.PENDING})


def steps(scene: Scene) -> Iterator[Step]:
    """DRAFT, APPROVE where a second person must read, SEND, WATCH; a waived SEND that says why where no reply is owed."""
    facts = scene.facts
    reason = scene.no_reply_owed
    if reason and not scene.answered:
        yield scene.step(StepKind.SEND, StepState.WAIVED, reason, "seed 004" if is_private(facts) else "seed 001")
        return
    due = scene.reply_due
    yield _draft(scene, due)
    if why := scene.why_approval:
        yield _approve(scene, why, due)
    yield _send(scene, due)
    yield _watch(scene)


def _draft(scene: Scene, due: datetime | None) -> Step:
    facts = scene.facts
    kind, source = StepKind.DRAFT, "seed 003"
    draft = scene.open_draft
    if draft is None and scene.unhappy_since is not None:
        why = "They stay unhappy: argue no more, and show readers in a second reply what was done."
        return scene.step(kind, StepState.NOW, why, "seed 004", due=scene.act_by(scene.unhappy_since))
    if scene.on_its_way or (draft is None and scene.answered):
        written_at = facts.draft.written_at if facts.draft else None
        return scene.step(kind, StepState.DONE, "Written.", source, done_at=written_at)
    if draft is not None and not draft.blocked and not draft.unexplained:
        return scene.step(kind, StepState.DONE, "Written, and the guard lets it pass.", source, done_at=draft.written_at)
    if facts.stage in UNREAD:
        return scene.step(kind, StepState.LATER, "Every review gets an answer.", "seed 001", due=due)
    if draft is not None:
        why = (
            "The guard blocks the draft: mend it."
            if draft.blocked
            else "The guard warns: mend the draft or say why it is right."
        )
        return scene.step(kind, StepState.NOW, why, source, due=due)
    if _gathering(scene):
        return scene.step(
            kind, StepState.LATER, "You may write already; it cannot leave before the facts are in.", "seed 000", due=due
        )
    why, source = _what_to_write(scene)
    return scene.step(kind, StepState.NOW, why, source, due=due)


def _gathering(scene: Scene) -> bool:
    """Whether facts or the search are still owed, which a good reply should know."""
    facts, hold = scene.facts, scene.rules.hold
    if scene.hold_until is None:
        return False
    return (hold.facts_required and not facts_in(facts)) or (hold.search_required and not searched(facts))


def _what_to_write(scene: Scene) -> tuple[str, str]:
    """What kind of reply this is, and the source that asks for it."""
    facts = scene.facts
    if facts.reply is not None and facts.reply.state is OutgoingState.REJECTED:
        said = f": {facts.reply.reason}" if facts.reply.reason else ""
        return f"The platform refused the reply{said}. Write it anew.", "R-17"
    if not scene.whole:
        return ("Two lines of thanks.", "seed 000") if facts.polarity is Polarity.POSITIVE else ("A short answer.", "seed 000")
    if facts.vague:
        return "It does not say what happened: ask, do not guess.", "seed 003"
    if facts.standing is Standing.NOT_FOUND:
        return "Nobody in our records: a general, sincere reply that claims no knowledge of a visit.", "seed 000"
    return "Name the very issue, feel with them, say the next step and a private way to a named person.", "seed 003"


def _approve(scene: Scene, why: str, due: datetime | None) -> Step:
    facts, words = scene.facts, scene.rules.approval
    kind, source = StepKind.APPROVE, "seed 003" if facts.crisis else "R-37"
    draft = scene.open_draft
    if scene.on_its_way or (draft is None and scene.answered):
        return scene.step(kind, StepState.DONE, why, source, who=WaitingOn.APPROVER)
    if draft is None or draft.blocked or draft.unexplained or facts.stage in UNREAD:
        return scene.step(kind, StepState.LATER, why, source, who=WaitingOn.APPROVER, due=due)
    if approved(facts, scene.rules):
        return scene.step(kind, StepState.DONE, why, source, who=WaitingOn.APPROVER)
    if stop := scene.stopped:
        return scene.step(kind, StepState.BLOCKED, why, source, who=WaitingOn.APPROVER, due=due, blocked_by=stop)
    if draft.offered_for_approval_at is None:
        return scene.step(kind, StepState.NOW, f"{why} Offer it to a second person.", source, due=due)
    by = add_hours(facts.calendar, draft.offered_for_approval_at, words.within_hours, words.counting)
    return scene.step(kind, StepState.WAITING, why, source, who=WaitingOn.APPROVER, due=min(by, due) if due else by)


def _send(scene: Scene, due: datetime | None) -> Step:
    facts = scene.facts
    kind, why, source = StepKind.SEND, "An ignored review tells every reader that nobody cares.", "seed 000"
    reply = scene.on_its_way
    if reply is not None:
        return _sending(scene, reply, due)
    if scene.answered and scene.open_draft is None:
        return scene.step(kind, StepState.DONE, why, source, done_at=facts.reply.sent_at if facts.reply else None)
    if facts.stage in UNREAD:
        return scene.step(kind, StepState.LATER, why, source, due=due)
    if blocks := scene.send_blocks:
        return scene.step(kind, StepState.BLOCKED, why, source, due=due, blocked_by=" ".join(blocks))
    if facts.reply is not None and facts.reply.state is OutgoingState.FAILED:
        said = f": {facts.reply.reason}" if facts.reply.reason else ""
        why = f"It could not be handed over{said}. Look, then send again."
    return scene.step(kind, StepState.NOW, why, source, due=due)


def _sending(scene: Scene, reply: ReplyFacts, due: datetime | None) -> Step:
    """The reply has been let go: with us, in the outbox, or with the platform."""
    kind, source = StepKind.SEND, "R-37"
    if reply.state in _WITH_PLATFORM:
        return scene.step(kind, StepState.DONE, "The platform has it.", source, done_at=reply.sent_at)
    stop = scene.stopped or scene.no_reply_owed
    if stop and reply.state is not OutgoingState.SENDING:
        return scene.step(kind, StepState.BLOCKED, "Agreed, and held.", source, due=due, blocked_by=stop)
    if reply.state is OutgoingState.APPROVED:
        return scene.step(kind, StepState.NOW, "It is agreed: let it go.", source, due=due)
    if reply.by_hand and reply.state is OutgoingState.QUEUED:
        return scene.step(kind, StepState.NOW, "Copy it, post it on the platform, and say so here.", source, due=due)
    leaves_at = reply.send_after or reply.approved_at
    if reply.state is OutgoingState.QUEUED and scene.now < leaves_at:
        return scene.step(kind, StepState.WAITING, "It can still be taken back.", source, who=WaitingOn.CLOCK, due=leaves_at)
    late = max(leaves_at, reply.approved_at) + HAND_OVER_GRACE
    return scene.step(kind, StepState.WAITING, "It is being handed over.", source, who=WaitingOn.PLATFORM, due=late)


def _watch(scene: Scene) -> Step:
    kind, source, why = StepKind.WATCH, "R-17", "Accepted is not published: the platform looks at each reply."
    reply = scene.facts.reply
    if reply is None or scene.facts.stage is Stage.CLOSED:
        return scene.step(kind, StepState.LATER, why, source, who=WaitingOn.PLATFORM)
    if reply.state in _WITH_PLATFORM:
        since = reply.sent_at or reply.approved_at
        due = since + timedelta(hours=scene.rules.moderation.patience_hours)
        return scene.step(kind, StepState.WAITING, why, source, who=WaitingOn.PLATFORM, due=due)
    if reply.state is OutgoingState.LIVE:
        return scene.step(kind, StepState.DONE, "Readers can see it.", source, who=WaitingOn.PLATFORM, done_at=reply.live_at)
    if reply.state is OutgoingState.REJECTED and scene.open_draft is None:
        return scene.step(kind, StepState.DONE, "The platform refused it.", source, who=WaitingOn.PLATFORM)
    return scene.step(kind, StepState.LATER, why, source, who=WaitingOn.PLATFORM)
