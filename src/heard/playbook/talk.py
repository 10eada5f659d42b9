"""The private talk: what may be written now, and to whom nothing is written any more.

Guarantee: an offer and the wish for another review never leave on the same word of `may_write`: each has its own kind of text,
and while one may leave the other may not.
"""

from datetime import datetime, timedelta

from heard.playbook.amends import left_alone, may_ask_to_update, why_no_remedy
from heard.playbook.answer import hold_blocks, stopped
from heard.playbook.care import is_private, talk_has_begun
from heard.playbook.policy import Policy
from heard.vocabulary.case import CaseFacts
from heard.vocabulary.platforms import Platform
from heard.vocabulary.text import TextKind

PRIVATE_REPLY = timedelta(days=7)  # after the post, in which Facebook lets a page write first, once
WINDOW = timedelta(hours=24)  # after each word of theirs, in which it lets a page go on
LEFT_ALONE = "They asked not to be written to again."


def may_write(facts: CaseFacts, policy: Policy, kind: TextKind, now: datetime) -> str | None:
    """None when a private text of this kind may leave now, else why not.

    Whoever wrote to us, or complained where nobody else reads it, is answered before the facts are in; nobody else is.
    """
    rules = policy.settings(facts.platform, facts.severity)
    if kind is TextKind.ASK_TO_UPDATE:
        return may_ask_to_update(facts, policy, now)
    if kind is TextKind.REMEDY_OFFER:
        return why_no_remedy(facts, rules) or _before_the_story(facts)
    if stop := stopped(facts, rules):
        return stop
    if left_alone(facts):
        return LEFT_ALONE
    if kind is TextKind.FOLLOW_UP:
        return _why_no_question(facts, policy)
    if not (is_private(facts) or talk_has_begun(facts)):
        if facts.triaged_at is None:
            return "It has not been read yet."
        return " ".join(hold_blocks(facts, rules, now)) or None
    return None


def _before_the_story(facts: CaseFacts) -> str | None:
    if facts.talk.whole_story_at is None:
        return "Hear the whole story first, and ask what would make it right."
    if facts.remedy is not None and facts.remedy.chosen_at is not None and facts.remedy.kept_at is None:
        return "They have chosen already: keep that promise first."
    return None


def _why_no_question(facts: CaseFacts, policy: Policy) -> str | None:
    words = policy.settings(facts.platform, facts.severity).follow_up
    asked = facts.follow_up
    if facts.remedy is None or facts.remedy.kept_at is None:
        return "No promise has been kept yet."
    if asked is not None and asked.answered_at is not None:
        return "They have answered already."
    if asked is not None and asked.asked >= words.tries:
        return "They were asked often enough."
    return None


def may_write_dm(facts: CaseFacts, now: datetime) -> str | None:
    """None when a direct message may go out on the platform now, else why not. Only Facebook sets clocks (R-25)."""
    if facts.platform is not Platform.FACEBOOK:
        return None
    until = dm_until(facts)
    if until is not None and now < until:
        return None
    if facts.talk.dm_in_at is not None:
        return "Facebook lets a page write for 24 hours after their last message, and those are over until they write again."
    if facts.talk.dm_out_at is not None:
        return "Facebook takes one private reply, and it has left. Only when they answer you can go on."
    return "Facebook takes a private reply within seven days of the post, and those are over."


def dm_until(facts: CaseFacts) -> datetime | None:
    """Until when Facebook takes a direct message from us; None where it has no clock or waits for their word."""
    talk = facts.talk
    if facts.platform is not Platform.FACEBOOK:
        return None
    if talk.dm_in_at is not None:
        return talk.dm_in_at + WINDOW
    return None if talk.dm_out_at is not None else facts.posted_at + PRIVATE_REPLY
