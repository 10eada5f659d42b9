"""What may be sent, and what a platform's answer means for the outbox. Pure."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import sha256

from heard.vocabulary.case import OutgoingState
from heard.vocabulary.people import Actor, Permission
from heard.vocabulary.text import Finding, Level, Verdict

# Most replies are decided within moments, so the first look comes sooner than the playbook's own.
FIRST_LOOK = timedelta(seconds=15)
MOST_ATTEMPTS = 6
SETTLED = frozenset(
    {OutgoingState.LIVE, OutgoingState.REJECTED, OutgoingState.FAILED, OutgoingState.UNDONE, OutgoingState.VOID}
)


def digest(text: str) -> str:
    """A fingerprint of a text that leaves the house."""
    return sha256(text.encode()).hexdigest()


def open_blocks(verdict: Verdict, reasons: Mapping[str, str]) -> tuple[Finding, ...]:
    """The blocks that still stand: those of law always, others until somebody who may has given a reason."""
    return tuple(f for f in verdict.findings if f.level is Level.BLOCK and (f.law or not reasons.get(f.check)))


def unexplained(verdict: Verdict, reasons: Mapping[str, str]) -> tuple[Finding, ...]:
    """Warnings that nobody has given a reason for."""
    return tuple(f for f in verdict.findings if f.level is Level.WARN and not reasons.get(f.check))


def may_overrule(finding: Finding, actor: Actor) -> str | None:
    """None when `actor` may overrule `finding`, else why not."""
    if finding.law:
        return f"{finding.rule} is law; nobody can overrule it. {finding.mend}"
    if finding.level is Level.BLOCK and not actor.may(Permission.OVERRULE):
        return "Only a manager or an owner can overrule a block."
    return None


def next_look(*, sent_at: datetime, now: datetime, minutes: Sequence[int]) -> datetime:
    """When to ask the platform again: at `minutes` after sending, the last gap repeating for as long as it takes."""
    if now - sent_at < FIRST_LOOK:
        return sent_at + FIRST_LOOK
    for wait in minutes:
        if sent_at + timedelta(minutes=wait) > now:
            return sent_at + timedelta(minutes=wait)
    return now + timedelta(minutes=minutes[-1])


def try_again(*, attempts: int, permanent: bool, retry_after: float | None, now: datetime) -> datetime | None:
    """When to hand over again after a failure; None when a person must look."""
    if permanent or attempts >= MOST_ATTEMPTS:
        return None
    return now + timedelta(seconds=max(retry_after or 0.0, 15.0 * 2**attempts))
