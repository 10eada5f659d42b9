"""More than the writer may give."""

from heard.guard.find import minor_units, sums
from heard.guard.rule import PRIVATE, Check, Places
from heard.guard.text import Text
from heard.vocabulary.reading import Span
from heard.vocabulary.text import Brief, Level


def _find(text: Text, brief: Brief) -> Places:
    for match in sums(text):
        if minor_units(match) > brief.authority:
            yield Span(match.start(), match.end())


CHECK = Check(
    id="beyond_authority",
    rule="seed 002",
    level=Level.BLOCK,
    kinds=PRIVATE,
    meaning="No sum is promised beyond what the writer may give.",
    why="This is more than you may promise by yourself.",
    mend="Offer what you may, or ask somebody who may promise more.",
    find=_find,
)
