"""What next? The plan of a case, computed from what has happened and from the policy; never stored.

Pure: no tables, no network, no clock, no chance. `now` is an argument. docs/playbook.md tells its promises to people.
"""

from heard.playbook.amends import (
    authority,
    left_alone,
    may_ask_to_update,
    may_offer_remedy,
    may_promise,
    satisfied,
    stays_unhappy_since,
)
from heard.playbook.answer import escalate_at, fact_due, may_leave, may_send, needs_approval, needs_person, remind_at
from heard.playbook.care import no_reply_owed, short_outcome
from heard.playbook.moves import MOVES, NoSuchMove, after
from heard.playbook.plan import plan
from heard.playbook.policy import Counting, Policy, Settings
from heard.playbook.policy_file import DEFAULT_TOML, PolicyError, Problem, describe, from_toml, to_toml
from heard.playbook.talk import dm_until, may_write, may_write_dm
from heard.playbook.weight import Weight, priority, weigh

__all__ = [
    "DEFAULT_TOML",
    "MOVES",
    "Counting",
    "NoSuchMove",
    "Policy",
    "PolicyError",
    "Problem",
    "Settings",
    "Weight",
    "after",
    "authority",
    "describe",
    "dm_until",
    "escalate_at",
    "fact_due",
    "from_toml",
    "left_alone",
    "may_ask_to_update",
    "may_leave",
    "may_offer_remedy",
    "may_promise",
    "may_send",
    "may_write",
    "may_write_dm",
    "needs_approval",
    "needs_person",
    "no_reply_owed",
    "plan",
    "priority",
    "remind_at",
    "satisfied",
    "short_outcome",
    "stays_unhappy_since",
    "to_toml",
    "weigh",
]
