"""How commands speak: one line for trouble, JSON for programs."""

import json
from typing import Any


class Trouble(Exception):
    """Something stands in the way; the message is one line with the mend."""


def as_json(value: Any) -> str:
    """One line of JSON; dates and enums as their words."""
    return json.dumps(value, ensure_ascii=False, default=str)
