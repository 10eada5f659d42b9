"""Checks a text before it leaves the house: `check(text, brief)` says what is wrong, where, why, and how to mend it.

Pure: no network, no clock, no chance. Every check is one small file in `heard.guard.checks`.
"""

from heard.guard.rule import RuleInfo
from heard.guard.verdict import VERSION, check, rules

__all__ = ["VERSION", "RuleInfo", "check", "rules"]
