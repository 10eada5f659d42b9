"""A removal request without a ground."""

from heard.guard.rule import REMOVAL, Check, Places
from heard.guard.text import Text
from heard.vocabulary.text import Brief, Level


def _find(_text: Text, brief: Brief) -> Places:
    if not brief.removal_ground.strip():
        yield None


CHECK = Check(
    id="removal_without_ground",
    rule="R-28",
    level=Level.BLOCK,
    kinds=REMOVAL,
    meaning="A removal request names a ground that the platform lists.",
    why="No ground of the platform is chosen. A report without one is refused, and may be counted as misuse.",
    mend="Choose the ground and add the evidence, or answer the review instead.",
    find=_find,
)
