"""A reply longer than the platform takes."""

from heard.guard.rule import REPLY, Check, Places
from heard.guard.text import Text
from heard.vocabulary.measure import measure
from heard.vocabulary.platforms import RULES
from heard.vocabulary.reading import Span
from heard.vocabulary.text import Brief, Level


def _find(text: Text, brief: Brief) -> Places:
    rules = RULES[brief.platform]
    if rules.limit is not None and measure(text.raw, rules.unit) > rules.limit:
        yield Span(_fits(text.raw, brief), len(text.raw))


def _fits(raw: str, brief: Brief) -> int:
    """How many characters from the beginning still fit; the count only grows, so halving finds it."""
    rules = RULES[brief.platform]
    low, high = 0, len(raw)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(raw[:middle], rules.unit) <= (rules.limit or 0) else (low, middle - 1)
    return low


CHECK = Check(
    id="length",
    rule="R-18",
    level=Level.BLOCK,
    kinds=REPLY,
    meaning="The reply is within the length that the platform takes, in the platform's own count.",
    why="The platform refuses or cuts a reply of this length; the marked part is beyond its limit.",
    mend="Leave out a whole sentence that matters least. Do not cut one in two.",
    find=_find,
)
