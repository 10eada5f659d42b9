"""Whose hand wrote a gold text, and to which part it belongs: its id tells both (gold/README.md)."""

import hashlib
from bisect import bisect_right
from collections.abc import Mapping
from types import MappingProxyType

FIRST_OF: Mapping[str, int] = MappingProxyType(
    {"artful": 1, "plain": 301, "frozen": 501, "third": 1001, "fourth": 2001, "seventh": 3001, "eighth": 8001}
)
"""The first number of each hand, or manner of one hand."""
_THIRD = {"en": "third", "es": "fifth", "fr": "fifth", "it": "fifth", "de": "sixth", "pt": "sixth", "nl": "sixth"}


def manner_of(text_id: str) -> str:
    """How a text was written, by the number its id ends in: a name of `FIRST_OF`. Raises `ValueError` where there is none."""
    return list(FIRST_OF)[bisect_right(list(FIRST_OF.values()), int(text_id.rpartition("-")[2])) - 1]


def hand_of(text_id: str) -> str:
    """Who wrote a text: one person the artful and the plain ones, others those from 1001 on; four who wrote side by side count as one."""
    manner = manner_of(text_id)
    return {"artful": "first", "plain": "first", "third": _THIRD[text_id.partition("-")[0]]}.get(manner, manner)


def part_of(text_id: str) -> str:
    """The part of a text: what was frozen is `test`; of the others a hash makes a third `dev`."""
    if manner_of(text_id) == "frozen":
        return "test"
    return "dev" if int(hashlib.sha256(text_id.encode()).hexdigest(), 16) % 3 == 0 else "train"
