"""Heard: a desk that turns a negative review into a recovered customer.

The folders tell the way of a review: hear, triage, gather, respond, resolve,
contest, diagnose, showcase. `vocabulary`, `playbook`, `reader`, `writer` and
`guard` are pure: they need neither Django nor a database.
"""

__version__ = "0.1.0"
