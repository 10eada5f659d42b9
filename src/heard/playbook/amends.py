"""Making it right, and the wall between a remedy and a word about the review.

Guarantee: while a remedy may be offered or is owed, `may_ask_to_update` gives a reason why not; and it keeps giving one for
`update.days_apart` days after anything was offered, chosen or delivered.
"""

from datetime import datetime

from heard.playbook.answer import answered, stopped
from heard.playbook.care import is_private
from heard.playbook.clock import add_days
from heard.playbook.policy import Counting, Policy, Settings
from heard.vocabulary.case import CaseFacts
from heard.vocabulary.platforms import RULES
from heard.vocabulary.way import Role, Stage


def may_offer_remedy(facts: CaseFacts, policy: Policy) -> str | None:
    """None when something may be offered in private, else why not. The complaint itself is handled in any case."""
    return why_no_remedy(facts, policy.settings(facts.platform, facts.severity)) or None


def left_alone(facts: CaseFacts) -> bool:
    """Whether they asked for no further message, and have not written again since."""
    talk = facts.talk
    return talk.left_alone_at is not None and (talk.last_in_at is None or talk.last_in_at <= talk.left_alone_at)


def why_no_remedy(facts: CaseFacts, rules: Settings) -> str:
    """Why nothing may be offered now; empty when it may."""
    if left_alone(facts):
        return "They asked not to be written to again."
    if facts.extortion:
        return "It is marked as extortion: nothing is offered, and the real complaint is still handled (R-32)."
    if facts.asked_to_update_at is not None:
        return "They were asked about their review: an offer now would look like its price (R-1)."
    return stopped(facts, rules)


def authority(role: Role, rules: Settings) -> int | None:
    """What `role` may promise alone, in minor units; None for an owner, who has no limit."""
    words = rules.remedies
    limits = {
        Role.COUNSEL: 0,
        Role.AGENT: words.agent_limit,
        Role.APPROVER: words.approver_limit,
        Role.MANAGER: words.manager_limit,
    }
    return limits.get(role)


def may_promise(role: Role, cost: int, rules: Settings) -> bool:
    """Whether `role` may promise something of this cost (minor units) without asking."""
    limit = authority(role, rules)
    return limit is None or cost <= limit


def satisfied(facts: CaseFacts, rules: Settings) -> bool | None:
    """What the follow-up said; None while it has said nothing."""
    score = facts.follow_up.score if facts.follow_up else None
    return None if score is None else score >= rules.update.satisfied_from


def stays_unhappy_since(facts: CaseFacts, rules: Settings) -> datetime | None:
    """When somebody said that they are still not satisfied, as long as the answer that readers can see is older than that word.

    Nothing more is argued with them; a second reply shows readers what was done (seed 004).
    """
    asked, reply = facts.follow_up, facts.reply
    if asked is None or asked.answered_at is None or reply is None or not answered(facts) or facts.stage is not Stage.RESOLVE:
        return None
    unhappy = satisfied(facts, rules) is False and reply.approved_at < asked.answered_at
    return asked.answered_at if unhappy else None


def never_ask_to_update(facts: CaseFacts, rules: Settings) -> str:
    """Why this writer is never asked for an updated review; empty where asking can become right."""
    if is_private(facts) or facts.hidden:
        return "There is no review to update."
    if not RULES[facts.platform].ask_to_update:
        return f"{RULES[facts.platform].name} forbids asking."
    if not rules.update.ask:
        return "The playbook says that nobody is asked."
    if facts.country in rules.update.not_in_countries:
        return f"The playbook says that nobody in {facts.country} is asked."
    if facts.extortion:
        return "It is marked as extortion."
    if left_alone(facts):
        return "They asked not to be written to again."
    if facts.updated_after_reply:
        return "They have updated it already."
    if facts.follow_up is not None and satisfied(facts, rules) is False:
        return "They are not satisfied."
    return ""


def ask_from(facts: CaseFacts, rules: Settings) -> datetime | None:
    """From when on the question is days apart from the remedy; None while nothing was kept."""
    remedy = facts.remedy
    if remedy is None or remedy.kept_at is None:
        return None
    last = max(at for at in (remedy.offered_at, remedy.chosen_at, remedy.kept_at) if at is not None)
    return add_days(facts.calendar, last, rules.update.days_apart, Counting.CLOCK)


def may_ask_to_update(facts: CaseFacts, policy: Policy, now: datetime) -> str | None:
    """None when the writer may be asked now for an updated review, else why not."""
    rules = policy.settings(facts.platform, facts.severity)
    if facts.asked_to_update_at is not None:
        return "They were asked once, and once is all."
    if never := never_ask_to_update(facts, rules) or stopped(facts, rules):
        return never
    from_then = ask_from(facts, rules)
    if from_then is None:
        return "No promise has been kept yet."
    if satisfied(facts, rules) is None:
        return "They have not said yet that they are satisfied."
    if now < from_then:
        return "It is too close to the remedy."
    return None
