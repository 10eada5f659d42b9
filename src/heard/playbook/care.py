"""Which way a case takes: the whole plan, a short thank-you, or a private talk without any reply in public."""

from heard.playbook.policy import Settings
from heard.vocabulary.case import CaseFacts
from heard.vocabulary.platforms import RULES
from heard.vocabulary.reading import Polarity
from heard.vocabulary.text import Standing
from heard.vocabulary.way import CaseKind, Outcome


def is_private(facts: CaseFacts) -> bool:
    """Whether nobody but us has read it: a private complaint, or a threat before any review."""
    return facts.kind in (CaseKind.COMPLAINT, CaseKind.THREAT)


def needs_whole_plan(facts: CaseFacts, rules: Settings) -> bool:
    """Whether it takes facts, search and hold, and not just thanks. An unread text does."""
    if is_private(facts) or facts.polarity in (None, Polarity.NEGATIVE, Polarity.MIXED):
        return True
    if facts.stars is not None and facts.stars <= rules.positive.whole_plan_up_to_stars:
        return True
    return not rules.positive.short_way


def no_reply_owed(facts: CaseFacts) -> str:
    """Why no public reply is owed, in one sentence; empty when one is."""
    if is_private(facts):
        return "Nobody has read it in public, so there is nothing to answer in public."
    if facts.hidden:
        return "It is no longer on the platform, so readers cannot see a reply."
    if not RULES[facts.platform].replies:
        return f"{RULES[facts.platform].name} has no public replies."
    return ""


def sign_of_person(facts: CaseFacts) -> bool:
    """Whether the writer has shown themselves: they wrote, told their story, chose a remedy or edited the review."""
    talk, remedy = facts.talk, facts.remedy
    return (
        talk.last_in_at is not None
        or talk.whole_story_at is not None
        or facts.updated_after_reply
        or (remedy is not None and (remedy.chosen_at is not None or remedy.refused_at is not None))
    )


def talk_has_begun(facts: CaseFacts) -> bool:
    """Whether a word has gone either way in private."""
    return facts.talk.last_out_at is not None or sign_of_person(facts)


def they_wait_for_us(facts: CaseFacts) -> bool:
    """Whether the customer wrote last."""
    talk = facts.talk
    return talk.last_in_at is not None and (talk.last_out_at is None or talk.last_in_at > talk.last_out_at)


def reachable(facts: CaseFacts) -> bool:
    """Whether there is somebody to talk to: we know who it is, they came to us, or a private door gave their address."""
    return facts.standing is Standing.KNOWN or talk_has_begun(facts) or is_private(facts)


def short_outcome(facts: CaseFacts) -> Outcome:
    """How the short way ends when its reply is live: thanks for a positive review, an answer for any other."""
    return Outcome.THANKED if facts.polarity is Polarity.POSITIVE else Outcome.ANSWERED
